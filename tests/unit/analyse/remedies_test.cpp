// Single changes that make an applicant eligible.
#include <santei/analyse/remedies.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei::truth;
using santei_test::measure_with;
using santei_test::rule;

namespace {

rule page2() {
  return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p02_large_growth_investment.santei"));
}

std::vector<santei::analyse::remedy> of(const rule& r, const facts& given) {
  return santei::analyse::remedies(*r.plan, r.bind(given).value());
}

}  // namespace

TEST_CASE("each fact that alone bars the way is named with the nearest change and what it brings") {
  const rule r = page2();
  const auto short_of_floor = of(r, {{"company_size", "sme"}, {"investment", "9億9999万9999円"}});
  REQUIRE(short_of_floor.size() == 1);
  CHECK(short_of_floor[0].fact.key == "investment");
  CHECK(short_of_floor[0].value == rational(1'000'000'000));
  CHECK(short_of_floor[0].brings.stated_high == rational(333'333'333));
  const auto too_large = of(r, {{"company_size", "large"}, {"investment", "12億円"}});
  REQUIRE(too_large.size() == 1);
  CHECK(too_large[0].fact.key == "company_size");
  CHECK(too_large[0].choices.size() == 3);  // 中小企業, 小規模事業者, 中堅企業
  CHECK(too_large[0].brings.stated_high == rational(400'000'000));
  CHECK(of(r, {{"company_size", "large"}, {"investment", "9億円"}}).empty());
  CHECK(of(r, {{"company_size", "sme"}, {"investment", "12億円"}}).empty());
}

TEST_CASE("where other facts still decide, a change is named that leaves eligibility open") {
  const rule r = page2();
  const auto without_amount = of(r, {{"company_size", "large"}});
  REQUIRE(without_amount.size() == 1);
  CHECK(without_amount[0].verdict == truth::unknown);
  CHECK(without_amount[0].choices.size() == 3);
  const auto without_size = of(r, {{"investment", "1億円..9億円"}});
  REQUIRE(without_size.size() == 1);
  CHECK(without_size[0].verdict == truth::unknown);
  CHECK(without_size[0].value == rational(1'000'000'000));
}

TEST_CASE("a fact whose absence counts as no is named, and a limit that is not reached is passed by one yen") {
  const rule r(measure_with("種別 補助\n対象 対象地域 なければ いいえ 仮定「a」\n対象 対象経費 が 100円 未満 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n"));
  const auto silent = of(r, {{"eligible_cost", "50"}});
  REQUIRE(silent.size() == 1);
  CHECK(silent[0].fact.key == "in_area");
  CHECK(silent[0].choices == std::vector<std::uint32_t>{1});
  CHECK(silent[0].verdict == truth::yes);
  const auto too_much = of(r, {{"eligible_cost", "100"}, {"in_area", "はい"}});
  REQUIRE(too_much.size() == 1);
  CHECK(too_much[0].value == rational(99));
}
