// Exact linear arithmetic: feasible or not, strict or not, and how far a form goes.
#include <santei/impl/number/linear/grid_search.hpp>

#include "catch.hpp"

using santei::rational;
using santei::linear::affine;

namespace {

affine form(std::initializer_list<std::pair<std::size_t, rational>> terms, const rational& constant) {
  affine made(constant);
  for (const auto& [v, factor] : terms) made.add(affine::variable(v), factor);
  return made;
}

}  // namespace

TEST_CASE("a range is met at its ends, not beyond, and a strict end not at all") {
  santei::linear::system facts;
  const std::size_t x = facts.add_variable(true);
  facts.add({form({{x, -1}}, 10), false});  // x ≤ 10
  CHECK(facts.possible({form({{x, 1}}, -10), false}));
  CHECK_FALSE(facts.possible({form({{x, 1}}, -10), true}));
  CHECK_FALSE(facts.possible({form({{x, 1}}, rational(-101, 10)), false}));
  CHECK(facts.possible({form({{x, -1}}, 0), false}));
  CHECK_FALSE(facts.possible({form({{x, -1}}, 0), true}));  // x < 0
  CHECK(facts.greatest(form({{x, 2}}, 1)) == rational(21));
  CHECK(facts.least(form({{x, 2}}, 1)) == rational(1));
}

TEST_CASE("several unknowns bound each other exactly") {
  santei::linear::system facts;
  const std::size_t x = facts.add_variable(true), y = facts.add_variable(true);
  facts.add({form({{x, -1}, {y, -2}}, 4), false});  // x + 2y ≤ 4
  facts.add({form({{x, -3}, {y, -1}}, 6), false});  // 3x + y ≤ 6
  CHECK(facts.greatest(form({{x, 1}, {y, 1}}, 0)) == rational(14, 5));
  CHECK_FALSE(facts.possible({form({{x, 1}, {y, 1}}, rational(-14, 5)), true}));
  const auto point = facts.solve(santei::linear::condition{form({{x, 1}, {y, 1}}, rational(-14, 5)), false});
  REQUIRE(point);
  CHECK((*point)[x] == rational(8, 5));
  CHECK((*point)[y] == rational(6, 5));
}

TEST_CASE("an unknown without a range may be negative and without end") {
  santei::linear::system facts;
  const std::size_t x = facts.add_variable(false), y = facts.add_variable(true);
  facts.add({form({{x, -1}, {y, 1}}, -5), false});  // x ≤ y - 5
  CHECK(facts.possible({form({{x, -1}}, -1000), false}));
  CHECK_FALSE(facts.greatest(form({{x, 1}}, 0)));
  CHECK_FALSE(facts.least(form({{x, 1}}, 0)));
  CHECK(facts.greatest(form({{x, 1}, {y, -1}}, 0)) == rational(-5));
}

TEST_CASE("conditions that contradict each other are met by nothing") {
  santei::linear::system facts;
  const std::size_t x = facts.add_variable(true), y = facts.add_variable(true);
  facts.add({form({{x, 1}, {y, -1}}, 0), true});  // x > y
  CHECK(facts.solve());
  facts.add({form({{x, -1}, {y, 1}}, 0), false});  // y ≥ x
  CHECK_FALSE(facts.solve());
}

TEST_CASE("multiples of a unit are found where there are any, and shown not to be where there are none") {
  santei::linear::system facts;
  const std::size_t x = facts.add_variable(true), r = facts.add_variable(true);
  facts.add({form({{r, 1}, {x, rational(-2, 3)}}, 0), false});    // r ≥ 2/3 x
  facts.add({form({{x, rational(2, 3)}, {r, -1}}, 1000), true});  // r < 2/3 x + 1000
  facts.add({form({{r, 1}, {x, -1}}, 0), true});                  // r > x
  const santei::linear::grids units{rational(1), rational(1000)};
  const auto small = santei::linear::grid_search(facts, units).run();
  REQUIRE(small.found);
  CHECK((*small.found)[r] == rational(1000));
  CHECK((*small.found)[x].is_integer());
  facts.add({form({{x, 5}}, -6), false});  // 6/5 ≤ x ≤ 9/5
  facts.add({form({{x, -5}}, 9), false});
  CHECK(facts.solve());
  const auto none = santei::linear::grid_search(facts, units).run();
  CHECK_FALSE(none.found);
  CHECK(none.decided);
}

TEST_CASE("a large system gives up once its effort is spent, and says so") {
  const auto steps_of = [](std::size_t unknowns, std::size_t left) {
    santei::linear::system facts{santei::linear::effort(left)};
    for (std::size_t i = 0; i < unknowns; ++i) facts.add_variable(true);
    for (std::size_t i = 0; i + 1 < unknowns; ++i)
      facts.add({form({{i, 1}, {i + 1, 1}}, -rational(static_cast<std::int64_t>(i) + 1)), false});
    const auto found = facts.solve();
    CHECK(found.has_value() != facts.gave_up());
    return left;
  };
  CHECK(steps_of(10, 100'000) > 0);
  CHECK(steps_of(10, 500) == 0);
  CHECK(steps_of(400, 100'000) == 0);
}
