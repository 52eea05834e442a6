// Definition of the comparison of two computations.
#pragma once

#include <santei/analyse/same_computation.hpp>
#include <santei/impl/analyse/mutate/same_plan.ipp>

namespace santei::analyse {

SANTEI_INLINE bool same_computation(const plan::measure_plan& first, const plan::measure_plan& second) { return detail::same_plan(first, second); }

}  // namespace santei::analyse
