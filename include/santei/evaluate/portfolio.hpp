// Many measures over one table: the columns of each, or, without any, what every measure comes to and for every row the best of them.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/batch.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace santei::evaluate {

/// A measure of a portfolio with its columns, one an input of its plan. Borrowed: both outlive the run.
struct portfolio_entry {
  const batch* engine = nullptr;
  std::span<const column> inputs;
};

/// What one measure comes to over some rows, in yen; rows without such an amount count 0. 128 bits in two halves, so that no sum wraps.
struct portfolio_total {
  std::uint64_t paid_rows = 0;            // rows with a certain amount above 0
  std::int64_t low_high = 0, high_high = 0;
  std::uint64_t low_low = 0, high_low = 0;  // Σ stated_low, Σ stated_high: high · 2^64 + low

  /// Adds another total, as of other rows.
  void add(const portfolio_total& other) noexcept;
};

/// For every row the greatest certain amount (stated_low: paid for sure where every stated rate is paid in full) and the first measure that
/// gives it; null: not wanted. Precondition where they are wanted: the amounts of all measures are in one currency.
struct best_columns {
  std::int64_t* yen = nullptr;
  std::uint16_t* measure = nullptr;  // no_measure where no amount is above 0
};
inline constexpr std::uint16_t no_measure = 0xffff;

/// Measures met with the columns of one table. Borrows them; safe to share between threads.
class portfolio {
 public:
  /// Precondition: fewer than 65,535 measures.
  explicit portfolio(std::span<const portfolio_entry> measures);
  ~portfolio();
  portfolio(portfolio&&) noexcept;
  portfolio& operator=(portfolio&&) noexcept;

  /// Rows [first, first + count) of all columns; totals of these rows are added to `totals`, one a measure. No column of a measure is kept:
  /// a thread needs less than 64 KB, however many rows. Refused rows count as without amounts. Any number of threads gives the same.
  /// Precondition: `first` is a multiple of 8.
  void run(std::size_t first, std::size_t count, std::span<portfolio_total> totals, const best_columns& best, unsigned threads = 1) const;
  /// The columns of every measure, one entry each, as batch::run() gives them; what measures read in common is read once.
  /// Precondition: `first` is a multiple of 8 where there are several threads.
  void run(std::size_t first, std::size_t count, std::span<const answer_columns> out, unsigned threads = 1) const;

 private:
  struct state;
  std::unique_ptr<const state> state_;
};

/// Totals and the best, once.
void run_portfolio(std::span<const portfolio_entry> measures, std::size_t first, std::size_t count, std::span<portfolio_total> totals,
                   const best_columns& best, unsigned threads = 1);

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/portfolio.ipp>
#endif
