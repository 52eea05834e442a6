// How a constant of a plan comes from the numbers that a rule writes: lowering folds 1/(1 - 1/3) to one number.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// name( a, b ), or divide( a, inner( b, c ) ).
struct recipe {
  const char* name = "";
  rational a, b;
  const char* inner = "";
  std::optional<rational> c;
};

/// Of the numbers, 0 and 1; nothing where no such recipe gives the value.
inline std::optional<recipe> recipe_of(const rational& value, std::vector<rational> numbers) {
  numbers.insert(numbers.begin(), {rational(0), rational(1)});
  const auto written = [&](const rational& x) { return std::find(numbers.begin(), numbers.end(), x) != numbers.end(); };
  for (const rational& a : numbers) {
    if (written(value - a)) return recipe{"add", a, value - a, "", std::nullopt};
    if (written(a - value)) return recipe{"subtract", a, a - value, "", std::nullopt};
  }
  for (const rational& a : numbers)
    for (const rational& b : numbers) {
      if (b.sign() != 0 && a / b == value) return recipe{"divide", a, b, "", std::nullopt};
      if (a * b == value) return recipe{"multiply", a, b, "", std::nullopt};
    }
  for (const rational& a : numbers)
    for (const rational& b : numbers) {
      if (a.sign() == 0 || value.sign() == 0) continue;
      const rational c = a / value - b;
      if (written(c)) return recipe{"divide", a, b, "add", c};
      if (written(-c)) return recipe{"divide", a, b, "subtract", -c};
    }
  return std::nullopt;
}

}  // namespace santei::analyse::detail
