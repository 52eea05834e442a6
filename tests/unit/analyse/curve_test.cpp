// Curves of small rules and of the pages, piece by piece.
#include <santei/analyse/curve.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei::analyse::curve;
using santei::analyse::line;
using santei_test::measure_with;
using santei_test::rule;

namespace {

santei::outcome<curve> curve_of(const rule& r, const char* over, const facts& given) {
  return santei::analyse::curve_of(*r.plan, r.bind(given).value(), r.plan->find(over).value());
}

rule page(const char* name, std::size_t measure = 0) {
  return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / name), measure);
}

/// "[0,10) 0; [10,30] 1/3x; (30,) 10".
std::string text_of(const line& of) {
  std::string out;
  for (const auto& one : of.pieces) {
    out += std::string(out.empty() ? "" : "; ") + (one.from_closed ? "[" : "(") + one.from.text() + "," + (one.to ? one.to->text() : "") +
           (one.to_closed ? "]" : ")") + " ";
    if (one.slope.sign() != 0) out += one.slope.text() + "x" + (one.intercept.sign() != 0 ? "+" + one.intercept.text() : "");
    else out += one.intercept.text();
  }
  return out;
}

std::string refusal_of(const santei::outcome<curve>& made) { return made ? "none" : made.problems().front().code; }

}  // namespace

TEST_CASE("page 2 is nothing below its floor, a third up to its cap, and level beyond, each by its clause") {
  const auto made = curve_of(page("p02_large_growth_investment.santei"), "investment", {{"company_size", "sme"}}).value();
  CHECK(text_of(made.stated_low) == "[0,1000000000) 0; [1000000000,15000000000] 1/3x; (15000000000,) 5000000000");
  CHECK(text_of(made.stated_high) == text_of(made.stated_low));
  CHECK(text_of(made.possible_low) == "[0,) 0");
  CHECK(made.stated_low.pieces[0].why == "対象 投資額 が 10億円 以上");
  CHECK(made.stated_low.pieces[1].why == "補助率 1/3 以内");
  CHECK(made.stated_low.pieces[2].why == "上限額 50億円");
  REQUIRE(made.stated_low.jumps.size() == 1);
  CHECK(made.stated_low.jumps[0].at == rational(1'000'000'000));
  CHECK(made.stated_low.jumps[0].size == rational(1'000'000'000, 3));
  CHECK(!made.stated_low.jumps[0].beyond);
  REQUIRE(made.rounding.by);
  CHECK(made.rounding.by->unit == rational(1));
  CHECK(made.rounding.text == "端数 円未満 切捨て");
}

TEST_CASE("where a formula goes below 0 the grant is 0, in answers and curves") {
  const rule r(measure_with("種別 補助\n金額 投資額 - 100円 仮定「a」\n端数 十円未満 切上げ 仮定「a」\n"));
  const auto made = curve_of(r, "investment", {}).value();
  CHECK(text_of(made.stated_low) == "[0,100] 0; (100,) 1x+-100");
  CHECK(text_of(made.stated_high) == text_of(made.stated_low));
  CHECK(text_of(made.possible_low) == text_of(made.stated_low));
  const auto below = made.amounts_at(rational(30));
  CHECK(santei_test::summary(below) == santei_test::summary(r.ask({{"investment", "30円"}}).amount));
  for (const auto& yen : {below.min, below.max, below.stated_low, below.stated_high, below.unrounded_low, below.unrounded_high})
    CHECK(yen == rational(0));
  CHECK(r.ask({{"investment", "101円"}}).amount.stated_high == rational(10));
  const auto open = r.ask({{"investment", "0円..150円"}}).amount;
  CHECK(open.stated_low == rational(0));
  CHECK(open.stated_high == rational(50));
}

TEST_CASE("whatever a difference stands in, what it makes of a grant is cut at 0, and what cannot be below is left as it is") {
  const auto formula = [](const std::string& text) { return rule(measure_with("種別 補助\n金額 " + text + " 仮定「a」\n端数 円未満 切捨て 仮定「a」\n")); };
  const facts small{{"investment", "30円"}, {"eligible_cost", "5円"}};
  for (const char* text :
       {"投資額 - 100円", "小さい方( 投資額, 投資額 - 100円 )", "投資額 + ( 対象経費 - 100円 )", "( 投資額 - 100円 ) * 1/2",
        "切捨て( 投資額 - 100円, 10円 )", "小さい方( 投資額 - 100円, 対象経費 )", "( 投資額 - 100円 ) / 2"}) {
    INFO(text);
    const auto amount = formula(text).ask(small).amount;
    CHECK(santei_test::summary(amount) == "exact 0 0");
    CHECK(amount.unrounded_high == rational(0));
  }
  const auto cuts = [](const rule& r) {
    return std::any_of(r.plan->promises.begin(), r.plan->promises.end(),
                       [](const auto& one) { return one.is == santei::plan::promise_kind::computed; });
  };
  CHECK(cuts(formula("小さい方( 投資額, 投資額 - 100円 )")));
  for (const char* text : {"投資額", "大きい方( 投資額 - 100円, 0円 )", "小さい方( 投資額, 100円 ) + 対象経費 * 1/2"}) CHECK_FALSE(cuts(formula(text)));
}

TEST_CASE("an unknown fact spreads the curve, and what the case says of the input itself is not used") {
  const rule r = page("p02_large_growth_investment.santei");
  const auto made = curve_of(r, "investment", {{"investment", "12億円"}}).value();
  CHECK(text_of(made.stated_low) == "[0,) 0");
  CHECK(text_of(made.stated_high) == "[0,1000000000) 0; [1000000000,15000000000] 1/3x; (15000000000,) 5000000000");
  CHECK(made.stated_low.pieces[0].why.find("規模") != std::string::npos);
}

TEST_CASE("page 58 with its terms met reaches its cap between two yen") {
  const facts met{{"company_size", "sme"},       {"group_member", "はい"},     {"prefecture", "ishikawa"}, {"disaster", "noto_2024"},
                  {"multiple_disaster", "はい"}, {"full_grant_terms", "はい"}, {"fixed_part", "combined"}};
  const auto made = curve_of(page("p58_nariwai_noto_2024.santei"), "eligible_cost", met).value();
  CHECK(text_of(made.stated_low) == "[0,500000000] 1x; (500000000,5500000000/3] 3/4x+125000000; (5500000000/3,) 1500000000");
  CHECK(made.stated_low.pieces[1].why == "補助率 3/4 以内");
}

TEST_CASE("two lines that cross meet at their exact crossing point") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 規模 が 中小企業 のとき 仮定「a」\n補助率 1/3 規模 が 中小企業 でない のとき 仮定「a」\n"
                            "加算 10円 規模 が 中小企業 でない のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const auto made = curve_of(r, "eligible_cost", {}).value();
  CHECK(text_of(made.stated_low) == "[0,60] 1/2x; (60,) 1/3x+10");
  CHECK(text_of(made.stated_high) == "[0,60] 1/3x+10; (60,) 1/2x");
}

TEST_CASE("a leap beyond its value is told from a leap at it") {
  const rule at_least(measure_with("種別 補助\n対象 対象経費 が 30円 以上 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const rule above(measure_with("種別 補助\n対象 対象経費 が 30円 超 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  CHECK(text_of(curve_of(at_least, "eligible_cost", {})->stated_low) == "[0,30) 0; [30,) 1/2x");
  const auto beyond = curve_of(above, "eligible_cost", {}).value();
  CHECK(text_of(beyond.stated_low) == "[0,30] 0; (30,) 1/2x");
  REQUIRE(beyond.stated_low.jumps.size() == 1);
  CHECK(beyond.stated_low.jumps[0].beyond);
  CHECK(beyond.stated_low.at(30) == rational(0));
  CHECK(beyond.stated_low.at(rational(61, 2)) == rational(61, 4));
}

TEST_CASE("a size that follows from employees changes the rate where the statute does") {
  const auto made = curve_of(page("p51_energy_saving_investment.santei", 1), "employees",
                             {{"industry", "manufacturing"}, {"capital", "100億円"}, {"eligible_cost", "6000万円"}}).value();
  CHECK(made.stated_high.at(300) == rational(30'000'000));
  CHECK(made.stated_low.at(2000) == rational(20'000'000));
  CHECK(made.stated_high.at(2000) == rational(30'000'000));
  CHECK(made.stated_high.at(2001) == rational(20'000'000));
}

TEST_CASE("what makes no curve is refused with its reason") {
  const rule r = page("p02_large_growth_investment.santei");
  CHECK(refusal_of(curve_of(r, "company_size", {})) == "E0903");
  const rule product(measure_with("種別 単価\n項目 電気使用量 [power_usage] 数量 kWh\n金額 電気使用量 * 2.5円/kWh * 機能数 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  CHECK(refusal_of(curve_of(product, "power_usage", {{"software_functions", "2"}})) == "none");
  CHECK(refusal_of(curve_of(product, "power_usage", {})) == "E0902");
  const rule cut(measure_with("種別 補助\n経費 対象経費 仮定「a」\n金額 切捨て( 対象経費 / 3, 1000円 ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  CHECK(refusal_of(curve_of(cut, "eligible_cost", {})) == "E0901");
}

TEST_CASE("at an amount of which less than a yen is paid what may be less is no other amount, as in the answer there") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 以内 仮定「a」\n加算 8円 大幅賃上げ のとき 仮定「a」\n端数 なし 仮定「a」\n"));
  const auto made = curve_of(r, "eligible_cost", {}).value();
  CHECK(made.amounts_at(rational(1, 1000)).status == santei::evaluate::status::interval);
  CHECK(made.amounts_at(rational(10)).status == santei::evaluate::status::maximum_interval);
  CHECK(r.ask({{"eligible_cost", "0.001円"}}).amount.status == santei::evaluate::status::interval);
}
