// Every shipped measure, and facts drawn near the figures that rules speak of.
#pragma once

#include "support/rules.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace property {

using santei::kind;
using santei_test::rule;

inline std::vector<rule> shipped_rules() {
  std::vector<rule> made;
  for (const char* folder : {"r6_supplementary", "guidelines"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder() / folder)) {
      if (entry.path().extension() != ".santei") continue;
      const auto file = santei_test::checked(santei_test::read_file(entry.path()), santei_test::vocabulary());
      for (std::size_t i = 0; i < file->measures.size(); ++i) made.emplace_back(file, i);
    }
  return made;
}

using engine = std::mt19937_64;

inline std::int64_t below(engine& random, std::int64_t n) { return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random); }

/// A value of the input as text; amounts near what rules speak of.
inline std::string random_value(engine& random, const santei::plan::input& input) {
  const santei::declaration& d = input.declared;
  if (!input.rates.empty()) {
    std::vector<std::string> listed;
    for (const auto& choice : d.choices)
      if (choice.key != "other") listed.push_back(choice.label);
    if (input.other_rates && below(random, 4) == 0) return "3/7";
    return listed[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(listed.size())))];
  }
  switch (d.of.of) {
    case kind::truth: return below(random, 2) == 0 ? "はい" : "いいえ";
    case kind::category: return d.choices[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(d.choices.size())))].key;
    case kind::integer: {
      const std::int64_t least = d.least ? d.least->to_int64().value_or(0) : 0, greatest = d.greatest ? d.greatest->to_int64().value_or(least) : least + 399;
      return std::to_string(least + below(random, std::min<std::int64_t>(greatest - least + 1, 400)));
    }
    case kind::month: return std::array{"2024-12", "2025-01", "2025-02", "2025-03", "2025-04"}[static_cast<std::size_t>(below(random, 5))];
    case kind::date: return "2025-06-01";
    case kind::ratio: return d.range().contains(santei::rational(1) / santei::rational(2)) ? "1/2" : (d.least ? *d.least : *d.greatest).text();
    case kind::quantity: return std::to_string(below(random, 1000)) + "." + std::to_string(below(random, 10));
    default: {
      constexpr std::array<std::int64_t, 6> scales{20, 1'000'000, 10'000'000, 1'000'000'000, 2'000'000'000, 30'000'000'000};
      const std::int64_t drawn = below(random, scales[static_cast<std::size_t>(below(random, 6))]) + 1;
      const std::int64_t least = d.least ? d.least->to_int64().value_or(0) : 0, greatest = d.greatest ? d.greatest->to_int64().value_or(drawn) : drawn;
      return std::to_string(std::clamp(drawn, std::min(least, greatest), std::max(least, greatest))) + "円";
    }
  }
}

/// What a fact can be given for, each key once (a listed rate and the number behind it share one).
inline std::vector<std::uint32_t> asked_inputs(const santei::plan::measure_plan& plan) {
  std::vector<std::uint32_t> made;
  for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
    if (!plan.inputs[i].nameless && std::none_of(made.begin(), made.end(), [&](std::uint32_t j) { return plan.inputs[j].declared.key == plan.inputs[i].declared.key; }))
      made.push_back(i);
  return made;
}

}  // namespace property
