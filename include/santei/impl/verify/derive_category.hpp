// 費目: their costs, and the grants of those that are computed alone.
#pragma once

#include <santei/impl/verify/derive_rate.hpp>

#include <algorithm>
#include <array>

namespace santei::verify::detail {

inline bool rounds_categories(const syntax::clause* clause) {
  return std::get<syntax::rounding_clause>(clause->says).scope == syntax::rounding_scope::category;
}

/// A 費目 with clauses of its own about the grant, or rounded on its own, is computed alone; the others share the measure's rate.
inline bool derivation::is_alone(const category& of) const {
  using enum syntax::clause_kind;
  const clause_list roundings = clauses(rounding);
  if (std::any_of(roundings.begin(), roundings.end(), rounds_categories)) return true;
  constexpr std::array own{rate, amount, fixed, cap, raise_to, rounding, floor, eligible, cost_floor};
  return std::any_of(own.begin(), own.end(), [&](syntax::clause_kind kind) { return !of_kind(of.clauses, kind).empty(); });
}

/// Whether the 対象 of a 費目 hold; where not, it is paid nothing and its cost is none of the measure's.
inline truth derivation::let_in(const category& of) {
  truth made = truth::yes;
  for (const syntax::clause* one : of_kind(of.clauses, syntax::clause_kind::eligible)) {
    const truth here = !applies(*one) || holds(std::get<syntax::eligible_clause>(one->says).condition);
    require(*one, here);
    made = made && here;
  }
  return made;
}

inline derivation::costs derivation::category_costs() {
  using enum syntax::clause_kind;
  costs made;
  for (std::size_t i = 0; i < measure_.categories.size(); ++i) {
    category_ = &measure_.categories[i];
    category_names_ = names_in(category_->clauses);
    category_cost_[i] = cost_of(of_kind(category_->clauses, cost), without_ties(of_kind(category_->clauses, cost_cap)), std::nullopt);
    category_open_[i] = let_in(*category_);
    category_cost_[i] = choose(category_open_[i], category_cost_[i], number(0));
    note("経費", category_cost_[i]);
    made.sum = made.sum.value_or(0) + category_cost_[i];
    if (!is_alone(*category_)) made.shared = made.shared.value_or(0) + category_cost_[i];
  }
  category_ = nullptr;
  category_names_ = {};
  return made;
}

/// The grant of one 費目 before its 端数 and its floors.
inline draft derivation::category_grant(std::size_t index) {
  using enum syntax::clause_kind;
  const clause_list& own = category_->clauses;
  const clause_list own_rates = of_kind(own, rate), amounts = of_kind(own, amount);
  const std::optional<number> outer_cap = cap_;
  draft of = amounts.empty() ? fixed_and_rate(of_kind(own, fixed), own_rates.empty() ? clauses(rate) : own_rates, category_cost_[index])
                             : formula(amounts);
  of = cut(raise(of, of_kind(own, raise_to)), without_ties(of_kind(own, cap)), of_kind(own, cap_addition));
  cap_ = outer_cap;  // 上限額 as a name is the measure's
  return choose(category_open_.at(index), of, exactly(0, false));
}

/// Its 端数, then its floors: below them it is paid nothing.
inline draft derivation::finish_category(draft of, std::size_t index) {
  using enum syntax::clause_kind;
  category_ = &measure_.categories[index];
  category_names_ = names_in(category_->clauses);
  category_unrounded_[index] = of.stated;
  of = round(of, of_kind(category_->clauses, rounding), syntax::rounding_scope::whole);
  clause_list each_alike = clauses(rounding);
  std::erase_if(each_alike, [](const syntax::clause* one) { return !rounds_categories(one); });
  of = round(of, each_alike, syntax::rounding_scope::category);
  const clause_list cost_floors = of_kind(category_->clauses, cost_floor);
  for (const syntax::clause* one : cost_floors) {
    const truth enough = !stands(*one, cost_floors) || at_least(category_cost_[index], figure_value(*one));
    require(*one, enough);
    of = each(of, [&](const number& a) { return choose(enough, a, number(0)); });
  }
  of = this->floor(of, of_kind(category_->clauses, syntax::clause_kind::floor));
  category_grant_[index] = of.stated;
  note("補助額", of);
  category_ = nullptr;
  category_names_ = {};
  return of;
}

/// What is computed together, and what each 費目 has alone, rounded as it says.
inline draft derivation::with_categories(std::optional<draft> together) {
  for (std::size_t i = 0; i < measure_.categories.size(); ++i) {
    if (!is_alone(measure_.categories[i])) continue;
    category_ = &measure_.categories[i];
    category_names_ = names_in(category_->clauses);
    const draft paid = finish_category(category_grant(i), i);
    together = together ? *together + paid : paid;
  }
  pays_ = together.has_value();
  return together.value_or(draft{});
}

}  // namespace santei::verify::detail
