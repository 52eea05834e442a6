// Exact linear arithmetic over several unknown amounts: whether some values meet all conditions, and how far a form can go.
#pragma once

#include <santei/impl/number/linear/affine.hpp>
#include <santei/impl/number/linear/simplex.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::linear {

/// Conditions on variables that may be any number; those known not to be negative are said to be so when they are added.
class system {
 public:
  system() = default;
  /// Copies spend the same effort. Once it is spent, whatever is answered means nothing.
  explicit system(const effort& within) : within_(within) {}

  [[nodiscard]] bool gave_up() const { return within_.spent(); }
  std::size_t add_variable(bool not_negative) {
    not_negative_.push_back(not_negative);
    if (point_) point_->emplace_back();
    return not_negative_.size() - 1;
  }
  void add(condition one) {
    if (point_ && !meets(one)) point_.reset();
    conditions_.push_back(std::move(one));
  }

  /// Values that meet all conditions; nothing where there are none.
  [[nodiscard]] std::optional<std::vector<rational>> solve(const std::optional<condition>& besides = std::nullopt) const {
    const auto made = prepare(besides);
    if (!made) return std::nullopt;
    simplex lp(made->a, made->b, made->columns, within_);
    if (!lp.feasible()) return std::nullopt;
    std::vector<rational> gap(made->columns);
    gap[made->columns - 1] = 1;
    if (made->strict && (!lp.greatest(gap) || lp.value_of(made->columns - 1).sign() <= 0)) return std::nullopt;
    std::vector<rational> values;
    for (std::size_t v = 0, column = 0; v < not_negative_.size(); ++v) {
      rational value = lp.value_of(column++);
      if (!not_negative_[v]) value -= lp.value_of(column++);
      values.push_back(value);
    }
    return values;
  }
  [[nodiscard]] bool possible(const condition& besides) {
    if (besides.form.is_constant()) return besides.form.constant.sign() > (besides.strict ? 0 : -1);
    within_.spend(conditions_.size() + 1);
    if (point_ && meets(besides)) return true;
    auto found = solve(besides);
    if (!found) return false;
    point_ = std::move(found);
    return true;
  }

  /// The greatest value of a form (strict conditions taken as not strict); nothing where there is no end, or where nothing meets the
  /// conditions.
  [[nodiscard]] std::optional<rational> greatest(const affine& form) const {
    if (form.is_constant()) return form.constant;
    const auto made = prepare(std::nullopt);
    if (!made) return std::nullopt;
    simplex lp(made->a, made->b, made->columns, within_);
    if (!lp.feasible()) return std::nullopt;
    std::vector<rational> goal(made->columns);
    fill(goal, form, rational(1));
    const auto found = lp.greatest(goal);
    return found ? std::optional(*found + form.constant) : std::nullopt;
  }
  [[nodiscard]] std::optional<rational> least(const affine& form) const {
    const auto found = greatest(form * rational(-1));
    return found ? std::optional(-*found) : std::nullopt;
  }

 private:
  struct table {
    std::vector<std::vector<rational>> a;
    std::vector<rational> b;
    std::size_t columns = 0;
    bool strict = false;
  };

  /// Whether the point at hand meets a condition.
  [[nodiscard]] bool meets(const condition& one) const {
    rational value = one.form.constant;
    for (const auto& [v, factor] : one.form.of) value += factor * (*point_)[v];
    return value.sign() > (one.strict ? 0 : -1);
  }

  void fill(std::vector<rational>& row, const affine& form, const rational& times) const {
    for (const auto& [v, factor] : form.of) {
      std::size_t column =
          v + static_cast<std::size_t>(std::count(not_negative_.begin(), not_negative_.begin() + static_cast<std::ptrdiff_t>(v), false));
      row[column] += factor * times;
      if (!not_negative_[v]) row[column + 1] -= factor * times;
    }
  }

  /// Rows for the simplex; the last column is the gap by which strict conditions are met, at most 1. Nothing where a condition without
  /// variables fails.
  [[nodiscard]] std::optional<table> prepare(const std::optional<condition>& besides) const {
    table made;
    made.columns = not_negative_.size() + static_cast<std::size_t>(std::count(not_negative_.begin(), not_negative_.end(), false)) + 1;
    within_.spend(made.columns * (conditions_.size() + 2));
    if (within_.spent()) return std::nullopt;
    const auto take = [&](const condition& one) {
      if (one.form.is_constant()) return one.form.constant.sign() > (one.strict ? 0 : -1);
      std::vector<rational> row(made.columns);
      fill(row, one.form, rational(-1));
      if (one.strict) row[made.columns - 1] = 1, made.strict = true;
      made.a.push_back(std::move(row));
      made.b.push_back(one.form.constant);
      return true;
    };
    for (const condition& one : conditions_)
      if (!take(one)) return std::nullopt;
    if (besides && !take(*besides)) return std::nullopt;
    std::vector<rational> row(made.columns);
    row[made.columns - 1] = 1;
    made.a.push_back(std::move(row));
    made.b.push_back(rational(1));
    return made;
  }

  effort within_;
  std::vector<bool> not_negative_;
  std::vector<condition> conditions_;
  std::optional<std::vector<rational>> point_;  // meets all conditions: what it meets besides needs no search
};

}  // namespace santei::linear
