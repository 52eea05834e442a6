// Two plans proved to answer the same: every condition on a fact decided, case by case, what is left of both is one and the same computation.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/builder.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

inline constexpr std::size_t most_proof_cases = 6'000;

class case_proof {
 public:
  case_proof(const plan::measure_plan& a, const plan::measure_plan& b) : make_(left_), sides_{side{a, {}, {}}, side{b, {}, {}}} {}

  [[nodiscard]] bool holds() {
    const auto &a = sides_[0].plan, &b = sides_[1].plan;
    if (a.pays != b.pays || a.rows != b.rows || a.shares.size() != b.shares.size() || a.stages.size() != b.stages.size() || a.derivations.size() != b.derivations.size() ||
        a.exclusions.size() != b.exclusions.size() || !match_inputs())
      return false;
    return holds_in_all(answer_roots, &case_proof::same_answer) && holds_in_all(derivation_roots, &case_proof::same_derivations);
  }

 private:
  /// A fact that conditions look at, with a value for each class or range that they tell apart.
  struct dimension {
    std::uint32_t input = 0;
    std::vector<rational> values;
  };
  struct side {
    const plan::measure_plan& plan;
    std::vector<std::uint32_t> inputs;              // to those of what is left
    std::map<plan::node_id, plan::node_id> known;   // of the case under way
  };

  using roots_of = std::vector<plan::node_id> (*)(const plan::measure_plan&);
  bool holds_in_all(roots_of roots, bool (case_proof::*same_here)()) {
    find_dimensions(roots);
    std::size_t cases = 1;
    for (const dimension& one : dimensions_)
      if ((cases *= one.values.size()) > most_proof_cases) return false;
    at_.assign(dimensions_.size(), 0);
    do {
      for (side& of : sides_) of.known.clear();
      if (!(this->*same_here)()) return false;
    } while (next());
    return true;
  }
  static std::vector<plan::node_id> answer_roots(const plan::measure_plan& of) {
    std::vector<plan::node_id> roots{of.eligible};
    const auto add = [&](const plan::amount& a) { roots.insert(roots.end(), {a.stated, a.unrounded, a.least, a.most, a.has_stated, a.has_possible, a.undetermined, a.open}); };
    add(of.grant);
    for (const plan::share& one : of.shares) roots.insert(roots.end(), {one.stated, one.unrounded});
    for (const plan::stage& one : of.stages)
      if (one.amount) add(*one.amount);
    for (const plan::exclusion& one : of.exclusions) roots.push_back(one.both);
    return roots;
  }
  static std::vector<plan::node_id> derivation_roots(const plan::measure_plan& of) {
    std::vector<plan::node_id> roots;
    for (const plan::derivation& one : of.derivations)
      for (const plan::derivation::row& row : one.rows) roots.push_back(row.holds);
    return roots;
  }
  /// Which nodes the roots hang on.
  static std::vector<bool> read_by(const plan::measure_plan& of, const std::vector<plan::node_id>& roots) {
    using plan::op;
    std::vector<bool> read(of.nodes.size());
    for (const plan::node_id root : roots)
      if (root != plan::no_node) read[root] = true;
    for (std::size_t id = of.nodes.size(); id-- > 0;) {
      const plan::node& n = of.nodes[id];
      const bool leaf = n.code == op::number || n.code == op::yes || n.code == op::no || n.code == op::input_number || n.code == op::input_truth || n.code == op::input_in || n.code == op::given;
      const bool one = n.code == op::round || n.code == op::negate || n.code == op::total || n.code == op::exists, three = n.code == op::select || n.code == op::growth;
      if (!read[id] || leaf) continue;
      read[n.a] = true;
      if (!one) read[n.b] = true;
      if (three) read[n.c] = true;
    }
    return read;
  }

  bool match_inputs() {
    for (side& of : sides_)
      for (const plan::input& input : of.plan.inputs) {
        const auto same = [&](const plan::input& other) { return other.declared.key == input.declared.key && other.declared.of == input.declared.of; };
        auto found = std::find_if(left_.inputs.begin(), left_.inputs.end(), same);
        if (found == left_.inputs.end()) found = left_.inputs.insert(left_.inputs.end(), input);
        const auto& one = found->declared;
        if (one.least != input.declared.least || one.greatest != input.declared.greatest || one.choices.size() != input.declared.choices.size() || found->rates != input.rates ||
            found->other_rates != input.other_rates || found->per_row != input.per_row)
          return false;
        of.inputs.push_back(static_cast<std::uint32_t>(found - left_.inputs.begin()));
      }
    return true;
  }

  /// The fact and the constant that a comparison is about; nothing for any other.
  struct threshold {
    std::uint32_t input = 0;
    rational at;
    bool fact_first = true;
  };
  [[nodiscard]] static std::optional<threshold> threshold_of(const side& of, const plan::node& n) {
    using plan::op;
    if (n.code != op::at_least && n.code != op::above && n.code != op::equal) return std::nullopt;
    const plan::node &a = of.plan.at(n.a), &b = of.plan.at(n.b);
    if (a.code == op::input_number && b.code == op::number && !a.per_row) return threshold{of.inputs[a.a], of.plan.constants[b.a], true};
    if (b.code == op::input_number && a.code == op::number && !b.per_row) return threshold{of.inputs[b.a], of.plan.constants[a.a], false};
    return std::nullopt;
  }
  void find_dimensions(roots_of roots) {
    dimensions_.clear();
    std::map<std::uint32_t, std::set<rational>> thresholds;
    std::map<std::uint32_t, std::set<std::vector<bool>>> sets;
    for (const side& of : sides_) {
      const std::vector<bool> read = read_by(of.plan, roots(of.plan));
      for (std::size_t id = 0; id < read.size(); ++id) {
        const plan::node& n = of.plan.nodes[id];
        if (!read[id]) continue;
        if (const auto one = threshold_of(of, n)) thresholds[one->input].insert(one->at);
        if (n.code == plan::op::input_truth && !n.per_row) sets[of.inputs[n.a]].insert({false, true});
        if (n.code == plan::op::input_in && !n.per_row) sets[of.inputs[n.a]].insert(of.plan.sets[n.b]);
      }
    }
    for (const auto& [input, all] : thresholds) dimensions_.push_back({input, samples(all)});
    for (const auto& [input, all] : sets) dimensions_.push_back({input, classes(left_.inputs[input], all)});
  }
  /// A number below, at, between and above the thresholds.
  static std::vector<rational> samples(const std::set<rational>& thresholds) {
    std::vector<rational> made{*thresholds.begin() - rational(1)};
    for (auto at = thresholds.begin(); at != thresholds.end(); ++at) {
      made.push_back(*at);
      const auto after = std::next(at);
      made.push_back(after == thresholds.end() ? *at + rational(1) : (*at + *after) / rational(2));
    }
    return made;
  }
  /// One choice of each class that the sets tell apart.
  static std::vector<rational> classes(const plan::input& input, const std::set<std::vector<bool>>& sets) {
    std::set<std::vector<bool>> seen;
    std::vector<rational> made;
    const std::size_t count = input.declared.of.of == kind::truth ? 2 : input.declared.choices.size();
    for (std::size_t choice = 0; choice < count; ++choice) {
      std::vector<bool> in;
      for (const auto& set : sets) in.push_back(choice < set.size() && set[choice]);
      if (seen.insert(in).second) made.push_back(rational(static_cast<std::int64_t>(choice)));
    }
    return made;
  }

  bool next() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (++at_[i] < dimensions_[i].values.size()) return true;
      at_[i] = 0;
    }
    return false;
  }
  [[nodiscard]] const rational& number_of(std::uint32_t input) const {
    std::size_t i = 0;
    while (dimensions_[i].input != input || !is_number(left_.inputs[input].declared.of.of)) ++i;
    return dimensions_[i].values[at_[i]];
  }
  [[nodiscard]] std::size_t choice_of(std::uint32_t input) const {
    std::size_t i = 0;
    while (dimensions_[i].input != input || is_number(left_.inputs[input].declared.of.of)) ++i;
    return static_cast<std::size_t>(dimensions_[i].values[at_[i]].to_int64().value_or(0));
  }

  plan::node_id left(side& of, plan::node_id id) {
    if (id == plan::no_node) return id;
    if (const auto found = of.known.find(id); found != of.known.end()) return found->second;
    const plan::node_id made = rebuilt(of, of.plan.at(id));
    of.known.emplace(id, made);
    return made;
  }
  plan::node_id rebuilt(side& of, const plan::node& n);
  plan::node_id compared(side& of, const plan::node& n);
  [[nodiscard]] bool is_whole(plan::node_id id) const;
  plan::node_id in_whole_yen(plan::node_id id);

  bool same(plan::node_id a, plan::node_id b) { return left(sides_[0], a) == left(sides_[1], b); }
  bool same_yen(plan::node_id a, plan::node_id b) { return in_whole_yen(left(sides_[0], a)) == in_whole_yen(left(sides_[1], b)); }
  bool same_amount(const plan::amount& a, const plan::amount& b) {
    return same_yen(a.stated, b.stated) && same(a.unrounded, b.unrounded) && same_yen(a.least, b.least) && same_yen(a.most, b.most) && same(a.has_stated, b.has_stated) &&
           same(a.has_possible, b.has_possible) && same(a.undetermined, b.undetermined) && same(a.open, b.open);
  }
  /// The rows that may be the first to hold, with what they give.
  std::vector<std::pair<plan::node_id, std::vector<std::uint32_t>>> rows_left(side& of, const plan::derivation& derived) {
    std::vector<std::pair<plan::node_id, std::vector<std::uint32_t>>> made;
    for (const plan::derivation::row& row : derived.rows) {
      const plan::node_id holds = left(of, row.holds);
      if (!make_.is_no(holds)) made.emplace_back(holds, row.choices);
      if (make_.is_yes(holds)) break;
    }
    return made;
  }
  bool same_answer();
  bool same_derivations() {
    const auto &a = sides_[0].plan.derivations, &b = sides_[1].plan.derivations;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (sides_[0].inputs[a[i].of] != sides_[1].inputs[b[i].of] || rows_left(sides_[0], a[i]) != rows_left(sides_[1], b[i])) return false;
    return true;
  }

  plan::measure_plan left_;
  plan::builder make_;
  std::array<side, 2> sides_;
  std::vector<dimension> dimensions_;
  std::vector<std::size_t> at_;
};

SANTEI_INLINE bool case_proof::same_answer() {
  const auto &a = sides_[0].plan, &b = sides_[1].plan;
  bool all = same(a.eligible, b.eligible) && same_amount(a.grant, b.grant);
  for (std::size_t i = 0; all && i < a.shares.size(); ++i)
    all = a.shares[i].payer == b.shares[i].payer && same_yen(a.shares[i].stated, b.shares[i].stated) && same(a.shares[i].unrounded, b.shares[i].unrounded);
  for (std::size_t i = 0; all && i < a.stages.size(); ++i) {
    const auto &x = a.stages[i], &y = b.stages[i];
    all = x.from == y.from && x.to == y.to && x.amount.has_value() == y.amount.has_value() && (!x.amount || same_amount(*x.amount, *y.amount));
  }
  for (std::size_t i = 0; all && i < a.exclusions.size(); ++i) all = same(a.exclusions[i].both, b.exclusions[i].both);
  return all;
}

/// A comparison with a constant is decided in the case; a whole number above 0 is reached before a rounding down to yen where it is reached after.
SANTEI_INLINE plan::node_id case_proof::compared(side& of, const plan::node& n) {
  using plan::op;
  if (const auto one = threshold_of(of, n)) {
    const rational& x = number_of(one->input);
    const rational &a = one->fact_first ? x : one->at, &b = one->fact_first ? one->at : x;
    return make_.truth(n.code == op::at_least ? a >= b : n.code == op::above ? a > b : a == b);
  }
  plan::node_id a = left(of, n.a), b = left(of, n.b);
  const auto whole = [&](plan::node_id id) { return make_.constant(id) != nullptr && make_.constant(id)->is_integer() && make_.constant(id)->sign() > 0; };
  const auto unrounded = [&](plan::node_id id) {
    const plan::node& r = left_.at(id);
    return r.code == op::round && left_.roundings[r.b] == plan::rounding{} ? r.a : id;
  };
  if (n.code == op::at_least && whole(b)) a = unrounded(a);
  if (n.code == op::above && whole(a)) b = unrounded(b);
  return n.code == op::at_least ? make_.at_least(a, b) : n.code == op::above ? make_.above(a, b) : make_.equal(a, b);
}

SANTEI_INLINE plan::node_id case_proof::rebuilt(side& of, const plan::node& n) {
  using plan::op;
  const auto part = [&](plan::node_id id) { return left(of, id); };
  switch (n.code) {
    case op::number: return make_.number(of.plan.constants[n.a]);
    case op::yes: return make_.truth(true);
    case op::no: return make_.truth(false);
    case op::input_number: return make_.input_number(of.inputs[n.a]);
    case op::input_truth: return n.per_row ? make_.input_truth(of.inputs[n.a]) : make_.truth(choice_of(of.inputs[n.a]) == 1);
    case op::input_in: {
      const std::vector<bool>& set = of.plan.sets[n.b];
      if (!n.per_row) return make_.truth(choice_of(of.inputs[n.a]) < set.size() && set[choice_of(of.inputs[n.a])]);
      std::vector<std::uint32_t> choices;
      for (std::uint32_t i = 0; i < set.size(); ++i)
        if (set[i]) choices.push_back(i);
      return make_.input_in(of.inputs[n.a], choices);
    }
    case op::given: return make_.given(of.inputs[n.a]);
    case op::add: return make_.add(part(n.a), part(n.b));
    case op::subtract: return make_.subtract(part(n.a), part(n.b));
    case op::multiply: return make_.multiply(part(n.a), part(n.b));
    case op::divide: return make_.divide(part(n.a), part(n.b));
    case op::minimum: return make_.minimum(part(n.a), part(n.b));
    case op::maximum: return make_.maximum(part(n.a), part(n.b));
    case op::round: return make_.round(part(n.a), of.plan.roundings[n.b]);
    case op::growth: return make_.growth(part(n.a), part(n.b), part(n.c), of.plan.roundings[n.d]);
    case op::at_least: case op::above: case op::equal: return compared(of, n);
    case op::all: return make_.all(part(n.a), part(n.b));
    case op::any: return make_.any(part(n.a), part(n.b));
    case op::negate: return make_.negate(part(n.a));
    case op::select: {
      const plan::node_id when = part(n.c);
      return make_.is_yes(when) ? part(n.a) : make_.is_no(when) ? part(n.b) : make_.select(when, part(n.a), part(n.b));
    }
    case op::total: return make_.total(part(n.a));
    case op::exists: return make_.exists(part(n.a));
  }
  return make_.truth(false);
}

/// Whether the number is whole whatever the facts.
SANTEI_INLINE bool case_proof::is_whole(plan::node_id id) const {
  using plan::op;
  const plan::node& n = left_.at(id);
  switch (n.code) {
    case op::number: return left_.constants[n.a].is_integer();
    case op::round: return left_.roundings[n.b].unit.is_integer();
    case op::add: case op::subtract: case op::minimum: case op::maximum: case op::select: return is_whole(n.a) && is_whole(n.b);
    default: return false;
  }
}

/// The number in whole yen, as an answer shows it: rounded down as deep inside as that can be done. Amounts are not below 0.
SANTEI_INLINE plan::node_id case_proof::in_whole_yen(plan::node_id id) {
  using plan::op;
  if (id == plan::no_node) return id;
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

SANTEI_INLINE bool same_in_each_case(const plan::measure_plan& a, const plan::measure_plan& b) { return case_proof(a, b).holds(); }

}  // namespace santei::analyse::detail
