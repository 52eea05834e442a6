// Definitions of match: one answer a measure, put into its group.
#pragma once

#include <santei/catalogue/limits.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/impl/catalogue/amounts_of_currency.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace santei::catalogue {

namespace detail {

SANTEI_INLINE std::vector<plan::citation> deciding_clauses(const evaluate::result& answer) {
  std::vector<plan::citation> found;
  const auto take = [&](truth verdict) {
    for (const evaluate::clause_verdict& clause : answer.clauses)
      if (clause.verdict == verdict) found.push_back(clause.cited);
  };
  if (answer.verdict == truth::no) take(truth::no);
  if (found.empty() && answer.verdict != truth::yes) take(truth::unknown);  // clauses that only fail together are each open
  return found;
}

SANTEI_INLINE const std::optional<rational>& greatest(const matched& one) {
  return one.answer.amount.stated_high ? one.answer.amount.stated_high : one.answer.amount.max;
}

/// Group by group; in each, yen before other currencies; in each, stated amounts before amounts that are only possible, both falling; then what has none.
SANTEI_INLINE bool comes_before(const matched& a, const matched& b) {
  if (a.group != b.group) return a.group < b.group;
  if (a.answer.money != b.answer.money) return a.answer.money < b.answer.money;
  const bool a_states = a.answer.amount.stated_high.has_value(), b_states = b.answer.amount.stated_high.has_value();
  if (a_states != b_states) return a_states;
  const auto &x = greatest(a), &y = greatest(b);
  return x && (!y || *y < *x);
}

SANTEI_INLINE outcome<std::vector<matched>> match_by(const catalogue& rules, const facts& given, std::optional<std::int64_t> on,
                                                     outcome<evaluate::result> (measure::*answer)(const facts&, evaluate::limits&) const) {
  const auto measures = rules.all(given, on);
  if (!measures) return measures.problems();
  const std::vector<currency> currencies = currencies_of(*measures);
  const bool mixed = currencies.size() > 1;
  diagnostics problems;
  if (mixed) problems = refuse_amounts_without_currency(*measures, given);
  if (!problems.empty()) return problems;
  std::vector<matched> found;
  found.reserve(measures->size());
  evaluate::limits left;  // for all measures together
  if (!measures->empty()) left.steps = measures->front().limits().analyse.trial_steps;
  for (const measure& one : *measures) {
    std::vector<std::string> others;
    auto made = (one.*answer)(mixed ? in_own_currency(one, currencies, given, others) : given, left);
    if (!made) {
      problems.insert(problems.end(), made.problems().begin(), made.problems().end());
      continue;
    }
    made->unused.insert(made->unused.end(), others.begin(), others.end());
    const match_group group = group_of(one.kind(), *made);
    std::vector<plan::citation> deciding = deciding_clauses(*made);
    found.push_back({one, *std::move(made), group, std::move(deciding)});
  }
  if (!problems.empty()) return problems;
  std::stable_sort(found.begin(), found.end(), comes_before);
  return found;
}

}  // namespace detail

SANTEI_INLINE bool pays_applicants(std::string_view kind) {
  static constexpr std::array<std::string_view, 5> none{"commission", "investment", "contribution", "grant_to_agency", "unstated"};
  return std::find(none.begin(), none.end(), kind) == none.end();
}

SANTEI_INLINE match_group group_of(std::string_view kind, const evaluate::result& answer) {
  if (!pays_applicants(kind)) return match_group::pays_nobody;
  if (answer.verdict == truth::no) return match_group::impossible;
  return answer.verdict == truth::yes && answer.premises.empty() ? match_group::certain : match_group::possible;
}

SANTEI_INLINE outcome<std::vector<matched>> match(const catalogue& rules, const facts& given, std::optional<std::int64_t> on) {
  return detail::match_by(rules, given, on, &measure::estimate);
}

SANTEI_INLINE outcome<std::vector<matched>> match_outlines(const catalogue& rules, const facts& given, std::optional<std::int64_t> on) {
  return detail::match_by(rules, given, on, &measure::outline);
}

}  // namespace santei::catalogue
