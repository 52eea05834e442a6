// What a quoted phrase says: its numbers, its years, its words of bounding.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>

#include <string_view>
#include <vector>

namespace santei::check {

/// Every number the phrase can be read to hold, after folding: 1,400億円 gives 1400 and 140000000000; （1/3以下） gives 1, 3 and 1/3; 22.5％ gives
/// 22.5 and 9/40; 3年間 gives 3 and 36; 3分の2, 五十万円, 半額 and 全額 are read too. Takes time linear in the phrase.
[[nodiscard]] std::vector<rational> numbers_in(std::string_view phrase);
/// The Gregorian years it names: 令和７年, 平成30年, 2025年.
[[nodiscard]] std::vector<int> years_in(std::string_view phrase);

/// The words that bound a figure: 以内 = 以下 = 上限 = まで = 最大; 以上 = 下限; 超 = 超える; 未満 = 満たない; 等.
enum class bound_word { at_most, at_least, above, below, others };

/// Whether the phrase holds one of the words that mean the same. 6～20人 bounds both ways.
[[nodiscard]] bool says(std::string_view phrase, bound_word word);
/// Whether the phrase bounds this very number from above: 「1/3以下」 for 1/3, not 「国1/2、県1/4以内」 for 1/2.
[[nodiscard]] bool bounds_from_above(std::string_view phrase, const rational& number);
/// The words that mean the same, for messages: "以内, 以下, 上限, まで, 最大".
[[nodiscard]] const char* words_of(bound_word word) noexcept;

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/phrase.ipp>
#endif
