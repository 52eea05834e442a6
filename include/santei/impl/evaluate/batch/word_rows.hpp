// Verdicts, statuses and which amounts there are, of a block of rows.
#pragma once

#include <santei/impl/evaluate/batch/block_compare.hpp>
#include <santei/impl/evaluate/batch/digits.hpp>
#include <santei/impl/evaluate/batch/words.hpp>

#include <array>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

class word_rows {
 public:
  /// Borrows all; overwrites the scratch's ids but the first.
  word_rows(const word_tables& by, instruction_set use, std::size_t count, block_scratch& scratch)
      : by_(by), use_(use), count_(count), ids_(scratch.ids[0].data()), found_(scratch.ids[1].data()), below_(scratch.ids[2].data()),
        how_(scratch.ids[3].data()) {}

  /// Tells rows below the value at which their situation turns from the others. The rows' ids stand in the first of the scratch's.
  void turn(const std::int64_t* v, const std::int64_t* w) {
    if (!by_.turns) return;
    from_ = reach(use_, v, by_.turn.data(), ids_, by_.few, count_);
    if (!by_.some_second) return;
    for (std::size_t r = 0; r < count_; ++r)
      if (by_.second[ids_[r]]) {
        const std::uint64_t bit = std::uint64_t{1} << (r % 64);
        from_[r / 64] = w[r] >= by_.turn[ids_[r]] ? from_[r / 64] | bit : from_[r / 64] & ~bit;
      }
  }

  void find_words() { find(by_.below, by_.from); }
  /// Of the words found.
  void verdicts(std::uint8_t* to) const {
    for (std::size_t r = 0; r < count_; ++r) to[r] = found_[r] & verdict_bits;
  }
  void statuses(const std::array<std::int64_t*, yen_columns>& yen, std::uint8_t* to) {
    const auto& status = status_of_word();
    compare_amounts(yen);
    for (std::size_t r = 0; r < count_; ++r) to[r] = status[found_[r] * comparisons + how_[r]];
  }

  void find_known() { find(by_.known_below, by_.known_from); }
  /// Rows that have an amount in the column, as was found.
  [[nodiscard]] block_bits known(unsigned column) const { return pick(use_, found_, column, count_); }

 private:
  void find(const byte_table& below, const byte_table& from) {
    look_up<false>(use_, from, ids_, found_, count_);
    if (!by_.turns) return;
    look_up<false>(use_, below, ids_, below_, count_);
    for (std::size_t r = 0; r < count_; r += 8) {
      std::uint64_t eight, others;
      std::memcpy(&eight, found_ + r, sizeof eight), std::memcpy(&others, below_ + r, sizeof others);
      const std::uint64_t late = spread_bits[from_[r / 64] >> (r % 64) & 0xffU];
      eight = (eight & late) | (others & ~late);
      std::memcpy(found_ + r, &eight, sizeof eight);
    }
  }
  void compare_amounts(const std::array<std::int64_t*, yen_columns>& yen) {
    if (by_.one_amount) {
      std::memset(how_, 3, count_);
      return;
    }
    const block_bits ends = compare<comparison::equal>(use_, yen[yen_min], yen[yen_max], count_),
                     stated = compare<comparison::equal>(use_, yen[yen_stated_low], yen[yen_stated_high], count_),
                     less = compare<comparison::less>(use_, yen[yen_min], yen[yen_stated_low], count_);
    constexpr std::uint64_t each = 0x0101010101010101;
    const auto eight_of = [](const block_bits& bits, std::size_t r) { return spread_bits[bits[r / 64] >> (r % 64) & 0xffU]; };
    for (std::size_t r = 0; r < count_; r += 8) {
      const std::uint64_t eight = (eight_of(ends, r) & each) | (eight_of(stated, r) & 2 * each) | (eight_of(less, r) & 4 * each);
      std::memcpy(how_ + r, &eight, sizeof eight);
    }
  }

  const word_tables& by_;
  instruction_set use_;
  std::size_t count_;
  block_bits from_{};  // rows at or above the turn
  const std::uint8_t* ids_;
  std::uint8_t *found_, *below_, *how_;
};

}  // namespace santei::evaluate::detail
