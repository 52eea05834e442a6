// What is known of each node when only the facts given count: nothing is assumed for those that are not.
#pragma once

#include <santei/evaluate/bind.hpp>
#include <santei/impl/evaluate/exact_domain.hpp>
#include <santei/impl/evaluate/program_ends.hpp>
#include <santei/plan/plan.hpp>

#include <map>
#include <optional>
#include <set>
#include <utility>

namespace santei::analyse::detail {

/// Values by need: a branch not taken and a condition that no longer matters are not looked at.
class known_values {
 public:
  using place = std::pair<plan::node_id, std::size_t>;  // node and row

  known_values(const plan::measure_plan& plan, const evaluate::bound_case& of) : plan_(plan), of_(of) {}

  std::optional<rational> number(plan::node_id id, std::size_t row = 0) {
    const place at = place_of(id, row);
    if (const auto found = numbers_.find(at); found != numbers_.end()) return found->second;
    const auto found = compute(plan_.at(id), at.second);
    numbers_.emplace(at, found);
    return found;
  }

  std::optional<bool> truth(plan::node_id id, std::size_t row = 0) {
    const place at = place_of(id, row);
    if (const auto found = truths_.find(at); found != truths_.end()) return found->second;
    const auto found = judge(plan_.at(id), at.second);
    truths_.emplace(at, found);
    return found;
  }

  [[nodiscard]] place place_of(plan::node_id id, std::size_t row) const { return {id, plan_.at(id).per_row ? row : 0}; }
  [[nodiscard]] const evaluate::bound_value& fact(std::uint32_t input, std::size_t row) const {
    const auto& rows = of_.values[input];
    return rows[rows.size() == 1 ? 0 : row];
  }
  [[nodiscard]] std::size_t rows() const { return of_.rows; }
  /// Inputs that were needed and are not known exactly.
  [[nodiscard]] const std::set<std::uint32_t>& open() const { return open_; }

 private:
  std::optional<rational> compute(const plan::node& n, std::size_t row) {
    using plan::op;
    switch (n.code) {
      case op::number: return plan_.constants[n.a];
      case op::input_number: return read_number(n.a, row);
      case op::select: {
        const auto condition = truth(n.c, row);
        return condition ? number(*condition ? n.a : n.b, row) : std::nullopt;
      }
      case op::total: {
        rational sum;
        for (std::size_t r = 0; r < of_.rows; ++r) {
          const auto one = number(n.a, r);
          if (!one) return std::nullopt;
          sum += *one;
        }
        return sum;
      }
      case op::round: {
        const auto exact = number(n.a, row);
        return exact ? std::optional(round_to(*exact, plan_.roundings[n.b].unit, plan_.roundings[n.b].mode)) : std::nullopt;
      }
      case op::growth: {
        const auto before = number(n.a, row), after = number(n.b, row), years = number(n.c, row);
        if (!before || !after || !years) return std::nullopt;
        return evaluate::detail::yearly_growth(*before, *after, *years, plan_.roundings[n.d]);
      }
      case op::optimum: return optimum(n);
      default: return combine(n, row);
    }
  }

  std::optional<rational> optimum(const plan::node& n) {
    bool known = true;
    each_operand(plan_, n, [&](plan::node_id id) {
      known = known && (plan::is_truth(plan_.at(id).code) ? truth(id).has_value() : number(id).has_value());
    });
    if (!known) return std::nullopt;
    evaluate::detail::rational_numbers domain;
    return programs_.value(domain, decided{*this}, n, [](const rational& x) { return x; });
  }
  /// Values that are all there, as a run gives them.
  struct decided {
    known_values& of;
    [[nodiscard]] const plan::measure_plan& plan() const { return of.plan_; }
    [[nodiscard]] rational number_at(plan::node_id id) const { return *of.number(id); }
    [[nodiscard]] bool truth_at(plan::node_id id) const { return *of.truth(id); }
  };

  std::optional<rational> combine(const plan::node& n, std::size_t row) {
    using exact = evaluate::detail::exact_domain;
    const auto a = number(n.a, row), b = number(n.b, row);
    if (!a || !b) return std::nullopt;
    switch (n.code) {
      case plan::op::add: return *a + *b;
      case plan::op::subtract: return *a - *b;
      case plan::op::multiply: return *a * *b;
      case plan::op::divide: return exact::divide(*a, *b);
      case plan::op::minimum: return exact::minimum(*a, *b);
      default: return exact::maximum(*a, *b);
    }
  }

  std::optional<bool> judge(const plan::node& n, std::size_t row) {
    using plan::op;
    switch (n.code) {
      case op::yes: case op::no: return n.code == op::yes;
      case op::given: return fact(n.a, row).given;
      case op::input_truth: case op::input_in: {
        const auto choice = read_choice(n.a, row);
        return choice ? std::optional(n.code == op::input_truth ? *choice == 1 : bool(plan_.sets[n.b][*choice])) : std::nullopt;
      }
      case op::negate: {
        const auto inner = truth(n.a, row);
        return inner ? std::optional(!*inner) : std::nullopt;
      }
      case op::all: case op::any: return either(truth(n.a, row), n, row);
      case op::exists: {
        bool open = false;
        for (std::size_t r = 0; r < of_.rows; ++r) {
          const auto one = truth(n.a, r);
          if (one == true) return true;
          open = open || !one;
        }
        return open ? std::nullopt : std::optional(false);
      }
      default: return compare(n, row);
    }
  }

  std::optional<bool> either(const std::optional<bool>& a, const plan::node& n, std::size_t row) {
    const bool deciding = n.code == plan::op::any;
    if (a == deciding) return deciding;
    const auto b = truth(n.b, row);
    return b == deciding ? std::optional(deciding) : a && b ? std::optional(!deciding) : std::nullopt;
  }

  std::optional<bool> compare(const plan::node& n, std::size_t row) {
    const auto a = number(n.a, row), b = number(n.b, row);
    if (!a || !b) return std::nullopt;
    return n.code == plan::op::at_least ? *a >= *b : n.code == plan::op::above ? *a > *b : *a == *b;
  }

  std::optional<rational> read_number(std::uint32_t input, std::size_t row) {
    const evaluate::bound_value& value = fact(input, row);
    if (value.given && value.range.is_point()) return value.range.lower()->value;
    open_.insert(input);
    return std::nullopt;
  }
  std::optional<std::uint32_t> read_choice(std::uint32_t input, std::size_t row) {
    const evaluate::bound_value& value = fact(input, row);
    if (value.given && value.choices.size() == 1) return value.choices.front();
    open_.insert(input);
    return std::nullopt;
  }

  const plan::measure_plan& plan_;
  const evaluate::bound_case& of_;
  std::map<place, std::optional<rational>> numbers_;
  std::map<place, std::optional<bool>> truths_;
  std::set<std::uint32_t> open_;
  evaluate::detail::solved_programs<evaluate::detail::rational_numbers> programs_;
};

}  // namespace santei::analyse::detail
