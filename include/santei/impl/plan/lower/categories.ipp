// 費目: costs of their own, limits on them, and grants of those that are computed alone.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace santei::plan::detail {

SANTEI_INLINE bool lowering::rounds_categories(clause_pointer clause) {
  return std::get<syntax::rounding_clause>(clause->says).scope == syntax::rounding_scope::category;
}

SANTEI_INLINE std::vector<lowering::clause_pointer> lowering::category_roundings() const {
  std::vector<clause_pointer> found;
  std::copy_if(at_.roundings.begin(), at_.roundings.end(), std::back_inserter(found), rounds_categories);
  return found;
}

/// A 費目 with clauses of its own about the grant, or rounded on its own (費目ごと), is computed alone; the others share the measure's rate.
/// So is one that may pay nothing by itself.
SANTEI_INLINE bool lowering::alone(const check::category& category) const {
  using syntax::clause_kind;
  if (std::any_of(at_.roundings.begin(), at_.roundings.end(), rounds_categories)) return true;
  constexpr std::array own{clause_kind::rate,     clause_kind::amount,   clause_kind::fixed, clause_kind::cap,       clause_kind::raise_to,
                           clause_kind::rounding, clause_kind::eligible, clause_kind::floor, clause_kind::cost_floor};
  return std::any_of(own.begin(), own.end(), [&](clause_kind kind) { return !clauses(category, kind).empty(); });
}

SANTEI_INLINE lowering::costs lowering::lower_category_costs() {
  using syntax::clause_kind;
  for (std::uint32_t i = 0; i < measure_->categories.size(); ++i) {
    const check::category& category = measure_->categories[i];
    at_.category = category.title;
    const node_id cost = cost_of(clauses(category, clause_kind::cost), clauses(category, clause_kind::cost_cap), no_node).cost;
    if (cost == no_node)
      refuse(measure_->where, "E0424", "費目「" + category.title + "」に経費の条文がありません", "the category '" + category.title + "' has no 経費 clause");
    const node_id holds = category_holds(category);  // where not, its cost is none of the measure's
    at_.category_costs[i] = cost == no_node ? make_.number(0) : make_.is_yes(holds) ? cost : make_.select(holds, cost, make_.number(0));
  }
  at_.category.clear();
  at_.own_costs = at_.category_costs;
  if (joint_limits limits = limits_on_several(); needs_program(limits)) {
    if (measure_->categories.size() > limits_.tied_categories) {
      refuse_work(measure_->where, "合わせた限度のある費目が多すぎます", "too many categories stand under limits that tie them", limits_.tied_categories);
      return {};
    }
    at_.joint = std::move(limits);
  }
  const std::vector<node_id> left_out = at_.joint ? std::vector<node_id>() : limit_category_costs();
  costs made;
  const auto add = [&](node_id to, node_id cost) { return to == no_node ? cost : make_.add(to, cost); };
  bool all_shared = true;
  for (std::uint32_t i = 0; i < measure_->categories.size(); ++i) {
    made.sum = add(made.sum, at_.category_costs[i]);
    if (alone(measure_->categories[i])) all_shared = false;
    else made.shared = add(made.shared, at_.category_costs[i]);
  }
  for (const node_id excess : left_out) {
    made.sum = make_.subtract(made.sum, excess);
    if (made.shared != no_node) made.shared = make_.subtract(made.shared, excess);
  }
  if (all_shared) made.shared = made.sum;
  refuse_shared_tiers();
  if (const auto fixed = clauses(clause_kind::fixed); made.shared == no_node && !measure_->categories.empty() && !fixed.empty())
    refuse(fixed.front()->where, "E0433", "どの費目にも自分の補助率や上限額などがあるので、枠の定額に当たる経費がありません",
           "every category is computed by itself, so that no cost is left for the 定額 of the measure");
  return made;
}

/// A 定額 of the measure, or a tier of its rates: what is measured on all costs together. Null where there is neither.
SANTEI_INLINE lowering::clause_pointer lowering::shared_tier() const {
  if (const auto fixed = clauses(syntax::clause_kind::fixed); !fixed.empty()) return fixed.front();
  for (const clause_pointer one : clauses(syntax::clause_kind::rate))
    if (std::get<syntax::figure_clause>(one->says).figure.tier) return one;
  return nullptr;
}

/// Tiers and 定額 of the measure are measured once, on all costs that share them: a 費目 that is computed alone needs a rate of its own beside them.
SANTEI_INLINE void lowering::refuse_shared_tiers() {
  using syntax::clause_kind;
  const clause_pointer shared = shared_tier();
  if (shared == nullptr) return;
  for (const check::category& one : measure_->categories) {
    if (!alone(one) || !clauses(one, clause_kind::rate).empty() || !clauses(one, clause_kind::amount).empty()) continue;
    return refuse(shared->where, "E0433",
                  "費目「" + one.title + "」は自分の補助率がないのに費目ごとに計算するので、枠の定額や段階の率を費目にどう分けるか決まりません",
                  "the category '" + one.title + "' is computed by itself without a rate of its own, so that 定額 and tiers of the measure cannot be shared out");
  }
}

/// The grant of one 費目, if its 対象 hold, before its share of the total is limited and before its 端数.
SANTEI_INLINE draft lowering::category_grant(std::uint32_t index) {
  using syntax::clause_kind;
  const check::category& category = measure_->categories[index];
  const auto own_rates = clauses(category, clause_kind::rate);
  const clause_list rates = own_rates.empty() ? clauses(clause_kind::rate) : clause_list(own_rates);
  const auto amounts = clauses(category, clause_kind::amount);
  at_.category = category.title;
  const node_id outer_cap = at_.cap;
  rate_changes outer = std::exchange(at_.changes, changes_of(own_rates.empty() ? nullptr : &category));
  draft of =
      amounts.empty() ? fixed_and_rate(clauses(category, clause_kind::fixed), rates, at_.category_costs.at(index)) : formula(amounts);
  of = raise(of, clauses(category, clause_kind::raise_to));
  of = cut(of, clauses(category, clause_kind::cap), clauses(category, clause_kind::cap_addition));
  at_.category.clear();
  at_.changes = std::move(outer);
  at_.cap = outer_cap;  // 上限額 as a name is the measure's
  const node_id holds = category_holds(category);
  return make_.is_yes(holds) ? of : choose(holds, of, exactly(make_.number(0), false));
}

/// The sum of what is computed together and what 費目s have alone; nothing when neither has a figure.
SANTEI_INLINE std::optional<draft> lowering::with_categories(std::optional<draft> together) {
  std::vector<draft> grants;
  std::vector<std::uint32_t> who;
  for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
    if (alone(measure_->categories[i])) grants.push_back(category_grant(i)), who.push_back(i);
  if (grants.size() == measure_->categories.size() && !grants.empty() && clauses(syntax::clause_kind::amount).empty()) together.reset();
  limit_category_grants(grants, who, together);
  if (together) at_.together = together->stated;
  for (std::size_t k = 0; k < grants.size(); ++k) {
    grants[k] = finish_category(grants[k], who[k]);
    together = together ? plus(*together, grants[k]) : grants[k];
  }
  return together;
}

/// Whether the 対象 of a 費目 hold; where not, it pays nothing.
SANTEI_INLINE node_id lowering::category_holds(const check::category& category) {
  node_id all = make_.truth(true);
  for (const clause_pointer clause : clauses(category, syntax::clause_kind::eligible)) {
    const auto& says = std::get<syntax::eligible_clause>(clause->says);
    all = make_.all(all, make_.any(make_.negate(applies(*clause)), truth(says.condition)));
  }
  return all;
}

/// 端数 of the grant of one 費目, then its floors: below them it pays nothing.
SANTEI_INLINE draft lowering::finish_category(draft of, std::uint32_t index) {
  using syntax::clause_kind;
  const check::category& category = measure_->categories[index];
  at_.category = category.title;
  at_.category_unrounded[index] = of.unrounded;
  of = round(syntax::rounding_scope::whole, of, clauses(category, clause_kind::rounding));
  of = round(syntax::rounding_scope::category, of, category_roundings());
  const auto pay_only_where = [&](const syntax::clause& clause, const auto& enough) {
    const node_id when = stands(clause, clauses(category, clause.is));
    of = each(of, [&](node_id a) { return make_.select(make_.any(make_.negate(when), enough(a)), a, make_.number(0)); });
    step_of(clause, clause.is == clause_kind::floor ? "下限額" : "経費下限", of.stated, money(), make_.all(when, of.has_stated));
  };
  const auto figure_of = [&](const syntax::clause& clause) {
    return number(std::get<syntax::figure_clause>(clause.says).figure.alternatives.front().value);
  };
  for (const clause_pointer clause : clauses(category, clause_kind::cost_floor)) {
    const node_id reached = make_.at_least(at_.category_costs.at(index), figure_of(*clause));
    pay_only_where(*clause, [&](node_id) { return reached; });
  }
  for (const clause_pointer clause : clauses(category, clause_kind::floor)) {
    const node_id floor = figure_of(*clause);
    pay_only_where(*clause, [&](node_id a) { return make_.at_least(a, floor); });
  }
  at_.category_grants[index] = of.stated;
  at_.category.clear();
  return of;
}

/// The split of what is paid among 費目s computed alone: each at most its own grant and its share of the whole, at least what the others
/// cannot take. What 加算 adds is no 費目's.
SANTEI_INLINE void lowering::lower_category_parts() {
  if (!at_.tied.empty()) return lower_tied_parts(at_.tied, joint_program(*at_.joint, at_.tied, &amount::stated, out_.grant.stated));
  if (at_.category_grants.empty() || at_.category_grants.size() + (at_.together == no_node ? 0U : 1U) < 2) return;
  const node_id paid = out_.grant.stated;
  node_id sum = at_.together == no_node ? make_.number(0) : at_.together;
  for (const auto& [i, grant] : at_.category_grants) sum = make_.add(sum, grant);
  const node_id split = make_.minimum(paid, sum);
  node_id all = at_.together == no_node ? make_.number(0) : make_.minimum(at_.together, split);
  for (const auto& [i, grant] : at_.category_grants) {
    const check::category& category = measure_->categories[i];
    node_id most = make_.minimum(grant, split);
    if (const auto share = share_of_total(clauses(category, syntax::clause_kind::cap))) {
      const node_id limit = round_at(syntax::rounding_scope::category, make_.multiply(paid, make_.number(*share)), category_roundings());
      most = make_.minimum(most, round_at(syntax::rounding_scope::whole, limit, clauses(category, syntax::clause_kind::rounding)));
    }
    out_.categories.push_back({category.key, category.title, no_node, most});
    all = make_.add(all, most);
  }
  for (plan::category& one : out_.categories)
    one.least = make_.maximum(make_.number(0), make_.subtract(split, make_.subtract(all, one.most)));
}

}  // namespace santei::plan::detail
