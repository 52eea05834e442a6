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

/// 補助率加算 or 補助率上限: those of a 費目 with rates of its own, else of the measure.
inline clause_list derivation::beside_rate(syntax::clause_kind kind) const {
  const bool own = category_ != nullptr && !of_kind(category_->clauses, syntax::clause_kind::rate).empty();
  return of_kind(own ? category_->clauses : measure_.clauses, kind);
}

/// A rate with all that is added to it, up to the least 補助率上限.
inline number derivation::changed(const number& rate) {
  number made = rate;
  const clause_list additions = beside_rate(syntax::clause_kind::rate_addition);
  for (const syntax::clause* one : additions)
    if (const truth when = stands(*one, additions); when != truth::no) made = made + choose(when, figure_value(*one), number(0));
  const cap_limit by = limit_of(beside_rate(syntax::clause_kind::rate_cap), {});
  return choose(by.applies, least_of(made, by.limit), made);
}

/// The rate on a stretch: nothing where none applies, whatever is added.
inline number derivation::rate_of(const clause_list& rates) {
  truth any_applies = truth::no;
  for (const syntax::clause* one : rates) any_applies = any_applies || applies(*one);
  const number rate = choose_number(rates);
  return choose(any_applies, changed(rate), rate);
}

inline bool derivation::has_tiers(const clause_list& rates) {
  return std::any_of(rates.begin(), rates.end(), [](const syntax::clause* one) { return figure_in(*one).tier.has_value(); });
}

/// A rate that is not one figure stands for all where it stands; else tiers and plain rates do, stretch by stretch.
inline draft derivation::rate_on(const clause_list& rates, const number& base) {
  const auto on_base = [&](const syntax::clause& clause) {
    return figure(figure_in(clause), [&](const number& rate) { return base * changed(rate); }, base);
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
    if (!value.known()) beyond({"段階の境が決まりません", "a tier's limit is not known"});
    return std::max(value.value, rational(0));
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
  truth any_less = truth::no;
  for (stretch& part : made) {
    for (const syntax::clause* one : part.rates)
      if (figure_in(*one).at_most) part.at_most = part.at_most || stands(*one, part.rates);
    any_less = any_less || part.at_most;
  }
  for (stretch& part : made)
    if (of_grant) part.at_most = any_less;
  return made;
}

/// Each stretch of the cost, or of the grant, at the rate that holds on it.
inline draft derivation::tiers_on(const clause_list& rates, const number& base) {
  const std::vector<stretch> stretches = stretches_of(rates);
  number sum = 0, least = 0, rest = base;  // rest: the cost that the stretches of the grant so far leave
  for (const stretch& s : stretches) {
    const number rate = rate_of(s.rates);
    if (!s.of_grant) {
      const number end = s.up_to ? least_of(base, *s.up_to) : base;
      const number paid = most_of(0, end - s.above) * rate;
      sum = sum + paid;
      least = least + choose(s.at_most, number(0), paid);
    } else if (!s.up_to) {
      sum = sum + rest * rate;
    } else {
      const number room = *s.up_to - s.above;
      sum = sum + least_of(rest * rate, room);
      if (!(rate.known() && rate.value.sign() == 0)) rest = most_of(0, rest - room / rate);
    }
  }
  if (stretches.front().of_grant) return at_most_where(stretches.front().at_most, sum);
  draft made = exactly(sum, false);
  made.least = least;
  return made;
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
