// Magnitudes add under multiplication and grow by one bit under addition; comparisons and choices make nothing larger.
#pragma once

#include <santei/plan/limits.hpp>

#include <algorithm>
#include <vector>

namespace santei::plan {

SANTEI_INLINE std::size_t magnitude_bits(const measure_plan& of) {
  constexpr std::size_t fact_bits = 133, row_bits = 20;  // 10^40 < 2^133; fewer than 2^20 rows
  std::vector<std::size_t> bits(of.nodes.size());
  for (std::size_t id = 0; id < of.nodes.size(); ++id) {
    const node& n = of.nodes[id];
    switch (n.code) {
      case op::number: bits[id] = of.constants[n.a].bits(); break;
      case op::input_number: bits[id] = fact_bits; break;
      case op::add: case op::subtract: case op::maximum: case op::minimum: bits[id] = std::max(bits[n.a], bits[n.b]) + 1; break;
      case op::multiply: bits[id] = bits[n.a] + bits[n.b]; break;
      case op::divide: case op::growth: bits[id] = bits[n.a] + bits[n.b] + fact_bits; break;
      case op::round: bits[id] = std::max(bits[n.a], of.roundings[n.b].unit.bits()) + 1; break;
      case op::select: bits[id] = std::max(bits[n.a], bits[n.b]); break;
      case op::total: bits[id] = bits[n.a] + row_bits; break;
      default: break;
    }
  }
  return bits.empty() ? 0 : *std::max_element(bits.begin(), bits.end());
}

}  // namespace santei::plan
