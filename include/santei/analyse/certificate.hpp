// A certificate of one answer: facts, the rule's bytes and lines, and each operation with its exact value, for verify/certificate to check.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace santei::analyse {

/// The certificate of `plan` on `of`, in the form that verify/certificate.hpp describes. `measure` is its ID; the citations of the plan
/// point into `sources`, `rule` being the file of the measure. Refused: a fact on
/// which the answer hangs and that is not known exactly (E0940, each with its key); a constant of the rule that stands in none of its lines
/// (E0941).
[[nodiscard]] outcome<std::string> certificate_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::string_view measure,
                                                  const source_set& sources, std::uint32_t rule);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/certificate.ipp>
#endif
