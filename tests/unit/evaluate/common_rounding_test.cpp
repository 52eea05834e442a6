// Sums whose terms all come from one rounded number, against every number of the grid.
#include "catch.hpp"

#include <santei/impl/evaluate/common_rounding.hpp>

#include <algorithm>
#include <random>

using santei::rational;
using santei::evaluate::detail::common_rounding;
using santei::evaluate::detail::form;
using santei::evaluate::detail::line;
using santei::evaluate::detail::step_term;

namespace {

const santei::plan::rounding whole_yen{rational(1), santei::rounding_mode::down};
const line three_quarters{rational(3) / rational(4), rational(0)};

/// factor · round(share · round(3/4 x)); without a share the rounded number itself.
step_term part(const rational& factor, const std::optional<rational>& share = std::nullopt) {
  step_term made{factor, three_quarters, whole_yen, {}};
  if (share) made.further.push_back({*share, rational(0), whole_yen});
  return made;
}

}  // namespace

TEST_CASE("what one payer leaves to the other is known to the yen") {
  const form rest{{}, {part(rational(1)), part(rational(-1), rational(2) / rational(3))}};
  const auto sum = common_rounding::of(rest);
  REQUIRE(sum);
  const santei::interval all = sum->between(rational(0), rational(1'500'000'000));
  CHECK(all.lower()->value == rational(0));
  CHECK(all.upper()->value == rational(500'000'000));
  CHECK(sum->between(rational(1), rational(1)) == santei::interval::point(rational(1)));
}

TEST_CASE("the ends of a sum over one rounded number are those of trying every number") {
  const auto seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto draw = [&](int low, int high) { return rational(std::uniform_int_distribution<int>(low, high)(random)); };
  for (int round = 0; round < 2'000; ++round) {
    form f{{rational(0), draw(-3, 3)}, {}};
    for (int terms = 0; terms < 3; ++terms) f.steps.push_back(part(draw(-2, 2), draw(-9, 9) / draw(1, 9)));
    const auto sum = common_rounding::of(f);
    REQUIRE(sum);
    const rational low = draw(-40, 40), high = low + draw(0, 90);
    std::optional<rational> least, most;
    for (rational y = low; y <= high; y += rational(1)) {
      rational here = f.linear.intercept;
      for (const step_term& s : f.steps) here += s.factor * s.after(y);
      least = least ? std::min(*least, here) : here;
      most = most ? std::max(*most, here) : here;
    }
    const santei::interval found = sum->between(low, high);
    CHECK(found.lower()->value == *least);
    CHECK(found.upper()->value == *most);
  }
}

TEST_CASE("terms of different lines, or of a sum with a slope, have no common rounding") {
  form two{{}, {part(rational(1)), part(rational(-1))}};
  two.steps.back().inner.slope = rational(1) / rational(2);
  CHECK_FALSE(common_rounding::of(two));
  CHECK_FALSE(common_rounding::of({{rational(1), rational(0)}, {part(rational(1))}}));
  CHECK_FALSE(common_rounding::of({{}, {part(rational(1), rational(1) / rational(1'000'003))}}));
  form shifted{{}, {part(rational(1), rational(1) / rational(2))}};
  shifted.steps.back().further.back().offset = rational(-3);  // 切捨て turns at y = 6
  CHECK_FALSE(common_rounding::of(shifted));
}
