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

/// `text` in lines of at most `width` columns, broken at spaces or between full-width characters, a space near the end first; a longer word
/// is cut.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

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

}  // namespace santei::report::detail

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/lines.ipp>
#endif
