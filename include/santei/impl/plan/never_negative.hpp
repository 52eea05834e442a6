// Which numbers of a plan are never below 0, as their shape alone shows.
#pragma once

#include <santei/plan/plan.hpp>

#include <vector>

namespace santei::plan::detail {

/// By node: whether its shape alone shows that it is never below 0.
inline std::vector<bool> never_negative(const measure_plan& plan) {
  std::vector<bool> made(plan.nodes.size());
  for (std::size_t id = 0; id < made.size(); ++id) {
    const node& n = plan.nodes[id];
    switch (n.code) {
      case op::number: made[id] = plan.constants[n.a].sign() >= 0; break;
      case op::input_number: {
        const interval range = plan.inputs[n.a].declared.range();
        made[id] = range.lower() && range.lower()->value.sign() >= 0;
        break;
      }
      case op::add: case op::multiply: case op::divide: case op::minimum: case op::select: made[id] = made[n.a] && made[n.b]; break;
      case op::optimum: made[id] = true; break;
      case op::maximum: made[id] = made[n.a] || made[n.b]; break;
      case op::round: case op::total: case op::greatest: case op::least: made[id] = made[n.a]; break;
      default: break;
    }
  }
  return made;
}

}  // namespace santei::plan::detail
