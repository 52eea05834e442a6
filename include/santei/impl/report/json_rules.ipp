// Definitions of the contract's JSON: the list of measures and one rule.
#pragma once

#include <santei/catalogue/catalogue.hpp>

#include <santei/plan/lower.hpp>


#include <santei/impl/report/json_writer.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/calendar.hpp>

#include <span>
#include <vector>

namespace santei::report {

namespace detail {

SANTEI_INLINE void write_identity(json& out, const catalogue::measure& of) {
  out.key("programme").text(of.id().programme);
  out.key("measure").text(of.id().measure);
  out.key("kind").text(of.kind());
}

/// Which frame and edition of the measure it is, and whether guidelines alone hold it.
SANTEI_INLINE void write_edition(json& out, const catalogue::measure& of) {
  if (!of.is_on_budget_page()) out.key("source").text("guideline");
  out.key("frame").text_or_null(of.id().frame);
  if (of.id().edition.empty() && of.written().page.empty()) out.key("edition").null();  // a rule of one's own without 版
  else out.key("edition").text(of.id().edition.empty() ? catalogue::budget_edition : of.id().edition);
}

SANTEI_INLINE void write_fact(json& out, const declaration& fact) {
  out.object([&] {
    out.key("key").text(fact.key);
    out.key("type").text(name_of(fact.of.of));
    out.key("unit").text_or_null(unit_of(fact.of));
    out.key("label").text(fact.label);
    const std::size_t shown = fact.of.of == kind::category ? fact.choice_count() : 0;
    out.key("choices").list(std::span(fact.choices.items()).first(shown), [&](const choice& one) {
      out.object([&] {
        out.key("key").text(one.key);
        out.key("label").text(one.label);
      });
    });
  });
}

/// The phrase of the page and the page, and every basis behind it.
SANTEI_INLINE void write_basis(json& out, const plan::citation& cited) {
  out.key("quote").text(cited.quote());
  out.key("page").text(cited.page);
  out.key("bases").list(cited.bases, [&](const plan::basis& one) {
    out.object([&] {
      out.key("kind").text(name_of(one.is));
      out.key("text").text(one.text);
    });
  });
}

/// Whether `show` lists the clause: everything but what is for authors.
SANTEI_INLINE bool is_shown(syntax::clause_kind of) {
  using syntax::clause_kind;
  return of != clause_kind::example && of != clause_kind::use && of != clause_kind::unstated;
}

/// A clause on one line; one with rows or choices of its own as it stands in the file.
SANTEI_INLINE std::string clause_text(const catalogue::measure& of, const syntax::clause& clause) {
  using syntax::clause_kind;
  if (clause.is == clause_kind::table || clause.is == clause_kind::cases || clause.is == clause_kind::reading)
    return std::string(of.sources().text_of(clause.where));
  return syntax::print(of.rule().tree, clause);
}

SANTEI_INLINE void write_clause(json& out, const catalogue::measure& of, const syntax::clause& clause) {
  out.object([&] {
    out.key("text").text(clause_text(of, clause));
    write_basis(out, plan::cite(of.rule(), of.written(), clause));
  });
}

/// The clauses that `show` lists, each with the 費目 it stands in, if any.
SANTEI_INLINE std::vector<std::pair<const check::category*, const syntax::clause*>> shown_clauses(const catalogue::measure& of) {
  std::vector<std::pair<const check::category*, const syntax::clause*>> clauses;
  for (const check::clause_place place : of.written().clauses)
    if (const syntax::clause& clause = of.rule().at(place); is_shown(clause.is)) clauses.emplace_back(nullptr, &clause);
  for (const check::category& category : of.written().categories)
    for (const check::clause_place place : category.clauses) clauses.emplace_back(&category, &of.rule().at(place));
  return clauses;
}

}  // namespace detail

SANTEI_INLINE std::string list_json(const std::vector<catalogue::entry>& entries) {
  detail::json out;
  const auto day = [&](const std::optional<std::int64_t>& number) { number ? out.text(date_text(*number)) : out.null(); };
  out.list(entries, [&](const catalogue::entry& one) {
    out.object([&] {
      out.key("programme").text(one.programme);
      out.key("measure").text(one.measure);
      out.key("title").text(one.title);
      out.key("kind").text(one.kind);
      out.key("computable").truth(one.computable);
      if (!one.is_on_budget_page()) out.key("source").text("guideline");
      out.key("editions").list(one.editions, [&](const catalogue::edition& edition) {
        out.object([&] {
          if (edition.key == catalogue::budget_edition && one.page.empty()) out.key("edition").null();
          else out.key("edition").text(edition.key);
          out.key("from");
          day(edition.from);
          out.key("to");
          day(edition.to);
          out.key("read");
          day(edition.read);
          out.key("frames").texts(edition.frames);
        });
      });
    });
  });
  return out.take();
}

SANTEI_INLINE std::string show_json(const catalogue::measure& of) {
  detail::json out;
  out.object([&] {
    detail::write_identity(out, of);
    out.currency(of.plan().money);
    std::vector<plan::input> asked = of.plan().inputs;
    std::erase_if(asked, [](const plan::input& one) { return one.nameless; });
    out.key("facts").list(asked, [&](const plan::input& input) { detail::write_fact(out, input.declared); });
    out.key("clauses").list(detail::shown_clauses(of), [&](const auto& one) { detail::write_clause(out, of, *one.second); });
    out.key("unstated").texts(of.plan().unstated);
  });
  return out.take();
}

}  // namespace santei::report
