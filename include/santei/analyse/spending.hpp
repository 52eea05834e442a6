// What an applicant spends on what a measure is for, as far as a case tells it.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace santei::analyse {

/// The facts given that together are the spending: the one that the cost is told as (cost_input_of), else every 金額 that the cost is made of.
[[nodiscard]] std::vector<std::uint32_t> spending_inputs(const plan::measure_plan& of, const evaluate::bound_case& known);
/// Their sum in yen; nothing where none is given, or one is not given as one amount.
[[nodiscard]] std::optional<rational> spending_of(const plan::measure_plan& of, const evaluate::bound_case& known);

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/spending.ipp>
#endif
