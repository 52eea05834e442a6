// Ratios of facts: in conditions, where they are compared without dividing, and in amounts and costs.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string facts_of_it =
    "項目 実績量, 目標量 [result, target] 数量 kWh 1kWh 以上 100万kWh 以下\n項目 対象人数 [n_in] 整数 0 以上 10000 以下\n"
    "項目 総人数 [n_all] 整数 1 以上 10000 以下\n種別 補助\n端数 円未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("a ratio is compared as it is, at its limit and beside it") {
  for (const char* condition : {"( 実績量 / 目標量 ) が 80% 以上", "80% が ( 実績量 / 目標量 ) 以下", "( ( 実績量 / 目標量 ) が 80% 未満 ) でない"}) {
    const rule r(measure_with(facts_of_it + "対象 " + condition + " 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n"));
    const auto verdict = [&](const char* result, const char* target) {
      return summary(r.ask(facts{}.set("result", result).set("target", target).set("eligible_cost", 100)).amount);
    };
    INFO(condition);
    CHECK(verdict("80kWh", "100kWh") == "exact 50 50");
    CHECK(verdict("79.999kWh", "100kWh") == "ineligible 0 0");
    CHECK(verdict("80..90kWh", "90..100kWh") == "exact 50 50");
    CHECK(verdict("80kWh", "100..101kWh") == "interval 0..50 0..50");
  }
}

TEST_CASE("an amount is shared out by heads, and enclosed while they are not known") {
  const rule r(measure_with(facts_of_it + "経費 対象経費 * ( 対象人数 / 総人数 ) 仮定「a」\n補助率 1/2 仮定「a」\n上限額 100万円 * ( 実績量 / 目標量 ) 仮定「a」\n"));
  const auto asked = [&](const char* in, const char* all, const char* result) {
    return summary(r.ask(facts{}.set("n_in", in).set("n_all", all).set("result", result).set("target", "100kWh").set("eligible_cost", 10'000'000)).amount);
  };
  CHECK(asked("7", "9", "400kWh") == "exact 3888888 3888888");
  CHECK(asked("7", "9", "80kWh") == "exact 800000 800000");
  CHECK(asked("7", "7..14", "400kWh").starts_with("interval 2500000..4000000"));
}
