// The best split of costs over measures, as text and as JSON.
#pragma once

#include <santei/catalogue/combination.hpp>
#include <santei/config.hpp>
#include <santei/report/text.hpp>

#include <string>

namespace santei::report {

/// Measure by measure what goes where and what it pays; what comes next; why each other measure loses.
[[nodiscard]] std::string combination_text(const catalogue::combination& of, const analyse::best_split& found,
                                           const text_style& style = {});
/// {"best": S, "runner_up": S or null, "measures": [{"id", "part": "paying" | "never" | "excluded" | "less", "otherwise": S or null,
/// "excluded_by": {"id", "why"} or null, "missing": [key]}], "proved": true, "steps"}; S is {"total", "measures": [{"id", "cost", "grant",
/// "items": [name]}], "left_over": [name]}.
[[nodiscard]] std::string combination_json(const catalogue::combination& of, const analyse::best_split& found);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/combination.ipp>
#endif
