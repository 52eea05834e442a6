// Expressions to number nodes.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/value/calendar.hpp>

namespace santei::plan::detail {

SANTEI_INLINE node_id lowering::number(syntax::expression_id id) {
  const syntax::expression& e = file_->tree.expressions[id];
  using kind_of = syntax::expression_kind;
  switch (e.is) {
    case kind_of::literal: return make_.number(e.literal.value);
    case kind_of::add:
    case kind_of::subtract: {
      const node_id a = number(e.operands[0]), b = number(e.operands[1]);
      const bool adds = e.is == kind_of::add;
      if (file_->expressions[id].of.of == kind::date) return make_.moved(a, adds ? b : make_.subtract(make_.number(0), b));  // by months
      return adds ? make_.add(a, b) : make_.subtract(a, b);
    }
    case kind_of::multiply: return make_.multiply(number(e.operands[0]), number(e.operands[1]));
    case kind_of::divide: return make_.divide(number(e.operands[0]), number(e.operands[1]));
    case kind_of::otherwise: return otherwise(number(e.operands[0]), number(e.operands[1]));
    case kind_of::call: return call(id);
    case kind_of::name:
    case kind_of::member: break;
  }
  const check::expression_meaning& means = file_->expressions[id];
  const auto built = [&](node_id node, const char* what) {
    if (node == no_node)
      refuse(e.where, "E0421", std::string(what) + "は、この条文より前ではまだ決まっていません",
             std::string(what) + " is not known yet at this clause");
    return node == no_node ? make_.number(0) : node;
  };
  const auto of_category = [&](std::map<std::uint32_t, node_id>& known, const char* what) {
    const auto found = known.find(means.index);
    return built(found == known.end() ? no_node : found->second, what);
  };
  switch (means.to) {
    case check::target::fact: return make_.input_number(input_of(means.index));
    case check::target::value: return value_of(means.index);
    case check::target::table: return table_cell(means.index, means.column, e);
    case check::target::cost: return built(at_.cost, "経費");
    case check::target::rate: return built(at_.rate, "補助率");
    case check::target::cap: return built(at_.cap, "上限額");
    case check::target::category_cost: return of_category(at_.category_costs, "費目の経費");
    case check::target::category_unrounded: return of_category(at_.category_unrounded, "費目の端数前の額");
    case check::target::category_grant: return of_category(at_.category_grants, "費目の補助額");
    default: return built(no_node, "この語");
  }
}

SANTEI_INLINE node_id lowering::call(syntax::expression_id id) {
  const syntax::expression& e = file_->tree.expressions[id];
  const auto which = static_cast<check::function>(file_->expressions[id].index);
  const auto rounded = [&](rounding_mode mode) {
    return make_.round(number(e.operands[0]), {file_->tree.expressions[e.operands[1]].literal.value, mode});
  };
  switch (which) {
    case check::function::minimum:
    case check::function::maximum: {
      node_id result = number(e.operands[0]);
      for (std::size_t i = 1; i < e.operands.size(); ++i)
        result =
            which == check::function::minimum ? make_.minimum(result, number(e.operands[i])) : make_.maximum(result, number(e.operands[i]));
      return result;
    }
    case check::function::round_down: return rounded(rounding_mode::down);
    case check::function::round_up: return rounded(rounding_mode::up);
    case check::function::round_half_up: return rounded(rounding_mode::half_up);
    case check::function::years: return make_.years(number(e.operands[0]), number(e.operands[1]));
    case check::function::year: return make_.years(make_.number(first_day_of_year_0), number(e.operands[0]));
    case check::function::days: return make_.subtract(number(e.operands[1]), number(e.operands[0]));
    case check::function::greatest:
    case check::function::least:
    case check::function::total: return over_rows(which, number(e.operands[0]), file_->expressions[id].of);
    case check::function::count: return count_rows(file_->tree.expressions[e.operands[0]].name.text);
    case check::function::of_row: return value_in_row(id);
    case check::function::annual_growth:
      return make_.growth(number(e.operands[0]), number(e.operands[1]), number(e.operands[2]),
                          {file_->tree.expressions[e.operands[3]].literal.value, rounding_mode::down});
    case check::function::grant_of: return grant_of(e);
  }
  return make_.number(0);
}

SANTEI_INLINE node_id lowering::table_cell(std::uint32_t table, std::uint32_t column, const syntax::expression& at) {
  node_id& made = at_.cells.try_emplace({table, column}, std::array{no_node, no_node}).first->second[rounded_rows_ ? 1 : 0];
  if (made != no_node) return made;
  if (nests_too_deeply(at.where)) return make_.number(0);
  ++nested_;
  const node_id result = first_row(table, column);
  --nested_;
  return made = result;
}

SANTEI_INLINE node_id lowering::first_row(std::uint32_t table, std::uint32_t column) {
  const syntax::table_clause& written = *file_->tables[table].written;
  const auto& rows = written.rows;
  node_id result = make_.number(0);  // where no row fits; the checks report such a hole where 対象 can be yes
  const auto matches = [&](const syntax::table_row& row) {
    node_id all = make_.truth(true);
    for (const syntax::condition_id key : row.keys) all = make_.all(all, truth(key));
    return all;
  };
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    node_id cell = no_node;
    if (!written.columns_are_choices) {
      cell = number(row->cells[column]);
    } else {
      cell = make_.number(0);
      for (std::size_t i = written.heads.size(); i-- > 0;) cell = make_.select(truth(written.heads[i]), number(row->cells[i]), cell);
    }
    result = make_.select(matches(*row), cell, result);
  }
  return result;
}

/// 場合分け of numbers: the first row whose condition holds.
SANTEI_INLINE node_id lowering::first_case(const syntax::cases_clause& cases) {
  node_id result = make_.number(0);
  for (auto row = cases.rows.rbegin(); row != cases.rows.rend(); ++row)
    if (row->value) result = make_.select(row->condition ? truth(*row->condition) : make_.truth(true), number(*row->value), result);
  return result;
}

SANTEI_INLINE node_id lowering::value_of(std::uint32_t value) {
  const std::pair key{value, rounded_rows_};
  if (const auto found = at_.values.find(key); found != at_.values.end()) return found->second;
  node_id result = make_.number(0);
  const auto& clauses = measure_->values[value].clauses;
  if (nests_too_deeply(file_->at(clauses.front()).keyword)) return result;
  ++nested_;
  using enum syntax::precedence;
  for (const auto level : {rest, general, special, most_special})
    for (auto place = clauses.rbegin(); place != clauses.rend(); ++place) {
      const syntax::clause& clause = file_->at(*place);
      if (clause.precedence != level) continue;
      const auto* cases = std::get_if<syntax::cases_clause>(&clause.says);
      const node_id here =
          cases != nullptr ? first_case(*cases) : number(std::get<syntax::value_clause>(clause.says).figure.alternatives.front().value);
      result = make_.select(applies(clause), here, result);
    }
  --nested_;
  at_.values.emplace(key, result);
  return result;
}

/// Whether everything a number needs is given; what conditions need does not count, since open conditions are tried both ways.
SANTEI_INLINE node_id lowering::known(node_id a) {
  if (a < known_.size() && known_[a] != no_node) return known_[a];
  const node n = out_.nodes[a];
  const node_id made = [&] {
    switch (n.code) {
      case op::number: return make_.truth(true);
      case op::input_number: return make_.given(n.a);
      case op::round: return known(n.a);
      case op::growth: return make_.all(known(n.a), make_.all(known(n.b), known(n.c)));
      case op::total: case op::greatest: case op::least: return make_.negate(make_.exists(make_.negate(known(n.a))));
      case op::optimum: {
        node_id all = make_.truth(true);
        for (std::size_t i = 0; i < out_.programs[n.a].rows.size(); ++i) all = make_.all(all, known(out_.programs[n.a].rows[i].most));
        return all;
      }
      case op::select: return make_.select_truth(n.c, known(n.a), known(n.b));
      default: return make_.all(known(n.a), known(n.b));
    }
  }();
  if (known_.size() <= a) known_.resize(out_.nodes.size(), no_node);
  return known_[a] = made;
}

SANTEI_INLINE node_id lowering::otherwise(node_id a, node_id b) { return make_.select(known(a), a, b); }

}  // namespace santei::plan::detail
