// An amount in whole yen as a function of one whole number, on one stretch of it.
#pragma once

#include <santei/impl/evaluate/form.hpp>
#include <santei/impl/evaluate/machine_code.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace santei::evaluate::detail {

inline constexpr std::int64_t narrow_limit = std::int64_t{1} << 50;  // arguments below it may run in 64 bits

template <class Int>
constexpr Int floor_quotient(Int n, Int d) {
  const Int q = n / d;
  return q - Int(n % d < 0);
}

/// times · ⌊(n·v + m) / d⌋.
struct floor_term {
  std::int64_t times = 0, n = 0, m = 0, d = 1;

  friend bool operator==(const floor_term&, const floor_term&) = default;
};

/// ⌊(slope·v + constant + Σ terms) / divisor⌋.
struct whole_function {
  static constexpr std::size_t most_terms = 3;
  bool known = false;   // false: there is no such amount
  bool narrow = false;  // nothing outgrows 64 bits while v < 2^50
  std::uint8_t count = 0;
  std::int64_t slope = 0, constant = 0, divisor = 1;
  std::array<floor_term, most_terms> terms{};

  template <class Int>
  [[nodiscard]] Int at(std::int64_t v) const {
    Int sum = Int(slope) * Int(v) + Int(constant);
    for (std::size_t i = 0; i < count; ++i)
      sum += Int(terms[i].times) * floor_quotient<Int>(Int(terms[i].n) * Int(v) + Int(terms[i].m), Int(terms[i].d));
    return divisor == 1 ? sum : floor_quotient<Int>(sum, Int(divisor));
  }
  friend bool operator==(const whole_function&, const whole_function&) = default;
};

/// A form of x = v / scale on v in [from, to] as a whole function; nothing where it needs more than 128 bits, or rounds what may be
/// negative.
class whole_form {
 public:
  whole_form(const form& f, std::int64_t scale, std::int64_t from, std::int64_t to) : scale_(scale), from_(from), to_(to) { build(f); }
  [[nodiscard]] const std::optional<whole_function>& made() const { return made_; }

 private:
  static std::optional<std::int64_t> small(const rational& x) {
    const auto n = x.to_int64();
    return n && *n < (std::int64_t{1} << 60) && *n > -(std::int64_t{1} << 60) ? n : std::nullopt;
  }
  /// The least common multiple of a whole number and the denominator of `b`.
  static rational common(const rational& a, const rational& b) { return b.denominator() * (a / b.denominator()).numerator(); }
  struct scaled_line {
    std::int64_t n, m, d;
  };
  /// slope·(v/scale) + intercept over one denominator.
  [[nodiscard]] std::optional<scaled_line> over_one(const rational& slope, const rational& intercept) const {
    const rational per = slope / rational(scale_);
    const rational d = common(per.denominator(), intercept);
    const auto n = small(per * d), m = small(intercept * d), whole = small(d);
    return n && m && whole ? std::optional(scaled_line{*n, *m, *whole}) : std::nullopt;
  }
  [[nodiscard]] rational size_of(const scaled_line& l, std::int64_t most) const {
    const rational first = rational(l.n) * rational(std::min(from_, most)) + rational(l.m),
                   last = rational(l.n) * rational(std::min(to_, most)) + rational(l.m);
    return std::max(abs(first), abs(last)) + abs(rational(l.m));
  }
  [[nodiscard]] bool never_negative(const scaled_line& l) const {
    return rational(l.n) * rational(from_) + rational(l.m) >= rational(0) && rational(l.n) * rational(to_) + rational(l.m) >= rational(0);
  }

  /// The quotient that a rounding takes, as a floor.
  [[nodiscard]] std::optional<scaled_line> quotient(const step_term& s) const {
    auto l = over_one(s.inner.slope / s.by.unit, s.inner.intercept / s.by.unit);
    if (!l || !never_negative(*l)) return std::nullopt;
    constexpr std::int64_t room = std::int64_t{1} << 58;
    if (std::max({l->n < 0 ? -l->n : l->n, l->m < 0 ? -l->m : l->m, l->d}) > room) return std::nullopt;
    if (s.by.mode == rounding_mode::up) l->m += l->d - 1;
    if (s.by.mode == rounding_mode::half_up) *l = {2 * l->n, 2 * l->m + l->d, 2 * l->d};
    return l;
  }

  void build(const form& f) {
    if (f.steps.size() > whole_function::most_terms) return;
    const rational per = f.linear.slope / rational(scale_);
    rational divisor = common(per.denominator(), f.linear.intercept);
    for (const step_term& s : f.steps) divisor = common(divisor, s.factor * s.by.unit);
    whole_function w;
    w.known = true;
    const auto d = small(divisor), slope = small(per * divisor), constant = small(f.linear.intercept * divisor);
    if (!d || !slope || !constant) return;
    w.divisor = *d, w.slope = *slope, w.constant = *constant;
    rational wide = size_of({w.slope, w.constant, 1}, INT64_MAX), narrow = size_of({w.slope, w.constant, 1}, narrow_limit);
    for (const step_term& s : f.steps) {
      const auto inner = quotient(s);
      const auto times = small(s.factor * s.by.unit * divisor);
      if (!inner || !times) return;
      w.terms[w.count++] = {*times, inner->n, inner->m, inner->d};
      const rational factor = std::max(rational(1), abs(rational(*times)) / rational(inner->d));
      wide += size_of(*inner, INT64_MAX) * factor + abs(rational(*times));
      narrow += size_of(*inner, narrow_limit) * factor + abs(rational(*times));
    }
    if (wide > power(rational(2), 124)) return;
    w.narrow = narrow < power(rational(2), 61);
    made_ = w;
  }

  std::int64_t scale_, from_, to_;
  std::optional<whole_function> made_;
};

}  // namespace santei::evaluate::detail
