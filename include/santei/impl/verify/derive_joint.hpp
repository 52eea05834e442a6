// Limits that tie several 費目: the costs are those that give the greatest total under all of them, whatever each 費目 has of its own; where
// they leave the split open, the 費目 written first gets the most.
#pragma once

#include <santei/impl/verify/derive_category.hpp>
#include <santei/impl/verify/program.hpp>

#include <algorithm>
#include <array>

namespace santei::verify::detail {

inline constexpr std::array draft_fields{&draft::stated, &draft::least, &draft::most};

inline bool derivation::ties(const syntax::clause& clause) {
  if (clause.is != syntax::clause_kind::cap && clause.is != syntax::clause_kind::cost_cap) return false;
  return figure_in(clause).of_total || !figure_in(clause).categories.empty();
}

inline clause_list derivation::without_ties(clause_list of) {
  std::erase_if(of, [](const syntax::clause* one) { return ties(*one); });
  return of;
}

inline bool derivation::has_apart() const {
  return std::any_of(measure_.categories.begin(), measure_.categories.end(), [&](const category& one) { return is_alone(one); });
}

/// Whether a limit ties the costs, or the grants, of several 費目. 経費上限 of the 枠 does where some 費目 are computed alone.
inline bool derivation::is_tied(bool on_grants) const {
  using enum syntax::clause_kind;
  const auto tied = [&](const syntax::clause* one) { return ties(*one) && (one->is == cap) == on_grants; };
  if (!on_grants && has_apart() && clauses(cost).empty() && !clauses(cost_cap).empty()) return true;
  return std::any_of(measure_.clauses.begin(), measure_.clauses.end(), tied) ||
         std::any_of(measure_.categories.begin(), measure_.categories.end(),
                     [&](const category& one) { return std::any_of(one.clauses.begin(), one.clauses.end(), tied); });
}

/// The 費目 that a limit on several names; all where it names none.
inline std::vector<bool> derivation::named_by(const syntax::clause& clause) const {
  const auto& listed = figure_in(clause).categories;
  std::vector<bool> made;
  for (const category& of : measure_.categories)
    made.push_back(listed.empty() || std::any_of(listed.begin(), listed.end(),
                                                 [&](const syntax::word& name) { return name.text == of.key || name.text == of.title; }));
  return made;
}

/// Every limit that ties several and applies; `all_costs`: with 経費上限 of the 枠.
inline std::vector<derivation::tie> derivation::ties_in_force(bool all_costs) {
  std::vector<tie> made;
  const auto add = [&](const syntax::clause& clause, std::vector<bool> of, bool share) {
    const truth when = applies(clause);
    if (when == truth::no) return;
    number most = share ? figure_value(clause) : most_of(0, cap_value(clause));
    if (when == truth::unknown) most = open;
    made.push_back({&clause, std::move(of), most, share, clause.is == syntax::clause_kind::cost_cap});
  };
  for (const syntax::clause* one : measure_.clauses)
    if (ties(*one) || (all_costs && one->is == syntax::clause_kind::cost_cap)) add(*one, named_by(*one), false);
  for (std::size_t i = 0; i < measure_.categories.size(); ++i)
    for (const syntax::clause* one : measure_.categories[i].clauses) {
      std::vector<bool> only(measure_.categories.size());
      only[i] = true;
      if (ties(*one)) add(*one, only, true);
    }
  return made;
}

/// The pieces of one 費目's grant, each of a slope on so much of its cost or of its grant.
inline void derivation::add_pieces(weighed& to, const clause_list& fixed, const clause_list& rates) {
  to.said = exactly(0, false);
  for (const syntax::clause* one : fixed) {
    const truth when = applies(*one);
    if (when != truth::no) to.pieces.push_back({exactly(1, figure_in(*one).at_most), choose(when, figure_value(*one), open), false});
  }
  if (rates.empty()) return;
  if (has_tiers(rates)) {
    for (const stretch& one : stretches_of(rates)) {
      piece made{at_most_where(one.at_most, rate_of(one.rates)), std::nullopt, one.of_grant};
      if (one.up_to) made.width = number(*one.up_to - one.above);
      to.pieces.push_back(made);
    }
  } else {
    to.said = rate_on(rates, 1);
    to.pieces.push_back({to.said, std::nullopt, false});
  }
}

/// One part a 費目; those without figures of their own, under tiers or 定額 of the measure, are one together.
inline std::vector<derivation::weighed> derivation::parts_of_grant() {
  using enum syntax::clause_kind;
  const clause_list rates = clauses(rate), fixed_parts = clauses(fixed), amounts = clauses(amount);
  const bool pooled = !fixed_parts.empty() || has_tiers(rates);
  std::vector<weighed> made;
  std::optional<std::size_t> pool;
  for (std::size_t i = 0; i < measure_.categories.size(); ++i) {
    const category& of = measure_.categories[i];
    const bool apart = is_alone(of);
    if (!apart && !amounts.empty()) continue;
    if (!apart && pooled && pool) {
      made[*pool].categories.push_back(i);
      continue;
    }
    if (!apart && pooled) pool = made.size();
    weighed one;
    one.categories = {i};
    one.apart = apart;
    if (apart || !pooled) fill_part(one, of);
    made.push_back(std::move(one));
  }
  if (pool) add_pieces(made[*pool], fixed_parts, rates);
  if (!amounts.empty()) {
    weighed whole;
    whole.said = formula(amounts);
    whole.whole = true;
    made.push_back(std::move(whole));
  }
  return made;
}

inline void derivation::fill_part(weighed& one, const category& of) {
  using enum syntax::clause_kind;
  category_ = &of;
  category_names_ = names_in(of.clauses);
  if (!of_kind(of.clauses, amount).empty() || !of_kind(of.clauses, raise_to).empty()) {
    one.said = category_grant(one.categories.front());
    one.whole = true;
  } else {
    const clause_list own = of_kind(of.clauses, rate);
    add_pieces(one, of_kind(of.clauses, fixed), own.empty() ? clauses(rate) : own);
    const clause_list caps = without_ties(of_kind(of.clauses, cap));
    const cap_limit own_cap = limit_of(caps, of_kind(of.clauses, cap_addition));
    if (own_cap.applies != truth::no) one.cap = choose(own_cap.applies, own_cap.limit, open);
    if (const truth in = category_open_.at(one.categories.front()); in != truth::yes) {
      one.said = choose(in, one.said, exactly(0, false));
      for (piece& of_grant : one.pieces) of_grant.slope = choose(in, of_grant.slope, exactly(0, false));
    }
  }
  category_ = nullptr;
  category_names_ = {};
}

/// The limits of one of the three numbers as a program, and what is aimed at: the total, each part, the cost, each cost.
inline derivation::aimed derivation::program_of(const std::vector<weighed>& parts, const std::vector<tie>& ties, number draft::*field) {
  aimed made;
  const std::size_t count = measure_.categories.size();
  made.under.variables = count;  // the cost that counts of each 費目
  for (std::size_t i = 0; i < count; ++i) {
    form one(count);
    one[i] = 1;
    made.under.add(one, made.known(most_of(0, category_cost_[i])), "cost " + measure_.categories[i].key);
    made.costs.push_back(one);
  }
  for (const weighed& one : parts) made.grants.push_back(grant_form(made, one, field));
  for (const form& one : made.grants) made.total = sum_of(made.total, one);
  for (const form& one : made.costs) made.cost = sum_of(made.cost, one);
  for (const tie& one : ties) add_tie(made, parts, one);
  return made;
}

inline void derivation::add_tie(aimed& to, const std::vector<weighed>& parts, const tie& one) {
  form left;
  for (std::size_t i = 0; i < to.costs.size() && one.on_cost; ++i)
    if (one.of[i]) left = sum_of(left, to.costs[i]);
  for (std::size_t k = 0; k < parts.size() && !one.on_cost; ++k) {
    const auto& of = parts[k].categories;
    const auto named = std::count_if(of.begin(), of.end(), [&](std::size_t i) { return one.of[i]; });
    if (named != 0 && of.size() > 1) beyond({"率を共にする費目の一部だけの限度", "a limit on some of those that share tiers"});
    if (named != 0) left = sum_of(left, to.grants[k]);
  }
  const rational most = to.known(one.most);
  if (one.share) left = sum_of(left, one.on_cost ? to.cost : to.total, -most);
  to.under.add(std::move(left), one.share ? rational(0) : most, place_of(*one.clause));
}

/// What a part is granted in terms of new variables, and the limits on them.
inline form derivation::grant_form(aimed& into, const weighed& one, number draft::*field) {
  const std::string name = one.categories.size() == 1 ? measure_.categories[one.categories.front()].key : "together";
  form grant;
  const auto grow = [&](form& of) { of.resize(into.under.variables); };
  if (one.whole) {
    const std::size_t v = into.under.add_variable();
    grow(grant);
    grant[v] = 1;
    into.under.add(grant, into.known(one.said.*field), "amount " + name);
    return grant;
  }
  form used;
  rational before;
  for (std::size_t k = 0; k < one.pieces.size(); ++k) {
    const piece& of = one.pieces[k];
    const std::size_t v = into.under.add_variable();
    const rational slope = into.known(of.slope.*field);
    if (k > 0 && slope > before) beyond({"上がっていく率を結ぶ限度", "a limit over rising rates"});
    before = slope;
    grow(grant), grow(used);
    grant[v] = slope;
    used[v] = 1;
    if (!of.width) continue;
    form within(into.under.variables);
    within[v] = of.of_grant ? slope : rational(1);
    into.under.add(within, into.known(most_of(0, *of.width)), "stretch " + name);
  }
  grow(grant), grow(used);
  for (const std::size_t i : one.categories) used[i] -= rational(1);
  into.under.add(used, 0, "use " + name);
  if (one.cap) into.under.add(grant, into.known(most_of(0, *one.cap)), "cap " + name);
  return grant;
}

/// The aims in their order, each as great as those before it leave it; each value is proved.
inline std::vector<number> derivation::reached_in_order(const aimed& of, std::vector<form> aims, std::string_view name) {
  aims.push_back(of.cost);
  aims.insert(aims.end(), of.costs.begin(), of.costs.end());
  program now = of.under;
  std::vector<number> values;
  constexpr std::size_t most_work = 40'000'000;
  if (work_of(now) > most_work / aims.size()) beyond({"結ばれた費目が多すぎます", "too many 費目 are tied"});
  for (form& aim : aims) {
    if (of.unknown != number::state::known || shared_.unreadable) {
      values.emplace_back(of.unknown == number::state::known ? number::state::open : of.unknown);
      continue;
    }
    const auto found = greatest(now, aim);
    if (!found) beyond({"結ばれた限度の証明がありません", "no proof of a joint limit was found"});
    values.push_back(found ? number(found->value) : open);
    if (!found) continue;
    if (values.size() == 1) note_proof(name, now, *found);
    aim.resize(now.variables);
    for (rational& one : aim) one = -one;
    now.add(aim, -found->value, "reached");
  }
  return values;
}

/// The cost of a measure whose 費目 share its rate: as great as the limits on several of them allow.
inline number derivation::joint_cost() {
  const std::vector<number> values = reached_in_order(program_of({}, ties_in_force(false), &draft::stated), {}, "経費");
  for (std::size_t i = 0; i < measure_.categories.size(); ++i) category_cost_[i] = values[1 + i];
  return values[0];
}

/// What all 費目 are granted under their joint limits, each rounded and held against its own floors.
inline draft derivation::joint_grant() {
  if (!clauses(syntax::clause_kind::cost).empty()) beyond({"枠の経費と費目を結ぶ限度", "a cost of the 枠 beside joint limits"});
  const std::vector<weighed> parts = parts_of_grant();
  const std::vector<tie> in_force = ties_in_force(true);
  std::vector<draft> grants;
  for (const weighed& one : parts) grants.push_back(one.said);
  static constexpr std::array words{"stated", "least", "most"};
  for (std::size_t f = draft_fields.size(); f-- > 0;) {  // the stated costs are the last, and stay
    const aimed aim = program_of(parts, in_force, draft_fields[f]);
    std::vector<form> aims{aim.total};
    aims.insert(aims.end(), aim.grants.begin(), aim.grants.end());
    const std::vector<number> values = reached_in_order(aim, std::move(aims), words[f]);
    for (std::size_t k = 0; k < parts.size(); ++k) grants[k].*draft_fields[f] = values[1 + k];
    if (f > 0) continue;
    cost_ = values[1 + parts.size()];
    for (std::size_t i = 0; i < measure_.categories.size(); ++i) category_cost_[i] = values[2 + parts.size() + i];
    note("経費", *cost_);
  }
  std::optional<draft> sum;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const auto& of = parts[k].categories;
    if (of.size() == 1) category_unrounded_[of[0]] = category_grant_[of[0]] = grants[k].stated;
    const draft paid = parts[k].apart ? finish_category(grants[k], of[0]) : grants[k];
    sum = sum ? *sum + paid : paid;
  }
  pays_ = sum.has_value();
  return sum.value_or(draft{});
}

}  // namespace santei::verify::detail
