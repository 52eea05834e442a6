// Shares and stages against the rate: what the payers bear adds up to what is paid.
#pragma once

#include <santei/impl/check/coverage.ipp>

#include <algorithm>
#include <map>

namespace santei::check::detail {

/// The listed rates of a figure; nothing where one of them is open or needs facts, or where the figure says more than a rate.
SANTEI_INLINE std::optional<std::vector<rational>> listed_rates(const checked& file, const syntax::figure& figure) {
  if (figure.tier || figure.and_others || figure.of_total) return std::nullopt;
  std::vector<rational> rates;
  for (const syntax::alternative& one : figure.alternatives) {
    const auto value = one.is == syntax::alternative_kind::value ? constant_of(file, one.value) : std::nullopt;
    if (!value) return std::nullopt;
    rates.push_back(*value);
  }
  return rates.empty() ? std::nullopt : std::optional(rates);
}

/// One payer's share in one case.
struct payer_share {
  const saying* from = nullptr;
  const syntax::share* share = nullptr;
};

/// The shares that hold in a case: for each payer those of the highest rank.
SANTEI_INLINE std::vector<payer_share> shares_in(const measured_cases& cases, const std::vector<saying>& all, const one_case& in) {
  std::vector<payer_share> found;
  for (const saying& one : all) {
    if (!cases.applies(one, in)) continue;
    for (const syntax::share& share : std::get<syntax::share_clause>(one.clause->says).shares) {
      const auto same =
          std::find_if(found.begin(), found.end(), [&](const payer_share& other) { return other.share->payer == share.payer; });
      if (same == found.end())
        found.push_back({&one, &share});
      else if (one.clause->precedence > same->from->clause->precedence)
        *same = {&one, &share};
    }
  }
  return found;
}

/// A disagreement of the shares with the rates, in words; nothing when they agree or cannot be compared.
struct disagreement {
  message text;
  span where;
};

SANTEI_INLINE std::string rate_text(const rational& rate) { return literal_text(rate, {kind::ratio, {}}); }

/// What the recipient bears must be 1 − rate, alternative by alternative.
SANTEI_INLINE std::optional<disagreement> own_burden_differs(const payer_share& own, const std::vector<rational>& burden,
                                                             const std::vector<rational>& rates) {
  if (burden.size() != rates.size()) return std::nullopt;
  for (std::size_t i = 0; i < rates.size(); ++i)
    if (burden[i] != rational(1) - rates[i]) {
      const std::string left = rate_text(rational(1) - rates[i]);
      return disagreement{{"「" + own.share->payer + "」の負担 " + rate_text(burden[i]) + " が 1 − 補助率 = " + left + " と合いません",
                           "the burden of " + own.share->payer + ", " + rate_text(burden[i]) + ", is not 1 − rate = " + left},
                          own.share->where};
    }
  return std::nullopt;
}

SANTEI_INLINE std::optional<disagreement> shares_differ(const checked& file, const std::vector<payer_share>& shares,
                                                        const std::vector<rational>& rates, const std::string& recipient) {
  std::vector<rational> sums(rates.size());
  std::string text;
  span where;
  for (const payer_share& one : shares) {
    const auto listed = listed_rates(file, one.share->rate);
    if (!listed) return std::nullopt;
    if (one.share->payer == recipient) {
      if (auto differs = own_burden_differs(one, *listed, rates)) return differs;
      continue;
    }
    if (listed->size() != rates.size() && listed->size() != 1) return std::nullopt;
    for (std::size_t i = 0; i < rates.size(); ++i) sums[i] += listed->size() == 1 ? listed->front() : (*listed)[i];
    text += (text.empty() ? "" : " + ") + one.share->payer + " " + rate_text(listed->front());
    where = one.share->where;
  }
  if (text.empty()) return std::nullopt;
  for (std::size_t i = 0; i < rates.size(); ++i)
    if (sums[i] != rates[i])
      return disagreement{{"負担の計 " + rate_text(sums[i]) + "（" + text + "）が補助率 " + rate_text(rates[i]) + " と合いません",
                           "the shares sum to " + rate_text(sums[i]) + " (" + text + "), the rate is " + rate_text(rates[i])},
                          where};
  return std::nullopt;
}

/// Two of the same rank that apply and give one payer different shares.
SANTEI_INLINE std::optional<disagreement> shares_overlap(const checked& file, const measured_cases& cases, const std::vector<saying>& all,
                                                         const one_case& in) {
  for (const payer_share& one : shares_in(cases, all, in))
    for (const saying& other : all) {
      if (&other == one.from || other.clause->precedence != one.from->clause->precedence || !cases.applies(other, in)) continue;
      for (const syntax::share& share : std::get<syntax::share_clause>(other.clause->says).shares)
        if (share.payer == one.share->payer && figure_identity(file, share.rate) != figure_identity(file, one.share->rate))
          return disagreement{{"「" + share.payer + "」の負担が二つあり、食い違います", "two shares of " + share.payer + " differ"}, share.where};
    }
  return std::nullopt;
}

/// The one rate figure that holds in a case, as numbers; nothing where there is none or more.
SANTEI_INLINE std::optional<std::vector<rational>> rates_in(const checked& file, const measured_cases& cases,
                                                            const std::vector<saying>& rates, const one_case& in) {
  const auto winners = cases.winners(rates, in);
  return winners.empty() ? std::nullopt : listed_rates(file, *winners.front()->figure);
}

SANTEI_INLINE void check_shares(work& w, const measure& m, const said_clauses& said) {
  const auto shares = sayings_of(w.file, said, syntax::clause_kind::shares);
  if (shares.empty()) return;
  if (said.has(syntax::clause_kind::rate_addition) || said.has(syntax::clause_kind::rate_cap)) return;  // the rate is a sum, which no share states
  auto rates = sayings_of(w.file, said, syntax::clause_kind::rate);
  if (rates.empty()) rates = last_stages(w.file, said);
  if (rates.empty()) return;
  std::vector<saying> about = shares;
  about.insert(about.end(), rates.begin(), rates.end());
  const measured_cases cases(w, m, about);
  const std::string recipient = last_recipient(w.file, m.clauses);
  const auto difference = [&](const one_case& in) -> std::optional<disagreement> {
    if (auto twice = shares_overlap(w.file, cases, shares, in)) return twice;
    const auto here = rates_in(w.file, cases, rates, in);
    return here ? shares_differ(w.file, shares_in(cases, shares, in), *here, recipient) : std::nullopt;
  };
  if (cases.too_many()) return report_too_many(w, "負担", shares.front().where, {"食い違い", "disagreements"});
  std::optional<disagreement> last;
  const auto found = cases.find([&](const one_case& in) {
    auto here = difference(in);
    if (here) last = std::move(here);
    return last.has_value() && difference(in).has_value();
  });
  if (!found) return;
  const message when = cases.text_of(*found);
  auto& problem = w.problems.error("E0404", last->where, {when.ja + last->text.ja, when.en + " " + last->text.en});
  problem.labels.push_back({rates.front().where, {"補助率はここです", "the rate stands here"}});
}

/// The alternatives of a rate, each as text that is equal for equal meanings, in one order.
SANTEI_INLINE std::vector<std::string> alternatives_of(const checked& file, const std::vector<const saying*>& of) {
  std::vector<std::string> all;
  for (const saying* one : of)
    for (const syntax::alternative& each : one->figure->alternatives)
      all.push_back(each.is == syntax::alternative_kind::value ? identity_of(file, each.value) : std::to_string(static_cast<int>(each.is)));
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

/// Whether the alternatives of both are constants, and the same in the same order.
SANTEI_INLINE bool same_constants(const checked& file, const syntax::figure& a, const syntax::figure& b) {
  return std::equal(a.alternatives.begin(), a.alternatives.end(), b.alternatives.begin(), b.alternatives.end(),
                    [&](const auto& x, const auto& y) {
                      if (x.is != syntax::alternative_kind::value || y.is != x.is) return false;
                      const auto first = constant_of(file, x.value), second = constant_of(file, y.value);
                      return first && first == second;
                    });
}

/// Whether an arrow and a 補助率 say the same: the same alternatives, equally firm. One arrow alone may list the rates of several 補助率.
SANTEI_INLINE bool same_rate(const checked& file, const saying& stage, const saying& written, const std::vector<saying>& rates,
                             bool alone) {
  const syntax::figure &a = *stage.figure, &b = *written.figure;
  if (a.at_most != b.at_most || a.and_others != b.and_others) return false;
  if (same_constants(file, a, b)) return true;
  const auto listed = alternatives_of(file, {&stage});
  if (listed == alternatives_of(file, {&written})) return true;
  std::vector<const saying*> all;
  for (const saying& one : rates) all.push_back(&one);
  return alone && !stage.clause->condition && rates.size() > 1 && listed == alternatives_of(file, all);
}

/// The last arrow of each 流れ and the 補助率 written must say the same in every case.
SANTEI_INLINE void check_last_stage(work& w, const measure& m, const said_clauses& said) {
  const auto rates = sayings_of(w.file, said, syntax::clause_kind::rate);
  if (rates.empty()) return;
  const auto stages = last_stages(w.file, said);
  if (stages.empty()) return;
  const auto agrees = [&](const saying& rate) {
    return std::all_of(stages.begin(), stages.end(),
                       [&](const saying& stage) { return same_rate(w.file, stage, rate, rates, stages.size() == 1); });
  };
  if (std::all_of(rates.begin(), rates.end(), agrees)) return;  // in whichever case
  std::vector<saying> about = rates;
  about.insert(about.end(), stages.begin(), stages.end());
  const measured_cases cases(w, m, about);
  if (cases.too_many()) return report_too_many(w, "流れ", stages.front().where, {"食い違い", "disagreements"});
  const saying *written = nullptr, *stage = nullptr;
  const auto found = cases.find([&](const one_case& in) {
    const auto winners = cases.winners(rates, in);
    if (winners.size() != 1 || winners.front()->figure->tier) return false;
    for (const saying* one : cases.winners(stages, in))
      if (!same_rate(w.file, *one, *winners.front(), rates, stages.size() == 1)) return written = winners.front(), stage = one, true;
    return false;
  });
  if (!found) return;
  const message when = cases.text_of(*found);
  auto& problem =
      w.problems.error("E0412", stage->where, {when.ja + "流れの最後の率が補助率と合いません", when.en + " the last stage of 流れ and 補助率 differ"});
  problem.labels.push_back({written->where, {"補助率はここです", "the rate stands here"}});
}

}  // namespace santei::check::detail
