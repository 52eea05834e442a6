// All measures for one applicant as a list to read, and as the contract's JSON.
#pragma once

#include <santei/catalogue/match.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <string>
#include <vector>

namespace santei::report {

/// Standing by standing: each measure with its amount, the clause or 前提 that decides it with phrase and page, and the fact to tell next.
[[nodiscard]] std::string match_text(const std::vector<catalogue::matched>& found, const text_style& style = {});
/// The objects of estimate with "group".
[[nodiscard]] std::string match_json(const std::vector<catalogue::matched>& found);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/match.ipp>
#endif
