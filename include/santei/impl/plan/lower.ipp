// The driver: requirements, grant, shares, stages, and what an answer lists beside them.
#pragma once

#include <santei/plan/lower.hpp>

#include <santei/impl/plan/lower/lowering.hpp>

#include <santei/impl/plan/lower/names.ipp>
#include <santei/impl/plan/lower/expression.ipp>
#include <santei/impl/plan/lower/rows.ipp>
#include <santei/impl/plan/lower/condition.ipp>
#include <santei/impl/plan/lower/figure.ipp>
#include <santei/impl/plan/lower/rates.ipp>
#include <santei/impl/plan/lower/categories.ipp>
#include <santei/impl/plan/lower/limits.ipp>
#include <santei/impl/plan/lower/joint.ipp>
#include <santei/impl/plan/lower/sign.ipp>
#include <santei/impl/plan/lower/grant.ipp>
#include <santei/impl/plan/lower/other_measure.ipp>
#include <santei/impl/plan/lower/flow.ipp>
#include <santei/impl/plan/lower/notes.ipp>
#include <santei/impl/plan/lower/promises.ipp>
#include <santei/impl/plan/lower/unread.ipp>

#include <algorithm>

namespace santei::plan {

namespace detail {

/// A rate that is listed after a condition on the rates was made is none of those that it names, but has a place in its set.
SANTEI_INLINE void cover_all_choices(measure_plan& of) {
  for (const node& n : of.nodes)
    if (n.code == op::input_in) of.sets[n.b].resize(std::max(of.sets[n.b].size(), of.inputs[n.a].declared.choices.size()));
}

SANTEI_INLINE void lowering::run() {
  lower_requirements();
  lower_grant();
  if (make_.full()) refuse_size();
  if (!problems_.empty()) return;
  out_.eligible = make_.truth(true);
  for (const requirement& one : out_.requirements) out_.eligible = make_.all(out_.eligible, one.holds);
  if (at_.row_holds != no_node) out_.eligible = make_.all(out_.eligible, make_.exists(at_.row_holds));
  lower_promises();
  lower_shares();
  lower_flow();
  lower_exclusions();
  derive_facts();
  list_readings();
  list_assumptions();
  list_unstated();
  list_notes_of_others();
  cover_all_choices(out_);
  note_budget();
  if (!make_.full()) drop_unread(out_);
  refuse_size();
}

}  // namespace detail

SANTEI_INLINE citation cite(const check::checked& file, const check::measure& measure, const syntax::clause& clause) {
  citation made = detail::bases_of(measure, clause);
  made.text = syntax::print(file.tree, clause);
  return made;
}

SANTEI_INLINE outcome<measure_plan> lower(const check::checked& file, std::size_t measure, const limits& within) {
  return lower(file, file.measures[measure], within);
}

SANTEI_INLINE outcome<measure_plan> lower(const check::checked& file, const check::measure& measure, const limits& within) {
  detail::lowering lowering(file, measure, within);
  lowering.run();
  if (!lowering.problems().empty()) return lowering.problems();
  return lowering.take();
}

}  // namespace santei::plan
