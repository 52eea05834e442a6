// A plan as it computes within the declared ranges: what they decide is decided.
#pragma once

#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/plan/plan.hpp>

#include <map>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// What verdicts and amounts are computed from, without the words of requirements, steps and notes.
inline plan::measure_plan without_words(const plan::measure_plan& of) {
  plan::measure_plan made;
  made.money = of.money, made.pays = of.pays, made.rows = of.rows;
  made.nodes = of.nodes, made.constants = of.constants, made.sets = of.sets, made.roundings = of.roundings, made.programs = of.programs;
  made.inputs = of.inputs, made.derivations = of.derivations;
  made.eligible = of.eligible, made.grant = of.grant, made.shares = of.shares, made.stages = of.stages, made.exclusions = of.exclusions;
  return made;
}

class narrowed_plan {
 public:
  explicit narrowed_plan(plan::measure_plan plan) : plan_(std::move(plan)), ranges_(plan_), to_(plan_.nodes.size()) {}

  [[nodiscard]] plan::measure_plan take() {
    for (plan::node_id id = 0; id < plan_.nodes.size(); ++id) {
      plan::each_operand(plan_.nodes[id], [&](plan::node_id& operand) { operand = to_[operand]; });
      if (plan_.nodes[id].code == plan::op::optimum) redirect_program(plan_.nodes[id]);
      to_[id] = narrowed(id);
    }
    redirect(plan_.eligible);
    redirect(plan_.grant);
    for (plan::share& one : plan_.shares) redirect(one.stated), redirect(one.unrounded), redirect(one.open);
    for (plan::stage& one : plan_.stages)
      if (one.amount) redirect(*one.amount);
    for (plan::exclusion& one : plan_.exclusions) redirect(one.both);
    return std::move(plan_);
  }

 private:
  /// The node that stands for it; one whose truth is known becomes that truth.
  plan::node_id narrowed(plan::node_id id) {
    using plan::op;
    plan::node& n = plan_.nodes[id];
    const auto is = [&](plan::node_id one, op code) { return plan_.nodes[one].code == code; };
    switch (n.code) {
      case op::at_least: decide(n, ranges_.surely_at_least(n.a, n.b), is_above(n.b, n.a)); break;
      case op::above: decide(n, is_above(n.a, n.b), ranges_.surely_at_least(n.b, n.a)); break;
      case op::equal: decide(n, false, is_above(n.a, n.b) || is_above(n.b, n.a)); break;
      case op::negate: decide(n, is(n.a, op::no), is(n.a, op::yes)); break;
      case op::exists: decide(n, false, is(n.a, op::no)); break;
      case op::all:
        if (is(n.a, op::no) || is(n.b, op::no)) decide(n, false, true);
        else if (is(n.a, op::yes) || is(n.b, op::yes) || n.a == n.b) return is(n.a, op::yes) ? n.b : n.a;
        else if (implies(n.a, n.b)) return n.a;
        else if (implies(n.b, n.a)) return n.b;
        else if (is(n.a, op::all) && implies(n.b, plan_.nodes[n.a].b)) n.a = plan_.nodes[n.a].a;
        break;
      case op::any:
        if (is(n.a, op::yes) || is(n.b, op::yes)) decide(n, true, false);
        else if (is(n.a, op::no) || is(n.b, op::no) || n.a == n.b) return is(n.a, op::no) ? n.b : n.a;
        break;
      case op::select:
        if (is(n.c, op::yes) || n.a == n.b) return n.a;
        if (is(n.c, op::no)) return n.b;
        break;
      case op::minimum:
        if (ranges_.surely_at_least(n.b, n.a)) return n.a;
        if (ranges_.surely_at_least(n.a, n.b)) return n.b;
        break;
      case op::maximum:
        if (ranges_.surely_at_least(n.a, n.b)) return n.a;
        if (ranges_.surely_at_least(n.b, n.a)) return n.b;
        break;
      case op::add:
        if (is_nothing(n.b)) return n.a;
        if (is_nothing(n.a)) return n.b;
        break;
      case op::round:
        if (is_multiple(n.a, plan_.roundings[n.b].unit)) return n.a;
        break;
      default: break;
    }
    return id;
  }
  static void decide(plan::node& n, bool yes, bool no) {
    if (yes || no) n.code = yes ? plan::op::yes : plan::op::no;
  }
  [[nodiscard]] bool is_above(plan::node_id a, plan::node_id b) const {
    const auto low = ranges_.number(a).lower(), high = ranges_.number(b).upper();
    return low && high && (low->value > high->value || (low->value == high->value && !(low->closed && high->closed)));
  }
  /// x ≥ a implies x ≥ b where b is no more than a; so does what holds beside others.
  [[nodiscard]] bool implies(plan::node_id one, plan::node_id other) const {
    const plan::node &a = plan_.nodes[one], &b = plan_.nodes[other];
    if (a.code == plan::op::all) return implies(a.a, other) || implies(a.b, other);
    return one == other ||
           (a.code == plan::op::at_least && b.code == plan::op::at_least && a.a == b.a && ranges_.surely_at_least(a.b, b.b));
  }
  [[nodiscard]] bool is_nothing(plan::node_id id) const {
    const interval range = ranges_.number(id);
    return range.is_point() && range.lower()->value.sign() == 0;
  }
  [[nodiscard]] bool is_multiple(plan::node_id id, const rational& unit) {
    const plan::node& n = plan_.nodes[id];
    if (n.code == plan::op::number) return (plan_.constants[n.a] / unit).is_integer();
    if (n.code == plan::op::round) return (plan_.roundings[n.b].unit / unit).is_integer();
    const bool both = n.code == plan::op::minimum || n.code == plan::op::maximum || n.code == plan::op::select ||
                      n.code == plan::op::add || n.code == plan::op::subtract;
    if (!both) return false;
    if (const auto known = multiples_.find({id, unit}); known != multiples_.end()) return known->second;
    const bool made = is_multiple(n.a, unit) && is_multiple(n.b, unit);
    multiples_.emplace(std::pair(id, unit), made);
    return made;
  }
  void redirect_program(plan::node& n) {
    plan::program made = plan_.programs[n.a];
    each_node(made, [&](plan::node_id& operand) { operand = to_[operand]; });
    plan_.programs.push_back(std::move(made));
    n.a = static_cast<plan::node_id>(plan_.programs.size() - 1);
  }
  void redirect(plan::node_id& root) const {
    if (root != plan::no_node) root = to_[root];
  }
  void redirect(plan::amount& of) const {
    for (plan::node_id* one :
         {&of.stated, &of.unrounded, &of.least, &of.most, &of.has_stated, &of.has_possible, &of.undetermined, &of.open})
      redirect(*one);
  }

  plan::measure_plan plan_;
  enclosures ranges_;
  std::vector<plan::node_id> to_;
  std::map<std::pair<plan::node_id, rational>, bool> multiples_;
};

}  // namespace santei::analyse::detail
