// What the shape of a plan says of its minima: what each is taken of, and which nodes a node is never above.
#pragma once

#include <santei/plan/plan.hpp>

#include <cstddef>
#include <set>
#include <vector>

namespace santei::analyse::detail {

class minima {
 public:
  explicit minima(const plan::measure_plan& plan) : plan_(plan), readers_(plan.nodes.size()), at_most_(plan.nodes.size()) {
    for (plan::node_id id = 0; id < plan.nodes.size(); ++id) {
      const plan::node& n = plan.at(id);
      if (n.code == plan::op::minimum || n.code == plan::op::maximum || n.code == plan::op::add || n.code == plan::op::subtract ||
          n.code == plan::op::multiply)
        ++readers_[n.a], ++readers_[n.b];
      bound(id, n);
    }
  }

  /// What a minimum of minima is taken of; one that is read elsewhere too is kept whole.
  [[nodiscard]] std::vector<plan::node_id> operands(plan::node_id of) const {
    std::vector<plan::node_id> found, open{of};
    while (!open.empty()) {
      const plan::node_id here = open.back();
      const plan::node& n = plan_.at(here);
      open.pop_back();
      if (n.code == plan::op::minimum && (here == of || readers_[here] < 2)) open.insert(open.end(), {n.a, n.b});
      else found.push_back(here);
    }
    return found;
  }
  /// Nodes that a minimum, or a choice between minima, is never above; of another node itself.
  [[nodiscard]] const std::set<plan::node_id>& never_above(plan::node_id id) const { return at_most_[id]; }

 private:
  void bound(plan::node_id id, const plan::node& n) {
    const bool least = n.code == plan::op::minimum;
    if (least || n.code == plan::op::select)
      for (const plan::node_id one : at_most_[n.a])
        if (least || at_most_[n.b].contains(one)) at_most_[id].insert(one);
    if (least) at_most_[id].insert(at_most_[n.b].begin(), at_most_[n.b].end());
    else if (!plan::is_truth(n.code)) at_most_[id].insert(id);
  }

  const plan::measure_plan& plan_;
  std::vector<std::size_t> readers_;
  std::vector<std::set<plan::node_id>> at_most_;
};

}  // namespace santei::analyse::detail
