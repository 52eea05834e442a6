// How powers are compared: enclosed in numbers of a fixed length that is doubled until they decide. Powers of a base from 1 on only rise,
// so that a part of the exponent with which the limit is passed decides too, and no number is longer than the limit asks for.
#pragma once

#include <santei/impl/number/rational.ipp>
#include <santei/number/power.hpp>

#include <cassert>

namespace santei {

namespace detail {

class power_comparison {
 public:
  using whole = big_rational::whole;

  power_comparison(const rational& base, const rational& exponent, const rational& limit)
      : base_n_(numerator_of(base)), base_d_(denominator_of(base)), exponent_(numerator_of(exponent)), limit_n_(numerator_of(limit)),
        limit_d_(denominator_of(limit)), steps_(boost::multiprecision::msb(exponent_)) {}

  /// Preconditions: the base is above 1, the limit at least 1.
  [[nodiscard]] bool within() const {
    for (std::size_t digits = 64 + steps_;; digits *= 2) {
      if (const auto decided = enclosed(digits)) return *decided;
      if (is_power(limit_n_, base_n_) && is_power(limit_d_, base_d_)) return true;  // the one case that no length decides
    }
  }

 private:
  static whole numerator_of(const rational& x) { return boost::multiprecision::numerator(big_rational::expand(x)); }
  static whole denominator_of(const rational& x) { return boost::multiprecision::denominator(big_rational::expand(x)); }

  /// By numbers with `digits` binary digits behind the point; nothing where the limit lies between them.
  [[nodiscard]] std::optional<bool> enclosed(std::size_t digits) const {
    const whole limit = limit_n_ << digits;
    whole low = whole(1) << digits, high = low;
    for (std::size_t step = steps_ + 1; step-- > 0;) {
      low = low * low >> digits, high = (high * high >> digits) + 1;
      if (bit_test(exponent_, static_cast<unsigned>(step))) low = low * base_n_ / base_d_, high = high * base_n_ / base_d_ + 1;
      if (low * limit_d_ > limit) return false;
    }
    return high * limit_d_ <= limit ? std::optional(true) : std::nullopt;
  }
  /// Whether `value` is the power of `base`, whole numbers from 1 on.
  [[nodiscard]] bool is_power(const whole& value, const whole& base) const {
    if (base == 1) return value == 1;
    whole power = 1;
    for (std::size_t step = steps_ + 1; step-- > 0;) {
      power *= power;
      if (bit_test(exponent_, static_cast<unsigned>(step))) power *= base;
      if (power > value) return false;
    }
    return power == value;
  }

  whole base_n_, base_d_, exponent_, limit_n_, limit_d_;
  std::size_t steps_;  // the place of the exponent's first digit
};

}  // namespace detail

SANTEI_INLINE bool power_within(const rational& base, const rational& exponent, const rational& limit) {
  assert(base >= rational(1) && exponent.is_integer() && exponent.sign() > 0);
  if (limit < rational(1)) return false;
  if (base == rational(1)) return true;
  constexpr std::int64_t short_power = 512;  // bits that are sooner worked out than enclosed
  const auto times = exponent.to_int64();
  if (times && *times <= short_power / static_cast<std::int64_t>(base.bits())) return power(base, static_cast<unsigned>(*times)) <= limit;
  return detail::power_comparison(base, exponent, limit).within();
}

}  // namespace santei
