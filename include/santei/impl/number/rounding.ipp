// How rounding decides: a whole quotient toward zero, then one step further away from zero where the mode says so.
#pragma once

#include <santei/impl/number/rational.ipp>
#include <santei/number/rounding.hpp>

#include <cassert>

namespace santei {

namespace detail {

/// n/d as a whole number; precondition: d > 0.
template <class Int>
Int rounded_quotient(Int n, Int d, rounding_mode mode) {
  const Int towards_zero = n / d;
  const Int rest = n % d;
  const Int step = n < 0 ? -1 : 1;
  const Int size = rest < 0 ? -rest : rest;
  // size >= d - size is 2 * size >= d without its overflow.
  const bool away = mode == rounding_mode::up ? size != 0 : mode == rounding_mode::half_up && size >= d - size;
  return away ? towards_zero + step : towards_zero;
}

SANTEI_INLINE rational rounded_big(const rational& x, const rational& unit, rounding_mode mode) {
  const rational units = abs(x) / unit;
  const rational whole = mode == rounding_mode::down ? floor(units)
                         : mode == rounding_mode::up ? ceil(units)
                                                     : floor(units + rational(1, 2));
  return (x.sign() < 0 ? -whole : whole) * unit;
}

}  // namespace detail

SANTEI_INLINE rational round_to(const rational& x, const rational& unit, rounding_mode mode) {
  assert(unit.sign() > 0);
  const auto value = x.to_terms();
  const auto step = unit.to_terms();
  if (!value || !step) return detail::rounded_big(x, unit, mode);
  const auto n = static_cast<detail::int128>(value->numerator) * step->denominator;
  const auto d = static_cast<detail::int128>(value->denominator) * step->numerator;
  if (detail::fits_int64(n) && detail::fits_int64(d))  // a 64-bit division is several times faster
    return rational(detail::rounded_quotient(static_cast<std::int64_t>(n), static_cast<std::int64_t>(d), mode)) * unit;
  return detail::big_rational::from_terms(detail::rounded_quotient(n, d, mode), 1) * unit;
}

}  // namespace santei
