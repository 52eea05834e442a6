// What numbers an expression can be: constants, and ranges from declared ones, to prove a divisor.
#pragma once

#include <santei/impl/check/constant.ipp>
#include <santei/impl/check/scope.ipp>
#include <santei/number/interval.hpp>

#include <algorithm>
#include <optional>

namespace santei::check::detail {

SANTEI_INLINE interval range_of(work& w, const setting& at, syntax::expression_id id);

SANTEI_INLINE interval find_range_of_value(work& w, const setting& at, std::uint32_t index) {
  const scope_value& value = value_at(w, at.block, index);
  std::optional<interval> all;
  for (const clause_place& place : value.value.clauses) {
    const auto* clause = std::get_if<syntax::value_clause>(&w.file.at(place).says);
    if (clause == nullptr) return interval::everything();
    for (const syntax::alternative& one : clause->figure.alternatives) {
      if (one.is != syntax::alternative_kind::value) return interval::everything();
      const interval here = range_of(w, {place.block, index}, one.value);
      all = all ? hull(*all, here) : here;
    }
  }
  return all.value_or(interval::everything());
}

/// What other values share is looked into once a question.
SANTEI_INLINE interval range_of_value(work& w, const setting& at, std::uint32_t index) {
  const scope_value* value = &value_at(w, at.block, index);
  if (const auto known = w.value_ranges.find(value); known != w.value_ranges.end()) return known->second;
  return w.value_ranges.emplace(value, find_range_of_value(w, at, index)).first->second;
}

SANTEI_INLINE interval range_of_column(work& w, const setting& at, std::uint32_t table, std::uint32_t column) {
  const syntax::table_clause& written = *w.file.tables[table].written;
  std::optional<interval> all;
  for (const syntax::table_row& row : written.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!written.columns_are_choices && i != column) continue;
      if (w.range_steps == 0) return interval::everything();
      --w.range_steps;
      const interval here = range_of(w, at, row.cells[i]);
      all = all ? hull(*all, here) : here;
    }
  return all.value_or(interval::everything());
}

SANTEI_INLINE interval range_of_name(work& w, const setting& at, syntax::expression_id id) {
  const expression_meaning& meaning = w.file.expressions[id];
  switch (meaning.to) {
    case target::fact: return w.fact(meaning.index).range();
    case target::value:
      return at.own_value != none && meaning.index >= at.own_value ? interval::everything() : range_of_value(w, at, meaning.index);
    case target::table: return range_of_column(w, at, meaning.index, meaning.column);
    case target::cost:
    case target::cap:
    case target::category_cost:
    case target::category_unrounded:
    case target::category_grant: return interval::at_least(rational());
    default: return interval::everything();
  }
}

SANTEI_INLINE interval range_of_call(work& w, const setting& at, const syntax::expression& e, function is) {
  if (is == function::annual_growth || is == function::grant_of || is == function::of_row || is == function::years || is == function::year ||
      is == function::days)
    return interval::everything();
  if (is == function::count) return interval::at_least(rational());
  interval result = range_of(w, at, e.operands[0]);
  if (is == function::minimum || is == function::maximum) {
    for (std::size_t i = 1; i < e.operands.size(); ++i)
      result = is == function::minimum ? min(result, range_of(w, at, e.operands[i])) : max(result, range_of(w, at, e.operands[i]));
    return result;
  }
  if (is == function::total)
    return result.lower() && result.lower()->value.sign() >= 0 ? interval::at_least(rational()) : interval::everything();
  if (is == function::greatest || is == function::least) return hull(result, interval::point(rational()));  // of no rows 0
  const interval unit = range_of(w, at, e.operands[1]);
  if (!unit.is_point() || unit.lower()->value.sign() <= 0) return interval::everything();
  const rounding_mode mode = is == function::round_up     ? rounding_mode::up
                             : is == function::round_down ? rounding_mode::down
                                                          : rounding_mode::half_up;
  return round_to(result, unit.lower()->value, mode);
}

SANTEI_INLINE bool is_huge(const interval& range) {
  const auto huge = [](const std::optional<bound>& end) { return end && end->value.bits() > most_constant_bits; };
  return huge(range.lower()) || huge(range.upper());
}

/// The numbers the expression can be; everything where nothing better is known. The expression must have been resolved.
SANTEI_INLINE interval range_of(work& w, const setting& at, syntax::expression_id id) {
  const syntax::expression& e = w.expression(id);
  using is = syntax::expression_kind;
  if (e.is == is::literal) return interval::point(e.literal.value);
  if (w.range_steps == 0) return interval::everything();  // values of values of values: give up rather than take long
  --w.range_steps;
  if (e.is == is::name || e.is == is::member) return range_of_name(w, at, id);
  if (e.is == is::call) {
    const bool known = w.file.expressions[id].to == target::function && !e.operands.empty() && !w.failed[id];
    return known ? range_of_call(w, at, e, static_cast<function>(w.file.expressions[id].index)) : interval::everything();
  }
  if (e.operands.size() != 2) return interval::everything();
  const interval a = range_of(w, at, e.operands[0]), b = range_of(w, at, e.operands[1]);
  if (is_huge(a) || is_huge(b)) return interval::everything();
  switch (e.is) {
    case is::add: return a + b;
    case is::subtract: return a - b;
    case is::multiply: return a * b;
    case is::divide: return b.contains(rational()) ? interval::everything() : a / b;
    default: return hull(a, b);
  }
}

SANTEI_INLINE bool is_proved_nonzero(work& w, const setting& at, syntax::expression_id id) {
  if (w.failed[id]) return true;
  const syntax::expression& e = w.expression(id);
  if (e.is == syntax::expression_kind::literal) return e.literal.value.sign() != 0;
  const std::size_t most = std::min(w.range_steps_left, w.around.within.range_steps);
  w.range_steps = most;
  w.value_ranges.clear();
  const bool proved = !range_of(w, at, id).contains(rational());
  w.range_steps_left -= most - w.range_steps;
  return proved;
}

SANTEI_INLINE bool is_proved_positive(work& w, const setting& at, syntax::expression_id id) {
  if (w.failed[id]) return true;
  const syntax::expression& e = w.expression(id);
  if (e.is == syntax::expression_kind::literal) return e.literal.value.sign() > 0;
  w.range_steps = 10'000;
  return is_greater(range_of(w, at, id), interval::point(rational())) == occurrence::always;
}

SANTEI_INLINE void report_divisor(work& w, syntax::expression_id id) {
  const expression_meaning& meaning = w.file.expressions[id];
  auto& problem = w.problems.error("E0305", w.expression(id).where, {"0 で割ることになりうる式です", "this divisor may be 0"},
                                   {"0 でないことが示されていません", "not shown to be other than 0"});
  if (meaning.to == target::fact) {
    const declaration& fact = w.fact(meaning.index);
    const std::string range = literal_text(rational(1), fact.of) + " 以上";
    problem.help = message{"項目「" + fact.label + "」に範囲を宣言します（例: " + range + "）", "declare a range of the fact “" + fact.label + "”, such as " + range};
  } else {
    problem.help =
        message{"大きい方( …, 1円 ) のように下から抑えるか、項目に範囲を宣言します", "bound it from below, or declare ranges of its facts"};
  }
}

}  // namespace santei::check::detail
