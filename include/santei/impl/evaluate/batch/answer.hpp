// Verdict and amounts alone, as estimate() gives them.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/impl/evaluate/amount_diagram.hpp>

#include <algorithm>
#include <vector>

namespace santei::evaluate::detail {

struct short_answer {
  truth verdict = truth::unknown;
  amounts amount;
};

/// The nodes that verdict and amounts hang on.
inline std::vector<plan::node_id> answer_nodes(const plan::measure_plan& plan) {
  const plan::amount& g = plan.grant;
  std::vector<plan::node_id> nodes{plan.eligible, g.stated, g.least, g.most, g.has_stated, g.has_possible, g.undetermined, g.open};
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node) nodes.push_back(one.in_doubt);
  return nodes;
}
/// The same with what 排他 looks at: of cases that are alike in all of these, none is barred where another is not.
inline std::vector<plan::node_id> nodes_told_apart(const plan::measure_plan& plan) {
  std::vector<plan::node_id> nodes = answer_nodes(plan);
  for (const plan::exclusion& one : plan.exclusions) nodes.push_back(one.both);
  return nodes;
}

inline short_answer answer_of(const plan::measure_plan& plan, const bound_case& bound, explorer& explore) {
  case_diagrams left(plan, bound, explore);
  const amount_diagram says(left, asked_of(left, plan, false));
  return {says.verdict(), says.total().finish(explore.tight() && says.tight())};
}

/// One of an exclusive pair is a 真偽 of its own.
inline bool breaks_exclusion(const plan::measure_plan& plan, const bound_case& bound) {
  return std::any_of(plan.exclusions.begin(), plan.exclusions.end(), [&](const plan::exclusion& one) {
    const plan::node& both = plan.at(one.both);
    const auto surely = [&](plan::node_id id) {
      const bound_value& value = bound.values[plan.at(id).a][0];
      return value.given && value.choices == std::vector<std::uint32_t>{1};
    };
    return both.code == plan::op::all && surely(both.a) && surely(both.b);
  });
}

}  // namespace santei::evaluate::detail
