// The value of an expression without facts, as an 例 writes amounts and formulas.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/impl/evaluate/growth.hpp>
#include <santei/impl/value/calendar_numbers.hpp>
#include <santei/number/rounding.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

SANTEI_INLINE std::optional<rational> constant(const check::checked& file, syntax::expression_id id);

SANTEI_INLINE std::optional<rational> constant_call(check::function which, const std::vector<rational>& given) {
  const auto rounded = [&](rounding_mode mode) -> std::optional<rational> {
    if (given.size() < 2 || given[1].sign() <= 0) return std::nullopt;
    return round_to(given[0], given[1], mode);
  };
  switch (which) {
    case check::function::minimum: return *std::min_element(given.begin(), given.end());
    case check::function::maximum: return *std::max_element(given.begin(), given.end());
    case check::function::round_down: return rounded(rounding_mode::down);
    case check::function::round_up: return rounded(rounding_mode::up);
    case check::function::round_half_up: return rounded(rounding_mode::half_up);
    case check::function::annual_growth:
      if (given.size() < 4 || given[0].sign() <= 0 || given[2].sign() <= 0 || given[3].sign() <= 0) return std::nullopt;
      return evaluate::detail::yearly_growth(given[0], given[1], given[2], {given[3], rounding_mode::down});
    case check::function::years: return given.size() < 2 ? std::nullopt : std::optional(years_between(given[0], given[1]));
    case check::function::year: return years_between(rational(first_day_of_year_0), given[0]);
    case check::function::days: return given.size() < 2 ? std::nullopt : std::optional(given[1] - given[0]);
    case check::function::greatest:
    case check::function::least:
    case check::function::total:
    case check::function::count:
    case check::function::of_row:
    case check::function::grant_of: break;
  }
  return std::nullopt;
}

/// Nothing where the expression reads a fact or divides by zero.
SANTEI_INLINE std::optional<rational> constant(const check::checked& file, syntax::expression_id id) {
  const syntax::expression& e = file.tree.expressions[id];
  if (e.is == syntax::expression_kind::literal) return e.literal.value;
  std::vector<rational> operands;
  for (const syntax::expression_id operand : e.operands) {
    const auto value = constant(file, operand);
    if (!value) return std::nullopt;
    operands.push_back(*value);
  }
  if (operands.empty()) return std::nullopt;
  switch (e.is) {
    case syntax::expression_kind::add: return operands[0] + operands[1];
    case syntax::expression_kind::subtract: return operands[0] - operands[1];
    case syntax::expression_kind::multiply: return operands[0] * operands[1];
    case syntax::expression_kind::divide: return operands[1].sign() == 0 ? std::nullopt : std::optional(operands[0] / operands[1]);
    case syntax::expression_kind::call: return constant_call(static_cast<check::function>(file.expressions[id].index), operands);
    default: return std::nullopt;
  }
}

}  // namespace santei::analyse::detail
