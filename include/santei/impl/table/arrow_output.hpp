// Answers as Arrow has them: the schema of the columns, and one batch over the memory that the engines wrote to.
#pragma once

#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/table/arrow_owned.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <bit>
#include <map>
#include <string_view>
#include <vector>

namespace santei::table::detail {

using santei::detail::bit_at;
using santei::detail::put_bit;

__extension__ using wide_yen = __int128;

/// An amount as decimal128(38, 0); nothing where it does not fit.
[[nodiscard]] inline std::optional<wide_yen> decimal_yen(const rational& yen) {
  constexpr std::size_t most = 38;
  const std::string text = yen.text();
  const bool negative = text.starts_with('-');
  if (!yen.is_integer() || text.size() > most + (negative ? 1 : 0)) return std::nullopt;
  wide_yen made = 0;
  for (const char c : std::string_view(text).substr(negative ? 1 : 0)) made = made * 10 + (c - '0');
  return negative ? -made : made;
}
[[nodiscard]] inline diagnostic too_large(const std::string& id, const rational& yen) {
  return table_problem(
      "E0842",
      {id + " の金額 " + yen.text() + " はこの列に入りません", "the amount " + yen.text() + " of " + id + " does not fit its column"},
      message{"金額の列を decimal128 にしてください", "ask for amounts as decimal128"});
}

/// The words of a column of few words, in Arrow's layout for utf8.
template <std::size_t N>
struct word_list {
  std::array<std::int32_t, N + 1> offsets{};
  std::string text;
};
template <std::size_t N, class Name>
[[nodiscard]] word_list<N> words_of(Name name) {
  word_list<N> made;
  for (std::size_t i = 0; i < N; ++i) {
    made.text += name(i);
    made.offsets[i + 1] = static_cast<std::int32_t>(made.text.size());
  }
  return made;
}
inline constexpr std::size_t verdicts = 3, statuses = 7;
[[nodiscard]] inline std::shared_ptr<const word_list<verdicts>> verdict_words() {
  return std::make_shared<const word_list<verdicts>>(words_of<verdicts>([](std::size_t i) { return name_of(static_cast<truth>(i)); }));
}
[[nodiscard]] inline std::shared_ptr<const word_list<statuses>> status_words() {
  return std::make_shared<const word_list<statuses>>(
      words_of<statuses>([](std::size_t i) { return name_of(static_cast<evaluate::status>(i)); }));
}

/// The columns of one measure's answers; amounts that are not yen say their currency.
inline void add_answer_schemas(std::vector<ArrowSchema>& to, const std::string& id, currency in, const answer_set& wanted, bool decimal) {
  for (std::size_t i = 0; i < answer_names.size(); ++i) {
    if (!wanted[i]) continue;
    const bool words = i < 2;
    to.push_back(schema_of(words ? "c" : decimal ? "d:38,0" : "l", id + answer_names[i], ARROW_FLAG_NULLABLE));
    if (words) set_dictionary(to.back(), schema_of("u", "", 0));
    else if (!in.is_yen()) set_metadata(to.back(), {{"santei.currency", std::string(in.code())}});
  }
}

/// Everything that one batch of answers points at.
struct batch_memory {
  std::size_t rows = 0, block = 0;                         // how many are answered at a time
  std::vector<answer_buffers> measures;
  bool complete = true;                                    // every row so far has every answer
  std::vector<std::array<std::vector<wide_yen>, 4>> wide;  // instead of the amounts, where decimals are wanted
  std::vector<std::uint8_t> answered;                      // bitmap: rows that are not refused; empty where no words are wanted
  std::map<std::size_t, std::vector<std::uint8_t>> answered_by;  // the same of a measure that alone refuses some row
  zero_memory<std::uint8_t> has_reason;                    // bitmap: the others; empty where there is none
  zero_memory<std::int32_t> reason_offsets;                // written up to the row after the last refused one; empty where there is none
  std::shared_ptr<const void> no_reasons;                  // zeros in place of both
  std::size_t reasons_end = 0;
  std::string reasons;
  std::shared_ptr<const word_list<verdicts>> verdicts_of;
  std::shared_ptr<const word_list<statuses>> statuses_of;

  /// From `row` on, a multiple of 8, answers may be missing.
  void expect_gaps(std::size_t row) {
    complete = false;
    for (answer_buffers& of : measures) of.expect_gaps(row, rows, block);
  }
  /// The measure has no answer to the row.
  void leave_out(std::size_t m, std::size_t row) {
    for (auto& valid : measures[m].valid) put_bit(valid.data(), row, false);
    if (!answered.empty()) put_bit(answered_by.try_emplace(m, answered).first->second.data(), row, false);
  }
  /// No measure has one.
  void leave_out(std::size_t row) {
    put_bit(answered.data(), row, false);
    for (auto& [m, own] : answered_by) put_bit(own.data(), row, false);
    for (answer_buffers& of : measures)
      for (auto& valid : of.valid) put_bit(valid.data(), row, false);
  }
  [[nodiscard]] const std::uint8_t* answered_of(std::size_t m) const {
    const auto own = answered_by.find(m);
    return own != answered_by.end() ? own->second.data() : answered.data();
  }
  /// Offsets have 32 bits: past 2 GB of reasons only their codes are kept.
  void add_reason(std::size_t row, std::string_view why) {
    constexpr std::size_t most = std::size_t{1} << 31, code = 5;
    if (reasons_end == 0) has_reason = zero_memory<std::uint8_t>((rows + 7) / 8), reason_offsets = zero_memory<std::int32_t>(rows + 1);
    put_bit(has_reason.data(), row, true);
    end_reasons(row);
    reasons += reasons.size() + why.size() < most - (std::size_t{1} << 30) ? why : why.substr(0, code);
    reason_offsets[reasons_end = row + 1] = static_cast<std::int32_t>(reasons.size());
  }
  /// No reason up to `row`, which may be the number of rows.
  void end_reasons(std::size_t row) {
    if (reasons_end == 0) return;  // there are none
    while (reasons_end < row) reason_offsets[++reasons_end] = static_cast<std::int32_t>(reasons.size());
  }
};

[[nodiscard]] inline std::int64_t zeros_of(const std::uint8_t* bits, std::size_t rows) {
  if (rows % 8 == 0 && all_bytes(bits, rows / 8, 0xff)) return 0;
  std::size_t ones = 0;
  for (std::size_t b = 0; b < rows / 8; ++b) ones += static_cast<std::size_t>(std::popcount(bits[b]));
  for (std::size_t row = rows / 8 * 8; row < rows; ++row) ones += bit_at(bits, row) ? 1U : 0U;
  return static_cast<std::int64_t>(rows - ones);
}

/// A column of `rows` over a bitmap and values; the bitmap is left out where every row has a value.
[[nodiscard]] inline ArrowArray column_of(std::size_t rows, const std::uint8_t* valid, const void* values,
                                          const std::shared_ptr<const batch_memory>& memory) {
  const std::int64_t nulls = valid == nullptr ? 0 : zeros_of(valid, rows);
  return array_of(static_cast<std::int64_t>(rows), nulls, {nulls == 0 ? nullptr : valid, values}, memory);
}
template <std::size_t N>
[[nodiscard]] ArrowArray words_column(std::size_t rows, std::size_t m, const fresh_memory<std::uint8_t>& codes, const word_list<N>& words,
                                      const std::shared_ptr<const batch_memory>& memory) {
  ArrowArray made = column_of(rows, memory->answered_of(m), codes.data(), memory);
  set_dictionary(made, array_of(static_cast<std::int64_t>(N), 0, {nullptr, words.offsets.data(), words.text.data()}, memory));
  return made;
}

/// The columns of one measure's answers.
inline void add_answer_arrays(std::vector<ArrowArray>& to, std::size_t rows, std::size_t m,
                              const std::shared_ptr<const batch_memory>& memory) {
  const answer_buffers& of = memory->measures[m];
  if (of.verdict.data() != nullptr) to.push_back(words_column(rows, m, of.verdict, *memory->verdicts_of, memory));
  if (of.status.data() != nullptr) to.push_back(words_column(rows, m, of.status, *memory->statuses_of, memory));
  for (std::size_t c = 0; c < of.yen.size(); ++c) {
    if (of.yen[c].data() == nullptr) continue;
    const void* values = memory->wide.empty() ? static_cast<const void*>(of.yen[c].data()) : memory->wide[m][c].data();
    to.push_back(column_of(rows, of.valid[c].data(), values, memory));
  }
}
[[nodiscard]] inline ArrowArray reasons_column(std::size_t rows, const std::shared_ptr<const batch_memory>& memory) {
  const void* const zeros = memory->no_reasons.get();
  if (memory->reasons_end == 0)
    return array_of(static_cast<std::int64_t>(rows), static_cast<std::int64_t>(rows), {zeros, zeros, memory->reasons.data()}, memory);
  const std::int64_t nulls = zeros_of(memory->has_reason.data(), rows);
  return array_of(static_cast<std::int64_t>(rows), nulls,
                  {nulls == 0 ? nullptr : memory->has_reason.data(), memory->reason_offsets.data(), memory->reasons.data()}, memory);
}

}  // namespace santei::table::detail
