// What is made of all rows of a 明細: their sum, their greatest, their least.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/never_negative.hpp>

namespace santei::plan::detail {

/// `row`: a number of each row. While nobody has told of any row there is at least one, and there may be more.
SANTEI_INLINE node_id lowering::over_rows(check::function which, node_id row, const type& of) {
  if (which == check::function::total) {
    if (rounded_rows_)
      for (const clause_pointer clause : at_.roundings) {
        const auto& says = std::get<syntax::rounding_clause>(clause->says);
        if (says.scope == syntax::rounding_scope::row && says.unit)
          row = make_.select(stands(*clause, at_.roundings), make_.round(row, {*says.unit, says.mode}), row);
      }
    if (at_.row_holds != no_node) row = make_.select(at_.row_holds, row, make_.number(0));
  }
  std::vector<std::uint32_t> read;
  collect_inputs({row}, read);
  node_id told = make_.truth(false);
  for (const std::uint32_t input : read)
    if (out_.inputs[input].per_row) told = make_.any(told, make_.exists(make_.given(input)));
  const node_id others = of_other_rows(row, of);
  const auto beside = [&](node_id these, node_id all) { return make_.select(told, these, all); };
  switch (which) {
    case check::function::greatest: return beside(make_.greatest(row), make_.maximum(make_.greatest(row), others));
    case check::function::least: return beside(make_.least(row), make_.minimum(make_.least(row), others));
    default: return beside(make_.total(row), make_.add(make_.total(row), others));
  }
}

/// What other rows may come to: a number that no fact settles, below 0 only where a row may be.
SANTEI_INLINE node_id lowering::of_other_rows(node_id row, const type& of) {
  const auto from_zero = [&] {
    input made;
    made.declared.key = out_.rows + " " + std::to_string(out_.inputs.size());
    made.declared.of = of;
    made.open_point = made.nameless = made.of_other_rows = true;
    out_.inputs.push_back(std::move(made));
    return make_.input_number(static_cast<std::uint32_t>(out_.inputs.size() - 1));
  };
  const bool rises_alone = never_negative(out_)[row];
  const node_id up = from_zero();
  return rises_alone ? up : make_.subtract(up, from_zero());
}

}  // namespace santei::plan::detail
