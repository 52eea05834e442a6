// The answer for one measure and one case: verdict, amounts, what proves them, and what is still open.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/citation.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/declaration.hpp>
#include <santei/value/truth.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::evaluate {

/// The first of these that fits, judged on rounded yen (notation §4).
enum class status { ineligible, not_computable, open, exact, maximum, maximum_interval, interval };

/// "ineligible", "not_computable", … as the contract writes them.
[[nodiscard]] constexpr const char* name_of(status of) noexcept {
  constexpr const char* names[] = {"ineligible", "not_computable", "open", "exact", "maximum", "maximum_interval", "interval"};
  return names[static_cast<int>(of)];
}

/// In the smallest unit of result::money: yen, cents. [min, max] is *possible*, [stated_low, stated_high] *stated*; unrounded_* are of stated, before any 端数. Nothing: no such amount, or
/// a top that nothing bounds.
struct amounts {
  evaluate::status status = evaluate::status::not_computable;
  std::optional<rational> min, max;
  std::optional<rational> stated_low, stated_high;
  std::optional<rational> unrounded_low, unrounded_high;
  bool tight = true;  // both ends are reached; otherwise the intervals are only sound ("outer")

  friend bool operator==(const amounts&, const amounts&) = default;
};

/// One condition of eligibility with its own verdict.
struct clause_verdict {
  plan::citation cited;
  truth verdict = truth::unknown;
};

/// What comes out under one listed rate while the rate is open: possible yen.
struct candidate {
  std::string key, choice;  // "rate_category", "1/2"
  std::optional<rational> min, max;
};

struct share_result {
  std::string payer;
  std::optional<rational> stated_low, stated_high, unrounded_low, unrounded_high;
};

/// What of the stated amount falls to one 費目.
struct category_result {
  std::string key, title;
  std::optional<rational> low, high;
};

struct stage_result {
  std::string from, to, rate;
  std::optional<amounts> amount;  // nothing where the base is not stated or not known
};

/// An unknown fact on which the verdict or an interval depends.
struct missing_fact {
  declaration declared;
  std::optional<rational> decides_yen;  // nothing: unbounded
};

/// A reading of the page that is still open.
struct reading_result {
  declaration declared;             // key, label, choices
  std::vector<std::string> texts;   // a choice each
  std::vector<std::string> quotes;  // may be empty
};

/// One line of the computation.
struct step_result {
  plan::citation cited;
  std::string label;
  rational value;
  type of;
  std::string category;  // the title of its 費目; empty for the measure's own
};

/// What a reader must know beside the amount.
struct note {
  std::string code;  // "above_budget", … as the contract lists them
  message text;
};

struct result {
  currency money;                     // of all amounts, which count the smallest unit of it
  truth verdict = truth::unknown;
  std::vector<clause_verdict> clauses;
  amounts amount;
  std::vector<candidate> candidates;
  std::vector<share_result> shares;
  std::vector<category_result> categories;
  std::vector<stage_result> stages;
  std::vector<missing_fact> missing;  // the one that decides most yen first
  std::vector<std::string> unused;    // keys of facts that play no part
  std::vector<reading_result> readings;
  std::vector<std::string> premises;
  std::vector<std::string> assumptions;  // 前提 and 仮定
  std::vector<std::string> unstated;
  std::vector<note> notes;
  std::vector<step_result> steps;     // of the completion that reaches stated_high, or max where nothing is stated
  std::size_t computed = 0;           // nodes computed for it, as the limit on them counts
  bool steps_are_of_one_completion = false;  // some fact or point is open: the steps show the greatest stated amount
};

}  // namespace santei::evaluate
