// What is granted on one 費目 as pieces of falling slope: the form in which several 費目 are weighed against each other.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/lower/rates.ipp>
#include <santei/impl/plan/lower/sign.ipp>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// Rows of a program as they are written down.
struct joint_writer {
  joint_writer(builder& with, const measure_plan& into) : make(with), plan(into) {}

  void limit(program::form left, node_id most, node_id when = no_node) {
    const node_id room = never_negative(plan)[most] ? most : make.maximum(most, make.number(0));
    made.rows.push_back({std::move(left), room, when == no_node ? make.truth(true) : when});
  }
  /// one ≤ share · whole, where `one` is a part of `whole`.
  void limit_share(const program::form& one, const program::form& whole, const rational& share) {
    program::form left;
    for (const program::term& part : whole) {
      const bool own = std::any_of(one.begin(), one.end(), [&](const program::term& t) { return t.variable == part.variable; });
      left.push_back({part.variable, make.multiply(part.coefficient, make.number(own ? rational(1) - share : -share))});
    }
    limit(std::move(left), make.number(0));
  }
  [[nodiscard]] program::form sum_of(const std::vector<std::uint32_t>& variables) {
    program::form made_form;
    for (const std::uint32_t v : variables) made_form.push_back({v, make.number(1)});
    return made_form;
  }

  builder& make;
  const measure_plan& plan;
  program made;
};

/// The grant of a block in terms of its cost, where that moves and nothing else limits the grant, or else of new variables with the rows
/// that bound them.
SANTEI_INLINE program::form lowering::block_form(joint_writer& write, const block& of, node_id amount::*field, bool costs_move,
                                                 bool bounded) {
  if (of.whole) {  // an amount that no cost moves
    const program::form grant{{write.made.variables++, make_.number(1)}};
    write.limit(grant, (*of.whole).*field);
    return grant;
  }
  if (costs_move && !bounded && make_.is_no(of.capped) && of.pieces.size() == 1 && of.pieces.front().width == no_node) {
    program::form grant;
    for (const std::uint32_t i : of.categories) grant.push_back({i, of.pieces.front().slope.*field});
    return grant;
  }
  program::form grant, used;
  for (const part_of_cost& one : of.pieces) {
    const std::uint32_t variable = write.made.variables++;
    grant.push_back({variable, one.slope.*field});
    used.push_back({variable, make_.number(1)});
    if (one.width != no_node) write.limit({one.of_grant ? grant.back() : used.back()}, one.width);
  }
  node_id cost = make_.number(0);
  for (const std::uint32_t i : of.categories) {
    if (costs_move) used.push_back({i, make_.number(-1)});
    else cost = make_.add(cost, at_.own_costs.at(i));
  }
  write.limit(std::move(used), cost);
  if (!make_.is_no(of.capped)) write.limit(grant, of.cap, of.capped);
  return grant;
}

/// A slope in every combination of the conditions it hangs on.
SANTEI_INLINE std::optional<rational> lowering::settled(node_id of, const std::map<node_id, bool>& conditions) const {
  const node& n = out_.nodes[of];
  if (n.code == op::select) return settled(conditions.at(n.c) ? n.a : n.b, conditions);
  if (n.code == op::add || n.code == op::minimum) {
    const auto a = settled(n.a, conditions), b = settled(n.b, conditions);
    return !a || !b ? std::nullopt : std::optional(n.code == op::add ? *a + *b : std::min(*a, *b));
  }
  const rational* value = make_.constant(of);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

SANTEI_INLINE void lowering::conditions_of(node_id of, std::map<node_id, bool>& into) const {
  const node& n = out_.nodes[of];
  if (n.code != op::select && n.code != op::add && n.code != op::minimum) return;
  if (n.code == op::select) into.emplace(n.c, false);
  conditions_of(n.a, into);
  conditions_of(n.b, into);
}

/// Whether no slope is above the one before it, whatever its conditions; false too where that cannot be told.
SANTEI_INLINE bool lowering::falls(node_id before, node_id after) const {
  if (before == after) return true;
  std::map<node_id, bool> conditions;
  conditions_of(before, conditions);
  conditions_of(after, conditions);
  constexpr std::size_t most_conditions = 12;
  if (conditions.size() > most_conditions) return false;
  for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << conditions.size()); ++bits) {
    std::size_t k = 0;
    for (auto& [id, holds] : conditions) holds = ((bits >> k++) & 1U) != 0;
    const auto first = settled(before, conditions), second = settled(after, conditions);
    if (!first || !second || *second > *first) return false;
  }
  return true;
}

/// The rates of a block as pieces: 定額 as a first piece of slope 1, then each tier, or one piece without an end.
SANTEI_INLINE void lowering::add_rates(block& to, clause_list fixed, clause_list rates, node_id cost) {
  const node_id one = make_.number(1);
  const auto shown = static_cast<std::ptrdiff_t>(out_.steps.size());
  to.said = exactly(make_.number(0), false);
  for (const clause_pointer clause : fixed) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    if (figure.alternatives.front().is != syntax::alternative_kind::value) return refuse_tied(clause->where, "定額 未定", "an open 定額");
    part_of_cost part;
    part.slope = exactly(one, figure.at_most);
    part.width = make_.select(applies(*clause), number(figure.alternatives.front().value), make_.number(0));
    to.pieces.push_back(part);
    to.shown.emplace_back(clause, applies(*clause));
  }
  for (const clause_pointer clause : rates)
    for (const syntax::alternative& alternative : std::get<syntax::figure_clause>(clause->says).figure.alternatives)
      if (alternative.is == syntax::alternative_kind::fixed_open) return refuse_tied(clause->where, "定額 未定", "an open 定額");
  if (has_tiers(rates)) {
    for (const clause_pointer clause : rates)
      if (!is_one_value(clause))
        return refuse_tied(clause->where, "段階と並ぶ、率が一つに決まらない補助率", "a rate that is not one figure beside tiers");
    for (const rate_tier& tier : tiers_of(rates)) {
      part_of_cost part;
      part.slope = rate_of(tier);
      part.of_grant = tier.of_grant;
      if (tier.up_to != no_node) part.width = make_.subtract(tier.up_to, tier.above);
      to.pieces.push_back(part);
    }
  } else if (!rates.empty()) {
    part_of_cost part;
    part.slope = rate_on(rates, one, known(cost));
    to.said = part.slope;
    to.pieces.push_back(part);
  }
  out_.steps.erase(out_.steps.begin() + shown, out_.steps.end());  // what a unit of cost brings is no step
  for (const clause_list all : {rates, clause_list(at_.changes.additions), clause_list(at_.changes.caps)})
    for (const clause_pointer clause : all) to.shown.emplace_back(clause, stands(*clause, all));
  for (std::size_t k = 1; k < to.pieces.size(); ++k)
    for (node_id amount::*const field : amount_fields)
      if (!falls(to.pieces[k - 1].slope.*field, to.pieces[k].slope.*field)) {
        const syntax::clause& last = rates.empty() ? *fixed.back() : *rates.back();
        return refuse_tied(last.where, "上がっていく率", "rising rates");
      }
}

SANTEI_INLINE void lowering::refuse_tied(const span& where, const std::string& ja, const std::string& en) {
  refuse(where, "E0431", ja + "のある費目は、ほかの費目と合わせた限度の中に置けません（経費を増やすほど有利になるところがあると、いちばん多くなる分け方が決まりません）",
         "a 費目 with " + en + " cannot stand under a limit that ties it to others: where more cost is worth more, no split is the best");
}

/// One block a 費目; those without figures of their own under tiers or 定額 of the measure form one together.
SANTEI_INLINE std::vector<lowering::block> lowering::joint_blocks(const joint_limits& limits) {
  using syntax::clause_kind;
  const auto rates = clauses(clause_kind::rate), fixed = clauses(clause_kind::fixed), amounts = clauses(clause_kind::amount);
  const bool pooled = shared_tier() != nullptr;
  std::vector<block> made;
  std::optional<std::size_t> pool;
  for (std::uint32_t i = 0; i < measure_->categories.size(); ++i) {
    const bool alone_here = alone(measure_->categories[i]);
    if (!alone_here && !amounts.empty()) continue;  // the measure's formula says what is paid
    if (!alone_here && pooled) {
      if (limits.on_grant_of(i))
        refuse(measure_->where, "E0432", "費目「" + measure_->categories[i].title + "」だけの補助額の限度は、費目に補助率がないと決まりません",
               "a limit on what the category '" + measure_->categories[i].title + "' is granted needs a 補助率 of its own");
      if (!pool) {
        pool = made.size();
        made.emplace_back().capped = make_.truth(false);
      }
      made[*pool].categories.push_back(i);
      continue;
    }
    made.push_back(limits.on_cost_of(i) || limits.on_grant_of(i) || !alone_here ? tied_block(i) : settled_block(i));
    made.back().alone = alone_here;
  }
  if (pool) {
    node_id cost = make_.number(0);
    for (const std::uint32_t i : made[*pool].categories) cost = make_.add(cost, at_.category_costs.at(i));
    add_rates(made[*pool], fixed, rates, cost);
  }
  if (!amounts.empty()) {
    block all;
    all.whole = formula(amounts);
    all.said = *all.whole;
    all.together = true;
    all.categories = {static_cast<std::uint32_t>(measure_->categories.size())};
    made.push_back(std::move(all));
  }
  return made;
}

/// A 費目 that a joint limit reaches.
SANTEI_INLINE lowering::block lowering::tied_block(std::uint32_t index) {
  using syntax::clause_kind;
  const check::category& category = measure_->categories[index];
  block made;
  made.categories = {index};
  if (const auto raises = clauses(category, clause_kind::raise_to); !raises.empty()) refuse_tied(raises.front()->where, "最低額", "最低額");
  if (!clauses(category, clause_kind::amount).empty()) return settled_block(index);
  const auto own_rates = clauses(category, clause_kind::rate);
  at_.category = category.title;
  const auto fixed = clauses(category, clause_kind::fixed);
  rate_changes outer = std::exchange(at_.changes, changes_of(own_rates.empty() ? nullptr : &category));
  add_rates(made, fixed, own_rates.empty() ? clauses(clause_kind::rate) : clause_list(own_rates), at_.category_costs.at(index));
  at_.changes = std::move(outer);
  const node_id holds = category_holds(category);
  if (!make_.is_yes(holds)) {
    made.said = choose(holds, made.said, exactly(make_.number(0), false));
    for (part_of_cost& one : made.pieces) one.slope = each(one.slope, [&](node_id a) { return make_.select(holds, a, make_.number(0)); });
  }
  const auto caps = clauses(category, clause_kind::cap);
  const cap_limit own = limit_of(caps, clauses(category, clause_kind::cap_addition));
  made.cap = own.limit;
  made.capped = own.capped;
  for (const clause_pointer clause : caps)
    if (!is_joint(*clause)) made.shown.emplace_back(clause, stands(*clause, caps));
  at_.category.clear();
  return made;
}

/// A 費目 whose grant no joint limit on costs moves.
SANTEI_INLINE lowering::block lowering::settled_block(std::uint32_t index) {
  block made;
  made.categories = {index};
  made.whole = category_grant(index);
  made.said = *made.whole;
  return made;
}

}  // namespace santei::plan::detail
