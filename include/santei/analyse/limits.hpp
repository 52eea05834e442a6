// Bounds on what a question about a rule may take: past them it is refused or left out, and says so.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/limits.hpp>

#include <cstddef>

namespace santei::analyse {

struct limits {
  evaluate::limits answer{};               ///< of each estimate, and of the completions behind a curve
  std::size_t curve_cases = 20'000;        ///< what completions say, each on each stretch of a curve (E0904)
  std::size_t curve_steps = 20'000'000;    ///< comparisons of lines for one curve (E0904), and nodes computed to say why its pieces are so
  std::size_t jumps = 30'000;              ///< places where 端数 jumps that are looked at for one amount (E0905)
  std::size_t trial_steps = 80'000'000;    ///< nodes computed, as `answer.steps` counts, to try what could be asked or changed, a file's mutants too (undecided past it)
  std::size_t path_steps = 400'000'000;    ///< nodes and cells of linear tables looked at in the proofs of one measure (undecided past it)
  std::size_t mutant_steps = 60'000'000;   ///< the same to tell a file's mutants from it, a sixteenth of them each (undecided past it)
  std::size_t idle_nodes = 1'000'000;      ///< nodes of a file's plans, made anew without each clause, times 1 + facts / 16 (W0702 says where it stops)
  std::size_t idle_steps = 4'000'000;      ///< nodes and cells of linear tables looked at for the same, an eighth of them for each clause (undecided past it)
  std::size_t case_steps = 10'000'000;     ///< nodes decided, case by case, to prove a file's clauses without effect (W0702), a mutant the same (a survivor)
  std::size_t proof_nodes = 2'000;         ///< of a measure's plan that proofs are searched for (undecided past it)
};

}  // namespace santei::analyse
