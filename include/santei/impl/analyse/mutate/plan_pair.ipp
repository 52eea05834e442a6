// A rule and its mutant in one plan, in which equal computations are one node: as they stand, or what a case leaves of them. Rows of a 明細
// stand for any row, or are laid out one by one.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/analyse/mutate/proof_cases.ipp>
#include <santei/plan/builder.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

class plan_pair {
 protected:
  /// At most `steps` nodes are decided, and taken off. `rows`: how many there are; 0 where that is left open.
  plan_pair(const plan::measure_plan& a, const plan::measure_plan& b, std::size_t& steps, std::size_t rows = 0)
      : make_(left_), sides_{mapped_plan{a, {}}, mapped_plan{b, {}}}, steps_(steps), rows_(rows) {}

  /// Whether the answers of the two are of one shape, their inputs matched one with another.
  bool match() {
    const auto &a = sides_[0].plan, &b = sides_[1].plan;
    return a.pays == b.pays && a.rows == b.rows && a.shares.size() == b.shares.size() && a.stages.size() == b.stages.size() && a.exclusions.size() == b.exclusions.size() && match_inputs();
  }
  void start_case() {
    for (std::size_t side = 0; side < 2; ++side) known_[side].assign(sides_[side].plan.nodes.size() * rows_made(), plan::no_node);
  }

  plan::node_id left(std::size_t side, plan::node_id id) {
    if (id == plan::no_node) return id;
    const plan::node& n = sides_[side].plan.at(id);
    const std::size_t slot = id * rows_made() + (n.per_row ? row_ : 0);
    if (known_[side][slot] == plan::no_node) {
      steps_ -= std::min<std::size_t>(steps_, 1);
      known_[side][slot] = rebuilt(side, n);
    }
    return known_[side][slot];
  }
  /// The row that an input of what is left is a column of. Precondition: rows are laid out.
  [[nodiscard]] std::size_t row_of(std::uint32_t input) const { return rows_of_[input]; }
  plan::node_id in_whole_yen(plan::node_id id);

  plan::measure_plan left_;  // what is left of both plans in a case; all of them where there is none
  plan::builder make_;
  std::array<mapped_plan, 2> sides_;
  proof_cases* case_ = nullptr;
  std::size_t& steps_;

 private:
  [[nodiscard]] std::size_t rows_made() const { return std::max<std::size_t>(rows_, 1); }
  bool match_inputs() {
    for (mapped_plan& of : sides_)
      for (const plan::input& input : of.plan.inputs) {
        const auto same = [&](const plan::input& other) {
          return other.declared.key == input.declared.key && other.declared.of == input.declared.of;
        };
        auto found = std::find_if(left_.inputs.begin(), left_.inputs.end(), same);
        if (found == left_.inputs.end()) {
          for (std::size_t row = 0; row < (input.per_row ? rows_made() : 1); ++row) left_.inputs.push_back(input), rows_of_.push_back(row);
          found = std::find_if(left_.inputs.begin(), left_.inputs.end(), same);
        }
        const auto& one = found->declared;
        if (one.least != input.declared.least || one.greatest != input.declared.greatest ||
            one.choices.size() != input.declared.choices.size() || found->rates != input.rates || found->other_rates != input.other_rates ||
            found->per_row != input.per_row)
          return false;
        of.inputs.push_back(static_cast<std::uint32_t>(found - left_.inputs.begin()));
      }
    if (rows_ != 0)
      for (plan::input& one : left_.inputs) one.per_row = false;
    return true;
  }
  /// Of an input, in the row that is laid out.
  [[nodiscard]] std::uint32_t input_of(std::size_t side, const plan::node& n) const {
    return sides_[side].inputs[n.a] + static_cast<std::uint32_t>(n.per_row ? row_ : 0);
  }
  /// What the number of rows settles: the count of them, and what others come to.
  [[nodiscard]] std::optional<rational> settled_by_rows(std::size_t side, const plan::node& n) const {
    const plan::measure_plan& of = sides_[side].plan;
    if (rows_ == 0 || of.rows.empty()) return std::nullopt;
    if (of.inputs[n.a].of_other_rows) return rational(0);
    return of.inputs[n.a].declared.key == of.rows ? std::optional(rational(static_cast<std::int64_t>(rows_))) : std::nullopt;
  }
  plan::node_id of_rows(std::size_t side, const plan::node& n);

  plan::node_id rebuilt(std::size_t side, const plan::node& n);
  plan::node_id compared(std::size_t side, const plan::node& n);
  bool is_whole(plan::node_id id);
  plan::node_id rounded_inside(plan::node_id id);

  std::size_t rows_, row_ = 0;                       // how many are laid out, and the one under way
  std::vector<std::size_t> rows_of_;                 // by input of what is left
  std::array<std::vector<plan::node_id>, 2> known_;  // by node of a side and row, in the case under way: what is left of it
  std::map<plan::node_id, bool> whole_;              // by node of what is left: whether it is whole
  std::map<plan::node_id, plan::node_id> paid_;      // the same: in whole yen
};

/// A comparison with a constant is decided in the case; a whole number above 0 is reached before a rounding down to yen where it is reached
/// after.
SANTEI_INLINE plan::node_id plan_pair::compared(std::size_t side, const plan::node& n) {
  using plan::op;
  if (const auto one = case_ != nullptr ? proof_cases::threshold_of(sides_[side], n) : std::nullopt) {
    const rational& x = case_->number_of(one->input);
    const rational &a = one->fact_first ? x : one->at, &b = one->fact_first ? one->at : x;
    return make_.truth(n.code == op::at_least ? a >= b : n.code == op::above ? a > b : a == b);
  }
  plan::node_id a = left(side, n.a), b = left(side, n.b);
  const auto whole = [&](plan::node_id id) {
    return make_.constant(id) != nullptr && make_.constant(id)->is_integer() && make_.constant(id)->sign() > 0;
  };
  const auto unrounded = [&](plan::node_id id) {
    const plan::node& r = left_.at(id);
    return r.code == op::round && left_.roundings[r.b] == plan::rounding{} ? r.a : id;
  };
  if (n.code == op::at_least && whole(b)) a = unrounded(a);
  if (n.code == op::above && whole(a)) b = unrounded(b);
  return n.code == op::at_least ? make_.at_least(a, b) : n.code == op::above ? make_.above(a, b) : make_.equal(a, b);
}

SANTEI_INLINE plan::node_id plan_pair::rebuilt(std::size_t side, const plan::node& n) {
  using plan::op;
  const mapped_plan& of = sides_[side];
  const auto part = [&](plan::node_id id) { return left(side, id); };
  switch (n.code) {
    case op::number: return make_.number(of.plan.constants[n.a]);
    case op::yes: return make_.truth(true);
    case op::no: return make_.truth(false);
    case op::input_number: {
      const auto settled = settled_by_rows(side, n);
      return settled ? make_.number(*settled) : make_.input_number(input_of(side, n));
    }
    case op::input_truth: return n.per_row || case_ == nullptr ? make_.input_truth(input_of(side, n)) : make_.truth(case_->choice_of(of.inputs[n.a]) == 1);
    case op::input_in: {
      const std::vector<bool>& set = of.plan.sets[n.b];
      if (!n.per_row && case_ != nullptr) return make_.truth(case_->choice_of(of.inputs[n.a]) < set.size() && set[case_->choice_of(of.inputs[n.a])]);
      std::vector<std::uint32_t> choices;
      for (std::uint32_t i = 0; i < set.size(); ++i)
        if (set[i]) choices.push_back(i);
      return make_.input_in(input_of(side, n), choices);
    }
    case op::given: {
      if (settled_by_rows(side, n)) return make_.truth(true);
      const auto known = n.per_row || case_ == nullptr ? std::nullopt : case_->is_given(of.inputs[n.a]);
      return known ? make_.truth(*known) : make_.given(input_of(side, n));
    }
    case op::add: return make_.add(part(n.a), part(n.b));
    case op::subtract: return make_.subtract(part(n.a), part(n.b));
    case op::multiply: return make_.multiply(part(n.a), part(n.b));
    case op::divide: return make_.divide(part(n.a), part(n.b));
    case op::minimum: return make_.minimum(part(n.a), part(n.b));
    case op::maximum: return make_.maximum(part(n.a), part(n.b));
    case op::round: return make_.round(part(n.a), of.plan.roundings[n.b]);
    case op::growth: return make_.growth(part(n.a), part(n.b), part(n.c), of.plan.roundings[n.d]);
    case op::at_least: case op::above: case op::equal: return compared(side, n);
    case op::all: return make_.all(part(n.a), part(n.b));
    case op::any: return make_.any(part(n.a), part(n.b));
    case op::negate: return make_.negate(part(n.a));
    case op::select: {
      const plan::node_id when = part(n.c);
      return make_.is_yes(when) ? part(n.a) : make_.is_no(when) ? part(n.b) : make_.select(when, part(n.a), part(n.b));
    }
    case op::optimum: {
      plan::program made = of.plan.programs[n.a];
      each_node(made, [&](plan::node_id& id) { id = part(id); });
      std::erase_if(made.rows, [&](const plan::program::row& row) { return make_.is_no(row.when); });
      return make_.optimum(made, n.b, static_cast<plan::settling>(n.c));
    }
    case op::moved: return make_.moved(part(n.a), part(n.b));
    case op::years: return make_.years(part(n.a), part(n.b));
    case op::total: case op::greatest: case op::least: case op::exists: return of_rows(side, n);
  }
  return make_.truth(false);
}

SANTEI_INLINE plan::node_id plan_pair::of_rows(std::size_t side, const plan::node& n) {
  using plan::op;
  const bool laid_out = rows_ != 0 && sides_[side].plan.at(n.a).per_row;
  plan::node_id all = left(side, n.a);
  if (rows_ == 0) return n.code == op::total ? make_.total(all) : n.code == op::greatest ? make_.greatest(all) : n.code == op::least ? make_.least(all) : make_.exists(all);
  for (row_ = 1; laid_out && row_ < rows_; ++row_) {
    const plan::node_id one = left(side, n.a);
    all = n.code == op::total ? make_.add(all, one) : n.code == op::greatest ? make_.maximum(all, one) : n.code == op::least ? make_.minimum(all, one) : make_.any(all, one);
  }
  row_ = 0;
  return all;
}

/// Whether the number is whole whatever the facts.
SANTEI_INLINE bool plan_pair::is_whole(plan::node_id id) {
  using plan::op;
  const plan::node& n = left_.at(id);
  switch (n.code) {
    case op::number: return left_.constants[n.a].is_integer();
    case op::round: return left_.roundings[n.b].unit.is_integer();
    case op::add: case op::subtract: case op::minimum: case op::maximum: case op::select: break;
    default: return false;
  }
  if (const auto known = whole_.find(id); known != whole_.end()) return known->second;
  return whole_.emplace(id, is_whole(n.a) && is_whole(n.b)).first->second;
}

/// The number in whole yen, as an answer shows it: rounded down as deep inside as that can be done. Amounts are not below 0.
SANTEI_INLINE plan::node_id plan_pair::in_whole_yen(plan::node_id id) {
  if (id == plan::no_node) return id;
  if (const auto known = paid_.find(id); known != paid_.end()) return known->second;
  return paid_.emplace(id, rounded_inside(id)).first->second;
}

SANTEI_INLINE plan::node_id plan_pair::rounded_inside(plan::node_id id) {
  using plan::op;
  const plan::node n = left_.at(id);
  switch (n.code) {
    case op::round:
      if (left_.roundings[n.b] == plan::rounding{}) return in_whole_yen(n.a);
      break;
    case op::select: return make_.select(n.c, in_whole_yen(n.a), in_whole_yen(n.b));
    case op::minimum: return make_.minimum(in_whole_yen(n.a), in_whole_yen(n.b));
    case op::maximum: return make_.maximum(in_whole_yen(n.a), in_whole_yen(n.b));
    case op::add:
      if (is_whole(n.a) || is_whole(n.b)) return make_.add(in_whole_yen(n.a), in_whole_yen(n.b));
      break;
    default: break;
  }
  return is_whole(id) ? id : make_.round(id, {});
}

}  // namespace santei::analyse::detail
