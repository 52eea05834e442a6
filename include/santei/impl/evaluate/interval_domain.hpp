// Facts as ranges and sets: sound for any number of unknowns, and wider than needed where one fact is used twice.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/impl/evaluate/growth.hpp>
#include <santei/impl/evaluate/program_ends.hpp>
#include <santei/impl/value/calendar_numbers.hpp>
#include <santei/number/interval.hpp>
#include <santei/plan/plan.hpp>
#include <santei/value/truth.hpp>

namespace santei::evaluate::detail {

class interval_domain {
 public:
  using number = interval;
  using truth = santei::truth;

  interval_domain(const plan::measure_plan& plan, const assignment& facts) : plan_(plan), facts_(facts) {}

  [[nodiscard]] static bool failed() { return false; }
  static number constant(const rational& x) { return interval::point(x); }
  static truth constant(bool x) { return truth_of(x); }

  number input_number(std::uint32_t i, std::size_t row) const {
    const setting& set = facts_.at(i, row);
    if (set.is == setting::state::number) return interval::point(set.number);
    const interval declared = plan_.inputs[i].declared.range();
    const bound_value& value = facts_.known(i, row);
    if (!value.given) return declared;
    return intersect(value.range, declared).value_or(value.range);
  }
  truth input_truth(std::uint32_t i, std::size_t row) const { return of_choices(i, row, [](std::uint32_t choice) { return choice == 1; }); }
  truth input_in(std::uint32_t i, std::size_t row, const std::vector<bool>& set) const {
    return of_choices(i, row, [&](std::uint32_t choice) { return bool(set[choice]); });
  }
  truth given(std::uint32_t i, std::size_t row) const { return truth_of(facts_.known(i, row).given); }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static number divide(const number& a, const number& b) { return b.contains(rational(0)) ? interval::everything() : a / b; }
  static number minimum(const number& a, const number& b) { return min(a, b); }
  static number maximum(const number& a, const number& b) { return max(a, b); }
  static number round(const number& a, const plan::rounding& by) { return round_to(a, by.unit, by.mode); }
  static number growth(const number& before, const number& after, const number& years, const plan::rounding& by) {
    return yearly_growth(before, after, years, by);
  }
  static number moved(const number& day, const number& months) { return add_months(day, months); }
  static number years(const number& from, const number& to) { return years_between(from, to); }
  template <class Run>
  number optimum(const Run& at, const plan::node& n) {
    return programs_.value(at, n);
  }
  static number select(truth c, const number& a, const number& b) { return c == truth::yes ? a : c == truth::no ? b : hull(a, b); }
  static truth at_least(const number& a, const number& b) { return of(is_at_least(a, b)); }
  static truth above(const number& a, const number& b) { return of(is_greater(a, b)); }
  static truth equal(const number& a, const number& b) { return of(is_equal(a, b)); }
  static truth all(truth a, truth b) { return a && b; }
  static truth any(truth a, truth b) { return a || b; }
  static truth negate(truth a) { return !a; }

 private:
  static truth of(occurrence o) { return o == occurrence::always ? truth::yes : o == occurrence::never ? truth::no : truth::unknown; }

  template <class Holds>
  truth of_choices(std::uint32_t i, std::size_t row, Holds holds) const {
    const setting& set = facts_.at(i, row);
    if (set.is == setting::state::choice) return truth_of(holds(set.choice));
    const bound_value& value = facts_.known(i, row);
    bool some = false, some_not = false;
    const auto see = [&](std::uint32_t choice) { (holds(choice) ? some : some_not) = true; };
    if (value.given) for (const std::uint32_t choice : value.choices) see(choice);
    else for (std::uint32_t choice = 0; choice < plan_.inputs[i].declared.choices.size(); ++choice) see(choice);
    return some && some_not ? truth::unknown : truth_of(some);
  }

  const plan::measure_plan& plan_;
  const assignment& facts_;
  enclosed_programs programs_;
};

}  // namespace santei::evaluate::detail
