// The simplex method's dictionary in exact numbers: some variables in terms of the others, none of which is negative.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::linear {

/// value + Σ by[j] · the j-th outside variable. The value may be a number of any domain: a rational, or a function of an open amount.
template <class Number>
struct line {
  std::vector<rational> by;
  Number value;
};

/// Entries of tables that may still be written: shared by all the work that one question takes, so that a large table costs what it costs.
/// Without a count there is no end to it.
class effort {
 public:
  effort() = default;
  explicit effort(std::size_t& left) : left_(&left) {}
  void spend(std::size_t entries) const {
    if (left_ != nullptr) *left_ -= std::min(*left_, entries);
  }
  [[nodiscard]] bool spent() const { return left_ != nullptr && *left_ == 0; }

 private:
  std::size_t* left_ = nullptr;
};

/// Rationals as the numbers of a dictionary; they fail where an effort is spent.
struct rational_numbers {
  using number = rational;
  effort within;

  void spend(std::size_t entries) const { within.spend(entries); }
  [[nodiscard]] bool failed() const { return within.spent(); }
  static number constant(const rational& x) { return x; }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static bool above(const number& a, const number& b) { return a > b; }
};

/// `Numbers` adds, multiplies and compares; it may fail, which ends a climb, and may want to know what a pivot writes (`spend`).
template <class Numbers>
class dictionary {
 public:
  using number = typename Numbers::number;

  explicit dictionary(std::size_t outside) {
    for (std::size_t j = 0; j < outside; ++j) outside_.push_back(j);
  }
  /// A new variable, inside, numbered after all those before it: what `row` says.
  void add(line<number> row) {
    inside_.push_back(outside_.size() + rows_.size());
    rows_.push_back(std::move(row));
  }

  [[nodiscard]] std::size_t columns() const { return outside_.size(); }
  [[nodiscard]] std::size_t outside(std::size_t column) const { return outside_[column]; }
  [[nodiscard]] std::vector<line<number>>& rows() { return rows_; }
  /// The row of the variable; nothing where it is outside.
  [[nodiscard]] std::optional<std::size_t> row_of(std::size_t variable) const {
    for (std::size_t i = 0; i < inside_.size(); ++i)
      if (inside_[i] == variable) return i;
    return std::nullopt;
  }

  void pivot(Numbers& numbers, std::size_t leaving, std::size_t entering) {
    if constexpr (requires { numbers.spend(std::size_t{}); }) numbers.spend(rows_.size() * columns());
    line<number>& row = rows_[leaving];
    const rational inverse = rational(1) / row.by[entering];
    std::swap(inside_[leaving], outside_[entering]);
    for (rational& x : row.by)
      if (x.sign() != 0) x *= -inverse;
    row.by[entering] = inverse;
    row.value = scaled(numbers, row.value, -inverse);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (i != leaving) substitute(numbers, rows_[i], entering, row);
  }
  /// Puts what a variable has become in its place.
  static void substitute(Numbers& numbers, line<number>& into, std::size_t column, const line<number>& what) {
    const rational times = into.by[column];
    if (times.sign() == 0) return;
    into.by[column] = rational(0);
    for (std::size_t j = 0; j < into.by.size(); ++j)
      if (what.by[j].sign() != 0) into.by[j] += what.by[j] * times;
    into.value = numbers.add(into.value, scaled(numbers, what.value, times));
  }

  /// Raises the first aim as far as it goes, then the second without lowering the first, and so on: by Bland's rule, which never cycles.
  /// Precondition: no row's value is below 0. False: an aim has no end, or the numbers failed.
  bool climb(Numbers& numbers, std::vector<line<number>>& aims) {
    while (const auto entering = rising_column(aims)) {
      const auto leaving = first_to_bind(numbers, *entering);
      if (!leaving || numbers.failed()) return false;
      pivot(numbers, *leaving, *entering);
      for (line<number>& aim : aims) substitute(numbers, aim, *entering, rows_[*leaving]);
    }
    return !numbers.failed();
  }

 private:
  static number scaled(Numbers& numbers, const number& a, const rational& by) { return numbers.multiply(a, numbers.constant(by)); }

  /// The first variable, by its number, that raises some aim and lowers none before it.
  [[nodiscard]] std::optional<std::size_t> rising_column(const std::vector<line<number>>& aims) const {
    std::optional<std::size_t> best;
    for (std::size_t j = 0; j < outside_.size(); ++j) {
      if (best && outside_[*best] < outside_[j]) continue;
      int sign = 0;
      for (std::size_t k = 0; k < aims.size() && sign == 0; ++k) sign = aims[k].by[j].sign();
      if (sign > 0) best = j;
    }
    return best;
  }

  [[nodiscard]] std::optional<std::size_t> first_to_bind(Numbers& numbers, std::size_t entering) const {
    std::optional<std::size_t> best;
    number least{};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].by[entering].sign() >= 0) continue;
      number room = scaled(numbers, rows_[i].value, rational(-1) / rows_[i].by[entering]);
      if (best && !numbers.above(least, room) && (numbers.above(room, least) || inside_[*best] < inside_[i])) continue;
      best = i;
      least = std::move(room);
    }
    return best;
  }

  std::vector<std::size_t> inside_, outside_;
  std::vector<line<number>> rows_;
};

}  // namespace santei::linear
