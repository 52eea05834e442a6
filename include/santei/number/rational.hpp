// Exact rational numbers: 64-bit numerator and denominator, and arbitrary precision beyond, chosen silently.
#pragma once

#include <santei/config.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace santei {

namespace detail {
struct big_rational;
}

/// An exact rational in lowest terms with a positive denominator; every operation is exact whatever the size.
/// No operation overflows or throws but for lack of memory. Sharing a const object between threads is safe.
class rational {
 public:
  /// Zero.
  constexpr rational() noexcept = default;
  /// The whole number `n`.
  template <std::signed_integral Int>
  constexpr rational(Int n) noexcept : numerator_(n) {
    static_assert(sizeof(Int) <= sizeof(std::int64_t));
  }
  template <std::floating_point Float>
  rational(Float) = delete;  // a binary fraction is not the decimal it looks like: write rational(1, 3) or from_text("0.1")
  /// `n / d` in lowest terms; precondition: d is not 0.
  rational(std::int64_t n, std::int64_t d);

  /// The exact value of an ASCII decimal "-12.340" or fraction "10/3", with an optional sign in front;
  /// nothing when the text is neither (".5", "5.", "1/-3", " 1") or the denominator is 0. Cap the length of foreign text first.
  [[nodiscard]] static std::optional<rational> from_text(std::string_view text);

  /// -1, 0 or 1.
  [[nodiscard]] int sign() const noexcept { return big_ ? big_sign() : (numerator_ > 0) - (numerator_ < 0); }
  [[nodiscard]] bool is_integer() const noexcept { return big_ ? big_is_integer() : denominator_ == 1; }
  /// The value as a 64-bit whole number; nothing when it is not whole or does not fit.
  [[nodiscard]] std::optional<std::int64_t> to_int64() const noexcept {
    return is_small_integer() ? std::optional(numerator_) : std::nullopt;
  }

  /// Numerator and denominator as 64-bit numbers, in lowest terms, the denominator positive.
  struct terms {
    std::int64_t numerator;
    std::int64_t denominator;
  };
  /// The terms of the value; nothing when one of them does not fit.
  [[nodiscard]] std::optional<terms> to_terms() const noexcept {
    return big_ ? std::nullopt : std::optional(terms{numerator_, denominator_});
  }
  /// The numerator (carries the sign) and the denominator (positive), each as a rational.
  [[nodiscard]] rational numerator() const;
  [[nodiscard]] rational denominator() const;
  /// The number of bits of the larger of |numerator| and denominator, at least 1; the measure behind magnitude limits.
  [[nodiscard]] std::size_t bits() const noexcept;
  /// Lowest terms: "22", "-1/3", "1000000000/3"; from_text reads it back.
  [[nodiscard]] std::string text() const;

  rational& operator+=(const rational& other) {
    std::int64_t sum = 0;
    if (!are_small_integers(*this, other) || __builtin_add_overflow(numerator_, other.numerator_, &sum)) return add(other);
    numerator_ = sum;
    return *this;
  }
  rational& operator-=(const rational& other) {
    std::int64_t difference = 0;
    if (!are_small_integers(*this, other) || __builtin_sub_overflow(numerator_, other.numerator_, &difference)) return subtract(other);
    numerator_ = difference;
    return *this;
  }
  rational& operator*=(const rational& other) {
    std::int64_t product = 0;
    if (!are_small_integers(*this, other) || __builtin_mul_overflow(numerator_, other.numerator_, &product)) return multiply(other);
    numerator_ = product;
    return *this;
  }
  /// Precondition: other is not 0.
  rational& operator/=(const rational& other);

  friend rational operator+(rational a, const rational& b) { return std::move(a += b); }
  friend rational operator-(rational a, const rational& b) { return std::move(a -= b); }
  friend rational operator*(rational a, const rational& b) { return std::move(a *= b); }
  friend rational operator/(rational a, const rational& b) { return std::move(a /= b); }
  friend rational operator-(const rational& a) { return rational() - a; }
  friend bool operator==(const rational& a, const rational& b) {
    if (a.big_ || b.big_) return a.big_ && b.big_ && a.big_equals(b);
    return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
  }
  friend std::strong_ordering operator<=>(const rational& a, const rational& b) {
    return are_small_integers(a, b) ? a.numerator_ <=> b.numerator_ : a.compare(b);
  }

 private:
  using big_pointer = std::shared_ptr<const detail::big_rational>;
  friend struct detail::big_rational;

  [[nodiscard]] bool is_small_integer() const noexcept { return denominator_ == 1 && !big_; }
  [[nodiscard]] static bool are_small_integers(const rational& a, const rational& b) noexcept {
    return a.is_small_integer() && b.is_small_integer();
  }
  rational& add(const rational& other);
  rational& subtract(const rational& other);
  rational& multiply(const rational& other);
  [[nodiscard]] std::strong_ordering compare(const rational& other) const;
  [[nodiscard]] int big_sign() const noexcept;
  [[nodiscard]] bool big_is_integer() const noexcept;
  [[nodiscard]] bool big_equals(const rational& other) const;

  std::int64_t numerator_ = 0;    // 0 / 1 while big_ is set
  std::int64_t denominator_ = 1;  // > 0
  big_pointer big_;               // set exactly when the value does not fit in 64-bit terms
};

/// `x` without its sign.
[[nodiscard]] rational abs(const rational& x);
/// The greatest whole number not above `x`.
[[nodiscard]] rational floor(const rational& x);
/// The least whole number not below `x`.
[[nodiscard]] rational ceil(const rational& x);
/// `base` to the power `exponent`, exactly; 1 when the exponent is 0.
[[nodiscard]] rational power(const rational& base, unsigned exponent);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/number/rational.ipp>
#endif
