// The table of the notation's §4: what each way of writing contributes to stated and possible, and the status that follows.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::truth;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string half_up_to =
    "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 以内 仮定「a」\n上限額 100円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

std::string answer(const std::string& clauses, const facts& given) { return summary(rule(measure_with(clauses)).ask(given).amount); }

}  // namespace

TEST_CASE("a plain rate is exact") {
  const std::string clauses = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "11円"}}) == "exact 5 5");
  CHECK(answer(clauses, {{"eligible_cost", "0円"}}) == "exact 0 0");
}

TEST_CASE("a rate with 以内 is a maximum: less may be paid") {
  CHECK(answer(half_up_to, {{"eligible_cost", "11円"}}) == "maximum 0..5 5");
}

TEST_CASE("上限額 cuts at its yen, not one before or after") {
  CHECK(answer(half_up_to, {{"eligible_cost", "199円"}}) == "maximum 0..99 99");
  CHECK(answer(half_up_to, {{"eligible_cost", "200円"}}) == "maximum 0..100 100");
  CHECK(answer(half_up_to, {{"eligible_cost", "201円"}}) == "maximum 0..100 100");
}

TEST_CASE("the unrounded amount is kept before any rounding") {
  const auto a = rule(measure_with(half_up_to)).ask({{"eligible_cost", "11円"}}).amount;
  CHECK(range_text(a.unrounded_low, a.unrounded_high) == "11/2");
}

TEST_CASE("a missing cost is not zero: the answer reaches up to the cap") {
  CHECK(answer(half_up_to, {}) == "maximum_interval 0..100 0..100");
}

TEST_CASE("a missing cost that nothing bounds leaves the top open") {
  const std::string clauses = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {}) == "interval 0..null 0..null");
}

TEST_CASE("以上 holds at the amount and 超 only past it") {
  const std::string body = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body + "対象 投資額 が 10円 以上 仮定「a」\n", {{"eligible_cost", "8円"}, {"investment", "10円"}}) == "exact 4 4");
  CHECK(answer(body + "対象 投資額 が 10円 以上 仮定「a」\n", {{"eligible_cost", "8円"}, {"investment", "9円"}}) == "ineligible 0 0");
  CHECK(answer(body + "対象 投資額 が 10円 超 仮定「a」\n", {{"eligible_cost", "8円"}, {"investment", "10円"}}) == "ineligible 0 0");
  CHECK(answer(body + "対象 投資額 が 10円 超 仮定「a」\n", {{"eligible_cost", "8円"}, {"investment", "11円"}}) == "exact 4 4");
}

TEST_CASE("rates without an owner are an interval with a candidate each, and rate_category settles them") {
  const std::string clauses = "種別 補助\n経費 対象経費 仮定「a」\n補助率 3/4, 1/2 のいずれか 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  const auto open = rule(measure_with(clauses)).ask({{"eligible_cost", "100円"}});
  CHECK(summary(open.amount) == "interval 50..75 50..75");
  REQUIRE(open.candidates.size() == 2);
  CHECK(open.candidates[0].choice == "3/4");
  CHECK(range_text(open.candidates[0].min, open.candidates[0].max) == "75");
  CHECK(range_text(open.candidates[1].min, open.candidates[1].max) == "50");
  CHECK(open.missing.empty());  // an open point of the page is not a fact of the applicant
  const auto settled = rule(measure_with(clauses)).ask({{"eligible_cost", "100円"}, {"rate_category", "1/2"}});
  CHECK(summary(settled.amount) == "exact 50 50");
  CHECK(settled.candidates.empty());
  CHECK(rule(measure_with(clauses)).bind({{"rate_category", "2/3"}}).problems().front().code == "E0814");
}

TEST_CASE("等 after rates leaves 0 to the cost possible and the listed rate stated") {
  const std::string clauses = "種別 補助\n経費 対象経費 仮定「a」\n補助率 22.5%, 定額 未定 のいずれか 等 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "101円"}}) == "open 0..101 22");
  CHECK(answer(clauses, {{"eligible_cost", "101円"}, {"rate_category", "22.5%"}}) == "exact 22 22");
  CHECK(answer(clauses, {{"eligible_cost", "101円"}, {"rate_category", "1/2"}}) == "exact 50 50");
  CHECK(answer(clauses, {{"eligible_cost", "101円"}, {"rate_category", "定額"}}) == "open 0..101 null");
  CHECK(answer(clauses, {{"eligible_cost", "101円"}, {"rate_category", "定額"}, {"fixed_amount", "30円"}}) == "exact 30 30");
}

TEST_CASE("定額 未定 is 0 to the cost, and nothing where the cost is not known") {
  const std::string clauses = "種別 定額補助\n経費 対象経費 仮定「a」\n補助率 定額 未定 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}}) == "open 0..100 null");
  CHECK(answer(clauses, {}) == "not_computable null null");
}

TEST_CASE("金額 未定 under a cap is 0 to the cap, and fixed_amount settles it") {
  const std::string clauses = "種別 給付金\n金額 未定 仮定「a」\n上限額 450円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {}) == "maximum 0..450 null");
  CHECK(answer(clauses, {{"fixed_amount", "449円"}}) == "exact 449 449");
  CHECK(answer(clauses, {{"fixed_amount", "451円"}}) == "exact 450 450");
}

TEST_CASE("補助率 未定 contributes nothing alone, and 0 to the cost beside a figure") {
  const std::string open = "補助率 未定 規模 が 中堅企業 のとき 仮定「a」\n";
  const std::string clauses = "種別 補助\n対象 規模 が 中小企業, 中堅企業 のいずれか 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 規模 が 中小企業 のとき 仮定「a」\n" + open +
                              "端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "mid_sized"}}) == "not_computable null null");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "sme|mid_sized"}}) == "open 0..100 50");
}

TEST_CASE("対象 with 等 is yes for the named and unknown for others") {
  const std::string clauses = half_up_to + "対象 規模 が 中小企業 等 仮定「a」\n";
  CHECK(rule(measure_with(clauses)).ask({{"eligible_cost", "10円"}, {"company_size", "micro"}}).verdict == truth::yes);
  const auto other = rule(measure_with(clauses)).ask({{"eligible_cost", "10円"}, {"company_size", "large"}});
  CHECK(other.verdict == truth::unknown);
  CHECK(summary(other.amount) == "maximum_interval 0..5 0..5");
}

TEST_CASE("認められる場合がある leaves the verdict open where its condition holds") {
  const std::string clauses = half_up_to + "対象 認められる場合がある 実施時期 が 交付決定前 のとき 仮定「a」\n";
  CHECK(rule(measure_with(clauses)).ask({{"timing", "before_decision"}, {"eligible_cost", "2円"}}).verdict == truth::unknown);
  CHECK(rule(measure_with(clauses)).ask({{"timing", "after_decision"}, {"eligible_cost", "2円"}}).verdict == truth::yes);
}

TEST_CASE("an open verdict adds zero to both intervals") {
  const auto a = rule(measure_with(half_up_to + "対象 対象地域 仮定「a」\n")).ask({{"eligible_cost", "100円"}});
  CHECK(summary(a.amount) == "maximum_interval 0..50 0..50");
  REQUIRE(a.missing.size() == 1);
  CHECK(a.missing[0].declared.key == "in_area");
  CHECK(a.missing[0].decides_yen == santei::rational(50));
}

TEST_CASE("a fixed part comes first and the rate takes the rest") {
  const std::string clauses =
      "種別 補助\n経費 対象経費 仮定「a」\n補助率 3/4 仮定「a」\n定額 500円 多重被災 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "499円"}, {"multiple_disaster", "はい"}}) == "exact 499 499");
  CHECK(answer(clauses, {{"eligible_cost", "600円"}, {"multiple_disaster", "はい"}}) == "exact 575 575");
  CHECK(answer(clauses, {{"eligible_cost", "600円"}, {"multiple_disaster", "いいえ"}}) == "exact 450 450");
}

TEST_CASE("最低額 raises, 下限額 excludes after rounding") {
  const std::string body = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body + "最低額 30円 仮定「a」\n", {{"eligible_cost", "58円"}}) == "exact 30 30");
  CHECK(answer(body + "下限額 30円 仮定「a」\n", {{"eligible_cost", "59円"}}) == "ineligible 0 0");
  CHECK(answer(body + "下限額 30円 仮定「a」\n", {{"eligible_cost", "60円"}}) == "exact 30 30");
}

TEST_CASE("経費下限 excludes below it") {
  const std::string body = "種別 補助\n経費 対象経費 仮定「a」\n経費下限 60円 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body, {{"eligible_cost", "59円"}}) == "ineligible 0 0");
  CHECK(answer(body, {{"eligible_cost", "60円"}}) == "exact 30 30");
}

TEST_CASE("優先 overrides a general cap, and 上限加算 lifts what applies") {
  const std::string body = "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n上限額 50円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body + "上限額 80円 対象地域 のとき 優先 仮定「a」\n", {{"eligible_cost", "100円"}, {"in_area", "はい"}}) == "exact 80 80");
  CHECK(answer(body + "上限額 80円 対象地域 のとき 優先 仮定「a」\n", {{"eligible_cost", "100円"}, {"in_area", "いいえ"}}) == "exact 50 50");
  CHECK(answer(body + "上限額 80円 対象地域 のとき 仮定「a」\n", {{"eligible_cost", "100円"}, {"in_area", "はい"}}) == "exact 50 50");
  CHECK(answer(body + "上限加算 15円 対象地域 のとき 仮定「a」\n", {{"eligible_cost", "100円"}, {"in_area", "はい"}}) == "exact 65 65");
}

TEST_CASE("tiers on the cost are measured from its first yen") {
  const std::string body =
      "種別 補助\n経費 対象経費 仮定「a」\n補助率 3/4 経費 50円 以下の部分 仮定「a」\n補助率 1/2 経費 50円 超の部分 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body, {{"eligible_cost", "48円"}}) == "exact 36 36");
  CHECK(answer(body, {{"eligible_cost", "50円"}}) == "exact 37 37");
  CHECK(answer(body, {{"eligible_cost", "51円"}}) == "exact 38 38");
  CHECK(answer(body, {{"eligible_cost", "150円"}}) == "exact 87 87");
}

TEST_CASE("tiers on the grant end where the grant so far reaches the amount") {
  const std::string body =
      "種別 補助\n経費 対象経費 仮定「a」\n補助率 4/5 補助額 40円 以下の部分 仮定「a」\n補助率 1/2 補助額 40円 超の部分 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body, {{"eligible_cost", "49円"}}) == "exact 39 39");
  CHECK(answer(body, {{"eligible_cost", "50円"}}) == "exact 40 40");
  CHECK(answer(body, {{"eligible_cost", "51円"}}) == "exact 40 40");
  CHECK(answer(body, {{"eligible_cost", "52円"}}) == "exact 41 41");
}

TEST_CASE("shares follow the payers' rates and the last named takes the rest") {
  const std::string body = "種別 補助\n経費 対象経費 仮定「a」\n補助率 3/4 仮定「a」\n端数 円未満 切捨て 仮定「a」\n負担 国 = 1/2, 県 = 1/4 仮定「a」\n";
  const auto a = rule(measure_with(body)).ask({{"eligible_cost", "11円"}});  // 8.25 → 8: 5.33 → 5 and 3
  REQUIRE(a.shares.size() == 2);
  CHECK(range_text(a.shares[0].stated_low, a.shares[0].stated_high) == "5");
  CHECK(range_text(a.shares[1].stated_low, a.shares[1].stated_high) == "3");
  CHECK(range_text(a.shares[0].unrounded_low, a.shares[0].unrounded_high) == "11/2");
}

TEST_CASE("a share that can only be enclosed is not enclosed below 0") {
  const std::string body = "種別 補助\n経費 対象経費 + 投資額 仮定「a」\n補助率 3/4 仮定「a」\n端数 円未満 切捨て 仮定「a」\n負担 国 = 1/2, 県 = 1/4 仮定「a」\n";
  const auto a = rule(measure_with(body)).ask({{"eligible_cost", "0円..8円"}, {"investment", "0円..8円"}});
  REQUIRE(a.shares.size() == 2);
  CHECK(range_text(a.shares[0].stated_low, a.shares[0].stated_high) == "0..8");
  CHECK(a.shares[1].stated_low == santei::rational(0));
  CHECK(a.shares[1].stated_high >= santei::rational(4));
}

TEST_CASE("one fact used twice is one fact") {
  const std::string body = "種別 補助\n対象 投資額 が 投資額 以上 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  const auto a = rule(measure_with(body)).ask({{"eligible_cost", "10円"}});
  CHECK(a.verdict == truth::yes);
  CHECK(a.missing.empty());
}

TEST_CASE("a range across a floor is tight, and a jump between rates does not widen it") {
  const std::string body =
      "種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 対象経費 が 100円 以下 のとき 仮定「a」\n補助率 1/4 対象経費 が 100円 超 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(answer(body, {{"eligible_cost", "80円..120円"}}) == "interval 25..50 25..50");   // 40 to 50, then 25 to 30
  CHECK(answer(body, {{"eligible_cost", "90円..110円"}}) == "interval 25..50 25..50");
  CHECK(answer(body, {{"eligible_cost", "101円..103円"}}) == "exact 25 25");
}

TEST_CASE("two open amounts that are each read once give a tight answer; read twice, a sound one that says outer") {
  const auto half_of = [](const std::string& cost) {
    return "種別 補助\n経費 " + cost + " 仮定「a」\n補助率 1/2 仮定「a」\n上限額 100円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  };
  CHECK(answer(half_of("対象経費 + 投資額"), {}) == "interval 0..100 0..100");
  CHECK(answer(half_of("対象経費 + 投資額"), {{"eligible_cost", "20円..40円"}, {"investment", "60円..80円"}}) == "interval 40..60 40..60");
  CHECK(answer(half_of("小さい方( 対象経費 + 投資額, 300円 - 投資額 )"), {}) == "interval 0..100 0..100 outer");
}

TEST_CASE("what a stage computes below 0 is 0") {
  const std::string clauses =
      "種別 補助\n流れ 国 から 県 へ 1/2 基礎 投資額 - 100円, 県 から 企業 へ 3/4 仮定「a」\n経費 対象経費 仮定「a」\n補助率 3/4 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  const auto stage = [&](const char* investment) {
    const auto found = rule(measure_with(clauses)).ask({{"eligible_cost", "8円"}, {"investment", investment}}).stages;
    REQUIRE(found.size() == 2);
    return summary(found[0].amount.value());
  };
  CHECK(stage("104円") == "exact 2 2");
  CHECK(stage("98円") == "exact 0 0");
  CHECK(stage("90円..104円") == "interval 0..2 0..2");
}

TEST_CASE("open facts are decided together, however many their completions") {
  const auto open_facts = [](int count) {
    std::string clauses = "種別 給付金\n金額 1円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
    for (int i = 0; i < count; ++i) {
      const std::string name = "事" + std::string(1, static_cast<char>('a' + i));
      clauses += "項目 " + name + " [fact_" + name.back() + "] 真偽\n加算 1円 " + name + " のとき 仮定「a」\n";
    }
    return answer(clauses, {});
  };
  CHECK(open_facts(12) == "interval 1..13 1..13");
  CHECK(open_facts(24) == "interval 1..25 1..25");
}

TEST_CASE("company size follows from industry, capital and employees when it is not given") {
  const std::string body = half_up_to + "対象 規模 が 中小企業 仮定「a」\n";
  const auto verdict = [&](const facts& given) { return rule(measure_with(body)).ask(given).verdict; };
  CHECK(verdict({{"industry", "製造業"}, {"capital", "4億円"}, {"employees", "300人"}}) == truth::yes);
  CHECK(verdict({{"industry", "製造業"}, {"capital", "3億円"}, {"employees", "301人"}}) == truth::yes);
  CHECK(verdict({{"industry", "製造業"}, {"capital", "3億1円"}, {"employees", "301人"}}) == truth::no);
  CHECK(verdict({{"industry", "小売業"}, {"capital", "5001万円"}, {"employees", "51人"}}) == truth::no);
  CHECK(verdict({{"industry", "小売業"}, {"employees", "51人"}}) == truth::unknown);
  CHECK(verdict({{"employees", "20人"}, {"industry", "製造業"}}) == truth::yes);
  CHECK(verdict({{"company_size", "large"}, {"industry", "製造業"}, {"employees", "5人"}}) == truth::no);
}

TEST_CASE("what is left of the size is asked for by the yen it decides") {
  const std::string body = half_up_to + "対象 規模 が 中小企業 仮定「a」\n";
  const auto a = rule(measure_with(body)).ask({{"industry", "小売業"}, {"employees", "51人"}, {"eligible_cost", "100円"}});
  std::vector<std::string> missing;  // a capital of 0円 leaves open whether a person applies, who has none
  for (const auto& one : a.missing) missing.push_back(one.declared.key + " " + one.decides_yen->text());
  CHECK(missing == std::vector<std::string>{"company_size 50", "applicant_kind 0", "capital 0"});
}

TEST_CASE("an end that is only come near to is not paid: without 端数 too the answer is in whole yen") {
  const std::string head = "事業 試験の事業 [test]\n出典 R6補正 1ページ\n項目 額甲 [a] 金額\n枠 試験の枠 [main]\n種別 補助\n経費 額甲 仮定「a」\n";
  const rule all(head + "対象 額甲 が 100円 未満 仮定「a」\n補助率 1/1 仮定「a」\n端数 なし 仮定「a」\n");
  CHECK(summary(all.ask({}).amount) == "interval 0..99 0..99");
  const rule third(head + "対象 額甲 が 100円 未満 仮定「a」\n補助率 1/3 仮定「a」\n端数 なし 仮定「a」\n");
  CHECK(summary(third.ask({}).amount) == "interval 0..33 0..33");
  const rule falls(head + "対象 額甲 が 100円 超 仮定「a」\n金額 200円 - 額甲 仮定「a」\n端数 なし 仮定「a」\n");
  CHECK(summary(falls.ask({{"a", "100円..120円"}}).amount) == "interval 0..99 0..99");
}

TEST_CASE("what may be less by less than a yen is no other amount in whole yen") {
  const std::string head = "事業 試験の事業 [test]\n出典 R6補正 1ページ\n項目 額甲 [a] 金額\n枠 試験の枠 [main]\n種別 補助\n経費 額甲 仮定「a」\n";
  const rule same(head + "補助率 1/2 仮定「a」\n加算 1/4円 以内 仮定「a」\n端数 なし 仮定「a」\n");
  CHECK(summary(same.ask({{"a", "10円"}}).amount) == "exact 5 5");
}

TEST_CASE("a 対象 with のとき asks where that holds, and is told with it") {
  const std::string clauses = "種別 補助\n経費 対象経費 仮定「a」\n対象 従業員数 が 5人 以上 スタートアップ のとき 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  const auto paid = [&](const char* employees, const char* startup) {
    return answer(clauses, {{"eligible_cost", "10円"}, {"employees", employees}, {"is_startup", startup}});
  };
  CHECK(paid("4", "はい") == "ineligible 0 0");
  CHECK(paid("5", "はい") == "exact 5 5");
  CHECK(paid("4", "いいえ") == "exact 5 5");
  CHECK(answer(clauses, {{"eligible_cost", "10円"}, {"is_startup", "いいえ"}}) == "exact 5 5");
  const rule of(measure_with(clauses));
  REQUIRE(of.plan->requirements.size() == 1);
  CHECK(of.plan->requirements.front().cited.text == "対象 従業員数 が 5人 以上 スタートアップ のとき");
}
