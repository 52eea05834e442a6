// What one combination of discrete facts and gaps leaves of a rule: the answer as a table of segments over the one amount that is still
// read row by row.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/impl/evaluate/batch/answer.hpp>
#include <santei/impl/evaluate/batch/function.hpp>

#include <array>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

enum yen_column : std::size_t { yen_min, yen_max, yen_stated_low, yen_stated_high, yen_columns };

/// The answer for every v in [from, to]; the status follows from the amounts in each row.
struct segment {
  std::int64_t from = 0, to = 0;
  truth verdict = truth::unknown;
  bool some_yes = false, stated = false, possible = false, open = false, may_be_less = false;
  std::optional<evaluate::status> settled;  // where the amounts are the same in every row
  std::array<whole_function, yen_columns> yen;
};

/// `hard`: no table covers the combination; each of its rows is asked alone.
struct segment_table {
  bool hard = false;
  row_problem problem = row_problem::none;
  std::vector<segment> segments;  // in order, without gaps over the range of the amount
};

/// What estimate() says, in every row.
inline segment constant_segment(const short_answer& answer, row_problem& problem) {
  segment made;
  made.from = INT64_MIN, made.to = INT64_MAX;
  made.verdict = answer.verdict;
  made.settled = answer.amount.status;
  const std::optional<rational>* ends[] = {&answer.amount.min, &answer.amount.max, &answer.amount.stated_low, &answer.amount.stated_high};
  for (std::size_t c = 0; c < yen_columns; ++c) {
    if (!*ends[c]) continue;
    const auto yen = (*ends[c])->to_int64();
    if (!yen) problem = row_problem::too_large;
    made.yen[c].known = made.yen[c].narrow = true;
    made.yen[c].constant = yen.value_or(0);
  }
  return made;
}

}  // namespace santei::evaluate::detail
