// Facts met with a plan: what is refused, and with which words.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;

namespace {

rule plain() {
  return rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
}

santei::diagnostic problem(const facts& given) {
  const auto bound = plain().bind(given);
  REQUIRE_FALSE(bound.has_value());
  return bound.problems().front();
}

}  // namespace

TEST_CASE("an unknown key is refused with the nearest word") {
  const auto p = problem({{"eligible_cst", "1円"}});
  CHECK(p.code == "E0811");
  REQUIRE(p.help);
  CHECK(p.help->ja.find("eligible_cost") != std::string::npos);
}

TEST_CASE("a key that another rule reads is accepted and listed as unused") {
  const auto bound = plain().bind({{"eligible_cost", "1円"}, {"prefecture", "石川県"}});
  REQUIRE(bound.has_value());
  CHECK(bound->unused == std::vector<std::string>{"prefecture"});
}

TEST_CASE("an unused fact is still read, so a wrong value is refused") {
  CHECK(problem({{"prefecture", "石川"}}).code == "E0804");
}

TEST_CASE("a key given twice is refused") { CHECK(problem({{"eligible_cost", "1円"}, {"eligible_cost", "1円"}}).code == "E0812"); }

TEST_CASE("a negative amount, a wrong unit and an inexact number are refused") {
  CHECK(problem({{"eligible_cost", "-1円"}}).code == "E0806");
  CHECK(problem({{"eligible_cost", "1kWh"}}).code == "E0803");
  facts inexact;
  inexact.add({"eligible_cost", {santei::fact_input::inexact{"1.5"}}, ""});
  CHECK(problem(inexact).code == "E0801");
}

TEST_CASE("a fact set for one measure alone takes the place of the general one there, and does not count elsewhere") {
  const auto here = plain().ask({{"eligible_cost", "10円"}, {"test/main.eligible_cost", "20円"}});
  CHECK(santei_test::summary(here.amount) == "exact 10 10");
  const auto elsewhere = plain().ask({{"eligible_cost", "10円"}, {"other/main.eligible_cost", "20円"}});
  CHECK(santei_test::summary(elsewhere.amount) == "exact 5 5");
}

TEST_CASE("unknown written out is the same as not given") {
  for (const char* text : {"", "不明"})
    CHECK(santei_test::summary(plain().ask({{"eligible_cost", text}}).amount) == "interval 0..null 0..null");
}
