// Clauses that change no answer: nothing that is written is without effect in silence.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/diagnostic.hpp>

#include <memory>
#include <vector>

namespace santei::analyse {

/// A warning (W0702), with the reason, for each clause without which every measure that has it answers the same whatever the facts: the
/// plan is the same computation, is so within the declared ranges, or (`case_by_case`, which takes ten times as long) is in every case of a
/// bounded number or by linear arithmetic over all facts at once. Where amounts are open and not tight, an answer may say more without it.
/// What is not decided is not told; the first clause that `within` leaves no work for is, once. Where nobody is eligible for a measure, that
/// is told (W0704) instead. Clauses that answers merely list (前提, 仮定, 未記載, 予算, 流れ, 負担), and 端数 to whole yen, which every answer is
/// in, are not asked.
[[nodiscard]] diagnostics idle_clauses(const check::checked& file, bool case_by_case = true, const limits& within = {});
/// The same with the plans of the file's measures, in their order; null for one that lowering refuses.
[[nodiscard]] diagnostics idle_clauses(const check::checked& file, std::vector<std::shared_ptr<const plan::measure_plan>> plans,
                                       bool case_by_case = true, const limits& within = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/idle.ipp>
#endif
