// Limits that tie several 費目 hold together, whatever each 費目 has of its own; floors and conditions inside a 費目 make it pay nothing.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string items = "種別 補助\n項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n";
const std::string yen = "端数 円未満 切捨て 仮定「a」\n";
const std::string apart = "端数 円未満 切捨て 費目ごと 仮定「a」\n";

std::string categories(const std::string& of_a, const std::string& of_b, const std::string& of_c) {
  return "費目 甲 [a]\n経費 甲費 仮定「a」\n" + of_a + "費目 乙 [b]\n経費 乙費 仮定「a」\n" + of_b + "費目 丙 [c]\n経費 丙費 仮定「a」\n" + of_c;
}

facts costs(const char* a, const char* b, const char* c) { return {{"cost_a", a}, {"cost_b", b}, {"cost_c", c}}; }

/// "exact 5 5 | a 1..2, b 3, c 0": the amount, then what of it may fall to each 費目.
std::string answer(const std::string& clauses, const facts& given) {
  const auto of = rule(measure_with(items + clauses)).ask(given);
  std::string split;
  for (const auto& one : of.categories) split += (split.empty() ? " | " : ", ") + one.key + " " + range_text(one.low, one.high);
  return summary(of.amount) + split;
}

std::string refusal(const std::string& clauses) {
  const auto file = santei_test::checked(measure_with(items + clauses), santei_test::vocabulary());
  const auto made = santei::plan::lower(*file, 0);
  return made ? "" : made.problems().front().code;
}

}  // namespace

TEST_CASE("a limit on the cost of several 費目 holds where each is rounded by itself") {
  const std::string clauses = "補助率 1/2 仮定「a」\n経費上限 500円 費目 a, b の合計 仮定「a」\n" + apart + categories("", "", "");
  CHECK(answer(clauses, costs("600円", "600円", "100円")) == "exact 300 300 | a 250, b 0, c 50");
  CHECK(answer(clauses, costs("301円", "600円", "1円")) == "exact 249 249 | a 150, b 99, c 0");
  CHECK(answer(clauses, costs("249円", "251円", "0円")) == "exact 249 249 | a 124, b 125, c 0");
}

TEST_CASE("a limit on what several 費目 are granted holds over rates of their own") {
  const std::string half = "補助率 1/2 仮定「a」\n";
  const std::string clauses = "上限額 380円 費目 a, b の合計 仮定「a」\n" + yen + categories(half, half, half);
  CHECK(answer(clauses, costs("1000円", "1000円", "1000円")) == "exact 880 880 | a 0..380, b 0..380, c 500");
  CHECK(answer(clauses, costs("100円", "1000円", "1000円")) == "exact 880 880 | a 0..50, b 330..380, c 500");
  CHECK(answer(clauses, costs("100円", "660円", "0円")) == "exact 380 380 | a 50, b 330, c 0");
}

TEST_CASE("under limits that overlap the costs are those of the greatest total") {
  const std::string clauses = "補助率 1/1 仮定「a」\n経費上限 1500円 費目 a, b の合計 仮定「a」\n経費上限 1800円 費目 b, c の合計 仮定「a」\n" + yen +
                              categories("", "", "");
  CHECK(answer(clauses, costs("1000円", "1000円", "1000円")) == "exact 2500 2500 | a 700..1000, b 500..800, c 1000");
  CHECK(answer(clauses, costs("1000円", "1000円", "0円")) == "exact 1500 1500 | a 500..1000, b 500..1000, c 0");
}

TEST_CASE("a limit on cost goes to the 費目 with the higher rates first, up to their own caps") {
  const std::string clauses = "経費上限 1000円 仮定「a」\n" + yen +
                              categories("補助率 1/2 仮定「a」\n", "補助率 2/3 仮定「a」\n上限額 300円 仮定「a」\n", "補助率 1/3 仮定「a」\n");
  CHECK(answer(clauses, costs("1000円", "1000円", "1000円")) == "exact 575 575 | a 275, b 300, c 0");
  CHECK(answer(clauses, costs("100円", "90円", "1000円")) == "exact 380 380 | a 50, b 60, c 270");
}

TEST_CASE("falling tiers are filled where they bring most, and rising ones are refused under such a limit") {
  const std::string falling = "補助率 1/1 経費 100円 以下の部分 仮定「a」\n補助率 1/2 経費 100円 超の部分 仮定「a」\n";
  const std::string rising = "補助率 1/2 経費 100円 以下の部分 仮定「a」\n補助率 1/1 経費 100円 超の部分 仮定「a」\n";
  const std::string limit = "経費上限 300円 費目 a, b の合計 仮定「a」\n";
  CHECK(answer(limit + yen + categories(falling, "補助率 2/3 仮定「a」\n", "補助率 1/2 仮定「a」\n"), costs("300円", "150円", "0円")) ==
        "exact 225 225 | a 125, b 100, c 0");
  CHECK(refusal(limit + yen + categories(rising, "補助率 2/3 仮定「a」\n", "補助率 1/2 仮定「a」\n")) == "E0431");
  CHECK(refusal(limit + yen + categories("補助率 1/2 仮定「a」\n最低額 5円 仮定「a」\n", "補助率 2/3 仮定「a」\n", "補助率 1/2 仮定「a」\n")) == "E0431");
  CHECK(refusal(limit + yen + categories("補助率 1/2 仮定「a」\n", "補助率 2/3 仮定「a」\n", rising)).empty());  // c is under no limit
}

TEST_CASE("shares of the total stand beside limits on several 費目 and rates of their own") {
  const std::string clauses = "経費上限 100円 費目 a, b の合計 仮定「a」\n経費上限 90円 費目 b, c の合計 仮定「a」\n" + yen +
                              categories("補助率 1/1 仮定「a」\n", "補助率 1/1 仮定「a」\n上限額 合計の 1/4 以内 仮定「a」\n", "補助率 1/2 仮定「a」\n");
  CHECK(answer(clauses, costs("100円", "100円", "200円")) == "exact 145 145 | a 100, b 0, c 45");
  CHECK(answer(clauses, costs("60円", "100円", "200円")) == "exact 120 120 | a 60, b 30, c 30");
}

TEST_CASE("a 経費 of the measure's own stays its cost where limits tie its 費目") {
  const std::string clauses = "経費 投資額 仮定「a」\n経費下限 900円 仮定「a」\n経費上限 300円 費目 a, b の合計 仮定「a」\n" + yen +
                              categories("補助率 1/2 仮定「a」\n", "補助率 1/3 仮定「a」\n", "補助率 1/3 仮定「a」\n");
  facts given = costs("200円", "200円", "0円");
  CHECK(answer(clauses, facts(given).set("investment", "900円")).starts_with("exact 133 133"));
  CHECK(answer(clauses, facts(given).set("investment", "899円")).starts_with("ineligible"));
}

TEST_CASE("a limit that needs a condition holds where it applies") {
  const std::string half = "補助率 1/2 仮定「a」\n";
  const std::string clauses = "上限額 380円 費目 a, b の合計 スタートアップ のとき 仮定「a」\n" + yen + categories(half, half, half);
  facts given = costs("1000円", "1000円", "1000円");
  CHECK(answer(clauses, given).starts_with("interval 880..1500 880..1500"));
  given.set("is_startup", "いいえ");
  CHECK(answer(clauses, given).starts_with("exact 1500 1500"));
}

TEST_CASE("an open cost under such limits is followed exactly") {
  const std::string half = "補助率 1/2 仮定「a」\n";
  const rule r(measure_with(items + "上限額 380円 費目 a, b の合計 仮定「a」\n" + apart + categories(half, half, half)));
  const auto one = r.ask({{"cost_a", "1000円"}, {"cost_b", "0円..700円"}, {"cost_c", "9円"}});
  CHECK(summary(one.amount) == "exact 384 384");
  const auto none = r.ask({{"cost_a", "0円"}, {"cost_c", "0円"}});
  CHECK(summary(none.amount) == "interval 0..380 0..380");
}

TEST_CASE("below a floor of its own, or where its 対象 do not hold, a 費目 pays nothing and the measure goes on") {
  const std::string half = "補助率 1/2 仮定「a」\n";
  CHECK(answer(half + yen + categories("下限額 100円 仮定「a」\n", "", ""), costs("199円", "10円", "0円")).starts_with("exact 5 5"));
  CHECK(answer(half + yen + categories("下限額 100円 仮定「a」\n", "", ""), costs("200円", "10円", "0円")).starts_with("exact 105 105"));
  CHECK(answer(half + yen + categories("経費下限 100円 仮定「a」\n", "", ""), costs("99円", "10円", "0円")).starts_with("exact 5 5"));
  CHECK(answer(half + yen + categories("経費下限 100円 仮定「a」\n", "", ""), costs("100円", "10円", "0円")).starts_with("exact 55 55"));
  const std::string only_startups = half + yen + categories("対象 スタートアップ 仮定「a」\n", "", "");
  const auto at = [&](const char* startup) {
    facts given = costs("100円", "10円", "0円");
    given.set("is_startup", startup);
    return answer(only_startups, given);
  };
  CHECK(at("いいえ").starts_with("exact 5 5"));
  CHECK(at("はい").starts_with("exact 55 55"));
}

TEST_CASE("a 費目 that no joint limit reaches pays nothing either where its 対象 do not hold") {
  const std::string clauses = "補助率 1/2 仮定「a」\n経費上限 100円 費目 b, c の合計 仮定「a」\n" + yen + categories("対象 スタートアップ 仮定「a」\n", "", "");
  facts outside = costs("100円", "90円", "80円"), inside = outside;
  outside.set("is_startup", "いいえ");
  inside.set("is_startup", "はい");
  CHECK(answer(clauses, outside).starts_with("exact 50 50"));
  CHECK(answer(clauses, inside).starts_with("exact 100 100"));
}

TEST_CASE("what a 費目 outside its 対象 would be paid is no part of the total that others have a share of") {
  const std::string clauses = "補助率 1/1 仮定「a」\n" + yen;
  facts given = costs("900円", "90円", "10円");
  given.set("is_startup", "いいえ");
  CHECK(answer(clauses + categories("対象 スタートアップ 仮定「a」\n", "上限額 合計の 1/2 以内 仮定「a」\n", ""), given).starts_with("exact 20 20"));
}

TEST_CASE("定額 of a measure whose 費目 are all computed by themselves has no cost to stand on") {
  const std::string half = "補助率 1/2 仮定「a」\n";
  CHECK(refusal("定額 10円 仮定「a」\n" + yen + categories(half, half, half)) == "E0433");
  CHECK(refusal("定額 10円 仮定「a」\n" + half + yen + categories(half, half, "")).empty());
}

TEST_CASE("tiers that 費目 share stand under a limit beside 費目 with rates of their own") {
  const std::string tiers = "補助率 1/2 経費 50円 以下の部分 仮定「a」\n補助率 1/3 経費 50円 超の部分 仮定「a」\n";
  const std::string clauses = "経費上限 1500円 仮定「a」\n" + tiers + yen + categories("", "補助率 1/5 仮定「a」\n", "");
  CHECK(answer(clauses, costs("1000円", "900円", "0円")).starts_with("exact 441 441"));  // 25 + 950/3 + 500/5
  CHECK(answer(clauses, costs("10円", "1900円", "0円")).starts_with("exact 303 303"));   // 5 + 1490/5
  CHECK(answer(clauses, costs("10円", "1900円", "30円")).starts_with("exact 312 312"));  // 40/2 + 1460/5
}

TEST_CASE("tiers and 定額 of a measure are not measured anew in a 費目") {
  const std::string tiers = "補助率 1/2 経費 50円 以下の部分 仮定「a」\n補助率 1/3 経費 50円 超の部分 仮定「a」\n", half = "補助率 1/2 仮定「a」\n";
  for (const char* own : {"下限額 1円 仮定「a」\n", "経費下限 1円 仮定「a」\n", "対象 甲費 が 1円 以上 仮定「a」\n", "上限額 9円 仮定「a」\n", "端数 円未満 切捨て 仮定「a」\n"}) {
    INFO(own);
    CHECK(refusal(tiers + yen + categories(own, "", "")) == "E0433");
    CHECK(refusal("定額 10円 仮定「a」\n" + half + yen + categories(own, "", "")) == "E0433");
    CHECK(refusal(half + yen + categories(own, "", "")).empty());
    CHECK(refusal(tiers + yen + categories(own + half, "", "")).empty());
  }
  CHECK(refusal(tiers + apart + categories("", "", "")) == "E0433");
}

TEST_CASE("the cost of a 費目 that is not 対象 is none of the measure's") {
  facts given = costs("1000円", "900円", "0円");
  given.set("is_startup", "いいえ");
  const std::string half = "補助率 1/2 仮定「a」\n", in = "対象 スタートアップ 仮定「a」\n";
  CHECK(answer(half + "経費下限 1000円 仮定「a」\n" + yen + categories(in, "", ""), given).starts_with("ineligible 0 0"));
  CHECK(answer(half + "経費下限 900円 仮定「a」\n" + yen + categories(in, "", ""), given).starts_with("exact 450 450"));
  CHECK(answer(half + "経費上限 1000円 仮定「a」\n" + yen + categories(in, "", ""), given).starts_with("exact 450 450"));
  CHECK(answer(half + yen + categories(in, "経費上限 合計の 1/4 以内 仮定「a」\n", ""), given).starts_with("exact 0 0"));
  CHECK(answer(half + yen + categories(in, half + "上限額 合計の 1/4 以内 仮定「a」\n", ""), given).starts_with("exact 0 0"));
}

TEST_CASE("the last stage of 流れ is the 補助率 where none is written") {
  const auto paid = [](const std::string& clauses) {
    const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n" + clauses + yen));
    return summary(r.ask({{"eligible_cost", "1000円"}}).amount);
  };
  CHECK(paid("流れ 国 から 県 へ 2/3, 県 から 中小企業等 へ 3/4 仮定「a」\n") == "exact 750 750");
  CHECK(paid("流れ 県 から 中小企業等 へ 3/4 以内 仮定「a」\n") == "maximum 0..750 750");
  CHECK(refusal("流れ 県 から 中小企業等 へ 3/4 仮定「a」\n" + yen).empty());  // of what, is not said: nothing is computed
}

TEST_CASE("the 経費 of a 枠 beside 費目 counts them, or is refused") {
  const std::string half = "補助率 1/2 仮定「a」\n", categories = "費目 甲 [a]\n経費 甲費 仮定「a」\n費目 乙 [b]\n経費 乙費 仮定「a」\n";
  const auto text = [&](const std::string& cost, const std::string& more = "") {
    return measure_with("種別 補助\n項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n経費 " + cost + " 仮定「a」\n" + half + yen + categories + more);
  };
  const auto code = [&](const std::string& of) {
    const auto file = santei::check::check_file(santei::syntax::parse(of).value(), {santei_test::vocabulary(), nullptr}).file;
    const auto lowered = santei::plan::lower(*file, 0);
    return lowered ? std::string() : lowered.problems().front().code;
  };
  CHECK(code(text("丙費")) == "E0436");
  CHECK(code(text("甲費 + 丙費")) == "E0436");
  CHECK(code(text("丙費", "上限額 1000円 仮定「a」\n")) == "E0436");
  CHECK(code(text("甲.経費 + 乙.経費")).empty());
}
