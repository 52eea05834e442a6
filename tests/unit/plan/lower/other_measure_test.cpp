// 補助額( programme/measure ): another measure's grant inside a formula, on the same facts.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::rule;
using santei_test::summary;
using santei_test::vocabulary;

namespace {

std::string two(const std::string& first, const std::string& second) {
  return "使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n端数 円未満 切捨て 仮定「a」\n枠 本体 [main]\n" + first + "枠 上乗せ [extra]\n" + second;
}

const std::string main_part = "種別 補助\n対象 規模 が 中小企業 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n上限額 100円 仮定「a」\n";

}  // namespace

TEST_CASE("what another measure pays is left out of the cost, after its cap and rounding, and only where it is 対象") {
  const rule r(two(main_part, "種別 補助\n経費 対象経費 - 補助額( test/main ) 仮定「a」\n補助率 3/5 仮定「a」\n"), 1);
  CHECK(summary(r.ask({{"eligible_cost", "101円"}, {"company_size", "sme"}}).amount) == "exact 30 30");   // (101 − 50) × 3/5 = 30.6
  CHECK(summary(r.ask({{"eligible_cost", "300円"}, {"company_size", "sme"}}).amount) == "exact 120 120");
  CHECK(summary(r.ask({{"eligible_cost", "101円"}, {"company_size", "large"}}).amount) == "exact 60 60");
  CHECK(summary(r.ask({{"eligible_cost", "100円"}}).amount) == "interval 30..60 30..60");
}

TEST_CASE("the measure inside keeps its own clauses: neither its 対象 nor its steps become the outer one's") {
  const rule r(two(main_part, "種別 給付金\n金額 補助額( test/main ) / 2 仮定「a」\n"), 1);
  const auto a = r.ask({{"eligible_cost", "100円"}, {"company_size", "large"}});
  CHECK(a.verdict == santei::truth::yes);
  CHECK(summary(a.amount) == "exact 0 0");
  REQUIRE_FALSE(a.steps.empty());
  for (const auto& step : a.steps) CHECK(step.label != "補助率");
}

TEST_CASE("grants that use each other in a circle are refused") {
  const auto tree = santei::syntax::parse(two("種別 給付金\n金額 補助額( test/extra ) 仮定「a」\n", "種別 給付金\n金額 補助額( test/main ) 仮定「a」\n"));
  CHECK(santei::check::check_file(*tree, {vocabulary(), nullptr}).problems.front().code == "E0410");
}

TEST_CASE("a formula cannot use a grant that is not one amount") {
  const auto code = [](const std::string& rate) {
    const std::string text = two("種別 補助\n経費 対象経費 仮定「a」\n" + rate + " 仮定「a」\n", "種別 給付金\n金額 補助額( test/main ) / 2 仮定「a」\n");
    const auto file = santei::check::check_file(santei::syntax::parse(text).value(), {santei_test::vocabulary(), nullptr}).file;
    const auto lowered = santei::plan::lower(*file, 1);
    return lowered ? std::string() : lowered.problems().front().code;
  };
  for (const char* open : {"補助率 1/2 以内", "補助率 1/2 等", "補助率 定額 未定, 1/2 のいずれか", "補助率 未定", "補助率 1/2 仮定「a」\n定額 10円 まで"}) {
    INFO(open);
    CHECK(code(open) == "E0438");
  }
  CHECK(code("補助率 1/2").empty());
  CHECK(code("補助率 1/2, 1/3 のいずれか").empty());
}
