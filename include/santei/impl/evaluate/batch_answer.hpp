// Verdict and amounts alone, as estimate() gives them, for a row that no table of segments covers.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/impl/evaluate/explore.hpp>

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
  for (const plan::exclusion& one : plan.exclusions) nodes.push_back(one.both);
  return nodes;
}

inline short_answer answer_of(const plan::measure_plan& plan, const bound_case& bound) {
  const plan::amount& of = plan.grant;
  explorer explore(plan, bound, answer_nodes(plan));
  tally total;
  bool yes = false, no = false, unknown = false;
  explore.each([&](const auto&, const cell&, const auto& read, const values<cell_domain>*) {
    for (const plan::exclusion& one : plan.exclusions)
      if (read.truth_at(one.both) == truth::yes) return;
    const truth eligible = read.truth_at(plan.eligible);
    (eligible == truth::yes ? yes : eligible == truth::no ? no : unknown) = true;
    const interval stated = read.number_at(of.stated);
    total.add(eligible, {read.truth_at(of.has_stated), read.truth_at(of.has_possible), read.truth_at(of.undetermined), read.truth_at(of.open), stated, stated,
                         read.number_at(of.least), read.number_at(of.most)});
  });
  return {unknown || (yes && no) ? truth::unknown : truth_of(yes), total.finish(explore.tight())};
}

}  // namespace santei::evaluate::detail
