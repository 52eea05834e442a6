// Two rules or editions side by side, as text and as JSON.
#pragma once

#include <santei/analyse/compare.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>
#include <santei/text/outcome.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::report {

/// What becomes of amount and eligibility from the first to the second, the facts given holding for both.
struct comparison {
  catalogue::measure first, second;
  std::optional<declaration> over;                                 ///< nothing: neither asks for a cost
  std::vector<analyse::difference> stated_low, stated_high;        ///< over it
  std::string first_rounding, second_rounding;                     ///< the clauses of 端数 after it
  analyse::eligibility_change eligibility;
  bool same_computation = false;  ///< the same amounts and verdicts of the same facts (analyse::same_computation)
};

/// Compares over the fact of that key or label, or, where it is empty, over the one that both tell their cost as (analyse::cost_input_of).
/// Refused: facts that bind refuses, a name of no fact of both (E0903), rules without a curve (E0901 …); no name, where the two tell their
/// cost as different facts (E0915).
[[nodiscard]] outcome<comparison> compare(const catalogue::measure& first, const catalogue::measure& second, const facts& given,
                                          std::string_view name = {});

/// Range by range where the amount rises or falls and by how much, then who becomes eligible and who no longer is.
[[nodiscard]] std::string comparison_text(const comparison& of, const text_style& style = {});
/// {"first", "second": IDs, "over", "unit", "stated_low": [{"change", "from", "to", "from_closed", "to_closed", "least", "greatest",
/// "pieces": [{"from", "to", "from_closed", "to_closed", "slope", "intercept"}]}], "stated_high", "rounding": [text, text], "same_computation": truth, "eligibility":
/// [{"before", "after", "where": {key: [choice, …] or [{"from", "to", "from_closed", "to_closed"}]}}], "left_open": [key]}: second − first,
/// exact strings, before 端数; an absent end is null.
[[nodiscard]] std::string comparison_json(const comparison& of);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/comparison.ipp>
#endif
