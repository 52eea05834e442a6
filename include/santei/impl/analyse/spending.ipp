// Definitions of what an applicant spends.
#pragma once

#include <santei/analyse/combine.hpp>
#include <santei/analyse/spending.hpp>

#include <santei/impl/analyse/cost_inputs.hpp>

namespace santei::analyse {

SANTEI_INLINE std::vector<std::uint32_t> spending_inputs(const plan::measure_plan& of, const evaluate::bound_case& known) {
  if (const auto one = cost_input_of(of)) return known.given(*one) ? std::vector{*one} : std::vector<std::uint32_t>();
  std::vector<std::uint32_t> found = detail::cost_inputs(of);
  std::erase_if(found, [&](std::uint32_t i) {
    return of.inputs[i].declared.of.of != kind::money || of.inputs[i].per_row || !known.given(i);
  });
  return found;
}

SANTEI_INLINE std::optional<rational> spending_of(const plan::measure_plan& of, const evaluate::bound_case& known) {
  const std::vector<std::uint32_t> inputs = spending_inputs(of, known);
  if (inputs.empty()) return std::nullopt;
  rational sum;
  for (const std::uint32_t i : inputs) {
    const interval& range = known.values[i].front().range;
    if (!range.is_point()) return std::nullopt;
    sum += range.lower()->value;
  }
  return sum;
}

}  // namespace santei::analyse
