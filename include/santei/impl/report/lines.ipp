// Definitions of wrapping and aligning lines.
#pragma once

#include <santei/impl/report/lines.hpp>

namespace santei::report::detail {

[[nodiscard]] SANTEI_INLINE bool is_katakana(std::string_view character) { return character >= "ァ" && character <= "ー"; }

/// Whether a line may break between two characters: between full-width ones, but not before closing or after opening marks, nor within a
/// katakana word.
SANTEI_INLINE bool may_break(std::string_view before, std::string_view after) {
  static constexpr std::string_view closing = "、。，．・」』）】〕々ー％円ぁぃぅぇぉっゃゅょァィゥェォッャュョ", opening = "「『（【〔";
  if (display_width(before) != 2 || display_width(after) != 2) return false;
  return closing.find(after) == std::string_view::npos && opening.find(before) == std::string_view::npos &&
         !(is_katakana(before) && is_katakana(after));
}

SANTEI_INLINE std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return {std::string(text)};
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
