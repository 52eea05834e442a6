// Yearly growth without roots: an n-th root is no rational, but which multiple of the unit it reaches is decided by comparing powers.
#pragma once

#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>

namespace santei::evaluate::detail {

/// The multiple k·unit of the greatest size with (1 + k·unit)^years between 1 and after/before; 0 where before or years is not positive.
/// Years count to 100.
inline rational yearly_growth(const rational& before, const rational& after, const rational& years, const plan::rounding& by) {
  const auto n = years.to_int64();
  if (before.sign() <= 0 || after.sign() < 0 || !n || *n <= 0 || *n > 100) return rational(0);
  const bool grows = after >= before;
  const rational step = grows ? by.unit : -by.unit;
  const auto reached = [&](const rational& k) {
    const rational factor = rational(1) + k * step;
    if (factor.sign() < 0) return false;
    const rational value = power(factor, static_cast<unsigned>(*n)) * before;
    return grows ? value <= after : value >= after;
  };
  rational low = 0, high = 1;
  while (reached(high)) low = high, high *= rational(2);
  while (high - low > rational(1)) {
    const rational middle = floor((low + high) / rational(2));
    (reached(middle) ? low : high) = middle;
  }
  return low * step;
}

}  // namespace santei::evaluate::detail
