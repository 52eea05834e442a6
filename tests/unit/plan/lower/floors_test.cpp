// What excludes and what raises: 経費下限, 下限額 (after 端数), 最低額.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

std::string answer(const std::string& clauses, const facts& given) {
  return summary(rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n" + clauses)).ask(given).amount);
}

const std::string yen = "端数 円未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("経費下限 excludes a cost one yen below it") {
  CHECK(answer("経費下限 30円 仮定「a」\n" + yen, {{"eligible_cost", "29円"}}) == "ineligible 0 0");
  CHECK(answer("経費下限 30円 仮定「a」\n" + yen, {{"eligible_cost", "30円"}}) == "exact 15 15");
  CHECK(answer("経費下限 30円 仮定「a」\n" + yen, {{"eligible_cost", "31円"}}) == "exact 15 15");
  CHECK(answer("経費下限 30円 スタートアップ のとき 仮定「a」\n" + yen, {{"eligible_cost", "29円"}, {"is_startup", "いいえ"}}) == "exact 14 14");
}

TEST_CASE("経費下限 is compared after 経費上限 has cut the cost") {
  CHECK(answer("経費上限 20円 仮定「a」\n経費下限 30円 仮定「a」\n" + yen, {{"eligible_cost", "40円"}}) == "ineligible 0 0");
}

TEST_CASE("経費上限 cuts the cost and not the grant") {
  CHECK(answer("経費上限 20円 仮定「a」\n" + yen, {{"eligible_cost", "19円"}}) == "exact 9 9");
  CHECK(answer("経費上限 20円 仮定「a」\n" + yen, {{"eligible_cost", "20円"}}) == "exact 10 10");
  CHECK(answer("経費上限 20円 仮定「a」\n" + yen, {{"eligible_cost", "22円"}}) == "exact 10 10");
}

TEST_CASE("下限額 is compared after 端数") {
  CHECK(answer("下限額 10円 仮定「a」\n" + yen, {{"eligible_cost", "19円"}}) == "ineligible 0 0");
  CHECK(answer("下限額 10円 仮定「a」\n" + yen, {{"eligible_cost", "20円"}}) == "exact 10 10");
  CHECK(answer("下限額 10円 仮定「a」\n端数 円未満 切上げ 仮定「a」\n", {{"eligible_cost", "19円"}}) == "exact 10 10");
  CHECK(answer("下限額 10円 仮定「a」\n" + yen, {{"eligible_cost", "18円..22円"}}) == "interval 0..11 0..11");
}

TEST_CASE("最低額 raises and does not exclude, and 上限額 cuts after it") {
  CHECK(answer("最低額 10円 仮定「a」\n" + yen, {{"eligible_cost", "1円"}}) == "exact 10 10");
  CHECK(answer("最低額 10円 仮定「a」\n" + yen, {{"eligible_cost", "20円"}}) == "exact 10 10");
  CHECK(answer("最低額 10円 仮定「a」\n" + yen, {{"eligible_cost", "22円"}}) == "exact 11 11");
  CHECK(answer("最低額 10円 仮定「a」\n上限額 8円 仮定「a」\n" + yen, {{"eligible_cost", "1円"}}) == "exact 8 8");
}
