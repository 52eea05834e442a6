// Every measure for one applicant: which are certain, possible or impossible, which pay nobody, and what decides it.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/citation.hpp>
#include <santei/text/outcome.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace santei::catalogue {

/// certain: the verdict is yes and no 前提 is assumed. possible: it is unknown, or yes under a 前提. impossible: it is no. pays_nobody: a 種別
/// that pays no applicant, whatever the verdict.
enum class match_group { certain, possible, impossible, pays_nobody };

/// "certain", "possible", … as the contract writes them.
[[nodiscard]] constexpr const char* name_of(match_group of) noexcept {
  constexpr const char* names[] = {"certain", "possible", "impossible", "pays_nobody"};
  return names[static_cast<int>(of)];
}

/// Whether a measure of this kind pays an applicant: not a commission, investment, contribution, grant to an agency, nor where no 種別 is
/// stated.
[[nodiscard]] bool pays_applicants(std::string_view kind);
/// The group of an answer to a measure of this kind. 仮定 do not count as 前提.
[[nodiscard]] match_group group_of(std::string_view kind, const evaluate::result& answer);

/// One measure with its answer, its group and the clauses that decide it: those that fail where it is impossible, those still open where it
/// is possible. The 前提 stand in the answer.
struct matched {
  measure of;
  evaluate::result answer;
  match_group group = match_group::possible;
  std::vector<plan::citation> deciding;
};

/// Every measure of the catalogue for one applicant, group by group, in each yen before other currencies, in each of these the greatest
/// stated amount first (the greatest possible where none is stated; then the order of the pages). In a catalogue of several currencies an
/// amount counts for the measures of its own; for others it is not known, and among `unused`. Refused: facts that a measure refuses, an
/// amount without a currency that is asked for in several (E0803).
[[nodiscard]] outcome<std::vector<matched>> match(const catalogue& rules, const facts& given,
                                                  std::optional<std::int64_t> on = std::nullopt);
/// The same with answers as measure::outline gives them: all that a list shows, in less time.
[[nodiscard]] outcome<std::vector<matched>> match_outlines(const catalogue& rules, const facts& given,
                                                           std::optional<std::int64_t> on = std::nullopt);

}  // namespace santei::catalogue

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/catalogue/match.ipp>
#endif
