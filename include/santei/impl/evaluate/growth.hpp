// Yearly growth without roots: an n-th root is no rational, but which multiple of the unit it reaches is decided by comparing powers.
#pragma once

#include <santei/number/interval.hpp>
#include <santei/number/power.hpp>
#include <santei/plan/plan.hpp>

namespace santei::evaluate::detail {

/// The multiple k·unit of the greatest size with (1 + k·unit)^years between 1 and after/before, over any number of years. Nothing shrinks
/// by more than all of it: an `after` below 0 counts as 0. In a case that no checked rule lets in (before or years not above 0): 0.
inline rational yearly_growth(const rational& before, const rational& after, const rational& years, const plan::rounding& by) {
  if (before.sign() <= 0 || years.sign() <= 0 || !years.is_integer()) return rational(0);
  if (after.sign() <= 0) return -floor(rational(1) / by.unit) * by.unit;
  const bool grows = after >= before;
  const rational most = grows ? after / before : before / after;
  const auto reached = [&](const rational& k) {
    const rational factor = rational(1) + (grows ? k : -k) * by.unit;
    return factor.sign() > 0 && power_within(grows ? factor : rational(1) / factor, years, most);
  };
  rational low = 0, high = 1;
  while (reached(high)) low = high, high *= rational(2);
  while (high - low > rational(1)) {
    const rational middle = floor((low + high) / rational(2));
    (reached(middle) ? low : high) = middle;
  }
  return (grows ? low : -low) * by.unit;
}

/// Around the growth of what lies in three: it rises with `after`, falls with `before`, and comes nearer to 0 with the years.
inline interval yearly_growth(const interval& before, const interval& after, const interval& years, const plan::rounding& by) {
  if (!years.lower() || years.lower()->value.sign() <= 0) return interval::at_least(rational(-1));
  const auto of = [&](const std::optional<bound>& b, const std::optional<bound>& a, bool greatest) -> std::optional<bound> {
    if (!a || !b || b->value.sign() <= 0) return std::nullopt;
    const std::optional<bound>& y = (a->value >= b->value) == greatest ? years.lower() : years.upper();
    return bound{y ? yearly_growth(b->value, a->value, y->value, by) : rational(0)};
  };
  return {of(before.upper(), after.lower(), false).value_or(bound{rational(-1)}), of(before.lower(), after.upper(), true)};
}

}  // namespace santei::evaluate::detail
