// Bounds on what a check looks into: past them it says that it has not looked, and is never slow.
#pragma once

#include <santei/config.hpp>

#include <cstddef>

namespace santei::check {

struct limits {
  std::size_t measures = 5'000;               ///< 枠 and 類型 of a file (E0210)
  std::size_t clauses = 50'000;               ///< that hold for measures, those of the programme counted in each (E0210)
  std::size_t grants = 20'000;                ///< measures that measures of a file take 補助額 of, straight or through others (E0210)
  std::size_t files = 64;                     ///< that lead from one to the next by 補助額 (E0210)
  std::size_t choices = 200'000;              ///< of all 区分 of a file, shared ones counted at each 項目 (E0210)
  std::size_t table_nesting = 64;             ///< 表 whose cells use 表 whose cells use … (E0210)
  std::size_t row_pairs = 20'000;             ///< rows of a 表 that one key leaves together, compared two by two (W0401)
  std::size_t range_steps = 10'000;           ///< expressions looked into to show one divisor to be other than 0 (E0305 past it)
  std::size_t all_range_steps = 2'000'000;    ///< the same, of all divisors of a file
  std::size_t linear_steps = 2'000'000;       ///< entries of linear tables written to learn which of a set of clauses come together (W0401)
  std::size_t all_linear_steps = 20'000'000;  ///< the same, of all clauses of a file
};

}  // namespace santei::check
