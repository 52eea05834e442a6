// Whether two measures, such as two editions, compute the same of the same facts.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

namespace santei::analyse {

/// Whether verdict, amounts, shares and stages are one computation in both, in whole smallest units: then they are the same of the same facts. Citations,
/// premises and what is assumed may differ. False says nothing: another computation may come to the same.
[[nodiscard]] bool same_computation(const plan::measure_plan& first, const plan::measure_plan& second);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/same_computation.ipp>
#endif
