// An amount over all of its argument as one formula: 0 below a threshold, and from there the floor of the least of a few lines. Most rules
// have this shape: eligible, rate, floor, cap.
#pragma once

#include <santei/impl/evaluate/batch/least_domain.hpp>
#include <santei/impl/evaluate/batch/segments.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

inline constexpr std::int64_t lane_limit = std::int64_t{1} << 50;  // of every whole number that a lane carries
inline constexpr std::int64_t least_reach = std::int64_t{1} << 40;

struct whole_line {
  std::int64_t n = 0, m = 0;
  friend bool operator==(const whole_line&, const whole_line&) = default;
};

/// unit · ⌊min over lines of (n·v + m) / divisor and, beside them, of (n·w + m) / divisor⌋ for from ≤ v, 0 below; proven for v and w in [0,
/// reach).
struct least_line {
  std::int64_t from = 0, divisor = 1, unit = 1, reach = lane_limit;
  std::vector<whole_line> lines;   // steepest first
  std::vector<whole_line> beside;  // of the second amount

  [[nodiscard]] bool is_zero() const { return lines.empty() && beside.empty(); }
};

inline bool same_line(const least_line& a, const least_line& b) {
  return a.lines == b.lines && a.beside == b.beside &&
         (a.is_zero() || (a.from == b.from && a.divisor == b.divisor && a.unit == b.unit && a.reach == b.reach));
}

/// (n·v + m) / d in whole multiples of a unit.
struct floored_line {
  whole_line line;
  std::int64_t divisor = 1, unit = 1;
};

/// Columns hold 0 where there is no amount.
inline bool is_zero(const whole_function& f) { return !f.known || (f.count == 0 && f.slope == 0 && f.constant == 0); }

inline std::optional<floored_line> floored(const whole_function& f) {
  if (!f.known) return floored_line{};
  if (f.count == 0) return floored_line{{f.slope, f.constant}, f.divisor, 1};
  if (f.count != 1 || f.slope != 0 || f.divisor != 1) return std::nullopt;
  const floor_term& t = f.terms[0];
  wide_int m = 0;
  if (t.times <= 0 || f.constant % t.times != 0) return std::nullopt;
  m = wide_int(t.m) + wide_int(f.constant / t.times) * t.d;
  if (m > lane_limit || m < -lane_limit) return std::nullopt;
  return floored_line{{t.n, static_cast<std::int64_t>(m)}, t.d, t.times};
}

/// Multiplies a line; false where it outgrows the lanes.
inline bool scale_line(whole_line& l, std::int64_t by) {
  const wide_int n = wide_int(l.n) * by, m = wide_int(l.m) * by;
  if (n > lane_limit || n < -lane_limit || m > lane_limit || m < -lane_limit) return false;
  l = {static_cast<std::int64_t>(n), static_cast<std::int64_t>(m)};
  return true;
}

/// How far the argument may grow before some line leaves the lanes: a power of two.
inline std::int64_t reach_of(const std::vector<whole_line>& lines) {
  std::int64_t reach = lane_limit;
  for (const whole_line& l : lines)
    while (reach > 0 && wide_int(l.n < 0 ? -l.n : l.n) * reach + (l.m < 0 ? -l.m : l.m) > lane_limit) reach /= 2;
  return reach;
}

/// Whether, on each stretch, its own line is the least of all; so their minimum is the amount everywhere.
inline bool is_least(const std::vector<whole_line>& own, const std::vector<std::pair<std::int64_t, std::int64_t>>& stretches,
                     const std::vector<whole_line>& all) {
  const auto at = [](const whole_line& l, std::int64_t v) { return wide_int(l.n) * v + l.m; };
  for (std::size_t i = 0; i < own.size(); ++i)
    for (const whole_line& other : all)
      if (at(own[i], stretches[i].first) > at(other, stretches[i].first) ||
          at(own[i], stretches[i].second) > at(other, stretches[i].second))
        return false;
  return true;
}

/// Whether the lines already come to 0 below the threshold.
inline bool starts_by_itself(const least_line& f) {
  if (std::any_of(f.lines.begin(), f.lines.end(), [](const whole_line& l) { return l.n < 0 || l.m < 0; })) return false;
  return std::any_of(f.lines.begin(), f.lines.end(), [&](const whole_line& l) { return wide_int(l.n) * (f.from - 1) + l.m < f.divisor; });
}

/// The formula of one amount; nothing where the rule bends the other way, jumps twice, or grows too large.
inline std::optional<least_line> least_line_of(const segment_table& table, yen_column c) {
  if (table.hard || table.problem != row_problem::none || table.segments.empty()) return std::nullopt;
  least_line made;
  std::size_t first = 0;
  while (first < table.segments.size() && is_zero(table.segments[first].yen[c])) ++first;
  if (first == table.segments.size()) return made;
  made.from = std::max<std::int64_t>(0, table.segments[first].from);
  std::vector<floored_line> parts;
  for (std::size_t i = first; i < table.segments.size(); ++i) {
    const auto f = floored(table.segments[i].yen[c]);
    if (!f) return std::nullopt;
    parts.push_back(*f);
    if (f->line.n != 0 || f->unit != 1) made.unit = std::max(made.unit, f->unit);
    if (wide_int(made.divisor) * f->divisor > lane_limit) return std::nullopt;
    made.divisor = std::lcm(made.divisor, f->divisor);
  }
  std::vector<whole_line> own;
  for (floored_line& f : parts) {
    if (f.unit != made.unit) {  // a constant in the common unit
      if (f.line.n != 0 || f.unit != 1 || f.line.m % (made.unit * f.divisor) != 0) return std::nullopt;
      f.line.m /= made.unit;
    }
    if (!scale_line(f.line, made.divisor / f.divisor)) return std::nullopt;
    own.push_back(f.line);
    if (std::find(made.lines.begin(), made.lines.end(), f.line) == made.lines.end()) made.lines.push_back(f.line);
  }
  made.reach = reach_of(made.lines);
  if (made.reach < least_reach || wide_int(made.unit) * (lane_limit / made.divisor) > (wide_int(1) << 51)) return std::nullopt;
  std::vector<std::pair<std::int64_t, std::int64_t>> stretches;
  for (std::size_t i = first; i < table.segments.size(); ++i)
    stretches.emplace_back(std::clamp<std::int64_t>(table.segments[i].from, made.from, made.reach),
                           std::clamp<std::int64_t>(table.segments[i].to, made.from, made.reach));
  if (!is_least(own, stretches, made.lines)) return std::nullopt;
  if (made.from > 0 && starts_by_itself(made)) made.from = 0;
  std::sort(made.lines.begin(), made.lines.end(), [](const whole_line& a, const whole_line& b) { return a.n > b.n; });
  return made;
}

/// The same over the second amount in place of the first; nothing where it begins at a threshold.
inline std::optional<least_line> moved_beside(std::optional<least_line> f) {
  if (!f || f->is_zero()) return f;
  if (f->from > 0) return std::nullopt;
  std::swap(f->lines, f->beside);
  return f;
}

/// The formula of planes over two amounts, which count in `scales` parts of a yen.
inline std::optional<least_line> least_line_of(const least_of_planes& f, const std::array<std::int64_t, 2>& scales) {
  const rational whole_unit = f.unit.sign() == 0 ? rational(1) : f.unit;
  const auto unit = whole_unit.is_integer() ? whole_unit.to_int64() : std::nullopt;
  if (f.planes.empty() || !unit || *unit <= 0) return std::nullopt;
  rational divisor = 1;
  const auto take = [&](const rational& x) { divisor = x.denominator() * (divisor / x.denominator()).numerator(); };
  std::vector<std::array<rational, 3>> terms;
  for (const plane& p : f.planes) {
    if (p.slope[0].sign() != 0 && p.slope[1].sign() != 0) return std::nullopt;
    terms.push_back(
        {p.slope[0] / rational(scales[0]) / whole_unit, p.slope[1] / rational(scales[1]) / whole_unit, p.constant / whole_unit});
    for (const rational& x : terms.back()) take(x);
  }
  least_line made;
  const auto small = [](const rational& x) {
    const auto n = x.to_int64();
    return n && *n <= lane_limit && *n >= -lane_limit ? n : std::nullopt;
  };
  const auto whole = small(divisor);
  if (!whole) return std::nullopt;
  made.divisor = *whole, made.unit = *unit;
  for (const auto& t : terms) {
    const bool second = t[1].sign() != 0;
    const auto n = small(t[second ? 1 : 0] * divisor), m = small(t[2] * divisor);
    if (!n || !m) return std::nullopt;
    (second ? made.beside : made.lines).push_back({*n, *m});
  }
  made.reach = std::min(reach_of(made.lines), reach_of(made.beside));
  if (made.reach < least_reach || wide_int(made.unit) * (lane_limit / made.divisor) > (wide_int(1) << 51)) return std::nullopt;
  std::sort(made.lines.begin(), made.lines.end(), [](const whole_line& a, const whole_line& b) { return a.n > b.n; });
  return made;
}

}  // namespace santei::evaluate::detail
