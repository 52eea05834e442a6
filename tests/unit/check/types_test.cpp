// The table of types.
#include "catch.hpp"
#include "checking.hpp"

#include <santei/check/types.hpp>

using namespace checking;
using santei::kind;
using santei::type;
using santei::check::only_units_differ;
using santei::check::type_of_operation;
using is = santei::syntax::expression_kind;

namespace {

const type money{kind::money, {}}, ratio{kind::ratio, {}}, whole{kind::integer, {}}, date{kind::date, {}}, month{kind::month, {}};
const type kwh{kind::quantity, "kWh"}, gas{kind::quantity, "m3"}, per_kwh{kind::unit_price, "kWh"}, per_gas{kind::unit_price, "m3"};

std::string after(const std::string& clauses) {
  const auto report = check(rule(clauses));
  return report.problems.empty() ? "" : report.problems.front().text.ja;
}

}  // namespace

TEST_CASE("amounts add to amounts and scale by ratios and whole numbers") {
  CHECK(type_of_operation(is::add, money, money) == money);
  CHECK(type_of_operation(is::multiply, money, ratio) == money);
  CHECK(type_of_operation(is::multiply, whole, money) == money);
  CHECK(type_of_operation(is::divide, money, whole) == money);
  CHECK(type_of_operation(is::divide, money, money) == ratio);
  CHECK_FALSE(type_of_operation(is::add, money, whole));
  CHECK_FALSE(type_of_operation(is::multiply, money, money));
  CHECK_FALSE(type_of_operation(is::divide, whole, money));
}

TEST_CASE("a quantity meets only the price of its own unit") {
  CHECK(type_of_operation(is::multiply, kwh, per_kwh) == money);
  CHECK(type_of_operation(is::multiply, per_kwh, kwh) == money);
  CHECK_FALSE(type_of_operation(is::multiply, gas, per_kwh));
  CHECK(only_units_differ(is::multiply, gas, per_kwh));
  CHECK(type_of_operation(is::divide, kwh, kwh) == ratio);
  CHECK(type_of_operation(is::divide, money, kwh) == per_kwh);
  CHECK(type_of_operation(is::divide, money, per_kwh) == kwh);
  CHECK_FALSE(type_of_operation(is::divide, kwh, money));
  CHECK(only_units_differ(is::divide, gas, kwh));
  CHECK(only_units_differ(is::add, gas, kwh));
  CHECK_FALSE(only_units_differ(is::add, gas, per_gas));
}

TEST_CASE("whole numbers divide to a ratio and dates subtract to days") {
  CHECK(type_of_operation(is::divide, whole, whole) == ratio);
  CHECK(type_of_operation(is::multiply, whole, ratio) == ratio);
  CHECK(type_of_operation(is::subtract, date, date) == whole);
  CHECK_FALSE(type_of_operation(is::add, date, date));
  CHECK_FALSE(type_of_operation(is::subtract, month, month));
}

TEST_CASE("a comparison of a ratio with an amount names both and shows what the source says") {
  const std::string text = rule("対象 投資額 が 1/3 以上 「※投資下限額は10億円」\n補助率 1/2 仮定「…」\n");
  const auto report = check(text);
  REQUIRE(codes(report) == list{"E0302"});
  const santei::diagnostic& problem = report.problems.front();
  CHECK(problem.text.ja == "割合と金額を比べています");
  CHECK(problem.labels.at(0).text.ja == "これは割合です");
  CHECK(problem.labels.at(1).text.ja == "これは金額です");
  CHECK(sources_of(text).text_of(problem.labels.at(0).where) == "1/3");
  CHECK(problem.advice().value().ja == "出典には「10億円」とあります → 対象 投資額 が 10億円 以上");
}

TEST_CASE("a bare number is not compared with an amount") {
  const auto report = check(rule("対象 投資額 が 100 以上 仮定「…」\n"));
  REQUIRE(codes(report) == list{"E0304"});
  CHECK(report.problems.front().advice().value().ja == "円 を付けます → 100円");
  CHECK(codes_of("対象 従業員数 が 100 以上 仮定「…」\n").empty());
}

TEST_CASE("units that differ are told from types that differ") {
  CHECK(codes_of("金額 ガス使用量 * 2.5円/kWh 仮定「…」\n") == list{"E0303"});
  CHECK(codes_of("金額 電気使用量 * 2.5円/kWh 仮定「…」\n").empty());
  CHECK(codes_of("対象 電気使用量 が 10㎥ 以上 仮定「…」\n") == list{"E0303"});
  CHECK(codes_of("経費 投資額 + 1/3 仮定「…」\n") == list{"E0301"});
  CHECK(codes_of("経費 小さい方( 投資額, 1/3 ) 仮定「…」\n") == list{"E0301"});
}

TEST_CASE("a whole number written as such stands for a ratio where one is wanted") {
  CHECK(codes_of("値 達成 = 小さい方( 1, 大きい方( 0, 実績 / 目標 ) )\n金額 投資額 * ( 1 - 達成 ) 仮定「…」\n").empty());
  CHECK(codes_of("金額 投資額 * ( 4 - 従業員数 ) / 3 仮定「…」\n").empty());
  CHECK(codes_of("金額 投資額 * ( 5人 - 実績 ) 仮定「…」\n") == list{"E0301"});
}

TEST_CASE("a divisor is proved from a literal or a declared range") {
  CHECK(codes_of("金額 投資額 / 2 仮定「…」\n").empty());
  CHECK(codes_of("金額 投資額 / 0 仮定「…」\n") == list{"E0305"});
  CHECK(codes_of("金額 投資額 * 実績 / 目標 仮定「…」\n").empty());
  CHECK(codes_of("金額 投資額 * 目標 / 実績 仮定「…」\n") == list{"E0305"});
  CHECK(codes_of("金額 投資額 / ( 従業員数 + 1 ) 仮定「…」\n").empty());
  CHECK(codes_of("値 底 = 大きい方( 対象経費, 1円 )\n金額 投資額 * 投資額 / 底 仮定「…」\n") == list{"E0301"});
  CHECK(codes_of("値 底 = 大きい方( 対象経費, 1円 )\n金額 投資額 * ( 投資額 / 底 ) 仮定「…」\n").empty());
}

TEST_CASE("a part is at one rate") {
  for (const char* open : {"1/2, 1/3 のいずれか", "1/2 等", "未定", "定額 未定, 1/2 のいずれか"}) {
    INFO(open);
    CHECK(codes_of("補助率 " + std::string(open) + " 経費 100円 以下の部分 仮定「…」\n補助率 1/4 経費 100円 超の部分 仮定「…」\n").front() == "E0418");
  }
  CHECK(codes_of("補助率 1/2 以内 経費 100円 以下の部分 仮定「…」\n補助率 1/4 経費 100円 超の部分 仮定「…」\n").empty());
}

TEST_CASE("each clause takes the type it states") {
  CHECK(codes_of("補助率 100円 仮定「…」\n") == list{"E0306"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n上限額 1/4 仮定「…」\n") == list{"E0306"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n上限額 合計の 1/4 以内 仮定「…」\n") == list{"E0418"});
  CHECK(codes_of("費目 一 [x]\n経費 投資額 仮定「…」\n補助率 1/2 仮定「…」\n上限額 合計の 1/4 以内 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n上限額 500万 仮定「…」\n") == list{"E0306"});
  CHECK(after("補助率 1/2 仮定「…」\n上限額 1/4 仮定「…」\n") == "上限額 には金額を書きます");
}

TEST_CASE("conditions are true or false and linear in the facts") {
  CHECK(codes_of("対象 規模 仮定「…」\n") == list{"E0307"});
  CHECK(codes_of("対象 赤字 仮定「…」\n").empty());
  CHECK(codes_of("対象 赤字 が はい 仮定「…」\n") == list{"E0307"});
  CHECK(codes_of("対象 投資額 * 実績 が 10円 以上 仮定「…」\n") == list{"E0308"});
  CHECK(codes_of("対象 投資額 * 1/2 が 10円 以上 仮定「…」\n").empty());
  const std::string base = "項目 基準額 [base_yen] 金額 1円 以上\n項目 零額 [may_be_0] 金額\n";
  CHECK(codes_of(base + "対象 ( 投資額 / 基準額 ) が 80% 以上 仮定「…」\n") == list{"W0211"});
  CHECK(codes_of(base + "対象 ( 投資額 / 基準額 ) が ( 零額 / 基準額 ) 以上 仮定「…」\n") == list{"E0308"});
  CHECK(codes_of(base + "対象 ( 基準額 / 零額 ) が 80% 以上 仮定「…」\n") == list{"E0305"});
  CHECK(codes_of("値 積 = 投資額 * 実績\n対象 積 が 10円 以上 仮定「…」\n") == list{"E0308"});
}

TEST_CASE("the greatest and the least over rows may be 0, as a year or a number of years or days may") {
  const std::string rows = "明細 席 [seats]\n項目 席数 [count] 整数 1 以上\n";
  for (const char* divisor : {"最大( 席数 )", "最小( 席数 )"})
    CHECK(codes_of(rows + "金額 投資額 / " + divisor + " 仮定「…」\n") == list{"E0305"});
  for (const char* divisor : {"年( 申請日 )", "年数( 申請日, 申請日 )", "日数( 申請日, 申請日 )"})
    CHECK(codes_of(std::string("金額 投資額 / ") + divisor + " 仮定「…」\n") == list{"E0305"});
  CHECK(codes_of(rows + "金額 投資額 / ( 最大( 席数 ) + 1 ) 仮定「…」\n").empty());
}

TEST_CASE("facts of rows are summed, or select rows") {
  const std::string rows = "明細 契約分 [contracts]\n項目 使用量 [used] 数量 kWh\n項目 契約 [plan] 区分 { 低圧 [low], 高圧 [high] }\n";
  CHECK(codes_of(rows + "対象 契約 が 低圧 仮定「…」\n金額 合計( 使用量 * 2.5円/kWh ) 仮定「…」\n").empty());
  CHECK(codes_of(rows + "金額 使用量 * 2.5円/kWh 仮定「…」\n") == list{"W0211", "E0309"});
  CHECK(codes_of(rows + "金額 合計( 電気使用量 * 2.5円/kWh ) 仮定「…」\n") == list{"W0211", "W0211", "E0309"});
  CHECK(codes_of(rows + "表 単価 [契約]\n| 契約 | 単価 |\n| 低圧 | 2.5円/kWh | 仮定「…」\n| 高圧 | 1.3円/kWh | 仮定「…」\n金額 使用量 * "
                        "単価 仮定「…」\n") == list{"E0309"});
  const std::string sum = "金額 合計( 使用量 * 2.5円/kWh ) 仮定「…」\n";
  CHECK(codes_of(rows + "場合分け 契約\n低圧 赤字 のとき 仮定「…」\n高圧 規模 が 中小企業 のとき 仮定「…」\n対象 契約 が 低圧 仮定「…」\n" + sum) ==
        list{"E0309"});
  CHECK(codes_of(rows + "場合分け 規模\n中小企業 契約 が 低圧 のとき 仮定「…」\n対象 規模 が 中小企業 仮定「…」\n" + sum) == list{"E0309"});
}

TEST_CASE("dates move by counted months alone") {
  CHECK(codes_of("対象 申請日 - 3月 が 2025-01-31 以上 仮定「…」\n").empty());
  CHECK(codes_of("対象 申請日 - 3 が 2025-01-31 以上 仮定「…」\n") == list{"E0301"});
  CHECK(codes_of("対象 使用月 が 2025-01, 2025-02 のいずれか 仮定「…」\n").empty());
  CHECK(codes_of("対象 使用月 が 2025-01-31, 2025-02 のいずれか 仮定「…」\n") == list{"E0302"});
}

TEST_CASE("a rate above 1 is a slip unless the source says it") {
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 3/2 仮定「…」\n端数 なし 仮定「…」\n") == list{"E0311"});
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 1/2 仮定「…」\n補助率加算 150% 赤字 のとき 仮定「…」\n端数 なし 仮定「…」\n") == list{"E0311"});
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 3/2 「150%を補助」\n端数 なし 仮定「…」\n").empty());
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 1 仮定「…」\n端数 なし 仮定「…」\n").empty());
}

TEST_CASE("beside a fact that counts 年, 3年 is 3, wherever it stands") {
  const std::string years = "項目 築年数 [age] 整数 年 0年 以上 100年 以下\n", amounts = "仮定「…」\n金額 2円 築年数 が 3年 でない のとき 仮定「…」\n端数 なし 仮定「…」\n";
  CHECK(codes_of(years + "金額 1円 築年数 が 3年 " + "のとき " + amounts).empty());
  CHECK(codes_of(years + "金額 1円 築年数 が 36月 のとき " + amounts).empty());
  CHECK(codes_of(years + "金額 1円 築年数 が 30月 のとき " + amounts) == list{"E0303"});
  CHECK(codes_of(years + "金額 1円 築年数 が 3年 以上 4年 未満 のとき " + amounts).empty());
  CHECK(codes_of("項目 住む者 [people] 整数 人 0 以上\n金額 1円 住む者 が 3社 のとき 仮定「…」\n金額 2円 住む者 が 3社 でない のとき 仮定「…」\n端数 なし 仮定「…」\n") ==
        list{"E0303", "E0303"});
}
