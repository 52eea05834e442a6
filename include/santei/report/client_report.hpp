// A report for a client: one page of HTML that prints on A4, from what was asked to the phrase and page behind every figure.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/report/curve.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/facts.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::report {

/// A measure with its answer.
struct answered_measure {
  catalogue::measure of;
  evaluate::result answer;
};

/// What a report says of one measure.
struct reported_measure {
  catalogue::measure of;
  evaluate::bound_case known;
  evaluate::result answer;
  std::optional<drawn_curve> curve;      ///< over what its cost is told as, or the amount given; nothing where there is no such fact, or
  diagnostics no_curve;                  ///< where this says why it has none
  std::optional<rational> spending;      ///< in yen, what the applicant spends on it; nothing where it is not given as one amount
  std::vector<answered_measure> others;  ///< its other 類型, else the other 枠 of its programme, for the same facts
};

/// A report as it is handed over.
struct client_report {
  std::string client;   ///< as the reader calls it; empty: a line is left to write it on
  std::int64_t day = 0; ///< day number of the report
  std::string version;  ///< of santei
  facts given;
  std::vector<reported_measure> measures;
};

/// Answers the measures for one applicant, each with its curve over `over` where it has such a fact, and with what stands beside it in
/// `rules` on the day `on`. Refused: no measure, facts that a measure refuses.
[[nodiscard]] outcome<std::vector<reported_measure>> report_on(const catalogue::catalogue& rules, const std::vector<catalogue::measure>& asked,
                                                               const facts& given, std::optional<std::int64_t> on = std::nullopt,
                                                               std::string_view over = {});

/// One file that needs no other: no script, nothing is loaded. Every text is escaped; control characters and those that turn the direction
/// of writing are shown as signs. Amounts are those of `estimate`, drawings those of curve_svg, in black and white.
[[nodiscard]] std::string report_html(const client_report& of, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/client_report.ipp>
#endif
