// Whether a truth holds for nobody.
#pragma once

#include <santei/impl/analyse/prove/paths.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>

namespace santei::analyse::detail {

/// Proved for every applicant, on at most so many ways through the plan; a bold proof takes less, and fails more often. `work` is left to
/// what else is searched.
inline bool never_holds(const plan::measure_plan& plan, plan::node_id root, detail_level level, std::size_t& work, std::size_t most_ways) {
  if (plan.at(root).code == plan::op::no) return true;
  const plan_shape shape(plan);
  return paths(plan, shape, {}, level, work).search(root, [](const applicant&) { return true; }, most_ways) == search_end::none;
}

/// The bold proof, then the other.
inline bool never_holds(const plan::measure_plan& plan, plan::node_id root, std::size_t& work) {
  constexpr std::size_t most_ways = 1'000;
  return never_holds(plan, root, detail_level::bold, work, most_ways) || never_holds(plan, root, detail_level::exact, work, most_ways);
}

}  // namespace santei::analyse::detail
