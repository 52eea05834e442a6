// Definitions for the measure that 補助額 means.
#pragma once

#include <santei/check/granting.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>

namespace santei::check {

namespace detail {

/// The days on which an edition is applied for, both in.
struct round_days {
  std::int64_t first = std::numeric_limits<std::int64_t>::min(), last = std::numeric_limits<std::int64_t>::max();
  bool stated = false;

  friend bool operator==(const round_days&, const round_days&) = default;
  [[nodiscard]] bool covers(const round_days& other) const { return first <= other.first && other.last <= last; }
};

SANTEI_INLINE round_days days_of(const checked& file, const measure& of) {
  round_days made;
  for (const clause_place place : of.clauses) {
    const auto* says = std::get_if<syntax::edition_clause>(&file.at(place).says);
    if (says == nullptr) continue;
    if (says->from) made.first = says->from->value.to_int64().value_or(made.first);
    if (says->to) made.last = says->to->value.to_int64().value_or(made.last);
    made.stated = says->from || says->to;
  }
  return made;
}

SANTEI_INLINE void add_candidates(const checked& file, std::string_view name, std::string_view edition, std::vector<granting>& into) {
  for (const measure& one : file.measures)
    if (name.starts_with(one.programme) && (edition.empty() || one.edition == (edition == undated_edition ? std::string_view() : edition)) && one.id() == name)
      into.push_back({&file, &one});
}

}  // namespace detail

SANTEI_INLINE granted granting_measure(const checked& file, const measure& asking, std::string_view id) {
  const std::size_t at = std::min(id.find('@'), id.size());
  const std::string_view name = id.substr(0, at), edition = id.substr(std::min(at + 1, id.size()));
  granted found;
  detail::add_candidates(file, name, edition, found.candidates);
  for (const auto& other : file.others) detail::add_candidates(*other, name, edition, found.candidates);
  const auto choose = [&](const granting& one) { found.chosen = one; };
  const bool one_alone = found.candidates.size() == 1;
  if (one_alone && (!edition.empty() || found.candidates.front().of->edition.empty())) return choose(found.candidates.front()), found;
  const detail::round_days days = detail::days_of(file, asking);
  for (const granting& one : found.candidates)
    if (one.in == &file && one.of->edition == asking.edition && detail::days_of(file, *one.of) == days) return choose(one), found;
  if (!days.stated) return found;
  std::int64_t newest = 0;
  for (const granting& one : found.candidates) {
    const detail::round_days theirs = detail::days_of(*one.in, *one.of);
    if (one.of->edition.empty() || !theirs.covers(days) || (found.chosen && theirs.first < newest)) continue;
    if (found.chosen && theirs.first == newest) return found.chosen.reset(), found;
    newest = theirs.first, choose(one);
  }
  return found;
}

}  // namespace santei::check
