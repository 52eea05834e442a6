// Interval operations hold every sampled result, and no smaller interval would.
#include "catch.hpp"
#include "show_number.hpp"

#include "random_number.hpp"

#include <santei/number/interval.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

using santei::bound;
using santei::interval;
using santei::occurrence;
using santei::rational;
using santei::rounding_mode;

namespace {

const rational tiny(1, 1'000'000);   // how near to an open end samples come
const rational far = 1'000'000'000;  // how far toward a missing end they go
const rational near(1, 100);         // how near a result then is to its end; ends and units are between 1/4 and 10

rational random_value(std::mt19937_64& random) {
  return property::between(random, 0, 1) == 0 ? property::between(random, -3, 3) : rational(property::between(random, -30, 30), 4);
}

interval random_interval(std::mt19937_64& random) {
  const auto end = [&random](const rational& x) {
    return property::between(random, 0, 5) == 0 ? std::nullopt : std::optional(bound{x, property::between(random, 0, 1) == 0});
  };
  for (;;) {
    const rational a = random_value(random), b = property::between(random, 0, 4) == 0 ? a : random_value(random);
    if (auto x = interval::from_ends(end(std::min(a, b)), end(std::max(a, b)))) return *x;
  }
}

/// Members at, beside and far from the ends, some between, and zero.
std::vector<rational> members(std::mt19937_64& random, const interval& x) {
  std::vector<rational> candidates{0, random_value(random), random_value(random), -far, far};
  for (const auto& end : {x.lower(), x.upper()})
    if (end) candidates.insert(candidates.end(), {end->value, end->value + tiny, end->value - tiny});
  std::erase_if(candidates, [&x](const rational& value) { return !x.contains(value); });
  return candidates;
}

/// The reached results fill `x` from end to end.
bool is_tight(const interval& x, const std::vector<rational>& results) {
  const auto [least, greatest] = std::minmax_element(results.begin(), results.end());
  const auto& low = x.lower();
  const auto& high = x.upper();
  const bool low_is_reached = !low          ? *least < -1'000
                              : low->closed ? *least == low->value
                                            : *least > low->value && *least - low->value < near;
  const bool high_is_reached = !high          ? *greatest > 1'000
                               : high->closed ? *greatest == high->value
                                              : *greatest < high->value && high->value - *greatest < near;
  return low_is_reached && high_is_reached;
}

struct operation {
  const char* name;
  std::function<interval(const interval&, const interval&)> on_intervals;
  std::function<rational(const rational&, const rational&)> on_members;
};

const std::vector<operation>& operations() {
  static const std::vector<operation> all{
      {"+", [](auto& a, auto& b) { return a + b; }, std::plus<rational>()},
      {"-", [](auto& a, auto& b) { return a - b; }, std::minus<rational>()},
      {"*", [](auto& a, auto& b) { return a * b; }, std::multiplies<rational>()},
      {"/", [](auto& a, auto& b) { return a / b; }, std::divides<rational>()},
      {"min", [](auto& a, auto& b) { return min(a, b); }, [](auto& a, auto& b) { return std::min(a, b); }},
      {"max", [](auto& a, auto& b) { return max(a, b); }, [](auto& a, auto& b) { return std::max(a, b); }},
  };
  return all;
}

std::string show(const interval& x) { return Catch::StringMaker<interval>::convert(x); }

occurrence count(std::size_t hits, std::size_t total) {
  return hits == 0 ? occurrence::never : hits == total ? occurrence::always : occurrence::sometimes;
}

}  // namespace

TEST_CASE("Interval arithmetic is sound and tight") {
  auto random = property::generator("interval arithmetic");
  for (int i = 0; i < 5'000; ++i) {
    const interval a = random_interval(random), b = random_interval(random);
    const auto xs = members(random, a), ys = members(random, b);
    for (const auto& operation : operations()) {
      if (operation.name == std::string("/") && b.contains(0)) continue;
      const interval result = operation.on_intervals(a, b);
      std::vector<rational> reached;
      for (const auto& x : xs)
        for (const auto& y : ys) reached.push_back(operation.on_members(x, y));
      INFO(show(a) << ' ' << operation.name << ' ' << show(b) << " = " << show(result));
      for (const auto& x : reached)
        if (!result.contains(x)) FAIL(x.text() << " is reached but outside");
      if (!is_tight(result, reached)) FAIL("wider than its results");
    }
  }
}

TEST_CASE("Rounding an interval is sound and tight") {
  auto random = property::generator("interval rounding");
  for (int i = 0; i < 20'000; ++i) {
    const interval a = random_interval(random);
    const rational unit(property::between(random, 1, 8), property::between(random, 1, 4));
    const auto mode = static_cast<rounding_mode>(property::between(random, 0, 2));
    const interval result = round_to(a, unit, mode);
    std::vector<rational> reached;
    for (const auto& x : members(random, a)) reached.push_back(round_to(x, unit, mode));
    INFO(show(a) << " by " << unit.text() << " in mode " << static_cast<int>(mode) << " = " << show(result));
    for (const auto& x : reached)
      if (!result.contains(x)) FAIL(x.text() << " is reached but outside");
    if (!is_tight(result, reached)) FAIL("wider than its results");
  }
}

TEST_CASE("Hull and intersection agree with membership") {
  auto random = property::generator("hull and intersection");
  for (int i = 0; i < 10'000; ++i) {
    const interval a = random_interval(random), b = random_interval(random);
    const interval around = hull(a, b);
    const auto both = intersect(a, b);
    INFO(show(a) << " and " << show(b));
    auto samples = members(random, a);
    for (const auto& x : members(random, b)) samples.push_back(x);
    for (const auto& x : samples) {
      if (!around.contains(x)) FAIL(x.text() << " is outside the hull " << show(around));
      if ((both && both->contains(x)) != (a.contains(x) && b.contains(x))) FAIL(x.text() << " in the intersection");
    }
    if (!is_tight(around, samples)) FAIL("the hull is too wide: " << show(around));
  }
}

TEST_CASE("A comparison of intervals says what holds for their members") {
  auto random = property::generator("interval comparison");
  for (int i = 0; i < 10'000; ++i) {
    const interval a = random_interval(random), b = random_interval(random);
    auto xs = members(random, a), ys = members(random, b);
    // Equality needs common members, which the ends of the other interval give.
    std::ranges::copy_if(members(random, b), std::back_inserter(xs), [&a](const rational& x) { return a.contains(x); });
    std::ranges::copy_if(members(random, a), std::back_inserter(ys), [&b](const rational& y) { return b.contains(y); });
    std::size_t less = 0, equal = 0;
    for (const auto& x : xs)
      for (const auto& y : ys) less += x < y, equal += x == y;
    const std::size_t total = xs.size() * ys.size();
    INFO(show(a) << " against " << show(b));
    if (is_less(a, b) != count(less, total)) FAIL("less");
    if (is_at_most(a, b) != count(less + equal, total)) FAIL("at most");
    if (is_greater(a, b) != count(total - less - equal, total)) FAIL("greater");
    if (is_at_least(a, b) != count(total - less, total)) FAIL("at least");
    if (is_equal(a, b) != count(equal, total)) FAIL("equal");
  }
}
