// What a run over a plan says of a node, whatever the domain: a truth, and an interval around its number.
#pragma once

#include <santei/impl/evaluate/cell_domain.hpp>
#include <santei/impl/evaluate/common_rounding.hpp>
#include <santei/impl/evaluate/ever_below.hpp>
#include <santei/impl/evaluate/exact_domain.hpp>
#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <algorithm>
#include <optional>

namespace santei::evaluate::detail {

/// Whether an end of what one number may be lies below that of another which is nowhere less.
inline bool reaches_lower(const interval& low, const interval& high) {
  if (low.lower() && high.lower() && low.lower()->value < high.lower()->value) return true;
  if (low.upper() && !high.upper()) return true;
  return low.upper() && high.upper() && low.upper()->value < high.upper()->value;
}

/// A number as it is paid out, where it is not rounded yet.
inline form in_whole_yen(const form& f) {
  if (f.is_constant()) return {{rational(0), floor(f.linear.intercept)}, {}};
  if (!f.steps.empty()) return f;
  return {{}, {{rational(1), f.linear, {rational(1), rounding_mode::down}, {}}}};
}
inline interval in_whole_yen(const interval& of) { return round_to(of, rational(1), rounding_mode::down); }

/// Reads values of one domain as enclosures. `below`: whether one number can be less than another, which is nowhere less, in whole yen.
template <class Domain>
struct reader;

template <>
struct reader<exact_domain> {
  const values<exact_domain>& at;
  [[nodiscard]] truth truth_at(plan::node_id id) const { return truth_of(at.truth_at(id) != 0); }
  [[nodiscard]] interval number_at(plan::node_id id) const { return interval::point(at.number_at(id)); }
  [[nodiscard]] bool below(plan::node_id low, plan::node_id high) const { return floor(at.number_at(low)) < floor(at.number_at(high)); }
};

template <>
struct reader<interval_domain> {
  const values<interval_domain>& at;
  [[nodiscard]] truth truth_at(plan::node_id id) const { return at.truth_at(id); }
  [[nodiscard]] const interval& number_at(plan::node_id id) const { return at.number_at(id); }
  [[nodiscard]] bool below(plan::node_id low, plan::node_id high) const {
    return reaches_lower(in_whole_yen(number_at(low)), in_whole_yen(number_at(high)));
  }
};

template <>
struct reader<cell_domain> {
  const values<cell_domain>& at;
  const cell& on;
  bool whole;      // the open amount counts in whole numbers
  bool* exact;     // cleared where an end is only enclosed
  [[nodiscard]] truth truth_at(plan::node_id id) const { return truth_of(at.truth_at(id) != 0); }

  [[nodiscard]] interval number_at(plan::node_id id) const { return number_of(at.number_at(id)); }
  [[nodiscard]] bool below(plan::node_id low, plan::node_id high) const {
    const form less = in_whole_yen(at.number_at(low)), more = in_whole_yen(at.number_at(high));
    return reaches_lower(number_of(less), number_of(more)) || ever_below(less, more, on, whole).holds();
  }

 private:
  [[nodiscard]] interval number_of(const form& f) const {
    if (f.is_constant() || on.is_point) return interval::point(f.is_constant() ? f.linear.intercept : f.at(*on.low));
    const auto runs = direction(f);
    const limit first = end(f, on.low, 1, runs), last = end(f, on.high, -1, runs);
    if (!runs) {  // terms that disagree
      if (const auto known = over_common_rounding(f)) return *known;
      *exact = false;
      return enclosure(f);
    }
    const limit& low = *runs >= 0 ? first : last;
    const limit& high = *runs >= 0 ? last : first;
    const bool reached = whole || f.linear.slope.sign() == 0;  // a line comes as near to an end as it likes; what is rounded is there
    return {low ? std::optional(bound{*low, reached}) : std::nullopt, high ? std::optional(bound{*high, reached}) : std::nullopt};
  }
  limit end(const form& f, const std::optional<rational>& x, int side, const std::optional<int>& runs) const {
    if (!x || !runs) return std::nullopt;
    if (whole) return f.at(side > 0 ? floor(*x) + rational(1) : ceil(*x) - rational(1));
    return limit_at(f, *x, side);
  }
  [[nodiscard]] std::optional<interval> over_common_rounding(const form& f) const {
    const auto sum = on.low && on.high ? common_rounding::of(f) : std::nullopt;
    if (!sum) return std::nullopt;
    const step_term once{rational(1), f.steps.front().inner, f.steps.front().by, {}};
    const form rounded{{}, {once}};
    const limit first = end(rounded, on.low, 1, 1), last = end(rounded, on.high, -1, 1);
    return sum->between(std::min(*first, *last), std::max(*first, *last));
  }
  /// The ends of the plain lines, widened by what rounding may add.
  [[nodiscard]] interval enclosure(const form& f) const {
    interval sum = over_cell(f.linear);
    for (const step_term& s : f.steps) {
      interval rounded = round_to(over_cell(s.inner), s.by.unit, s.by.mode);
      for (const further_rounding& next : s.further)
        rounded = round_to(interval::point(next.factor) * rounded + interval::point(next.offset), next.by.unit, next.by.mode);
      sum = sum + interval::point(s.factor) * rounded;
    }
    return intersect(sum, beside_one_line(f)).value_or(sum);
  }
  [[nodiscard]] interval over_cell(const line& l) const {
    const interval x{on.low ? std::optional(bound{*on.low, false}) : std::nullopt,
                     on.high ? std::optional(bound{*on.high, false}) : std::nullopt};
    return interval::point(l.slope) * x + interval::point(l.intercept);
  }
  /// Terms that undo each other do so in their plain lines; each rounding moves its number by no more than its unit.
  [[nodiscard]] interval beside_one_line(const form& f) const {
    line plain = f.linear;
    rational slack;
    for (const step_term& s : f.steps) {
      line here = s.inner;
      rational moved = s.by.unit;
      for (const further_rounding& next : s.further) {
        here = {next.factor * here.slope, next.factor * here.intercept + next.offset};
        moved = abs(next.factor) * moved + next.by.unit;
      }
      plain = {plain.slope + s.factor * here.slope, plain.intercept + s.factor * here.intercept};
      slack += abs(s.factor) * moved;
    }
    return over_cell(plain) + interval{bound{-slack, true}, bound{slack, true}};
  }
};

/// Remainders that are constants, read as they are.
struct constant_reader {
  const plan::measure_plan& made;
  [[nodiscard]] truth truth_at(plan::node_id id) const { return truth_of(made.at(id).code == plan::op::yes); }
  [[nodiscard]] const rational& value_at(plan::node_id id) const { return made.constants[made.at(id).a]; }
  [[nodiscard]] interval number_at(plan::node_id id) const { return interval::point(value_at(id)); }
  [[nodiscard]] bool below(plan::node_id low, plan::node_id high) const { return floor(value_at(low)) < floor(value_at(high)); }
};

}  // namespace santei::evaluate::detail
