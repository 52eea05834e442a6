// Definitions of the renderer. What it prints:
//
//   誤り[E0302]: 割合と金額を比べています
//     --> p02.santei:6:12
//      |
//    6 | 対象   投資額 が 1/3 以上
//      |        ~~~~~~    ^^^ これは割合です
//      |        これは金額です
//    助言: …
//
// Labels of one line that do not overlap share a row of marks; the words of the rightmost stand behind it, those of the others below, under
// their marks.
#pragma once

#include <santei/impl/text/excerpt.hpp>
#include <santei/text/render.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace santei {

namespace detail {

namespace ansi {
inline constexpr std::string_view bold = "\x1b[1m", red = "\x1b[1;31m", yellow = "\x1b[1;33m", blue = "\x1b[1;34m", cyan = "\x1b[1;36m",
                                  plain = "\x1b[0m";
}

/// A label, or one end of a label over several lines: bytes [begin, end) of a line.
struct line_mark {
  std::size_t line = 1;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool primary = false;
  std::string_view text;
};

/// The marks in one text, and where its heading points.
struct marked_source {
  std::uint32_t index = 0;
  position at;
  std::vector<line_mark> marks;
};

/// A mark in columns of the shown line.
struct drawn_mark {
  std::size_t left = 0;
  std::size_t right = 0;
  bool primary = false;
  std::string_view text;
};

using mark_row = std::vector<drawn_mark>;

/// What every part of one rendering needs.
struct render_context {
  const source_set& sources;
  const render_style& style;
  severity level;
  std::size_t digits = 1;  // of the longest line number

  [[nodiscard]] std::string_view level_colour() const { return level == severity::error ? ansi::red : ansi::yellow; }
  [[nodiscard]] std::string paint(std::string_view colour, std::string_view text) const {
    if (!style.colour || text.empty()) return std::string(text);
    return std::string(colour).append(text).append(ansi::plain);
  }
  [[nodiscard]] std::string gutter(std::string_view number) const { return paint(ansi::blue, ' ' + pad_left(number, digits) + " |"); }
  [[nodiscard]] std::string mark_colour(bool primary) const { return std::string(primary ? level_colour() : ansi::blue); }
};

/// Words of a message made safe to print; `line_break` stands for each line break.
SANTEI_INLINE std::string shown_words(std::string_view words, std::string_view line_break) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t code = next_code_point(words, at);
    if (code == '\n')
      out += line_break;
    else
      append_utf8(out, code == '\t' ? U' ' : shown_code(code));
  }
  return out;
}

/// A mark over whole characters, within the line.
SANTEI_INLINE line_mark mark_on_line(const source& text, std::size_t line, std::size_t begin, std::size_t end, bool primary) {
  const std::string_view whole = text.line(line);
  begin = code_start(whole, std::min(begin, whole.size()));
  end = std::min(end, whole.size());
  const std::size_t last = code_start(whole, end);
  if (last < end) end = last + decode_utf8(whole, last).length;
  return {line, begin, end, primary, {}};
}

/// One mark for a label on one line; for one over several lines its first line from where it begins and its last line up to where it ends.
SANTEI_INLINE void append_marks(std::vector<line_mark>& marks, const label& from, const source& text, bool primary, language lang) {
  const std::size_t begin = from.where.begin;
  const std::size_t end = std::clamp<std::size_t>(from.where.end, begin, text.text().size());
  const std::size_t first = text.line_of(begin);
  const std::size_t last = text.line_of(end > begin ? end - 1 : begin);
  if (first < last) marks.push_back(mark_on_line(text, first, begin - text.line_start(first), text.text().size(), primary));
  const std::size_t indent = std::min(text.line(last).find_first_not_of(" \t"), text.line(last).size());
  const std::size_t from_byte = first < last ? indent : begin - text.line_start(first);
  marks.push_back(mark_on_line(text, last, from_byte, end - text.line_start(last), primary));
  marks.back().text = from.text.in(lang);
}

/// The marks of a problem by text, the primary label's text first, each by line.
SANTEI_INLINE std::vector<marked_source> marks_by_source(const diagnostic& problem, const source_set& sources, language lang) {
  std::vector<marked_source> found;
  for (const label& each : problem.labels) {
    const std::uint32_t index = each.where.source;
    if (index >= sources.size() || each.where.begin > sources[index].text().size()) continue;
    auto place = std::find_if(found.begin(), found.end(), [&](const marked_source& s) { return s.index == index; });
    if (place == found.end()) place = found.insert(found.end(), marked_source{index, sources[index].position_of(each.where.begin), {}});
    append_marks(place->marks, each, sources[index], &each == &problem.labels.front(), lang);
  }
  for (marked_source& s : found)
    std::stable_sort(s.marks.begin(), s.marks.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
  return found;
}

/// Whether two marks cannot share a row: they overlap, or two of a kind would touch and read as one.
SANTEI_INLINE bool collide(const drawn_mark& a, const drawn_mark& b) {
  const std::size_t gap = a.primary == b.primary ? 1 : 0;
  return a.left < b.right + gap && b.left < a.right + gap;
}

/// The marks of a line in rows, the primary one in the first, each row from left to right.
SANTEI_INLINE std::vector<mark_row> rows_of(std::vector<drawn_mark> marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.primary > b.primary; });
  std::vector<mark_row> rows;
  for (const drawn_mark& mark : marks) {
    const auto has_room = [&](const mark_row& row) {
      return std::none_of(row.begin(), row.end(), [&](const auto& other) { return collide(mark, other); });
    };
    auto row = std::find_if(rows.begin(), rows.end(), has_room);
    if (row == rows.end()) row = rows.emplace(rows.end());
    row->push_back(mark);
  }
  for (mark_row& row : rows) std::sort(row.begin(), row.end(), [](const auto& a, const auto& b) { return a.left < b.left; });
  return rows;
}

SANTEI_INLINE void append_row(std::string& out, const mark_row& row, const render_context& context) {
  const auto words = [&](const drawn_mark& mark) { return context.paint(context.mark_colour(mark.primary), shown_words(mark.text, " ")); };
  out += context.gutter("") + ' ';
  std::size_t column = 0;
  for (const drawn_mark& mark : row) {
    out.append(mark.left - column, ' ');
    out += context.paint(context.mark_colour(mark.primary), std::string(mark.right - mark.left, mark.primary ? '^' : '~'));
    column = mark.right;
  }
  if (!row.back().text.empty()) out += ' ' + words(row.back());
  out += '\n';
  for (auto mark = row.rbegin() + 1; mark != row.rend(); ++mark) {
    if (!mark->text.empty()) out += context.gutter("") + std::string(mark->left + 1, ' ') + words(*mark) + '\n';
  }
}

/// A source line with everything that is marked on it.
SANTEI_INLINE void append_line(std::string& out, std::string_view line, const std::vector<line_mark>& marks,
                               const render_context& context) {
  const auto centre = std::find_if(marks.begin(), marks.end(), [](const line_mark& m) { return m.primary; });
  const excerpt part = excerpt_around(line, centre == marks.end() ? marks.front().begin : centre->begin);
  const std::string shown = part.shown();
  out += context.gutter(std::to_string(marks.front().line)) + (shown.empty() ? "" : " ") + shown + '\n';
  std::vector<drawn_mark> drawn;
  for (const line_mark& mark : marks) {
    const std::size_t left = part.left_of(std::min(mark.begin, part.end));
    drawn.push_back({left, std::max(part.right_of(mark.end), left + 1), mark.primary, mark.text});
  }
  for (const mark_row& row : rows_of(std::move(drawn))) append_row(out, row, context);
}

SANTEI_INLINE void append_source(std::string& out, const marked_source& marked, const render_context& context) {
  const source& text = context.sources[marked.index];
  out += context.paint(ansi::blue, std::string(context.digits + 1, ' ') + "-->") + ' ' + shown_words(text.name(), " ");
  out += ':' + std::to_string(marked.at.line) + ':' + std::to_string(marked.at.column) + '\n' + context.gutter("") + '\n';
  std::size_t previous = marked.marks.front().line;
  for (auto from = marked.marks.begin(); from != marked.marks.end();) {
    const auto to = std::find_if(from, marked.marks.end(), [&](const line_mark& m) { return m.line != from->line; });
    if (from->line > previous + 1) out += context.paint(ansi::blue, "...") + '\n';
    append_line(out, text.line(from->line), {from, to}, context);
    previous = from->line;
    from = to;
  }
}

SANTEI_INLINE std::string level_word(severity level, language lang) {
  if (lang == language::japanese) return level == severity::error ? "誤り" : "警告";
  return level == severity::error ? "error" : "warning";
}

SANTEI_INLINE std::string count_line(const diagnostics& problems, language lang) {
  const auto errors = std::count_if(problems.begin(), problems.end(), [](const diagnostic& p) { return p.level == severity::error; });
  const auto warnings = static_cast<std::ptrdiff_t>(problems.size()) - errors;
  const auto counted = [&](severity level, std::ptrdiff_t count) {
    const std::string number = std::to_string(count);
    const std::string word = level_word(level, lang);
    return lang == language::japanese ? word + ' ' + number + "件" : number + ' ' + word + (count == 1 ? "" : "s");
  };
  if (warnings == 0) return counted(severity::error, errors) + '\n';
  if (errors == 0) return counted(severity::warning, warnings) + '\n';
  return counted(severity::error, errors) + (lang == language::japanese ? "、" : ", ") + counted(severity::warning, warnings) + '\n';
}

}  // namespace detail

SANTEI_INLINE std::string render(const diagnostic& problem, const source_set& sources, const render_style& style) {
  detail::render_context context{sources, style, problem.level};
  const auto marked = detail::marks_by_source(problem, sources, style.lang);
  for (const auto& each : marked) context.digits = std::max(context.digits, std::to_string(each.marks.back().line).size());
  const std::string code = problem.code.empty() ? "" : '[' + problem.code + ']';
  std::string out = context.paint(context.level_colour(), detail::level_word(problem.level, style.lang) + code);
  out += context.paint(detail::ansi::bold, ": " + detail::shown_words(problem.text.in(style.lang), "\n  ")) + '\n';
  for (const auto& each : marked) detail::append_source(out, each, context);
  if (const auto advice = problem.advice()) {
    const std::string_view word = style.lang == language::japanese ? "助言:" : "help:";  // both five columns wide
    out += ' ' + context.paint(detail::ansi::cyan, word) + ' ' + detail::shown_words(advice->in(style.lang), "\n       ") + '\n';
  }
  return out;
}

SANTEI_INLINE std::string render(const diagnostics& problems, const source_set& sources, const render_style& style) {
  std::string out;
  for (const diagnostic& problem : problems) out += render(problem, sources, style) + '\n';
  if (!problems.empty()) out += detail::count_line(problems, style.lang);
  return out;
}

}  // namespace santei
