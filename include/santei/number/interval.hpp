// Intervals of exact numbers with open, closed or missing ends: what is left of a value while a fact is unknown.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/number/rounding.hpp>

#include <optional>

namespace santei {

/// One end of an interval; `closed` when the value itself belongs to it.
struct bound {
  rational value;
  bool closed = true;

  friend bool operator==(const bound&, const bound&) = default;
};

/// A set of numbers without holes and never empty; an end that is nothing is unbounded.
class interval {
 public:
  /// Every number, as everything(): what is not known is not zero.
  interval() noexcept = default;
  /// The numbers between two ends; precondition: there is one.
  interval(std::optional<bound> lower, std::optional<bound> upper);

  /// The numbers between two ends; nothing when there is none.
  [[nodiscard]] static std::optional<interval> from_ends(std::optional<bound> lower, std::optional<bound> upper);
  /// `x` alone.
  [[nodiscard]] static interval point(const rational& x);
  /// low to high, both included; precondition: low <= high.
  [[nodiscard]] static interval between(const rational& low, const rational& high);
  /// `low` and everything above.
  [[nodiscard]] static interval at_least(const rational& low);
  /// `high` and everything below.
  [[nodiscard]] static interval at_most(const rational& high);
  /// Every number.
  [[nodiscard]] static interval everything();

  /// The ends; nothing where there is no limit.
  [[nodiscard]] const std::optional<bound>& lower() const noexcept SANTEI_LIFETIME_BOUND { return lower_; }
  [[nodiscard]] const std::optional<bound>& upper() const noexcept SANTEI_LIFETIME_BOUND { return upper_; }
  /// Holds one number and no other.
  [[nodiscard]] bool is_point() const;
  [[nodiscard]] bool contains(const rational& x) const;

  friend bool operator==(const interval&, const interval&) = default;

 private:
  std::optional<bound> lower_;
  std::optional<bound> upper_;
};

/// The smallest interval around both.
[[nodiscard]] interval hull(const interval& a, const interval& b);
/// What belongs to both; nothing when they are apart.
[[nodiscard]] std::optional<interval> intersect(const interval& a, const interval& b);

// Each operation yields the smallest interval around its results, x of `a` and y of `b` varying independently.

[[nodiscard]] interval operator-(const interval& a);
[[nodiscard]] interval operator+(const interval& a, const interval& b);
[[nodiscard]] interval operator-(const interval& a, const interval& b);
[[nodiscard]] interval operator*(const interval& a, const interval& b);
/// Precondition: `b` does not contain 0; 0 may be an open end of it.
[[nodiscard]] interval operator/(const interval& a, const interval& b);
[[nodiscard]] interval min(const interval& a, const interval& b);
[[nodiscard]] interval max(const interval& a, const interval& b);
/// An open end becomes the closed one that is reached beside it: [0, 3) rounded down to whole numbers is [0, 2]. Precondition: unit > 0.
[[nodiscard]] interval round_to(const interval& x, const rational& unit, rounding_mode mode);

/// Whether a comparison holds for no pair of members, for some but not all, or for all.
enum class occurrence { never, sometimes, always };

// How often x of `a` compares so with y of `b`: x < y, x <= y, x > y, x >= y, x == y; exact, the members varying independently.

[[nodiscard]] occurrence is_less(const interval& a, const interval& b);
[[nodiscard]] occurrence is_at_most(const interval& a, const interval& b);
[[nodiscard]] occurrence is_greater(const interval& a, const interval& b);
[[nodiscard]] occurrence is_at_least(const interval& a, const interval& b);
[[nodiscard]] occurrence is_equal(const interval& a, const interval& b);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/number/interval.ipp>
#endif
