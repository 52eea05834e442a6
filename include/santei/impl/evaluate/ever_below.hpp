// Whether one number is below another at some value of the open amount, where both are rounded and meet again at the ends of the cell.
#pragma once

#include <santei/impl/evaluate/form.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate::detail {

/// Looks beside the first places of a cell where a rounded line jumps: a line that lies below another by however little is rounded to less
/// somewhere there. Precondition: `low` is nowhere above `high`. Where the amount counts in whole numbers it is looked at the whole
/// numbers beside those places.
class ever_below {
 public:
  ever_below(const form& low, const form& high, const cell& on, bool whole) : low_(low), high_(high), on_(on), whole_(whole) {}

  [[nodiscard]] bool holds() const {
    if (on_.is_point || low_ == high_) return false;
    return beside_jumps(low_) || beside_jumps(high_);
  }

 private:
  static constexpr int most_jumps = 64;  // of a line; apart from whole numbers the first decides

  [[nodiscard]] bool beside_jumps(const form& of) const {
    return std::any_of(of.steps.begin(), of.steps.end(), [&](const step_term& s) { return s.inner.slope.sign() != 0 && beside_jumps(s); });
  }
  /// The jumps of a line stand where it meets multiples of half its unit.
  [[nodiscard]] bool beside_jumps(const step_term& s) const {
    const rational half = s.by.unit / rational(2), step = abs(half / s.inner.slope);
    const bool up = on_.low.has_value() || !on_.high;
    const rational from = on_.low ? *on_.low : on_.high ? *on_.high : rational(0);
    const rational met = s.inner.at(from) / half;
    const bool rises = (s.inner.slope.sign() > 0) == up;
    const rational first = (rises ? floor(met) + rational(1) : ceil(met) - rational(1)) * half;
    rational x = (first - s.inner.intercept) / s.inner.slope;
    for (int jump = 0; jump < most_jumps && inside(x); ++jump, x = up ? x + step : x - step)
      if (below_beside(x)) return true;
    return false;
  }
  [[nodiscard]] bool inside(const rational& x) const { return (!on_.low || *on_.low < x) && (!on_.high || x < *on_.high); }
  [[nodiscard]] bool below_beside(const rational& x) const {
    if (whole_)
      return below_at(floor(x)) || below_at(floor(x) + rational(1)) || below_at(ceil(x) - rational(1));
    return low_.at(x) < high_.at(x) || limit_at(low_, x, -1) < limit_at(high_, x, -1) || limit_at(low_, x, 1) < limit_at(high_, x, 1);
  }
  [[nodiscard]] bool below_at(const rational& x) const { return inside(x) && low_.at(x) < high_.at(x); }

  const form& low_;
  const form& high_;
  const cell& on_;
  bool whole_;
};

}  // namespace santei::evaluate::detail
