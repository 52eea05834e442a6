// A case of which nothing is known, not even which facts are given: ranges of all nodes that hold for every applicant.
#pragma once

#include <santei/impl/evaluate/interval_domain.hpp>
#include <santei/impl/evaluate/run.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// What a number may be: its declared range; a rate that stands for an unlisted one is at most 1, as binding requires.
inline interval range_of(const plan::measure_plan& plan, std::uint32_t input) {
  const declaration& fact = plan.inputs[input].declared;
  interval range = fact.range();
  const bool unlisted_rate = std::any_of(plan.inputs.begin(), plan.inputs.end(),
                                         [&](const plan::input& one) { return !one.rates.empty() && one.declared.key == fact.key; });
  if (unlisted_rate && fact.of.of == kind::ratio) range = intersect(range, interval::at_most(rational(1))).value_or(range);
  return range;
}

class all_facts_domain : public evaluate::detail::interval_domain {
 public:
  all_facts_domain(const plan::measure_plan& plan, const evaluate::detail::assignment& facts) : interval_domain(plan, facts), all_(plan) {}
  number input_number(std::uint32_t i, std::size_t) const { return range_of(all_, i); }
  static truth given(std::uint32_t, std::size_t) { return truth::unknown; }

 private:
  const plan::measure_plan& all_;
};

/// The range of every node over all facts; of a node that has a value a row, of each of its values.
class enclosures {
 public:
  explicit enclosures(const plan::measure_plan& plan) : plan_(plan), values_(plan, 1) {
    evaluate::bound_case nothing;
    nothing.values.assign(plan.inputs.size(), std::vector<evaluate::bound_value>(1));
    evaluate::detail::assignment facts;
    facts.bound = &nothing;
    facts.settings.assign(plan.inputs.size(), std::vector<evaluate::detail::setting>(1));
    all_facts_domain domain(plan, facts);
    has_rows_ = !plan.rows.empty();
    if (!has_rows_) values_.run(domain, std::vector<bool>(plan.nodes.size(), true));
    else run_rows(domain);
  }

  [[nodiscard]] interval number(plan::node_id id) const { return has_rows_ ? numbers_[id] : values_.number_at(id); }
  [[nodiscard]] bool never_negative(plan::node_id id) const {
    const interval range = number(id);
    return range.lower() && range.lower()->value.sign() >= 0;
  }
  [[nodiscard]] bool never_positive(plan::node_id id) const {
    const interval range = number(id);
    return range.upper() && range.upper()->value.sign() <= 0;
  }
  /// a ≥ b whatever the facts.
  [[nodiscard]] bool surely_at_least(plan::node_id a, plan::node_id b) const {
    const auto low = number(a).lower();
    const auto high = number(b).upper();
    return low && high && low->value >= high->value;
  }

 private:
  /// Any number of rows: a total keeps no more than the sign of its parts, and what holds for some row may or may not hold.
  void run_rows(all_facts_domain& domain) {
    numbers_.assign(plan_.nodes.size(), interval::everything());
    for (plan::node_id id = 0; id < plan_.nodes.size(); ++id) {
      const plan::node& n = plan_.at(id);
      if (plan::is_truth(n.code)) continue;
      switch (n.code) {
        case plan::op::number: numbers_[id] = interval::point(plan_.constants[n.a]); break;
        case plan::op::input_number: numbers_[id] = domain.input_number(n.a, 0); break;
        case plan::op::add: numbers_[id] = numbers_[n.a] + numbers_[n.b]; break;
        case plan::op::subtract: numbers_[id] = numbers_[n.a] - numbers_[n.b]; break;
        case plan::op::multiply: numbers_[id] = numbers_[n.a] * numbers_[n.b]; break;
        case plan::op::minimum: numbers_[id] = min(numbers_[n.a], numbers_[n.b]); break;
        case plan::op::maximum: numbers_[id] = max(numbers_[n.a], numbers_[n.b]); break;
        case plan::op::select: numbers_[id] = hull(numbers_[n.a], numbers_[n.b]); break;
        case plan::op::round: numbers_[id] = round_to(numbers_[n.a], plan_.roundings[n.b].unit, plan_.roundings[n.b].mode); break;
        case plan::op::optimum: numbers_[id] = interval::at_least(rational(0)); break;
        case plan::op::total:
          if (never_negative(n.a)) numbers_[id] = interval::at_least(rational(0));
          else if (never_positive(n.a)) numbers_[id] = interval::at_most(rational(0));
          break;
        case plan::op::greatest: case plan::op::least: numbers_[id] = hull(numbers_[n.a], interval::point(rational(0))); break;
        default: break;
      }
    }
  }

  const plan::measure_plan& plan_;
  evaluate::detail::values<all_facts_domain> values_;
  std::vector<interval> numbers_;
  bool has_rows_ = false;
};

}  // namespace santei::analyse::detail
