// 排他: both true is refused; a fact that nothing else asks for is not tried both ways.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

rule exclusive() {
  return rule(measure_with("種別 給付金\n金額 10円 仮定「a」\n加算 1円 スタートアップ のとき 仮定「a」\n加算 2円 計画認定 のとき 仮定「a」\n"
                           "端数 円未満 切捨て 仮定「a」\n排他 スタートアップ, 計画認定, 対象地域 仮定「a」\n"));
}

}  // namespace

TEST_CASE("two exclusive facts that are both true are refused") {
  const auto bound = exclusive().bind({{"is_startup", "はい"}, {"certified_plan", "はい"}});
  REQUIRE_FALSE(bound.has_value());
  CHECK(bound.problems().front().code == "E0813");
  CHECK(exclusive().bind({{"is_startup", "はい"}, {"certified_plan", "いいえ"}}).has_value());
}

TEST_CASE("what is known of one leaves the other only what 排他 allows") {
  CHECK(summary(exclusive().ask({{"is_startup", "はい"}}).amount) == "exact 11 11");
  CHECK(summary(exclusive().ask({{"is_startup", "いいえ"}}).amount) == "interval 10..12 10..12");
  CHECK(summary(exclusive().ask({}).amount) == "interval 10..12 10..12");
  CHECK(summary(exclusive().ask({{"in_area", "はい"}}).amount) == "exact 10 10");
}

TEST_CASE("a fact that stands in 排他 alone is not missing") {
  for (const auto& one : exclusive().ask({}).missing) CHECK(one.declared.key != "in_area");
}

TEST_CASE("what 排他 bars of a fact is barred of what follows from it") {
  const rule r(measure_with("種別 給付金\n項目 型 [shape] 区分 { 甲 [a], 乙 [b] }\n対象 型 が 甲 仮定「a」\n金額 10円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"
                            "場合分け 型\n  甲 計画認定 かつ 従業員数 が 5人 以上 のとき 仮定「a」\n  乙 その他 仮定「a」\n排他 スタートアップ, 計画認定 仮定「a」\n"));
  CHECK(summary(r.ask({{"employees", "5"}}).amount) == "interval 0..10 0..10");
  CHECK(summary(r.ask({{"employees", "5"}, {"is_startup", "はい"}}).amount) == "ineligible 0 0");
  CHECK(summary(r.ask({{"employees", "4..5"}, {"is_startup", "はい"}}).amount) == "ineligible 0 0");
  CHECK(summary(r.ask({{"employees", "5"}, {"is_startup", "いいえ"}}).amount) == "interval 0..10 0..10");
}
