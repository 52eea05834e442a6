// Answers as the contract's JSON: yen as integers of any size, exact values as strings in lowest terms.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/text/source.hpp>

#include <optional>
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


/// How many mutants of a file count, how many of those were noticed, and how many more mean the same as the rule.
struct mutation_counts {
  std::size_t counted = 0, killed = 0, equal = 0;
};

/// What `check`, `test`, `cite` or `mutate` found in one file.
struct findings {
  std::string path;
  diagnostics problems;
  std::size_t measures = 0, examples = 0, passed = 0;
  std::vector<std::string> guidelines, assumptions;  // 要領 and 仮定, each once
  std::optional<mutation_counts> mutants;                // of `mutate`
};
/// [{"file", "measures", "examples", "passed", "guidelines", "assumptions", "problems"}]; of `mutate` also "mutants": {"counted", "killed",
/// "equal"}.
[[nodiscard]] std::string findings_json(const std::vector<findings>& found, const source_set& sources, language lang);
/// Every 要領 and 仮定 of a file, each once, into `into`.
void collect_sources(const check::checked& file, findings& into);

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/json.ipp>
#endif
