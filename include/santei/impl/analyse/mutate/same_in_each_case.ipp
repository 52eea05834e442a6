// Two plans proved to answer the same: every condition on a fact decided, case by case, what is left of both is one and the same
// computation.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/analyse/mutate/plan_pair.ipp>
#include <santei/impl/analyse/mutate/same_plan.ipp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

inline constexpr std::size_t most_proof_cases = 6'000;

/// What is proved of two plans. `in_yen`: every verdict and every amount in whole yen is the same, amounts before 端数 may not be.
enum class sameness { unproved, in_yen, wholly };

class case_proof : private plan_pair {
 public:
  /// At most `steps` nodes are decided, and taken off.
  case_proof(const plan::measure_plan& a, const plan::measure_plan& b, std::size_t& steps) : plan_pair(a, b, steps) {}

  [[nodiscard]] sameness proved() {
    const auto &a = sides_[0].plan, &b = sides_[1].plan;
    if (a.derivations.size() != b.derivations.size() || !match()) return sameness::unproved;
    plan_comparison plans(a, b);
    if (!plans.same_derivations() && !holds_in_all(derivation_roots, &case_proof::same_derivations)) return sameness::unproved;
    if (plans.same_answer() || holds_in_all(answer_roots, &case_proof::same_answer)) return sameness::wholly;
    in_yen_ = true;
    return holds_in_all(answer_roots, &case_proof::same_answer) ? sameness::in_yen : sameness::unproved;
  }

 private:
  using roots_of = std::vector<plan::node_id> (*)(const plan::measure_plan&);
  /// Whether a fact is given is asked only where nothing is proved without: each such question doubles the cases.
  bool holds_in_all(roots_of roots, bool (case_proof::*same_here)()) {
    const std::array<std::vector<plan::node_id>, 2> both{roots(sides_[0].plan), roots(sides_[1].plan)};
    return holds_over(proof_cases(left_.inputs, sides_, both, false), same_here) ||
           holds_over(proof_cases(left_.inputs, sides_, both, true), same_here);
  }
  bool holds_over(proof_cases cases, bool (case_proof::*same_here)()) {
    if (cases.size() > most_proof_cases) return false;
    case_ = &cases;
    do {
      start_case();
      if (!(this->*same_here)() || steps_ == 0) return false;
    } while (cases.next());
    return true;
  }
  static std::vector<plan::node_id> answer_roots(const plan::measure_plan& of) {
    std::vector<plan::node_id> roots{of.eligible};
    const auto add = [&](const plan::amount& a) {
      roots.insert(roots.end(), {a.stated, a.unrounded, a.least, a.most, a.has_stated, a.has_possible, a.undetermined, a.open});
    };
    add(of.grant);
    for (const plan::share& one : of.shares) roots.insert(roots.end(), {one.stated, one.unrounded, one.open});
    for (const plan::stage& one : of.stages)
      if (one.amount) add(*one.amount);
    for (const plan::exclusion& one : of.exclusions) roots.push_back(one.both);
    return roots;
  }
  static std::vector<plan::node_id> derivation_roots(const plan::measure_plan& of) {
    std::vector<plan::node_id> roots;
    for (const plan::derivation& one : of.derivations)
      for (const plan::derivation::row& row : one.rows) roots.push_back(row.holds);
    return roots;
  }
  bool same(plan::node_id a, plan::node_id b) { return left(0, a) == left(1, b); }
  bool same_yen(plan::node_id a, plan::node_id b) { return in_whole_yen(left(0, a)) == in_whole_yen(left(1, b)); }
  bool same_unrounded(plan::node_id a, plan::node_id b) { return in_yen_ || same(a, b); }
  /// Neither amount is there: its numbers say nothing.
  bool neither(plan::node_id a, plan::node_id b) {
    return a != plan::no_node && b != plan::no_node && make_.is_no(left(0, a)) && make_.is_no(left(1, b));
  }
  bool same_amount(const plan::amount& a, const plan::amount& b) {
    const bool states = !neither(a.has_stated, b.has_stated), permits = !neither(a.has_possible, b.has_possible);
    const bool bounded = permits || !neither(a.undetermined, b.undetermined);
    return (!states || (same_yen(a.stated, b.stated) && same_unrounded(a.unrounded, b.unrounded))) &&
           (!permits || same_yen(a.least, b.least)) && (!bounded || same_yen(a.most, b.most)) && same(a.has_stated, b.has_stated) && same(a.has_possible, b.has_possible) &&
           same(a.undetermined, b.undetermined) && same(a.open, b.open);
  }
  /// The rows that may be the first to hold, with what they give.
  std::vector<std::pair<plan::node_id, std::vector<std::uint32_t>>> rows_left(std::size_t side, const plan::derivation& derived) {
    std::vector<std::pair<plan::node_id, std::vector<std::uint32_t>>> made;
    for (const plan::derivation::row& row : derived.rows) {
      const plan::node_id holds = left(side, row.holds);
      if (!make_.is_no(holds)) made.emplace_back(holds, row.choices);
      if (make_.is_yes(holds)) break;
    }
    return made;
  }
  bool same_answer();
  bool same_derivations() {
    const auto &a = sides_[0].plan.derivations, &b = sides_[1].plan.derivations;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (sides_[0].inputs[a[i].of] != sides_[1].inputs[b[i].of] || rows_left(0, a[i]) != rows_left(1, b[i])) return false;
    return true;
  }

  bool in_yen_ = false;
};

SANTEI_INLINE bool case_proof::same_answer() {
  const auto &a = sides_[0].plan, &b = sides_[1].plan;
  bool refused = false, all = true;
  for (std::size_t i = 0; all && i < a.exclusions.size(); ++i) {
    all = same(a.exclusions[i].both, b.exclusions[i].both);
    refused = refused || make_.is_yes(left(0, a.exclusions[i].both));
  }
  if (!all || refused) return all;
  all = same(a.eligible, b.eligible);
  const bool nobody = all && make_.is_no(left(0, a.eligible));  // all amounts are 0, but for those of stages on a base of their own
  all = all && (nobody || same_amount(a.grant, b.grant));
  for (std::size_t i = 0; all && !nobody && i < a.shares.size(); ++i)
    all = a.shares[i].payer == b.shares[i].payer && same_yen(a.shares[i].stated, b.shares[i].stated) &&
          same_unrounded(a.shares[i].unrounded, b.shares[i].unrounded) && same(a.shares[i].open, b.shares[i].open);
  for (std::size_t i = 0; all && i < a.stages.size(); ++i) {
    const auto &x = a.stages[i], &y = b.stages[i];
    all = x.from == y.from && x.to == y.to && x.amount.has_value() == y.amount.has_value();
    const bool zero = nobody && x.base_inputs.empty() && y.base_inputs.empty();
    all = all && (!x.amount || zero || same_amount(*x.amount, *y.amount));
  }
  return all;
}

/// `steps`: of the proof, left to all that are made; once there are none nothing is proved.
SANTEI_INLINE sameness same_in_each_case(const plan::measure_plan& a, const plan::measure_plan& b, std::size_t& steps) {
  return case_proof(a, b, steps).proved();
}

}  // namespace santei::analyse::detail
