// The three roundings around every border: a unit, half of it, one below and one above, and their mirror images.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/number/rounding.hpp>

#include <limits>

using santei::rational;
using santei::round_to;
using santei::rounding_mode;

namespace {

struct row {
  rational x;
  rational unit;
  rational down;
  rational up;
  rational half_up;
};

void check(const row& r) {
  CAPTURE(r.x.text(), r.unit.text());
  CHECK(round_to(r.x, r.unit, rounding_mode::down).text() == r.down.text());
  CHECK(round_to(r.x, r.unit, rounding_mode::up).text() == r.up.text());
  CHECK(round_to(r.x, r.unit, rounding_mode::half_up).text() == r.half_up.text());
  CHECK(round_to(-r.x, r.unit, rounding_mode::down) == -r.down);
  CHECK(round_to(-r.x, r.unit, rounding_mode::up) == -r.up);
  CHECK(round_to(-r.x, r.unit, rounding_mode::half_up) == -r.half_up);
}

}  // namespace

TEST_CASE("Amounts are rounded to yen, thousands and ten thousands") {
  check({0, 1, 0, 0, 0});
  check({7, 1, 7, 7, 7});
  check({rational(1'000'000'000, 3), 1, 333'333'333, 333'333'334, 333'333'333});
  check({rational(2, 3), 1, 0, 1, 1});
  check({999, 1000, 0, 1000, 1000});
  check({1000, 1000, 1000, 1000, 1000});
  check({1001, 1000, 1000, 2000, 1000});
  check({499, 1000, 0, 1000, 0});
  check({500, 1000, 0, 1000, 1000});
  check({501, 1000, 0, 1000, 1000});
  check({12'345'678, 10'000, 12'340'000, 12'350'000, 12'350'000});
}

TEST_CASE("Halves go away from zero, and only halves and more") {
  check({rational(1, 2), 1, 0, 1, 1});
  check({rational(499'999, 1'000'000), 1, 0, 1, 0});
  check({rational(500'001, 1'000'000), 1, 0, 1, 1});
  check({rational(5, 2), 1, 2, 3, 3});
  check({rational(3, 2), 3, 0, 3, 3});
  check({1, 3, 0, 3, 0});
  check({2, 3, 0, 3, 3});
}

TEST_CASE("A ratio is rounded to a fraction of a per cent") {
  check({rational(1, 3), rational(1, 10'000), rational(3'333, 10'000), rational(3'334, 10'000), rational(3'333, 10'000)});
  check({rational(2, 3), rational(1, 10'000), rational(6'666, 10'000), rational(6'667, 10'000), rational(6'667, 10'000)});
  check({rational(1, 2), rational(2, 7), rational(2, 7), rational(4, 7), rational(4, 7)});
  check({5, rational(2, 3), rational(14, 3), rational(16, 3), rational(16, 3)});
}

TEST_CASE("Rounding is exact at and beyond the border of 64 bits") {
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  const rational limit = rational(greatest) + 1;
  check({greatest, 1, greatest, greatest, greatest});
  check({least, 1, least, least, least});
  check({greatest, 2, greatest - 1, limit, limit});
  check({rational(1), greatest, 0, greatest, 0});
  check({std::int64_t{1} << 62, greatest, 0, greatest, greatest});
  check({(std::int64_t{1} << 62) - 1, greatest, 0, greatest, 0});
  check({rational(greatest, 2), rational(1, greatest), rational(greatest, 2) - rational(1, 2) / greatest,
         rational(greatest, 2) + rational(1, 2) / greatest, rational(greatest, 2) + rational(1, 2) / greatest});
  check({greatest, rational(1, greatest), greatest, greatest, greatest});
  check({rational(1, greatest), greatest, 0, greatest, 0});
  const rational huge = santei::power(10, 30);
  check({huge + rational(1, 2), 1, huge, huge + 1, huge + 1});
  check({huge + rational(1, 3), 1, huge, huge + 1, huge});
  check({huge, 7, huge - 1, huge + 6, huge - 1});
  check({1, huge, 0, huge, 0});
  check({huge / 2, huge, 0, huge, huge});
  check({rational(1, 3), 1 / huge, (huge - 1) / 3 / huge, (huge + 2) / 3 / huge, (huge - 1) / 3 / huge});
}
