// Whether two plans are one and the same computation, whatever the order and numbering of their nodes.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace santei::analyse::detail {

class plan_comparison {
 public:
  plan_comparison(const plan::measure_plan& a, const plan::measure_plan& b) : a_(a), b_(b) {}

  /// Everything that an answer's verdict, amounts, shares and stages hang on; not its citations and steps.
  [[nodiscard]] bool same() { return same_answer() && same_derivations(); }
  /// The same where every fact from which another may follow is given.
  [[nodiscard]] bool same_answer() {
    return a_.pays == b_.pays && a_.rows == b_.rows && nodes(a_.eligible, b_.eligible) && amounts(a_.grant, b_.grant) && shares() &&
           stages() && exclusions();
  }
  [[nodiscard]] bool same_derivations() {
    return each(a_.derivations, b_.derivations, [this](const plan::derivation& a, const plan::derivation& b) {
      return inputs(a.of, b.of) && each(a.from, b.from, [this](std::uint32_t i, std::uint32_t j) { return inputs(i, j); }) &&
             each(a.rows, b.rows,
                  [this](const auto& row, const auto& other) { return row.choices == other.choices && nodes(row.holds, other.holds); });
    });
  }

 private:
  template <class Items, class Same>
  static bool each(const Items& a, const Items& b, Same same) { return std::equal(a.begin(), a.end(), b.begin(), b.end(), same); }

  bool amounts(const plan::amount& a, const plan::amount& b) {
    return whole_yen(a.stated, b.stated) && nodes(a.unrounded, b.unrounded) && whole_yen(a.least, b.least) && whole_yen(a.most, b.most) &&
           nodes(a.has_stated, b.has_stated) && nodes(a.has_possible, b.has_possible) && nodes(a.undetermined, b.undetermined) &&
           nodes(a.open, b.open);
  }
  /// An answer is in whole yen, so a last rounding down to yen changes nothing: what lies under it, whatever conditions stand between.
  plan::node_id before_whole_yen(std::size_t side, plan::node_id id) {
    if (id == plan::no_node) return id;
    const plan::measure_plan& plan = side == 0 ? a_ : b_;
    const plan::node& n = plan.at(id);
    if (n.code == plan::op::round && plan.roundings[n.b] == plan::rounding{}) return before_whole_yen(side, n.a);
    if (n.code != plan::op::select) return id;
    if (const auto known = before_[side].find(id); known != before_[side].end()) return known->second;
    const plan::node_id yes = before_whole_yen(side, n.a);
    return before_[side].emplace(id, yes == before_whole_yen(side, n.b) ? yes : id).first->second;
  }
  bool whole_yen(plan::node_id a, plan::node_id b) {
    a = before_whole_yen(0, a);
    b = before_whole_yen(1, b);
    if (a == plan::no_node || b == plan::no_node) return a == b;
    if (const auto known = whole_yen_.find({a, b}); known != whole_yen_.end()) return known->second;
    const plan::node &x = a_.at(a), &y = b_.at(b);
    const bool apart = x.code == plan::op::select && y.code == plan::op::select && nodes(x.c, y.c);
    const bool same = apart ? whole_yen(x.a, y.a) && whole_yen(x.b, y.b) : nodes(a, b);
    return whole_yen_.emplace(std::pair(a, b), same).first->second;
  }
  bool shares() {
    return each(a_.shares, b_.shares, [this](const plan::share& a, const plan::share& b) {
      return a.payer == b.payer && whole_yen(a.stated, b.stated) && nodes(a.unrounded, b.unrounded) && nodes(a.open, b.open);
    });
  }
  bool stages() {
    return each(a_.stages, b_.stages, [this](const plan::stage& a, const plan::stage& b) {
      return a.from == b.from && a.to == b.to && a.amount.has_value() == b.amount.has_value() &&
             (!a.amount || amounts(*a.amount, *b.amount));
    });
  }
  bool exclusions() {
    return each(a_.exclusions, b_.exclusions, [this](const plan::exclusion& a, const plan::exclusion& b) { return nodes(a.both, b.both); });
  }

  bool inputs(std::uint32_t i, std::uint32_t j) const {
    const plan::input &a = a_.inputs[i], &b = b_.inputs[j];
    const auto choice = [](const santei::choice& one, const santei::choice& other) {
      return one.label == other.label && one.parent == other.parent;
    };
    return a.declared.key == b.declared.key && a.declared.of == b.declared.of && a.declared.least == b.declared.least &&
           a.declared.greatest == b.declared.greatest && each(a.declared.choices, b.declared.choices, choice) && a.rates == b.rates &&
           a.other_rates == b.other_rates && a.open_point == b.open_point && a.per_row == b.per_row;
  }
  bool operands(const plan::node& a, const plan::node& b) {
    using plan::op;
    switch (a.code) {
      case op::number: return a_.constants[a.a] == b_.constants[b.a];
      case op::yes: case op::no: return true;
      case op::input_number: case op::input_truth: case op::given: return inputs(a.a, b.a);
      case op::input_in: return inputs(a.a, b.a) && a_.sets[a.b] == b_.sets[b.b];
      case op::round: return nodes(a.a, b.a) && a_.roundings[a.b] == b_.roundings[b.b];
      case op::growth: return nodes(a.a, b.a) && nodes(a.b, b.b) && nodes(a.c, b.c) && a_.roundings[a.d] == b_.roundings[b.d];
      case op::optimum: return a.b == b.b && a.c == b.c && programs(a_.programs[a.a], b_.programs[b.a]);
      case op::negate: case op::total: case op::greatest: case op::least: case op::exists: return nodes(a.a, b.a);
      case op::select: return nodes(a.a, b.a) && nodes(a.b, b.b) && nodes(a.c, b.c);
      case op::add: case op::multiply: case op::minimum: case op::maximum: case op::equal: case op::all: case op::any:
        return (nodes(a.a, b.a) && nodes(a.b, b.b)) || (nodes(a.a, b.b) && nodes(a.b, b.a));
      default: return nodes(a.a, b.a) && nodes(a.b, b.b);
    }
  }
  bool programs(const plan::program& a, const plan::program& b) {
    const auto term = [this](const plan::program::term& x, const plan::program::term& y) {
      return x.variable == y.variable && nodes(x.coefficient, y.coefficient);
    };
    const auto form = [&](const plan::program::form& x, const plan::program::form& y) { return each(x, y, term); };
    const auto row = [&](const plan::program::row& x, const plan::program::row& y) {
      return form(x.left, y.left) && nodes(x.most, y.most) && nodes(x.when, y.when);
    };
    return a.variables == b.variables && each(a.rows, b.rows, row) && each(a.aims, b.aims, form);
  }
  bool nodes(plan::node_id a, plan::node_id b) {
    if (a == plan::no_node || b == plan::no_node) return a == b;
    const auto known = known_.find({a, b});
    if (known != known_.end()) return known->second;
    const plan::node &x = a_.at(a), &y = b_.at(b);
    const bool same = x.code == y.code && x.per_row == y.per_row && operands(x, y);
    return known_[{a, b}] = same;
  }

  const plan::measure_plan &a_, &b_;
  std::map<std::pair<plan::node_id, plan::node_id>, bool> known_, whole_yen_;
  std::array<std::map<plan::node_id, plan::node_id>, 2> before_;  // by side
};

SANTEI_INLINE bool same_plan(const plan::measure_plan& a, const plan::measure_plan& b) { return plan_comparison(a, b).same(); }

}  // namespace santei::analyse::detail
