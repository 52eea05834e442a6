// Numbers are measured node by node; what is nowhere too large is not.
#pragma once

#include <santei/plan/limits.hpp>

#include <santei/impl/plan/extent.hpp>
#include <santei/impl/plan/never_negative.hpp>

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

namespace santei::plan {

SANTEI_INLINE magnitude magnitude_of(const measure_plan& of, std::size_t most_bits) {
  detail::extents extents(of, detail::never_negative(of));
  magnitude made;
  for (node_id id = 0; id < of.nodes.size() && made.bits <= most_bits; ++id)
    if (const std::size_t here = is_truth(of.at(id).code) ? 0 : extents.find(id).bits(); here > made.bits) made = {here, id};
  return made;
}

SANTEI_INLINE std::vector<std::uint32_t> unbounded_inputs(const measure_plan& of, node_id under) {
  std::vector<bool> reached(of.nodes.size());
  std::vector<std::uint32_t> made;
  reached[under] = true;
  for (node_id id = under + 1; id-- > 0;) {
    const node& n = of.at(id);
    if (!reached[id]) continue;
    if (n.code == op::input_number && !of.inputs[n.a].declared.greatest && !of.inputs[n.a].nameless && std::find(made.begin(), made.end(), n.a) == made.end())
      made.push_back(n.a);
    each_operand(of, n, [&](node_id operand) { reached[operand] = reached[operand] || !is_truth(of.at(operand).code); });
  }
  std::sort(made.begin(), made.end(), [&](std::uint32_t a, std::uint32_t b) {  // as they are declared
    const declaration &x = of.inputs[a].declared, &y = of.inputs[b].declared;
    return std::tie(x.where.source, x.where.begin, x.key) < std::tie(y.where.source, y.where.begin, y.key);
  });
  return made;
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
