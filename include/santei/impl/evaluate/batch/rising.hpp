// Whether more of a fact can only mean more of the grant: then the ends of the fact give the ends of the answer.
#pragma once

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <vector>

namespace santei::evaluate::detail {

/// Whether `input` only ever raises the amounts as it grows, everything else fixed, and decides no condition.
class rising {
 public:
  rising(const plan::measure_plan& plan, const std::vector<bool>& needed, const values<interval_domain>& ranges, std::uint32_t input)
      : plan_(plan), ranges_(ranges) {
    depends_.resize(plan.nodes.size());
    for (plan::node_id id = 0; id < plan.nodes.size() && holds_; ++id)
      if (needed[id]) visit(id, input);
  }
  [[nodiscard]] bool holds() const { return holds_; }

 private:
  [[nodiscard]] bool on(plan::node_id id) const { return id != plan::no_node && depends_[id]; }
  [[nodiscard]] bool not_negative(plan::node_id id) const {
    const auto& low = ranges_.number_at(id).lower();
    return low && low->value.sign() >= 0;
  }
  void visit(plan::node_id id, std::uint32_t input) {
    const plan::node& n = plan_.at(id);
    switch (n.code) {
      case plan::op::input_number: depends_[id] = n.a == input; break;
      case plan::op::add: case plan::op::minimum: case plan::op::maximum: depends_[id] = on(n.a) || on(n.b); break;
      case plan::op::select: depends_[id] = on(n.a) || on(n.b); break;
      case plan::op::subtract: depends_[id] = on(n.a), holds_ = holds_ && !on(n.b); break;
      case plan::op::multiply:
        depends_[id] = on(n.a) || on(n.b);
        holds_ = holds_ && !(on(n.a) && !not_negative(n.b)) && !(on(n.b) && !not_negative(n.a));
        break;
      case plan::op::round: case plan::op::total: case plan::op::greatest: case plan::op::least: depends_[id] = on(n.a); break;
      case plan::op::divide: depends_[id] = on(n.a), holds_ = holds_ && !on(n.b) && !(on(n.a) && !not_negative(n.b)); break;
      case plan::op::at_least: case plan::op::above: case plan::op::equal: holds_ = holds_ && !on(n.a) && !on(n.b); break;
      case plan::op::moved: depends_[id] = on(n.a) || on(n.b); break;
      case plan::op::years: depends_[id] = on(n.b), holds_ = holds_ && !on(n.a); break;
      case plan::op::growth: holds_ = holds_ && !on(n.a) && !on(n.b) && !on(n.c); break;
      case plan::op::optimum: optimum(id, n); break;
      default: break;
    }
  }
  /// More room raises the total; how it is split may then go either way. Conditions that read the input have ended the search.
  void optimum(plan::node_id id, const plan::node& n) {
    const plan::program& of = plan_.programs[n.a];
    bool coefficients = false;
    plan::program copy = of;
    for (auto& row : copy.rows) {
      depends_[id] = depends_[id] || on(row.most);
      row.most = row.when;
    }
    each_node(copy, [&](plan::node_id one) { coefficients = coefficients || (!plan::is_truth(plan_.at(one).code) && on(one)); });
    depends_[id] = depends_[id] || coefficients;
    holds_ = holds_ && !coefficients && (n.b == 0 || !depends_[id]);
  }

  const plan::measure_plan& plan_;
  const values<interval_domain>& ranges_;
  std::vector<bool> depends_;
  bool holds_ = true;
};

}  // namespace santei::evaluate::detail
