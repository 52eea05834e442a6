// Amounts had no 端数 been applied, read off the rounded ones.
#pragma once

#include <santei/impl/evaluate/cell_domain.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <map>
#include <utility>

namespace santei::analyse::detail {

using straight = evaluate::detail::line;

/// A node on one cell, had no 端数 inside it been applied; the branches are those that the rounded values take.
class without_rounding {
 public:
  without_rounding(const plan::measure_plan& plan, const evaluate::detail::values<evaluate::detail::cell_domain>& at)
      : plan_(plan), at_(at) {}

  /// What others share is computed once.
  [[nodiscard]] straight of(plan::node_id id, std::size_t row = 0) const {
    if (const auto known = known_.find({id, row}); known != known_.end()) return known->second;
    return known_.emplace(std::pair(id, row), compute(id, row)).first->second;
  }

 private:
  [[nodiscard]] straight compute(plan::node_id id, std::size_t row) const {
    const plan::node& n = plan_.at(id);
    switch (n.code) {
      case plan::op::round: return of(n.a, row);
      case plan::op::select: return of(at_.truth_at(n.c, row) != 0 ? n.a : n.b, row);
      case plan::op::minimum: case plan::op::maximum: return of(at_.number_at(n.a, row) == at_.number_at(id, row) ? n.a : n.b, row);
      case plan::op::add: return plus(of(n.a, row), of(n.b, row), rational(1));
      case plan::op::subtract: return plus(of(n.a, row), of(n.b, row), rational(-1));
      case plan::op::multiply: {
        const straight a = of(n.a, row), b = of(n.b, row);
        return b.is_constant() ? times(a, b.intercept) : times(b, a.intercept);
      }
      case plan::op::divide: {
        const straight b = of(n.b, row);
        return b.intercept.sign() == 0 ? straight{} : times(of(n.a, row), rational(1) / b.intercept);
      }
      case plan::op::total: {
        straight sum;
        for (std::size_t r = 0; r < at_.rows(); ++r) sum = plus(sum, of(n.a, r), rational(1));
        return sum;
      }
      case plan::op::greatest: case plan::op::least:
        for (std::size_t r = 0; r < at_.rows(); ++r)
          if (at_.number_at(n.a, r) == at_.number_at(id, row)) return of(n.a, r);
        return {};
      default: return at_.number_at(id, row).linear;
    }
  }
  static straight plus(const straight& a, const straight& b, const rational& sign) {
    return {a.slope + sign * b.slope, a.intercept + sign * b.intercept};
  }
  static straight times(const straight& a, const rational& k) { return {a.slope * k, a.intercept * k}; }

  const plan::measure_plan& plan_;
  const evaluate::detail::values<evaluate::detail::cell_domain>& at_;
  mutable std::map<std::pair<plan::node_id, std::size_t>, straight> known_;
};

}  // namespace santei::analyse::detail
