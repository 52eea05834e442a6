// The measure that 補助額( programme/measure ) means to the one that asks, in the edition of the same days.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace santei::check {

/// How an ID names the edition of what has no 版.
inline constexpr std::string_view undated_edition = "r6_supplementary";

struct granting {
  const checked* in = nullptr;
  const measure* of = nullptr;
};
struct granted {
  std::optional<granting> chosen;
  std::vector<granting> candidates;  // every edition that the ID may mean
};

/// Of the measures of `file` and of those it names, the one that the ID means to `asking`, a measure of `file`: the edition written after @;
/// else that of the same 版 with the same days in the same file; else the only one, where it has no 版; else the newest that is in force on
/// all days of the round of `asking`. Nothing is chosen where these say nothing, as where `asking` has no 施行 and the other has.
[[nodiscard]] granted granting_measure(const checked& file, const measure& asking, std::string_view id);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/granting.ipp>
#endif
