// Magnitudes add under multiplication and grow by one bit under addition; comparisons and choices make nothing larger.
#pragma once

#include <santei/plan/limits.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace santei::plan {

namespace detail {

/// A solution is a right side times quotients of determinants of coefficients: a factor at most for each row.
SANTEI_INLINE std::size_t bits_of(const measure_plan& plan, const program& of, const std::vector<std::size_t>& bits) {
  std::size_t most = 0, factors = 0;
  for (const program::row& row : of.rows) {
    most = std::max(most, bits[row.most]);
    std::size_t factor = 0;
    for (const program::term& one : row.left)
      if (const node& n = plan.at(one.coefficient); n.code != op::number || plan.constants[n.a] != rational(1))
        factor = std::max(factor, bits[one.coefficient]);
    factors += factor;
  }
  return most + factors + 1;
}

}  // namespace detail

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
      case op::optimum: bits[id] = detail::bits_of(of, of.programs[n.a], bits); break;
      case op::total: bits[id] = bits[n.a] + row_bits; break;
      default: break;
    }
  }
  return bits.empty() ? 0 : *std::max_element(bits.begin(), bits.end());
}

SANTEI_INLINE std::size_t depth(const measure_plan& of) {
  std::vector<std::uint32_t> at(of.nodes.size());
  std::uint32_t most = 0;
  for (std::size_t id = 0; id < of.nodes.size(); ++id) {
    each_operand(of, of.nodes[id], [&](node_id operand) { at[id] = std::max(at[id], at[operand]); });
    most = std::max(most, ++at[id]);
  }
  return most;
}

}  // namespace santei::plan
