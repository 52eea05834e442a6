// Blocks of rows that stay in the cache while every measure passes over them.
#pragma once

#include <santei/evaluate/portfolio.hpp>

#include <santei/impl/evaluate/batch/runs.hpp>
#include <santei/impl/evaluate/batch/threads.hpp>
#include <santei/impl/evaluate/portfolio_take.hpp>

#include <algorithm>
#include <array>

namespace santei::evaluate {

namespace detail {

inline void add_yen(std::int64_t& high, std::uint64_t& low, std::uint64_t yen) {
  low += yen;
  high += low < yen;
}

}  // namespace detail

SANTEI_INLINE void portfolio_total::add(const portfolio_total& other) noexcept {
  paid_rows += other.paid_rows;
  detail::add_yen(low_high, low_low, other.low_low);
  detail::add_yen(high_high, high_low, other.high_low);
  low_high += other.low_high;
  high_high += other.high_high;
}

struct portfolio::state {
  detail::table_measures<batch::state> measures;
  std::vector<std::uint16_t> paying, by_keys;  // those that can pay anything; all of them

  /// Whether some row may get something.
  static bool may_pay(const detail::fitted_table<batch::state>& of) {
    if (!of.constant()) return true;
    const detail::situation& only = detail::situation_of(of.plan, of.of, 0);
    if (only.table.hard || only.table.problem != row_problem::none) return true;
    const detail::row_answer answer = detail::answer_at(only.table, 0);
    return answer.yen[detail::yen_stated_low] != 0 || answer.yen[detail::yen_stated_high] != 0;
  }
  void run(std::size_t first, std::size_t count, std::span<portfolio_total> totals, const best_columns& best) const;
};

SANTEI_INLINE void portfolio::state::run(std::size_t first, std::size_t count, std::span<portfolio_total> totals,
                                         const best_columns& best) const {
  detail::taken_rows taken;
  answer_columns out;
  out.stated_low = taken.low.data(), out.stated_high = taken.high.data();
  detail::table_runs<batch::state> runs(measures, paying, [&](std::uint16_t) -> const answer_columns& { return out; }, false);
  for (std::size_t done = 0; done < count; done += detail::block_rows) {
    const std::size_t rows = std::min(detail::block_rows, count - done);
    taken.start();
    runs.block(first + done, rows, 0,
               [&](std::uint16_t m) { detail::take_answers(measures[m].use, taken, rows, m, totals[m]); });
    if (best.yen) std::copy_n(taken.best.begin(), rows, best.yen + first + done);
    if (best.measure)
      for (std::size_t r = 0; r < rows; ++r) best.measure[first + done + r] = static_cast<std::uint16_t>(taken.which[r]);
  }
}

SANTEI_INLINE portfolio::portfolio(std::span<const portfolio_entry> measures) {
  auto made = std::make_unique<state>();
  for (std::size_t m = 0; m < measures.size(); ++m) {
    made->measures.add(*measures[m].engine->state_, measures[m].inputs);
    if (state::may_pay(made->measures[m])) made->paying.push_back(static_cast<std::uint16_t>(m));
  }
  made->by_keys = made->measures.by_keys();
  state_ = std::move(made);
}
SANTEI_INLINE portfolio::~portfolio() = default;
SANTEI_INLINE portfolio::portfolio(portfolio&&) noexcept = default;
SANTEI_INLINE portfolio& portfolio::operator=(portfolio&&) noexcept = default;

SANTEI_INLINE void portfolio::run(std::size_t first, std::size_t count, std::span<portfolio_total> totals, const best_columns& best,
                                  unsigned threads) const {
  if (threads <= 1) return state_->run(first, count, totals, best);
  std::vector<std::vector<portfolio_total>> sums(threads, std::vector<portfolio_total>(totals.size()));
  detail::in_threads(first, count, threads,
                     [&](std::size_t from, std::size_t rows, unsigned thread) { state_->run(from, rows, sums[thread], best); });
  for (const auto& of_thread : sums)
    for (std::size_t m = 0; m < totals.size(); ++m) totals[m].add(of_thread[m]);
}

SANTEI_INLINE void portfolio::run(std::size_t first, std::size_t count, std::span<const answer_columns> out, unsigned threads) const {
  const auto answers = [&](std::uint16_t m) -> const answer_columns& { return out[m]; };
  detail::in_threads(first, count, threads, [&](std::size_t from, std::size_t rows, unsigned) {
    detail::table_runs<batch::state>(state_->measures, state_->by_keys, answers, detail::outgrows_caches(rows, out.size()))
        .rows(from, rows);
  });
}

SANTEI_INLINE void run_portfolio(std::span<const portfolio_entry> measures, std::size_t first, std::size_t count,
                                 std::span<portfolio_total> totals, const best_columns& best, unsigned threads) {
  portfolio(measures).run(first, count, totals, best, threads);
}

}  // namespace santei::evaluate
