// Where a rule and its mutant answer differently, solved for over all facts at once: on the ways on which the changed step counts, an
// applicant for whom it does, or the proof that there is none.
#pragma once

#include <santei/impl/analyse/mutate/same_in_each_case.ipp>
#include <santei/impl/analyse/prove/never.hpp>
#include <santei/impl/analyse/prove/paths.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace santei::analyse::detail {

class plan_difference : private plan_pair {
 public:
  /// `steps`: nodes to make; `ways`: the work that may still be done on ways through them. `rows`: of the 明細; 0 leaves open how many there
  /// are, which is for proofs alone.
  plan_difference(const plan::measure_plan& rule, const plan::measure_plan& mutant, std::size_t& steps, std::size_t& ways, std::size_t rows = 0)
      : plan_pair(rule, mutant, steps, rows), ways_(ways), comparable_(match()) {
    if (!comparable_) return;
    start_case();
    derived_alike_ = plan_comparison(rule, mutant).same_derivations();
    in_yen_ = shown_difference();
    before_rounding_ = unrounded_difference();
    comparable_ = !left_.nodes.empty() && steps_ != 0;
  }

  /// Asks `confirms` of one applicant after another, of whole yen; whether it accepted one.
  template <class Confirms>
  bool find(Confirms confirms) {
    if (!comparable_ || make_.is_no(in_yen_)) return false;
    const plan_shape shape(left_);
    return paths(left_, shape, {}, detail_level::exact, ways_, rational(1)).search(in_yen_, confirms, most_ways) == search_end::found;
  }
  /// The proof that there is none; a bold one takes less, and fails more often.
  [[nodiscard]] sameness proved(detail_level level) {
    if (!comparable_ || !derived_alike_ || !never(in_yen_, level)) return sameness::unproved;
    return never(before_rounding_, level) ? sameness::wholly : sameness::in_yen;
  }
  /// The bold proof, then the other.
  [[nodiscard]] sameness proved() {
    const sameness bold = proved(detail_level::bold);
    return bold == sameness::wholly ? bold : std::max(bold, proved(detail_level::exact));
  }
  [[nodiscard]] const plan::input& input(std::uint32_t i) const { return left_.inputs[i]; }
  using plan_pair::row_of;

 private:
  static constexpr std::size_t most_ways = 5'000, most_pairs = 20'000;

  bool never(plan::node_id root, detail_level level) { return never_holds(left_, root, level, ways_, most_ways); }

  plan::node_id any(plan::node_id a, plan::node_id b) { return make_.any(a, b); }
  plan::node_id unlike(plan::node_id a, plan::node_id b) {
    if (a == plan::no_node || b == plan::no_node) return make_.truth(a != b);
    if (a == b) return make_.truth(false);
    return make_.all(reached(a, b), plan::is_truth(left_.at(a).code) ? one_alone(a, b) : make_.negate(make_.equal(a, b)));
  }
  /// What must hold for two steps to differ, read off their parts: which conditions lead to what is not the same in both.
  plan::node_id reached(plan::node_id a, plan::node_id b) {
    if (a == b) return make_.truth(false);
    if (const auto known = reached_.find({a, b}); known != reached_.end()) return known->second;
    const plan::node_id made = reached_by_parts(a, b);
    return reached_.emplace(std::pair(a, b), made).first->second;
  }
  plan::node_id reached_by_parts(plan::node_id first, plan::node_id second) {
    using plan::op;
    const plan::node a = left_.at(first), b = left_.at(second);  // copies: more nodes are made
    const bool no_select = a.code != op::select && b.code != op::select;
    const bool laid_alike = a.code == b.code && (no_select || a.c == b.c || a.a == b.a || a.b == b.b);
    if (!no_select && !laid_alike) return reached_by_case(a.code == op::select ? first : second, a.code == op::select ? second : first);
    if (!laid_alike) return make_.truth(true);
    switch (a.code) {
      case op::select: {
        plan::node_id made = reached(a.c, b.c);
        made = any(made, make_.all(a.c, reached(a.a, b.a)));
        return any(made, make_.all(make_.negate(a.c), reached(a.b, b.b)));
      }
      case op::all: case op::any:
        if (a.a == b.b || a.b == b.a) return reached(a.a == b.b ? a.b : a.a, a.a == b.b ? b.a : b.b);
        return any(reached(a.a, b.a), reached(a.b, b.b));
      // numbers made of the same numbers are the same: whether a part differs is asked first, as it hangs on less
      case op::subtract: return any(unlike(a.a, b.a), unlike(a.b, b.b));
      case op::add: case op::multiply: case op::minimum: case op::maximum:
        if (a.a == b.b || a.b == b.a) return unlike(a.a == b.b ? a.b : a.a, a.a == b.b ? b.a : b.b);
        return any(unlike(a.a, b.a), unlike(a.b, b.b));
      case op::round:
        return left_.roundings[a.b] == left_.roundings[b.b] ? unlike(a.a, b.a) : make_.truth(true);
      case op::negate: return reached(a.a, b.a);
      // what is made of all rows differs where it does in one: the facts of a row are those of such a one
      case op::total: case op::greatest: case op::least: case op::exists: return unlike(a.a, b.a);
      case op::at_least: case op::above: case op::equal: return one_alone(first, second);
      default: return make_.truth(true);
    }
  }
  /// A choice against something else: whichever way it falls.
  plan::node_id reached_by_case(plan::node_id choice, plan::node_id other) {
    if (reached_.size() > most_pairs) return make_.truth(true);
    const plan::node n = left_.at(choice);
    const plan::node_id yes = unlike(n.a, other), no = unlike(n.b, other);
    return any(make_.all(n.c, yes), make_.all(make_.negate(n.c), no));
  }
  plan::node_id one_alone(plan::node_id a, plan::node_id b) { return any(make_.all(a, make_.negate(b)), make_.all(make_.negate(a), b)); }

  /// Whether one of two amounts is there; where neither is, its numbers say nothing.
  plan::node_id either(plan::node_id a, plan::node_id b) {
    if (a == plan::no_node || b == plan::no_node) return make_.truth(true);
    return any(left(0, a), left(1, b));
  }
  plan::node_id unlike_amounts(const plan::amount& a, const plan::amount& b) {
    const auto yen = [this](std::size_t side, plan::node_id id) { return in_whole_yen(left(side, id)); };
    const plan::node_id states = either(a.has_stated, b.has_stated), permits = either(a.has_possible, b.has_possible);
    plan::node_id made = make_.all(unlike(yen(0, a.stated), yen(1, b.stated)), states);
    made = any(made, make_.all(unlike(yen(0, a.least), yen(1, b.least)), permits));
    made = any(made, make_.all(unlike(yen(0, a.most), yen(1, b.most)), any(permits, either(a.undetermined, b.undetermined))));
    for (const auto& [one, other] : {std::pair(a.has_stated, b.has_stated), std::pair(a.has_possible, b.has_possible),
                                     std::pair(a.undetermined, b.undetermined), std::pair(a.open, b.open)})
      made = any(made, unlike(left(0, one), left(1, other)));
    return made;
  }
  /// 排他 refuses the facts that it names together.
  plan::node_id admitted() {
    plan::node_id made = make_.truth(true);
    for (const plan::exclusion& one : sides_[0].plan.exclusions) made = make_.all(made, make_.negate(left(0, one.both)));
    return made;
  }
  plan::node_id somebody() { return make_.all(left(0, sides_[0].plan.eligible), left(1, sides_[1].plan.eligible)); }

  /// Of what an answer shows: the verdict, amounts in whole yen, shares, stages, exclusions.
  plan::node_id shown_difference() {
    const auto &a = sides_[0].plan, &b = sides_[1].plan;
    plan::node_id paid = unlike_amounts(a.grant, b.grant);
    for (std::size_t i = 0; i < a.shares.size(); ++i) {
      const auto &x = a.shares[i], &y = b.shares[i];
      paid = any(paid, x.payer == y.payer ? any(unlike(in_whole_yen(left(0, x.stated)), in_whole_yen(left(1, y.stated))), unlike(left(0, x.open), left(1, y.open)))
                                          : make_.truth(true));
    }
    plan::node_id made = any(unlike(left(0, a.eligible), left(1, b.eligible)), make_.all(somebody(), paid));
    for (std::size_t i = 0; i < a.stages.size(); ++i) {
      const auto &x = a.stages[i], &y = b.stages[i];
      if (x.from != y.from || x.to != y.to || x.amount.has_value() != y.amount.has_value()) return make_.truth(true);
      if (!x.amount) continue;
      const plan::node_id unlike_here = unlike_amounts(*x.amount, *y.amount);
      made = any(made, x.base_inputs.empty() && y.base_inputs.empty() ? make_.all(somebody(), unlike_here) : unlike_here);
    }
    made = make_.all(admitted(), made);
    for (std::size_t i = 0; i < a.exclusions.size(); ++i) made = any(made, unlike(left(0, a.exclusions[i].both), left(1, b.exclusions[i].both)));
    return made;
  }
  plan::node_id unrounded_difference() {
    const auto &a = sides_[0].plan, &b = sides_[1].plan;
    const auto apart = [this](plan::node_id one, plan::node_id other) { return unlike(left(0, one), left(1, other)); };
    plan::node_id made = make_.all(make_.all(somebody(), apart(a.grant.unrounded, b.grant.unrounded)), either(a.grant.has_stated, b.grant.has_stated));
    for (std::size_t i = 0; i < a.shares.size(); ++i) made = any(made, make_.all(somebody(), apart(a.shares[i].unrounded, b.shares[i].unrounded)));
    for (std::size_t i = 0; i < a.stages.size(); ++i)
      if (a.stages[i].amount && b.stages[i].amount) made = any(made, apart(a.stages[i].amount->unrounded, b.stages[i].amount->unrounded));
    return make_.all(admitted(), made);
  }

  std::size_t& ways_;
  bool comparable_, derived_alike_ = false;
  plan::node_id in_yen_ = plan::no_node, before_rounding_ = plan::no_node;
  std::map<std::pair<plan::node_id, plan::node_id>, plan::node_id> reached_;
};

}  // namespace santei::analyse::detail
