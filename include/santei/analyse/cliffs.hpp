// Where a curve leaps, where spending more brings nothing, and what the next unit brings at a point.
#pragma once

#include <santei/analyse/curve.hpp>
#include <santei/config.hpp>

#include <optional>
#include <string>
#include <vector>

namespace santei::analyse {

/// A stretch on which no value brings more than some lower value does; no `to`: it never ends.
struct dead_zone {
  rational from;
  std::optional<rational> to;
  bool from_closed = true, to_closed = false;
  rational amount;  ///< the most that is reached before or on it
  std::string why;
};

/// A leap with what stands before and behind it.
struct cliff {
  analyse::jump jump;
  rational before, after;  ///< yen beside it
  std::string why;         ///< the clauses of the piece behind it, or of the one before where the amount falls to nothing
};

/// Every leap, in order.
[[nodiscard]] std::vector<cliff> cliffs_of(const line& of);
/// Every stretch of positive length on which spending more brings nothing, in order.
[[nodiscard]] std::vector<dead_zone> dead_zones_of(const line& of);
/// Yen that one more unit brings just beyond x, leaps aside; nothing where the line has no value.
[[nodiscard]] std::optional<rational> marginal_rate(const line& of, const rational& x);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/cliffs.ipp>
#endif
