// One source line as it is shown: no control characters, tabs as spaces, cut to a window where it is very long.
#pragma once

#include <santei/impl/text/utf8.hpp>
#include <santei/impl/text/width_table.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace santei::detail {

inline constexpr std::size_t tab_columns = 4;
inline constexpr std::size_t window_columns = 160;
inline constexpr std::size_t window_before = 50;  // of those, before the place that matters

/// The character shown for a code point: control characters as their pictures; what could reorder or break a line as U+FFFD.
constexpr char32_t shown_code(char32_t code) noexcept {
  if (code < 0x20) return 0x2400 + code;
  if (code == 0x7F) return 0x2421;
  const bool reorders = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x061C;
  const bool breaks = (code >= 0x80 && code <= 0x9F) || code == 0x2028 || code == 0x2029;
  return reorders || breaks ? U'\uFFFD' : code;
}

constexpr std::size_t shown_width(char32_t code) noexcept { return code == '\t' ? tab_columns : code_width(shown_code(code)); }

/// What a code point takes from a window: a character without width takes something too, or a line of accents would never end.
constexpr std::size_t window_cost(char32_t code) noexcept { return std::max<std::size_t>(1, shown_width(code)); }

/// Bytes [begin, end) of a line, with … where it goes on.
struct excerpt {
  std::string_view line;
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool cut_left() const { return begin > 0; }
  [[nodiscard]] bool cut_right() const { return end < line.size(); }

  [[nodiscard]] std::string shown() const {
    std::string out = cut_left() ? "…" : "";
    for (std::size_t at = begin; at < end;) {
      const char32_t code = next_code_point(line, at);
      if (code == '\t')
        out.append(tab_columns, ' ');
      else
        append_utf8(out, shown_code(code));
    }
    return cut_right() ? out + "…" : out;
  }
  /// The column, from 0, of a byte; one outside the window stands at the … of its side.
  [[nodiscard]] std::size_t left_of(std::size_t byte) const {
    if (byte < begin) return 0;
    std::size_t column = cut_left() ? 1 : 0;
    for (std::size_t at = begin; at < std::min(byte, end);) column += shown_width(next_code_point(line, at));
    return column;
  }
  /// The column after a mark that ends before the byte.
  [[nodiscard]] std::size_t right_of(std::size_t byte) const { return left_of(byte) + (byte > end ? 1 : 0); }
};

/// The byte up to which code points from `at` fit into `columns`.
inline std::size_t fit_forward(std::string_view line, std::size_t at, std::size_t columns) {
  while (at < line.size()) {
    const decoded_code here = decode_utf8(line, at);
    const std::size_t cost = window_cost(here.code);
    if (cost > columns) break;
    columns -= cost;
    at += here.length;
  }
  return at;
}

/// The byte from which code points up to `at` fit into `columns`.
inline std::size_t fit_backward(std::string_view line, std::size_t at, std::size_t columns) {
  while (at > 0) {
    const std::size_t before = code_start(line, at - 1);
    const std::size_t cost = window_cost(decode_utf8(line, before).code);
    if (cost > columns) break;
    columns -= cost;
    at = before;
  }
  return at;
}

/// The whole line where it fits, else the part around `byte`.
inline excerpt excerpt_around(std::string_view line, std::size_t byte) {
  if (fit_forward(line, 0, window_columns) == line.size()) return {line, 0, line.size()};
  const std::size_t begin = fit_backward(line, byte, window_before);
  return {line, begin, fit_forward(line, begin, window_columns)};
}

}  // namespace santei::detail
