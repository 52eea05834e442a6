// A number as a function of the one open amount on one cell of it: linear, plus rounded linear terms.
#pragma once

#include <santei/number/interval.hpp>
#include <santei/number/rational.hpp>
#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>

#include <deque>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

/// slope · x + intercept.
struct line {
  rational slope, intercept;

  [[nodiscard]] rational at(const rational& x) const { return slope * x + intercept; }
  [[nodiscard]] bool is_constant() const { return slope.sign() == 0; }
  friend bool operator==(const line&, const line&) = default;
};

/// What is rounded has been rounded before: a share of a grant in whole yen.
struct further_rounding {
  rational factor, offset;  // round(factor · rounded + offset)
  plan::rounding by;

  friend bool operator==(const further_rounding&, const further_rounding&) = default;
};

/// factor · round(inner), and where `further` says so that rounded again.
struct step_term {
  rational factor;
  line inner;
  plan::rounding by;
  std::vector<further_rounding> further;

  /// What follows once `inner` is rounded.
  [[nodiscard]] rational after(rational rounded) const {
    for (const further_rounding& next : further) rounded = round_to(next.factor * rounded + next.offset, next.by.unit, next.by.mode);
    return rounded;
  }
  friend bool operator==(const step_term&, const step_term&) = default;
};

/// A stretch of the open amount: one point, or the open interval between two ends (no end: unbounded).
struct cell {
  std::optional<rational> low, high;
  bool is_point = false;

  [[nodiscard]] rational sample() const {
    if (is_point) return *low;
    if (low && high) return (*low + *high) / rational(2);
    if (low) return *low + rational(1);
    return high ? *high - rational(1) : rational(0);
  }
};

/// A range as cells, its closed ends by themselves.
inline std::deque<cell> first_cells(const interval& range) {
  std::deque<cell> made;
  const auto &low = range.lower(), &high = range.upper();
  if (low && low->closed) made.push_back({low->value, low->value, true});
  if (!low || !high || low->value < high->value)
    made.push_back({low ? std::optional(low->value) : std::nullopt, high ? std::optional(high->value) : std::nullopt, false});
  if (high && high->closed && (!low || low->value < high->value)) made.push_back({high->value, high->value, true});
  return made;
}

/// One end of what a function reaches on a cell, as a limit; nothing: unbounded.
using limit = std::optional<rational>;

struct form {
  line linear;
  std::vector<step_term> steps;

  [[nodiscard]] bool is_constant() const { return linear.is_constant() && steps.empty(); }
  [[nodiscard]] rational at(const rational& x) const {
    rational value = linear.at(x);
    for (const step_term& s : steps) value += s.factor * s.after(round_to(s.inner.at(x), s.by.unit, s.by.mode));
    return value;
  }
  friend bool operator==(const form&, const form&) = default;
};

/// What the rounded line tends to as x nears `x` from below (side -1) or above (+1).
inline rational rounded_limit(const step_term& s, const rational& x, int side) {
  const rational value = s.inner.at(x);
  const int moves = s.inner.slope.sign() * side;  // whether the line lies just above or below `value` there
  const rational here = round_to(value, s.by.unit, s.by.mode);
  if (moves == 0) return s.after(here);
  // a quarter of the distance to the nearest place where rounding jumps cannot cross another jump
  const rational half = s.by.unit / rational(2);
  const rational grid = floor(value / half) * half;
  const rational gap = moves > 0 ? grid + half - value : (grid == value ? half : value - grid);
  const rational nudge = gap / rational(4);
  return s.after(round_to(moves > 0 ? value + nudge : value - nudge, s.by.unit, s.by.mode));
}

inline rational limit_at(const form& f, const rational& x, int side) {
  rational value = f.linear.at(x);
  for (const step_term& s : f.steps) value += s.factor * rounded_limit(s, x, side);
  return value;
}

/// The direction in which every term of a form runs: 1 never down, -1 never up, 0 constant; nothing when terms disagree.
inline std::optional<int> direction(const form& f) {
  int seen = f.linear.slope.sign();
  for (const step_term& s : f.steps) {
    int here = s.factor.sign() * s.inner.slope.sign();
    for (const further_rounding& next : s.further) here *= next.factor.sign();
    if (here == 0) continue;
    if (seen != 0 && seen != here) return std::nullopt;
    seen = here;
  }
  return seen;
}

}  // namespace santei::evaluate::detail
