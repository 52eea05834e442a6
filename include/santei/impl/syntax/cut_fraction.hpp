// Decimals that are a simple fraction cut off: 0.667, 0.33, 66.7%.
#pragma once

#include <santei/syntax/ast.hpp>

#include <cstdint>
#include <optional>

namespace santei::syntax::detail {

/// The fraction that the literal cuts off; nothing where it is exact, or no rate.
inline std::optional<rational> fraction_cut_off(const expression& e) {
  if (e.is != expression_kind::literal || (e.literal.of.of != kind::ratio && !e.literal.bare)) return std::nullopt;
  const rational& value = e.literal.value;
  if (value.denominator().bits() < 6) return std::nullopt;
  for (const std::int64_t n : {1, 2, 5}) {
    const rational exact(n, n == 5 ? 6 : 3), off = abs(value - exact);
    if (off.sign() != 0 && off <= rational(1, 250)) return exact;
  }
  return std::nullopt;
}

/// A rate is stated by clauses of these kinds.
inline bool states_rates(clause_kind is) {
  using enum clause_kind;
  return is == rate || is == rate_addition || is == rate_cap || is == flow || is == shares;
}

}  // namespace santei::syntax::detail
