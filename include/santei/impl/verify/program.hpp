// The greatest value that limits let a form reach, with its proof: a point that keeps every limit, and weights by which the limits add up
// to a bound of the same value. Whoever found them, the two together leave no doubt.
#pragma once

#include <santei/impl/number/linear/simplex.hpp>
#include <santei/number/rational.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::verify::detail {

using form = std::vector<rational>;  // a factor a variable

inline form sum_of(form a, const form& b, const rational& times = 1) {
  if (a.size() < b.size()) a.resize(b.size());
  for (std::size_t v = 0; v < b.size(); ++v)
    if (b[v].sign() != 0) a[v] += b[v] * times;
  return a;
}

/// left · x ≤ most
struct limit {
  form left;
  rational most;
  std::string name;
};

/// Limits on variables that are not negative; nothing paid keeps all of them.
struct program {
  std::size_t variables = 0;
  std::vector<limit> limits;

  std::size_t add_variable() { return variables++; }
  void add(form left, rational most, std::string name) { limits.push_back({std::move(left), std::move(most), std::move(name)}); }
};

struct proof {
  rational value;
  form point, weights;  // a weight a limit
};

inline rational value_at(const form& of, const form& point) {
  rational sum;
  for (std::size_t i = 0; i < of.size(); ++i)
    if (of[i].sign() != 0) sum += of[i] * point[i];
  return sum;
}

inline bool keeps_all(const program& of, const form& point) {
  for (const rational& x : point)
    if (x.sign() < 0) return false;
  for (const limit& one : of.limits)
    if (value_at(one.left, point) > one.most) return false;
  return true;
}

/// Whether the weighted limits bound the goal: none of the weights negative, and no variable's factor in their sum below the goal's.
inline bool bounds(const program& of, const form& weights, const form& goal) {
  form sum(of.variables);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i].sign() < 0) return false;
    for (std::size_t v = 0; v < of.limits[i].left.size() && weights[i].sign() != 0; ++v) sum[v] += weights[i] * of.limits[i].left[v];
  }
  for (std::size_t v = 0; v < goal.size(); ++v)
    if (sum[v] < goal[v]) return false;
  return true;
}

/// A point of the greatest goal · x where rows · x ≤ most.
inline std::optional<form> summit(const std::vector<form>& rows, const form& most, const form& goal) {
  linear::simplex made(rows, most, goal.size());
  if (!made.feasible() || !made.greatest(goal)) return std::nullopt;
  form point;
  for (std::size_t v = 0; v < goal.size(); ++v) point.push_back(made.value_of(v));
  return point;
}

/// The greatest goal · x; nothing where there is none, or where it is not proved.
inline std::optional<proof> greatest(const program& of, form goal) {
  goal.resize(of.variables);
  std::vector<form> rows;
  form most;
  for (const limit& one : of.limits) {
    rows.push_back(one.left);
    rows.back().resize(of.variables);
    most.push_back(one.most);
  }
  const auto point = summit(rows, most, goal);
  if (!point) return std::nullopt;
  std::vector<form> turned(of.variables, form(rows.size()));
  form floor, cost;
  for (std::size_t v = 0; v < of.variables; ++v) {
    for (std::size_t i = 0; i < rows.size(); ++i) turned[v][i] = -rows[i][v];
    floor.push_back(-goal[v]);
  }
  for (const rational& one : most) cost.push_back(-one);
  const auto weights = summit(turned, floor, cost);
  if (!weights || !keeps_all(of, *point) || !bounds(of, *weights, goal)) return std::nullopt;
  const rational value = value_at(goal, *point);
  return value_at(most, *weights) == value ? std::optional(proof{value, *point, *weights}) : std::nullopt;
}

/// The work of one proof, as a bound on its steps.
inline std::size_t work_of(const program& of) { return of.variables * of.limits.size() * (of.variables + of.limits.size()); }

}  // namespace santei::verify::detail
