// Bounds on what one answer may take: past them it is enclosed rather than computed, never wrong and never slow.
#pragma once

#include <santei/config.hpp>

#include <cstddef>

namespace santei::evaluate {

/// What is past a bound makes an answer wider, and says so (`amounts::tight` is false).
struct limits {
  std::size_t states = 8'192;        ///< what is left of the rule, told apart while the open choices are decided one after another
  std::size_t restricts = 500'000;   ///< nodes of the rule made anew for that
  std::size_t completions = 4'096;   ///< ways in which choices are still decided where those do not reach, and in which a batch tries them
  std::size_t cells = 4'096;         ///< stretches of the one open amount, in what one choice of ways leaves
  std::size_t splits = 65'536;       ///< of such stretches, in all that is told apart
  std::size_t steps = 60'000'000;    ///< nodes computed for one answer: on a stretch one counts as 8, as an interval as 2, made anew as 32
};

}  // namespace santei::evaluate
