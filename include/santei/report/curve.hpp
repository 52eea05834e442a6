// Curves and inverses: the contract's JSON, pages for people, and CSV.
#pragma once

#include <santei/analyse/cliffs.hpp>
#include <santei/analyse/curve.hpp>
#include <santei/analyse/solve.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/report/text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace santei::report {

/// A curve with the case it was drawn for. What the case says of the input of the curve, where that is one value, is the applicant's own point.
struct drawn_curve {
  catalogue::measure of;
  evaluate::bound_case known;
  analyse::curve along;

  [[nodiscard]] std::optional<rational> point() const;
};

/// `curve`.
[[nodiscard]] std::string curve_json(const drawn_curve& drawn);
/// Pieces in words with their clauses, leaps, where spending more brings nothing, the applicant's own point, and what single change makes it eligible.
[[nodiscard]] std::string curve_text(const drawn_curve& drawn, const text_style& style = {});
/// line,from,to,from_closed,to_closed,slope,intercept,why: exact, a row a piece.
[[nodiscard]] std::string curve_csv(const drawn_curve& drawn);
/// `solve`. The certificate holds the rule's ID, the facts, the rounding, the pieces of stated_low, and the amounts at the answer and just below it.
[[nodiscard]] std::string solve_json(const drawn_curve& drawn, const analyse::solution& found);
[[nodiscard]] std::string solve_text(const drawn_curve& drawn, const analyse::solution& found, const text_style& style = {});

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/curve.ipp>
#endif
