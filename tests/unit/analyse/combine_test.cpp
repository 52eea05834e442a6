// Splitting costs over measures: small cases worked by hand, and ten items over ten measures proved at once.
#include <santei/analyse/combine.hpp>

#include "catch.hpp"
#include "show_number.hpp"
#include "support/rules.hpp"

#include <optional>
#include <string>
#include <vector>

using santei::rational;
using santei::analyse::combination;
using santei::analyse::combine;
using santei::analyse::part;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string down = "端数 円未満 切捨て 仮定「試験」\n";

rule a_rule(const std::string& clauses) { return rule(measure_with("種別 補助\n経費 対象経費 仮定「試験」\n" + clauses)); }

santei::analyse::destination to(const rule& one, const std::string& id = {}) {
  return {id, one.plan.get(), one.bind({}).value(), *one.plan->find("eligible_cost")};
}

using place = std::optional<std::size_t>;

}  // namespace

TEST_CASE("each item goes to the measure that pays most for it, and to one only") {
  const rule half = a_rule("補助率 1/2 仮定「試験」\n上限額 100万円 仮定「試験」\n" + down), third = a_rule("補助率 1/3 仮定「試験」\n" + down);
  const combination problem{{{"machine", rational(2'000'000), {0, 1}}, {"works", rational(900'000), {0, 1}}}, {to(half), to(third)}, {}};
  const auto found = combine(problem).value();
  CHECK(found.best.total == rational(1'300'000));
  CHECK(found.best.of_item == std::vector<place>{0, 1});
  CHECK(found.best.grant == std::vector<rational>{rational(1'000'000), rational(300'000)});
  REQUIRE(found.runner_up.has_value());
  CHECK(found.runner_up->total == rational(1'000'000));  // all to the half: cut by its cap
  CHECK(found.parts[1].is == part::paying);
}

TEST_CASE("of two measures that exclude each other one pays, and the other says what it would have come to") {
  const rule half = a_rule("補助率 1/2 仮定「試験」\n" + down), third = a_rule("補助率 1/3 仮定「試験」\n" + down);
  const combination problem{{{"a", rational(600), {0}}, {"b", rational(900), {1}}}, {to(half), to(third)}, {{0, 1, "併用不可"}}};
  const auto found = combine(problem).value();
  CHECK(found.best.total == rational(300));
  const std::size_t loser = found.best.grant[0].sign() > 0 ? 1 : 0;
  CHECK(found.parts[loser].is == part::excluded);
  CHECK(found.parts[loser].otherwise->total == rational(300));
  CHECK(found.parts[loser].by == std::optional<std::size_t>(0));
}

TEST_CASE("items are brought together to reach a floor, one yen short of it they go elsewhere") {
  const rule big = a_rule("補助率 2/3 仮定「試験」\n経費下限 300万円 仮定「試験」\n" + down), small = a_rule("補助率 1/2 仮定「試験」\n" + down);
  const auto total = [&](std::int64_t last) {
    return combine({{{"a", rational(2'000'000), {0, 1}}, {"b", rational(last), {0, 1}}}, {to(big), to(small)}, {}}).value();
  };
  CHECK(total(1'000'000).best.total == rational(2'000'000));
  CHECK(total(999'999).best.total == rational(1'499'999));
  CHECK(total(999'999).parts[0].is == part::never);
  CHECK(total(1'000'000).parts[0].otherwise->total == rational(1'500'000));
}

TEST_CASE("what brings nothing is left over") {
  const rule capped = a_rule("補助率 1/2 仮定「試験」\n上限額 100円 仮定「試験」\n" + down);
  const auto found =
      combine({{{"a", rational(200), {0}}, {"b", rational(50), {0}}, {"c", rational(0), {0}}, {"d", rational(9), {}}}, {to(capped)}, {}})
          .value();
  CHECK(found.best.total == rational(100));
  CHECK(found.best.of_item == std::vector<place>{0, std::nullopt, std::nullopt, std::nullopt});
  const auto none = combine({}).value();
  CHECK(none.best.total == rational(0));
  CHECK_FALSE(none.runner_up.has_value());
}

TEST_CASE("a search that would not end is refused, not cut short") {
  const rule one = a_rule("補助率 1/2 仮定「試験」\n" + down), other = a_rule("補助率 1/2 仮定「試験」\n" + down);
  combination problem{{}, {to(one), to(other)}, {}};
  for (int i = 0; i < 12; ++i) problem.items.push_back({std::to_string(i), rational(1'000 + 37 * i), {0, 1}});
  const auto found = combine(problem, {5});
  REQUIRE_FALSE(found.has_value());
  CHECK(found.problems().front().code == "E0912");
}

TEST_CASE("ten items over ten measures with two exclusive pairs, a tier and a floor are proved in few steps") {
  std::vector<rule> rules;
  const char* const rates[] = {"1/2", "2/3", "1/3", "3/4", "1/2", "2/5", "1/4", "2/3", "1/2", "3/5"};
  const int caps[] = {300, 450, 5000, 200, 750, 1000, 8000, 350, 900, 250};  // 万円
  for (int i = 0; i < 10; ++i) {
    std::string clauses = std::string("補助率 ") + rates[i] + " 仮定「試験」\n";
    if (i == 4) clauses = "補助率 4/5 補助額 50万円 以下の部分 仮定「試験」\n補助率 1/2 補助額 50万円 超の部分 仮定「試験」\n";
    if (i == 2) clauses += "経費下限 2000万円 仮定「試験」\n";
    rules.push_back(a_rule(clauses + "上限額 " + std::to_string(caps[i]) + "万円 仮定「試験」\n" + (i % 3 == 0 ? "端数 千円未満 切捨て 仮定「試験」\n" : down)));
  }
  combination problem;
  for (const rule& one : rules) problem.measures.push_back(to(one));
  const std::int64_t amounts[] = {12'345'678, 8'000'000, 7'654'321, 6'000'000, 5'432'109,
                                  4'000'000,  3'210'987, 2'500'000, 1'999'999, 987'654};
  for (std::size_t i = 0; i < 10; ++i) {
    problem.items.push_back({std::to_string(i), rational(amounts[i]), {}});
    for (std::size_t m = 0; m < 10; ++m) problem.items.back().may_go.push_back(m);
  }
  problem.apart = {{1, 7, {}}, {3, 9, {}}};
  const auto found = combine(problem);
  REQUIRE(found.has_value());
  INFO("total " << found->best.total.text() << ", steps " << found->steps);
  CHECK(found->best.grant[1].sign() * found->best.grant[7].sign() == 0);
  CHECK(found->best.grant[3].sign() * found->best.grant[9].sign() == 0);
  REQUIRE(found->runner_up.has_value());
  CHECK(found->runner_up->total <= found->best.total);
  CHECK(found->steps < 500'000);  // of the 10^10 ways to place ten items; a second has room for many more
}
