// A limit that ties several 費目 is certified with the weights that prove its total; what is beyond the checker is left to the evaluator.
#include "support/certified.hpp"

#include "catch.hpp"

using santei::facts;
using santei::rational;
using santei_test::certificate_over;
using santei_test::measure_with;

namespace {

const std::string overlapping = measure_with(
    "種別 補助\n項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n補助率 1/1 仮定「a」\n"
    "経費上限 1500円 費目 a, b の合計 仮定「a」\n経費上限 1800円 費目 b, c の合計 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n"
    "費目 甲 [a]\n経費 甲費 仮定「a」\n費目 乙 [b]\n経費 乙費 仮定「a」\n費目 丙 [c]\n経費 丙費 仮定「a」");

const facts thousands{{"cost_a", "1000円"}, {"cost_b", "1000円"}, {"cost_c", "1000円"}};

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

santei::verify::verdict checked(const std::string& certificate, const std::string& rule) {
  return santei::verify::check_certificate(certificate, santei_test::with_vocabulary(rule));
}

}  // namespace

TEST_CASE("limits that overlap are certified by weights under which they add up to the total") {
  const std::string text = certificate_over(overlapping, thousands).value();
  CHECK(has(text, "joint stated 2500\n"));
  CHECK(has(text, "weight 1 1500 clause 1:8\n"));
  CHECK(has(text, "weight 1 1000 cost c\n"));
  CHECK(has(text, "amount a 補助額 1000 1000 1000\n"));
  CHECK(has(text, "amount b 補助額 500 500 500\n"));
  const auto verdict = checked(text, overlapping);
  REQUIRE(verdict.accepted());
  CHECK(verdict.says.stated == rational(2500));
}

TEST_CASE("another total, another weight and another split under joint limits are refused") {
  const std::string text = certificate_over(overlapping, thousands).value();
  for (const auto& [from, to] : {std::pair{"joint stated 2500", "joint stated 3000"}, std::pair{"weight 1 1500", "weight 2 1500"},
                                 std::pair{"amount b 補助額 500 500 500", "amount b 補助額 800 800 800"},
                                 std::pair{"stated 2500\npossible 2500 2500", "stated 3000\npossible 3000 3000"}}) {
    std::string forged = text;
    forged.replace(forged.rfind(from), std::string(from).size(), to);
    INFO(from);
    CHECK(checked(santei_test::sealed_anew(forged), overlapping).problems.front().code == "E0946");
  }
}

TEST_CASE("a case of too much work for the checker is left to the evaluator, and said to be", "[large]") {
  std::string chain = "明細 行 [lines]\n項目 額 [item] 金額\n値 v0 = 額 仮定「a」\n";
  for (int i = 1; i <= 300; ++i) chain += "値 v" + std::to_string(i) + " = v" + std::to_string(i - 1) + " + 1円 仮定「a」\n";
  const std::string heavy = measure_with("種別 補助\n" + chain + "金額 合計( v300 ) 仮定「a」\n端数 なし 仮定「a」");
  santei::fact_input::rows rows;
  for (int i = 0; i < 1500; ++i) rows.items.push_back({{"item", {std::string("5円")}}});
  facts given;
  given.add({"lines", {rows}, {}});
  const std::string text = certificate_over(heavy, given).value();
  CHECK(has(text, "\nbeyond too much or too deep a computation\n"));
  CHECK(text.find("\nclause ") == std::string::npos);
  const auto verdict = checked(text, heavy);
  CHECK(verdict.problems.empty());
  CHECK_FALSE(verdict.accepted());
  CHECK(verdict.left_to_evaluator);
  CHECK(verdict.says.stated == rational(1500 * 305));
}

TEST_CASE("a certificate over a rule that the checker reads cannot be left to the evaluator") {
  std::string text = certificate_over(overlapping, thousands).value();
  const std::size_t account = text.find("clause ");
  text = text.substr(0, account) + "beyond a limit of work\neligible yes\nstated 9999\npossible 9999 9999\nseal ";
  CHECK(checked(santei_test::sealed_anew(text), overlapping).problems.front().code == "E0946");
}

TEST_CASE("what other measures pay is derived once, however often it is used") {
  const auto frame = [](int i, const std::string& amount) {
    return "枠 枠" + std::to_string(i) + " [m" + std::to_string(i) + "]\n種別 補助\n" + amount + " 仮定「a」\n端数 なし 仮定「a」\n";
  };
  constexpr int last = 60;
  std::string text = "事業 試験の事業 [test]\n出典 R6補正 1ページ\n" + frame(0, "金額 1円");
  for (int i = 1; i <= last; ++i) {
    const std::string before = "補助額( test/m" + std::to_string(i - 1) + " )";
    text += frame(i, "金額 " + before + " + " + before);
  }
  const auto made = certificate_over(text, {}, last);
  REQUIRE(made);
  CHECK(has(*made, "stated 1152921504606846976\n"));
  CHECK_FALSE(has(*made, "beyond"));
  CHECK(made->find("within test/m0\n") == made->rfind("within test/m0\n"));
  CHECK(checked(*made, text).accepted());
}
