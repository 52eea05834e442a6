// Eligibility and amount of one measure for one case, whatever is known of it.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/limits.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>

namespace santei::evaluate {

/// The whole answer. Cannot fail on a bound case. Open choices are decided one after another, completions that leave the same of the rule
/// meeting again; past the limits, or where what is left reads several open amounts more than once, the intervals are sound but may be wider than
/// needed (`amounts::tight` is false), and what a fact decides is at least said to be as much as it is.
[[nodiscard]] result estimate(const plan::measure_plan& plan, const bound_case& of, const limits& within = {});

/// The verdict clause by clause, the amount, what is missing, 前提, assumptions, what is not stated and notes, each as `estimate` says it;
/// without how the amount comes about: its steps, stages, shares, categories, readings and candidates are left empty. `computed` is the work
/// of this part alone.
[[nodiscard]] result outline(const plan::measure_plan& plan, const bound_case& of, const limits& within = {});

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/estimate.ipp>
#endif
