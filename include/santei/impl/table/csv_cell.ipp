// Numbers may begin with a sign; everything else that does is text that a spreadsheet would run.
#pragma once

#include <santei/table/csv_cell.hpp>

#include <algorithm>
#include <array>

namespace santei::table {

namespace detail {

/// The mark that the cell begins with: 1 for = @ and blanks, 2 for signs, 0 for others; `cell` loses a sign.
[[nodiscard]] inline int formula_mark(std::string_view& cell) {
  struct mark {
    std::string_view text;
    int is;
  };
  constexpr std::array<mark, 11> marks{
      {{"=", 1}, {"@", 1}, {"\t", 1}, {"\r", 1}, {"\n", 1}, {"＝", 1}, {"＠", 1}, {"+", 2}, {"-", 2}, {"＋", 2}, {"－", 2}}};
  for (const mark& one : marks) {
    if (!cell.starts_with(one.text)) continue;
    cell.remove_prefix(one.text.size());
    return one.is;
  }
  return 0;
}

/// Digits, commas and points, full-width ones too.
[[nodiscard]] inline bool is_plain_number(std::string_view text) {
  const bool some = !text.empty();
  while (!text.empty()) {
    const char c = text.front();
    const bool wide = text.size() >= 3 && text.starts_with("\xef\xbc") &&
                      ((text[2] >= '\x90' && text[2] <= '\x99') || text[2] == '\x8c' || text[2] == '\x8e');
    if (!wide && c != ',' && c != '.' && (c < '0' || c > '9')) return false;
    text.remove_prefix(wide ? 3 : 1);
  }
  return some;
}

}  // namespace detail

SANTEI_INLINE bool looks_like_formula(std::string_view cell) {
  const int mark = detail::formula_mark(cell);
  return mark == 1 || (mark == 2 && !detail::is_plain_number(cell));
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
