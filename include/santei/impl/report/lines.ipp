// Lines for a terminal: wrapped and aligned under full-width text, coloured where asked.
#pragma once

#include <santei/config.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace santei::report::detail {

[[nodiscard]] SANTEI_INLINE bool is_katakana(std::string_view character) { return character >= "ァ" && character <= "ー"; }

/// Whether a line may break between two characters: between full-width ones, but not before closing or after opening marks, nor within a katakana word.
SANTEI_INLINE bool may_break(std::string_view before, std::string_view after) {
  static constexpr std::string_view closing = "、。，．・」』）】〕々ー％円ぁぃぅぇぉっゃゅょァィゥェォッャュョ", opening = "「『（【〔";
  if (display_width(before) != 2 || display_width(after) != 2) return false;
  return closing.find(after) == std::string_view::npos && opening.find(before) == std::string_view::npos && !(is_katakana(before) && is_katakana(after));
}

/// `text` in lines of at most `width` columns, broken at spaces or between full-width characters, a space near the end first; a longer word is cut.
SANTEI_INLINE std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  constexpr std::size_t near_end = 12;
  struct place {
    std::size_t byte = 0, column = 0;
  };
  std::vector<std::string> lines(1);
  std::size_t column = 0;
  place space, wide;  // of the current line, where it may end
  std::string_view previous;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    const std::string_view character = text.substr(begin, at - begin);
    const std::size_t columns = display_width(character);
    if (previous == " ") space = {lines.back().size(), column};
    else if (may_break(previous, character)) wide = {lines.back().size(), column};
    if (column + columns > width && !lines.back().empty()) {
      const bool at_space = space.byte != 0 && (wide.byte == 0 || space.column + near_end >= width);
      const std::size_t cut = at_space ? space.byte : wide.byte != 0 ? wide.byte : lines.back().size();
      std::string rest = lines.back().substr(cut);
      lines.back().resize(cut);
      while (!lines.back().empty() && lines.back().back() == ' ') lines.back().pop_back();
      column = display_width(rest);
      lines.push_back(std::move(rest));
      space = wide = {};
    }
    previous = character;
    if (code == U' ' && lines.back().empty() && lines.size() > 1) continue;
    lines.back() += character;
    column += columns;
  }
  return lines;
}

enum class paint { plain, bold, faint, good, bad, unsure };

struct cell {
  std::string text;
  detail::paint paint = detail::paint::plain;
};
using row = std::vector<cell>;

/// Text built line by line.
class page {
 public:
  page(std::size_t width, bool colour) : width_(std::max<std::size_t>(width, 40)), colour_(colour) {}

  void heading(std::string_view text) {
    if (!out_.empty()) out_ += '\n';
    line({text.data(), text.size()}, paint::bold);
  }
  void line(const std::string& text, detail::paint with = paint::plain, std::size_t indent = 0) {
    for (const std::string& part : wrap(text, width_ - indent)) out_ += std::string(indent, ' ') + painted(part, with) + '\n';
  }
  /// Items with a mark in front and hanging indent.
  void item(const std::string& text, detail::paint with = paint::plain) {
    const auto parts = wrap(text, width_ - 4);
    for (std::size_t i = 0; i < parts.size(); ++i) out_ += (i == 0 ? "  ・" : "    ") + painted(parts[i], with) + '\n';
  }
  /// Columns as wide as their widest cell, but none over a third of the page; the last takes the rest; every cell wraps.
  void table(const std::vector<row>& rows, std::size_t indent = 2);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  [[nodiscard]] std::string painted(std::string_view text, detail::paint with) const {
    static constexpr const char* codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[31m", "\x1b[33m"};
    if (!colour_ || with == paint::plain || text.empty()) return std::string(text);
    return codes[static_cast<int>(with)] + std::string(text) + "\x1b[0m";
  }
  [[nodiscard]] std::vector<std::size_t> column_widths(const std::vector<row>& rows, std::size_t indent) const;

  std::string out_;
  std::size_t width_;
  bool colour_;
};

SANTEI_INLINE std::vector<std::size_t> page::column_widths(const std::vector<row>& rows, std::size_t indent) const {
  std::vector<std::size_t> widths;
  for (const row& one : rows) {
    widths.resize(std::max(widths.size(), one.size()));
    for (std::size_t i = 0; i < one.size(); ++i) widths[i] = std::max(widths[i], display_width(one[i].text));
  }
  std::size_t used = indent;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool last = i + 1 == widths.size();
    const std::size_t left = width_ > used + 16 ? width_ - used : 16;
    widths[i] = std::min(widths[i], last ? left : std::max<std::size_t>(width_ * 9 / 20, 16));
    used += widths[i] + 2;
  }
  return widths;
}

SANTEI_INLINE void page::table(const std::vector<row>& rows, std::size_t indent) {
  const std::vector<std::size_t> widths = column_widths(rows, indent);
  for (const row& one : rows) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < one.size(); ++i) {
      cells.push_back(wrap(one[i].text, widths[i]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t h = 0; h < height; ++h) {
      std::string drawn(indent, ' ');
      std::size_t gap = 0;  // spaces owed before the next text, so that no line ends in spaces
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string text = h < cells[i].size() ? cells[i][h] : "";
        if (!text.empty()) {
          drawn += std::string(gap, ' ') + painted(text, one[i].paint);
          gap = 0;
        }
        gap += widths[i] + 2 - display_width(text);
      }
      while (!drawn.empty() && drawn.back() == ' ') drawn.pop_back();
      out_ += drawn + '\n';
    }
  }
}

}  // namespace santei::report::detail
