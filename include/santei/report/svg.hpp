// A curve as a picture that stands alone: axes in 億円 or 万円, cap and floor marked, leaps open and closed, the applicant's own point;
// readable in black and white.
#pragma once

#include <santei/config.hpp>
#include <santei/report/curve.hpp>
#include <santei/text/diagnostic.hpp>

#include <string>

namespace santei::report {

/// SVG 1.1, 960 × 640. Positions are exact, written to a hundredth of a pixel.
[[nodiscard]] std::string curve_svg(const drawn_curve& drawn, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/svg.ipp>
#endif
