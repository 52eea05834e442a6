// The 例 of a rule file, run: each holds, or says what came out instead (E06xx).
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/limits.hpp>
#include <santei/text/diagnostic.hpp>

#include <memory>
#include <string>
#include <vector>

namespace santei::analyse {

/// One 例 in one measure that it holds for. Empty problems: it passed.
struct example_result {
  std::string measure;  // "programme/measure/frame@edition"; empty for a formula that stands in no measure
  span where;
  diagnostics problems;

  [[nodiscard]] bool passed() const { return problems.empty(); }
};

/// Runs every 例 of a checked file, in the order of its measures. E0601: another amount or status; E0602: facts refused; E0603: shares
/// differ; E0604: another stated amount; E0605: the limit on trials is reached; a measure that cannot be lowered gives one result with those problems.
[[nodiscard]] std::vector<example_result> run_examples(const check::checked& file, const limits& within = {},
                                                       const plan::limits& lowered = {});

/// An amount as an 例 would expect it: 対象外, 算定不能, "3億円", "最大 3億円", "最大 0円 から 3億円", "0円 から 3億円", "3億円 まで", "未定 3億円 まで".
[[nodiscard]] std::string expectation_text(const evaluate::amounts& of, currency in = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/examples.ipp>
#endif
