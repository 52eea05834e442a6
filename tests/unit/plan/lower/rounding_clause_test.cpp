// 端数: units and directions, by 費目 and by row of a 明細.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::fact_input;
using santei::facts;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;
using santei_test::summary;

namespace {

std::string half(const std::string& rounding, const char* cost) {
  return summary(rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 " + rounding + " 仮定「a」\n"))
                     .ask({{"eligible_cost", cost}})
                     .amount);
}

rule of_rows(const std::string& rounding) {
  return rule("使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n明細 契約 [contract_rows]\n項目 量 [volume] 数量 kWh\n枠 枠 [main]\n種別 単価\n"
              "値 割引 = 合計( 量 * 1.5円/kWh ) 仮定「a」\n金額 割引 仮定「a」\n端数 " + rounding + " 仮定「a」\n");
}

facts rows(const std::vector<std::string>& volumes) {
  fact_input::rows all;
  for (const std::string& one : volumes) all.items.push_back({{"volume", {one}}});
  facts given;
  given.add({"contract_rows", {std::move(all)}, ""});
  return given;
}

}  // namespace

TEST_CASE("an amount is rounded to any unit of whole yen") {
  CHECK(half("5円未満 切捨て", "19円") == "exact 5 5");
  CHECK(half("7円未満 切り上げ", "16円") == "exact 14 14");
  CHECK(half("300円未満 四捨五入", "900円") == "exact 600 600");
  CHECK(half("1,500円 未満 切り捨て", "5999円") == "exact 1500 1500");
  CHECK(half("10億円未満 切り捨て", "20億円") == "exact 1000000000 1000000000");
  CHECK(half("10億円未満 切り捨て", "19億円") == "exact 0 0");
}

TEST_CASE("切捨て, 切上げ and 四捨五入 at the unit, half of it, and one yen beside") {
  CHECK(half("円未満 切捨て", "3円") == "exact 1 1");
  CHECK(half("円未満 切上げ", "3円") == "exact 2 2");
  CHECK(half("円未満 四捨五入", "3円") == "exact 2 2");
  CHECK(half("千円未満 切捨て", "3998円") == "exact 1000 1000");
  CHECK(half("千円未満 切捨て", "4000円") == "exact 2000 2000");
  CHECK(half("千円未満 切上げ", "2002円") == "exact 2000 2000");
  CHECK(half("千円未満 切上げ", "2000円") == "exact 1000 1000");
  CHECK(half("千円未満 四捨五入", "2998円") == "exact 1000 1000");
  CHECK(half("千円未満 四捨五入", "3000円") == "exact 2000 2000");
  CHECK(half("万円未満 切捨て", "3万9998円") == "exact 10000 10000");
  CHECK(half("十万円未満 切捨て", "39万9998円") == "exact 100000 100000");
}

TEST_CASE("端数 なし leaves the exact amount, shown in whole yen") {
  const auto a = rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 なし 仮定「a」\n")).ask({{"eligible_cost", "3円"}}).amount;
  CHECK(summary(a) == "exact 1 1");
  CHECK(range_text(a.unrounded_low, a.unrounded_high) == "3/2");
}

TEST_CASE("明細ごと rounds each row before the sum, and the unrounded amount stays exact") {
  const auto by_row = of_rows("円未満 切捨て 明細ごと").ask(rows({"1kWh", "3kWh", "5kWh"})).amount;
  CHECK(summary(by_row) == "exact 12 12");  // 1 + 4 + 7
  CHECK(range_text(by_row.unrounded_low, by_row.unrounded_high) == "27/2");
  CHECK(summary(of_rows("円未満 切捨て").ask(rows({"1kWh", "3kWh", "5kWh"})).amount) == "exact 13 13");
  CHECK(summary(of_rows("円未満 切上げ 明細ごと").ask(rows({"1kWh", "3kWh", "5kWh"})).amount) == "exact 15 15");
}

TEST_CASE("the rounding functions work inside a formula") {
  const auto amount = [](const std::string& formula, const char* cost) {
    return summary(rule(measure_with("種別 給付金\n金額 " + formula + " 仮定「a」\n端数 円未満 切捨て 仮定「a」\n")).ask({{"eligible_cost", cost}}).amount);
  };
  CHECK(amount("切捨て( 対象経費, 1000円 )", "1999円") == "exact 1000 1000");
  CHECK(amount("切上げ( 対象経費, 1000円 )", "1001円") == "exact 2000 2000");
  CHECK(amount("四捨五入( 対象経費, 1000円 )", "1500円") == "exact 2000 2000");
  CHECK(amount("四捨五入( 対象経費, 1000円 )", "1499円") == "exact 1000 1000");
  CHECK(amount("大きい方( 対象経費 - 100円, 0円, 5円 )", "99円") == "exact 5 5");
}
