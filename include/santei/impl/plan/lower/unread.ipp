// Folding and overriding leave nodes behind that no output reads.
#pragma once

#include <santei/plan/plan.hpp>

#include <vector>

namespace santei::plan::detail {

/// Drops the nodes that nothing reads any more, keeping the order of the rest.
inline void drop_unread(measure_plan& plan) {
  std::vector<node_id*> roots{&plan.eligible};
  roots.reserve(16 + 2 * plan.requirements.size() + 2 * (plan.steps.size() + plan.promises.size() + plan.shares.size()) +
                8 * plan.stages.size());
  const auto keep = [&](amount& a) {
    roots.insert(roots.end(), {&a.stated, &a.unrounded, &a.least, &a.most, &a.has_stated, &a.has_possible, &a.undetermined, &a.open});
  };
  keep(plan.grant);
  for (requirement& one : plan.requirements) {
    roots.push_back(&one.holds);
    if (one.in_doubt != no_node) roots.push_back(&one.in_doubt);
  }
  for (step& one : plan.steps) {
    roots.insert(roots.end(), {&one.value, &one.applies});
    if (one.figure != no_node) roots.push_back(&one.figure);
  }
  for (promise& one : plan.promises) roots.insert(roots.end(), {&one.value, &one.applies});
  for (share& one : plan.shares) roots.insert(roots.end(), {&one.stated, &one.unrounded, &one.open});
  for (category& one : plan.categories) roots.insert(roots.end(), {&one.least, &one.most});
  for (stage& one : plan.stages)
    if (one.amount) keep(*one.amount);
  for (derivation& one : plan.derivations)
    for (derivation::row& row : one.rows) roots.push_back(&row.holds);
  for (exclusion& one : plan.exclusions) roots.push_back(&one.both);
  std::vector<node_id> now(plan.nodes.size(), no_node);  // where a node goes; of one that is read, any place till it is known
  for (const node_id* root : roots) now[*root] = 0;
  for (std::size_t id = plan.nodes.size(); id-- > 0;) {
    if (now[id] == no_node) continue;
    each_operand(plan, plan.nodes[id], [&](node_id operand) { now[operand] = 0; });
  }
  std::size_t kept = 0;
  for (std::size_t id = 0; id < plan.nodes.size(); ++id) {
    if (now[id] == no_node) continue;
    node n = plan.nodes[id];
    each_operand(n, [&](node_id& operand) { operand = now[operand]; });
    now[id] = static_cast<node_id>(kept);
    plan.nodes[kept++] = n;
  }
  plan.nodes.resize(kept);
  for (program& one : plan.programs) each_node(one, [&](node_id& id) { id = now[id]; });
  for (node_id* root : roots) *root = now[*root];
}

}  // namespace santei::plan::detail
