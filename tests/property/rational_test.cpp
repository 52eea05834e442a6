// Random calculations give what Boost's cpp_rational gives, and every value has one representation.
#include "catch.hpp"
#include "show_number.hpp"

#include "random_number.hpp"

#include <santei/number/decimal.hpp>
#include <santei/number/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <string>
#include <vector>

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using santei::rational;

namespace {

/// One value in both representations.
struct pair {
  rational ours;
  cpp_rational theirs;
};

std::string text(const cpp_rational& x) {
  const cpp_int d = denominator(x);
  return numerator(x).str() + (d == 1 ? "" : "/" + d.str());
}

bool fits(const cpp_int& n) { return n >= std::numeric_limits<std::int64_t>::min() && n <= std::numeric_limits<std::int64_t>::max(); }

/// The values agree, and 64-bit terms are used exactly where they suffice.
bool agree(const pair& x) {
  const bool small = fits(numerator(x.theirs)) && fits(denominator(x.theirs));
  return x.ours.text() == text(x.theirs) && x.ours.to_terms().has_value() == small && x.ours.sign() == x.theirs.sign() &&
         x.ours.is_integer() == (denominator(x.theirs) == 1);
}

pair random_pair(std::mt19937_64& random) {
  const auto n = property::random_int64(random);
  const auto d = property::between(random, 0, 2) == 0 ? 1 : property::random_divisor(random);
  pair x{rational(n, d), d < 0 ? cpp_rational(-cpp_int(n), -cpp_int(d)) : cpp_rational(cpp_int(n), cpp_int(d))};
  if (property::between(random, 0, 9) == 0) {
    const auto factor = property::random_divisor(random);
    x = {x.ours * factor * factor, x.theirs * cpp_int(factor) * cpp_int(factor)};
  }
  return x;
}

pair calculate(const pair& a, const pair& b, std::int64_t operation) {
  switch (operation) {
    case 0: return {a.ours + b.ours, a.theirs + b.theirs};
    case 1: return {a.ours - b.ours, a.theirs - b.theirs};
    case 2: return {a.ours * b.ours, a.theirs * b.theirs};
    default: return b.theirs == 0 ? a : pair{a.ours / b.ours, a.theirs / b.theirs};
  }
}

}  // namespace

TEST_CASE("Any calculation of two numbers agrees with arbitrary precision") {
  auto random = property::generator("calculation of two");
  for (int i = 0; i < 100'000; ++i) {
    const pair a = random_pair(random), b = random_pair(random);
    for (std::int64_t operation = 0; operation < 4; ++operation) {
      const pair c = calculate(a, b, operation);
      if (!agree(c)) FAIL(a.ours.text() << " and " << b.ours.text() << " by operation " << operation << " are " << c.ours.text());
    }
    const int order = a.theirs.compare(b.theirs);
    if ((a.ours <=> b.ours) != (order <=> 0) || (a.ours == b.ours) != (order == 0)) FAIL(a.ours.text() << " against " << b.ours.text());
  }
}

TEST_CASE("Numbers that differ by one in a huge term are told apart") {
  auto random = property::generator("close numbers");
  for (int i = 0; i < 20'000; ++i) {
    const pair a = random_pair(random);
    const rational step = rational(1, property::random_divisor(random)) / property::random_divisor(random);
    const rational b = a.ours + step;
    if ((a.ours < b) != (step > 0) || a.ours == b || b - step != a.ours) FAIL(a.ours.text() << " and " << step.text());
  }
}

TEST_CASE("Long calculations leave and re-enter 64 bits without a trace") {
  auto random = property::generator("long calculations");
  for (int i = 0; i < 2'000; ++i) {
    pair x = random_pair(random);
    std::vector<pair> undo;
    for (int step = 0; step < 8; ++step) {
      const pair y = random_pair(random);
      x = calculate(x, y, step % 2 == 0 ? 0 : 1);
      undo.push_back(y);
      if (!agree(x)) FAIL("step " << step << " of case " << i << " gives " << x.ours.text());
    }
    for (int step = 7; step >= 0; --step) {
      x = calculate(x, undo[static_cast<std::size_t>(step)], step % 2 == 0 ? 1 : 0);
      if (!agree(x)) FAIL("undoing step " << step << " of case " << i << " gives " << x.ours.text());
    }
  }
}

TEST_CASE("Floor, ceiling, absolute value and power agree with arbitrary precision") {
  auto random = property::generator("floor and power");
  for (int i = 0; i < 50'000; ++i) {
    const pair x = random_pair(random);
    const cpp_int n = numerator(x.theirs), d = denominator(x.theirs);
    const cpp_int whole = n / d - (n % d < 0 ? 1 : 0);
    const auto exponent = static_cast<unsigned>(property::between(random, 0, 6));
    const cpp_rational raised(pow(n, exponent), pow(d, exponent));
    INFO(x.ours.text());
    if (floor(x.ours).text() != whole.str()) FAIL("floor " << floor(x.ours).text());
    if (ceil(x.ours).text() != cpp_int(n % d == 0 ? whole : whole + 1).str()) FAIL("ceiling " << ceil(x.ours).text());
    if (!agree({abs(x.ours), abs(x.theirs)})) FAIL("absolute value " << abs(x.ours).text());
    if (!agree({power(x.ours, exponent), raised})) FAIL("power " << exponent << " is " << power(x.ours, exponent).text());
    if (x.ours.numerator().text() != n.str() || x.ours.denominator().text() != d.str()) FAIL("terms");
    if (x.ours.bits() != std::max<std::size_t>(n == 0 ? 0 : msb(cpp_int(abs(n))) + 1, msb(d) + 1)) FAIL("bits " << x.ours.bits());
  }
}

TEST_CASE("Every text is read back as the number it came from") {
  auto random = property::generator("texts");
  for (int i = 0; i < 50'000; ++i) {
    const rational x = random_pair(random).ours;
    INFO(x.text());
    if (rational::from_text(x.text()) != x) FAIL("fraction");
    const rational decimal = x.numerator() / santei::power(10, static_cast<unsigned>(property::between(random, 0, 25)));
    const auto text = finite_decimal_text(decimal);
    if (!text || rational::from_text(*text) != decimal) FAIL("decimal " << text.value_or("nothing"));
    const auto places = static_cast<unsigned>(property::between(random, 0, 25));
    const auto shown = rational::from_text(rounded_decimal_text(x, places));
    if (!shown || abs(*shown - x) * 2 > 1 / santei::power(10, places)) FAIL("rounded to " << places << " places");
  }
}
