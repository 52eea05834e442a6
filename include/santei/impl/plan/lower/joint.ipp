// Limits that tie several 費目: they hold together whatever each 費目 has of its own, so the costs are those that give the greatest total.
#pragma once

#include <santei/impl/syntax/keywords.ipp>

#include <santei/impl/plan/lower/joint_blocks.ipp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// The program of one of the four numbers of an amount.
SANTEI_INLINE program lowering::joint_program(const joint_limits& limits, const std::vector<block>& blocks, node_id amount::*field,
                                              std::optional<node_id> at_most) {
  joint_writer write(make_, out_);
  const auto count = static_cast<std::uint32_t>(measure_->categories.size());
  const bool costs_move = limits.on_costs();
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), 0U);
  if (costs_move) write.made.variables = count;  // the cost that counts of each 費目
  for (std::uint32_t i = 0; costs_move && i < count; ++i) write.limit(write.sum_of({i}), at_.own_costs.at(i));
  std::vector<program::form> grants;
  const bool all_limited = at_most && !limits.cost_shares.empty();  // a cost may count in the total and not be paid for
  for (const block& one : blocks)
    grants.push_back(block_form(write, one, field, costs_move, all_limited || limits.on_grant_of(one.categories.front())));
  program::form total;
  for (const program::form& one : grants) total.insert(total.end(), one.begin(), one.end());
  for (const tie& one : limits.costs) write.limit(write.sum_of(one.categories.empty() ? all : one.categories), one.most, one.when);
  for (const auto& [i, share] : limits.cost_shares) write.limit_share(write.sum_of({i}), write.sum_of(all), share);
  for (const tie& one : limits.grants) {
    program::form sum;
    for (std::size_t b = 0; b < blocks.size(); ++b)
      if (std::find(one.categories.begin(), one.categories.end(), blocks[b].categories.front()) != one.categories.end())
        sum.insert(sum.end(), grants[b].begin(), grants[b].end());
    write.limit(sum, one.most, one.when);
  }
  for (std::size_t b = 0; b < blocks.size(); ++b)
    if (const auto share = limits.grant_shares.find(blocks[b].categories.front()); share != limits.grant_shares.end())
      write.limit_share(grants[b], total, share->second);
  if (at_most) write.limit(total, *at_most);
  write.made.aims.push_back(total);
  write.made.aims.insert(write.made.aims.end(), grants.begin(), grants.end());
  if (costs_move) {
    write.made.aims.push_back(write.sum_of(all));
    for (const std::uint32_t i : all) write.made.aims.push_back(write.sum_of({i}));
  }
  return std::move(write.made);
}

/// Whether what is paid on the block is not what the program gives: the split then counts.
SANTEI_INLINE bool lowering::rounds_or_floors(const block& of) const {
  using syntax::clause_kind;
  if (!of.alone) return false;
  const check::category& category = measure_->categories[of.categories.front()];
  return !category_roundings().empty() || !clauses(category, clause_kind::rounding).empty() ||
         !clauses(category, clause_kind::floor).empty() || !clauses(category, clause_kind::cost_floor).empty();
}

/// What all 費目 are granted together, each rounded and held against its floors where it is; the costs that count become those of the
/// measure.
SANTEI_INLINE draft lowering::joint_grant(const joint_limits& limits) {
  const std::vector<block> blocks = joint_blocks(limits);
  if (!problems_.empty()) return nothing();
  std::vector<program> programs;  // of each of the four numbers
  for (node_id amount::*const field : amount_fields) programs.push_back(joint_program(limits, blocks, field));
  if (limits.on_costs()) {
    const program& stated = programs.front();
    const auto first_cost = static_cast<std::uint32_t>(1 + blocks.size());
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
      at_.category_costs[i] = make_.optimum(stated, first_cost + 1 + i, settling::in_order);
    if (clauses(syntax::clause_kind::cost).empty()) at_.cost = make_.optimum(stated, first_cost, settling::in_order);
  }
  draft sum = nothing();
  bool split_counts = false;  // what each 費目 gets changes the sum
  std::vector<draft> parts;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    draft part = blocks[b].said;
    for (std::size_t f = 0; f < programs.size(); ++f) part.*amount_fields[f] = make_.optimum(programs[f], 1 + b, settling::in_order);
    parts.push_back(part);
    split_counts = split_counts || rounds_or_floors(blocks[b]);
  }
  if (split_counts) {
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      const draft paid = blocks[b].alone ? finish_category(parts[b], blocks[b].categories.front()) : parts[b];
      if (!blocks[b].alone && blocks[b].categories.size() == 1) at_.category_grants[blocks[b].categories.front()] = paid.stated;
      sum = b == 0 ? paid : plus(sum, paid);
    }
  } else {
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      sum = b == 0 ? parts[b] : plus(sum, parts[b]);
      if (blocks[b].categories.size() == 1)
        at_.category_unrounded[blocks[b].categories.front()] = at_.category_grants[blocks[b].categories.front()] = parts[b].stated;
    }
    for (std::size_t f = 0; f < programs.size(); ++f) sum.*amount_fields[f] = make_.optimum(programs[f], 0, settling::in_order);
    at_.tied = blocks;
  }
  show_ties(limits, blocks, parts);
  return sum;
}

/// What of the amount paid may fall to each 費目: as much and as little as all limits allow.
SANTEI_INLINE void lowering::lower_tied_parts(const std::vector<block>& blocks, const program& split) {
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].categories.size() != 1 || blocks[b].together) continue;
    const check::category& category = measure_->categories[blocks[b].categories.front()];
    out_.categories.push_back(
        {category.key, category.title, make_.optimum(split, 1 + b, settling::least), make_.optimum(split, 1 + b, settling::greatest)});
  }
}

/// The steps of limits that bind, and of the rates of each 費目.
SANTEI_INLINE void lowering::show_ties(const joint_limits& limits, const std::vector<block>& blocks, const std::vector<draft>& parts) {
  const type yen = money();
  const auto sum_over = [&](const std::vector<std::uint32_t>& of, const auto& value) {
    node_id sum = make_.number(0);
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
      if (of.empty() || std::find(of.begin(), of.end(), i) != of.end()) sum = make_.add(sum, value(i));
    return sum;
  };
  for (const tie& one : limits.costs) {
    const node_id before = sum_over(one.categories, [&](std::uint32_t i) { return at_.own_costs.at(i); });
    const node_id now = sum_over(one.categories, [&](std::uint32_t i) { return at_.category_costs.at(i); });
    const node_id binds = make_.all(make_.above(before, one.most), make_.at_least(now, one.most));
    step_of(*one.clause, "経費上限", now, yen, make_.all(one.when, binds));
  }
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const block& one = blocks[b];
    at_.category = one.categories.size() == 1 && !one.together ? measure_->categories[one.categories.front()].title : std::string();
    for (const auto& [clause, when] : one.shown)
      step_of(*clause, std::string(syntax::detail::keyword_of(clause->is)), parts[b].stated, yen, make_.all(when, one.said.has_stated));
    at_.category.clear();
  }
  for (const tie& one : limits.grants) {
    node_id sum = make_.number(0);
    for (std::size_t b = 0; b < blocks.size(); ++b)
      if (std::find(one.categories.begin(), one.categories.end(), blocks[b].categories.front()) != one.categories.end())
        sum = make_.add(sum, parts[b].stated);
    step_of(*one.clause, "上限額", sum, yen, make_.all(one.when, make_.at_least(sum, one.most)));
  }
}

}  // namespace santei::plan::detail
