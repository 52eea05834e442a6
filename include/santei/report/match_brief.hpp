// All measures for one applicant at a glance, as a person reads them first.
#pragma once

#include <santei/catalogue/match.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace santei::report {

/// At most `most` measures: certain ones first, then those under 前提, then those not decided, in each the amount that is paid whatever is
/// still unknown first; the others are counted, and the facts are named that most of these still ask for. Where all that was found stands
/// alike, it is listed whatever that is. Notes on the facts are said once.
[[nodiscard]] std::string match_brief_text(const std::vector<catalogue::matched>& found, std::size_t most, const text_style& style = {});

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/match_brief.ipp>
#endif
