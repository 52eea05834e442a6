// One amount open, all else known: every number a form on the present cell; a comparison that changes inside the cell asks for a split.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/impl/evaluate/form.hpp>
#include <santei/impl/evaluate/growth.hpp>
#include <santei/impl/evaluate/solved_programs.hpp>
#include <santei/impl/value/calendar_numbers.hpp>

#include <algorithm>
#include <utility>

namespace santei::evaluate::detail {

class cell_domain {
 public:
  using number = form;
  using truth = unsigned char;

  /// `again`: follows what is rounded twice; only for what needs no more than its ends on a cell.
  cell_domain(const assignment& facts, const cell& on, bool again = false) : facts_(facts), cell_(on), again_(again) {}

  /// The run stopped: at a place to split the cell, or (no place) because the rule is not piecewise linear in the open amount.
  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const std::optional<rational>& split() const { return split_; }
  /// The rule is not to be followed here.
  void stop() { failed_ = true; }

  static number constant(const rational& x) { return {{rational(0), x}, {}}; }
  static truth constant(bool x) { return x; }
  number input_number(std::uint32_t i, std::size_t row) const {
    const setting& set = facts_.at(i, row);
    if (set.is != setting::state::free) return constant(set.number);
    return cell_.is_point ? constant(*cell_.low) : number{{rational(1), rational(0)}, {}};
  }
  truth input_truth(std::uint32_t i, std::size_t row) const { return facts_.at(i, row).choice == 1; }
  truth input_in(std::uint32_t i, std::size_t row, const std::vector<bool>& set) const { return set[facts_.at(i, row).choice]; }
  truth given(std::uint32_t i, std::size_t row) const { return facts_.known(i, row).given; }

  static number add(const number& a, const number& b) {
    number sum{{a.linear.slope + b.linear.slope, a.linear.intercept + b.linear.intercept}, a.steps};
    for (const step_term& s : b.steps) {
      const auto same = std::find_if(sum.steps.begin(), sum.steps.end(),
                                     [&](const step_term& t) { return t.inner == s.inner && t.by == s.by && t.further == s.further; });
      if (same == sum.steps.end()) sum.steps.push_back(s);
      else if (same->factor += s.factor; same->factor.sign() == 0) sum.steps.erase(same);
    }
    return sum;
  }
  static number scale(number a, const rational& k) {
    if (k.sign() == 0) return constant(rational(0));
    a.linear.slope *= k;
    a.linear.intercept *= k;
    for (step_term& s : a.steps) s.factor *= k;
    return a;
  }
  static number subtract(const number& a, const number& b) { return add(a, scale(b, rational(-1))); }
  number multiply(const number& a, const number& b) {
    if (b.is_constant()) return scale(a, b.linear.intercept);
    if (a.is_constant()) return scale(b, a.linear.intercept);
    return give_up();
  }
  number divide(const number& a, const number& b) {
    if (!b.is_constant()) return give_up();
    return b.linear.intercept.sign() == 0 ? constant(rational(0)) : scale(a, rational(1) / b.linear.intercept);
  }
  number minimum(const number& a, const number& b) { return sign_of(subtract(a, b)) < 0 ? a : b; }
  number maximum(const number& a, const number& b) { return sign_of(subtract(a, b)) < 0 ? b : a; }
  number round(const number& a, const plan::rounding& by) {
    if (a.is_constant()) return constant(round_to(a.linear.intercept, by.unit, by.mode));
    if (a.steps.empty()) return {{}, {{rational(1), a.linear, by, {}}}};
    if (on_grid(a, by.unit)) return a;
    if (!again_ || a.steps.size() > 1 || !a.linear.is_constant()) return give_up();
    step_term once = a.steps.front();
    once.further.push_back({once.factor, a.linear.intercept, by});
    once.factor = rational(1);
    return {{}, {std::move(once)}};
  }
  number growth(const number& before, const number& after, const number& years, const plan::rounding& by) {
    if (!before.is_constant() || !after.is_constant() || !years.is_constant()) return give_up();
    return constant(yearly_growth(before.linear.intercept, after.linear.intercept, years.linear.intercept, by));
  }
  number moved(const number& day, const number& months) {
    if (!day.is_constant() || !months.is_constant()) return give_up();
    return constant(add_months(day.linear.intercept, months.linear.intercept));
  }
  number years(const number& from, const number& to) {
    if (!from.is_constant() || !to.is_constant()) return give_up();
    return constant(years_between(from.linear.intercept, to.linear.intercept));
  }
  /// Which limits bind is the same all over the cell, or asks for a split; a rate that moves is followed no further.
  template <class Run>
  number optimum(const Run& at, const plan::node& n) {
    return programs_.value(*this, at, n, [this](const number& x) {
      if (!x.is_constant()) failed_ = true;
      return x.linear.intercept;
    });
  }
  static number select(truth c, const number& a, const number& b) { return c ? a : b; }
  truth at_least(const number& a, const number& b) { return sign_of(subtract(a, b)) >= 0; }
  truth above(const number& a, const number& b) { return sign_of(subtract(a, b)) > 0; }
  truth equal(const number& a, const number& b) { return sign_of(subtract(a, b)) == 0; }
  static truth all(truth a, truth b) { return a && b; }
  static truth any(truth a, truth b) { return a || b; }
  static truth negate(truth a) { return !a; }

 private:
  number give_up() {
    failed_ = true;
    return constant(rational(0));
  }
  int split_at(const rational& x) {
    failed_ = true;
    split_ = x;
    return 0;
  }
  [[nodiscard]] bool inside(const rational& x) const {
    return !cell_.is_point && (!cell_.low || *cell_.low < x) && (!cell_.high || x < *cell_.high);
  }

  /// Whether every value of the form is a whole multiple of the unit.
  static bool on_grid(const form& f, const rational& unit) {
    if (!f.linear.is_constant() || !(f.linear.intercept / unit).is_integer()) return false;
    return std::all_of(f.steps.begin(), f.steps.end(), [&](const step_term& s) {
      return (s.factor * (s.further.empty() ? s.by : s.further.back().by).unit / unit).is_integer();
    });
  }

  /// The sign of a difference, when it is the same all over the cell; otherwise the cell is to be split where it changes.
  int sign_of(const form& d) {
    if (failed_) return 0;
    if (std::any_of(d.steps.begin(), d.steps.end(), [](const step_term& s) { return !s.further.empty(); })) {
      failed_ = true;
      return 0;
    }
    if (d.steps.empty()) {
      if (d.linear.is_constant()) return d.linear.intercept.sign();
      const rational root = -d.linear.intercept / d.linear.slope;
      return inside(root) ? split_at(root) : d.at(cell_.sample()).sign();
    }
    return d.steps.size() == 1 && d.linear.is_constant() ? sign_of_step(d) : sign_of_several(d);
  }

  /// factor · round(line) + constant changes its sign only where the line passes one of two thresholds.
  int sign_of_step(const form& d) {
    const step_term& s = d.steps.front();
    const rational zero = -d.linear.intercept / s.factor;  // the sign turns where round(line) passes `zero`
    const rational below = floor(zero / s.by.unit) * s.by.unit;
    for (const rational& grid : {below - s.by.unit, below, below + s.by.unit, below + s.by.unit + s.by.unit})
      for (const rational& edge : {grid, grid - s.by.unit / rational(2)}) {
        const rational x = (edge - s.inner.intercept) / s.inner.slope;
        if (inside(x) && turns_at(d, x)) return split_at(x);
      }
    return d.at(cell_.sample()).sign();
  }
  static bool turns_at(const form& d, const rational& x) {
    const int before = limit_at(d, x, -1).sign(), here = d.at(x).sign(), after = limit_at(d, x, 1).sign();
    return before != here || here != after;
  }

  /// Several rounded terms: decided where the bounds of rounding leave no doubt, or the form runs one way and has one sign at both ends.
  int sign_of_several(const form& d) {
    form plain = d;
    rational slack;
    for (const step_term& s : d.steps) {
      plain.linear.slope += s.factor * s.inner.slope;
      plain.linear.intercept += s.factor * s.inner.intercept;
      slack += (s.factor.sign() < 0 ? -s.factor : s.factor) * s.by.unit;
    }
    plain.steps.clear();
    if (const auto runs = direction(d); runs && cell_.low && cell_.high) {
      const int first = limit_at(d, *cell_.low, 1).sign(), last = limit_at(d, *cell_.high, -1).sign();
      if (first == last) return first;
    }
    const auto clear = [&](const rational& x) { return plain.at(x) > slack || plain.at(x) < -slack; };
    for (const rational& edge : {slack, -slack}) {
      if (plain.linear.is_constant()) break;
      const rational x = (edge - plain.linear.intercept) / plain.linear.slope;
      if (inside(x)) return split_at(x);
    }
    if (clear(cell_.sample())) return plain.at(cell_.sample()).sign();
    failed_ = true;
    return 0;
  }

  const assignment& facts_;
  const cell& cell_;
  bool again_;
  bool failed_ = false;
  std::optional<rational> split_;
  solved_programs<cell_domain> programs_;
};

}  // namespace santei::evaluate::detail
