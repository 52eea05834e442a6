// Where ranges reckon exactly: of numbers that read each open amount once, without a condition on it, the ends of the ranges are reached.
#pragma once

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/plan/plan.hpp>
#include <santei/plan/specialise.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace santei::evaluate::detail {

/// Whether each end that ranges give of the roots, each by itself, is a value of it or has none beyond. `needed`: the nodes under the
/// roots, in order; `range(input, row)` what an open amount may be; `open(node)` what a node reads; `whole(input)` whether it counts whole.
template <class Range, class Open, class Whole>
[[nodiscard]] bool ends_are_reached(const plan::measure_plan& of, const std::vector<plan::node_id>& needed, Range range, Open open, Whole whole) {
  const auto has_ends = [&](const plan::node& n) {
    const auto reaches = [&](const std::optional<bound>& end) { return !end || (end->closed && (!whole(n.a) || end->value.is_integer())); };
    const interval here = range(n);
    return reaches(here.lower()) && reaches(here.upper());
  };
  std::map<plan::node_id, std::size_t> reads;  // how often a node reads open amounts, counted once a way to each
  return std::all_of(needed.begin(), needed.end(), [&](plan::node_id id) {
    const plan::node& n = of.at(id);
    const plan::open_set& here = open(id);
    if (here.has_dimensions() || here.amounts() > plan::open_set::most_amounts) return false;
    if (here.amounts() == 0) return true;
    std::size_t& times = reads[id];
    each_operand(of, n, [&](plan::node_id operand) {
      if (const auto found = reads.find(operand); found != reads.end()) times += found->second;
    });
    switch (n.code) {
      case plan::op::input_number: times = 1; return has_ends(n);
      case plan::op::divide: return open(n.b).amounts() == 0 && times == here.amounts();
      case plan::op::add: case plan::op::subtract: case plan::op::multiply: case plan::op::minimum: case plan::op::maximum:
      case plan::op::round: return times == here.amounts();
      default: return false;
    }
  });
}

}  // namespace santei::evaluate::detail
