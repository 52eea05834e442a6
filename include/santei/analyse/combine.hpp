// Cost items over several measures: the split with the greatest total grant, proved, what comes next to it, and why the others lose.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace santei::analyse {

/// One cost. It may go to one of the measures named, or to none; never to two.
struct cost_item {
  std::string name;
  rational amount;                  ///< yen, not negative
  std::vector<std::size_t> may_go;  ///< indices into combination::measures
};

/// A measure that costs may go to, with the facts of the applicant but for the cost itself. The plan outlives it.
struct destination {
  std::string id;
  const plan::measure_plan* plan = nullptr;
  evaluate::bound_case facts;
  std::uint32_t cost = 0;  ///< the input that is the sum of its items
};

/// Two measures of which only one may be used (併用不可).
struct exclusive_pair {
  std::size_t first = 0, second = 0;
  std::string why;  ///< the clause with its basis; empty where the asker says so
};

struct combination {
  std::vector<cost_item> items;
  std::vector<destination> measures;
  std::vector<exclusive_pair> apart;
};

/// Which item goes where, and what each measure then grants: the least amount stated over what is still open, in whole yen; 0 without an
/// item.
struct split {
  std::vector<std::optional<std::size_t>> of_item;
  std::vector<rational> cost, grant;  ///< a measure each
  rational total;
};

/// Why a measure has no part in the best split, or what it brings there.
enum class part {
  paying,    ///< it pays in the best split; `otherwise` is the best without it
  never,     ///< it grants nothing whatever of its items it is given: not eligible, below a floor, nothing stated, or a fact not known
  excluded,  ///< it may not stand beside one that pays (`by`); `otherwise` is the best with it
  less,      ///< `otherwise`, the best in which it pays, comes to less, or to as much
};

struct measure_part {
  analyse::part is = part::never;
  std::optional<split> otherwise;
  std::optional<std::size_t> by;  ///< index into combination::apart
};

struct best_split {
  split best;
  std::optional<split> runner_up;     ///< the greatest total in which other measures pay; it may be the same
  std::vector<measure_part> parts;    ///< a measure each
  std::uint64_t steps = 0;            ///< of the search, all proofs together
};

/// How far to search before giving up.
struct combine_limits {
  std::uint64_t steps = 5'000'000;
  limits questions{};     ///< of the curves and answers behind the search; `trial_steps` of them in all (E0911)
  bool list_sets = true;  ///< where at most 12 items may go to each measure, search over the sets each may take rather than item by item
};

/// The best split, by branch and bound: every branch left out is shown to be no better, in exact numbers, by prices on the items or by what
/// the curves of the measures allow. An item that brings nothing where it
/// could go is left over. Refused: E0911, a measure whose rule has no curve over its cost and more than 14 items; E0912, more steps than
/// allowed.
[[nodiscard]] outcome<best_split> combine(const combination& of, const combine_limits& limits = {});

/// The amounts that a measure asks for and that may be its cost: none of a row, no open point, not 資本金.
[[nodiscard]] std::vector<std::uint32_t> cost_candidates(const plan::measure_plan& of);

/// The fact that a measure's cost is told as: 投資額 where the rule reads it, else 対象経費, else the only candidate; nothing where none or
/// several would do.
[[nodiscard]] std::optional<std::uint32_t> cost_input_of(const plan::measure_plan& of);

/// What a measure grants for a cost, as `split` counts it.
[[nodiscard]] rational grant_for(const destination& of, const rational& cost);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/combine.ipp>
#endif
