// What caps, floors and the cost promise, clause by clause: proofs hold the computed grant against them.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

namespace santei::plan::detail {

/// Each cap that applies and that no 優先 one takes the place of, with what is added to it.
SANTEI_INLINE void lowering::promise_caps(clause_list caps, clause_list uplifts) {
  node_id uplift = make_.number(0);
  for (const clause_pointer clause : uplifts)
    uplift = make_.add(
        uplift, make_.select(stands(*clause, uplifts), number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value),
                             make_.number(0)));
  for (const clause_pointer clause : caps) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    if (figure.of_total || !figure.categories.empty()) continue;  // of a part of the grant
    out_.promises.push_back({promise_kind::cap, cite(*clause), make_.add(cap_value(*clause), uplift), stands(*clause, caps)});
  }
}

SANTEI_INLINE void lowering::lower_promises() {
  using syntax::clause_kind;
  out_.promises = at_.uncut;
  if (at_.cost != no_node) {
    const auto cost = clauses(clause_kind::cost);
    out_.promises.push_back({promise_kind::cost, cost.empty() ? citation{} : cite(*cost.front()), at_.cost, known(at_.cost)});
  }
  promise_caps(clauses(clause_kind::cap), clauses(clause_kind::cap_addition));
  promise_caps(total_caps(), {});
  for (const auto& [kind, is] :
       {std::pair{clause_kind::floor, promise_kind::floor}, std::pair{clause_kind::cost_floor, promise_kind::cost_floor}})
    for (const clause_pointer clause : clauses(kind))
      out_.promises.push_back({is, cite(*clause), number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value),
                               stands(*clause, clauses(kind))});
}

}  // namespace santei::plan::detail
