// Inverses: least values, exact values, and amounts that nothing reaches.
#include <santei/analyse/solve.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei_test::measure_with;
using santei_test::rule;

namespace {

rule page(const char* name, std::size_t measure = 0) {
  return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / name), measure);
}

santei::analyse::solution solve(const rule& r, const char* over, const facts& given, const rational& amount) {
  const auto made = santei::analyse::curve_of(*r.plan, r.bind(given).value(), r.plan->find(over).value()).value();
  return santei::analyse::solve(made, amount).value();
}

std::string text_of(const std::optional<rational>& x) { return x ? x->text() : "null"; }

/// "[10,11] (20,)".
std::string text_of(const std::vector<santei::interval>& all) {
  std::string out;
  for (const auto& one : all) {
    out += std::string(out.empty() ? "" : " ") + (one.lower() && one.lower()->closed ? "[" : "(") +
           (one.lower() ? one.lower()->value.text() : "") + ",";
    out += (one.upper() ? one.upper()->value.text() : "") + std::string(one.upper() && one.upper()->closed ? "]" : ")");
  }
  return out;
}

}  // namespace

TEST_CASE("page 2: 50億円 takes 150億円, 51億円 is beyond it, and 1円 needs the floor") {
  const rule r = page("p02_large_growth_investment.santei");
  const facts sme{{"company_size", "sme"}};
  const auto cap = solve(r, "investment", sme, 5'000'000'000);
  CHECK(cap.reachable);
  CHECK(text_of(cap.least) == "15000000000");
  CHECK(text_of(cap.least_exact) == "15000000000");
  CHECK(text_of(cap.greatest) == "null");
  CHECK(text_of(cap.exactly) == "[15000000000,)");
  const auto beyond = solve(r, "investment", sme, 5'100'000'000);
  CHECK(!beyond.reachable);
  CHECK(text_of(beyond.greatest_amount) == "5000000000");
  CHECK(text_of(beyond.at) == "15000000000");
  CHECK(text_of(solve(r, "investment", sme, 5'000'000'001).least) == "null");
  const auto one = solve(r, "investment", sme, 1);
  CHECK(text_of(one.least) == "1000000000");
  CHECK(one.exactly.empty());
  CHECK(text_of(solve(r, "investment", sme, 333'333'333).exactly) == "[1000000000,1000000001]");
  CHECK(text_of(solve(r, "investment", sme, 333'333'334).least) == "1000000002");
}

TEST_CASE("page 58: the exact threshold lies between two yen") {
  const facts met{{"company_size", "sme"},       {"group_member", "はい"},     {"prefecture", "ishikawa"}, {"disaster", "noto_2024"},
                  {"multiple_disaster", "はい"}, {"full_grant_terms", "はい"}, {"fixed_part", "combined"}};
  const auto found = solve(page("p58_nariwai_noto_2024.santei"), "eligible_cost", met, 1'500'000'000);
  CHECK(text_of(found.least) == "1833333334");
  CHECK(text_of(found.least_exact) == "5500000000/3");
}

TEST_CASE("page 50: 1000円 takes 400 kWh, and stays until the next yen") {
  const auto found = solve(page("p50_electricity_gas_relief.santei"), "power_usage",
                           {{"power_contract", "low_voltage"}, {"usage_month", "2025-01"}}, 1000);
  CHECK(text_of(found.least) == "400");
  CHECK(text_of(found.exactly) == "[400,2002/5)");
}

TEST_CASE("an amount that an unknown fact may withhold is not reached") {
  const auto found = solve(page("p02_large_growth_investment.santei"), "investment", {}, 1);
  CHECK(!found.reachable);
  CHECK(text_of(found.greatest_amount) == "0");
  CHECK(text_of(found.at) == "0");
}

TEST_CASE("rounding up reaches an amount from just above a multiple, and 超 from above its limit") {
  const rule up(measure_with("種別 補助\n対象 対象経費 が 30円 超 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切上げ 仮定「a」\n"));
  const auto first = solve(up, "eligible_cost", {}, 1);
  CHECK(text_of(first.least) == "31");
  CHECK(text_of(first.least_exact) == "30");
  CHECK(!first.least_is_reached);
  const auto twenty = solve(up, "eligible_cost", {}, 20);
  CHECK(text_of(twenty.exactly) == "[39,40]");
  CHECK(text_of(twenty.reaching) == "(38,)");
}

TEST_CASE("a negative amount is refused") {
  const rule r = page("p02_large_growth_investment.santei");
  const auto made =
      santei::analyse::curve_of(*r.plan, r.bind({{"company_size", "sme"}}).value(), r.plan->find("investment").value()).value();
  CHECK(santei::analyse::solve(made, rational(-1)).problems().front().code == "E0905");
  CHECK(santei::analyse::solve(made, rational(1, 2)).problems().front().code == "E0905");  // nothing finer than 1円 is paid
}

TEST_CASE("the most that a stretch brings is after 端数, which may lift it over a cap") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n上限額 1500円 仮定「a」\n端数 千円未満 切上げ 仮定「a」\n"));
  const auto curve = santei::analyse::curve_of(*r.plan, r.bind({}).value(), *r.plan->find("eligible_cost")).value();
  CHECK(santei::analyse::greatest_amount(curve, santei::interval::everything(), 3000) == rational(2000));
  CHECK(santei::analyse::greatest_amount(curve, {santei::bound{0, true}, santei::bound{2000, true}}, 3000) == rational(1000));
  CHECK(santei::analyse::greatest_amount(curve, {santei::bound{0, true}, santei::bound{2001, false}}, 3000) ==
        rational(1000));  // counted in whole yen
  CHECK(santei::analyse::greatest_amount(curve, {santei::bound{0, true}, santei::bound{2001, true}}, 3000) == rational(2000));
}
