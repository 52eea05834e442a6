// Which single fact, changed alone, would make an applicant eligible who is not, and what that brings.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>
#include <santei/value/declaration.hpp>
#include <santei/value/truth.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace santei::analyse {

/// One fact changed alone, after which 対象 is no longer no.
struct remedy {
  declaration fact;
  std::vector<std::uint32_t> choices;  ///< of a 区分 or 真偽: all that bring the same
  std::optional<rational> value;       ///< of a number: the nearest that does
  truth verdict = truth::yes;          ///< unknown: facts that are not known still decide
  evaluate::amounts brings;
};

/// For a case in which 対象 is no: for each fact given, or whose absence a rule speaks of, the nearest change that alone makes it yes, or
/// else unknown; empty where none does, or 対象 is not no. A number whose effect is no line is left out, and
/// so is what comes after the limit on trials is reached.
[[nodiscard]] std::vector<remedy> remedies(const plan::measure_plan& plan, const evaluate::bound_case& of, const limits& within = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/remedies.ipp>
#endif
