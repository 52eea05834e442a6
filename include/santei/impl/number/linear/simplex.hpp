// The simplex method in exact numbers: the greatest value of a form over unknowns that are not negative.
#pragma once

#include <santei/impl/number/linear/dictionary.hpp>
#include <santei/number/rational.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::linear {

/// Rows a·x ≤ b over x ≥ 0. Where the effort is spent, whatever is answered means nothing.
class simplex {
 public:
  simplex(const std::vector<std::vector<rational>>& a, const std::vector<rational>& b, std::size_t variables,
          const effort& within = {})
      : helper_(variables), numbers_{within}, rows_(variables + 1) {  // the last column is the helper of the first phase
    for (std::size_t i = 0; i < a.size(); ++i) {
      std::vector<rational> by(variables + 1);
      for (std::size_t j = 0; j < variables; ++j) by[j] = -a[i][j];
      by[variables] = 1;
      rows_.add({std::move(by), b[i]});
    }
  }

  [[nodiscard]] bool feasible() {
    auto& rows = rows_.rows();
    const auto worst = std::min_element(rows.begin(), rows.end(), [](const auto& x, const auto& y) { return x.value < y.value; });
    if (worst != rows.end() && worst->value.sign() < 0) {
      rows_.pivot(numbers_, static_cast<std::size_t>(worst - rows.begin()), helper_);
      std::vector<line<rational>> goal{expressed(helper_, rational(-1))};
      rows_.climb(numbers_, goal);
      if (value_of(helper_).sign() != 0) return false;
      if (const auto inside = rows_.row_of(helper_))
        for (std::size_t j = 0; j < rows_.columns(); ++j)
          if (rows[*inside].by[j].sign() != 0) {
            rows_.pivot(numbers_, *inside, j);
            break;
          }
    }
    for (std::size_t j = 0; j < rows_.columns(); ++j)
      if (rows_.outside(j) == helper_)
        for (auto& row : rows) row.by[j] = rational(0);  // it stays 0
    return true;
  }

  /// The greatest value of goal·x; nothing where there is none. Precondition: feasible().
  std::optional<rational> greatest(const std::vector<rational>& goal) {
    line<rational> sum{std::vector<rational>(rows_.columns()), rational(0)};
    for (std::size_t v = 0; v < goal.size(); ++v) {
      if (goal[v].sign() == 0) continue;
      const line<rational> part = expressed(v, goal[v]);
      for (std::size_t j = 0; j < sum.by.size(); ++j) sum.by[j] += part.by[j];
      sum.value += part.value;
    }
    for (std::size_t j = 0; j < rows_.columns(); ++j)
      if (rows_.outside(j) == helper_) sum.by[j] = rational(0);
    std::vector<line<rational>> aims{std::move(sum)};
    if (!rows_.climb(numbers_, aims)) return std::nullopt;
    return aims.front().value;
  }

  [[nodiscard]] rational value_of(std::size_t variable) {
    const auto row = rows_.row_of(variable);
    return row ? rows_.rows()[*row].value : rational(0);
  }

 private:
  [[nodiscard]] line<rational> expressed(std::size_t variable, const rational& times) {
    line<rational> made{std::vector<rational>(rows_.columns()), rational(0)};
    for (std::size_t j = 0; j < rows_.columns(); ++j)
      if (rows_.outside(j) == variable) made.by[j] = times;
    if (const auto row = rows_.row_of(variable)) {
      for (std::size_t j = 0; j < made.by.size(); ++j) made.by[j] += rows_.rows()[*row].by[j] * times;
      made.value = rows_.rows()[*row].value * times;
    }
    return made;
  }

  std::size_t helper_;
  rational_numbers numbers_;
  dictionary<rational_numbers> rows_;
};

}  // namespace santei::linear
