// The cases that the conditions of two plans tell apart: for each fact that they look at, a value of each class or range.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/evaluate/run.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// A plan whose inputs are known by their numbers in a list shared with another plan.
struct mapped_plan {
  const plan::measure_plan& plan;
  std::vector<std::uint32_t> inputs;  // of the plan, to those of the list
};

/// One case after another. Cases that no facts reach may be among them.
class proof_cases {
 public:
  /// Of what the roots of both plans hang on; `asks_given`: a fact's being given is a dimension too.
  proof_cases(const std::vector<plan::input>& inputs, const std::array<mapped_plan, 2>& plans,
              const std::array<std::vector<plan::node_id>, 2>& roots, bool asks_given)
      : inputs_(inputs) {
    std::map<std::uint32_t, std::set<rational>> thresholds;
    std::map<std::uint32_t, std::set<std::vector<bool>>> sets;
    std::set<std::uint32_t> given;
    for (std::size_t side = 0; side < 2; ++side) {
      const mapped_plan& of = plans[side];
      const std::vector<bool> read = evaluate::detail::needed_for(of.plan, roots[side]);
      for (std::size_t id = 0; id < read.size(); ++id) {
        const plan::node& n = of.plan.nodes[id];
        if (!read[id]) continue;
        if (const auto one = threshold_of(of, n)) thresholds[one->input].insert(one->at);
        if (n.per_row) continue;
        if (n.code == plan::op::input_truth) sets[of.inputs[n.a]].insert({false, true});
        if (n.code == plan::op::input_in) sets[of.inputs[n.a]].insert(of.plan.sets[n.b]);
        if (n.code == plan::op::given && asks_given) given.insert(of.inputs[n.a]);
      }
    }
    for (const auto& [input, all] : thresholds) add({input, about::number, samples(all, inputs_[input].declared)});
    for (const auto& [input, all] : sets) add({input, about::choice, classes(inputs_[input], all)});
    for (const std::uint32_t input : given) add({input, about::given, {rational(0), rational(1)}});
    at_.assign(dimensions_.size(), 0);
  }

  /// 2^32 where there are more.
  [[nodiscard]] std::uint64_t size() const {
    std::uint64_t cases = 1;
    for (const dimension& one : dimensions_) cases = std::min(cases * one.values.size(), std::uint64_t{1} << 32U);
    return cases;
  }
  bool next() {
    for (std::size_t i = 0; i < at_.size(); ++i) {
      if (++at_[i] < dimensions_[i].values.size()) return true;
      at_[i] = 0;
    }
    return false;
  }
  /// In the case under way. Precondition: the roots hang on a comparison, a choice of it.
  [[nodiscard]] const rational& number_of(std::uint32_t input) const { return *value_of(input, about::number); }
  [[nodiscard]] std::size_t choice_of(std::uint32_t input) const {
    return static_cast<std::size_t>(value_of(input, about::choice)->to_int64().value_or(0));
  }
  /// Nothing where that is no dimension.
  [[nodiscard]] std::optional<bool> is_given(std::uint32_t input) const {
    const rational* value = value_of(input, about::given);
    return value != nullptr ? std::optional(value->sign() != 0) : std::nullopt;
  }

  /// The fact and the constant that a comparison is about.
  struct threshold {
    std::uint32_t input = 0;
    rational at;
    bool fact_first = true;
  };
  /// Nothing for any other node.
  [[nodiscard]] static std::optional<threshold> threshold_of(const mapped_plan& of, const plan::node& n) {
    using plan::op;
    if (n.code != op::at_least && n.code != op::above && n.code != op::equal) return std::nullopt;
    const plan::node &a = of.plan.at(n.a), &b = of.plan.at(n.b);
    if (a.code == op::input_number && b.code == op::number && !a.per_row) return threshold{of.inputs[a.a], of.plan.constants[b.a], true};
    if (b.code == op::input_number && a.code == op::number && !b.per_row) return threshold{of.inputs[b.a], of.plan.constants[a.a], false};
    return std::nullopt;
  }

 private:
  enum class about { number, choice, given };
  struct dimension {
    std::uint32_t input = 0;
    about of = about::number;
    std::vector<rational> values;
  };

  void add(dimension one) {
    index_.emplace(std::pair(one.input, one.of), dimensions_.size());
    dimensions_.push_back(std::move(one));
  }
  [[nodiscard]] const rational* value_of(std::uint32_t input, about of) const {
    const auto found = index_.find({input, of});
    return found == index_.end() ? nullptr : &dimensions_[found->second].values[at_[found->second]];
  }
  /// A number below, at, between and above the thresholds, wherever the fact may be; counts, dates and months are whole.
  static std::vector<rational> samples(const std::set<rational>& thresholds, const declaration& of) {
    const bool whole = of.of.of == kind::integer || of.of.of == kind::date || of.of.of == kind::month;
    const interval range = of.range();
    const auto open_end = [](const rational* at) { return at == nullptr ? std::nullopt : std::optional(bound{*at, false}); };
    const auto reaches_between = [&](const rational* low, const rational* high) {
      const auto part = interval::from_ends(open_end(low), open_end(high));
      return part && intersect(range, *part);
    };
    std::vector<rational> made;
    if (reaches_between(nullptr, &*thresholds.begin())) made.push_back((whole ? ceil(*thresholds.begin()) : *thresholds.begin()) - rational(1));
    for (auto at = thresholds.begin(); at != thresholds.end(); ++at) {
      const auto after = std::next(at);
      const bool last = after == thresholds.end();
      if ((!whole || at->is_integer()) && range.contains(*at)) made.push_back(*at);
      const rational above = last || whole ? floor(*at) + rational(1) : (*at + *after) / rational(2);
      if ((last || above < *after) && reaches_between(&*at, last ? nullptr : &*after)) made.push_back(above);
    }
    if (made.empty()) made.push_back(*thresholds.begin());  // no number is in the range
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

  const std::vector<plan::input>& inputs_;
  std::vector<dimension> dimensions_;
  std::map<std::pair<std::uint32_t, about>, std::size_t> index_;
  std::vector<std::size_t> at_;
};

}  // namespace santei::analyse::detail
