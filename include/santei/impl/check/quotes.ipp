// Definitions of gathering the phrases of a file.
#pragma once

#include <santei/check/quotes.hpp>

#include <santei/check/check.hpp>

#include <santei/impl/check/cited_pages.ipp>
#include <santei/impl/check/clause_numbers.ipp>
#include <santei/syntax/print.hpp>

#include <utility>

namespace santei::check {

namespace detail {

/// Goes through the blocks and keeps what is quoted.
class quote_list {
 public:
  explicit quote_list(const checked& file) : file_(file) {}

  std::vector<quote> run() {
    for (std::size_t i = 0; i < file_.tree.blocks.size(); ++i) {
      const syntax::block& block = file_.tree.blocks[i];
      pages_ = cited_pages(file_, i);
      if (pages_.empty()) continue;
      if (block.is != syntax::block_kind::file && block.is != syntax::block_kind::rows) add(block.title, block.title, {});
      for (const syntax::clause& clause : block.clauses) add(clause);
    }
    return std::move(found_);
  }

 private:
  void add(const syntax::clause& clause) {
    using syntax::clause_kind;
    if (clause.is == clause_kind::unstated || clause.is == clause_kind::example || clause.is == clause_kind::source) return;
    const std::string words = syntax::print(file_.tree, clause);
    stated said(file_);
    said.add(clause);
    add(clause.bases, words, said);
    if (clause.is == clause_kind::department)
      for (const syntax::word& one : std::get<syntax::words_clause>(clause.says).words) add(one.text, words, {});
    if (const auto* premise = std::get_if<syntax::premise_clause>(&clause.says)) add(premise->text, words, numbers_in(premise->text));
    if (const auto* table = std::get_if<syntax::table_clause>(&clause.says)) add_rows(table->rows, words);
    if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says)) add_rows(cases->rows, words);
  }
  template <class Rows>
  void add_rows(const Rows& rows, const std::string& words) {
    for (const auto& row : rows) {
      stated said(file_);
      said.add_row(row);
      add(row.bases, words, said);
    }
  }
  void add(const std::vector<syntax::basis>& bases, const std::string& words, const stated& said) {
    std::vector<rational> numbers;
    for (const stated_number& one : said.numbers) numbers.push_back(one.number.value);
    for (const syntax::basis& basis : bases)
      if (basis.is == syntax::basis_kind::quote) add(basis.text, words, numbers);
  }
  void add(const std::string& phrase, const std::string& words, std::vector<rational> numbers) {
    found_.push_back({pages_, phrase, words, std::move(numbers)});
  }

  const checked& file_;
  std::vector<std::string> pages_;
  std::vector<quote> found_;
};

}  // namespace detail

SANTEI_INLINE std::vector<quote> quotes_of(const checked& file) { return detail::quote_list(file).run(); }

}  // namespace santei::check
