// Kanji numerals turned into digits: 五十億円 is 50億円, 二〇二五年 is 2025年.
#pragma once

#include <santei/impl/value/word_cursor.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace santei::detail {

/// A digit is below 10, 十 百 千 are themselves; -1 for any other text. Every numeral has three bytes.
inline int kanji_numeral(std::string_view at) {
  struct numeral {
    std::string_view written;
    int value;
  };
  constexpr numeral numerals[] = {{"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},  {"五", 5},  {"六", 6},    {"七", 7},
                                  {"八", 8}, {"九", 9}, {"壱", 1}, {"弐", 2}, {"参", 3}, {"十", 10}, {"拾", 10}, {"百", 100}, {"千", 1000}};
  for (const numeral& one : numerals)
    if (at.starts_with(one.written)) return one.value;
  return -1;
}

inline constexpr std::size_t kanji_bytes = 3;

/// 二千五百 as 2500: units fall, and before each stands one digit at most.
inline std::optional<std::string> composed_digits(std::string_view run) {
  int total = 0, digit = -1, above = 10000;
  for (; !run.empty(); run.remove_prefix(kanji_bytes)) {
    const int value = kanji_numeral(run);
    if (value < 10) {
      if (digit >= 0 || value == 0) return std::nullopt;
      digit = value;
      continue;
    }
    if (value >= above) return std::nullopt;
    total += (digit < 0 ? 1 : digit) * value;
    above = value, digit = -1;
  }
  return std::to_string(total + (digit < 0 ? 0 : digit));
}

/// A run of numerals as digits. 二三 may mean two or three, so that two digits alone are read only where one is 〇.
inline std::optional<std::string> digits_of_run(std::string_view run) {
  std::string digits;
  bool has_zero = false;
  for (std::string_view rest = run; !rest.empty(); rest.remove_prefix(kanji_bytes)) {
    const int value = kanji_numeral(rest);
    if (value >= 10) return composed_digits(run);
    digits.push_back(static_cast<char>('0' + value));
    has_zero = has_zero || value == 0;
  }
  if (digits.size() == 2 && !has_zero) return std::nullopt;
  return digits;
}

/// The text with its kanji numerals as digits; 5千 is left, as 千 is a unit there. Nothing where a run of them is no number,
/// or stands beside digits or in a number with commas.
inline std::optional<std::string> with_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && kanji_numeral(text.substr(end)) >= 0) end += kanji_bytes;
    if (end == at) {
      out.push_back(text[at++]);
      continue;
    }
    const std::string_view run = text.substr(at, end - at);
    const bool behind_digit = !out.empty() && is_digit(out.back());
    if (behind_digit && kanji_numeral(run) >= 10) {
      out += run;
    } else {
      const auto digits = digits_of_run(run);
      const bool mixed = behind_digit || (end < text.size() && is_digit(text[end])) || text.find(',') != std::string_view::npos;
      if (!digits || mixed) return std::nullopt;
      out += *digits;
    }
    at = end;
  }
  return out;
}

}  // namespace santei::detail
