// What is made of all rows of a 明細: their sum, their greatest, their least, how many there are, and the value in one of them.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/never_negative.hpp>
#include <santei/syntax/print.hpp>

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

/// A number that belongs to a 明細 as a whole: binding sets the count from the rows that are given; what 行 cannot tell nothing settles.
SANTEI_INLINE std::uint32_t lowering::rows_input(const std::string& key, const std::string& label, const type& of, bool count) {
  const auto [known, fresh] = rows_inputs_.try_emplace(key, static_cast<std::uint32_t>(out_.inputs.size()));
  if (!fresh) return known->second;
  input made;
  made.declared.key = key;
  made.declared.label = label;
  made.declared.of = of;
  if (count) made.declared.least = rational(0);
  made.open_point = made.nameless = !count;
  out_.inputs.push_back(std::move(made));
  return known->second;
}

/// A plan has the rows of one 明細.
SANTEI_INLINE void lowering::take_rows(const std::string& key, const span& where) {
  const std::string before = std::exchange(out_.rows, key);
  if (others_.empty() || before.empty() || before == key) return;
  refuse(where, "E0440", "補助額でつながる枠が、違う明細を使います（" + before + " と " + key + "）", "measures that 補助額 joins have different 明細 (" + before + " and " + key + ")",
         message{"同じ明細を、同じキーで宣言します", "declare one 明細 with one key"});
}

/// 件数: of rows that are given, as many; of facts of a row given bare, one; else it is not known.
SANTEI_INLINE node_id lowering::count_rows(std::string_view named) {
  std::string rows(named), label(named);
  for (const syntax::block& one : file_->tree.blocks)
    if (one.is == syntax::block_kind::rows && (one.title == named || one.key.text == named)) rows = one.key.text, label = one.title;
  node_id any_told = make_.truth(false);
  for (std::uint32_t i = 0; i < file_->declarations.size(); ++i)
    if (file_->declarations[i].rows == rows) any_told = make_.any(any_told, make_.exists(make_.given(input_of(i))));
  take_rows(rows, measure_->where);
  const std::uint32_t count = rows_input(rows, label, {kind::integer, ""}, true);
  const node_id told = make_.input_number(count);
  return make_.select(make_.any(make_.given(count), make_.negate(any_told)), told, make_.number(1));
}

/// 行: the value in the row where the condition holds; where none or several do, it may be anything.
SANTEI_INLINE node_id lowering::value_in_row(syntax::expression_id id) {
  const syntax::expression& e = file_->tree.expressions[id];
  const node_id here = truth(*e.condition), none = make_.number(0);
  const node_id times = make_.total(make_.select(here, make_.number(1), none));
  const node_id value = make_.total(make_.select(here, number(e.operands[0]), none));
  const std::string text = syntax::print_expression(file_->tree, id);
  const node_id open = make_.input_number(rows_input(out_.rows + " " + text, text, file_->expressions[id].of, false));
  return make_.select(make_.equal(times, make_.number(1)), value, open);
}

}  // namespace santei::plan::detail
