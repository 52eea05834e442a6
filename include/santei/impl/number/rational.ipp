// How rationals compute: 64-bit terms with 128-bit intermediates, and Boost's cpp_rational when a result outgrows them.
#pragma once

#include <santei/number/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <bit>
#include <cassert>
#include <functional>
#include <limits>
#include <numeric>

namespace santei {

namespace detail {

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

struct big_rational {
  using whole = boost::multiprecision::cpp_int;
  using number = boost::multiprecision::cpp_rational;

  number value;
  bool is_integer;
  std::size_t bits;

  static rational small(std::int64_t n, std::int64_t d) noexcept;
  static rational from_terms(int128 n, int128 d);
  [[gnu::cold]] static rational shrink(const number& value);
  static number expand(const rational& x);
  static whole expand(int128 n);

  /// Kept apart and marked cold, so that the 64-bit paths around its calls stay short.
  template <class Operation>
  [[gnu::noinline, gnu::cold]] static rational apply(Operation operation, const rational& a, const rational& b) {
    return shrink(operation(expand(a), expand(b)));
  }
};

SANTEI_INLINE bool fits_int64(int128 n) { return n == static_cast<std::int64_t>(n); }

SANTEI_INLINE rational big_rational::small(std::int64_t n, std::int64_t d) noexcept {
  rational result(n);
  result.denominator_ = d;
  return result;
}

/// Precondition: the terms are the lowest and d is positive.
SANTEI_INLINE rational big_rational::from_terms(int128 n, int128 d) {
  if (fits_int64(n) && fits_int64(d)) return small(static_cast<std::int64_t>(n), static_cast<std::int64_t>(d));
  return shrink(number(expand(n), expand(d)));
}

/// Every big result passes here, so that a value has one representation and equality can compare terms.
SANTEI_INLINE rational big_rational::shrink(const number& value) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  const whole n = boost::multiprecision::numerator(value);
  const whole d = boost::multiprecision::denominator(value);
  if (n >= least && n <= greatest && d <= greatest) return small(static_cast<std::int64_t>(n), static_cast<std::int64_t>(d));
  const whole widest = std::max(whole(boost::multiprecision::abs(n)), d);
  rational result;
  result.big_ = std::make_shared<const big_rational>(big_rational{value, d == 1, boost::multiprecision::msb(widest) + 1});
  return result;
}

/// Goes by whole numbers: Boost's gcd negates a signed 64-bit argument, which the least one does not survive.
SANTEI_INLINE big_rational::number big_rational::expand(const rational& x) {
  return x.big_ ? x.big_->value : number(whole(x.numerator_), whole(x.denominator_));
}

SANTEI_INLINE big_rational::whole big_rational::expand(int128 n) {
  const uint128 size = n < 0 ? -static_cast<uint128>(n) : static_cast<uint128>(n);
  const whole result = (whole(static_cast<std::uint64_t>(size >> 64)) << 64) + static_cast<std::uint64_t>(size);
  return n < 0 ? whole(-result) : result;
}

SANTEI_INLINE std::uint64_t magnitude(std::int64_t n) { return n < 0 ? -static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n); }

/// One division first: std::gcd walks bit by bit, and here a is often a large amount and b a small denominator.
SANTEI_INLINE std::uint64_t common_divisor(std::uint64_t a, std::uint64_t b) {
  if (a == 1 || b == 1) return 1;
  return b == 0 ? a : std::gcd(a % b, b);
}

/// n / d without the division that most denominators spare; precondition: d divides n.
template <class Int>
Int divided(Int n, std::int64_t d) {
  return d == 1 ? n : n / d;
}

/// n/d with d of either sign but not 0.
SANTEI_INLINE rational quotient(std::int64_t n, std::int64_t d) {
  assert(d != 0);
  const std::uint64_t divisor = common_divisor(magnitude(n), magnitude(d));
  if (d > 0) return big_rational::small(n / static_cast<std::int64_t>(divisor), d / static_cast<std::int64_t>(divisor));
  const auto common = static_cast<int128>(divisor);
  return big_rational::from_terms(-(n / common), -(d / common));
}

/// a/b + c/d from lowest terms; c is wide so that a subtraction can negate any 64-bit number.
SANTEI_INLINE rational sum(std::int64_t a, std::int64_t b, int128 c, std::int64_t d) {
  const auto common = static_cast<std::int64_t>(common_divisor(magnitude(b), magnitude(d)));
  if (common == 1) return big_rational::from_terms(static_cast<int128>(a) * d + c * b, static_cast<int128>(b) * d);
  // Only a divisor of `common` can be left to cancel (Knuth 4.5.1), which keeps the second gcd in 64 bits.
  const int128 n = static_cast<int128>(a) * (d / common) + c * (b / common);
  const auto rest = static_cast<std::int64_t>(fits_int64(n) ? n % common : n % static_cast<int128>(common));
  const auto left = static_cast<std::int64_t>(common_divisor(magnitude(rest), magnitude(common)));
  return big_rational::from_terms(divided(n, left), static_cast<int128>(b / common) * divided(d, left));
}

/// The value of ASCII digits; halves the text so that long ones profit from fast multiplication.
SANTEI_INLINE rational digits_value(std::string_view digits) {
  if (digits.size() <= 18) {
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
  }
  const std::size_t low = digits.size() / 2;
  const std::size_t high = digits.size() - low;
  return digits_value(digits.substr(0, high)) * power(10, static_cast<unsigned>(low)) + digits_value(digits.substr(high));
}

/// Removes the digits at the front of `text` and returns them.
SANTEI_INLINE std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

}  // namespace detail

SANTEI_INLINE rational::rational(std::int64_t n, std::int64_t d) : rational(detail::quotient(n, d)) {}

SANTEI_INLINE std::optional<rational> rational::from_text(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::string_view front = detail::take_digits(text);
  if (front.empty()) return std::nullopt;
  rational value = detail::digits_value(front);
  if (!text.empty()) {
    const char mark = text.front();
    text.remove_prefix(1);
    const std::string_view back = detail::take_digits(text);
    if (back.empty() || !text.empty()) return std::nullopt;
    const rational tail = detail::digits_value(back);
    if (mark == '.')
      value += tail / power(10, static_cast<unsigned>(back.size()));
    else if (mark == '/' && tail.sign() != 0)
      value /= tail;
    else
      return std::nullopt;
  }
  return negative ? -value : value;
}

SANTEI_INLINE rational rational::numerator() const {
  return big_ ? detail::big_rational::shrink(boost::multiprecision::numerator(big_->value)) : rational(numerator_);
}

SANTEI_INLINE rational rational::denominator() const {
  return big_ ? detail::big_rational::shrink(boost::multiprecision::denominator(big_->value)) : rational(denominator_);
}

SANTEI_INLINE std::size_t rational::bits() const noexcept {
  if (big_) return big_->bits;
  return static_cast<std::size_t>(std::bit_width(detail::magnitude(numerator_) | detail::magnitude(denominator_)));
}

SANTEI_INLINE std::string rational::text() const {
  std::string text = big_ ? boost::multiprecision::numerator(big_->value).str() : std::to_string(numerator_);
  if (is_integer()) return text;
  return text += '/' + (big_ ? boost::multiprecision::denominator(big_->value).str() : std::to_string(denominator_));
}

SANTEI_INLINE rational& rational::add(const rational& other) {
  if (big_ || other.big_) return *this = detail::big_rational::apply(std::plus<detail::big_rational::number>(), *this, other);
  return *this = detail::sum(numerator_, denominator_, other.numerator_, other.denominator_);
}

SANTEI_INLINE rational& rational::subtract(const rational& other) {
  if (big_ || other.big_) return *this = detail::big_rational::apply(std::minus<detail::big_rational::number>(), *this, other);
  return *this = detail::sum(numerator_, denominator_, -static_cast<detail::int128>(other.numerator_), other.denominator_);
}

SANTEI_INLINE rational& rational::multiply(const rational& other) {
  using namespace detail;
  if (big_ || other.big_) return *this = big_rational::apply(std::multiplies<big_rational::number>(), *this, other);
  // A common divisor divides a positive 64-bit denominator and so fits itself; cancelling first keeps the product in 128 bits.
  const auto left = static_cast<std::int64_t>(common_divisor(magnitude(numerator_), magnitude(other.denominator_)));
  const auto right = static_cast<std::int64_t>(common_divisor(magnitude(other.numerator_), magnitude(denominator_)));
  return *this = big_rational::from_terms(static_cast<int128>(divided(numerator_, left)) * divided(other.numerator_, right),
                                          static_cast<int128>(divided(denominator_, right)) * divided(other.denominator_, left));
}

SANTEI_INLINE rational& rational::operator/=(const rational& other) {
  using namespace detail;
  assert(other.sign() != 0);
  if (big_ || other.big_) return *this = big_rational::apply(std::divides<big_rational::number>(), *this, other);
  if (are_small_integers(*this, other)) return *this = quotient(numerator_, other.numerator_);
  return *this *= big_rational::from_terms(other.numerator_ < 0 ? -static_cast<int128>(other.denominator_) : other.denominator_,
                                           static_cast<int128>(magnitude(other.numerator_)));
}

SANTEI_INLINE std::strong_ordering rational::compare(const rational& other) const {
  using namespace detail;
  if (big_ || other.big_) return big_rational::expand(*this).compare(big_rational::expand(other)) <=> 0;
  if (denominator_ == other.denominator_) return numerator_ <=> other.numerator_;
  const int128 left = static_cast<int128>(numerator_) * other.denominator_;
  const int128 right = static_cast<int128>(other.numerator_) * denominator_;
  return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

SANTEI_INLINE int rational::big_sign() const noexcept { return big_->value.sign(); }

SANTEI_INLINE bool rational::big_is_integer() const noexcept { return big_->is_integer; }

SANTEI_INLINE bool rational::big_equals(const rational& other) const { return big_ == other.big_ || big_->value == other.big_->value; }

SANTEI_INLINE rational abs(const rational& x) { return x.sign() < 0 ? -x : x; }

SANTEI_INLINE rational floor(const rational& x) {
  if (x.is_integer()) return x;
  if (const auto terms = x.to_terms()) return terms->numerator / terms->denominator - (terms->numerator < 0 ? 1 : 0);
  const auto value = detail::big_rational::expand(x);
  const detail::big_rational::whole towards_zero = boost::multiprecision::numerator(value) / boost::multiprecision::denominator(value);
  return detail::big_rational::shrink(detail::big_rational::number(towards_zero)) - (x.sign() < 0 ? 1 : 0);
}

SANTEI_INLINE rational ceil(const rational& x) { return -floor(-x); }

SANTEI_INLINE rational power(const rational& base, unsigned exponent) {
  rational result = 1;
  for (rational square = base; exponent != 0; exponent /= 2) {
    if (exponent % 2 != 0) result *= square;
    if (exponent > 1) square *= square;
  }
  return result;
}

}  // namespace santei
