// The compiled fast path: the same yen as the reference at every width.
#include <santei/evaluate/machine.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei::evaluate::machine;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string third =
    "種別 補助\n対象 投資額 が 10円 以上 仮定「a」\n経費 投資額 仮定「a」\n補助率 1/3 以内 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("a compiled plan gives the reference's yen at and beside its floor") {
  const rule r(measure_with(third));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  const auto input = *r.plan->find("investment");
  for (const auto& [yen, stated] : {std::pair<std::int64_t, std::int64_t>{9, 0}, {10, 3}, {11, 3}, {12, 4}}) {
    work.set(input, yen);
    const auto got = fast.run(work);
    CHECK(got.eligible == (yen >= 10));
    CHECK(got.stated == stated);
    CHECK(got.least == 0);
    CHECK(got.most == stated);
  }
}

TEST_CASE("amounts past the proven size are computed in wider registers, never wrapped") {
  const rule r(measure_with(third));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  const auto input = *r.plan->find("investment");
  for (const std::int64_t yen : {(std::int64_t{1} << 50) - 1, std::int64_t{1} << 50, (std::int64_t{1} << 50) + 1,
                                 std::int64_t{9'000'000'000'000'000'000}, INT64_MAX}) {
    work.set(input, yen);
    CHECK(fast.run(work).stated == yen / 3);
  }
}

TEST_CASE("an amount that does not fit a register is computed exactly") {
  const rule r(measure_with(third));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  REQUIRE(fast.load(r.bind({{"investment", "27000000000000000000円"}}).value(), work));
  CHECK(fast.run(work).stated == 9'000'000'000'000'000'000);
  REQUIRE(fast.load(r.bind({{"investment", "270000000000000000000円"}}).value(), work));
  CHECK(fast.run(work).wide);
  REQUIRE(fast.load(r.bind({{"investment", "100.5円"}}).value(), work));
  CHECK(fast.run(work).stated == 33);
}

TEST_CASE("a case with something open is not loaded") {
  const rule r(measure_with(third));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  CHECK_FALSE(fast.load(r.bind({}).value(), work));
  CHECK_FALSE(fast.load(r.bind({{"investment", "9円..11円"}}).value(), work));
}

TEST_CASE("the trace holds the value of each step that applies") {
  const rule r(measure_with(third));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  REQUIRE(fast.load(r.bind({{"investment", "11円"}}).value(), work));
  (void)fast.run(work);
  const auto steps = fast.trace(work);
  REQUIRE(steps.size() == 3);
  CHECK(r.plan->steps[steps[0].step].label == "経費");
  CHECK(steps[0].value == rational(11));
  CHECK(steps[1].value == rational(11, 3));
  CHECK(steps[2].value == rational(3));
}
