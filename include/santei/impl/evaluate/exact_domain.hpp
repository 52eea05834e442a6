// Every fact known: exact rationals, the reference for all other evaluators.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/impl/evaluate/growth.hpp>
#include <santei/impl/evaluate/solved_programs.hpp>
#include <santei/impl/value/calendar_numbers.hpp>
#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>

namespace santei::evaluate::detail {

class exact_domain {
 public:
  using number = rational;
  using truth = unsigned char;  // std::vector<bool> has no references

  explicit exact_domain(const assignment& facts) : facts_(facts) {}

  [[nodiscard]] static bool failed() { return false; }
  static number constant(const rational& x) { return x; }
  static truth constant(bool x) { return x; }
  number input_number(std::uint32_t i, std::size_t row) const { return facts_.at(i, row).number; }
  truth input_truth(std::uint32_t i, std::size_t row) const { return facts_.at(i, row).choice == 1; }
  truth input_in(std::uint32_t i, std::size_t row, const std::vector<bool>& set) const { return set[facts_.at(i, row).choice]; }
  truth given(std::uint32_t i, std::size_t row) const { return facts_.known(i, row).given; }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  /// A branch that is not taken may divide by 0 (the checks prove that the taken one does not): its value is never read.
  static number divide(const number& a, const number& b) { return b.sign() == 0 ? rational(0) : a / b; }
  static number minimum(const number& a, const number& b) { return std::min(a, b); }
  static number maximum(const number& a, const number& b) { return std::max(a, b); }
  static number round(const number& a, const plan::rounding& by) { return round_to(a, by.unit, by.mode); }
  static number growth(const number& before, const number& after, const number& years, const plan::rounding& by) {
    return yearly_growth(before, after, years, by);
  }
  static number moved(const number& day, const number& months) { return add_months(day, months); }
  static number years(const number& from, const number& to) { return years_between(from, to); }
  template <class Run>
  number optimum(const Run& at, const plan::node& n) {
    return programs_.value(*this, at, n, [](const number& x) { return x; });
  }
  static number select(truth c, const number& a, const number& b) { return c ? a : b; }
  static truth at_least(const number& a, const number& b) { return a >= b; }
  static truth above(const number& a, const number& b) { return a > b; }
  static truth equal(const number& a, const number& b) { return a == b; }
  static truth all(truth a, truth b) { return a && b; }
  static truth any(truth a, truth b) { return a || b; }
  static truth negate(truth a) { return !a; }

 private:
  const assignment& facts_;
  solved_programs<exact_domain> programs_;
};

}  // namespace santei::evaluate::detail
