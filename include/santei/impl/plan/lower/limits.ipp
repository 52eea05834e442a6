// Limits that hang on a total which includes what they limit: the greatest total that satisfies all of them.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// A 上限額 as a number; 未満 is the last multiple of the unit of 端数 below it.
SANTEI_INLINE node_id lowering::cap_value(const syntax::clause& clause) {
  const auto& figure = std::get<syntax::figure_clause>(clause.says).figure;
  const node_id value = number(figure.alternatives.front().value);
  if (!figure.strictly_below) return value;
  const auto last_below = [&](const rational& unit) {
    const node_id next = make_.maximum(make_.round(value, {unit, rounding_mode::up}), make_.round(value, {unit, rounding_mode::down}));
    return make_.subtract(next, make_.number(unit));  // 切上げ of what is below 0 goes down
  };
  node_id result = last_below(1);
  for (const clause_pointer rounding : at_.roundings)
    if (const auto& says = std::get<syntax::rounding_clause>(rounding->says); says.unit)
      result = make_.select(stands(*rounding, at_.roundings), last_below(*says.unit), result);
  return result;
}

/// T is the greatest number with T ≤ Σ min(xᵢ, sᵢT), the group within its cap. The right side is the least of finitely many lines in T,
/// one for each set of parts
/// that stand at their share, so T is the least of their fixed points; lines as steep as T bound nothing.
SANTEI_INLINE node_id lowering::greatest_total(const std::vector<limited>& parts, std::optional<node_id> group_cap) {
  std::vector<std::size_t> shared;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].share) shared.push_back(i);
  node_id least = no_node;
  for (const bool group_at_cap : {false, true}) {
    if (group_at_cap && !group_cap) continue;
    for (std::size_t set = 0; set < (std::size_t{1} << shared.size()); ++set) {
      rational steepness = 0;
      node_id sum = group_at_cap ? *group_cap : make_.number(0);
      bool repeated = false;  // a part inside a capped group does not count by itself
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto at = std::find(shared.begin(), shared.end(), i);
        const bool at_share = at != shared.end() && ((set >> static_cast<std::size_t>(at - shared.begin())) & 1U) != 0;
        if (group_at_cap && parts[i].in_group) repeated = repeated || at_share;
        else if (at_share) steepness += *parts[i].share;
        else sum = make_.add(sum, parts[i].value);
      }
      if (repeated || steepness >= rational(1)) continue;
      const node_id bound = make_.divide(sum, make_.number(rational(1) - steepness));
      least = least == no_node ? bound : make_.minimum(least, bound);
    }
  }
  return least;
}

SANTEI_INLINE void lowering::limit_shares(std::vector<limited>& parts, std::optional<node_id> group_cap) {
  if (std::none_of(parts.begin(), parts.end(), [](const limited& p) { return p.share.has_value(); })) return;
  const node_id total = greatest_total(parts, group_cap);
  for (limited& p : parts)
    if (p.share) p.value = make_.minimum(p.value, make_.multiply(total, make_.number(*p.share)));
}

/// 合計の … 以内 among the clauses of a 費目: the least share.
SANTEI_INLINE std::optional<rational> lowering::share_of_total(clause_list caps) {
  std::optional<rational> least;
  for (const clause_pointer clause : caps) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    if (!figure.of_total) continue;
    const rational* share = make_.constant(number(figure.alternatives.front().value));
    if (share == nullptr || share->sign() <= 0 || clause->condition) {
      refuse(clause->where, "E0426", "合計に対する割合は、条件の無い決まった率で書いてください", "a share of the total must be a fixed rate without a condition");
      continue;
    }
    least = least ? std::min(*least, *share) : *share;
  }
  return least;
}

/// The step of each limit that is a share of the total, where `when` holds.
SANTEI_INLINE void lowering::show_share(const check::category& category, syntax::clause_kind kind, node_id value, node_id when) {
  at_.category = category.title;
  for (const clause_pointer clause : clauses(category, kind))
    if (std::get<syntax::figure_clause>(clause->says).figure.of_total)
      step_of(*clause, kind == syntax::clause_kind::cap ? "上限額" : "経費上限", value, money(),
              make_.all(when, applies(*clause)));
  at_.category.clear();
}

/// Whether a cap on several 費目 names this one.
SANTEI_INLINE bool lowering::names(const syntax::clause& cap, const check::category& category) {
  const auto& listed = std::get<syntax::figure_clause>(cap.says).figure.categories;
  return std::any_of(listed.begin(), listed.end(),
                     [&](const syntax::word& name) { return name.text == category.key || name.text == category.title; });
}

SANTEI_INLINE bool lowering::joint_limits::on_grant_of(std::uint32_t category) const {
  return grant_shares.contains(category) || std::any_of(grants.begin(), grants.end(), [&](const tie& one) {
    return std::find(one.categories.begin(), one.categories.end(), category) != one.categories.end();
  });
}
SANTEI_INLINE bool lowering::joint_limits::on_cost_of(std::uint32_t category) const {
  return !cost_shares.empty() || std::any_of(costs.begin(), costs.end(), [&](const tie& one) {
    return one.categories.empty() || std::find(one.categories.begin(), one.categories.end(), category) != one.categories.end();
  });
}

SANTEI_INLINE lowering::joint_limits lowering::limits_on_several() {
  using syntax::clause_kind;
  joint_limits made;
  const auto named = [&](const syntax::clause& clause) {
    tie one{&clause, {}, cap_value(clause), applies(clause)};
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
      if (names(clause, measure_->categories[i])) one.categories.push_back(i);
    return one;
  };
  const auto names_some = [](const syntax::clause& clause) {
    return !std::get<syntax::figure_clause>(clause.says).figure.categories.empty();
  };
  for (std::uint32_t i = 0; i < measure_->categories.size(); ++i) {
    if (const auto share = share_of_total(clauses(measure_->categories[i], clause_kind::cost_cap))) made.cost_shares.emplace(i, *share);
    if (const auto share = share_of_total(clauses(measure_->categories[i], clause_kind::cap))) made.grant_shares.emplace(i, *share);
  }
  for (const clause_pointer clause : clauses(clause_kind::cap))
    if (names_some(*clause)) made.grants.push_back(named(*clause));
  const bool own_cost = !clauses(clause_kind::cost).empty();
  for (const clause_pointer clause : clauses(clause_kind::cost_cap))
    if (names_some(*clause) || (!own_cost && !is_joint(*clause) && !measure_->categories.empty())) made.costs.push_back(named(*clause));
  return made;
}

/// Whether two conditions are of choices that differ, or each the other's opposite.
SANTEI_INLINE bool lowering::never_both(node_id a, node_id b) {
  if (make_.is_no(make_.all(a, b))) return true;
  const node &x = out_.nodes[a], &y = out_.nodes[b];
  if (x.code != op::input_in || y.code != op::input_in || x.a != y.a) return false;
  const std::vector<bool>&first = out_.sets[x.b], &second = out_.sets[y.b];
  for (std::size_t i = 0; i < first.size(); ++i)
    if (first[i] && second[i]) return false;
  return true;
}

/// Whether limits meet in a way that no closed form says. Closed forms: shares of the total; with them one limit on several costs, else
/// limits on sets that do not meet; one limit on what several are granted at one rate.
SANTEI_INLINE bool lowering::needs_program(const joint_limits& limits) {
  constexpr std::size_t most_listed_shares = 6;
  const auto& all = measure_->categories;
  const bool some_alone = std::any_of(all.begin(), all.end(), [&](const check::category& one) { return alone(one); });
  if (some_alone && (!limits.costs.empty() || !limits.grants.empty())) return true;
  if (limits.cost_shares.size() > most_listed_shares || limits.grant_shares.size() > most_listed_shares) return true;
  std::vector<const tie*> on_some;  // on several 費目, not on all of the measure's
  for (const tie& one : limits.costs)
    if (!one.categories.empty()) on_some.push_back(&one);
  const auto meet = [&](const tie& a, const tie& b) {
    return std::any_of(a.categories.begin(), a.categories.end(),
                       [&](std::uint32_t i) { return std::find(b.categories.begin(), b.categories.end(), i) != b.categories.end(); });
  };
  for (std::size_t i = 0; i < on_some.size(); ++i)
    for (std::size_t j = i + 1; j < on_some.size(); ++j)
      if (!limits.cost_shares.empty() || meet(*on_some[i], *on_some[j])) return true;
  if (limits.grants.empty()) return false;
  return limits.grants.size() > 1 || shared_tier() != nullptr || std::any_of(limits.costs.begin(), limits.costs.end(), [&](const tie& one) {
    return !never_both(one.when, limits.grants.front().when);
  });
}

/// Cuts 費目 costs to their shares of the total; gives, for each cap on several 費目, by how much their sum exceeds it.
SANTEI_INLINE std::vector<node_id> lowering::limit_category_costs() {
  using syntax::clause_kind;
  std::vector<clause_pointer> groups;
  for (const clause_pointer clause : clauses(clause_kind::cost_cap))
    if (!std::get<syntax::figure_clause>(clause->says).figure.categories.empty()) groups.push_back(clause);
  const auto parts_of = [&](const syntax::clause* group) {
    std::vector<limited> parts;
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i) {
      const check::category& category = measure_->categories[i];
      parts.push_back(
          {at_.category_costs[i], share_of_total(clauses(category, clause_kind::cost_cap)), group != nullptr && names(*group, category)});
    }
    return parts;
  };
  std::vector<limited> plain = parts_of(nullptr);
  limit_shares(plain, std::nullopt);
  const auto sum_of = [&](const syntax::clause& group, const auto& value) {
    node_id sum = make_.number(0);
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
      if (names(group, measure_->categories[i])) sum = make_.add(sum, value(i));
    return sum;
  };
  if (const clause_pointer group = groups.empty() ? nullptr : groups.front()) {
    std::vector<limited> grouped = parts_of(group);
    limit_shares(grouped, cap_value(*group));
    const node_id cuts = make_.above(sum_of(*group, [&](std::uint32_t i) { return plain[i].value; }),
                                     cap_value(*group));  // else its condition is not asked for
    for (std::size_t i = 0; i < plain.size(); ++i)
      plain[i].value = make_.select(make_.all(cuts, applies(*group)), grouped[i].value, plain[i].value);
  }
  for (std::uint32_t i = 0; i < plain.size(); ++i) {
    const node_id before = std::exchange(at_.category_costs[i], plain[i].value);
    show_share(measure_->categories[i], clause_kind::cost_cap, plain[i].value, make_.above(before, plain[i].value));
  }
  std::vector<node_id> excess;
  for (const clause_pointer clause : groups) {
    const node_id sum = sum_of(*clause, [&](std::uint32_t i) { return at_.category_costs[i]; }), cap = cap_value(*clause);
    const node_id cuts = make_.all(make_.above(sum, cap), applies(*clause)),
                  over = make_.maximum(make_.number(0), make_.subtract(sum, cap));
    excess.push_back(make_.select(cuts, over, make_.number(0)));
    step_of(*clause, "経費上限", make_.minimum(sum, cap), money(), cuts);
  }
  return excess;
}

/// 上限額 合計の … 以内 of 費目s, on the grants before 端数.
SANTEI_INLINE void lowering::limit_category_grants(std::vector<draft>& grants, const std::vector<std::uint32_t>& who,
                                                   const std::optional<draft>& together) {
  std::vector<std::optional<rational>> shares;
  for (const std::uint32_t i : who) shares.push_back(share_of_total(clauses(measure_->categories[i], syntax::clause_kind::cap)));
  for (node_id amount::*const field : {&amount::stated, &amount::unrounded, &amount::least, &amount::most}) {
    std::vector<limited> parts;
    for (std::size_t k = 0; k < grants.size(); ++k) parts.push_back({grants[k].*field, shares[k], false});
    if (together) parts.push_back({(*together).*field, std::nullopt, false});
    limit_shares(parts, std::nullopt);
    for (std::size_t k = 0; k < grants.size(); ++k) grants[k].*field = parts[k].value;
  }
  for (std::size_t k = 0; k < grants.size(); ++k)
    show_share(measure_->categories[who[k]], syntax::clause_kind::cap, grants[k].stated, grants[k].has_stated);
}

/// 上限額 … 費目 a, b の合計: what is paid on these 費目 is cut by itself, before the rest is added.
SANTEI_INLINE draft lowering::with_group_caps(clause_list fixed, clause_list rates, node_id base) {
  draft of = fixed_and_rate(fixed, rates, base);
  for (const clause_pointer clause : clauses(syntax::clause_kind::cap)) {
    if (std::get<syntax::figure_clause>(clause->says).figure.categories.empty()) continue;
    node_id cost = make_.number(0);
    for (std::uint32_t i = 0; i < measure_->categories.size(); ++i)
      if (names(*clause, measure_->categories[i])) cost = make_.add(cost, at_.category_costs[i]);
    const auto shown = static_cast<std::ptrdiff_t>(out_.steps.size());
    const draft group = rate_on(rates, cost);
    out_.steps.erase(out_.steps.begin() + shown, out_.steps.end());  // the rate is shown once, on the whole
    const node_id cap = cap_value(*clause);
    for (node_id amount::*const field : {&amount::stated, &amount::unrounded, &amount::least, &amount::most}) {
      const node_id over = make_.maximum(make_.number(0), make_.subtract(group.*field, cap));
      of.*field =
          make_.subtract(of.*field, make_.select(make_.all(make_.above(group.*field, cap), applies(*clause)), over, make_.number(0)));
    }
    step_of(*clause, "上限額", make_.minimum(group.stated, cap), money(),
            make_.all(make_.above(group.stated, cap), applies(*clause)));
  }
  return of;
}

}  // namespace santei::plan::detail
