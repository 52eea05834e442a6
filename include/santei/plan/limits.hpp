// Bounds on what a rule may make the evaluator hold and do, proved from the plan before any fact is seen.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>

namespace santei::plan {

/// A rule file is as untrusted as a fact: what exceeds a bound is a diagnostic, never a slow or huge computation.
struct limits {
  std::size_t magnitude_bits = 512;  ///< no intermediate number reaches 2^512, whatever facts of at most 40 digits come
  std::size_t steps = 1'000'000;     ///< nodes times rows of one evaluation
};

/// A bound on the size of every number of the plan, in bits, from facts of at most 40 digits (2^133) and divisors of at least 10^-40.
[[nodiscard]] std::size_t magnitude_bits(const measure_plan& of);

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/limits.ipp>
#endif
