// Where a reader puts an answer at first sight, with the sign and the words that every surface shows for it.
#pragma once

#include <santei/catalogue/match.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/text/diagnostic.hpp>

#include <array>
#include <string>

namespace santei::report {

/// match_group, whose `possible` is in two: eligible where its 前提 hold, and not decided yet.
enum class standing { certain, on_premises, open, impossible, pays_nobody };

inline constexpr std::array<standing, 5> all_standings{standing::certain, standing::on_premises, standing::open, standing::impossible,
                                                       standing::pays_nobody};

[[nodiscard]] standing standing_of(const catalogue::measure& of, const evaluate::result& answer);
/// ◎ ○ △ × －: they differ in shape, so that they need no colour.
[[nodiscard]] const char* sign_of(standing at);
/// "対象", "前提を満たせば対象", "まだ分からない", "対象外", "申請者に払う制度ではない".
[[nodiscard]] std::string standing_words(standing at, language lang = language::japanese);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/standing.ipp>
#endif
