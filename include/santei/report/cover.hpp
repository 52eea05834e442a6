// Coverage page by page: which lines a clause quotes, which figures a clause states.
#pragma once

#include <santei/analyse/cover.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <string>
#include <vector>

namespace santei::report {

/// Line by line: ○ all of it is quoted, △ some, － none, with the clauses; then the figures that no clause states. Pages whose figures are
/// all settled are one line each unless `every_line`.
[[nodiscard]] std::string cover_text(const std::vector<analyse::page_coverage>& pages, bool every_line, const text_style& style = {});
/// [{"page", "lines": [{"line", "text", "covered", "clauses"}], "figures": [{"line", "text", "kind", "aim", "quoted", "clauses",
/// "exception"}]}].
[[nodiscard]] std::string cover_json(const std::vector<analyse::page_coverage>& pages);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/cover.ipp>
#endif
