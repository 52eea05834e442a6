// Stretches of rows that stay in the cache while every measure passes over them.
#pragma once

#include <santei/evaluate/portfolio.hpp>

#include <santei/impl/evaluate/machine_code.hpp>

#include <algorithm>
#include <array>

namespace santei::evaluate {

namespace detail {

inline constexpr std::size_t stretch_rows = 2048;  // two columns of answers: 32 KB

inline void add_yen(std::int64_t& high, std::uint64_t& low, std::uint64_t yen) {
  low += yen;
  high += low < yen;
}

/// The answers of one measure on one stretch, taken into the totals and the best.
inline void take_answers(const std::int64_t* low, const std::int64_t* high, std::size_t rows, std::uint16_t measure, portfolio_total& total, std::int64_t* best, std::uint16_t* which) {
  std::uint64_t paid = 0;
  wide_int low_sum = 0, high_sum = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    paid += low[r] > 0;
    low_sum += low[r], high_sum += high[r];
    const bool better = low[r] > best[r];
    best[r] = better ? low[r] : best[r];
    which[r] = better ? measure : which[r];
  }
  portfolio_total here{paid, static_cast<std::int64_t>(low_sum >> 64), static_cast<std::int64_t>(high_sum >> 64), static_cast<std::uint64_t>(low_sum), static_cast<std::uint64_t>(high_sum)};
  total.add(here);
}

}  // namespace detail

SANTEI_INLINE void portfolio_total::add(const portfolio_total& other) noexcept {
  paid_rows += other.paid_rows;
  detail::add_yen(low_high, low_low, other.low_low);
  detail::add_yen(high_high, high_low, other.high_low);
  low_high += other.low_high;
  high_high += other.high_high;
}

SANTEI_INLINE void run_portfolio(std::span<const portfolio_entry> measures, std::size_t first, std::size_t count, std::span<portfolio_total> totals, const best_columns& best) {
  std::array<std::int64_t, detail::stretch_rows> low, high, yen;
  std::array<std::uint16_t, detail::stretch_rows> which;
  std::vector<batch::runner> runners;
  runners.reserve(measures.size());
  answer_columns out;
  out.stated_low = low.data(), out.stated_high = high.data();
  for (const portfolio_entry& one : measures) runners.push_back(one.engine->make_runner(one.inputs, out));
  for (std::size_t done = 0; done < count; done += detail::stretch_rows) {
    const std::size_t rows = std::min(detail::stretch_rows, count - done);
    std::fill_n(yen.begin(), rows, 0);
    std::fill_n(which.begin(), rows, no_measure);
    for (std::size_t m = 0; m < measures.size(); ++m) {
      runners[m].run(first + done, rows, 0);
      detail::take_answers(low.data(), high.data(), rows, static_cast<std::uint16_t>(m), totals[m], yen.data(), which.data());
    }
    if (best.yen) std::copy_n(yen.begin(), rows, best.yen + first + done);
    if (best.measure) std::copy_n(which.begin(), rows, best.measure + first + done);
  }
}

}  // namespace santei::evaluate
