// Expressions whose value needs no fact.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace santei::check::detail {

/// Past it a constant is left to lowering, which refuses it.
inline constexpr std::size_t most_constant_bits = 4'096;

SANTEI_INLINE std::optional<rational> constant_of(const checked& file, syntax::expression_id id);

SANTEI_INLINE std::optional<rational> constant_of_two(const checked& file, const syntax::expression& e, function which) {
  using is = syntax::expression_kind;
  const auto a = constant_of(file, e.operands[0]), b = constant_of(file, e.operands[1]);
  if (!a || !b || a->bits() > most_constant_bits || b->bits() > most_constant_bits) return std::nullopt;
  switch (e.is) {
    case is::add: return *a + *b;
    case is::subtract: return *a - *b;
    case is::multiply: return *a * *b;
    case is::divide: return b->sign() == 0 ? std::nullopt : std::optional(*a / *b);
    default: return which == function::minimum ? std::min(*a, *b) : std::max(*a, *b);
  }
}

/// The value of an expression without facts; nothing where there is one. The expression must have been resolved.
SANTEI_INLINE std::optional<rational> constant_of(const checked& file, syntax::expression_id id) {
  const syntax::expression& e = file.tree.expressions[id];
  using is = syntax::expression_kind;
  if (e.is == is::literal) return e.literal.value;
  if (e.operands.size() != 2 || e.is == is::otherwise) return std::nullopt;
  const bool call = e.is == is::call;
  const auto which = static_cast<function>(file.expressions[id].index);
  if (call && (file.expressions[id].to != target::function || (which != function::minimum && which != function::maximum)))
    return std::nullopt;
  return constant_of_two(file, e, which);
}

}  // namespace santei::check::detail
