// The answers of one measure on one block, taken into its totals and each row's best.
#pragma once

#include <santei/evaluate/portfolio.hpp>

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>
#include <santei/impl/evaluate/machine_code.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace santei::evaluate::detail {

struct taken_rows {
  alignas(64) std::array<std::int64_t, block_rows> low{}, high{}, best{}, which{};

  void start() {
    best.fill(0);
    which.fill(no_measure);
  }
};

struct block_sums {
  std::int64_t paid = 0, seen = 0;     // `seen`: all bits of every amount
  std::uint64_t low = 0, high = 0;  // modulo 2^64
};

/// Written for the vectorizer: a fixed number of rows, numbers of one width.
[[gnu::always_inline]] inline block_sums take_rows(taken_rows& rows, std::int64_t measure) {
  block_sums made;
  for (std::size_t r = 0; r < block_rows; ++r) {
    const std::int64_t low = rows.low[r], high = rows.high[r];
    made.paid += low > 0;
    made.low += static_cast<std::uint64_t>(low), made.high += static_cast<std::uint64_t>(high);
    made.seen |= low | high;
    const bool better = low > rows.best[r];
    rows.best[r] = better ? low : rows.best[r];
    rows.which[r] = better ? measure : rows.which[r];
  }
  return made;
}
#ifdef SANTEI_X86
__attribute__((target("avx2"))) inline block_sums take_rows_avx2(taken_rows& rows, std::int64_t measure) {
  return take_rows(rows, measure);
}
__attribute__((target("avx512f,avx512dq,avx512vl"))) inline block_sums take_rows_avx512(taken_rows& rows, std::int64_t measure) {
  return take_rows(rows, measure);
}
#endif

inline void take_answers(instruction_set use, taken_rows& rows, std::size_t count, std::uint16_t measure, portfolio_total& total) {
  std::fill(rows.low.begin() + static_cast<std::ptrdiff_t>(count), rows.low.end(), 0);
  std::fill(rows.high.begin() + static_cast<std::ptrdiff_t>(count), rows.high.end(), 0);
#ifdef SANTEI_X86
  const block_sums sums = use == instruction_set::avx512 ? take_rows_avx512(rows, measure)
                          : use == instruction_set::avx2 ? take_rows_avx2(rows, measure)
                                                         : take_rows(rows, measure);
#else
  (void)use;
  const block_sums sums = take_rows(rows, measure);
#endif
  wide_int low = sums.low, high = sums.high;
  if (sums.seen >> 54 != 0) {  // the sums of the block may have wrapped
    low = high = 0;
    for (std::size_t r = 0; r < count; ++r) low += rows.low[r], high += rows.high[r];
  }
  portfolio_total here{static_cast<std::uint64_t>(sums.paid), static_cast<std::int64_t>(low >> 64), static_cast<std::int64_t>(high >> 64),
                       static_cast<std::uint64_t>(low), static_cast<std::uint64_t>(high)};
  total.add(here);
}

}  // namespace santei::evaluate::detail
