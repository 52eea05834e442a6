// What one measure grants for a cost, exactly, and the most that any further cost could bring it.
#pragma once

#include <santei/analyse/combine.hpp>
#include <santei/analyse/curve.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/evaluate/machine.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

/// A stretch [from, to] of costs under a straight line that no grant on it exceeds; `to` absent: no end.
struct ceiling {
  rational from;
  std::optional<rational> to;
  rational slope, intercept;
};

/// The grant of one measure as a function of its cost. Remembers what was asked.
class payment {
 public:
  /// `within`: of each question it has to ask; `left`, where given: nodes that all of prepare() may still compute, with what others do.
  explicit payment(const destination& of, const limits& within = {}, std::size_t* left = nullptr)
      : of_(of), facts_(of.facts), within_(within), left_(left) {
    // The machine wants to own its plan; this one outlives it.
    machine_.emplace(std::shared_ptr<const plan::measure_plan>(std::shared_ptr<void>(), of.plan));
    workspace_ = machine_->make_workspace();
  }

  /// 0 for no cost: a measure without an item is not used.
  const rational& grant(const rational& cost) {
    const auto [at, fresh] = known_.try_emplace(cost);
    if (fresh && cost.sign() > 0) at->second = compute(cost);
    return at->second;
  }

  /// Ceilings from the curve; where the rule has none, from the grants at all sums of `amounts`. False where these are too many.
  bool prepare(const std::vector<rational>& amounts) {
    const auto drawn = curve_of(*of_.plan, of_.facts, of_.cost, allowed());
    spend(drawn ? drawn->steps : of_.plan->nodes.size());
    if (drawn && bounds(*drawn)) {
      take(*drawn);
      drawn_ = *drawn;
      return true;
    }
    constexpr std::size_t most_items = 14;
    if (amounts.size() > most_items) return false;
    std::vector<rational> sums{rational(0)};
    for (const rational& amount : amounts) {
      const std::size_t count = sums.size();
      for (std::size_t i = 0; i < count; ++i) sums.push_back(sums[i] + amount);
    }
    std::sort(sums.begin(), sums.end());
    sums.erase(std::unique(sums.begin(), sums.end()), sums.end());
    rational least;
    for (const rational& sum : sums) {
      if (left_ != nullptr && *left_ == 0) return false;
      const rational& here = grant(sum);
      rising_ = rising_ && least <= here;
      least = here;
      ceilings_.push_back({sum, sum, rational(0), here});
    }
    return true;
  }
  [[nodiscard]] const std::vector<ceiling>& ceilings() const { return ceilings_; }
  /// Whether more cost never brings less.
  [[nodiscard]] bool rising() const { return rising_; }

 private:
  rational compute(const rational& cost) {
    for (evaluate::bound_value& value : facts_.values[of_.cost]) value = {true, interval::point(cost), {}};
    if (machine_->load(facts_, workspace_)) {
      const evaluate::point_result found = machine_->run(workspace_);
      if (!found.wide) return found.eligible && found.has_stated ? rational(found.stated) : rational(0);
    }
    if (drawn_ && drawn_->over.range().contains(cost)) return drawn_->amounts_at(cost).stated_low.value_or(rational(0));
    const evaluate::result found = evaluate::estimate(*of_.plan, facts_, within_.answer);
    spend(found.computed);
    return found.amount.stated_low.value_or(rational(0));
  }
  void spend(std::size_t steps) const {
    if (left_ != nullptr) *left_ -= std::min(*left_, steps);
  }
  [[nodiscard]] limits allowed() const {
    limits made = within_;
    if (left_ != nullptr) made.answer.steps = std::min(made.answer.steps, *left_);
    return made;
  }

  /// Whether the curve with the last 端数 bounds every grant; parts that are rounded by themselves may exceed it.
  [[nodiscard]] bool bounds(const curve& drawn) const { return drawn.rounding.by || of_.plan->roundings.empty(); }
  void take(const curve& drawn) {
    const auto& last = drawn.rounding.by;
    const rational above = last && last->mode != rounding_mode::down ? last->unit : rational(0);  // what 端数 may add
    std::optional<rational> before = rational(0);
    for (const piece& one : drawn.stated_low.pieces) {
      ceilings_.push_back({one.from, one.to, one.slope, one.intercept + above});
      rising_ = rising_ && one.slope.sign() >= 0 && before && *before <= one.at(one.from);
      before = one.to ? std::optional(one.at(*one.to)) : std::nullopt;
    }
    // a gap in the curve states nothing, that is 0: after it the amount may have fallen
    for (std::size_t i = 1; i < drawn.stated_low.pieces.size(); ++i)
      rising_ = rising_ && drawn.stated_low.pieces[i - 1].to == drawn.stated_low.pieces[i].from;
    if (!drawn.stated_low.pieces.empty()) rising_ = rising_ && !drawn.stated_low.pieces.back().to;
  }

  const destination& of_;
  evaluate::bound_case facts_;
  limits within_;
  std::size_t* left_;
  std::optional<evaluate::machine> machine_;
  evaluate::machine::workspace workspace_;
  std::optional<curve> drawn_;
  std::map<rational, rational> known_;
  std::vector<ceiling> ceilings_;
  bool rising_ = true;
};

}  // namespace santei::analyse::detail
