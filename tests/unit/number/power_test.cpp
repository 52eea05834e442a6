// Powers against a limit: at it, one beside it, and over exponents that no power of which could be written down.
#include <santei/number/power.hpp>

#include "catch.hpp"
#include "show_number.hpp"

using santei::power;
using santei::power_within;
using santei::rational;

TEST_CASE("a power is within itself and within nothing less") {
  for (const rational& base : {rational(2), rational(3, 2), rational(10'001, 10'000), rational(1'000'000'007, 1'000'000'006)})
    for (const unsigned exponent : {1U, 2U, 3U, 31U, 32U, 33U, 100U, 101U, 255U, 257U, 1'000U}) {
      CAPTURE(base.text(), exponent);
      const rational value = power(base, exponent), years(static_cast<std::int64_t>(exponent));
      const rational beside = rational(1) / power(rational(10), 400);
      CHECK(power_within(base, years, value));
      CHECK(power_within(base, years, value + beside));
      CHECK_FALSE(power_within(base, years, value - beside));
    }
}

TEST_CASE("1 is within 1 over any exponent, and nothing is within less than 1") {
  CHECK(power_within(1, INT64_MAX, 1));
  CHECK(power_within(1, 1, 1));
  CHECK_FALSE(power_within(1, 1, rational(99, 100)));
  CHECK_FALSE(power_within(2, 1, 0));
  CHECK_FALSE(power_within(rational(10'001, 10'000), INT64_MAX, 1));
}

TEST_CASE("exponents beyond every power that fits in memory are compared") {
  const rational many = power(rational(10), 40);
  CHECK_FALSE(power_within(2, many, power(rational(10), 1'000)));
  CHECK_FALSE(power_within(rational(10'001, 10'000), many, power(rational(10), 1'000)));
  const rational hardly = rational(1) + rational(1) / many;  // (1 + 1/n)^n comes to e
  CHECK(power_within(hardly, many, rational(2'718'281'829, 1'000'000'000)));
  CHECK_FALSE(power_within(hardly, many, rational(2'718'281'828, 1'000'000'000)));
}
