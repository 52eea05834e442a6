// 年平均伸び率 against whole-number powers that share no code with the library: what is found is reached, and one unit further is not.
#include <santei/impl/evaluate/growth.hpp>

#include "catch.hpp"
#include "random_number.hpp"
#include "show_number.hpp"

#include <boost/multiprecision/cpp_int.hpp>

using boost::multiprecision::cpp_int;
using santei::interval;
using santei::rational;
using santei::evaluate::detail::yearly_growth;
using santei::plan::rounding;

namespace {

cpp_int whole(const rational& x) { return cpp_int(x.numerator().text()); }

/// Whether a growth of k units a year leads from `before` to `after` or stays between: k is below 0 where it shrinks.
bool is_reached(const cpp_int& k, const rational& unit, const rational& before, const rational& after, unsigned years) {
  const cpp_int n = whole(unit.denominator()) + k * whole(unit.numerator()), d = whole(unit.denominator());
  if (n < 0) return false;
  const cpp_int grown = boost::multiprecision::pow(n, years) * whole(before) * whole(after.denominator());
  const cpp_int given = boost::multiprecision::pow(d, years) * whole(after) * whole(before.denominator());
  return k > 0 || (k == 0 && after >= before) ? grown <= given : grown >= given;
}

rational random_amount(std::mt19937_64& random) {
  const int digits = static_cast<int>(property::between(random, 1, 18));
  std::int64_t most = 1;
  for (int i = 0; i < digits; ++i) most *= 10;
  const rational whole(property::between(random, 1, most));
  return property::between(random, 0, 3) == 0 ? whole / rational(property::between(random, 1, 1'000)) : whole;
}

rational random_unit(std::mt19937_64& random) {
  static const rational units[] = {{1, 10'000}, {1, 1'000}, {1, 100}, {1, 10}, 1, {1, 3}, {1, 1'000'000}, {7, 10'000}, {1, 1'000'000'000'000}};
  return units[property::between(random, 0, 8)];
}

void check(const rational& before, const rational& after, std::int64_t years, const rational& unit) {
  const rational found = yearly_growth(before, after, rational(years), rounding{unit, santei::rounding_mode::down});
  INFO(before.text() << " to " << after.text() << " in " << years << " years by " << unit.text() << ": " << found.text());
  REQUIRE((found / unit).is_integer());
  const cpp_int k = whole(found / unit);
  const bool grows = after >= before;
  CHECK((grows ? k >= 0 : k <= 0));
  CHECK(is_reached(k, unit, before, after, static_cast<unsigned>(years)));
  CHECK_FALSE(is_reached(k + (grows ? 1 : -1), unit, before, after, static_cast<unsigned>(years)));
}

}  // namespace

TEST_CASE("the growth found is reached and one unit more is not, over 1 to 1,000 years, up and down") {
  std::mt19937_64 random = property::generator("growth");
  for (int i = 0; i < 1'500; ++i) {
    const std::int64_t years = i < 1'000 ? i % 200 + 1 : property::between(random, 1, 1'000);
    check(random_amount(random), random_amount(random), years, random_unit(random));
  }
}

TEST_CASE("a growth that is reached to the yen is found, and a hair less is not") {
  std::mt19937_64 random = property::generator("growth reached");
  for (int i = 0; i < 300; ++i) {
    const rational unit = random_unit(random), before = random_amount(random);
    const std::int64_t years = property::between(random, 1, i < 250 ? 60 : 1'000), k = property::between(random, -3, 12);
    const rational factor = rational(1) + rational(k) * unit;
    if (factor.sign() <= 0) continue;
    const rational after = before * power(factor, static_cast<unsigned>(years));
    const rational hair = after / power(rational(10), static_cast<unsigned>(property::between(random, 1, 400)));
    CHECK(yearly_growth(before, after, rational(years), rounding{unit, santei::rounding_mode::down}) == rational(k) * unit);
    check(before, after - hair, years, unit);
    check(before, after + hair, years, unit);
  }
}

TEST_CASE("the growth of what lies in ranges encloses the growth of everything in them, and reaches both ends") {
  std::mt19937_64 random = property::generator("growth of ranges");
  const auto range = [&](rational a, rational b) { return a <= b ? interval::between(a, b) : interval::between(b, a); };
  for (int i = 0; i < 200; ++i) {
    const rounding by{random_unit(random), santei::rounding_mode::down};
    const interval before = range(random_amount(random), random_amount(random)), after = range(random_amount(random), random_amount(random)),
                   years = range(rational(property::between(random, 1, 30)), rational(property::between(random, 1, 300)));
    const interval all = yearly_growth(before, after, years, by);
    bool low = false, high = false;
    for (int corner = 0; corner < 8; ++corner) {
      const auto end = [&](const interval& x, int bit) { return (corner >> bit & 1) != 0 ? x.upper()->value : x.lower()->value; };
      const rational one = yearly_growth(end(before, 0), end(after, 1), end(years, 2), by);
      CHECK(all.contains(one));
      low = low || one == all.lower()->value, high = high || one == all.upper()->value;
    }
    CHECK(low);
    CHECK(high);
  }
}
