// Every phrase on its page, every number of a clause in a phrase, every word as the phrase has it.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/check/cited_pages.ipp>
#include <santei/impl/check/clause_numbers.ipp>
#include <santei/impl/check/scope.ipp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <set>

namespace santei::check {

namespace detail {

inline constexpr std::size_t longest_phrase = 40;

class citation_check {
 public:
  citation_check(const checked& file, const page_texts& pages) : file_(file), pages_(pages) {}

  diagnostics run() {
    const auto& blocks = file_.tree.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      const std::vector<std::string> cited = cited_pages(file_, i);
      for (const syntax::clause& clause : blocks[i].clauses) check_clause(clause, cited);
    }
    return in_order(std::move(problems_.found));
  }

 private:
  void check_clause(const syntax::clause& clause, const std::vector<std::string>& cited) {
    if (clause.is == syntax::clause_kind::unstated || clause.is == syntax::clause_kind::example || clause.is == syntax::clause_kind::source)
      return;
    check_bases(clause.bases, cited);
    if (const auto* premise = std::get_if<syntax::premise_clause>(&clause.says); premise != nullptr && clause.bases.empty())
      check_phrase({syntax::basis_kind::quote, premise->text, clause.where}, cited);
    if (!clause.bases.empty()) {
      stated said(file_);
      said.add(clause);
      check_said(said, clause.bases);
    }
    if (const auto* table = std::get_if<syntax::table_clause>(&clause.says)) check_rows(table->rows, cited);
    if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says)) check_rows(cases->rows, cited);
  }
  template <class Row>
  void check_rows(const std::vector<Row>& rows, const std::vector<std::string>& cited) {
    for (const Row& row : rows) {
      check_bases(row.bases, cited);
      stated said(file_);
      said.add_row(row);
      check_said(said, row.bases);
    }
  }

  void check_bases(const std::vector<syntax::basis>& bases, const std::vector<std::string>& cited) {
    for (const syntax::basis& basis : bases)
      if (basis.is == syntax::basis_kind::quote) check_phrase(basis, cited);
  }
  void check_phrase(const syntax::basis& basis, const std::vector<std::string>& cited) {
    check_length(basis);
    if (cited.empty()) {
      problems_
          .error("E0506", basis.where,
                 {"出典のページがないので、語句を確かめられません", "no page is named, so the phrase cannot be looked up"})
          .help = message{"出典 にページを書くか、要領「…」か 仮定「…」で示します", "name the page by 出典, or give a basis 要領「…」 or 仮定「…」"};
      return;
    }
    if (std::any_of(cited.begin(), cited.end(), [&](const std::string& page) { return pages_.contains(page, basis.text); })) return;
    bool any_known = false;
    for (const std::string& page : cited) any_known = any_known || pages_.has(page);
    if (!any_known) return warn_unknown_page(cited.front(), basis.where);
    report_missing(basis, cited);
  }
  void check_length(const syntax::basis& basis) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < basis.text.size(); ++length) static_cast<void>(next_code_point(basis.text, at));
    if (length > longest_phrase)
      problems_.warning("E0505", basis.where,
                        {"語句が長すぎます（" + std::to_string(length) + "字。40字まで）",
                         "the phrase is too long (" + std::to_string(length) + " characters; 40 at most)"});
  }
  void warn_unknown_page(const std::string& page, const span& where) {
    if (!warned_.insert(page).second) return;
    problems_.warning("E0504", where, {page + "ページの本文が渡されていません", "the text of page " + page + " was not given"});
  }
  void report_missing(const syntax::basis& basis, const std::vector<std::string>& cited) {
    auto& problem = problems_.error("E0501", basis.where,
                                    {"この語句は" + cited.front() + "ページにありません", "this phrase is not on page " + cited.front()});
    for (const std::string& page : cited) {
      const std::string passage = pages_.nearest_passage(page, basis.text);
      if (passage.empty()) continue;
      problem.mends.push_back({{"近いのは", "the nearest is"}, basis.where, "「" + passage + "」"});
      return;
    }
  }

  /// Numbers and words against the phrases; a 仮定 or 要領 among the bases says why they differ.
  void check_said(const stated& said, const std::vector<syntax::basis>& bases) {
    const bool quotes_alone =
        !bases.empty() && std::all_of(bases.begin(), bases.end(), [](const auto& one) { return one.is == syntax::basis_kind::quote; });
    if (!quotes_alone) return;
    std::vector<rational> numbers;
    std::vector<int> years;
    for (const syntax::basis& basis : bases) {
      const auto more = numbers_in(basis.text);
      numbers.insert(numbers.end(), more.begin(), more.end());
      const auto more_years = years_in(basis.text);
      years.insert(years.end(), more_years.begin(), more_years.end());
    }
    for (const stated_number& one : said.numbers)
      if (!is_among(one.number, numbers, years)) report_number(one, bases);
    for (const stated_word& one : said.words)
      if (std::none_of(bases.begin(), bases.end(), [&](const auto& basis) { return says(basis.text, one.word); })) report_word(one, bases);
    for (const stated_number& one : said.unbounded)
      for (const syntax::basis& basis : bases)
        if (bounds_from_above(basis.text, one.number.value / per_unit(one.number.of))) report_unbounded(one, basis);
  }
  [[nodiscard]] static bool is_among(const literal& wanted, const std::vector<rational>& numbers, const std::vector<int>& years) {
    const auto has = [&](const rational& number) { return std::find(numbers.begin(), numbers.end(), number) != numbers.end(); };
    const auto has_year = [&](std::int64_t year) { return std::find(years.begin(), years.end(), static_cast<int>(year)) != years.end(); };
    const auto whole = wanted.value.to_int64();
    if (wanted.of.of == kind::month && whole) return has(rational(*whole % 12 + 1)) && has_year(*whole / 12);
    if (wanted.of.of != kind::date || !whole) return has(wanted.value / per_unit(wanted.of));
    const std::string date = date_text(*whole);  // 2025-01-31
    const auto part = [&](std::size_t at, std::size_t length) { return *rational::from_text(date.substr(at, length))->to_int64(); };
    return has(rational(part(date.size() - 2, 2))) && has(rational(part(date.size() - 5, 2))) && has_year(part(0, date.size() - 6));
  }
  void report_number(const stated_number& one, const std::vector<syntax::basis>& bases) {
    const std::string text = literal_text(one.number.value, one.number.of);
    auto& problem = problems_.error("E0502", one.where, {text + " が語句の中にありません", text + " is in no phrase of the clause"});
    problem.labels.push_back({bases.front().where, {"この語句です", "the phrase"}});
    problem.help = message{"数の出ている語句を足すか、仮定「…」でわけを書きます", "add a phrase that holds it, or say why with 仮定「…」"};
  }
  void report_word(const stated_word& one, const std::vector<syntax::basis>& bases) {
    const std::string words = words_of(one.word);
    auto& problem = problems_.error("E0503", one.where, {"条文の語と語句が食い違います", "the clause and its phrase use different words"},
                                    {"語句に " + words + " のどれもありません", "no phrase has any of " + words});
    problem.labels.push_back({bases.front().where, {"この語句です", "the phrase"}});
    problem.help = message{"語句に合わせるか、仮定「…」でわけを書きます", "follow the phrase, or say why with 仮定「…」"};
  }
  void report_unbounded(const stated_number& one, const syntax::basis& basis) {
    const std::string text = literal_text(one.number.value, one.number.of);
    auto& problem = problems_.error("E0503", one.where, {"条文の語と語句が食い違います", "the clause and its phrase use different words"},
                                    {"語句では上限です", "the phrase gives an upper bound"});
    problem.labels.push_back({basis.where, {"この語句です", "the phrase"}});
    problem.mends.push_back({{}, one.where, text + " 以内"});
  }

  const checked& file_;
  const page_texts& pages_;
  trouble problems_;
  std::set<std::string> warned_;
};

}  // namespace detail

SANTEI_INLINE diagnostics check_citations(const checked& file, const page_texts& pages) {
  return detail::citation_check(file, pages).run();
}

}  // namespace santei::check
