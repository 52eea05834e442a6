// Facts that follow from others (場合分け of a 区分): when they do, how their conditions read those, and whether a completion agrees with them.
#pragma once

#include <santei/impl/evaluate/assignment.hpp>
#include <santei/impl/evaluate/open_rows.hpp>
#include <santei/impl/evaluate/relevance.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

namespace santei::evaluate::detail {

/// Whether the fact is not given and follows from something that is, directly or by way of others that follow.
template <class Given>
bool follows(const plan::measure_plan& plan, const Given& given, const plan::derivation& rule, std::size_t depth = 0) {
  const auto known = [&](std::uint32_t input) {
    return given(input) || std::any_of(plan.derivations.begin(), plan.derivations.end(), [&](const plan::derivation& other) {
             return other.of == input && depth < plan.derivations.size() && follows(plan, given, other, depth + 1);
           });
  };
  return !given(rule.of) && std::any_of(rule.from.begin(), rule.from.end(), known);
}
inline bool applies(const plan::measure_plan& plan, const bound_case& bound, const plan::derivation& rule) {
  return follows(plan, [&](std::uint32_t input) { return bound.given(input); }, rule);
}

/// The derivations, each before those of the facts that it follows from itself.
inline std::vector<const plan::derivation*> followers_first(const plan::measure_plan& plan) {
  std::vector<const plan::derivation*> left, made;
  for (const plan::derivation& rule : plan.derivations) left.push_back(&rule);
  while (!left.empty()) {
    const auto next = std::find_if(left.begin(), left.end(), [&](const plan::derivation* one) {
      return std::none_of(left.begin(), left.end(), [&](const plan::derivation* other) {
        return other != one && std::find(other->from.begin(), other->from.end(), one->of) != other->from.end();
      });
    });
    const auto at = next == left.end() ? left.begin() : next;  // those that follow from each other stand as they are written
    made.push_back(*at);
    left.erase(at);
  }
  return made;
}

/// Whether a 排他 looks at each input.
inline std::vector<bool> read_by_exclusions(const plan::measure_plan& plan) {
  std::vector<bool> made(plan.inputs.size());
  std::vector<plan::node_id> roots;
  for (const plan::exclusion& one : plan.exclusions) roots.push_back(one.both);
  const std::vector<bool> needed = needed_for(plan, roots);
  for (plan::node_id id = 0; id < needed.size(); ++id) {
    const plan::node& n = plan.at(id);
    if (needed[id] && (n.code == plan::op::input_truth || n.code == plan::op::input_in || n.code == plan::op::input_number)) made[n.a] = true;
  }
  return made;
}

/// How the conditions of its rows read facts, whatever is known of them; a fact in arithmetic, or beside what is no constant, is computed with.
inline void add_usage(const plan::measure_plan& plan, const plan::derivation& rule, std::map<variable, usage>& into) {
  const auto compared = [&](plan::node_id x, plan::node_id y) {
    if (plan.at(x).code != plan::op::input_number || plan.at(y).code != plan::op::number) return false;
    into[{plan.at(x).a, 0}].thresholds.insert(plan.constants[plan.at(y).a]);
    return true;
  };
  const std::vector<bool> needed = needed_for(plan, conditions_of(rule));
  for (plan::node_id id = 0; id < needed.size(); ++id) {
    const plan::node& n = plan.at(id);
    if (!needed[id]) continue;
    if (n.code == plan::op::input_in) into[{n.a, 0}].sets.insert(n.b);
    if (n.code == plan::op::input_truth) into[{n.a, 0}].as_truth = true;
    const bool compares = n.code == plan::op::at_least || n.code == plan::op::above || n.code == plan::op::equal;
    if (compares && (compared(n.a, n.b) || compared(n.b, n.a))) continue;
    each_operand(plan, n, [&](plan::node_id operand) {
      if (plan.at(operand).code == plan::op::input_number) into[{plan.at(operand).a, 0}].computed = true;
    });
  }
}

/// A fact that follows from others which stand open by themselves, amounts among them.
struct followed {
  const plan::derivation* rule = nullptr;
  std::map<std::uint32_t, std::vector<std::uint32_t>> alike;  // a choice that stands for its class → all of the class

  /// Whether each choice, or another that the measure does not tell from it, is one of `choices`.
  [[nodiscard]] std::vector<bool> within(const std::vector<std::uint32_t>& choices, const declaration& of) const {
    const auto allowed = [&](std::uint32_t choice) { return std::find(choices.begin(), choices.end(), choice) != choices.end(); };
    std::vector<bool> made(of.choices.size());
    for (const auto& [first, all] : alike)
      if (std::any_of(all.begin(), all.end(), allowed))
        for (const std::uint32_t choice : all) made[choice] = true;
    return made;
  }
};

}  // namespace santei::evaluate::detail
