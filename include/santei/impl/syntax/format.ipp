// Definitions of laying out: the text cut into lines of words, each line made anew, columns set over lines that stand together.
#pragma once

#include <santei/impl/syntax/keywords.ipp>
#include <santei/impl/syntax/layout.hpp>
#include <santei/impl/syntax/words.ipp>
#include <santei/syntax/comments.hpp>
#include <santei/syntax/format.hpp>

#include <algorithm>
#include <map>
#include <utility>

namespace santei::syntax {

namespace detail {

/// What begins at a byte of the text, as the tree says.
struct beginnings {
  std::map<std::uint32_t, block_kind> headers;
  std::map<std::uint32_t, clause_kind> clauses;
  std::map<std::uint32_t, block_kind> within;  // of a clause: the block it stands in
  std::vector<std::uint32_t> bases;            // the first basis of each clause and row

  explicit beginnings(const file& tree) {
    for (const block& each : tree.blocks) {
      if (each.is != block_kind::file) headers.emplace(each.where.begin, each.is);
      for (const clause& one : each.clauses) {
        clauses.emplace(one.keyword.begin, one.is);
        within.emplace(one.keyword.begin, each.is);
        add_bases(one.bases);
        if (const auto* table = std::get_if<table_clause>(&one.says))
          for (const table_row& row : table->rows) add_bases(row.bases);
        if (const auto* cases = std::get_if<cases_clause>(&one.says))
          for (const case_row& row : cases->rows) add_bases(row.bases);
      }
    }
    std::sort(bases.begin(), bases.end());
  }

 private:
  void add_bases(const std::vector<basis>& all) {
    if (!all.empty()) bases.push_back(all.front().where.begin);
  }
};

/// Cuts a text into lines as they will be laid out.
class line_cutter {
 public:
  line_cutter(std::string_view text, const file& tree) : text_(text), split_(splitter(text, text.size()).run()), begin_(tree) {}

  std::vector<laid_line> run() {
    std::size_t token = 0, comment = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t stop = std::min(text_.find('\n', at), text_.size());
      laid_line line;
      const std::size_t first = token;
      while (token < split_.tokens.size() && split_.tokens[token].begin < stop) ++token;
      if (token != first) read(line, first, token);
      if (comment < split_.comments.size() && split_.comments[comment].begin < stop) line.comment = trimmed(split_.comments[comment++]);
      lines_.push_back(std::move(line));
      at = stop + 1;
    }
    return std::move(lines_);
  }

 private:
  void read(laid_line& line, std::size_t from, std::size_t to) {
    const std::uint32_t begin = split_.tokens[from].begin;
    if (const auto header = begin_.headers.find(begin); header != begin_.headers.end()) {
      line.is = line_kind::header;
      block_ = header->second;
      clause_ = clause_kind::use;
      in_header_ = true;
    } else if (const auto clause = begin_.clauses.find(begin); clause != begin_.clauses.end()) {
      line.is = line_kind::clause;
      clause_ = clause->second;
      block_ = begin_.within.at(begin);
      in_header_ = false;
    } else {
      line.is = line_kind::continuation;
    }
    line.clause = clause_;
    line.within = block_;
    line.of_header = in_header_;
    line.depth = depth_ - (split_.tokens[from].is == token_kind::close_brace ? std::min<std::size_t>(depth_, 1) : 0);
    for (std::size_t i = from; i < to; ++i) take(line, i, i == from);
  }

  void take(laid_line& line, std::size_t i, bool first) {
    const token& t = split_.tokens[i];
    if (t.is == token_kind::open_brace) ++depth_;
    if (t.is == token_kind::close_brace && depth_ != 0) --depth_;
    if (std::binary_search(begin_.bases.begin(), begin_.bases.end(), t.begin)) in_bases_ = true;
    else if (first && line.is != line_kind::continuation) in_bases_ = false;
    const std::string words(text_.substr(t.begin, t.end - t.begin));
    if (line.clause == clause_kind::table && t.is == token_kind::bar) {
      in_bases_ = false;
      line.cells.emplace_back();
      return;
    }
    if (!line.cells.empty() && !in_bases_) return append(line.cells.back(), i, words, line.cells.back().empty());
    if (in_bases_) return append(line.bases, i, words, line.bases.empty());
    if (first && line.is == line_kind::clause) return void(line.keyword = words);
    if (words == "ならば" && line.clause == clause_kind::example && line.then.empty()) return void(line.then = words);
    std::string& into = line.then.empty() ? line.words : line.then;
    append(into, i, words, into.empty());
  }

  void append(std::string& into, std::size_t i, const std::string& words, bool first) const {
    if (!first && wants_space(i)) into += ' ';
    into += words;
  }

  /// Whether a space stands between the token and the one before it. Names may hold signs, so where names are free, and at parentheses,
  /// white space stays where it was.
  [[nodiscard]] bool wants_space(std::size_t i) const {
    const token &before = split_.tokens[i - 1], &now = split_.tokens[i];
    const bool apart = before.end != now.begin;
    if (in_bases_) return before.is != token_kind::phrase && !introduces(before);
    if (in_header_ || has_free_words() || now.is == token_kind::phrase)
      return apart && !(now.is == token_kind::phrase && before.is == token_kind::close_bracket);
    if (now.is == token_kind::comma) return false;
    if (before.is == token_kind::comma) return apart || text_[before.begin] == ',';
    if (now.is == token_kind::open || before.is == token_kind::open || now.is == token_kind::close || before.is == token_kind::close)
      return apart;
    if (now.is == token_kind::close_bracket || before.is == token_kind::open_bracket) return is_rows(i);
    return true;
  }
  [[nodiscard]] bool has_free_words() const {
    switch (clause_) {
      case clause_kind::use:
      case clause_kind::vocabulary:
      case clause_kind::source:
      case clause_kind::department:
      case clause_kind::edition:
      case clause_kind::flow:
      case clause_kind::premise:
      case clause_kind::unstated: case clause_kind::alias: case clause_kind::not_together: return true;
      default: return false;
    }
  }
  /// 要領 and 仮定 stand at their phrase.
  [[nodiscard]] bool introduces(const token& t) const {
    const std::string_view word = text_.substr(t.begin, t.end - t.begin);
    return word == "要領" || word == "仮定";
  }
  /// Whether the bracket around the token holds rows, `[ 低圧 2025-01 101kWh ; … ]`, rather than a key: it comes after =.
  [[nodiscard]] bool is_rows(std::size_t i) const {
    while (i != 0 && split_.tokens[i].is != token_kind::open_bracket) --i;
    return i != 0 && split_.tokens[i - 1].is == token_kind::equals;
  }
  [[nodiscard]] std::string trimmed(const comment_place& one) const {
    std::string words(text_.substr(one.begin, one.end - one.begin));
    words.erase(words.find_last_not_of(" \t\r") + 1);
    return words;
  }

  std::string_view text_;
  split_text split_;
  beginnings begin_;
  std::vector<laid_line> lines_;
  clause_kind clause_ = clause_kind::use;
  block_kind block_ = block_kind::file;
  bool in_bases_ = false, in_header_ = false;
  std::size_t depth_ = 0;
};

}  // namespace detail

SANTEI_INLINE outcome<std::string> format(std::string_view text, std::uint32_t source, const limits& within) {
  const outcome<file> tree = parse(text, source, within);
  if (!tree) return tree.problems();
  return detail::layout(detail::line_cutter(text, *tree).run()).write();
}

}  // namespace santei::syntax
