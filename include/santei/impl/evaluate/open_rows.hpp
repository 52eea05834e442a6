// What the known facts leave of a rule by which a fact follows from others.
#pragma once

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <set>
#include <vector>

namespace santei::evaluate::detail {

/// The conditions of the rows.
inline std::vector<plan::node_id> conditions_of(const plan::derivation& rule) {
  std::vector<plan::node_id> made;
  for (const plan::derivation::row& row : rule.rows) made.push_back(row.holds);
  return made;
}

/// The choices that some row gives.
inline std::vector<std::uint32_t> results_of(const plan::derivation& rule) {
  std::set<std::uint32_t> all;
  for (const plan::derivation::row& row : rule.rows) all.insert(row.choices.begin(), row.choices.end());
  return {all.begin(), all.end()};
}

struct open_rows {
  plan::derivation rule;                  // the rows that may be the first to hold, up to one that surely does
  std::vector<plan::node_id> undecided;  // the parts of their conditions on which that hangs
};

namespace of_rows {

inline void add_undecided(const plan::measure_plan& plan, const values<interval_domain>& run, plan::node_id id,
                          std::vector<plan::node_id>& into) {
  if (run.truth_at(id) != truth::unknown) return;
  const plan::node& n = plan.at(id);
  const bool parts = n.code == plan::op::all || n.code == plan::op::any;
  if (!parts && n.code != plan::op::negate) return into.push_back(id);
  add_undecided(plan, run, n.a, into);
  if (parts) add_undecided(plan, run, n.b, into);
}

}  // namespace of_rows

/// `facts` completes a bound case of `rows` rows.
inline open_rows rows_left(const plan::measure_plan& plan, const assignment& facts, std::size_t rows, const plan::derivation& rule) {
  values<interval_domain> run(plan, rows);
  interval_domain domain(plan, facts);
  run.run(domain, needed_for(plan, conditions_of(rule)));
  open_rows made{{rule.of, rule.from, {}}, {}};
  for (const plan::derivation::row& row : rule.rows) {
    const truth here = run.truth_at(row.holds);
    if (here == truth::no) continue;
    made.rule.rows.push_back(row);
    if (here == truth::yes) break;
    of_rows::add_undecided(plan, run, row.holds, made.undecided);
  }
  return made;
}

}  // namespace santei::evaluate::detail
