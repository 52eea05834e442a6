// Answers as the contract's JSON: yen as integers of any size, exact values as strings in lowest terms.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/text/source.hpp>

#include <string>
#include <utility>
#include <vector>

namespace santei::report {

/// `estimate`: a list, one object a measure.
[[nodiscard]] std::string estimate_json(const std::vector<std::pair<catalogue::measure, evaluate::result>>& answers);
/// `list`.
[[nodiscard]] std::string list_json(const std::vector<catalogue::entry>& entries);
/// `show` of one measure.
[[nodiscard]] std::string show_json(const catalogue::measure& of);
/// Problems as a list of {"level", "code", "text", "help", "places": [{"source", "line", "column", "text"}]}.
[[nodiscard]] std::string problems_json(const diagnostics& problems, const source_set& sources, language lang);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/json.ipp>
#endif
