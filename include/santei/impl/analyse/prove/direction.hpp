// Which way each node runs when one amount grows and all else stays: read off the plan, so that it holds for any facts and any number of
// rows.
#pragma once

#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/plan/plan.hpp>

#include <map>

namespace santei::analyse::detail {

/// up: never falls; of a truth, once it holds it goes on to hold.
enum class run { still, up, down, unknown };

inline run reversed(run of) { return of == run::up ? run::down : of == run::down ? run::up : of; }
inline run both(run a, run b) { return a == run::still ? b : b == run::still || a == b ? a : run::unknown; }

class directions {
 public:
  directions(const plan::measure_plan& plan, const enclosures& ranges, std::uint32_t input) : plan_(plan), ranges_(ranges), input_(input) {}

  run of(plan::node_id id) {
    if (const auto found = known_.find(id); found != known_.end()) return found->second;
    const run found = look(plan_.at(id));
    known_.emplace(id, found);
    return found;
  }
  /// What has been found out otherwise. Precondition: of() has been asked of no node above it.
  void learn(plan::node_id id, run is) { known_[id] = is; }

 private:
  run look(const plan::node& n) {
    using plan::op;
    switch (n.code) {
      case op::input_number: return n.a == input_ ? run::up : run::still;
      case op::number: case op::yes: case op::no: case op::input_truth: case op::input_in: case op::given: return run::still;
      case op::round: case op::total: case op::greatest: case op::least: case op::exists: return of(n.a);
      case op::negate: return reversed(of(n.a));
      case op::subtract: case op::at_least: case op::above: return both(of(n.a), reversed(of(n.b)));
      case op::add: case op::moved: case op::minimum: case op::maximum: case op::all: case op::any: return both(of(n.a), of(n.b));
      case op::multiply: return both(scaled(n.a, n.b), scaled(n.b, n.a));
      case op::divide: return of(n.b) == run::still ? scaled(n.a, n.b) : run::unknown;
      case op::select: return chosen(n);
      case op::equal: return both(of(n.a), of(n.b)) == run::still ? run::still : run::unknown;
      case op::optimum: return optimum(n);
      case op::years: return both(reversed(of(n.a)), of(n.b));
      case op::growth: return both(both(of(n.a), of(n.b)), of(n.c)) == run::still ? run::still : run::unknown;
    }
    return run::unknown;
  }

  /// More room never lowers the total; how it is split may go either way.
  run optimum(const plan::node& n) {
    const plan::program& of_node = plan_.programs[n.a];
    run room = run::still;
    bool fixed = true;
    const auto still = [&](plan::node_id id) { fixed = fixed && of(id) == run::still; };
    for (const plan::program::row& row : of_node.rows) {
      room = both(room, of(row.most));
      still(row.when);
      for (const plan::program::term& one : row.left) still(one.coefficient);
    }
    for (const plan::program::form& aim : of_node.aims)
      for (const plan::program::term& one : aim) still(one.coefficient);
    return fixed && (n.b == 0 || room == run::still) ? room : run::unknown;
  }

  /// How a factor's movement moves the product.
  run scaled(plan::node_id moving, plan::node_id by) {
    const run here = of(moving);
    if (here == run::still || ranges_.never_negative(by)) return here;
    return ranges_.never_positive(by) ? reversed(here) : run::unknown;
  }

  run chosen(const plan::node& n) {
    const run condition = of(n.c), a = of(n.a), b = of(n.b), within = both(a, b);
    if (condition == run::still || within == run::unknown) return condition == run::still ? within : run::unknown;
    const bool to_a = condition == run::up;
    if (condition == run::unknown) return run::unknown;
    const plan::node_id later = to_a ? n.a : n.b, sooner = to_a ? n.b : n.a;
    if (within != run::down && ranges_.surely_at_least(later, sooner)) return run::up;
    return within != run::up && ranges_.surely_at_least(sooner, later) ? run::down : run::unknown;
  }

  const plan::measure_plan& plan_;
  const enclosures& ranges_;
  std::uint32_t input_;
  std::map<plan::node_id, run> known_;
};

}  // namespace santei::analyse::detail
