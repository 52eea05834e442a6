// Facts as whole numbers: in how many parts a unit counts, which values a fact may have, and the case in which nothing is told.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace santei::evaluate::detail {

/// In how many parts a unit counts where nothing else is said.
[[nodiscard]] inline std::int64_t usual_scale(kind of) {
  return of == kind::quantity || of == kind::ratio || of == kind::unit_price ? 1000 : 1;
}

/// Whole numbers from `least` to `greatest`. The two lowest of 64 bits stand for what is not given and what is assumed far (machine.hpp).
struct whole_range {
  std::int64_t least = INT64_MIN + 2, greatest = INT64_MAX;
  [[nodiscard]] bool holds(std::int64_t v) const { return least <= v && v <= greatest; }
};

/// The parts that a number may have; an end that does not fit is the last that does.
[[nodiscard]] inline whole_range range_of(const declaration& d, std::int64_t parts) {
  const interval range = d.range();
  const whole_range all;
  const rational scale(parts);
  const auto within = [&](const rational& v) { return *std::clamp(v, rational(all.least), rational(all.greatest)).to_int64(); };
  whole_range made;
  if (const auto& low = range.lower())
    made.least = within(low->closed ? ceil(low->value * scale) : floor(low->value * scale) + rational(1));
  if (const auto& high = range.upper())
    made.greatest = within(high->closed ? floor(high->value * scale) : ceil(high->value * scale) - rational(1));
  return made;
}

/// Of 区分 and 真偽.
[[nodiscard]] inline std::size_t choices_of(const declaration& d) { return d.of.of == kind::truth ? 2 : d.choices.size(); }

/// Nothing known of any fact.
[[nodiscard]] inline bound_case nothing_known(const plan::measure_plan& plan) {
  bound_case made;
  made.values.assign(plan.inputs.size(), std::vector<bound_value>(1));
  return made;
}

}  // namespace santei::evaluate::detail
