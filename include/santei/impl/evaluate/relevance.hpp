// Which unknown facts can still change an answer: what a decided condition or a settled number hides is not asked for.
#pragma once

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <map>
#include <set>
#include <vector>

namespace santei::evaluate::detail {

/// How the relevant nodes use one input.
struct usage {
  bool computed = false;             // as a number in arithmetic, not only against fixed limits
  std::set<std::uint32_t> sets;      // of input_in
  bool as_truth = false;
  std::set<rational> thresholds;     // fixed limits it is compared with

  void join(const usage& other) {
    computed = computed || other.computed, as_truth = as_truth || other.as_truth;
    sets.insert(other.sets.begin(), other.sets.end());
    thresholds.insert(other.thresholds.begin(), other.thresholds.end());
  }
};

class relevance {
 public:
  /// `loose`: numbers that are settled still show their conditions (for readings that apply but change nothing).
  relevance(const plan::measure_plan& plan, const values<interval_domain>& known, bool loose) : plan_(plan), known_(known), loose_(loose) {}

  void visit(plan::node_id id, std::size_t row = 0) {
    if (id == plan::no_node) return;
    const plan::node& n = plan_.at(id);
    if (!n.per_row) row = 0;
    if (!seen_.insert({id, row}).second) return;
    if (plan::is_truth(n.code)) visit_truth(n, id, row);
    else visit_number(n, id, row);
  }

  [[nodiscard]] const std::map<variable, usage>& used() const { return used_; }
  [[nodiscard]] bool uses(std::uint32_t input) const {
    const auto at = used_.lower_bound({input, 0});
    return at != used_.end() && at->first.input == input;
  }

 private:
  variable cell(const plan::node& n, std::size_t row) const {
    return {n.a, static_cast<std::uint32_t>(plan_.inputs[n.a].per_row ? row : 0)};
  }

  void visit_truth(const plan::node& n, plan::node_id id, std::size_t row) {
    if (known_.truth_at(id, row) != truth::unknown) return;
    switch (n.code) {
      case plan::op::input_truth: used_[cell(n, row)].as_truth = true; break;
      case plan::op::input_in: used_[cell(n, row)].sets.insert(n.b); break;
      case plan::op::at_least: case plan::op::above: case plan::op::equal:
        if (!limit(n.a, n.b, row) && !limit(n.b, n.a, row)) visit(n.a, row), visit(n.b, row);
        break;
      case plan::op::exists:
        for (std::size_t r = 0; r < known_.rows(); ++r) visit(n.a, r);
        break;
      case plan::op::negate: visit(n.a, row); break;
      default: visit(n.a, row), visit(n.b, row);
    }
  }

  /// An input compared with a constant is only told apart at that constant.
  bool limit(plan::node_id input, plan::node_id fixed, std::size_t row) {
    const plan::node &a = plan_.at(input), &b = plan_.at(fixed);
    if (a.code != plan::op::input_number || b.code != plan::op::number) return false;
    used_[cell(a, row)].thresholds.insert(plan_.constants[b.a]);
    return true;
  }

  void visit_number(const plan::node& n, plan::node_id id, std::size_t row) {
    if (!loose_ && known_.number_at(id, row).is_point()) return;
    switch (n.code) {
      case plan::op::number: break;
      case plan::op::input_number:
        if (!known_.number_at(id, row).is_point()) used_[cell(n, row)].computed = true;
        break;
      case plan::op::round: visit(n.a, row); break;
      case plan::op::total: case plan::op::greatest: case plan::op::least:
        for (std::size_t r = 0; r < known_.rows(); ++r) visit(n.a, r);
        break;
      case plan::op::years: case plan::op::moved: visit(n.a, row), visit(n.b, row); break;
      case plan::op::growth: visit(n.a, row), visit(n.b, row), visit(n.c, row); break;
      case plan::op::optimum:
        each_operand(plan_, n, [&](plan::node_id operand) { visit(operand, row); });
        break;
      case plan::op::select: {
        const truth c = known_.truth_at(n.c, row);
        if (c != truth::no) visit(n.a, row);
        if (c != truth::yes) visit(n.b, row);
        visit(n.c, row);
        break;
      }
      case plan::op::minimum: case plan::op::maximum: {
        const occurrence a_first = is_at_most(known_.number_at(n.a, row), known_.number_at(n.b, row));
        const bool least = n.code == plan::op::minimum;
        if (loose_ || a_first != (least ? occurrence::never : occurrence::always)) visit(n.a, row);
        if (loose_ || a_first != (least ? occurrence::always : occurrence::never)) visit(n.b, row);
        break;
      }
      default: visit(n.a, row), visit(n.b, row);
    }
  }

  const plan::measure_plan& plan_;
  const values<interval_domain>& known_;
  bool loose_;
  std::set<std::pair<plan::node_id, std::size_t>> seen_;
  std::map<variable, usage> used_;
};

}  // namespace santei::evaluate::detail
