// Definitions of the report on coverage.
#pragma once

#include <santei/report/cover.hpp>

#include <santei/impl/report/json_writer.hpp>
#include <santei/impl/report/lines.hpp>
#include <santei/impl/report/lines.ipp>
#include <santei/impl/value/trimmed.hpp>

#include <algorithm>

namespace santei::report {

namespace detail {

SANTEI_INLINE bool is_clean(const analyse::page_coverage& page) {
  return std::all_of(page.figures.begin(), page.figures.end(), [](const auto& one) { return one.is_settled(); });
}

/// "all", "part" or "none" of a line.
SANTEI_INLINE const char* extent_of(const analyse::covered_line& line) {
  return line.covered == 0 ? "none" : line.covered < line.length ? "part" : "all";
}

SANTEI_INLINE std::string joined_clauses(const std::vector<std::string>& clauses) {
  std::string out;
  for (const std::string& clause : clauses) out += (out.empty() ? "" : " ／ ") + clause;
  return out;
}

SANTEI_INLINE void write_lines(page& out, const analyse::page_coverage& of) {
  std::vector<row> rows;
  for (const analyse::covered_line& line : of.lines) {
    const char* mark = line.covered == 0 ? "－" : line.covered < line.length ? "△" : "○";
    rows.push_back({{std::to_string(line.number)},
                    {mark, line.covered == 0 ? paint::faint : paint::good},
                    {std::string(santei::detail::trimmed(line.text))},
                    {joined_clauses(line.clauses), paint::faint}});
  }
  out.table(rows);
}

SANTEI_INLINE void write_figures(page& out, const analyse::page_coverage& of, bool ja, bool every) {
  std::vector<row> rows;
  for (const analyse::covered_figure& one : of.figures) {
    if (one.is_settled() && !every) continue;
    const bool stated = !one.clauses.empty();
    const std::string why = stated ? joined_clauses(one.clauses)
                            : one.figure.of_aims ? std::string(ja ? "成果目標" : "an aim")
                            : !one.exception.empty() ? one.exception
                            : one.quoted ? std::string(ja ? "引かれているが、どの条文も述べていない" : "quoted, but no clause states it")
                                         : std::string(ja ? "どの条文にもない" : "in no clause");
    rows.push_back({{one.is_settled() ? "○" : "×", one.is_settled() ? paint::good : paint::bad},
                    {std::to_string(one.figure.line)},
                    {one.figure.text, paint::bold},
                    {why}});
  }
  out.table(rows);
}

}  // namespace detail

SANTEI_INLINE std::string cover_text(const std::vector<analyse::page_coverage>& pages, bool every_line, const text_style& style) {
  detail::page out(style.width, style.colour);
  const bool ja = style.lang == language::japanese;
  for (const analyse::page_coverage& one : pages) {
    const auto stated = std::count_if(one.figures.begin(), one.figures.end(), [](const auto& figure) { return !figure.clauses.empty(); });
    const auto quoted = std::count_if(one.lines.begin(), one.lines.end(), [](const auto& line) { return line.covered != 0; });
    const std::string counts = ja ? "  数字 " + std::to_string(stated) + "/" + std::to_string(one.figures.size()) + "  行 " +
                                        std::to_string(quoted) + "/" + std::to_string(one.lines.size())
                                  : "  figures " + std::to_string(stated) + "/" + std::to_string(one.figures.size()) + "  lines " +
                                        std::to_string(quoted) + "/" + std::to_string(one.lines.size());
    const bool clean = detail::is_clean(one);
    const std::string title = (clean ? "○ " : "× ") + (ja ? one.page + "ページ" : "p. " + one.page) + counts;
    every_line ? out.heading(title) : out.line(title);
    if (every_line) detail::write_lines(out, one);
    detail::write_figures(out, one, ja, every_line);
  }
  return std::move(out).take();
}

SANTEI_INLINE std::string cover_json(const std::vector<analyse::page_coverage>& pages) {
  detail::json out;
  out.list(pages, [&](const analyse::page_coverage& page) {
    out.object([&] {
      out.key("page").text(page.page);
      out.key("lines").list(page.lines, [&](const analyse::covered_line& line) {
        out.object([&] {
          out.key("line").count(line.number);
          out.key("text").text(santei::detail::trimmed(line.text));
          out.key("covered").text(detail::extent_of(line));
          out.key("clauses").texts(line.clauses);
        });
      });
      out.key("figures").list(page.figures, [&](const analyse::covered_figure& one) {
        out.object([&] {
          out.key("line").count(one.figure.line);
          out.key("text").text(one.figure.text);
          out.key("kind").text(name_of(one.figure.is));
          out.key("aim").truth(one.figure.of_aims);
          out.key("quoted").truth(one.quoted);
          out.key("clauses").texts(one.clauses);
          out.key("exception").text_or_null(one.exception);
        });
      });
    });
  });
  return out.take();
}

}  // namespace santei::report
