// Blocks of rows: keys, then lanes for all rows that they cover, then the others one by one.
#pragma once

#include <santei/impl/evaluate/batch/digits.hpp>
#include <santei/impl/evaluate/batch/masked.hpp>
#include <santei/impl/evaluate/batch/one_row.hpp>
#include <santei/impl/evaluate/batch/table.hpp>
#include <santei/impl/evaluate/batch/view.hpp>

#include <algorithm>
#include <bit>

namespace santei::evaluate::detail {

/// What one thread remembers of one table from block to block.
struct run_memory {
  view_choice choice;
  row_memory rows;
};

/// One run over some rows.
template <class State>
class batch_run {
 public:
  batch_run(const fitted_table<State>& table, const answer_columns& out, block_scratch& scratch, run_memory& memory)
      : table_(table),
        use_(table.use),
        inputs_(table.inputs),
        out_(out),
        scratch_(scratch),
        memory_(memory),
        shape_(table.of),
        fitted_(table.fitted),
        row_(table.plan, table.fitted, table.inputs, memory.rows) {}

  /// Answers outgrow the caches: they go past them.
  void stream() { streams_ = true; }
  /// Whether every row so far surely has all that is asked for.
  [[nodiscard]] bool complete() const { return complete_; }
  /// Rows [first, first + count), at most a block, answered in the rows from `to` on.
  void block(std::size_t first, std::size_t count, std::size_t to) {
    first_ = first, count_ = count, to_ = to;
    fetch_ahead();
    if (shape_.hard) return all_rows([&](std::size_t r) { return row_.alone(first_ + r); });
    bool keyed = true;
    if (fitted_.in_bytes) keyed = byte_digits(fitted_, use_, first_, count_, scratch_).run();
    else wide_digits(row_.plan(), fitted_, first_, count_, scratch_).run();
    flagged_ = {};
    if (!keyed) flag_if([&](std::size_t r) { return (scratch_.byte_keys[r] & no_lane) != 0; });
    if (!by_lanes()) flagged_ = first_bits(count_);
    for (std::size_t w = 0; w < flagged_.size(); ++w)
      for (std::uint64_t left = flagged_[w]; left != 0; left &= left - 1)
        one_row(w * 64 + static_cast<std::size_t>(std::countr_zero(left)));
  }

 private:
  /// Asks for what the block after next reads; past the end of a column nothing happens.
  void fetch_ahead() const {
    constexpr std::size_t line = 64;
    for (const auto& [data, bytes] : table_.read)
      for (std::size_t b = 0; b < block_rows * bytes; b += line) __builtin_prefetch(data + (first_ + 2 * block_rows) * bytes + b);
  }
  template <class Holds>
  void flag_if(Holds holds) {
    for (std::size_t r = 0; r < count_; ++r) flagged_[r / 64] |= std::uint64_t{holds(r)} << (r % 64);
  }
  template <class Answer>
  void all_rows(Answer answer) {
    for (std::size_t r = 0; r < count_; ++r) write(r, answer(r));
  }
  void write(std::size_t r, const row_answer& answer) {
    write_row(out_, to_ + r, answer);
    const std::int64_t* const yen[] = {out_.min, out_.max, out_.stated_low, out_.stated_high};
    complete_ = complete_ && answer.problem == row_problem::none;
    for (std::size_t c = 0; c < yen_columns; ++c) complete_ = complete_ && (yen[c] == nullptr || answer.known[c]);
  }
  void one_row(std::size_t r) {
    const std::uint64_t key = !fitted_.in_bytes                        ? scratch_.keys[r]
                              : (scratch_.byte_keys[r] & no_lane) != 0 ? refused_key
                                                                       : scratch_.byte_keys[r];
    write(r, row_.answer(first_ + r, key));
  }

  /// The amounts of the block, 0 where they are not known; rows with one that no lane carries are flagged.
  const std::int64_t* amount(std::size_t a, std::array<std::int64_t, block_rows>& copy) {
    if (a >= shape_.amounts.size()) {
      static constexpr std::array<std::int64_t, block_rows> zeros{};
      return zeros.data();
    }
    const column& c = inputs_[shape_.amounts[a].input];
    const std::int64_t* v = c.of == column::form::int64 ? static_cast<const std::int64_t*>(c.data) + c.offset + first_ : nullptr;
    if (v != nullptr && c.validity == nullptr) return v;
    if (v != nullptr) {
      keep_known(use_, v, bits_of(c.validity, c.offset + first_, count_), copy.data(), count_);
    } else {
      copy.fill(0);
      each_code(c, first_, count_, [&](std::size_t r, std::int64_t x) { copy[r] = knows(c, first_ + r) ? x : 0; });
    }
    return copy.data();
  }
  /// Takes amounts past the reach of a program out of the lanes.
  const std::int64_t* tame(const std::int64_t* v, std::array<std::int64_t, block_rows>& copy, std::int64_t reach) {
    const auto far = [&](std::int64_t x) { return static_cast<std::uint64_t>(x) >= static_cast<std::uint64_t>(reach); };
    if (std::none_of(v, v + count_, far)) return v;
    flag_if([&](std::size_t r) { return far(v[r]); });
    for (std::size_t r = 0; r < count_; ++r) copy[r] = far(v[r]) ? 0 : v[r];
    return copy.data();
  }

  /// All rows but the flagged ones; false where no lanes are to be had.
  bool by_lanes() {
    const lane_view* view = table_.may_use_lanes ? memory_.choice.pick(shape_, table_.known.views) : nullptr;
    if (view == nullptr) return false;
    const bool words = out_.verdict || out_.status || out_.min_valid || out_.max_valid || out_.stated_low_valid || out_.stated_high_valid;
    std::int64_t* yen[] = {out_.min, out_.max, out_.stated_low, out_.stated_high};
    for (std::size_t c = 0; c < yen_columns; ++c) {
      if (yen[c] != nullptr) yen[c] += to_, complete_ = complete_ && (view->always_known >> c & 1U) != 0;
      else if (out_.status) yen[c] = scratch_.yen[c].data();
      if (yen[c] != nullptr && !view->columns[c].usable) return false;
    }
    const std::int64_t *v = amount(0, scratch_.first), *w = amount(1, scratch_.second);
    if (shape_.amounts.size() > 1) w = tame(w, scratch_.second, lane_limit);
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (yen[c] != nullptr) fill(*view, c, v, w, yen);
    if (words && !fill_known(*view, yen)) fill_words(*view, v, w, yen);
    if (out_.problem) std::fill_n(out_.problem + to_, count_, std::uint8_t{0});
    return true;
  }
  void fill(const lane_view& view, std::size_t c, const std::int64_t*& v, const std::int64_t*& w, std::int64_t* const* yen) {
    const std::size_t same = view.same_as[c];
    if (same != c && yen[same] != nullptr && !streams_) {  // what went past the caches is sooner worked out again than read
      std::copy_n(yen[same], count_, yen[c]);
      return;
    }
    const lane_column& lanes = view.columns[c];
    look_up_ids(lanes.id_of_key, lanes.bytes, scratch_.ids.data());
    lane_program const& program = lanes.program;
    const bool stream = streams_ && !out_.status && reinterpret_cast<std::uintptr_t>(yen[c]) % 64 == 0;
    if (run_lanes(use_, program, v, w, scratch_.ids.data(), yen[c], count_, stream)) return;
    v = tame(v, scratch_.first, program.reach);
    if (program.has_third) w = tame(w, scratch_.second, program.reach);
    run_lanes(use_, program, v, w, scratch_.ids.data(), yen[c], count_, stream);
  }
  /// An entry a row; those without one are flagged and get zero_id.
  void look_up_ids(const std::vector<std::uint8_t>& of_key, const byte_table& bytes, std::uint8_t* into) {
    std::uint8_t seen = 0;
    if (fitted_.in_bytes) {
      seen = look_up<false>(use_, bytes, scratch_.byte_keys.data(), into, count_);
    } else {
      for (std::size_t r = 0; r < count_; ++r) {
        const std::uint64_t key = scratch_.keys[r];
        into[r] = key < of_key.size() ? of_key[key] : no_lane;
        seen = static_cast<std::uint8_t>(seen | into[r]);
      }
    }
    if ((seen & no_lane) == 0) return;
    flag_if([&](std::size_t r) { return (into[r] & no_lane) != 0; });
    for (std::size_t r = 0; r < count_; ++r) into[r] = (into[r] & no_lane) != 0 ? zero_id : into[r];
  }

  /// Where all that is asked is which amounts there are, and every row has them; false otherwise.
  bool fill_known(const lane_view& view, const std::int64_t* const* yen) const {
    if (out_.verdict || out_.status) return false;
    std::uint8_t* const valid[] = {out_.min_valid, out_.max_valid, out_.stated_low_valid, out_.stated_high_valid};
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (valid[c] != nullptr && (yen[c] == nullptr || (view.always_known >> c & 1U) == 0)) return false;
    for (std::uint8_t* bits : valid)
      if (bits != nullptr) put_bits(bits, to_, first_bits(count_), count_);
    return true;
  }
  void fill_words(const lane_view& view, const std::int64_t* v, const std::int64_t* w, std::int64_t* const* yen) {
    const auto& status = status_of_word();
    std::uint8_t* const valid[] = {out_.min_valid, out_.max_valid, out_.stated_low_valid, out_.stated_high_valid};
    std::array<block_bits, yen_columns> known{};
    static constexpr situation_words nothing{};
    for (std::size_t r = 0; r < count_; ++r) {
      const std::uint64_t key = fitted_.in_bytes ? scratch_.byte_keys[r] : scratch_.keys[r];
      const std::uint8_t id = key < view.words_of_key.size() ? view.words_of_key[key] : no_lane;
      const bool has = id != no_lane;
      flagged_[r / 64] |= std::uint64_t{!has} << (r % 64);
      const situation_words& at = has ? view.words[id] : nothing;
      const bool from = (at.second ? w[r] : v[r]) >= at.turn;
      const row_word word = from ? at.from : at.below;
      const std::uint64_t bits = from ? at.known_from : at.known_below;
      if (out_.verdict) out_.verdict[to_ + r] = word & verdict_bits;
      if (out_.status) {
        const std::size_t how = std::size_t{yen[yen_min][r] == yen[yen_max][r]} |
                                std::size_t{yen[yen_stated_low][r] == yen[yen_stated_high][r]} << 1 |
                                std::size_t{yen[yen_min][r] < yen[yen_stated_low][r]} << 2;
        out_.status[to_ + r] = status[word * comparisons + how];
      }
      for (std::size_t c = 0; c < yen_columns; ++c) known[c][r / 64] |= (bits >> c & 1U) << (r % 64);
    }
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (valid[c] != nullptr) put_bits(valid[c], to_, known[c], count_);
  }

  const fitted_table<State>& table_;
  instruction_set use_;
  std::span<const column> inputs_;
  const answer_columns& out_;
  block_scratch& scratch_;
  run_memory& memory_;
  const shape& shape_;
  const fitted_shape& fitted_;
  row_answerer row_;
  std::size_t first_ = 0, count_ = 0, to_ = 0;
  block_bits flagged_{};
  bool streams_ = false, complete_ = true;
};

}  // namespace santei::evaluate::detail
