// Bounds on what a rule may make the evaluator hold and do, proved from the plan before any fact is seen.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace santei::plan {

/// A rule file is as untrusted as a fact: what exceeds a bound is a diagnostic, never a slow or huge computation.
struct limits {
  std::size_t magnitude_bits = 512;   ///< no numerator or denominator on the way reaches 2^512, whatever facts come (E0428)
  std::size_t steps = 1'000'000;      ///< nodes times rows of one evaluation (E0815)
  std::size_t problems = 50;          ///< reported of one set of facts, before the one that says that the rest was not looked at (E0816)
  std::size_t nodes = 200'000;        ///< of the plan of one measure, while it is made (E0429)
  std::size_t depth = 5'000;          ///< nodes one upon another (E0429)
  std::size_t nested = 500;           ///< 値, 表 and 補助額 that use one another, one within another (E0429)
  std::size_t listed_rates = 256;     ///< rates of a measure that are listed without an owner (E0429)
  std::size_t exclusive_facts = 100;  ///< facts of one 排他 (E0429)
  std::size_t tied_categories = 24;   ///< 費目 of a measure whose limits meet in a way that no closed form says (E0429)
};

/// The largest numerator or denominator of a number of the plan, and the node that has it.
struct magnitude {
  std::size_t bits = 0;
  node_id at = no_node;
};
/// A bound on it, whatever the facts: each in its declared range, of at most 40 digits, and all in whole parts of one unit of at most 40
/// digits, as decimals are. Past `most_bits` the first node that may exceed them is told.
[[nodiscard]] magnitude magnitude_of(const measure_plan& of, std::size_t most_bits = static_cast<std::size_t>(-1));

/// The facts that a node is computed from whose greatest value nothing declares.
[[nodiscard]] std::vector<std::uint32_t> unbounded_inputs(const measure_plan& of, node_id under);

/// The most nodes that stand one upon another.
[[nodiscard]] std::size_t depth(const measure_plan& of);

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/limits.ipp>
#endif
