// Caps: the least that applies, 未満, formulas, uplifts, 合計上限 of several measures.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string whole_cost = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n";

std::string answer(const std::string& clauses, const facts& given, const std::string& rounding = "端数 円未満 切捨て 仮定「a」\n") {
  return summary(rule(measure_with(whole_cost + clauses + rounding)).ask(given).amount);
}

}  // namespace

TEST_CASE("of the caps that apply the least one cuts") {
  const std::string clauses = "上限額 90円 仮定「a」\n上限額 70円 スタートアップ のとき 仮定「a」\n上限額 80円 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "exact 70 70");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "exact 80 80");
}

TEST_CASE("優先 takes the place of general caps, even where it is higher") {
  const std::string clauses = "上限額 50円 仮定「a」\n上限額 70円 スタートアップ のとき 優先 仮定「a」\n上限額 60円 計画認定 のとき 最優先 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}, {"certified_plan", "いいえ"}}) == "exact 50 50");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}, {"certified_plan", "いいえ"}}) == "exact 70 70");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}, {"certified_plan", "はい"}}) == "exact 60 60");
}

TEST_CASE("未満 stops at the last unit of 端数 below the amount") {
  CHECK(answer("上限額 150円 未満 仮定「a」\n", {{"eligible_cost", "148円"}}) == "exact 148 148");
  CHECK(answer("上限額 150円 未満 仮定「a」\n", {{"eligible_cost", "149円"}}) == "exact 149 149");
  CHECK(answer("上限額 150円 未満 仮定「a」\n", {{"eligible_cost", "150円"}}) == "exact 149 149");
  const std::string thousands = "端数 千円未満 切捨て 仮定「a」\n";
  CHECK(answer("上限額 150万円 未満 仮定「a」\n", {{"eligible_cost", "200万円"}}, thousands) == "exact 1499000 1499000");
  CHECK(answer("上限額 150万円 未満 仮定「a」\n", {{"eligible_cost", "149万8999円"}}, thousands) == "exact 1498000 1498000");
  CHECK(answer("上限額 1500円 未満 仮定「a」\n", {{"eligible_cost", "2000円"}}, thousands) == "exact 1000 1000");  // no multiple itself
  CHECK(answer("上限額 対象経費 / 4 未満 仮定「a」\n", {{"eligible_cost", "30円"}}) == "exact 7 7");                // less than 7.5
}

TEST_CASE("a cap may be a formula") {
  CHECK(answer("上限額 連携企業数 * 30円 仮定「a」\n", {{"eligible_cost", "100円"}, {"partner_companies", "3"}}) == "exact 90 90");
  CHECK(answer("上限額 小さい方( 経費 / 2, 40円 ) 仮定「a」\n", {{"eligible_cost", "70円"}}) == "exact 35 35");
  CHECK(answer("上限額 小さい方( 経費 / 2, 40円 ) 仮定「a」\n", {{"eligible_cost", "90円"}}) == "exact 40 40");
}

TEST_CASE("every 上限加算 that applies raises the cap and not the amount") {
  const std::string clauses = "上限額 50円 仮定「a」\n上限加算 10円 スタートアップ のとき 仮定「a」\n上限加算 20円 計画認定 のとき 仮定「a」\n";
  const auto at = [&](const char* cost, const char* a, const char* b) {
    return answer(clauses, {{"eligible_cost", cost}, {"is_startup", a}, {"certified_plan", b}});
  };
  CHECK(at("100円", "いいえ", "いいえ") == "exact 50 50");
  CHECK(at("100円", "はい", "いいえ") == "exact 60 60");
  CHECK(at("100円", "いいえ", "はい") == "exact 70 70");
  CHECK(at("100円", "はい", "はい") == "exact 80 80");
  CHECK(at("55円", "はい", "はい") == "exact 55 55");
}

TEST_CASE("加算 raises the amount before the cap cuts it") {
  const std::string clauses = "加算 30円 スタートアップ のとき 仮定「a」\n上限額 100円 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "60円"}, {"is_startup", "はい"}}) == "exact 90 90");
  CHECK(answer(clauses, {{"eligible_cost", "70円"}, {"is_startup", "はい"}}) == "exact 100 100");
  CHECK(answer(clauses, {{"eligible_cost", "71円"}, {"is_startup", "はい"}}) == "exact 100 100");
  CHECK(answer(clauses, {{"eligible_cost", "71円"}, {"is_startup", "いいえ"}}) == "exact 71 71");
}

TEST_CASE("a measure named by 合計上限 cannot have more than all may have together, and uplifts do not raise that") {
  const std::string text =
      "使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n合計上限 80円 枠 a, b の合計 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"
      "枠 一 [a]\n種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n上限額 70円 仮定「a」\n上限加算 30円 スタートアップ のとき 仮定「a」\n"
      "枠 二 [b]\n種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n枠 三 [c]\n種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n";
  const auto of = [&](std::size_t measure, const char* startup) {
    return summary(rule(text, measure).ask({{"eligible_cost", "100円"}, {"is_startup", startup}}).amount);
  };
  CHECK(of(0, "いいえ") == "exact 70 70");
  CHECK(of(0, "はい") == "exact 80 80");
  CHECK(of(1, "いいえ") == "exact 80 80");
  CHECK(of(2, "いいえ") == "exact 100 100");
}

TEST_CASE("合計上限 cuts what 端数 has made of the amount") {
  const std::string text =
      "使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n合計上限 155円 枠 a, b の合計 仮定「a」\n端数 十円未満 切上げ 仮定「a」\n"
      "枠 一 [a]\n種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n枠 二 [b]\n種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n";
  CHECK(summary(rule(text, 0).ask({{"eligible_cost", "141円"}}).amount) == "exact 150 150");
  CHECK(summary(rule(text, 0).ask({{"eligible_cost", "151円"}}).amount) == "exact 155 155");  // 160 were it cut before
}
