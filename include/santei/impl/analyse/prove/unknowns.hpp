// The amounts that a path leaves open, and what it has decided of them; rounding adds an unknown that lies close to what is rounded.
#pragma once

#include <santei/impl/analyse/prove/path_log.hpp>
#include <santei/impl/number/linear/grid_search.hpp>
#include <santei/number/interval.hpp>
#include <santei/number/rounding.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

using linear::affine;

class unknowns {
 public:
  explicit unknowns(path_log& log) : log_(&log) {}

  /// Whether form > 0 (strict) or ≥ 0, on this path from now on.
  bool decide(const affine& form, bool strict) {
    if (form.is_constant()) return form.constant.sign() > (strict ? 0 : -1);
    const linear::condition yes = sharpened({form, strict}), no = sharpened({form * rational(-1), !strict});
    const path_log::entry found = log_->ask([&](bool which) { return spend(), facts_.possible(which ? yes : no); });
    if (!found.forced) facts_.add(found.yes ? yes : no);
    return found.yes;
  }

  std::size_t fresh(bool not_negative) {
    const std::size_t made = facts_.add_variable(not_negative);
    grid_.emplace_back();
    return made;
  }
  std::size_t variable_in(const interval& range) {
    const auto &low = range.lower(), &high = range.upper();
    const std::size_t v = fresh(low && low->value.sign() >= 0);
    if (low && (low->value.sign() != 0 || !low->closed)) facts_.add({affine::variable(v) - affine(low->value), !low->closed});
    if (high) facts_.add({affine(high->value) - affine::variable(v), !high->closed});
    return v;
  }

  void add(linear::condition one) { facts_.add(std::move(one)); }
  /// What every variable may be at once.
  [[nodiscard]] linear::grid_values solve() const {
    log_->spend(8 * facts_.cost());
    return linear::grid_search(facts_, grid_).run();
  }
  /// As far down as the form goes here.
  std::optional<rational> least(const affine& form) {
    return log_->ask_number([&] { return spend(), facts_.least(form); });
  }
  /// The variable is a multiple of `unit`.
  void count_in(std::size_t variable, const rational& unit) { grid_[variable] = unit; }

  /// Rounding is the same on both sides of 0, so only what is not negative is rounded.
  affine rounded(const affine& form, const plan::rounding& by) {
    if (form.is_constant()) return affine(round_to(form.constant, by.unit, by.mode));
    if (on_grid(form, by.unit)) return form;
    if (!decide(form, false)) return rounded_up_from_zero(form * rational(-1), by) * rational(-1);
    return rounded_up_from_zero(form, by);
  }

 private:
  /// A whole number above 0 is at least 1.
  [[nodiscard]] linear::condition sharpened(linear::condition one) const {
    if (one.strict && on_grid(one.form, rational(1))) one.form.constant -= rational(1), one.strict = false;
    return one;
  }

  struct rounded_form {
    affine of;
    plan::rounding by;
    std::size_t variable;
  };

  [[nodiscard]] bool on_grid(const affine& form, const rational& unit) const {
    return (form.constant / unit).is_integer() && std::all_of(form.of.begin(), form.of.end(), [&](const auto& term) {
             return grid_[term.first] && (*grid_[term.first] * term.second / unit).is_integer();
           });
  }

  affine rounded_up_from_zero(const affine& form, const plan::rounding& by) {
    for (const rounded_form& other : rounded_)
      if (other.by == by && other.of == form) return affine::variable(other.variable);
    std::optional<rational> most, least;
    if (by.mode != rounding_mode::down) {  // rounded down it is at most the form itself, which says as much
      most = log_->ask_number([&] { return spend(), facts_.greatest(form); });
      least = log_->ask_number([&] { return spend(), facts_.least(form); });
    }
    std::vector<std::pair<const rounded_form*, std::pair<bool, bool>>> order;
    for (const rounded_form& other : rounded_) {
      if (!(other.by == by)) continue;
      const bool above = ordered(form - other.of), below = ordered(other.of - form);
      order.push_back({&other, {above, below}});
    }
    const std::size_t v = fresh(true);
    grid_[v] = by.unit;
    const affine r = affine::variable(v);
    const rational unit = by.unit, half = by.unit / rational(2);
    switch (by.mode) {
      case rounding_mode::down: facts_.add({form - r, false}), facts_.add({r - form + affine(unit), true}); break;
      case rounding_mode::up: facts_.add({r - form, false}), facts_.add({form - r + affine(unit), true}); break;
      case rounding_mode::half_up: facts_.add({form - r + affine(half), false}), facts_.add({r - form + affine(half), true}); break;
    }
    if (most) facts_.add({affine(round_to(*most, by.unit, by.mode)) - r, false});
    if (least && least->sign() > 0) facts_.add({r - affine(round_to(*least, by.unit, by.mode)), false});
    for (const auto& [other, how] : order) {  // what is not less is not rounded to less
      if (how.first) facts_.add({r - affine::variable(other->variable), false});
      if (how.second) facts_.add({affine::variable(other->variable) - r, false});
    }
    rounded_.push_back({form, by, v});
    return r;
  }
  /// Whether the form is surely not negative here.
  bool ordered(const affine& form) {
    const auto found = log_->ask_number([&] { return spend(), std::optional(rational(facts_.possible({form * rational(-1), true}) ? 0 : 1)); });
    return found && found->sign() > 0;
  }

  /// What is known, counted: deciding by it takes about as long as one line of its table for each column.
  class counted_system : public linear::system {
   public:
    std::size_t add_variable(bool not_negative) { return ++variables_, linear::system::add_variable(not_negative); }
    void add(linear::condition one) { ++conditions_, linear::system::add(std::move(one)); }
    [[nodiscard]] std::size_t cost() const { return (conditions_ + 1) * (conditions_ + variables_ + 1); }

   private:
    std::size_t variables_ = 0, conditions_ = 0;
  };
  void spend() const { log_->spend(facts_.cost()); }

  path_log* log_;
  counted_system facts_;
  std::vector<rounded_form> rounded_;
  linear::grids grid_;
};

}  // namespace santei::analyse::detail
