// A decision diagram of remainders: the open choices decided one after another, where choices that leave the same meet again. What holds
// of all completions is said by its terminals.
#pragma once

#include <santei/plan/specialise.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// What is asked together, as remainders.
using remainders = std::vector<plan::node_id>;

/// The ways of one completion, by dimension.
using chosen_ways = std::vector<std::size_t>;

class diagram {
 public:
  /// A branch, or a terminal.
  struct node_ref {
    std::uint32_t index = 0;
    bool terminal = false;

    friend auto operator<=>(const node_ref&, const node_ref&) = default;
  };
  struct branch {
    std::size_t dimension = 0;
    std::vector<node_ref> to;  // by way
  };

  std::vector<branch> branches;  // what a branch leads to comes before it; dimensions ascend on every way down
  std::vector<remainders> terminals;
  node_ref root;

  /// Where the way of a dimension leads; past a node that does not ask for it, nowhere else.
  [[nodiscard]] node_ref follow(node_ref at, std::size_t dimension, std::size_t w) const {
    return asks(at, dimension) ? branches[at.index].to[w] : at;
  }
  [[nodiscard]] bool asks(node_ref at, std::size_t dimension) const { return !at.terminal && branches[at.index].dimension == dimension; }
  /// The terminals that some completion reaches which `may` lets through: of a dimension, each way.
  template <class May>
  [[nodiscard]] std::vector<bool> reached(May may) const {
    std::vector<bool> ends(terminals.size()), passed(branches.size());
    const auto mark = [&](node_ref at) { (at.terminal ? ends : passed)[at.index] = true; };
    mark(root);
    for (std::size_t i = branches.size(); i-- > 0;) {
      if (!passed[i]) continue;
      for (std::size_t w = 0; w < branches[i].to.size(); ++w)
        if (may(branches[i].dimension, w)) mark(branches[i].to[w]);
    }
    return ends;
  }
  /// For each terminal the ways of the first completion that reaches it, where the last dimension of `order` counts slowest. A dimension
  /// that makes no difference turns out in its first way.
  [[nodiscard]] std::vector<chosen_ways> first_ways(const std::vector<std::size_t>& order) const;
};

/// Whether a completion is listed before another, where the last dimension of `order` counts slowest.
struct listed_before {
  const std::vector<std::size_t>& order;
  bool operator()(const chosen_ways& a, const chosen_ways& b) const {
    for (std::size_t i = order.size(); i-- > 0;)
      if (a[order[i]] != b[order[i]]) return a[order[i]] < b[order[i]];
    return false;
  }
};

/// The indices of completions as they are listed.
inline std::vector<std::size_t> in_order(const std::vector<chosen_ways>& of, const std::vector<std::size_t>& order) {
  std::vector<std::size_t> made(of.size());
  std::iota(made.begin(), made.end(), std::size_t{0});
  std::stable_sort(made.begin(), made.end(), [&](std::size_t a, std::size_t b) { return listed_before{order}(of[a], of[b]); });
  return made;
}

inline std::vector<chosen_ways> diagram::first_ways(const std::vector<std::size_t>& order) const {
  std::vector<chosen_ways> of_terminal(terminals.size()), of_branch(branches.size());
  const listed_before before{order};
  const auto offer = [&](node_ref at, const chosen_ways& here) {
    chosen_ways& known = (at.terminal ? of_terminal : of_branch)[at.index];
    if (known.size() != here.size() || before(here, known)) known = here;
  };
  const chosen_ways none(order.size());
  if (root.terminal) return of_terminal[root.index] = none, of_terminal;
  of_branch[root.index] = none;
  for (std::size_t i = branches.size(); i-- > 0;) {
    if (of_branch[i].size() != none.size()) continue;
    chosen_ways here = of_branch[i];
    for (std::size_t w = 0; w < branches[i].to.size(); ++w) here[branches[i].dimension] = w, offer(branches[i].to[w], here);
  }
  return of_terminal;
}

/// What making diagrams may still take.
struct diagram_budget {
  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
  std::size_t nodes = 0;  // of one diagram
  std::size_t steps = 0;  // of the specialiser, in all
};

/// Makes the diagrams of one specialiser.
class diagram_maker {
 public:
  /// `decided`: the dimensions that are decided, all others stay open in the terminals.
  diagram_maker(plan::specialiser& of, std::vector<bool> decided) : of_(of), decided_(std::move(decided)) {}

  /// The diagram of `asked`; nothing where the budget does not reach. `settle` blanks what a tuple of remainders no longer says.
  template <class Settle>
  std::optional<diagram> make(remainders asked, const diagram_budget& within, Settle settle) {
    made_ = {};
    known_.clear();
    nodes_ = 0;
    const std::size_t most_steps = of_.steps() + std::min(within.steps, diagram_budget::no_limit - of_.steps());
    too_large_ = false;
    made_.root = node_of(std::move(asked), within.nodes, most_steps, settle);
    if (too_large_) return std::nullopt;
    return std::move(made_);
  }

 private:
  template <class Settle>
  diagram::node_ref node_of(remainders asked, std::size_t most_nodes, std::size_t most_steps, Settle& settle) {  // as deep as dimensions
    settle(asked);
    if (const auto at = known_.find(asked); at != known_.end()) return at->second;
    too_large_ = too_large_ || ++nodes_ > most_nodes;
    if (too_large_) return {};
    const std::size_t d = first_open(asked);
    diagram::node_ref made{static_cast<std::uint32_t>(made_.terminals.size()), true};
    if (d == decided_.size()) {
      made_.terminals.push_back(asked);
    } else {
      diagram::branch asks{d, {}};
      for (std::size_t w = 0; w < of_.ways(d) && !too_large_; ++w) {
        remainders left;
        for (const plan::node_id one : asked) left.push_back(of_.restrict(one, d, w));
        too_large_ = of_.steps() > most_steps;
        if (too_large_) return {};
        asks.to.push_back(node_of(std::move(left), most_nodes, most_steps, settle));
      }
      if (too_large_) return {};
      made = add(std::move(asks));
    }
    known_.emplace(std::move(asked), made);
    return made;
  }
  diagram::node_ref add(diagram::branch&& of) {
    const diagram::node_ref first = of.to.front();
    if (std::all_of(of.to.begin(), of.to.end(), [&](const diagram::node_ref& one) { return one == first; })) return first;
    made_.branches.push_back(std::move(of));
    return {static_cast<std::uint32_t>(made_.branches.size() - 1), false};
  }
  /// The first decided dimension that is read; the count of dimensions where none is.
  [[nodiscard]] std::size_t first_open(const remainders& asked) const {
    plan::open_set reads;
    for (const plan::node_id one : asked) reads.add(of_.open(one));
    if (!reads.has_dimensions()) return decided_.size();
    std::size_t d = 0;
    while (d < decided_.size() && !(decided_[d] && reads.reads_dimension(d))) ++d;
    return d;
  }

  plan::specialiser& of_;
  std::vector<bool> decided_;
  diagram made_;
  std::map<remainders, diagram::node_ref> known_;
  std::size_t nodes_ = 0;
  bool too_large_ = false;
};

}  // namespace santei::evaluate::detail
