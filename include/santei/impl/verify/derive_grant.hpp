// The order of the notation's §4: 対象, the cost, the figures, floors and caps, 端数.
#pragma once

#include <santei/impl/verify/derive_joint.hpp>

#include <algorithm>

namespace santei::verify::detail {

inline void derivation::run() {
  require_all();
  if (eligible_ == truth::no) return;
  reached_grant_ = true;
  compute_grant();
}

inline void derivation::require_all() {
  for (const syntax::clause* clause : clauses(syntax::clause_kind::eligible)) {
    const auto& says = std::get<syntax::eligible_clause>(clause->says);
    if (!says.may) {
      require(*clause, says.recipient && is_untold(says.condition) ? truth::yes : in_some_row(says.condition, *clause));
      continue;
    }
    const truth when = holds(clause->condition ? *clause->condition : says.condition);
    require(*clause, when == truth::no ? truth::yes : !when || fact_truth(*words_.declared.find("exception_granted")));
  }
  const auto none = [](truth row) { return row == truth::no; };
  if (!row_holds_.empty() && std::all_of(row_holds_.begin(), row_holds_.end(), none)) eligible_ = truth::no;
  const auto all = [](truth row) { return row == truth::yes; };
  if (!row_holds_.empty() && std::none_of(row_holds_.begin(), row_holds_.end(), all)) eligible_ = eligible_ && truth::unknown;
}

inline void derivation::compute_grant() {
  using enum syntax::clause_kind;
  draft of = granted();
  const clause_list cost_floors = clauses(cost_floor), additions = clauses(addition);
  for (const syntax::clause* one : cost_floors)
    require(*one, cost_ ? !stands(*one, cost_floors) || at_least(*cost_, figure_value(*one)) : truth::unknown);
  for (const syntax::clause* one : additions) {
    const truth when = stands(*one, additions);
    if (when == truth::no) continue;
    const number least = of.least;
    of = each(of, [&](const number& a) { return a + choose(when, figure_value(*one), number(0)); });
    if (figure_in(*one).at_most) of.least = least;
    note("加算", of);
  }
  of = cut(raise(of, clauses(raise_to)), without_ties(clauses(cap)), clauses(cap_addition));
  of = each(of, [](const number& a) { return most_of(a, 0); });
  of = this->floor(round(of, clauses(rounding), syntax::rounding_scope::whole), clauses(syntax::clause_kind::floor));
  grant_ = cut(of, total_caps(), {});
  grant_.has_possible = grant_.has_possible && !grant_.unbounded;
}

/// Steps 1 to 3: the costs, what is computed on all of them, and what 費目 have alone.
inline draft derivation::granted() {
  using enum syntax::clause_kind;
  costs of_categories = category_costs();
  name_rate();
  if (is_tied(true) || (is_tied(false) && has_apart())) return joint_grant();
  if (is_tied(false)) of_categories.sum = joint_cost();
  if (of_categories.sum || !clauses(cost).empty()) {
    cost_ = cost_of(clauses(cost), without_ties(clauses(cost_cap)), of_categories.sum);
    note("経費", *cost_);
  }
  return with_categories(grant_together(has_apart() ? of_categories.shared : cost_));
}

/// 補助率 as a name, where each 補助率 of the measure is one rate.
inline void derivation::name_rate() {
  const clause_list rates = clauses(syntax::clause_kind::rate);
  const auto plain = [](const syntax::clause* one) {
    const syntax::figure& of = figure_in(*one);
    return !of.tier && of.alternatives.size() == 1 && of.alternatives.front().is == syntax::alternative_kind::value;
  };
  if (!rates.empty() && std::all_of(rates.begin(), rates.end(), plain)) rate_ = changed(choose_number(rates));
}

/// The cost that the clauses say, or that of the parts, cut at 0 and by each 経費上限 that stands.
inline number derivation::cost_of(const clause_list& cost, const clause_list& caps, const std::optional<number>& inherited) {
  number made = cost.empty() ? inherited.value_or(absent) : choose_number(cost);
  made = most_of(made, 0);
  for (const syntax::clause* one : caps) {
    const truth when = stands(*one, caps);
    if (when != truth::no) made = choose(when, least_of(made, cap_value(*one)), made);
  }
  return made;
}

/// What is computed on the measure as a whole; nothing where it has no figure of its own.
inline std::optional<draft> derivation::grant_together(const std::optional<number>& base) {
  using enum syntax::clause_kind;
  const clause_list rates = clauses(rate), fixed_parts = clauses(fixed), amounts = clauses(amount);
  if (!amounts.empty()) {
    const draft made = formula(amounts);
    note("金額", made);
    return made;
  }
  const auto needs_cost = [](const syntax::clause* one) {  // 補助率 未定 alone needs none
    const auto& all = figure_in(*one).alternatives;
    return std::any_of(all.begin(), all.end(), [](const auto& of) { return of.is != syntax::alternative_kind::open; });
  };
  if (fixed_parts.empty() && std::none_of(rates.begin(), rates.end(), needs_cost)) return std::nullopt;
  if (!base) {
    if (measure_.categories.empty()) beyond({"補助率に対する経費がありません", "a rate without a cost"});
    else if (!fixed_parts.empty()) beyond({"費目ごとの率に対する枠の定額", "a fixed part over 費目 with rates of their own"});
    return std::nullopt;
  }
  const draft made = fixed_and_rate(fixed_parts, rates, *base);
  note("補助率", made);
  return made;
}

/// 最低額 raises; with まで the least that may be paid is not raised.
inline draft derivation::raise(draft of, const clause_list& raises) {
  for (const syntax::clause* one : raises) {
    const truth when = stands(*one, raises);
    if (when == truth::no) continue;
    const number to = figure_value(*one), least = of.least;
    of = each(of, [&](const number& a) { return choose(when, most_of(a, to), a); });
    if (figure_in(*one).at_most) of.least = least;
    note("最低額", of);
  }
  return of;
}

/// A cap as a number; 未満 is the last multiple of the unit of 端数 below it.
inline number derivation::cap_value(const syntax::clause& clause) {
  if (!figure_in(clause).strictly_below) return figure_value(clause);
  const number written = figure_value(clause);
  const auto greater = [](const rational& a, const rational& b) { return std::max(a, b); };
  const auto last_below = [&](const rational& unit) {  // 切上げ of what is below 0 goes down
    return joined(rounded(written, unit, rounding_mode::up), rounded(written, unit, rounding_mode::down), greater) - unit;
  };
  const clause_list roundings = clauses(syntax::clause_kind::rounding);
  number made = last_below(1);
  for (const syntax::clause* one : roundings)
    if (const auto& says = std::get<syntax::rounding_clause>(one->says); says.unit)
      made = choose(stands(*one, roundings), last_below(*says.unit), made);
  return made;
}

/// The least cap that applies, of the highest 優先 that any has, and every 上限加算 that applies.
inline derivation::cap_limit derivation::limit_of(const clause_list& caps, const clause_list& uplifts) {
  cap_limit made;
  for (const auto level : ranks) {
    number here = 0;
    truth any_here = truth::no;
    for (const syntax::clause* one : caps) {
      const truth when = one->precedence == level ? applies(*one) : truth::no;
      if (when == truth::no) continue;
      const number value = cap_value(*one);
      here = choose(any_here, choose(when, least_of(here, value), here), value);
      any_here = any_here || when;
    }
    made.limit = choose(any_here, here, made.limit);
    made.applies = made.applies || any_here;
  }
  for (const syntax::clause* one : uplifts)
    if (const truth when = stands(*one, uplifts); when != truth::no) made.limit = made.limit + choose(when, figure_value(*one), number(0));
  return made;
}

inline draft derivation::cut(draft of, const clause_list& caps, const clause_list& uplifts) {
  if (caps.empty()) return of;
  const cap_limit by = limit_of(caps, uplifts);
  cap_ = by.limit;
  const number most = choose(of.unbounded, by.limit, least_of(of.most, by.limit));
  const number uncut = of.most;
  of = each(of, [&](const number& a) { return choose(by.applies, least_of(a, by.limit), a); });
  of.most = choose(by.applies, most, uncut);
  of.unbounded = of.unbounded && !by.applies;
  if (by.applies != truth::no) note("上限額", of);
  return of;
}

inline draft derivation::round(draft of, const clause_list& roundings, syntax::rounding_scope scope) {
  for (const syntax::clause* one : roundings) {
    const auto& says = std::get<syntax::rounding_clause>(one->says);
    const truth when = says.scope == scope && says.unit ? stands(*one, roundings) : truth::no;
    if (when == truth::no) continue;
    of = each(of, [&](const number& a) { return choose(when, rounded(a, *says.unit, says.mode), a); });
    note("端数", of);
  }
  return of;
}

/// 下限額, compared after 端数: what falls below is 対象外; a 費目 then is paid nothing. Where nothing is stated, some of what is possible may
/// fall below: then the verdict is in doubt.
inline draft derivation::floor(draft of, const clause_list& floors) {
  for (const syntax::clause* one : floors) {
    const truth when = stands(*one, floors);
    const number least = when == truth::no ? number(0) : figure_value(*one);
    const auto enough = [&](const number& a) { return !when || at_least(a, least); };
    const truth permits = of.has_possible || (of.up_to_cost && !of.undetermined);
    const truth reachable = !(permits || of.undetermined) || enough(of.most);
    const bool permitted = of.has_stated == truth::no && permits == truth::yes;  // 補助率 未定 permits no figure that could fall below
    const bool in_doubt = permitted && reachable == truth::yes && enough(of.least) != truth::yes;
    require(*one, in_doubt ? truth::unknown : choose(of.has_stated, enough(of.stated), reachable));
    if (category_ != nullptr) of.stated = choose(enough(of.stated), of.stated, number(0));
    of.least = choose(enough(of.least), of.least, number(0));
    of.most = choose(enough(of.most), of.most, number(0));
  }
  return of;
}

/// 合計上限 of several measures that names this one: alone it cannot exceed what all may have together.
inline clause_list derivation::total_caps() const {
  clause_list caps;
  for (const syntax::clause* one : clauses(syntax::clause_kind::total_cap)) {
    const auto& listed = std::get<syntax::figure_clause>(one->says).measures;
    const auto is_this = [&](const syntax::word& name) { return name.text == measure_.key || name.text == measure_.title; };
    if (std::any_of(listed.begin(), listed.end(), is_this)) caps.push_back(one);
  }
  return caps;
}

}  // namespace santei::verify::detail
