// The rounds of guidelines by their dates: open on a day, still to come, closed.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace santei::report {

/// The guideline editions of the measures as `day` (a day number) finds them: those open on it, the one that ends first at the head; those
/// to come, the next at the head; those closed, the last at the head. An end that is not stated is open.
[[nodiscard]] std::string rounds_text(const std::vector<catalogue::entry>& entries, std::int64_t day, const text_style& style = {});
/// {"day", "rounds": [{"id", "title", "edition_title", "frames", "from", "to", "read", "state": "open", "next" or "closed"}]}, in that order.
[[nodiscard]] std::string rounds_json(const std::vector<catalogue::entry>& entries, std::int64_t day);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/rounds.ipp>
#endif
