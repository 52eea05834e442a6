// Bounds on untrusted rules, at the limit and one past it.
#include <santei/plan/limits.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei_test::checked;
using santei_test::measure_with;
using santei_test::vocabulary;

namespace {

/// 従業員数 and 連携企業数 multiplied `times` times: 133 bits each, and one of the amount.
std::shared_ptr<const santei::check::checked> product(int times) {
  std::string formula = "対象経費";
  for (int i = 1; i < times; ++i) formula += " * 従業員数";
  return checked(measure_with("種別 単価\n金額 " + formula + " 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"), vocabulary());
}

}  // namespace

TEST_CASE("a number may reach the limit of magnitude and not one bit more") {
  const auto file = product(3);
  const auto plan = santei::plan::lower(*file, 0).value();
  const std::size_t needed = magnitude_bits(plan);
  CHECK(needed >= 3 * 133);
  CHECK(santei::plan::lower(*file, 0, {.magnitude_bits = needed}).has_value());
  const auto refused = santei::plan::lower(*file, 0, {.magnitude_bits = needed - 1});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0428");
}

TEST_CASE("four factors of forty digits pass the limit that ships") {
  CHECK(santei::plan::lower(*product(3), 0).has_value());
  CHECK_FALSE(santei::plan::lower(*product(4), 0).has_value());
}

TEST_CASE("rows may reach the limit of steps and not one more") {
  const auto file =
      checked(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p50_electricity_gas_relief.santei"), vocabulary());
  const auto plan = santei::plan::lower(*file, 0).value();
  const auto rows = [](std::size_t count) {
    santei::facts given;
    given.add({"contracts",
               {santei::fact_input::rows{std::vector(count, santei::fact_input::row{{"power_contract", {std::string("低圧")}}})}},
               ""});
    return given;
  };
  const santei::plan::limits within{.steps = plan.nodes.size() * 5};
  CHECK(santei::evaluate::bind(plan, rows(5), {}, within).has_value());
  const auto refused = santei::evaluate::bind(plan, rows(6), {}, within);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0815");
}
