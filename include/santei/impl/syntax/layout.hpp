// Lines of words to text: keywords, bases, cells, 例 and comments each in their column.
#pragma once

#include <santei/impl/syntax/keywords.ipp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace santei::syntax::detail {

enum class line_kind { none, header, clause, continuation };

/// One line to lay out. Which parts it has hangs on what it is; `none` is an empty line, or a comment alone.
struct laid_line {
  line_kind is = line_kind::none;
  clause_kind clause = clause_kind::use;     // the clause it is of
  block_kind within = block_kind::file;      // the block that clause stands in
  bool of_header = false;                    // goes on with a header
  std::size_t depth = 0;                     // braces open where it begins
  std::string keyword, words, then, bases;   // `then`: of an 例, from ならば on
  std::vector<std::string> cells;            // of a row of a table
  std::string comment;

  [[nodiscard]] bool is_empty() const { return is == line_kind::none && comment.empty(); }
  [[nodiscard]] bool is_comment() const { return is == line_kind::none && !comment.empty(); }
};

/// Lays out the lines of one file.
class layout {
 public:
  explicit layout(std::vector<laid_line> lines) : lines_(std::move(lines)) {}

  std::string write() {
    space_headers();
    drawn_.resize(lines_.size());
    for (std::size_t from = 0; from < lines_.size();) {
      std::size_t to = from;
      while (to < lines_.size() && !lines_[to].is_empty()) ++to;
      paragraph(from, to);
      from = to + 1;
    }
    std::string out;
    for (const std::string& line : drawn_) out += line + '\n';
    return out;
  }

 private:
  static constexpr std::size_t gap = 3;           // before bases, ならば and comments
  static constexpr std::size_t widest_words = 56;  // a longer statement does not push the bases of its neighbours away
  static constexpr std::size_t alike = 24;        // columns by which lines may differ and still share one

  /// One empty line before a header (and the comments right above it), none at the ends, never two together.
  void space_headers() {
    std::vector<laid_line> spaced;
    std::size_t next = 0;  // the first line from here on that is no comment
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].is_empty() && (spaced.empty() || spaced.back().is_empty())) continue;
      next = std::max(next, i);
      while (next < lines_.size() && lines_[next].is_comment()) ++next;
      const bool opens = next < lines_.size() && lines_[next].is == line_kind::header;
      if (opens && !spaced.empty() && !spaced.back().is_empty() && !spaced.back().is_comment()) spaced.emplace_back();
      spaced.push_back(std::move(lines_[i]));
    }
    while (!spaced.empty() && spaced.back().is_empty()) spaced.pop_back();
    lines_ = std::move(spaced);
  }

  /// Lines between two empty ones.
  void paragraph(std::size_t from, std::size_t to) {
    const std::size_t keywords = keyword_width(from, to);
    for (std::size_t i = from; i < to; ++i) drawn_[i] = begin_of(lines_[i], keywords);
    align_tables(from, to);
    align_labels(from, to);
    align_bases(from, to);
    align_alike(from, to, [](const laid_line& line) -> const std::string& { return line.then; });
    static const std::string no_comment;
    align_alike(from, to, [](const laid_line& line) -> const std::string& { return line.is_comment() ? no_comment : line.comment; });
    for (std::size_t i = from; i < to; ++i)
      if (lines_[i].is_comment()) drawn_[i] = lines_[i].comment;
  }

  /// Clauses whose statement stands beside the others'; those of several lines and 例 have a column of their own.
  [[nodiscard]] static bool shares_column(const laid_line& line) {
    const bool own = line.clause == clause_kind::example || line.clause == clause_kind::table || line.clause == clause_kind::cases ||
                     line.clause == clause_kind::reading || line.clause == clause_kind::unstated || line.clause == clause_kind::alias;
    return line.is == line_kind::clause && !own;
  }
  [[nodiscard]] std::size_t keyword_width(std::size_t from, std::size_t to) const {
    constexpr std::size_t usual = 6;  // 補助率, 上限額
    std::size_t width = 0;
    for (std::size_t i = from; i < to; ++i) {
      if (!shares_column(lines_[i])) continue;
      const bool in_measure =
          lines_[i].within == block_kind::measure || lines_[i].within == block_kind::frame || lines_[i].within == block_kind::category;
      width = std::max(width, in_measure ? usual : std::min(usual, display_width(lines_[i].keyword)));
    }
    return width;
  }

  [[nodiscard]] static std::string begin_of(const laid_line& line, std::size_t keywords) {
    if (line.is == line_kind::none) return {};
    if (line.is == line_kind::header) return line.words;
    if (line.is == line_kind::continuation) return std::string(indent_of(line, keywords), ' ') + line.words;
    const std::string indent(line.within == block_kind::rows ? 2 : 0, ' ');
    if (line.words.empty()) return indent + line.keyword;
    const bool joined = line.words.starts_with("「");  // 未記載「…」
    return indent + (shares_column(line) && line.within != block_kind::rows ? pad_right(line.keyword, keywords) : line.keyword) +
           (joined ? "" : " ") + line.words;
  }
  [[nodiscard]] static std::size_t indent_of(const laid_line& line, std::size_t keywords) {
    if (line.of_header || line.clause == clause_kind::item)
      return 2 * std::max<std::size_t>(line.depth, line.words.starts_with("}") ? 0 : 1);
    if (line.clause == clause_kind::table || line.clause == clause_kind::reading) return 2;
    if (line.clause == clause_kind::cases) return line.words.empty() ? 4 : 2;
    if (line.clause == clause_kind::example) return 3;
    return (keywords == 0 ? 6 : keywords) + 1;
  }

  /// Rows of one table: cells as wide as the widest of their column.
  void align_tables(std::size_t from, std::size_t to) {
    for (std::size_t first = from; first < to; ++first) {
      if (lines_[first].cells.empty()) continue;
      std::size_t last = first;
      std::vector<std::size_t> widths;
      for (; last < to && (!lines_[last].cells.empty() || lines_[last].is_comment()); ++last)
        for (std::size_t c = 0; c + 1 < lines_[last].cells.size(); ++c) {
          widths.resize(std::max(widths.size(), c + 1));
          widths[c] = std::max(widths[c], display_width(lines_[last].cells[c]));
        }
      for (std::size_t i = first; i < last; ++i) {
        if (lines_[i].cells.empty()) continue;
        drawn_[i] = "  |";
        for (std::size_t c = 0; c + 1 < lines_[i].cells.size(); ++c) drawn_[i] += " " + pad_right(lines_[i].cells[c], widths[c]) + " |";
        if (!lines_[i].bases.empty()) drawn_[i] += " " + lines_[i].bases;
      }
      first = last;
    }
  }

  /// The choices of a 読み: their keys stand in one column.
  void align_labels(std::size_t from, std::size_t to) {
    for (std::size_t first = from; first < to; ++first) {
      std::size_t last = first, width = 0;
      const auto bracket = [&](std::size_t i) {
        const laid_line& line = lines_[i];
        return line.is == line_kind::continuation && line.clause == clause_kind::reading && !line.of_header ? line.words.find(" [")
                                                                                                            : std::string::npos;
      };
      for (; last < to && bracket(last) != std::string::npos; ++last)
        width = std::max(width, display_width(std::string_view(lines_[last].words).substr(0, bracket(last))));
      for (std::size_t i = first; i < last; ++i) {
        const std::size_t cut = bracket(i);
        drawn_[i] = "  " + pad_right(lines_[i].words.substr(0, cut), width) + lines_[i].words.substr(cut);
      }
      first = std::max(first, last);
    }
  }

  /// Bases beside statements of usual length stand in one column, those behind a longer one right after it.
  void align_bases(std::size_t from, std::size_t to) {
    const auto beside = [&](std::size_t i) { return !lines_[i].bases.empty() && lines_[i].cells.empty(); };
    std::size_t column = 0;
    for (std::size_t i = from; i < to; ++i)
      if (const std::size_t width = display_width(drawn_[i]); beside(i) && shares_column(lines_[i]) && width <= widest_words)
        column = std::max(column, width + gap);
    for (std::size_t i = from; i < to; ++i) {
      if (!beside(i)) continue;
      const bool alone = lines_[i].words.empty() && lines_[i].is == line_kind::continuation;
      if (alone) drawn_[i] += lines_[i].bases;
      else
        drawn_[i] = pad_right(drawn_[i], std::max(shares_column(lines_[i]) ? column : 0, display_width(drawn_[i]) + gap)) + lines_[i].bases;
    }
  }

  /// A part of lines that follow each other, such as differ little in length in one column.
  template <class Part>
  void align_alike(std::size_t from, std::size_t to, const Part& part) {
    for (std::size_t first = from; first < to;) {
      if (part(lines_[first]).empty()) {
        ++first;
        continue;
      }
      std::size_t last = first, least = display_width(drawn_[first]), most = least;
      for (; last < to && !part(lines_[last]).empty(); ++last) {
        const std::size_t width = display_width(drawn_[last]);
        if (std::max(most, width) - std::min(least, width) > alike) break;
        least = std::min(least, width), most = std::max(most, width);
      }
      for (std::size_t i = first; i < last; ++i) drawn_[i] = pad_right(drawn_[i], most + gap) + part(lines_[i]);
      first = last;
    }
  }

  std::vector<laid_line> lines_;
  std::vector<std::string> drawn_;
};

}  // namespace santei::syntax::detail
