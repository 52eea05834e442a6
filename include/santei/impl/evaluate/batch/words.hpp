// Verdict, status and which amounts there are, as bytes: alike in every row of a situation, or on either side of one value of its amount.
#pragma once

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/shape.hpp>

#include <array>
#include <cstdint>
#include <optional>

namespace santei::evaluate::detail {

/// The verdict and all that the status hangs on but the amounts; or, with the top bit, verdict and status themselves.
using row_word = std::uint8_t;

inline row_word word_of(const segment& s) {
  const auto verdict = static_cast<unsigned>(s.verdict);
  if (s.settled) return static_cast<row_word>(0x80U | static_cast<unsigned>(*s.settled) << 2 | verdict);
  return static_cast<row_word>(verdict | unsigned{s.some_yes} << 2 | unsigned{s.stated} << 3 | unsigned{s.possible} << 4 |
                               unsigned{s.open} << 5 | unsigned{s.may_be_less} << 6);
}
inline constexpr std::uint8_t verdict_bits = 3;

/// How amounts compare in a row: min = max, stated_low = stated_high, min < stated_low.
inline constexpr std::size_t comparisons = 8;
inline const std::array<std::uint8_t, 256 * comparisons>& status_of_word() {
  static const auto table = [] {
    std::array<std::uint8_t, 256 * comparisons> made{};
    for (unsigned word = 0; word < 256; ++word)
      for (unsigned how = 0; how < comparisons; ++how) {
        segment s;
        s.some_yes = (word >> 2 & 1U) != 0, s.stated = (word >> 3 & 1U) != 0, s.possible = (word >> 4 & 1U) != 0,
        s.open = (word >> 5 & 1U) != 0, s.may_be_less = (word >> 6 & 1U) != 0;
        if (word >= 0x80U) s.settled = static_cast<status>(word >> 2 & 0x1fU);
        row_answer a;  // amounts that compare so
        a.yen[yen_stated_low] = 10;
        a.yen[yen_stated_high] = (how & 2U) != 0 ? 10 : 11;
        a.yen[yen_min] = (how & 4U) != 0 ? 9 : 10;
        a.yen[yen_max] = (how & 1U) != 0 ? a.yen[yen_min] : 12;
        made[word * comparisons + how] = static_cast<std::uint8_t>(status_of(s, a));
      }
    return made;
  }();
  return table;
}

/// The words below and from `turn` on, and which columns hold an amount there (a bit each).
struct situation_words {
  row_word below = 0, from = 0;
  std::uint8_t known_below = 0, known_from = 0;
  bool second = false;  // `turn` is of the second amount
  std::int64_t turn = INT64_MIN;
  friend bool operator==(const situation_words&, const situation_words&) = default;
};

inline std::uint8_t known_bits(const segment& s) {
  unsigned bits = 0;
  for (std::size_t c = 0; c < yen_columns; ++c) bits |= unsigned{s.yen[c].known} << c;
  return static_cast<std::uint8_t>(bits);
}

/// The columns that hold an amount in every row of a situation.
inline std::uint8_t known_everywhere(const situation& of) {
  if (of.exact_words) return known_bits(*of.exact_words);
  unsigned bits = of.table.segments.empty() ? 0U : (1U << yen_columns) - 1;
  for (const segment& s : of.table.segments) bits &= known_bits(s);
  return static_cast<std::uint8_t>(bits);
}

/// Nothing where they turn more than once, or rows of the situation are refused or asked alone.
inline std::optional<situation_words> words_of(const situation& of) {
  if (of.table.problem != row_problem::none) return std::nullopt;
  situation_words made;
  if (of.exact_words) {
    made.below = made.from = word_of(*of.exact_words);
    made.known_below = made.known_from = known_bits(*of.exact_words);
    return made;
  }
  if (of.table.hard || of.over > 1) return std::nullopt;
  made.second = of.over == 1;
  const auto& all = of.table.segments;
  made.below = made.from = word_of(all.front());
  made.known_below = made.known_from = known_bits(all.front());
  for (const segment& s : all) {
    if (word_of(s) == made.from && known_bits(s) == made.known_from) continue;
    if (made.turn != INT64_MIN) return std::nullopt;
    made.turn = s.from, made.from = word_of(s), made.known_from = known_bits(s);
  }
  return made;
}

}  // namespace santei::evaluate::detail
