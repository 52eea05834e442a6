// A number of one case that may not be known, and how numbers and truths are joined where some are not.
#pragma once

#include <santei/number/rational.hpp>
#include <santei/number/rounding.hpp>
#include <santei/value/truth.hpp>

#include <utility>

namespace santei::verify::detail {

/// Known; absent, as a fact that it needs is not given; or open, as a condition that it hangs on is not decided.
struct number {
  enum class state : unsigned char { known, absent, open };

  rational value;
  state is = state::known;

  number() = default;
  number(rational of) : value(std::move(of)) {}
  number(int of) : value(of) {}
  explicit number(state why) : is(why) {}

  [[nodiscard]] bool known() const { return is == state::known; }
};

inline const number absent{number::state::absent};
inline const number open{number::state::open};

/// `how( a, b )`; what needs an absent number is absent, whatever else is open.
template <class Operation>
number joined(const number& a, const number& b, Operation how) {
  if (a.is == number::state::absent || b.is == number::state::absent) return absent;
  return a.known() && b.known() ? number(how(a.value, b.value)) : open;
}
inline number operator+(const number& a, const number& b) {
  return joined(a, b, [](const rational& x, const rational& y) { return x + y; });
}
inline number operator-(const number& a, const number& b) {
  return joined(a, b, [](const rational& x, const rational& y) { return x - y; });
}
inline number operator*(const number& a, const number& b) {
  return joined(a, b, [](const rational& x, const rational& y) { return x * y; });
}
/// Open where the divisor is 0: only a branch that is not taken may divide so.
inline number operator/(const number& a, const number& b) {
  if (b.known() && b.value.sign() == 0) return open;
  return joined(a, b, [](const rational& x, const rational& y) { return x / y; });
}
inline number least_of(const number& a, const number& b) {
  return joined(a, b, [](const rational& x, const rational& y) { return x < y ? x : y; });
}
inline number most_of(const number& a, const number& b) {
  return joined(a, b, [](const rational& x, const rational& y) { return x < y ? y : x; });
}
inline number rounded(const number& a, const rational& unit, rounding_mode mode) {
  return a.known() ? number(round_to(a.value, unit, mode)) : a;
}

template <class Comparison>
truth compared(const number& a, const number& b, Comparison how) {
  return a.known() && b.known() ? truth_of(how(a.value, b.value)) : truth::unknown;
}
inline truth at_least(const number& a, const number& b) {
  return compared(a, b, [](const rational& x, const rational& y) { return x >= y; });
}
inline truth above(const number& a, const number& b) {
  return compared(a, b, [](const rational& x, const rational& y) { return x > y; });
}
inline truth equal(const number& a, const number& b) {
  return compared(a, b, [](const rational& x, const rational& y) { return x == y; });
}
/// Whether all that the number needs is given: what なければ asks.
inline truth is_given(const number& a) {
  return a.is == number::state::open ? truth::unknown : truth_of(a.known());
}

inline number choose(truth condition, const number& yes, const number& no) {
  if (condition != truth::unknown) return condition == truth::yes ? yes : no;
  const bool same = yes.is == no.is && (!yes.known() || yes.value == no.value);
  return same ? yes : open;
}
inline truth choose(truth condition, truth yes, truth no) {
  if (condition != truth::unknown) return condition == truth::yes ? yes : no;
  return yes == no ? yes : truth::unknown;
}

}  // namespace santei::verify::detail
