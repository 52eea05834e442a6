// Definitions of the contract's JSON: problems, and what an author's commands found.
#pragma once

#include <santei/report/json.hpp>

#include <santei/check/checked.hpp>

#include <santei/impl/report/json_writer.hpp>

#include <algorithm>

namespace santei::report {

namespace detail {

/// The text from one place to another (neither in it where they are one), and what stands there instead.
SANTEI_INLINE void write_mend(json& out, const mend& one, const source_set& sources) {
  const bool known = one.where.source < sources.size();
  const position begin = known ? sources[one.where.source].position_of(one.where.begin) : position{0, 0};
  const position end = known ? sources[one.where.source].position_of(one.where.end) : position{0, 0};
  out.object([&] {
    out.key("source").text(known ? sources[one.where.source].name() : std::string());
    out.key("line").count(begin.line);
    out.key("column").count(begin.column);
    out.key("end_line").count(end.line);
    out.key("end_column").count(end.column);
    out.key("text").text(one.text);
  });
}

SANTEI_INLINE void write_problems(json& out, const diagnostics& problems, const source_set& sources, language lang) {
  out.list(problems, [&](const diagnostic& problem) {
    out.object([&] {
      out.key("level").text(problem.level == severity::error ? "error" : "warning");
      out.key("code").text(problem.code);
      out.key("text").text(problem.text.in(lang));
      const auto advice = problem.advice();
      out.key("help");
      advice ? out.text(advice->in(lang)) : out.null();
      out.key("mends").list(problem.mends, [&](const mend& one) { write_mend(out, one, sources); });
      out.key("places").list(problem.labels, [&](const label& one) {
        const bool known = one.where.source < sources.size();
        const position at = known ? sources[one.where.source].position_of(one.where.begin) : position{0, 0};
        out.object([&] {
          out.key("source").text(known ? sources[one.where.source].name() : std::string());
          out.key("line").count(at.line);
          out.key("column").count(at.column);
          out.key("text").text(one.text.in(lang));
        });
      });
    });
  });
}

}  // namespace detail

SANTEI_INLINE std::string problems_json(const diagnostics& problems, const source_set& sources, language lang) {
  detail::json out;
  detail::write_problems(out, problems, sources, lang);
  return out.take();
}

SANTEI_INLINE std::string findings_json(const std::vector<findings>& found, const source_set& sources, language lang) {
  detail::json out;
  out.list(found, [&](const findings& one) {
    out.object([&] {
      out.key("file").text(one.path);
      out.key("measures").count(one.measures);
      out.key("examples").count(one.examples);
      out.key("passed").count(one.passed);
      out.key("guidelines").texts(one.guidelines);
      out.key("assumptions").texts(one.assumptions);
      if (one.mutants) {
        out.key("mutants").object([&] {
          out.key("counted").count(one.mutants->counted);
          out.key("killed").count(one.mutants->killed);
          out.key("equal").count(one.mutants->equal);
        });
      }
      out.key("problems");
      detail::write_problems(out, one.problems, sources, lang);
    });
  });
  return out.take();
}

SANTEI_INLINE void collect_sources(const check::checked& file, findings& into) {
  const auto add = [&](const std::vector<syntax::basis>& bases) {
    for (const syntax::basis& basis : bases) {
      if (basis.is == syntax::basis_kind::quote) continue;
      auto& list = basis.is == syntax::basis_kind::guideline ? into.guidelines : into.assumptions;
      if (std::find(list.begin(), list.end(), basis.text) == list.end()) list.push_back(basis.text);
    }
  };
  for (const syntax::block& block : file.tree.blocks)
    for (const syntax::clause& clause : block.clauses) {
      add(clause.bases);
      if (const auto* table = std::get_if<syntax::table_clause>(&clause.says))
        for (const syntax::table_row& row : table->rows) add(row.bases);
      if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says))
        for (const syntax::case_row& row : cases->rows) add(row.bases);
    }
}

}  // namespace santei::report
