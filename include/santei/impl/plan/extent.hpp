// How large the numbers of a plan can be: magnitude from declared ranges, numerator and denominator as the steps of the plan make them.
#pragma once

#include <santei/impl/plan/ceiling.hpp>
#include <santei/impl/plan/denominator.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// What is known of a number x = n / d, in bits.
struct extent {
  ceiling most;                       // |x| <= most
  std::optional<std::int64_t> least;  // x >= 2^least
  std::size_t numerator = 0;          // |n| < 2^numerator
  denominator below;

  [[nodiscard]] std::size_t bits() const { return std::max({std::size_t{1}, numerator, below.bits()}); }
};

/// The extents of the nodes, in their order.
class extents {
 public:
  extents(const measure_plan& plan, std::vector<bool> never_negative)
      : plan_(plan), never_negative_(std::move(never_negative)), known_(plan.nodes.size()) {}

  const extent& find(node_id id) {
    extent& made = known_[id] = of(plan_.at(id), id);
    made.below.keep_short(id);
    made.numerator = std::min(made.numerator, made.most.bits() + made.below.bits());
    return made;
  }

 private:
  static constexpr std::size_t not_counted = static_cast<std::size_t>(-1);

  static std::optional<std::int64_t> least_of(const rational& x) {
    if (x.sign() <= 0) return std::nullopt;
    return static_cast<std::int64_t>(x.numerator().bits()) - 1 - (x.is_integer() ? 0 : static_cast<std::int64_t>(x.denominator().bits()));
  }
  [[nodiscard]] extent of(const node& n, node_id id) const {
    switch (n.code) {
      case op::number: return of_number(plan_.constants[n.a]);
      case op::input_number: return of_input(plan_.inputs[n.a]);
      case op::add: case op::subtract: return of_sum(n);
      case op::multiply: return of_product(known_[n.a], known_[n.b]);
      case op::divide: return of_quotient(known_[n.a], known_[n.b], n.b, id);
      case op::minimum: case op::maximum: case op::select: return of_choice(n, id);
      case op::round: return on_grid(known_[n.a].most, plan_.roundings[n.b].unit);
      case op::growth: return on_grid(of_quotient(known_[n.b], known_[n.a], n.a, id).most, plan_.roundings[n.d].unit);
      case op::moved: return on_grid(known_[n.a].most + known_[n.b].most.shifted(5), rational(1));  // a month has no more than 31 days
      case op::years: return on_grid(known_[n.a].most + known_[n.b].most, rational(1));
      case op::greatest: case op::least: return {known_[n.a].most, {}, not_counted, known_[n.a].below.over_rows(plan_, id)};
      case op::total: return {known_[n.a].most.shifted(row_bits), {}, not_counted, known_[n.a].below.over_rows(plan_, id)};
      case op::optimum: return of_optimum(n, id);
      default: return {};
    }
  }

  static extent of_number(const rational& x) { return {ceiling(x), least_of(x), not_counted, denominator::of_constant(x)}; }

  /// A fact as it is read: at most 40 digits above and below the line, in its declared range; a rate that is settled is at most 1.
  static extent of_input(const input& of) {
    const declaration& declared = of.declared;
    const interval range = declared.range();
    const auto &low = range.lower(), &high = range.upper();
    const bool whole = declared.of.of == kind::integer || declared.of.of == kind::date || declared.of.of == kind::month;
    extent made{ceiling::of_bits(fact_bits), low && !declared.may_be_none ? least_of(low->value) : std::nullopt, fact_bits,
                whole ? denominator() : denominator::of_fact()};
    if (low && high) made.most = std::max({ceiling(low->value), ceiling(high->value), ceiling(amount_of_none)});
    if (of.open_point && declared.of.of == kind::ratio) made.most = ceiling(rational(1));
    return made;
  }
  [[nodiscard]] extent of_sum(const node& n) const {
    const extent &a = known_[n.a], &b = known_[n.b];
    extent made{a.most + b.most, {}, not_counted, a.below.common(b.below)};
    if (n.code == op::subtract) return made;
    if (never_negative_[n.b]) made.least = a.least;
    if (never_negative_[n.a]) made.least = std::max(made.least, b.least);
    return made;
  }
  static extent of_product(const extent& a, const extent& b) {
    extent made{a.most * b.most, {}, a.numerator + b.numerator, a.below.times(b.below)};
    if (a.least && b.least) made.least = *a.least + *b.least;
    return made;
  }
  /// Both sides in so many parts that they are whole: a / b is then one whole number over another, which is not 0.
  [[nodiscard]] static extent of_quotient(const extent& a, const extent& b, node_id divisor, node_id id) {
    const denominator parts = a.below.common(b.below);
    const std::size_t in_parts = parts.bits();
    const auto facts = parts.of_facts_alone();
    const bool whole = b.below.bits() == 0;
    const ceiling scaled = a.most.shifted(static_cast<std::int64_t>(in_parts));
    extent made{b.least ? a.most.shifted(-*b.least) : scaled, {}, std::min(scaled.bits(), a.numerator + b.below.bits()),
                whole ? a.below.times(denominator::of_part({divisor, 0, b.most.bits()}))
                      : denominator::of_part({facts ? divisor : id, facts, b.most.bits() + in_parts})};
    if (a.least) made.least = *a.least - static_cast<std::int64_t>(b.most.bits());
    return made;
  }
  [[nodiscard]] extent of_choice(const node& n, node_id id) const {
    const extent &a = known_[n.a], &b = known_[n.b];
    extent made{std::max(a.most, b.most), {}, std::max(a.numerator, b.numerator), a.below.either(b.below, id)};
    if (a.least && b.least) made.least = std::min(*a.least, *b.least);
    if (n.code == op::minimum && never_negative_[n.a] && never_negative_[n.b]) made.most = std::min(a.most, b.most);  // a cap
    if (n.code == op::maximum) made.least = std::max(a.least, b.least);
    return made;
  }
  static extent on_grid(const ceiling& most, const rational& unit) {
    return {most + ceiling(unit), {}, not_counted, denominator::of_constant(unit)};
  }

  /// A solution is a sum of right sides times minors of the coefficients, over another minor, whose rows are at most as many as variables: by
  /// Hadamard each row makes it greater by a factor.
  [[nodiscard]] extent of_optimum(const node& n, node_id id) const {
    const program& of = plan_.programs[n.a];
    const auto log2 = [](std::size_t count) { return static_cast<std::size_t>(std::bit_width(count)); };
    extent made;
    std::vector<std::size_t> factors;
    for (const program::row& row : of.rows) {
      made.most = std::max(made.most, known_[row.most].most);
      made.below = made.below.common(known_[row.most].below);
      factors.push_back(factor_of(row.left) + log2(row.left.size()) / 2);
    }
    std::sort(factors.rbegin(), factors.rend());
    factors.resize(std::min<std::size_t>(factors.size(), of.variables));
    const program::form& aim = of.aims[n.b];
    const std::size_t minor = std::accumulate(factors.begin(), factors.end(), std::size_t{0});
    const extent by = of_form(aim);
    made.most = made.most.shifted(static_cast<std::int64_t>(minor + log2(of.rows.size()) + log2(aim.size()))) * by.most;
    made.below = made.below.times(by.below);
    made.numerator = made.most.bits() + made.below.bits();
    const bool in_order = static_cast<settling>(n.c) == settling::in_order;  // all such aims are of one solution
    made.below = made.below.times(denominator::of_part({in_order ? first_of(n.a, id) : id, {}, minor}));
    return made;
  }
  /// The first node of a program that is settled in order.
  [[nodiscard]] node_id first_of(node_id of, node_id up_to) const {
    for (node_id id = 0; id < up_to; ++id)
      if (const node& n = plan_.at(id); n.code == op::optimum && n.a == of && static_cast<settling>(n.c) == settling::in_order) return id;
    return up_to;
  }
  /// The greatest coefficient of a form, and the parts in which all are whole.
  [[nodiscard]] extent of_form(const program::form& form) const {
    extent made{ceiling(rational(1)), {}, 0, {}};
    for (const program::term& one : form) {
      made.most = std::max(made.most, known_[one.coefficient].most);
      made.below = made.below.common(known_[one.coefficient].below);
    }
    return made;
  }
  /// What a row's coefficients make a minor greater by; nothing where none is more than 1 and all are whole.
  [[nodiscard]] std::size_t factor_of(const program::form& form) const {
    const extent of = of_form(form);
    return of.below.bits() + (of.most.bits() == 1 ? 0 : of.most.bits());
  }

  const measure_plan& plan_;
  std::vector<bool> never_negative_;
  std::vector<extent> known_;
};

}  // namespace santei::plan::detail
