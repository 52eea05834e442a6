// Definitions of `list` and `show` for people.
#pragma once

#include <santei/report/text.hpp>

#include <santei/syntax/print.hpp>
#include <santei/value/calendar.hpp>

#include <santei/impl/report/json.ipp>
#include <santei/impl/report/words.ipp>

namespace santei::report {

SANTEI_INLINE std::string list_text(const std::vector<catalogue::entry>& entries, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  std::vector<detail::row> rows;
  std::string programme;
  const auto flush = [&] {
    out.table(rows);
    rows.clear();
  };
  for (const catalogue::entry& one : entries) {
    if (one.programme != programme) {
      flush();
      programme = one.programme;
      out.heading(one.programme_title + (one.page.empty() ? "" : "（" + detail::page_words(one.page, style.lang) + "）"));
    }
    std::string title = one.title;
    for (const catalogue::edition& edition : one.editions)
      if (edition.key != "r6_supplementary") title += " @" + edition.key;
    const char* computable = one.computable ? (ja ? "算定可" : "computable") : (ja ? "額なし" : "no amount");
    rows.push_back({{one.programme + "/" + one.measure}, {computable, one.computable ? detail::paint::good : detail::paint::faint}, {detail::kind_words(one.kind, style.lang) + "  " + title}});
  }
  flush();
  return std::move(out).take();
}

SANTEI_INLINE std::string show_text(const catalogue::measure& of, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  detail::write_title(out, of, style.lang);
  out.heading(ja ? "節" : "Clauses");
  std::vector<detail::row> rows;
  const check::category* category = nullptr;
  for (const auto& [within, clause] : detail::shown_clauses(of)) {
    if (within != category) rows.push_back({{(ja ? "費目 " : "cost category ") + within->title, detail::paint::bold}, {""}});
    category = within;
    const bool quoted = std::any_of(clause->bases.begin(), clause->bases.end(), [](const syntax::basis& basis) { return basis.is == syntax::basis_kind::quote; });
    const plan::citation cited{{}, detail::quotes_of(*clause), quoted ? of.written().page : std::string(), {}};
    rows.push_back({{syntax::print(of.rule().tree, *clause)}, {detail::basis_words(cited, style.lang), detail::paint::faint}});
  }
  out.table(rows);
  const auto facts = [&](const char* heading, bool open_points) {
    std::vector<detail::row> asked;
    for (const plan::input& input : of.plan().inputs) {
      if (input.open_point != open_points) continue;
      const declaration& fact = input.declared;
      asked.push_back({{fact.key}, {fact.label}, {describe(fact.of).in(style.lang) + (fact.of.of == kind::category ? "  " + detail::choice_words(fact) : "")}});
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
