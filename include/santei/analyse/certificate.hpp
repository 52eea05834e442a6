// A certificate of one answer: what verify/certificate derives from the rule's text, where the evaluator says the same.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/verify/certificate.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace santei::analyse {

/// The certificate of `plan` on `of`, in the form that verify/certificate.hpp describes. `measure` is its ID; `rule` is the file of the
/// measure among `sources`, which hold its vocabularies too. Refused: a fact on which the answer hangs and that is not known exactly
/// (E0940, each with its key); an answer of the evaluator that is not what the clauses give (E0941: a fault of this program). What the
/// checker has no meaning for is certified as left to the evaluator.
[[nodiscard]] outcome<std::string> certificate_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::string_view measure,
                                                  const source_set& sources, std::uint32_t rule);

/// What the evaluator's answer claims where no fact is open; nothing where it leaves the verdict or the stated amount open.
[[nodiscard]] std::optional<verify::claim> claim_of(const evaluate::result& answer);

/// The facts of a certificate as any rule takes them.
[[nodiscard]] facts facts_of(const verify::asked_case& certified, const plan::measure_plan& plan);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/certificate.ipp>
#endif
