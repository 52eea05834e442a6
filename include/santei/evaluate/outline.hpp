// What a list shows of an answer.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/limits.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>

namespace santei::evaluate {

/// The verdict clause by clause, the amount, what is missing, 前提, assumptions, what is not stated and notes, each as `estimate` says it;
/// without how the amount comes about: its steps, stages, shares, categories, readings and candidates are left empty. `computed` is the work
/// of this part alone.
[[nodiscard]] result outline(const plan::measure_plan& plan, const bound_case& of, const limits& within = {});

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/estimate.ipp>
#endif
