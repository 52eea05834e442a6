// Curves and inverses: the contract's JSON, pages for people, and CSV.
#pragma once

#include <santei/analyse/cliffs.hpp>
#include <santei/analyse/curve.hpp>
#include <santei/analyse/remedies.hpp>
#include <santei/analyse/solve.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/report/text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace santei::report {

/// A curve with the case it was drawn for. What the case says of the input of the curve, where that is one value, is the applicant's own
/// point.
struct drawn_curve {
  catalogue::measure of;
  evaluate::bound_case known;
  analyse::curve along;

  [[nodiscard]] std::optional<rational> point() const;
  /// The line that questions about more spending are asked of: stated_high, or possible_high where nothing is stated.
  [[nodiscard]] const analyse::line& main() const { return along.stated_high.pieces.empty() ? along.possible_high : along.stated_high; }
};

/// `curve`, and of the upper line "cliffs", "dead_zones", "point" (the applicant's own: amounts, "marginal" yen for one unit more, own
/// burden; null without one) and "remedies" (single changes that make the applicant eligible).
[[nodiscard]] std::string curve_json(const drawn_curve& drawn);
/// Pieces in words with their clauses, leaps, where spending more brings nothing, the applicant's own point, and what single change makes
/// it eligible.
[[nodiscard]] std::string curve_text(const drawn_curve& drawn, const text_style& style = {});
/// line,from,to,from_closed,to_closed,slope,intercept,why: exact, a row a piece.
[[nodiscard]] std::string curve_csv(const drawn_curve& drawn);
/// `solve`, and "jump": the leap at least_exact, or null. The certificate holds the rule's ID, the facts, the rounding, the pieces of
/// stated_low, and the amounts at the answer and just below it.
[[nodiscard]] std::string solve_json(const drawn_curve& drawn, const analyse::solution& found);
[[nodiscard]] std::string solve_text(const drawn_curve& drawn, const analyse::solution& found, const text_style& style = {});

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/curve.ipp>
#endif
