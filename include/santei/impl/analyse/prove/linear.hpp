// Exact linear arithmetic over several unknown amounts: whether some values meet all conditions, and how far a form can go.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// A sum of multiples of variables and a constant.
struct affine {
  std::map<std::size_t, rational> of;  // no zeros
  rational constant;

  affine() = default;
  explicit affine(const rational& x) : constant(x) {}
  static affine variable(std::size_t v) {
    affine made;
    made.of.emplace(v, rational(1));
    return made;
  }

  [[nodiscard]] bool is_constant() const { return of.empty(); }
  void add(const affine& other, const rational& times) {
    constant += other.constant * times;
    for (const auto& [v, factor] : other.of) {
      rational& here = of[v];
      here += factor * times;
      if (here.sign() == 0) of.erase(v);
    }
  }
  friend affine operator+(affine a, const affine& b) { return a.add(b, rational(1)), a; }
  friend affine operator-(affine a, const affine& b) { return a.add(b, rational(-1)), a; }
  friend affine operator*(const affine& a, const rational& k) {
    affine made;
    if (k.sign() != 0) made.add(a, k);
    return made;
  }
  friend bool operator==(const affine& a, const affine& b) { return a.constant == b.constant && a.of == b.of; }
};

/// form ≥ 0, or form > 0.
struct condition {
  affine form;
  bool strict = false;
};

/// A dictionary of the simplex method: each row a basic variable in terms of the others, none of which is negative.
class simplex {
 public:
  /// Rows a·x ≤ b over x ≥ 0.
  simplex(const std::vector<std::vector<rational>>& a, const std::vector<rational>& b, std::size_t variables) : columns_(variables + 1) {
    for (std::size_t j = 0; j < columns_; ++j) outside_.push_back(j);  // the last column is the helper of the first phase
    for (std::size_t i = 0; i < a.size(); ++i) {
      basic_.push_back(columns_ + i);
      std::vector<rational> row(columns_ + 1);
      for (std::size_t j = 0; j < variables; ++j) row[j] = -a[i][j];
      row[variables] = 1;
      row[columns_] = b[i];
      rows_.push_back(std::move(row));
    }
  }

  [[nodiscard]] bool feasible() {
    const auto worst = std::min_element(rows_.begin(), rows_.end(), [&](const auto& x, const auto& y) { return x[columns_] < y[columns_]; });
    const std::size_t helper = columns_ - 1;
    if (worst != rows_.end() && (*worst)[columns_].sign() < 0) {
      pivot(static_cast<std::size_t>(worst - rows_.begin()), helper);
      std::vector<rational> goal(columns_ + 1);
      goal = expressed(helper, rational(-1));
      climb(goal);
      if (value_of(helper).sign() != 0) return false;
      for (std::size_t i = 0; i < rows_.size(); ++i)
        if (basic_[i] == helper)
          for (std::size_t j = 0; j < columns_; ++j)
            if (rows_[i][j].sign() != 0) {
              pivot(i, j);
              break;
            }
    }
    for (std::size_t j = 0; j < columns_; ++j)
      if (outside_[j] == helper)
        for (auto& row : rows_) row[j] = rational(0);  // it stays 0
    return true;
  }

  /// The greatest value of goal·x; nothing where there is none. Precondition: feasible().
  std::optional<rational> greatest(const std::vector<rational>& goal) {
    std::vector<rational> line(columns_ + 1);
    for (std::size_t v = 0; v < goal.size(); ++v) {
      if (goal[v].sign() == 0) continue;
      const std::vector<rational> part = expressed(v, goal[v]);
      for (std::size_t j = 0; j <= columns_; ++j) line[j] += part[j];
    }
    for (std::size_t j = 0; j < columns_; ++j)
      if (outside_[j] == columns_ - 1) line[j] = rational(0);
    if (!climb(line)) return std::nullopt;
    return line[columns_];
  }

  [[nodiscard]] rational value_of(std::size_t variable) const {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (basic_[i] == variable) return rows_[i][columns_];
    return rational(0);
  }

 private:
  [[nodiscard]] std::vector<rational> expressed(std::size_t variable, const rational& times) const {
    std::vector<rational> line(columns_ + 1);
    for (std::size_t j = 0; j < columns_; ++j)
      if (outside_[j] == variable) line[j] = times;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (basic_[i] == variable)
        for (std::size_t j = 0; j <= columns_; ++j) line[j] += rows_[i][j] * times;
    return line;
  }

  void pivot(std::size_t leaving, std::size_t entering) {
    std::vector<rational>& row = rows_[leaving];
    const rational factor = row[entering];
    std::swap(basic_[leaving], outside_[entering]);
    for (std::size_t j = 0; j <= columns_; ++j) row[j] = j == entering ? rational(1) / factor : -row[j] / factor;
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (i != leaving) substitute(rows_[i], entering, row);
  }
  void substitute(std::vector<rational>& into, std::size_t entering, const std::vector<rational>& row) const {
    const rational times = into[entering];
    if (times.sign() == 0) return;
    into[entering] = rational(0);
    for (std::size_t j = 0; j <= columns_; ++j)
      if (row[j].sign() != 0) into[j] += row[j] * times;
  }

  /// Raises goal as far as it goes, by Bland's rule, which never cycles. False: there is no end.
  bool climb(std::vector<rational>& goal) {
    while (true) {
      std::optional<std::size_t> entering;
      for (std::size_t j = 0; j < columns_; ++j)
        if (goal[j].sign() > 0 && (!entering || outside_[j] < outside_[*entering])) entering = j;
      if (!entering) return true;
      std::optional<std::size_t> leaving;
      rational least;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i][*entering].sign() >= 0) continue;
        const rational room = rows_[i][columns_] / -rows_[i][*entering];
        if (!leaving || room < least || (room == least && basic_[i] < basic_[*leaving])) leaving = i, least = room;
      }
      if (!leaving) return false;
      pivot(*leaving, *entering);
      substitute(goal, *entering, rows_[*leaving]);
    }
  }

  std::size_t columns_;
  std::vector<std::size_t> basic_, outside_;
  std::vector<std::vector<rational>> rows_;
};

/// Conditions on variables that may be any number; those known not to be negative are said to be so when they are added.
class linear_system {
 public:
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
    simplex lp(made->a, made->b, made->columns);
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
    if (point_ && meets(besides)) return true;
    auto found = solve(besides);
    if (!found) return false;
    point_ = std::move(found);
    return true;
  }

  /// The greatest value of a form (strict conditions taken as not strict); nothing where there is no end, or where nothing meets the conditions.
  [[nodiscard]] std::optional<rational> greatest(const affine& form) const {
    if (form.is_constant()) return form.constant;
    const auto made = prepare(std::nullopt);
    if (!made) return std::nullopt;
    simplex lp(made->a, made->b, made->columns);
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
      std::size_t column = v + static_cast<std::size_t>(std::count(not_negative_.begin(), not_negative_.begin() + static_cast<std::ptrdiff_t>(v), false));
      row[column] += factor * times;
      if (!not_negative_[v]) row[column + 1] -= factor * times;
    }
  }

  /// Rows for the simplex; the last column is the gap by which strict conditions are met, at most 1. Nothing where a condition without variables fails.
  [[nodiscard]] std::optional<table> prepare(const std::optional<condition>& besides) const {
    table made;
    made.columns = not_negative_.size() + static_cast<std::size_t>(std::count(not_negative_.begin(), not_negative_.end(), false)) + 1;
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

  std::vector<bool> not_negative_;
  std::vector<condition> conditions_;
  std::optional<std::vector<rational>> point_;  // meets all conditions: what it meets besides needs no search
};

}  // namespace santei::analyse::detail
