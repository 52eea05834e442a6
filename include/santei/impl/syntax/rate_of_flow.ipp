// Definitions for the rate that 流れ states.
#pragma once

#include <santei/syntax/rate_of_flow.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace santei::syntax {

namespace detail {

/// Whether `inner` is `outer` or stands in it.
SANTEI_INLINE bool stands_in(const file& tree, std::size_t inner, std::size_t outer) {
  for (auto at = static_cast<std::int32_t>(inner); at >= 0; at = tree.blocks[static_cast<std::size_t>(at)].parent)
    if (static_cast<std::size_t>(at) == outer) return true;
  return false;
}

/// What the blocks around one and in it have.
struct said_of_amounts {
  bool cost = false, amount = false;
};
SANTEI_INLINE said_of_amounts amounts_around(const file& tree, std::size_t of) {
  said_of_amounts found;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i) {
    if (!stands_in(tree, i, of) && !stands_in(tree, of, i)) continue;
    if (tree.blocks[i].is == block_kind::category) found.amount = true;
    for (const clause& one : tree.blocks[i].clauses) {
      found.cost = found.cost || one.is == clause_kind::cost;
      found.amount = found.amount || one.is == clause_kind::rate || one.is == clause_kind::fixed || one.is == clause_kind::amount;
    }
  }
  return found;
}

SANTEI_INLINE clause rate_of(const clause& flow) {
  const stage& last = std::get<flow_clause>(flow.says).stages.back();
  clause made = flow;
  made.is = clause_kind::rate;
  made.where = made.keyword = last.where;
  made.says = figure_clause{*last.rate, {}};
  return made;
}

}  // namespace detail

SANTEI_INLINE void add_rates_of_flows(file& tree) {
  std::vector<std::pair<std::size_t, clause>> made;
  for (std::size_t i = 0; i < tree.blocks.size(); ++i)
    for (const clause& one : tree.blocks[i].clauses) {
      const auto* flow = one.is == clause_kind::flow ? &std::get<flow_clause>(one.says) : nullptr;
      if (flow == nullptr || flow->stages.empty() || !flow->stages.back().rate) continue;
      if (const auto said = detail::amounts_around(tree, i); said.cost && !said.amount) made.emplace_back(i, detail::rate_of(one));
    }
  for (auto& [block, rate] : made) tree.blocks[block].clauses.push_back(std::move(rate));
}

}  // namespace santei::syntax
