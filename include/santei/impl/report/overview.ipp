// Definitions of `list` and `show` for people.
#pragma once

#include <santei/report/text.hpp>

#include <santei/syntax/print.hpp>

#include <santei/report/json.hpp>
#include <santei/impl/report/json_rules.ipp>
#include <santei/impl/report/words.ipp>

namespace santei::report {

namespace detail {

/// "@17 general  2025-05-01 から 2025-06-13  資料を読んだ日 2025-06-30"
SANTEI_INLINE std::string edition_words(const catalogue::edition& of, language lang) {
  const bool ja = lang == language::japanese;
  std::string line = "@" + of.key;
  for (const std::string& frame : of.frames) line += (&frame == &of.frames.front() ? " " : ", ") + frame;
  if (of.from || of.to) line += "  " + round_words(of, lang);
  if (of.read) line += (ja ? "  資料を読んだ日 " : "  source read on ") + date_text(*of.read);
  return line;
}

}  // namespace detail

SANTEI_INLINE std::string list_text(const std::vector<catalogue::entry>& entries, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  std::string programme;
  for (const catalogue::entry& one : entries) {
    if (one.programme != programme)
      out.heading(one.programme_title +
                  (one.page.empty() ? "" : (ja ? "（" : " (") + detail::page_words(one.page, style.lang) + (ja ? "）" : ")")));
    programme = one.programme;
    const detail::paint good = one.computable ? detail::paint::good : detail::paint::faint;
    out.table({{{one.computable ? "○" : "－", good}, {one.title}}});
    const char* source = one.is_on_budget_page() ? "" : ja ? "  公募要領による" : "  from guidelines";
    out.line(one.id() + "  " + detail::kind_words(one.kind, style.lang) + source, detail::paint::faint, 6);
    for (const catalogue::edition& edition : one.editions)
      if (edition.key != catalogue::budget_edition) out.line(detail::edition_words(edition, style.lang), detail::paint::faint, 6);
  }
  if (!entries.empty()) {
    out.heading(ja ? "○ 金額を算定できる  － 応募者に払う額の定めがない" : "○ an amount can be computed  － the page pays no applicant an amount");
  }
  return std::move(out).take();
}

namespace detail {

/// The lines of a clause that goes over several, those after the first set in.
SANTEI_INLINE void add_lines(const std::string& text, std::vector<row>& into) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    line.erase(0, std::min(line.find_first_not_of(" \t"), line.size()));
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty()) into.push_back({{(at == 0 ? "" : "  ") + line}});
    at = end + 1;
  }
}

}  // namespace detail

SANTEI_INLINE std::string show_text(const catalogue::measure& of, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  detail::write_title(out, of, style.lang);
  out.heading(ja ? "条文" : "Clauses");
  std::vector<detail::row> rows;
  const check::category* category = nullptr;
  for (const auto& [within, clause] : detail::shown_clauses(of)) {
    if (within != category) rows.push_back({{(ja ? "費目 " : "cost category ") + within->title, detail::paint::bold}, {""}});
    category = within;
    const plan::citation cited = plan::cite(of.rule(), of.written(), *clause);
    const std::string text = detail::clause_text(of, *clause);
    if (text.find('\n') == std::string::npos) {
      rows.push_back({{text}, {detail::basis_words(cited, style.lang), detail::paint::faint}});
      continue;
    }
    out.table(rows);
    rows.clear();
    std::vector<detail::row> lines;  // a table of its own: its rows carry their bases
    detail::add_lines(text, lines);
    out.table(lines);
  }
  out.table(rows);
  const auto facts = [&](const char* heading, bool open_points) {
    std::vector<detail::row> asked;
    for (const plan::input& input : of.plan().inputs) {
      if (input.open_point != open_points || input.nameless || input.declared.key == of.plan().rows) continue;
      const declaration& fact = input.declared;
      asked.push_back({{fact.key},
                       {fact.label},
                       {describe(fact.of).in(style.lang) + (fact.of.of == kind::category ? "  " + detail::choice_words(fact, fact.choice_count()) : "")}});
    }
    if (asked.empty()) return;
    out.heading(heading);
    out.table(asked);
  };
  facts(ja ? "問われる事実" : "Facts it asks for", false);
  facts(ja ? "資料が決めていない点" : "Points that the page leaves open", true);
  if (!of.plan().unstated.empty()) {
    out.heading(ja ? "資料に書かれていないこと" : "What the page does not say");
    for (const std::string& one : of.plan().unstated) out.item(one);
  }
  detail::write_newer(out, of, style.lang);
  return std::move(out).take();
}

}  // namespace santei::report
