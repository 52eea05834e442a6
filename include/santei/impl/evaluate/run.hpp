// The one loop over a plan; what a node means is the domain's affair.
#pragma once

#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace santei::evaluate::detail {

/// The values of all nodes in one domain, a row's nodes once a row.
template <class Domain>
class values {
 public:
  using number = typename Domain::number;
  using truth = typename Domain::truth;

  values(const plan::measure_plan& plan, std::size_t rows) : plan_(&plan), rows_(rows), at_(plan.nodes.size()) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
      at_[i] = next;
      next += plan.nodes[i].per_row ? rows : 1;
    }
    numbers_.resize(next);
    truths_.resize(next);
  }

  /// Room for nothing yet: `run_alone` makes it. The plan may grow. Precondition: it has no rows.
  explicit values(const plan::measure_plan& plan) : plan_(&plan), rows_(1) {}

  [[nodiscard]] const number& number_at(plan::node_id id, std::size_t row = 0) const { return numbers_[place(id, row)]; }
  [[nodiscard]] truth truth_at(plan::node_id id, std::size_t row = 0) const { return truths_[place(id, row)]; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] const plan::measure_plan& plan() const { return *plan_; }

  /// Computes every needed node in order. False when the domain gave up (Domain::failed()).
  bool run(Domain& domain, const std::vector<bool>& needed) {
    for (plan::node_id id = 0; id < plan_->nodes.size(); ++id)
      if (needed[id] && !compute(domain, id)) return false;
    return true;
  }
  /// The same of nodes listed in order.
  bool run(Domain& domain, const std::vector<plan::node_id>& needed) {
    return std::all_of(needed.begin(), needed.end(), [&](plan::node_id id) { return compute(domain, id); });
  }
  /// The same, keeping the values of no others. Precondition: what the listed nodes stand on is among them.
  bool run_alone(Domain& domain, const std::vector<plan::node_id>& needed) {
    at_.resize(plan_->nodes.size());
    for (std::size_t i = 0; i < needed.size(); ++i) at_[needed[i]] = i;
    numbers_.resize(std::max(numbers_.size(), needed.size()));
    truths_.resize(std::max(truths_.size(), needed.size()));
    return run(domain, needed);
  }

 private:
  bool compute(Domain& domain, plan::node_id id) {
    const plan::node& n = plan_->nodes[id];
    const std::size_t count = n.per_row ? rows_ : 1;
    for (std::size_t row = 0; row < count; ++row) {
      if (plan::is_truth(n.code)) truths_[place(id, row)] = truth_of_node(domain, n, row);
      else numbers_[place(id, row)] = number_of_node(domain, n, row);
      if (domain.failed()) return false;
    }
    return true;
  }
  [[nodiscard]] std::size_t place(plan::node_id id, std::size_t row) const { return at_[id] + (plan_->nodes[id].per_row ? row : 0); }

  number number_of_node(Domain& domain, const plan::node& n, std::size_t row) {
    const auto a = [&]() -> const number& { return number_at(n.a, row); };
    const auto b = [&]() -> const number& { return number_at(n.b, row); };
    switch (n.code) {
      case plan::op::number: return domain.constant(plan_->constants[n.a]);
      case plan::op::input_number: return domain.input_number(n.a, plan::row_read(n, row));
      case plan::op::add: return domain.add(a(), b());
      case plan::op::subtract: return domain.subtract(a(), b());
      case plan::op::multiply: return domain.multiply(a(), b());
      case plan::op::divide: return domain.divide(a(), b());
      case plan::op::minimum: return domain.minimum(a(), b());
      case plan::op::maximum: return domain.maximum(a(), b());
      case plan::op::round: return domain.round(a(), plan_->roundings[n.b]);
      case plan::op::growth: return domain.growth(a(), b(), number_at(n.c, row), plan_->roundings[n.d]);
      case plan::op::select: return domain.select(truth_at(n.c, row), a(), b());
      case plan::op::optimum: return domain.optimum(*this, n);
      case plan::op::total: {
        number sum = domain.constant(rational(0));
        for (std::size_t r = 0; r < rows_; ++r) sum = domain.add(sum, number_at(n.a, r));
        return sum;
      }
      case plan::op::years: return domain.years(a(), b());
      case plan::op::moved: return domain.moved(a(), b());
      case plan::op::greatest: case plan::op::least: {
        if (rows_ == 0) return domain.constant(rational(0));
        number found = number_at(n.a, 0);
        for (std::size_t r = 1; r < rows_; ++r)
          found = n.code == plan::op::greatest ? domain.maximum(found, number_at(n.a, r)) : domain.minimum(found, number_at(n.a, r));
        return found;
      }
      default: return domain.constant(rational(0));
    }
  }

  truth truth_of_node(Domain& domain, const plan::node& n, std::size_t row) {
    switch (n.code) {
      case plan::op::yes: return domain.constant(true);
      case plan::op::no: return domain.constant(false);
      case plan::op::input_truth: return domain.input_truth(n.a, plan::row_read(n, row));
      case plan::op::input_in: return domain.input_in(n.a, plan::row_read(n, row), plan_->sets[n.b]);
      case plan::op::given: return domain.given(n.a, plan::row_read(n, row));
      case plan::op::at_least: return domain.at_least(number_at(n.a, row), number_at(n.b, row));
      case plan::op::above: return domain.above(number_at(n.a, row), number_at(n.b, row));
      case plan::op::equal: return domain.equal(number_at(n.a, row), number_at(n.b, row));
      case plan::op::all: return domain.all(truth_at(n.a, row), truth_at(n.b, row));
      case plan::op::any: return domain.any(truth_at(n.a, row), truth_at(n.b, row));
      case plan::op::negate: return domain.negate(truth_at(n.a, row));
      case plan::op::exists: {
        truth some = domain.constant(false);
        for (std::size_t r = 0; r < rows_; ++r) some = domain.any(some, truth_at(n.a, r));
        return some;
      }
      default: return domain.constant(false);
    }
  }

  const plan::measure_plan* plan_;
  std::size_t rows_;
  std::vector<std::size_t> at_;
  std::vector<number> numbers_;
  std::vector<truth> truths_;
};

/// The nodes under `roots`.
inline std::vector<bool> needed_for(const plan::measure_plan& plan, const std::vector<plan::node_id>& roots) {
  std::vector<bool> needed(plan.nodes.size());
  for (const plan::node_id root : roots)
    if (root != plan::no_node) needed[root] = true;
  for (std::size_t id = plan.nodes.size(); id-- > 0;) {
    if (!needed[id]) continue;
    each_operand(plan, plan.nodes[id], [&](plan::node_id operand) { needed[operand] = true; });
  }
  return needed;
}

}  // namespace santei::evaluate::detail
