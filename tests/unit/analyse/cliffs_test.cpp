// Leaps, dead zones and marginal rates.
#include <santei/analyse/cliffs.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei_test::measure_with;
using santei_test::rule;

namespace {

rule page2() {
  return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p02_large_growth_investment.santei"));
}

santei::analyse::line line_of(const rule& r, const char* over, const facts& given) {
  return santei::analyse::curve_of(*r.plan, r.bind(given).value(), r.plan->find(over).value()).value().stated_high;
}

}  // namespace

TEST_CASE("page 2 leaps once, and is dead below its floor and beyond its cap") {
  const auto line = line_of(page2(), "investment", {{"company_size", "sme"}});
  const auto cliffs = santei::analyse::cliffs_of(line);
  REQUIRE(cliffs.size() == 1);
  CHECK(cliffs[0].jump.size == rational(1'000'000'000, 3));
  CHECK(cliffs[0].before == rational(0));
  CHECK(cliffs[0].after == rational(1'000'000'000, 3));
  CHECK(cliffs[0].why == "対象 投資額 が 10億円 以上");
  const auto dead = santei::analyse::dead_zones_of(line);
  REQUIRE(dead.size() == 2);
  CHECK(dead[0].to == rational(1'000'000'000));
  CHECK(!dead[0].to_closed);
  CHECK(dead[1].from == rational(15'000'000'000));
  CHECK(!dead[1].to);
  CHECK(dead[1].amount == rational(5'000'000'000));
}

TEST_CASE("marginal rates look to the right of a point") {
  const auto line = line_of(page2(), "investment", {{"company_size", "sme"}});
  CHECK(santei::analyse::marginal_rate(line, 0) == rational(0));
  CHECK(santei::analyse::marginal_rate(line, 1'000'000'000) == rational(1, 3));
  CHECK(santei::analyse::marginal_rate(line, 14'999'999'999) == rational(1, 3));
  CHECK(santei::analyse::marginal_rate(line, 15'000'000'000) == rational(0));
}

TEST_CASE("after a fall, spending is dead until the amount recovers") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 対象経費 が 100円 以下 のとき 仮定「a」\n補助率 1/4 対象経費 が 100円 超 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const auto line = line_of(r, "eligible_cost", {});
  const auto cliffs = santei::analyse::cliffs_of(line);
  REQUIRE(cliffs.size() == 1);
  CHECK(cliffs[0].jump.size == rational(-25));
  CHECK(cliffs[0].jump.beyond);
  const auto dead = santei::analyse::dead_zones_of(line);
  REQUIRE(dead.size() == 1);
  CHECK(dead[0].from == rational(100));
  CHECK(dead[0].to == rational(200));
  CHECK(dead[0].amount == rational(50));
}

TEST_CASE("a single value at which the amount dips lower still is dead like what is beside it") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n上限額 8円 対象経費 が 20円 超 のとき 仮定「a」\n"
                            "上限額 5円 対象経費 が 100円 以上 かつ 対象経費 が 100円 以下 のとき 仮定「a」\n"));
  const auto line = line_of(r, "eligible_cost", {});
  CHECK(line.at(20) == rational(10));
  CHECK(line.at(99) == rational(8));
  CHECK(line.at(100) == rational(5));
  CHECK(line.at(101) == rational(8));
  const auto dead = santei::analyse::dead_zones_of(line);
  REQUIRE(dead.size() == 1);
  CHECK(dead[0].from == rational(20));
  CHECK_FALSE(dead[0].from_closed);
  CHECK_FALSE(dead[0].to);
  CHECK(dead[0].amount == rational(10));
}
