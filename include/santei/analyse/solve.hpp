// The inverse of a curve: which values of the input bring an amount, exact to the yen and through 端数, or the proof that none does.
#pragma once

#include <santei/analyse/curve.hpp>
#include <santei/config.hpp>
#include <santei/number/interval.hpp>
#include <santei/number/rational.hpp>

#include <optional>
#include <vector>

namespace santei::analyse {

/// A value reaches an amount where stated_low, after 端数, is at least it.
struct solution {
  rational amount;                   ///< asked for, in whole yen (a fraction of a yen is reached by the next whole one)
  bool whole = false;                ///< the input counts in whole units: yen, 整数
  bool reachable = false;
  std::optional<rational> least;     ///< the least value that reaches it: in whole units where `whole`, otherwise the bound itself
  std::optional<rational> least_exact;  ///< the same over all rationals: the greatest number with nothing below it that reaches
  bool least_is_reached = false;     ///< false: only values above `least_exact` reach it (超)
  std::optional<rational> greatest;  ///< nothing: unbounded, or unreachable
  std::vector<interval> reaching;    ///< all values that reach it, over all rationals
  std::vector<interval> exactly;     ///< the values that bring exactly it; whole units where `whole`
  std::optional<rational> greatest_amount;  ///< where unreachable: the most that is reached (nothing: nothing is stated), and
  std::optional<rational> at;               ///< the least value that reaches that
};

/// Refused with E0905: the amount asked for is negative or finer than the smallest unit of the money, or parts rounded by themselves rise and fall at once, so that no single threshold
/// can be named, or so differently that the places to look at are more than the limit.
[[nodiscard]] outcome<solution> solve(const curve& of, const rational& amount, const limits& within = {});

/// All values of the input whose stated_low after 端数 is at least `amount`: disjoint, ascending. Precondition: solve does not refuse.
[[nodiscard]] std::vector<interval> values_reaching(const curve& of, const rational& amount);

/// The greatest whole amount, less than `below`, that stated_low reaches after 端数 at a value in `within`, counted as solve counts; nothing
/// where nothing is stated there.
/// Precondition: solve does not refuse.
[[nodiscard]] std::optional<rational> greatest_amount(const curve& of, const interval& within, const rational& below);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/solve.ipp>
#endif
