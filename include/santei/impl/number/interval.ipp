// Interval arithmetic: ends are ordered with openness and infinity as part of the order, and results are built from ends.
#pragma once

#include <santei/number/interval.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace santei {

namespace detail {

using end_point = std::optional<bound>;

/// Orders bounds by value; of two with one value, a lower end lies first when closed and an upper end when open.
SANTEI_INLINE bool is_before(const bound& a, const bound& b, bool closed_first) {
  const auto order = a.value <=> b.value;
  return order < 0 || (order == 0 && a.closed != b.closed && a.closed == closed_first);
}

/// Orders lower ends: nothing is minus infinity.
SANTEI_INLINE bool is_lower_before(const end_point& a, const end_point& b) { return a && b ? is_before(*a, *b, true) : !a && b; }

/// Orders upper ends: nothing is plus infinity.
SANTEI_INLINE bool is_upper_before(const end_point& a, const end_point& b) { return a && b ? is_before(*a, *b, false) : a && !b; }

/// Nothing lies between a lower end and an upper end.
SANTEI_INLINE bool is_empty(const end_point& lower, const end_point& upper) {
  if (!lower || !upper) return false;
  const auto order = lower->value <=> upper->value;
  return order > 0 || (order == 0 && !(lower->closed && upper->closed));
}

SANTEI_INLINE end_point negated(const end_point& x) { return x ? end_point(bound{-x->value, x->closed}) : end_point(); }

SANTEI_INLINE end_point sum(const end_point& a, const end_point& b) {
  return a && b ? end_point(bound{a->value + b->value, a->closed && b->closed}) : end_point();
}

/// Where an operation can be extreme: a value that is reached or approached, or an infinity by its sign.
struct corner {
  int infinity = 0;
  bound at;
};

SANTEI_INLINE corner corner_of(const end_point& x, int infinity) { return x ? corner{0, *x} : corner{infinity, {}}; }

SANTEI_INLINE int sign(const corner& x) { return x.infinity != 0 ? x.infinity : x.at.value.sign(); }

SANTEI_INLINE corner product(const corner& a, const corner& b) {
  const int direction = sign(a) * sign(b);
  // A zero that is reached makes the product zero whatever the other is; one only approached never does.
  if (direction == 0) return {0, {0, (sign(a) == 0 && a.at.closed) || (sign(b) == 0 && b.at.closed)}};
  if (a.infinity != 0 || b.infinity != 0) return {direction, {}};
  return {0, {a.at.value * b.at.value, a.at.closed && b.at.closed}};
}

SANTEI_INLINE bool is_before(const corner& a, const corner& b, bool closed_first) {
  if (a.infinity != 0 || b.infinity != 0) return a.infinity < b.infinity;
  return is_before(a.at, b.at, closed_first);
}

SANTEI_INLINE end_point end_of(const corner& x) { return x.infinity == 0 ? end_point(x.at) : end_point(); }

/// Precondition: zero does not belong to `a`.
SANTEI_INLINE interval reciprocal(const interval& a) {
  const auto inverted = [](const end_point& x) {
    if (!x) return end_point(bound{0, false});
    return x->value.sign() == 0 ? end_point() : end_point(bound{1 / x->value, x->closed});
  };
  return {inverted(a.upper()), inverted(a.lower())};
}

/// `value` rounded after the least step in `direction` (-1, 1): between neighbouring halves of the unit rounding is constant.
SANTEI_INLINE rational rounded_beside(const rational& value, int direction, const rational& unit, rounding_mode mode) {
  const rational halves = value / unit * 2;
  const rational neighbour = (direction > 0 ? floor(halves) + 1 : ceil(halves) - 1) * unit / 2;
  return round_to((value + neighbour) / 2, unit, mode);
}

SANTEI_INLINE end_point rounded(const end_point& x, int inward, const rational& unit, rounding_mode mode) {
  if (!x) return x;
  return bound{x->closed ? round_to(x->value, unit, mode) : rounded_beside(x->value, inward, unit, mode), true};
}

SANTEI_INLINE occurrence opposite(occurrence x) {
  return x == occurrence::always ? occurrence::never : x == occurrence::never ? occurrence::always : x;
}

}  // namespace detail

SANTEI_INLINE interval::interval(std::optional<bound> lower, std::optional<bound> upper)
    : lower_(std::move(lower)), upper_(std::move(upper)) {
  assert(!detail::is_empty(lower_, upper_));
}

SANTEI_INLINE std::optional<interval> interval::from_ends(std::optional<bound> lower, std::optional<bound> upper) {
  if (detail::is_empty(lower, upper)) return std::nullopt;
  return interval(std::move(lower), std::move(upper));
}

SANTEI_INLINE interval interval::point(const rational& x) { return {bound{x}, bound{x}}; }

SANTEI_INLINE interval interval::between(const rational& low, const rational& high) { return {bound{low}, bound{high}}; }

SANTEI_INLINE interval interval::at_least(const rational& low) { return {bound{low}, std::nullopt}; }

SANTEI_INLINE interval interval::at_most(const rational& high) { return {std::nullopt, bound{high}}; }

SANTEI_INLINE interval interval::everything() { return {}; }

SANTEI_INLINE bool interval::is_point() const { return lower_ && upper_ && lower_->value == upper_->value; }

SANTEI_INLINE bool interval::contains(const rational& x) const {
  return !detail::is_empty(lower_, bound{x}) && !detail::is_empty(bound{x}, upper_);
}

SANTEI_INLINE interval hull(const interval& a, const interval& b) {
  return {std::min(a.lower(), b.lower(), detail::is_lower_before), std::max(a.upper(), b.upper(), detail::is_upper_before)};
}

SANTEI_INLINE std::optional<interval> intersect(const interval& a, const interval& b) {
  return interval::from_ends(std::max(a.lower(), b.lower(), detail::is_lower_before),
                             std::min(a.upper(), b.upper(), detail::is_upper_before));
}

SANTEI_INLINE interval operator-(const interval& a) { return {detail::negated(a.upper()), detail::negated(a.lower())}; }

SANTEI_INLINE interval operator+(const interval& a, const interval& b) {
  return {detail::sum(a.lower(), b.lower()), detail::sum(a.upper(), b.upper())};
}

SANTEI_INLINE interval operator-(const interval& a, const interval& b) { return a + -b; }

SANTEI_INLINE interval operator*(const interval& a, const interval& b) {
  using namespace detail;
  const corner low_a = corner_of(a.lower(), -1), high_a = corner_of(a.upper(), 1);
  const corner low_b = corner_of(b.lower(), -1), high_b = corner_of(b.upper(), 1);
  const std::array corners{product(low_a, low_b), product(low_a, high_b), product(high_a, low_b), product(high_a, high_b)};
  const auto as_lower = [](const corner& x, const corner& y) { return is_before(x, y, true); };
  const auto as_upper = [](const corner& x, const corner& y) { return is_before(x, y, false); };
  return {end_of(*std::min_element(corners.begin(), corners.end(), as_lower)),
          end_of(*std::max_element(corners.begin(), corners.end(), as_upper))};
}

SANTEI_INLINE interval operator/(const interval& a, const interval& b) {
  assert(!b.contains(0));
  return a * detail::reciprocal(b);
}

SANTEI_INLINE interval min(const interval& a, const interval& b) {
  return {std::min(a.lower(), b.lower(), detail::is_lower_before), std::min(a.upper(), b.upper(), detail::is_upper_before)};
}

SANTEI_INLINE interval max(const interval& a, const interval& b) {
  return {std::max(a.lower(), b.lower(), detail::is_lower_before), std::max(a.upper(), b.upper(), detail::is_upper_before)};
}

SANTEI_INLINE interval round_to(const interval& x, const rational& unit, rounding_mode mode) {
  return {detail::rounded(x.lower(), 1, unit, mode), detail::rounded(x.upper(), -1, unit, mode)};
}

SANTEI_INLINE occurrence is_less(const interval& a, const interval& b) {
  if (detail::is_empty(b.lower(), a.upper())) return occurrence::always;
  return a.lower() && b.upper() && a.lower()->value >= b.upper()->value ? occurrence::never : occurrence::sometimes;
}

SANTEI_INLINE occurrence is_at_most(const interval& a, const interval& b) { return detail::opposite(is_less(b, a)); }

SANTEI_INLINE occurrence is_greater(const interval& a, const interval& b) { return is_less(b, a); }

SANTEI_INLINE occurrence is_at_least(const interval& a, const interval& b) { return detail::opposite(is_less(a, b)); }

SANTEI_INLINE occurrence is_equal(const interval& a, const interval& b) {
  if (a.is_point() && a == b) return occurrence::always;
  return intersect(a, b) ? occurrence::sometimes : occurrence::never;
}

}  // namespace santei
