// One measure on a block of rows: keys, then lanes for all rows that they cover, then the others one by one.
#pragma once

#include <santei/impl/evaluate/batch/amounts.hpp>
#include <santei/impl/evaluate/batch/one_row.hpp>
#include <santei/impl/evaluate/batch/past_caches.hpp>
#include <santei/impl/evaluate/batch/table.hpp>
#include <santei/impl/evaluate/batch/view.hpp>
#include <santei/impl/evaluate/batch/word_rows.hpp>

#include <algorithm>
#include <array>
#include <bit>

namespace santei::evaluate::detail {

/// One measure's run by one thread.
template <class State>
class batch_run {
 public:
  /// `stream`: answers outgrow the caches; they go past them.
  batch_run(const fitted_table<State>& table, const answer_columns& out, block_scratch& scratch, bool stream)
      : table_(table), out_(out), scratch_(scratch), row_(table.plan, table.fitted, table.inputs), streams_(stream) {}

  /// Whether every row so far surely has all that is asked for.
  [[nodiscard]] bool complete() const { return complete_; }
  /// Rows [first, first + count), at most a block, answered in the rows from `to` on. The scratch holds keys of these rows or none.
  void block(std::size_t first, std::size_t count, std::size_t to) {
    first_ = first, count_ = count, to_ = to;
    if (table_.of.hard) return all_rows([&](std::size_t r) { return row_.alone(first_ + r); });
    find_keys(table_, first_, count_, scratch_);
    any_flagged_ = false;
    if (!scratch_.keyed) flag_if([&](std::size_t r) { return (scratch_.byte_keys[r] & no_lane) != 0; });
    if (!by_lanes()) flagged_ = first_bits(count_), any_flagged_ = true;
    if (any_flagged_) flagged_rows();
  }

 private:
  template <class Holds>
  void flag_if(Holds holds) {
    if (!any_flagged_) flagged_ = {}, any_flagged_ = true;
    for (std::size_t r = 0; r < count_; ++r) flagged_[r / 64] |= std::uint64_t{holds(r)} << (r % 64);
  }
  template <class Answer>
  void all_rows(Answer answer) {
    for (std::size_t r = 0; r < count_; ++r) write(r, answer(r));
  }
  void write(std::size_t r, const row_answer& answer) {
    write_row(out_, to_ + r, answer);
    const auto yen = yen_of(out_);
    complete_ = complete_ && answer.problem == row_problem::none;
    for (std::size_t c = 0; c < yen_columns; ++c) complete_ = complete_ && (yen[c] == nullptr || answer.known[c]);
  }
  void flagged_rows() {
    for (std::size_t w = 0; w < flagged_.size(); ++w)
      for (std::uint64_t left = flagged_[w]; left != 0; left &= left - 1)
        one_row(w * 64 + static_cast<std::size_t>(std::countr_zero(left)));
  }
  void one_row(std::size_t r) {
    const std::uint64_t key = !table_.fitted.in_bytes                        ? scratch_.keys[r]
                              : (scratch_.byte_keys[r] & no_lane) != 0 ? refused_key
                                                                       : scratch_.byte_keys[r];
    write(r, row_.answer(first_ + r, key));
  }
  /// Takes amounts past the reach of a program out of the lanes.
  const std::int64_t* tame(const std::int64_t* v, block_amounts& copy, std::int64_t reach) {
    const auto far = [&](std::int64_t x) { return static_cast<std::uint64_t>(x) >= static_cast<std::uint64_t>(reach); };
    if (std::none_of(v, v + count_, far)) return v;
    flag_if([&](std::size_t r) { return far(v[r]); });
    for (std::size_t r = 0; r < count_; ++r) copy[r] = far(v[r]) ? 0 : v[r];
    return copy.data();
  }

  /// All rows but the flagged ones; false where no lanes are to be had.
  bool by_lanes() {
    const lane_view* view = table_.may_use_lanes ? table_.known.views.pick(table_.of, table_.use) : nullptr;
    if (view == nullptr) return false;
    const auto asked = yen_of(out_);
    std::array<std::int64_t*, yen_columns> yen{};
    const bool read_again = out_.status && !view->words.one_amount;  // by statuses: kept in the cache till then
    past_caches_ = streams_ && !read_again;
    for (std::size_t c = 0; c < yen_columns; ++c) {
      if (asked[c] != nullptr) complete_ = complete_ && (view->always_known >> c & 1U) != 0;
      if (asked[c] != nullptr || out_.status) yen[c] = in_place(asked[c]) ? asked[c] + to_ : scratch_.yen[c].data();
      if (yen[c] != nullptr && !view->columns[c].usable) return false;
    }
    const std::int64_t* v = table_.amounts[0].read(first_, count_, scratch_.first);
    const std::int64_t* w = table_.amounts[1].read(first_, count_, scratch_.second);
    if (table_.of.amounts.size() > 1) w = tame(w, scratch_.second, lane_limit);
    bool looked = false;  // at every v
    for (std::size_t c = 0; c < yen_columns; ++c) {
      if (yen[c] == nullptr) continue;
      looked = true;
      const std::size_t same = view->same_as[c];
      const bool known = same != c && yen[same] != nullptr && !past_caches_;  // past the caches it is sooner worked out again than read
      if (!known) fill(view->columns[c], v, w, yen[c]);
      else if (in_place(asked[c])) std::copy_n(yen[same], count_, yen[c]);
      else yen[c] = yen[same];
    }
    if (!looked) v = tame(v, scratch_.first, lane_limit);
    if (asks_words()) fill_words(*view, v, w, yen);
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (asked[c] != nullptr && !in_place(asked[c])) copy_past_caches(table_.use, yen[c], asked[c] + to_, count_);
    if (out_.problem) std::fill_n(out_.problem + to_, count_, std::uint8_t{0});
    return true;
  }
  /// Whether a column's amounts are worked out where they go.
  [[nodiscard]] bool in_place(const std::int64_t* asked) const { return asked != nullptr && streams_ == past_caches_; }
  [[nodiscard]] bool asks_words() const {
    const auto valid = valid_of(out_);
    return out_.verdict || out_.status || std::any_of(valid.begin(), valid.end(), [](const std::uint8_t* bits) { return bits != nullptr; });
  }
  void fill(const lane_column& lanes, const std::int64_t*& v, const std::int64_t*& w, std::int64_t* to) {
    std::uint8_t* const ids = scratch_.ids[0].data();
    look_up_ids(lanes.id_of_key, lanes.bytes, ids);
    const lane_program& program = lanes.program;
    const lane_code run = past_caches_ && reinterpret_cast<std::uintptr_t>(to) % 64 == 0 ? lanes.past_caches : lanes.code;
    if (in_reach(run(program, v, w, ids, to, count_), program)) return;
    v = tame(v, scratch_.first, program.reach);
    if (program.has_third) w = tame(w, scratch_.second, program.reach);
    lanes.code(program, v, w, ids, to, count_);
  }
  /// An entry a row; those without one are flagged and get zero_id.
  void look_up_ids(const std::vector<std::uint8_t>& of_key, const byte_table& bytes, std::uint8_t* into) {
    std::uint8_t seen = 0;
    if (table_.fitted.in_bytes) {
      seen = look_up<false>(table_.use, bytes, scratch_.byte_keys.data(), into, count_);
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

  void fill_words(const lane_view& view, const std::int64_t* v, const std::int64_t* w, const std::array<std::int64_t*, yen_columns>& yen) {
    const auto valid = valid_of(out_);
    const auto sure = [&](std::size_t c) { return yen[c] != nullptr && (view.always_known >> c & 1U) != 0; };
    bool gaps = false;
    for (std::size_t c = 0; c < yen_columns; ++c) gaps = gaps || (valid[c] != nullptr && !sure(c));
    word_rows by(view.words, table_.use, count_, scratch_);
    if (out_.verdict || out_.status || gaps) {
      look_up_ids(view.words.id_of_key, view.words.ids, scratch_.ids[0].data());
      by.turn(v, w);
    }
    if (out_.verdict || out_.status) by.find_words();
    if (out_.verdict) by.verdicts(out_.verdict + to_);
    if (out_.status) by.statuses(yen, out_.status + to_);
    if (gaps) by.find_known();
    for (unsigned c = 0; c < yen_columns; ++c)
      if (valid[c] != nullptr) put_bits(valid[c], to_, sure(c) ? first_bits(count_) : by.known(c), count_);
  }

  const fitted_table<State>& table_;
  const answer_columns& out_;
  block_scratch& scratch_;
  row_answerer row_;
  bool streams_, past_caches_ = false;
  bool any_flagged_ = false;
  block_bits flagged_{};  // of use where some row is flagged
  std::size_t first_ = 0, count_ = 0, to_ = 0;
  bool complete_ = true;
};

}  // namespace santei::evaluate::detail
