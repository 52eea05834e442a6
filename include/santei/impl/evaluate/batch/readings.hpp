// How the nodes of a plan read each input: as a choice, against fixed limits, in arithmetic, or whether it is told at all.
#pragma once

#include <santei/impl/evaluate/run.hpp>

#include <cstdint>
#include <set>
#include <vector>

namespace santei::evaluate::detail {

struct reading {
  bool any = false;
  bool told = false;                  // `given` stands in the rule
  bool computed = false;              // a number in arithmetic, or against what is no constant
  bool as_truth = false;
  std::set<std::uint32_t> sets;       // of input_in
  std::set<rational> limits;          // constants it is compared with
};

/// One reading an input, over all that the roots need; a fact that is itself a root is computed with.
inline std::vector<reading> readings_of(const plan::measure_plan& plan, const std::vector<plan::node_id>& roots) {
  const std::vector<bool> nodes = needed_for(plan, roots);
  std::vector<reading> made(plan.inputs.size());
  const auto number = [&](plan::node_id id) { return plan.at(id).code == plan::op::input_number; };
  const auto constant = [&](plan::node_id id) { return plan.at(id).code == plan::op::number; };
  const auto compute = [&](plan::node_id id) {
    if (number(id)) made[plan.at(id).a].any = made[plan.at(id).a].computed = true;
  };
  const auto compare = [&](plan::node_id a, plan::node_id b) {
    if (!number(a)) return;
    reading& of = made[plan.at(a).a];
    of.any = true;
    if (constant(b)) of.limits.insert(plan.constants[plan.at(b).a]);
    else of.computed = true;
  };
  for (const plan::node_id root : roots)
    if (root != plan::no_node) compute(root);
  for (plan::node_id id = 0; id < plan.nodes.size(); ++id) {
    if (!nodes[id]) continue;
    const plan::node& n = plan.at(id);
    switch (n.code) {
      case plan::op::number: case plan::op::yes: case plan::op::no: case plan::op::input_number: break;
      case plan::op::input_truth: made[n.a].any = made[n.a].as_truth = true; break;
      case plan::op::input_in: made[n.a].any = true, made[n.a].sets.insert(n.b); break;
      case plan::op::given: made[n.a].any = made[n.a].told = true; break;
      case plan::op::at_least: case plan::op::above: case plan::op::equal: compare(n.a, n.b), compare(n.b, n.a); break;
      default: each_operand(plan, n, compute);
    }
  }
  return made;
}

}  // namespace santei::evaluate::detail
