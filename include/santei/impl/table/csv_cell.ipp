// A number may begin with a minus, and a dash may stand for nothing; what a spreadsheet would run is guarded.
#pragma once

#include <santei/table/csv_cell.hpp>

#include <algorithm>
#include <array>

namespace santei::table {

namespace detail {

/// What the cell begins with; `cell` loses a minus.
enum class cell_mark : std::uint8_t { none, formula, minus };
[[nodiscard]] inline cell_mark mark_of(std::string_view& cell) {
  constexpr std::array<std::string_view, 6> formulas{"=", "+", "@", "＝", "＋", "＠"};
  constexpr std::array<std::string_view, 2> minuses{"-", "－"};
  if (cell.empty()) return cell_mark::none;
  const auto first = static_cast<unsigned char>(cell.front());
  constexpr unsigned char space = 0x20, del = 0x7f;
  if (first < space || first == del) return cell_mark::formula;
  for (const std::string_view mark : formulas)
    if (cell.starts_with(mark)) return cell_mark::formula;
  for (const std::string_view mark : minuses) {
    if (!cell.starts_with(mark)) continue;
    cell.remove_prefix(mark.size());
    return cell_mark::minus;
  }
  return cell_mark::none;
}

}  // namespace detail

SANTEI_INLINE bool looks_like_formula(std::string_view cell) {
  constexpr std::string_view runs = "+-*/^&=<>(|";  // without one of them nothing behind a minus is worked out or called
  const detail::cell_mark mark = detail::mark_of(cell);
  return mark == detail::cell_mark::formula || (mark == detail::cell_mark::minus && cell.find_first_of(runs) != std::string_view::npos);
}

SANTEI_INLINE void append_cell(std::string& to, std::string_view cell, bool always) {
  const bool formula = looks_like_formula(cell);
  const bool quoted = always || cell.find_first_of(",\"\r\n") != std::string_view::npos;
  if (quoted) to += '"';
  if (formula) to += '\'';
  if (!quoted) {
    to += cell;
    return;
  }
  for (const char c : cell) to.append(c == '"' ? 2 : 1, c);
  to += '"';
}

}  // namespace santei::table
