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

TEST_CASE("a growth that is compared runs in registers, told anew where its facts are others") {
  const rule r(measure_with("種別 給付金\n項目 前, 後 [before, after] 金額\n項目 年 [span] 整数 1 以上 50 以下\n"
                            "対象 年平均伸び率( 大きい方( 前, 1円 ), 後, 年, 0.01% 未満 切捨て ) が 3% 以上 仮定「a」\n"
                            "金額 小さい方( 後, 前 / 3 ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const machine fast(r.plan);
  auto work = fast.make_workspace();
  const auto before = *r.plan->find("before"), after = *r.plan->find("after"), span = *r.plan->find("span");
  const auto eligible = [&](std::int64_t from, std::int64_t to, std::int64_t years) {
    work.set(before, from), work.set(after, to), work.set(span, years);
    const auto got = fast.run(work);
    CHECK_FALSE(got.wide);
    if (got.eligible) CHECK(got.stated == std::min(to, from / 3));
    return got.eligible;
  };
  for (int again = 0; again < 2; ++again) {
    CHECK(eligible(10'000, 10'609, 2));  // 1.03² exactly
    CHECK_FALSE(eligible(10'000, 10'608, 2));
    CHECK(eligible(10'000, 10'300, 1));
    CHECK_FALSE(eligible(10'000, 10'300, 2));
    CHECK(eligible(0, 2, 1));
    CHECK_FALSE(eligible(0, 0, 1));
    CHECK_FALSE(eligible(0, 1, 1));
    CHECK(eligible(1, 900'000'000'000'000, 1));  // cut off far above every figure
    CHECK(eligible(1, INT64_MAX, 50));
    CHECK_FALSE(eligible(INT64_MAX, INT64_MAX - 1, 1));
    CHECK_FALSE(eligible(INT64_MAX, 1, 1));
  }
}
