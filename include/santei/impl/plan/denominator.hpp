// What the denominators of a plan's numbers divide, whatever the facts.
#pragma once

#include <santei/plan/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::plan::detail {

/// 10^40 < 2^133: a number of a fact, and what all facts of a case count in parts of.
inline constexpr std::size_t fact_bits = 133;
/// Fewer than 2^20 rows.
inline constexpr std::size_t row_bits = 20;

/// What a denominator divides: a power of the common denominator of the facts, times that of constants, times divisors.
class denominator {
 public:
  /// A divisor, in so many parts that it is whole; or, of no power, what a node alone knows.
  struct part {
    node_id of = no_node;
    std::optional<std::size_t> facts;
    std::size_t bits = 0, times = 1;

    [[nodiscard]] bool is(const part& other) const { return of == other.of && facts == other.facts; }
    friend bool operator==(const part&, const part&) = default;
  };

  denominator() = default;
  static denominator of_fact() { return {1, rational(1), {}}; }
  static denominator of_constant(const rational& value) { return {0, value.denominator(), {}}; }
  static denominator of_part(const part& one) { return {0, rational(1), {one}}; }

  [[nodiscard]] std::size_t bits() const {
    return facts_ * fact_bits + (constants_ == rational(1) ? 0 : constants_.bits()) + bits_of(parts_);
  }
  /// The power of that of the facts, where it is nothing else.
  [[nodiscard]] std::optional<std::size_t> of_facts_alone() const {
    return parts_.empty() && constants_ == rational(1) ? std::optional(facts_) : std::nullopt;
  }

  /// Many parts become one that a node alone knows: a plan of any size is measured in little room.
  void keep_short(node_id node) {
    if (parts_.size() > most_parts) parts_.assign(1, {node, together, bits_of(parts_)});
  }
  [[nodiscard]] denominator times(const denominator& other) const {
    denominator made{facts_ + other.facts_, constants_ * other.constants_, parts_};
    for (const part& one : other.parts_) made.part_like(one).times += one.times;
    return made;
  }
  /// What both divide.
  [[nodiscard]] denominator common(const denominator& other) const {
    denominator made{std::max(facts_, other.facts_), common_constant(other), parts_};
    for (const part& one : other.parts_) {
      part& known = made.part_like(one);
      known.times = std::max(known.times, one.times);
    }
    return made;
  }
  /// That of a node that is one or the other: what only one of them has is held once.
  [[nodiscard]] denominator either(const denominator& other, node_id node) const {
    if (parts_ == other.parts_) return {std::max(facts_, other.facts_), common_constant(other), parts_};
    denominator made{std::max(facts_, other.facts_), common_constant(other), {}};
    for (const part& one : parts_)
      for (const part& same : other.parts_)
        if (one.is(same)) made.parts_.push_back({one.of, one.facts, one.bits, std::min(one.times, same.times)});
    const std::size_t shared = bits_of(made.parts_), own = std::max(bits_of(parts_), bits_of(other.parts_)) - shared;
    if (own > 0) made.parts_.push_back({node, {}, own});
    return made;
  }
  /// That of a sum over rows, each of which has divisors of its own. All whole numbers up to n divide one below 3^n.
  [[nodiscard]] denominator over_rows(const measure_plan& plan, node_id node) const {
    denominator made{facts_, constants_, {}};
    std::size_t own = 0;
    for (const part& one : parts_) {
      if (!plan.at(one.of).per_row) {
        made.parts_.push_back(one);
        continue;
      }
      const std::size_t whole = one.bits < row_bits ? (std::size_t{8} << one.bits) / 5 : one.bits << row_bits;
      own += std::min(whole, one.bits << row_bits) * one.times;
    }
    if (own > 0) made.parts_.push_back({node, {}, own});
    return made;
  }

 private:
  static constexpr std::size_t most_parts = 16, together = static_cast<std::size_t>(-1);  // no power is so great
  static std::size_t bits_of(const std::vector<part>& parts) {
    std::size_t sum = 0;
    for (const part& one : parts) sum += one.bits * one.times;
    return sum;
  }
  denominator(std::size_t facts, rational constants, std::vector<part> parts)
      : facts_(facts), constants_(std::move(constants)), parts_(std::move(parts)) {}

  [[nodiscard]] rational common_constant(const denominator& other) const {
    return constants_ == other.constants_ ? constants_ : constants_ * (other.constants_ / constants_).numerator();
  }
  part& part_like(const part& one) {
    const auto known = std::find_if(parts_.begin(), parts_.end(), [&](const part& mine) { return mine.is(one); });
    if (known != parts_.end()) return *known;
    parts_.push_back(one);
    parts_.back().times = 0;
    return parts_.back();
  }

  std::size_t facts_ = 0;
  rational constants_ = 1;
  std::vector<part> parts_;
};

}  // namespace santei::plan::detail
