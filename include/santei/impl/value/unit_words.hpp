// Words in the name of a fact that say in which unit its amounts are.
#pragma once

#include <santei/text/normal.hpp>

#include <string>
#include <string_view>

namespace santei::detail {

/// Whether a name holds a word of a unit, of money of other countries too: what it is nearly called like may be in another unit.
[[nodiscard]] inline bool says_unit(std::string_view name) {
  const std::string folded = fold_compatibility(name);
  for (const std::string_view word : {"円",  "千",  "万",  "億",  "ドル", "ユーロ", "ポンド", "%",  "(割)",     "kWh", "MWh",
                                      "m3", "¥", "￥", "エン", "セント", "cent", "yen", "YEN", "JPY", "USD",  "EUR",    "GBP",    "MM", "thousand", "million"})
    if (folded.size() > 1 && folded.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace santei::detail
