// 費目: their own figures and rounding, limits that hang on the total, caps on several together, and how a whole is split.
#include "catch.hpp"
#include "support/rules.hpp"

#include <algorithm>

using santei::facts;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string items = "種別 補助\n項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n";
const std::string yen = "端数 円未満 切捨て 仮定「a」\n";

/// 費目 a, b, c with a cost each and what else is said of it.
std::string categories(const std::string& of_a, const std::string& of_b, const std::string& of_c) {
  return "費目 甲 [a]\n経費 甲費 仮定「a」\n" + of_a + "費目 乙 [b]\n経費 乙費 仮定「a」\n" + of_b + "費目 丙 [c]\n経費 丙費 仮定「a」\n" + of_c;
}

facts costs(const char* a, const char* b, const char* c) { return {{"cost_a", a}, {"cost_b", b}, {"cost_c", c}}; }

std::string answer(const std::string& clauses, const facts& given) {
  return summary(rule(measure_with(items + clauses)).ask(given).amount);
}

/// "a 1..2, b 3" of the split among 費目s.
std::string split(const rule& r, const facts& given) {
  std::string out;
  for (const auto& one : r.ask(given).categories) out += (out.empty() ? "" : ", ") + one.key + " " + range_text(one.low, one.high);
  return out;
}

}  // namespace

TEST_CASE("費目s without a figure of their own share the measure's rate on their sum") {
  const std::string clauses = "補助率 1/2 仮定「a」\n経費上限 90円 仮定「a」\n" + yen + categories("", "経費上限 20円 仮定「a」\n", "");
  CHECK(answer(clauses, costs("11円", "20円", "0円")) == "exact 15 15");
  CHECK(answer(clauses, costs("11円", "22円", "0円")) == "exact 15 15");
  CHECK(answer(clauses, costs("40円", "20円", "28円")) == "exact 44 44");
  CHECK(answer(clauses, costs("60円", "20円", "30円")) == "exact 45 45");
}

TEST_CASE("a 費目 with a rate, a cap or a rounding of its own is computed alone") {
  const std::string clauses = "補助率 1/2 仮定「a」\n" + yen + categories("補助率 2/3 仮定「a」\n", "上限額 5円 仮定「a」\n", "");
  CHECK(answer(clauses, costs("9円", "8円", "0円")) == "exact 10 10");
  CHECK(answer(clauses, costs("9円", "10円", "4円")) == "exact 13 13");
  CHECK(answer(clauses, costs("9円", "12円", "4円")) == "exact 13 13");
}

TEST_CASE("費目ごと rounds each 費目, and without it only the sum is rounded") {
  const std::string rate = "補助率 1/2 仮定「a」\n";
  CHECK(answer(rate + "端数 円未満 切捨て 費目ごと 仮定「a」\n" + categories("", "", ""), costs("3円", "3円", "3円")) == "exact 3 3");
  CHECK(answer(rate + "端数 円未満 切上げ 費目ごと 仮定「a」\n" + categories("", "", ""), costs("3円", "3円", "3円")) == "exact 6 6");
  CHECK(answer(rate + yen + categories("", "", ""), costs("3円", "3円", "3円")) == "exact 4 4");
  CHECK(answer(rate + categories(yen, "端数 円未満 切上げ 仮定「a」\n", yen), costs("3円", "3円", "3円")) == "exact 4 4");
}

TEST_CASE("費目.端数前 and 費目.補助額 are known to later clauses") {
  const std::string clauses = "補助率 1/3 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n加算 1円 a.端数前 - a.補助額 + b.端数前 - b.補助額 が 1円 以上 のとき 仮定「a」\n" +
                              categories("", "", "");
  CHECK(answer(clauses, costs("5円", "5円", "0円")) == "exact 3 3");  // 2/3 + 2/3 left over
  CHECK(answer(clauses, costs("5円", "4円", "0円")) == "exact 3 3");  // 2/3 + 1/3 is just 1
  CHECK(answer(clauses, costs("4円", "4円", "0円")) == "exact 2 2");
}

TEST_CASE("a cost that may be a third of the total is half of the rest at most") {
  const std::string clauses = "補助率 1/1 仮定「a」\n" + yen + categories("", "経費上限 合計の 1/3 以内 仮定「a」\n", "");
  CHECK(answer(clauses, costs("10円", "9円", "10円")) == "exact 29 29");
  CHECK(answer(clauses, costs("10円", "10円", "10円")) == "exact 30 30");
  CHECK(answer(clauses, costs("10円", "11円", "10円")) == "exact 30 30");
  CHECK(answer(clauses, costs("0円", "11円", "0円")) == "exact 0 0");
}

TEST_CASE("two shares of one total hold together") {
  const std::string clauses = "補助率 1/1 仮定「a」\n" + yen + categories("", "経費上限 合計の 1/3 以内 仮定「a」\n", "経費上限 合計の 1/2 以内 仮定「a」\n");
  CHECK(answer(clauses, costs("100円", "300円", "500円")) == "exact 600 600");
  CHECK(answer(clauses, costs("100円", "200円", "299円")) == "exact 598 598");  // c = 299, b = 199 1/3
  CHECK(answer(clauses, costs("100円", "300円", "10円")) == "exact 165 165");
}

TEST_CASE("a cap on the cost of several 費目 together stands beside a share of the total") {
  const std::string clauses = "補助率 1/1 仮定「a」\n経費上限 50円 費目 b, c の合計 スタートアップ のとき 仮定「a」\n" + yen +
                              categories("", "経費上限 合計の 1/3 以内 仮定「a」\n", "");
  const auto at = [&](const char* a, const char* b, const char* c, const char* when) {
    facts given = costs(a, b, c);
    given.set("is_startup", when);
    return answer(clauses, given);
  };
  CHECK(at("100円", "20円", "29円", "はい") == "exact 149 149");
  CHECK(at("100円", "20円", "30円", "はい") == "exact 150 150");
  CHECK(at("100円", "20円", "31円", "はい") == "exact 150 150");
  CHECK(at("100円", "20円", "31円", "いいえ") == "exact 151 151");
  CHECK(at("10円", "40円", "10円", "はい") == "exact 30 30");
}

TEST_CASE("a cap on the grant of several 費目 together cuts their part alone") {
  const std::string clauses = "補助率 1/2 仮定「a」\n上限額 50円 費目 b, c の合計 仮定「a」\n" + yen + categories("", "", "");
  CHECK(answer(clauses, costs("100円", "50円", "48円")) == "exact 99 99");
  CHECK(answer(clauses, costs("100円", "50円", "50円")) == "exact 100 100");
  CHECK(answer(clauses, costs("100円", "50円", "52円")) == "exact 100 100");
  CHECK(answer(clauses, costs("102円", "50円", "52円")) == "exact 101 101");
}

TEST_CASE("a grant that may be a quarter of the total, and the split under a cap on the whole") {
  const rule r(measure_with(items + "補助率 1/1 仮定「a」\n上限額 400円 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n" +
                            "費目 甲 [a]\n経費 甲費 仮定「a」\n費目 乙 [b]\n経費 乙費 仮定「a」\n上限額 合計の 1/4 以内 仮定「a」\n"));
  const auto at = [&](const char* a, const char* b) {
    return summary(r.ask({{"cost_a", a}, {"cost_b", b}}).amount) + " | " + split(r, {{"cost_a", a}, {"cost_b", b}});
  };
  CHECK(at("30円", "9円") == "exact 39 39 | a 30, b 9");
  CHECK(at("30円", "10円") == "exact 40 40 | a 30, b 10");
  CHECK(at("30円", "11円") == "exact 40 40 | a 30, b 10");
  CHECK(at("320円", "200円") == "exact 400 400 | a 300..320, b 80..100");
  CHECK(at("500円", "20円") == "exact 400 400 | a 380..400, b 0..20");
  CHECK(at("0円", "20円") == "exact 0 0 | a 0, b 0");
}

TEST_CASE("an open cost leaves the split as open as the whole, and never widens the whole") {
  const rule r(measure_with(items + "補助率 1/1 仮定「a」\n上限額 400円 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n" + categories("", "", "")));
  const auto a = r.ask({{"cost_a", "500円"}, {"cost_b", "0円..20円"}, {"cost_c", "0円"}});
  CHECK(summary(a.amount) == "exact 400 400");
  CHECK(split(r, {{"cost_a", "500円"}, {"cost_b", "0円..20円"}, {"cost_c", "0円"}}) == "a 380..400, b 0..20, c 0");
}

TEST_CASE("a step says of which 費目 it is") {
  const rule r(measure_with(items + "補助率 1/2 仮定「a」\n上限額 9円 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n" +
                            categories("", "上限額 合計の 1/2 以内 仮定「a」\n上限額 2円 仮定「a」\n", "")));
  std::vector<std::string> seen;
  for (const auto& step : r.ask(costs("4円", "8円", "0円")).steps) seen.push_back(step.label + " " + step.category + " " + step.value.text());
  const auto has = [&](const char* line) { return std::find(seen.begin(), seen.end(), line) != seen.end(); };
  CHECK(has("経費 甲 4"));
  CHECK(has("補助率 乙 4"));
  CHECK(has("上限額 乙 2"));
  CHECK(has("端数 丙 0"));
  CHECK(has("上限額  4"));
}

TEST_CASE("a share of the total must be a plain rate without a condition") {
  const auto code = [](const std::string& share) {
    const auto file =
        santei_test::checked(measure_with(items + "補助率 1/1 仮定「a」\n" + yen + categories("", share, "")), santei_test::vocabulary());
    return santei::plan::lower(*file, 0).problems().front().code;
  };
  CHECK(code("経費上限 合計の 1/3 以内 スタートアップ のとき 仮定「a」\n") == "E0426");
}

TEST_CASE("a cost below 0 is 0: it lessens neither another 費目 nor an addition") {
  const std::string rate = "補助率 1/2 仮定「a」\n" + yen;
  CHECK(answer(rate + "費目 甲 [a]\n経費 甲費 仮定「a」\n費目 乙 [b]\n経費 乙費 - 100円 仮定「a」\n", {{"cost_a", "20円"}, {"cost_b", "0円"}}) == "exact 10 10");
  CHECK(answer("経費 甲費 - 100円 仮定「a」\n加算 30円 仮定「a」\n" + rate, {{"cost_a", "0円"}}) == "exact 30 30");
}
