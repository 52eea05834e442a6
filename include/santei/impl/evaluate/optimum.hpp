// Limits that hold together, put into a dictionary with the numbers of one run.
#pragma once

#include <santei/impl/number/linear/dictionary.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// A program with its numbers in place: rows by coefficient a variable, and what they are at most.
template <class Numbers>
struct placed_program {
  using number = typename Numbers::number;
  struct row {
    std::vector<rational> left;
    number most;
  };
  std::size_t variables = 0;
  std::vector<row> rows;
  std::vector<std::vector<rational>> aims;
};

/// What the aims reach, each as great as it can be without lowering those before it; nothing where one has no end, or `numbers` failed.
template <class Numbers>
std::optional<std::vector<typename Numbers::number>> reached(Numbers& numbers, placed_program<Numbers> of) {
  using number = typename Numbers::number;
  linear::dictionary<Numbers> rows(of.variables);
  for (auto& row : of.rows) {
    for (rational& x : row.left) x = -x;
    rows.add({std::move(row.left), std::move(row.most)});  // the room that is left, which is not negative
  }
  std::vector<linear::line<number>> aims;
  for (auto& aim : of.aims) aims.push_back({std::move(aim), numbers.constant(rational(0))});
  if (!rows.climb(numbers, aims)) return std::nullopt;
  std::vector<number> made;
  for (auto& aim : aims) made.push_back(std::move(aim.value));
  return made;
}

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
