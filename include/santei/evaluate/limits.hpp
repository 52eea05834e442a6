// Bounds on what one answer may take: past them it is enclosed rather than computed, never wrong and never slow.
#pragma once

#include <cstddef>

namespace santei::evaluate {

/// What is past a bound makes an answer wider, and says so (`amounts::tight` is false).
struct limits {
  std::size_t completions = 4'096;   ///< of the open choices, tried one by one
  std::size_t cells = 4'096;         ///< stretches of the one open amount, in one completion
  std::size_t splits = 65'536;       ///< of such stretches, in all completions together
  std::size_t steps = 60'000'000;    ///< nodes computed for one answer: on a stretch one counts as 8, as an interval as 2
};

}  // namespace santei::evaluate
