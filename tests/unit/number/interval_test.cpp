// Intervals: ends that are reached, only approached, or absent.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/number/interval.hpp>

using santei::bound;
using santei::interval;
using santei::occurrence;
using santei::rational;
using santei::rounding_mode;

namespace {

constexpr bool open = false;

interval from(rational low, bool low_closed, rational high, bool high_closed) {
  return {bound{std::move(low), low_closed}, bound{std::move(high), high_closed}};
}

interval above(rational low) { return {bound{std::move(low), open}, std::nullopt}; }

interval below(rational high) { return {std::nullopt, bound{std::move(high), open}}; }

}  // namespace

TEST_CASE("What is not known is every number") {
  CHECK(interval() == interval::everything());
  CHECK(interval().contains(0));
  CHECK(interval().contains(-santei::power(10, 40)));
  CHECK(!interval().is_point());
  CHECK(!interval().lower());
  CHECK(!interval().upper());
}

TEST_CASE("A closed end belongs to an interval and an open one does not") {
  const interval x = from(1, true, 3, open);
  CHECK(!x.contains(rational(999, 1000)));
  CHECK(x.contains(1));
  CHECK(x.contains(rational(2999, 1000)));
  CHECK(!x.contains(3));
  CHECK(!x.contains(4));
  CHECK(interval::at_least(5).contains(5));
  CHECK(!interval::at_least(5).contains(4));
  CHECK(interval::at_most(5).contains(5));
  CHECK(!interval::at_most(5).contains(6));
  CHECK(!above(5).contains(5));
  CHECK(!below(5).contains(5));
}

TEST_CASE("A point is an interval with one member") {
  CHECK(interval::point(rational(1, 3)).is_point());
  CHECK(interval::point(1) == interval::between(1, 1));
  CHECK(!interval::between(1, 2).is_point());
  CHECK(!interval::at_least(1).is_point());
  CHECK(!interval::at_most(1).is_point());
}

TEST_CASE("Ends with nothing between them make no interval") {
  CHECK(!interval::from_ends(bound{2}, bound{1}));
  CHECK(!interval::from_ends(bound{1, open}, bound{1}));
  CHECK(!interval::from_ends(bound{1}, bound{1, open}));
  CHECK(interval::from_ends(bound{1}, bound{1}) == interval::point(1));
  CHECK(interval::from_ends(std::nullopt, bound{1}) == interval::at_most(1));
  CHECK(interval::from_ends(bound{1}, std::nullopt) == interval::at_least(1));
}

TEST_CASE("The hull spans both intervals and what lies between them") {
  CHECK(hull(interval::point(1), interval::point(5)) == interval::between(1, 5));
  CHECK(hull(from(1, open, 2, true), from(1, true, 2, open)) == interval::between(1, 2));
  CHECK(hull(from(1, open, 2, open), from(1, open, 2, open)) == from(1, open, 2, open));
  CHECK(hull(interval::point(3), interval::at_least(5)) == interval::at_least(3));
  CHECK(hull(interval::at_most(3), interval::at_least(5)) == interval::everything());
}

TEST_CASE("The intersection keeps the stricter ends") {
  CHECK(intersect(interval::between(1, 5), interval::between(3, 9)) == interval::between(3, 5));
  CHECK(intersect(interval::between(1, 5), from(1, open, 5, open)) == from(1, open, 5, open));
  CHECK(intersect(interval::between(1, 3), interval::between(3, 5)) == interval::point(3));
  CHECK(intersect(from(1, true, 3, open), interval::between(3, 5)) == std::nullopt);
  CHECK(intersect(interval::between(1, 2), interval::between(3, 5)) == std::nullopt);
  CHECK(intersect(interval::at_least(1), interval::at_most(2)) == interval::between(1, 2));
  CHECK(intersect(interval::everything(), above(2)) == above(2));
}

TEST_CASE("Sums and differences are closed where both ends are") {
  CHECK(interval::between(1, 2) + interval::between(10, 20) == interval::between(11, 22));
  CHECK(interval::between(1, 2) + from(10, open, 20, true) == from(11, open, 22, true));
  CHECK(interval::between(1, 2) + interval::at_least(10) == interval::at_least(11));
  CHECK(interval::between(1, 2) - interval::between(10, 20) == interval::between(-19, -8));
  CHECK(interval::at_least(1) - interval::at_least(1) == interval::everything());
  CHECK(interval::at_least(1) - interval::between(1, 4) == interval::at_least(-3));
  CHECK(-from(1, true, 2, open) == from(-2, open, -1, true));
  CHECK(-interval::at_least(1) == interval::at_most(-1));
}

TEST_CASE("Products take the extremes of the corners") {
  CHECK(interval::between(2, 3) * interval::between(5, 7) == interval::between(10, 21));
  CHECK(interval::between(-2, 3) * interval::between(-5, 7) == interval::between(-15, 21));
  CHECK(interval::between(-3, -2) * interval::between(5, 7) == interval::between(-21, -10));
  CHECK(from(2, open, 3, true) * interval::between(5, 7) == from(10, open, 21, true));
  CHECK(from(-1, open, 1, true) * interval::between(-1, 1) == interval::between(-1, 1));
  CHECK(from(-1, open, 1, open) * interval::between(-1, 1) == from(-1, open, 1, open));
}

TEST_CASE("A zero that is reached makes a product zero, even against no limit at all") {
  CHECK(interval::point(0) * interval::everything() == interval::point(0));
  CHECK(interval::between(0, 2) * from(0, open, 1, open) == from(0, true, 2, open));
  CHECK(interval::at_least(0) * interval::at_least(0) == interval::at_least(0));
  CHECK(above(0) * above(0) == above(0));
  CHECK(from(0, open, 1, true) * interval::at_least(1) == above(0));
  CHECK(interval::between(0, 1) * interval::everything() == interval::everything());
  CHECK(interval::at_most(-1) * interval::at_most(-1) == interval::at_least(1));
  CHECK(interval::at_most(-1) * interval::at_least(1) == interval::at_most(-1));
}

TEST_CASE("A divisor may approach zero but not reach it") {
  CHECK(interval::between(1, 2) / interval::between(4, 5) == interval::between(rational(1, 5), rational(1, 2)));
  CHECK(interval::between(1, 2) / interval::between(-5, -4) == interval::between(rational(-1, 2), rational(-1, 5)));
  CHECK(interval::between(1, 2) / from(0, open, 5, true) == interval::at_least(rational(1, 5)));
  CHECK(interval::between(1, 2) / from(-5, true, 0, open) == interval::at_most(rational(-1, 5)));
  CHECK(interval::between(1, 2) / interval::at_least(4) == from(0, open, rational(1, 2), true));
  CHECK(interval::between(0, 2) / interval::at_least(4) == interval::between(0, rational(1, 2)));
  CHECK(interval::between(1, 2) / above(0) == above(0));
  CHECK(interval::point(0) / above(0) == interval::point(0));
  CHECK(interval::everything() / above(0) == interval::everything());
}

TEST_CASE("The lesser and the greater of two intervals keep the ends that can be reached") {
  const interval closed = interval::between(1, 5);
  const interval opened = from(1, open, 5, open);
  CHECK(min(closed, opened) == from(1, true, 5, open));
  CHECK(max(closed, opened) == from(1, open, 5, true));
  CHECK(min(interval::between(1, 9), interval::point(5)) == interval::between(1, 5));
  CHECK(max(interval::between(1, 9), interval::point(5)) == interval::between(5, 9));
  CHECK(min(interval::everything(), interval::point(5)) == interval::at_most(5));
  CHECK(max(interval::everything(), interval::point(5)) == interval::at_least(5));
}

TEST_CASE("Rounding an open end gives the value reached beside it") {
  const interval x = from(0, true, 3, open);
  CHECK(round_to(x, 1, rounding_mode::down) == interval::between(0, 2));
  CHECK(round_to(x, 1, rounding_mode::up) == interval::between(0, 3));
  CHECK(round_to(x, 1, rounding_mode::half_up) == interval::between(0, 3));
  CHECK(round_to(interval::between(0, 3), 1, rounding_mode::down) == interval::between(0, 3));
  CHECK(round_to(from(1, open, rational(5, 2), open), 1, rounding_mode::half_up) == interval::between(1, 2));
  CHECK(round_to(from(1, open, rational(5, 2), true), 1, rounding_mode::half_up) == interval::between(1, 3));
  CHECK(round_to(from(1, open, 2, open), 1, rounding_mode::up) == interval::point(2));
  CHECK(round_to(from(1, open, 2, open), 1, rounding_mode::down) == interval::point(1));
  CHECK(round_to(from(1, true, 2, open), 1, rounding_mode::up) == interval::between(1, 2));
  CHECK(round_to(from(1000, open, 2000, open), 1000, rounding_mode::up) == interval::point(2000));
  CHECK(round_to(from(-3, open, 0, open), 1, rounding_mode::down) == interval::between(-2, 0));
  CHECK(round_to(from(-3, open, 0, open), 1, rounding_mode::up) == interval::between(-3, -1));
  CHECK(round_to(from(rational(-1, 2), open, rational(1, 2), open), 1, rounding_mode::half_up) == interval::point(0));
  CHECK(round_to(above(0), 1, rounding_mode::up) == interval::at_least(1));
  CHECK(round_to(below(0), 1, rounding_mode::up) == interval::at_most(-1));
  CHECK(round_to(interval::everything(), 1, rounding_mode::down) == interval::everything());
}

TEST_CASE("An order holds always, sometimes or never") {
  const interval low = interval::between(1, 3);
  CHECK(is_less(low, interval::between(4, 5)) == occurrence::always);
  CHECK(is_less(low, interval::between(3, 5)) == occurrence::sometimes);
  CHECK(is_less(low, from(3, open, 5, true)) == occurrence::always);
  CHECK(is_less(from(1, true, 3, open), interval::between(3, 5)) == occurrence::always);
  CHECK(is_less(low, interval::point(1)) == occurrence::never);
  CHECK(is_less(low, from(0, true, 1, open)) == occurrence::never);
  CHECK(is_less(low, interval::at_least(4)) == occurrence::always);
  CHECK(is_less(low, interval::at_most(1)) == occurrence::never);
  CHECK(is_less(interval::everything(), low) == occurrence::sometimes);

  CHECK(is_at_most(low, interval::point(3)) == occurrence::always);
  CHECK(is_at_most(low, interval::point(2)) == occurrence::sometimes);
  CHECK(is_at_most(low, interval::point(1)) == occurrence::sometimes);
  CHECK(is_at_most(from(1, open, 3, true), interval::point(1)) == occurrence::never);
  CHECK(is_at_most(low, interval::point(0)) == occurrence::never);

  CHECK(is_greater(low, interval::point(0)) == occurrence::always);
  CHECK(is_greater(low, interval::point(1)) == occurrence::sometimes);
  CHECK(is_greater(low, interval::point(3)) == occurrence::never);

  CHECK(is_at_least(low, interval::point(1)) == occurrence::always);
  CHECK(is_at_least(low, interval::point(3)) == occurrence::sometimes);
  CHECK(is_at_least(from(1, true, 3, open), interval::point(3)) == occurrence::never);
}

TEST_CASE("Only equal points are always equal, and only intervals apart never") {
  CHECK(is_equal(interval::point(3), interval::point(3)) == occurrence::always);
  CHECK(is_equal(interval::point(3), interval::point(4)) == occurrence::never);
  CHECK(is_equal(interval::between(1, 3), interval::between(1, 3)) == occurrence::sometimes);
  CHECK(is_equal(interval::between(1, 3), interval::between(3, 4)) == occurrence::sometimes);
  CHECK(is_equal(from(1, true, 3, open), interval::between(3, 4)) == occurrence::never);
  CHECK(is_equal(interval::everything(), interval::point(3)) == occurrence::sometimes);
}
