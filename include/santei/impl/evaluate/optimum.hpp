// Limits that hold together: the simplex method over exact coefficients and right sides of any domain that can compare.
#pragma once

#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// A program with its numbers in place. Numbers is a domain with add, subtract, multiply, divide and above; a right side that is missing
/// bounds nothing.
template <class Numbers>
struct placed_program {
  using number = typename Numbers::number;
  struct row {
    std::vector<rational> left;  // a coefficient a variable
    number most;
  };
  std::size_t variables = 0;
  std::vector<row> rows;
  std::vector<std::vector<rational>> aims;
};

/// What the aims of a program reach, the first as great as it can be, then the second, and so on. Starts where every variable is 0.
template <class Numbers>
class simplex_ascent {
 public:
  using number = typename Numbers::number;

  simplex_ascent(Numbers& domain, placed_program<Numbers> of) : domain_(domain), aims_(std::move(of.aims)) {
    outside_.resize(of.variables);
    std::iota(outside_.begin(), outside_.end(), 0U);
    for (auto& row : of.rows) {
      basic_.push_back(of.variables + basic_.size());
      left_.push_back(std::move(row.left));
      most_.push_back(std::move(row.most));
    }
    reached_.assign(aims_.size(), domain_.constant(rational(0)));
  }

  /// False: an aim has no end, or the domain gave up.
  bool climb() {
    while (const auto entering = rising_column()) {
      const auto leaving = first_to_bind(*entering);
      if (!leaving || domain_.failed()) return false;
      pivot(*leaving, *entering);
    }
    return !domain_.failed();
  }
  [[nodiscard]] const std::vector<number>& reached() const { return reached_; }

 private:
  /// The first variable, by its place in the program, that raises some aim and lowers none before it: Bland's rule, which never cycles.
  [[nodiscard]] std::optional<std::size_t> rising_column() const {
    std::optional<std::size_t> best;
    for (std::size_t j = 0; j < outside_.size(); ++j) {
      int sign = 0;
      for (std::size_t k = 0; k < aims_.size() && sign == 0; ++k) sign = aims_[k][j].sign();
      if (sign > 0 && (!best || outside_[j] < outside_[*best])) best = j;
    }
    return best;
  }

  [[nodiscard]] std::optional<std::size_t> first_to_bind(std::size_t entering) {
    std::optional<std::size_t> best;
    number least{};
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (left_[i][entering].sign() <= 0) continue;
      const number room = times(most_[i], rational(1) / left_[i][entering]);
      if (best && !domain_.above(least, room) && (domain_.above(room, least) || basic_[*best] < basic_[i])) continue;
      best = i;
      least = room;
    }
    return best;
  }

  void pivot(std::size_t leaving, std::size_t entering) {
    std::vector<rational>& row = left_[leaving];
    const rational inverse = rational(1) / row[entering];
    for (rational& x : row)
      if (x.sign() != 0) x *= inverse;
    row[entering] = inverse;
    most_[leaving] = times(most_[leaving], inverse);
    std::swap(basic_[leaving], outside_[entering]);
    for (std::size_t i = 0; i < left_.size(); ++i)
      if (i != leaving) most_[i] = replace(left_[i], most_[i], leaving, entering, rational(-1));
    for (std::size_t k = 0; k < aims_.size(); ++k) reached_[k] = replace(aims_[k], reached_[k], leaving, entering, rational(1));
  }
  /// Puts the row in the place of the entering variable; `sign`: of what it brings to the value.
  number replace(std::vector<rational>& form, const number& value, std::size_t leaving, std::size_t entering, const rational& sign) {
    const rational by = form[entering];
    if (by.sign() == 0) return value;
    const std::vector<rational>& row = left_[leaving];
    form[entering] = rational(0);
    for (std::size_t j = 0; j < form.size(); ++j)
      if (row[j].sign() != 0) form[j] -= by * row[j];
    return domain_.add(value, times(most_[leaving], by * sign));
  }
  number times(const number& a, const rational& k) { return domain_.multiply(a, domain_.constant(k)); }

  Numbers& domain_;
  std::vector<std::vector<rational>> left_;  // basic = most − left · outside
  std::vector<number> most_;
  std::vector<std::vector<rational>> aims_;  // aim = reached + aims · outside
  std::vector<number> reached_;
  std::vector<std::size_t> basic_, outside_;
};

/// The aims that are followed, in their order, to learn what aim `asked` is; a sign of -1 makes the last as small as it can be.
struct aim_order {
  std::vector<std::uint32_t> aims;
  bool last_as_small = false;

  aim_order(const plan::program& of, std::uint32_t asked, plan::settling as) {
    if (as == plan::settling::in_order) {
      aims.resize(of.aims.size());
      std::iota(aims.begin(), aims.end(), 0U);
    } else {
      aims = {0, asked};
      last_as_small = as == plan::settling::least;
    }
  }
};

/// One form of a program as coefficients by variable. `coefficient` gives the number of a node.
template <class Coefficient>
std::vector<rational> placed_form(const plan::program& of, const plan::program::form& form, Coefficient coefficient) {
  std::vector<rational> made(of.variables);
  for (const plan::program::term& one : form) made[one.variable] += coefficient(one.coefficient);
  return made;
}

/// The aims of `order` with the numbers of a run in place.
template <class Coefficient>
std::vector<std::vector<rational>> placed_aims(const plan::program& of, const aim_order& order, Coefficient coefficient) {
  std::vector<std::vector<rational>> made;
  for (const std::uint32_t aim : order.aims) made.push_back(placed_form(of, of.aims[aim], coefficient));
  if (order.last_as_small)
    for (rational& x : made.back()) x = -x;
  return made;
}

}  // namespace santei::evaluate::detail
