// Rows as columns hold them: bits, codes and numbers read in blocks, and a row's answer written.
#pragma once

#include <santei/impl/evaluate/batch/segments.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <array>
#include <cstring>
#include <limits>

namespace santei::evaluate::detail {

inline constexpr std::size_t block_rows = 256;
inline constexpr std::size_t abreast = 4;  // programs that run over a block together
using block_bits = std::array<std::uint64_t, block_rows / 64>;

using santei::detail::bit_at;
using santei::detail::put_bit;
[[nodiscard]] inline bool bit_at(const block_bits& bits, std::size_t i) { return (bits[i / 64] >> (i % 64) & 1U) != 0; }

/// Bits [from, from + count) of a bitmap.
inline block_bits bits_of(const std::uint8_t* bitmap, std::size_t from, std::size_t count) {
  block_bits made{};
  const std::uint8_t* first = bitmap + from / 8;
  const unsigned shift = from % 8;
  const std::size_t bytes = (shift + count + 7) / 8;
  for (std::size_t b = 0; b * 8 < count; ++b) {
    unsigned byte = first[b] >> shift;
    if (shift != 0 && b + 1 < bytes) byte |= static_cast<unsigned>(first[b + 1]) << (8 - shift);
    made[b / 8] |= std::uint64_t{byte & 0xffU} << (b % 8 * 8);
  }
  if (count % 64 != 0) made[count / 64] &= (std::uint64_t{1} << (count % 64)) - 1;
  return made;
}
[[nodiscard]] inline block_bits first_bits(std::size_t count) {
  block_bits made{};
  for (std::size_t w = 0; w < made.size() && w * 64 < count; ++w)
    made[w] = count - w * 64 >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (count - w * 64)) - 1;
  return made;
}

/// The code or number of a row; precondition: the column is not absent.
[[nodiscard]] inline std::int64_t value_at(const column& c, std::size_t row) {
  const std::size_t at = c.offset + row;
  switch (c.of) {
    case column::form::bits: return bit_at(static_cast<const std::uint8_t*>(c.data), at);
    case column::form::uint8: return static_cast<const std::uint8_t*>(c.data)[at];
    case column::form::int32: return static_cast<const std::int32_t*>(c.data)[at];
    case column::form::int64: return static_cast<const std::int64_t*>(c.data)[at];
    case column::form::absent: break;
  }
  return 0;
}
/// The choice that a code means: `unknown_code`, or one of [0, choices), or -2 where there is none.
[[nodiscard]] inline std::int64_t choice_at(const column& c, std::int64_t code, std::size_t choices) {
  if (!c.choices.empty()) {
    if (code < 0 || static_cast<std::uint64_t>(code) >= c.choices.size()) return -2;
    code = c.choices[static_cast<std::size_t>(code)];
    if (code == unknown_code) return unknown_code;
  }
  return code >= 0 && static_cast<std::uint64_t>(code) < choices ? code : -2;
}

/// Bits [row, row + count) of a bitmap.
inline void put_bits(std::uint8_t* bits, std::size_t row, const block_bits& from, std::size_t count) {
  std::size_t r = 0;
  for (; row % 8 == 0 && r + 64 <= count; r += 64) std::memcpy(bits + (row + r) / 8, &from[r / 64], sizeof from[0]);
  for (; row % 8 == 0 && r + 8 <= count; r += 8) bits[(row + r) / 8] = static_cast<std::uint8_t>(from[r / 64] >> (r % 64));
  for (; r < count; ++r) put_bit(bits, row + r, bit_at(from, r));
}

/// One row's answer on its way into the columns.
struct row_answer {
  row_problem problem = row_problem::none;
  truth verdict = truth::unknown;
  evaluate::status status = evaluate::status::not_computable;
  std::array<std::int64_t, yen_columns> yen{};
  std::array<bool, yen_columns> known{};
};

/// The columns of amounts, and of which of them there are, by yen_column.
[[nodiscard]] inline std::array<std::int64_t*, yen_columns> yen_of(const answer_columns& out) {
  return {out.min, out.max, out.stated_low, out.stated_high};
}
[[nodiscard]] inline std::array<std::uint8_t*, yen_columns> valid_of(const answer_columns& out) {
  return {out.min_valid, out.max_valid, out.stated_low_valid, out.stated_high_valid};
}

inline void write_row(const answer_columns& out, std::size_t row, const row_answer& a) {
  if (out.verdict) out.verdict[row] = static_cast<std::uint8_t>(a.verdict);
  if (out.status) out.status[row] = static_cast<std::uint8_t>(a.status);
  if (out.problem) out.problem[row] = static_cast<std::uint8_t>(a.problem);
  const auto yen = yen_of(out);
  const auto valid = valid_of(out);
  for (std::size_t c = 0; c < yen_columns; ++c) {
    if (yen[c]) yen[c][row] = a.yen[c];
    put_bit(valid[c], row, a.known[c]);
  }
}

[[nodiscard]] inline row_answer refused_row(row_problem problem) {
  row_answer made;
  made.problem = problem;
  return made;
}

/// The status of notation §4, on whole yen.
[[nodiscard]] inline evaluate::status status_of(const segment& s, const row_answer& a) {
  if (s.settled) return *s.settled;
  if (!s.some_yes) return status::ineligible;
  if (!s.stated && !s.possible) return status::not_computable;
  if (s.open) return status::open;
  if (s.possible && a.yen[yen_min] == a.yen[yen_max]) return status::exact;
  if (!s.stated) return status::maximum;
  const bool one_amount = a.yen[yen_stated_low] == a.yen[yen_stated_high];
  if (one_amount && (!s.possible || a.yen[yen_min] < a.yen[yen_stated_low])) return status::maximum;
  return !one_amount && s.may_be_less ? status::maximum_interval : status::interval;
}

[[nodiscard]] inline row_answer answer_at(const segment_table& table, std::int64_t v) {
  if (table.problem != row_problem::none) return refused_row(table.problem);
  const segment* s = table.segments.data();
  while (s->to < v) ++s;
  row_answer made;
  made.verdict = s->verdict;
  for (std::size_t c = 0; c < yen_columns; ++c) {
    const whole_function& f = s->yen[c];
    made.known[c] = f.known;
    if (!f.known) continue;
    if (f.narrow && v < narrow_limit && v > -narrow_limit) {
      made.yen[c] = f.at<std::int64_t>(v);
    } else {
      const wide_int yen = f.at<wide_int>(v);
      if (yen > wide_int(std::numeric_limits<std::int64_t>::max())) return refused_row(row_problem::too_large);
      made.yen[c] = static_cast<std::int64_t>(yen);
    }
  }
  made.status = status_of(*s, made);
  return made;
}

}  // namespace santei::evaluate::detail
