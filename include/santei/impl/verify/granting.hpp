// Which measure 補助額( programme/measure ) means to the one that asks: in the edition that is named, else in that of the same days.
#pragma once

#include <santei/impl/verify/derivation.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::verify::detail {

/// 版 of a measure: its key and days, of the innermost block that says it.
struct round_of_measure {
  std::string edition;
  std::optional<std::int64_t> from, to;

  friend bool operator==(const round_of_measure&, const round_of_measure&) = default;
};
inline round_of_measure round_of(const syntax::file& tree, const std::vector<std::uint32_t>& chain) {
  const auto day = [](const std::optional<literal>& of) { return of ? of->value.to_int64() : std::nullopt; };
  for (auto block = chain.rbegin(); block != chain.rend(); ++block)
    for (const syntax::clause& one : tree.blocks[*block].clauses)
      if (const auto* says = std::get_if<syntax::edition_clause>(&one.says)) return {says->key.text, day(says->from), day(says->to)};
  return {};
}

struct granting {
  file_words* in = nullptr;
  const named_measure* named = nullptr;
  round_of_measure round;
};

inline std::optional<granting> granting_measure(all_words& words, file_words& asking, const std::vector<std::uint32_t>& chain, std::string_view id) {
  const auto split = [](std::string_view whole) {
    const std::size_t at = std::min(whole.find('@'), whole.size());
    return std::pair(whole.substr(0, at), whole.substr(at));
  };
  const auto [name, edition] = split(id);
  std::vector<granting> all;
  for (file_words& in : words)
    for (const named_measure& one : in.measures)
      if (const auto [its_name, its_edition] = split(one.id); its_name == name && (edition.empty() || its_edition == (edition == "@r6_supplementary" ? "" : edition)))
        all.push_back({&in, &one, round_of(*in.tree, chain_of(*in.tree, one.block))});
  if (all.size() == 1 && (!edition.empty() || all.front().round.edition.empty())) return all.front();
  const round_of_measure own = round_of(*asking.tree, chain);
  for (const granting& one : all)
    if (one.in == &asking && one.round == own) return one;
  if (!own.from && !own.to) return std::nullopt;
  std::optional<granting> newest;
  bool tied = false;
  for (const granting& one : all) {
    const auto& [key, from, to] = one.round;
    const bool begins = !from || (own.from && *from <= *own.from), ends = !to || (own.to && *own.to <= *to);
    if (key.empty() || !begins || !ends) continue;
    tied = newest && newest->round.from == from;
    if (!newest || newest->round.from <= from) newest = one;  // no day is before every day
  }
  return tied ? std::nullopt : newest;
}

}  // namespace santei::verify::detail
