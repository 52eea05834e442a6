// Definitions of looking into a declaration.
#pragma once

#include <santei/text/normal.hpp>
#include <santei/value/declaration.hpp>

#include <utility>

namespace santei {

SANTEI_INLINE std::string name_folded(std::string_view name) {
  std::string folded = fold_for_lookup(name);
  constexpr std::pair<std::string_view, char> alike[] = {{"\u301c", '~'},   // what CP932 calls ～
                                                         {"、", ','}, {"・", ','}};  // 医療，福祉 is 医療、福祉 and 医療・福祉
  for (const auto& [written, as] : alike)
    for (std::size_t at = folded.find(written); at != std::string::npos; at = folded.find(written, at)) folded.replace(at, written.size(), 1, as);
  for (char& c : folded) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return folded;
}

SANTEI_INLINE bool declaration::is_named(std::string_view folded) const {
  const auto is_it = [&](const other_name& one) { return one.choices.empty() && one.folded == folded; };
  return name_folded(key) == folded || name_folded(label) == folded || std::any_of(other_names.begin(), other_names.end(), is_it);
}

SANTEI_INLINE std::optional<std::size_t> declaration::find_choice(std::string_view word) const {
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!choices[i].key.empty() && (choices[i].key == word || choices[i].label == word)) return i;
  }
  const std::string folded = name_folded(word);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (!choices[i].key.empty() && (name_folded(choices[i].key) == folded || name_folded(choices[i].label) == folded)) return i;
  }
  return std::nullopt;
}

SANTEI_INLINE std::vector<std::uint32_t> declaration::find_choices(std::string_view word) const {
  if (const auto one = find_choice(word)) return {static_cast<std::uint32_t>(*one)};
  const std::string folded = name_folded(word);
  for (const other_name& one : other_names)
    if (one.folded == folded) return one.choices;
  return {};
}

SANTEI_INLINE std::size_t declaration::choice_count() const {
  if (of.of == kind::truth) return 2;
  return choices.size() - (!choices.empty() && choices.back().key.empty() ? 1 : 0);
}

SANTEI_INLINE interval declaration::range() const {
  const auto closed = [](const std::optional<rational>& value) { return value ? std::optional<bound>(bound{*value, true}) : std::nullopt; };
  const bool dated = of.of == kind::date || of.of == kind::month;
  // A declared greatest value below 0 has no default least beside it.
  const bool from_zero = !least && !dated && (!greatest || greatest->sign() >= 0);
  return {from_zero ? bound{rational(), true} : closed(least), closed(greatest)};
}

SANTEI_INLINE bool declaration::within(std::size_t inner, std::size_t outer) const {
  // A tree has no more steps to its top than it has choices; counting keeps a malformed one from going round.
  for (std::size_t steps = 0; steps <= choices.size(); ++steps) {
    if (inner == outer) return true;
    if (choices[inner].parent < 0) return false;
    inner = static_cast<std::size_t>(choices[inner].parent);
  }
  return false;
}

SANTEI_INLINE bool is_same_fact(const declaration& one, const declaration& other) {
  return one.label == other.label && one.of == other.of && one.choices == other.choices && one.least == other.least && one.greatest == other.greatest &&
         one.rows == other.rows && one.may_be_none == other.may_be_none && one.counter == other.counter;
}

}  // namespace santei
