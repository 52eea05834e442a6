// No grant is below 0: where the shape of a computation does not show it, the amount is cut there.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

#include <vector>

namespace santei::plan::detail {

/// By node: whether its shape alone shows that it is never below 0.
SANTEI_INLINE std::vector<bool> never_negative(const measure_plan& plan) {
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
      case op::round: case op::total: made[id] = made[n.a]; break;
      default: break;
    }
  }
  return made;
}

/// What was computed is kept for proofs.
SANTEI_INLINE draft lowering::cut_at_zero(const draft& of) {
  const std::vector<bool> known = never_negative(out_);
  const auto keep = [&](node_id a, node_id applies) {
    if (!known[a]) at_.uncut.push_back({promise_kind::computed, {}, a, applies});
  };
  keep(of.stated, of.has_stated);
  for (const node_id a : {of.least, of.most}) keep(a, make_.any(of.has_possible, of.undetermined));
  return each(of, [&](node_id a) { return known[a] ? a : make_.maximum(a, make_.number(0)); });
}

}  // namespace santei::plan::detail
