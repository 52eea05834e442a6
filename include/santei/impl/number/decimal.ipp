// Decimal texts: the number is scaled to a whole one, and a point is put back among its digits.
#pragma once

#include <santei/number/decimal.hpp>
#include <santei/number/rounding.hpp>

#include <algorithm>

namespace santei {

namespace detail {

/// Divides `n` by `prime` while that leaves a whole number; how often it did.
SANTEI_INLINE unsigned take_factors(rational& n, int prime) {
  unsigned count = 0;
  for (rational rest = n / prime; rest.is_integer(); rest = n / prime, ++count) n = rest;
  return count;
}

/// The whole number `scaled` with its last `places` digits behind a point.
SANTEI_INLINE std::string point_text(const rational& scaled, unsigned places) {
  std::string digits = abs(scaled).text();
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places != 0) digits.insert(digits.size() - places, 1, '.');
  return scaled.sign() < 0 ? '-' + digits : digits;
}

}  // namespace detail

SANTEI_INLINE std::optional<std::string> finite_decimal_text(const rational& x) {
  if (x.is_integer()) return x.text();
  rational rest = x.denominator();
  const unsigned twos = detail::take_factors(rest, 2);
  const unsigned fives = detail::take_factors(rest, 5);
  if (rest != 1) return std::nullopt;
  const unsigned places = std::max(twos, fives);
  return detail::point_text(x * power(10, places), places);
}

SANTEI_INLINE std::string rounded_decimal_text(const rational& x, unsigned places) {
  return detail::point_text(round_to(x * power(10, places), 1, rounding_mode::half_up), places);
}

SANTEI_INLINE std::string group_thousands(std::string_view digits) {
  const std::size_t front = digits.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(digits.find_first_not_of("0123456789", front), digits.size());
  std::string text(digits);
  for (std::size_t i = end; i > front + 3;) text.insert(i -= 3, 1, ',');
  return text;
}

}  // namespace santei
