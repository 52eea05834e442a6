// How large a number can be, in few bits.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace santei::plan::detail {

/// A bound on a magnitude, mantissa · 2^exponent, rounded up in the last of 32 bits: many additions are not taken for doublings.
class ceiling {
 public:
  ceiling() = default;
  explicit ceiling(const rational& x) {
    const rational whole = ceil(abs(x));
    if (const auto small = whole.to_int64()) *this = ceiling(static_cast<std::uint64_t>(*small), 0);
    else *this = ceiling(1, static_cast<std::int64_t>(whole.bits()));
  }
  static ceiling of_bits(std::size_t bits) { return {1, static_cast<std::int64_t>(bits)}; }

  /// The magnitude is below 2^bits.
  [[nodiscard]] std::size_t bits() const {
    return static_cast<std::size_t>(std::max<std::int64_t>(0, exponent_ + static_cast<std::int64_t>(std::bit_width(mantissa_))));
  }
  /// Times 2^by.
  [[nodiscard]] ceiling shifted(std::int64_t by) const { return {mantissa_, exponent_ + by}; }
  friend ceiling operator*(const ceiling& a, const ceiling& b) { return {a.mantissa_ * b.mantissa_, a.exponent_ + b.exponent_}; }
  friend ceiling operator+(const ceiling& a, const ceiling& b) {
    if (a.mantissa_ == 0 || b.mantissa_ == 0) return a.mantissa_ == 0 ? b : a;
    if (a.exponent_ < b.exponent_) return b + a;
    const std::int64_t apart = a.exponent_ - b.exponent_;
    return {a.mantissa_ + (apart < 32 ? b.mantissa_ >> apart : 0) + 1, a.exponent_};
  }
  friend bool operator<(const ceiling& a, const ceiling& b) {
    if (a.mantissa_ == 0 || b.mantissa_ == 0 || a.exponent_ == b.exponent_) return a.mantissa_ < b.mantissa_;
    return a.exponent_ < b.exponent_;
  }

 private:
  ceiling(std::uint64_t mantissa, std::int64_t exponent) : mantissa_(mantissa), exponent_(exponent) {
    if (mantissa_ == 0) return;
    const int over = static_cast<int>(std::bit_width(mantissa_)) - 32;
    if (over > 0) mantissa_ = (mantissa_ >> over) + 1;
    else mantissa_ <<= -over;
    exponent_ += over;
    if (mantissa_ >> 32 != 0) mantissa_ >>= 1, ++exponent_;
  }

  std::uint64_t mantissa_ = 0;  // 0, or of 32 bits
  std::int64_t exponent_ = 0;
};

}  // namespace santei::plan::detail
