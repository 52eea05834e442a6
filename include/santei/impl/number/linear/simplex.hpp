// The simplex method in exact numbers: the greatest value of a form over unknowns that are not negative.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::linear {

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
    const auto worst =
        std::min_element(rows_.begin(), rows_.end(), [&](const auto& x, const auto& y) { return x[columns_] < y[columns_]; });
    const std::size_t helper = columns_ - 1;
    if (worst != rows_.end() && (*worst)[columns_].sign() < 0) {
      pivot(static_cast<std::size_t>(worst - rows_.begin()), helper);
      std::vector<rational> goal = expressed(helper, rational(-1));
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

}  // namespace santei::linear
