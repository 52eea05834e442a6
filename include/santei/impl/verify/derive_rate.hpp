// Step 2 of the notation's §4: the fixed part, the rate on the rest, tiers, and formulas.
#pragma once

#include <santei/impl/verify/derive_figure.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace santei::verify::detail {

/// What the clauses of one kind say: 最優先 over 優先 over the rest.
template <class One>
draft derivation::by_clauses(const clause_list& of, One one) {
  draft made;
  for (const auto level : ranks)
    for (const syntax::clause* clause : of) {
      const truth when = clause->precedence == level ? applies(*clause) : truth::no;
      if (when != truth::no) made = choose(when, one(*clause), made);
    }
  return made;
}

inline number derivation::choose_number(const clause_list& of) {
  return by_clauses(of, [&](const syntax::clause& clause) { return exactly(figure_value(clause), false); }).stated;
}

inline bool derivation::has_tiers(const clause_list& rates) {
  return std::any_of(rates.begin(), rates.end(), [](const syntax::clause* one) { return figure_in(*one).tier.has_value(); });
}

/// A rate that is not one figure stands for all where it stands; else tiers and plain rates do, stretch by stretch.
inline draft derivation::rate_on(const clause_list& rates, const number& base) {
  const auto on_base = [&](const syntax::clause& clause) {
    return figure(figure_in(clause), [&](const number& rate) { return base * rate; }, base);
  };
  if (!has_tiers(rates)) return by_clauses(rates, on_base);
  clause_list scale;
  for (const syntax::clause* one : rates) {
    const syntax::figure& of = figure_in(*one);
    if (of.alternatives.size() == 1 && !of.and_others && of.alternatives.front().is == syntax::alternative_kind::value) scale.push_back(one);
    else if (const truth when = stands(*one, rates); when == truth::yes) return on_base(*one);
    else if (when == truth::unknown) beyond({"当たるか分からない補助率", "a rate that may or may not apply"});
  }
  return tiers_on(scale, base);
}

/// The stretches between all limits that tiers speak of, from the first yen up, each with the rates that cover it.
inline std::vector<derivation::stretch> derivation::stretches_of(const clause_list& rates) {
  std::vector<stretch> made;
  std::set<rational> limits{rational(0)};
  const auto limit = [&](const std::optional<syntax::expression_id>& id) {
    const number value = id ? value_of(*id) : number(0);
    if (!value.known()) beyond({"段階の境が決まった額ではありません", "a tier's limit is no fixed amount"});
    return value.value;
  };
  bool of_grant = false, of_cost = false;
  for (const syntax::clause* one : rates)
    if (const auto& tier = figure_in(*one).tier) {
      limits.insert({limit(tier->above), limit(tier->up_to)});
      (tier->of_grant ? of_grant : of_cost) = true;
    }
  if (of_grant && of_cost) beyond({"経費の部分と補助額の部分の混ざった補助率", "tiers of the cost mixed with tiers of the grant"});
  for (auto at = limits.begin(); at != limits.end(); ++at) {
    stretch part{*at, std::next(at) == limits.end() ? std::nullopt : std::optional(*std::next(at)), of_grant, {}, truth::no};
    for (const syntax::clause* one : rates) {
      const auto& tier = figure_in(*one).tier;
      if (!tier || (limit(tier->above) <= *at && (!tier->up_to || *at < limit(tier->up_to)))) part.rates.push_back(one);
    }
    if (!part.rates.empty()) made.push_back(std::move(part));
  }
  truth less = truth::no;
  for (const stretch& part : made)
    for (const syntax::clause* one : part.rates)
      if (figure_in(*one).at_most) less = less || stands(*one, part.rates);
  for (stretch& part : made) part.at_most = less;
  return made;
}

/// Each stretch of the cost, or of the grant, at the rate that holds on it.
inline draft derivation::tiers_on(const clause_list& rates, const number& base) {
  const std::vector<stretch> stretches = stretches_of(rates);
  number sum = 0, rest = base;  // rest: the cost that the stretches of the grant so far leave
  for (const stretch& s : stretches) {
    const number rate = choose_number(s.rates);
    if (!s.of_grant) {
      const number end = s.up_to ? least_of(base, *s.up_to) : base;
      sum = sum + most_of(0, end - s.above) * rate;
    } else if (!s.up_to) {
      sum = sum + rest * rate;
    } else {
      const number room = *s.up_to - s.above;
      sum = sum + least_of(rest * rate, room);
      if (!(rate.known() && rate.value.sign() == 0)) rest = most_of(0, rest - room / rate);
    }
  }
  return at_most_where(stretches.front().at_most, sum);
}

/// What is paid, or anything down to nothing where a rate is 以内.
inline draft derivation::at_most_where(truth less, const number& paid) {
  draft made = exactly(paid, false);
  made.least = choose(less, number(0), paid);
  return made;
}

/// F = min( cost, fixed part ) where its condition holds, and the rate on the rest.
inline draft derivation::fixed_and_rate(const clause_list& fixed, const clause_list& rates, const number& cost) {
  if (fixed.empty()) return rate_on(rates, cost);
  number part = 0, least = 0;
  for (const syntax::clause* clause : fixed) {
    const truth when = applies(*clause);
    const syntax::figure& written = figure_in(*clause);
    if (written.alternatives.front().is != syntax::alternative_kind::value) {
      const draft undetermined = alternative(written, written.alternatives.front(), [](const number& a) { return a; }, cost);
      return choose(when, undetermined, rate_on(rates, cost));
    }
    if (when == truth::no) continue;
    const number here = least_of(cost, figure_value(*clause));
    part = choose(when, here, part);
    least = choose(when, written.at_most ? number(0) : here, least);
  }
  draft first = exactly(part, false);
  first.least = least;
  return rates.empty() ? first : first + rate_on(rates, cost - part);
}

inline draft derivation::formula(const clause_list& amounts) {
  return by_clauses(amounts, [&](const syntax::clause& clause) {
    return figure(figure_in(clause), [](const number& amount) { return amount; }, std::nullopt);
  });
}

}  // namespace santei::verify::detail
