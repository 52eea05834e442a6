// Made-up measures over one cost, random in rate, tiers, floor, cap and rounding, for tests of what several measures do together.
#pragma once

#include "support/rules.hpp"

#include <random>
#include <string>

namespace santei_test {

inline std::string man(std::int64_t tens_of_thousands) { return std::to_string(tens_of_thousands) + "万円"; }

/// A measure of 対象経費 as clauses would write it. Costs of some hundred 万円 meet its tiers, floor and cap.
inline std::string random_measure(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  static const char* const rates[] = {"1/4", "1/3", "1/2", "2/3", "3/4", "22.5%"};
  const std::string assumed = "  仮定「試験」\n";
  std::string text = "種別 補助\n対象 対象経費 が 0円 以上" + assumed + "経費 対象経費" + assumed;
  switch (below(4)) {
    case 0: {
      const std::string end = man(5 + below(200));
      text += "補助率 3/4 経費 " + end + " 以下の部分" + assumed + "補助率 1/3 経費 " + end + " 超の部分" + assumed;
      break;
    }
    case 1: {
      const std::string end = man(5 + below(100));
      text += "補助率 1/3 補助額 " + end + " 以下の部分" + assumed + "補助率 2/3 補助額 " + end + " 超の部分" + assumed;
      break;
    }
    default: text += std::string("補助率 ") + rates[below(6)] + assumed;
  }
  if (below(2) == 0) text += "上限額 " + man(20 + below(300)) + assumed;
  if (below(3) == 0) text += "経費下限 " + man(20 + below(300)) + assumed;
  if (below(4) == 0) text += "下限額 " + man(10 + below(80)) + assumed;
  if (below(4) == 0) text += "定額 " + man(5 + below(50)) + " まで" + assumed;
  static const char* const roundings[] = {"円未満 切捨て", "千円未満 切捨て", "万円未満 切捨て", "千円未満 切上げ", "千円未満 四捨五入"};
  return text + "端数 " + roundings[below(5)] + assumed;
}

}  // namespace santei_test
