// The facts that a cost is made of.
#pragma once

#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace santei::analyse::detail {

/// The amounts in which a grant should not fall: those that the cost is made of, or the formula where there is no cost.
inline std::vector<std::uint32_t> cost_inputs(const plan::measure_plan& plan) {
  const auto cost =
      std::find_if(plan.promises.begin(), plan.promises.end(), [](const plan::promise& one) { return one.is == plan::promise_kind::cost; });
  std::vector<bool> reads(plan.nodes.size());
  reads[cost != plan.promises.end() ? cost->value : plan.grant.stated] = true;
  std::vector<std::uint32_t> found;
  for (std::size_t id = plan.nodes.size(); id-- > 0;) {
    const plan::node& n = plan.nodes[id];
    if (!reads[id] || plan::is_truth(n.code)) continue;
    switch (n.code) {
      case plan::op::number: break;
      case plan::op::input_number: {
        const plan::input& input = plan.inputs[n.a];
        const kind of = input.declared.of.of;
        if (!input.open_point && (of == kind::money || of == kind::quantity)) found.push_back(n.a);
        break;
      }
      case plan::op::select: reads[n.a] = reads[n.b] = true; break;
      default: each_operand(plan, n, [&](plan::node_id operand) { reads[operand] = true; });
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace santei::analyse::detail
