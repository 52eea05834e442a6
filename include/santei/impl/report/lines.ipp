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

/// Whether a line may break before the code point: between wide characters, but not before closing marks.
SANTEI_INLINE bool may_begin_line(std::string_view character) {
  static constexpr std::string_view closing = "、。，．・」』）】〕々ー％円ぁぃぅぇぉっゃゅょァィゥェォッャュョ";
  return display_width(character) == 2 && closing.find(character) == std::string_view::npos;
}

/// `text` in lines of at most `width` columns, broken at spaces or between full-width characters; a longer word is cut.
SANTEI_INLINE std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t column = 0, break_at = 0;  // byte of the current line where it may end
  std::string_view previous;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    const std::string_view character = text.substr(begin, at - begin);
    const std::size_t wide = display_width(character);
    std::string& line = lines.back();
    const bool opened = previous == "「" || previous == "（" || previous == "『";
    if (!line.empty() && line.back() == ' ') break_at = line.size();
    else if (may_begin_line(character) && !line.empty() && !opened) break_at = line.size();
    if (column + wide > width && !line.empty()) {
      const std::size_t cut = break_at == 0 ? line.size() : break_at;
      std::string rest = line.substr(cut);
      line.resize(cut);
      while (!line.empty() && line.back() == ' ') line.pop_back();
      column = display_width(rest);
      lines.push_back(std::move(rest));
      break_at = 0;
    }
    previous = character;
    if (code == U' ' && lines.back().empty() && lines.size() > 1) continue;
    lines.back() += character;
    column += wide;
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
