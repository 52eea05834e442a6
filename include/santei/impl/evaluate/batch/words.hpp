// Verdict, status and which amounts there are, as bytes: alike in every row of a situation, or on either side of one value of its amount.
#pragma once

#include <santei/impl/evaluate/batch/keys.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/shape.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

/// The verdict and all that the status hangs on but the amounts, as far as it does; or, with the top bit, verdict and status themselves.
using row_word = std::uint8_t;

inline row_word word_of(const segment& s) {
  const auto verdict = static_cast<unsigned>(s.verdict);
  if (s.settled) return static_cast<row_word>(0x80U | static_cast<unsigned>(*s.settled) << 2 | verdict);
  const bool one_amount = s.yen[yen_stated_low] == s.yen[yen_stated_high] || (s.possible && s.yen[yen_min] == s.yen[yen_max]);
  return static_cast<row_word>(verdict | unsigned{s.some_yes} << 2 | unsigned{s.stated} << 3 | unsigned{s.possible} << 4 |
                               unsigned{s.open} << 5 | unsigned{s.may_be_less && !one_amount} << 6);
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

/// Words by id and a row's id by its key.
struct word_tables {
  static constexpr std::size_t most = no_lane;
  std::vector<std::uint8_t> id_of_key;  // or no_lane
  byte_table ids;                       // the same, where keys are bytes
  byte_table below, from, known_below, known_from;
  alignas(64) std::array<std::int64_t, most> turn{};
  std::array<bool, most> second{};
  bool turns = false, some_second = false;
  bool few = false;                     // no id above 15
  bool one_amount = false;              // every column holds the same amounts

  /// Precondition: at most `most`.
  void take(const std::vector<situation_words>& all) {
    turn.fill(INT64_MIN);
    few = all.size() <= 16;
    for (std::size_t i = 0; i < all.size(); ++i) {
      below.entries[i] = all[i].below, from.entries[i] = all[i].from;
      known_below.entries[i] = all[i].known_below, known_from.entries[i] = all[i].known_from;
      turn[i] = all[i].turn, second[i] = all[i].second;
      turns = turns || all[i].turn != INT64_MIN;
      some_second = some_second || all[i].second;
    }
    for (byte_table* one : {&below, &from, &known_below, &known_from}) one->seal(all.size());
  }
};

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
