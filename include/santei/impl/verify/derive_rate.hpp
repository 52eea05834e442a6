// Step 2 of the notation's §4: the fixed part, the rate on the rest, tiers, and formulas.
#pragma once

#include <santei/impl/verify/derive_figure.hpp>

#include <algorithm>

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

inline draft derivation::rate_on(const clause_list& rates, const number& base) {
  const auto tiered = [](const syntax::clause* one) { return figure_in(*one).tier.has_value(); };
  if (!rates.empty() && std::all_of(rates.begin(), rates.end(), tiered)) return tiers_on(rates, base);
  return by_clauses(rates, [&](const syntax::clause& clause) {
    return figure(figure_in(clause), [&](const number& rate) { return base * rate; }, base);
  });
}

/// The stretches that tiers speak of, from the first yen up.
inline std::vector<derivation::stretch> derivation::stretches_of(const clause_list& rates) {
  std::vector<stretch> made;
  const auto flag = [&](const auto& is) { return std::any_of(rates.begin(), rates.end(), is); };
  const bool of_grant = flag([](const syntax::clause* one) { return figure_in(*one).tier->of_grant; });
  const bool at_most = flag([](const syntax::clause* one) { return figure_in(*one).at_most; });
  for (const syntax::clause* one : rates) {
    const syntax::tier& tier = *figure_in(*one).tier;
    const number above = tier.above ? value_of(*tier.above) : number(0), up_to = tier.up_to ? value_of(*tier.up_to) : number(0);
    if (!above.known() || !up_to.known()) beyond({"段階の境が決まった額ではありません", "a tier's limit is no fixed amount"});
    const auto end = tier.up_to ? std::optional(up_to.value) : std::nullopt;
    const auto same = [&](const stretch& s) { return s.above == above.value && s.up_to == end; };
    auto found = std::find_if(made.begin(), made.end(), same);
    if (found == made.end()) found = made.insert(made.end(), {above.value, end, of_grant, at_most, {}});
    found->rates.push_back(one);
  }
  std::stable_sort(made.begin(), made.end(), [](const stretch& a, const stretch& b) { return a.above < b.above; });
  return made;
}

/// Each stretch of the cost, or of the grant, at its own rate.
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
  return exactly(sum, stretches.front().at_most);
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
