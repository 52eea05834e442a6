// What a sum reaches whose terms all come from one rounded line: the grant in whole yen less the other payer's share of it.
#pragma once

#include <santei/impl/evaluate/form.hpp>
#include <santei/number/interval.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate::detail {

/// A sum over one rounded number y on its grid: after so many steps of the grid each further rounding has come round again, and the sum
/// has moved by a constant. So on
/// either side of 0, where 切捨て turns: there the extremes are among the first and the last numbers of a side.
class common_rounding {
 public:
  static constexpr int longest_period = 1000;

  /// Nothing where terms come from different lines, turn elsewhere than at 0, or come round too late.
  static std::optional<common_rounding> of(const form& f) {
    if (f.steps.empty() || !f.linear.is_constant()) return std::nullopt;
    const step_term& first = f.steps.front();
    for (const step_term& s : f.steps)
      if (!(s.inner == first.inner) || !(s.by == first.by) || s.further.size() > 1 ||
          (!s.further.empty() && s.further.front().offset.sign() != 0))
        return std::nullopt;
    for (int period = 1; period <= longest_period; ++period)
      if (comes_round(f, rational(period))) return common_rounding(f, rational(period));
    return std::nullopt;
  }

  /// Over all y of the grid from `low` to `high`, both on the grid.
  [[nodiscard]] interval between(const rational& low, const rational& high) const {
    if (low.sign() < 0 && high.sign() > 0) return hull(between(low, rational()), between(rational(), high));
    const rational unit = form_.steps.front().by.unit;
    rational least = at(low), most = least;
    for (rational i; i < period_; i += rational(1))
      for (const rational& y : {low + i * unit, high - i * unit}) {
        if (y < low || y > high) continue;
        const rational here = at(y);
        least = std::min(least, here);
        most = std::max(most, here);
      }
    return {bound{least, true}, bound{most, true}};
  }

 private:
  common_rounding(const form& f, const rational& period) : form_(f), period_(period) {}

  static bool comes_round(const form& f, const rational& period) {
    return std::all_of(f.steps.begin(), f.steps.end(), [&](const step_term& s) {
      return s.further.empty() || (s.further.front().factor * s.by.unit * period / s.further.front().by.unit).is_integer();
    });
  }
  [[nodiscard]] rational at(const rational& y) const {
    rational sum = form_.linear.intercept;
    for (const step_term& s : form_.steps) sum += s.factor * s.after(y);
    return sum;
  }

  const form& form_;
  rational period_;
};

}  // namespace santei::evaluate::detail
