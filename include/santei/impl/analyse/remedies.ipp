// Definitions of remedies: every choice of a fact tried, and for a number the stretches of its curve nearest to it.
#pragma once

#include <santei/analyse/remedies.hpp>

#include <santei/analyse/curve.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/analyse/curve_cases.hpp>

#include <algorithm>
#include <utility>

namespace santei::analyse {

namespace detail {

/// The changes of one fact that make 対象 yes; where there are none, those that leave it open.
class change_of_fact {
 public:
  /// `left`: what trials may still take.
  change_of_fact(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input, limits& left)
      : plan_(plan), of_(of), input_(input), fact_(plan.inputs[input].declared), left_(left) {}

  std::vector<remedy> find() {
    if (!is_number(fact_.of.of)) try_choices();
    else if (fact_.of.of != kind::date && fact_.of.of != kind::month) try_numbers();
    const bool sure = std::any_of(found_.begin(), found_.end(), [](const remedy& one) { return one.verdict == truth::yes; });
    if (sure) std::erase_if(found_, [](const remedy& one) { return one.verdict != truth::yes; });
    return std::move(found_);
  }

 private:
  void try_choices() {
    const std::uint32_t count = static_cast<std::uint32_t>(fact_.choice_count());
    for (std::uint32_t choice = 0; choice < count; ++choice) {
      evaluate::bound_case changed = of_;
      changed.values[input_][0] = {true, interval::everything(), {choice}};
      if (left_.answer.steps == 0) return;
      evaluate::result answer = evaluate::estimate(plan_, changed, left_.answer);
      spend(answer.computed);
      if (answer.verdict == truth::no) continue;
      const auto same = std::find_if(found_.begin(), found_.end(),
                                     [&](const remedy& one) { return one.verdict == answer.verdict && one.brings == answer.amount; });
      if (same != found_.end()) same->choices.push_back(choice);
      else found_.push_back({fact_, {choice}, std::nullopt, answer.verdict, std::move(answer.amount)});
    }
  }

  void try_numbers() {
    if (left_.answer.steps == 0) return;
    const auto along = curve_of(plan_, of_, input_, left_);
    spend(along ? along->steps : 1'000 * plan_.nodes.size());
    if (!along) return;
    for (const bool sure : {true, false}) {
      const auto nearest = nearest_value(*along, sure);
      if (!nearest) continue;
      found_.push_back({fact_, {}, nearest, sure ? truth::yes : truth::unknown, along->amounts_at(*nearest)});
      return;
    }
  }
  [[nodiscard]] std::optional<rational> nearest_value(const curve& along, bool sure) const {
    const auto eligible = [](const case_on_stretch& one) { return one.eligible; };
    const evaluate::bound_value& known = of_.values[input_][0];
    std::vector<rational> ends;  // of what is known
    for (const auto* end : {&known.range.lower(), &known.range.upper()})
      if (known.given && *end) ends.push_back((*end)->value);
    if (ends.empty()) ends.emplace_back(0);
    std::optional<rational> nearest, distance;
    for (const stretch& here : along.cases->stretches) {
      if (sure ? !std::all_of(here.cases.begin(), here.cases.end(), eligible)
               : std::none_of(here.cases.begin(), here.cases.end(), eligible))
        continue;
      for (const rational& from : ends) {
        const auto value = nearest_in(here.on, from);
        if (value && (!distance || abs(*value - from) < *distance)) nearest = value, distance = abs(*value - from);
      }
    }
    return nearest;
  }

  /// The member of a stretch nearest to x: in whole units where the fact counts so, beyond an open end by a thousandth otherwise.
  [[nodiscard]] std::optional<rational> nearest_in(const cell& on, const rational& x) const {
    const bool whole = fact_.of.of == kind::money || fact_.of.of == kind::integer;
    if (covers(on, x) && (!whole || x.is_integer())) return x;
    if (on.is_point) return whole && !on.low->is_integer() ? std::nullopt : on.low;
    const bool above = on.low && x <= *on.low;
    const rational near = whole ? (above ? floor(*on.low) + rational(1) : on.high ? ceil(*on.high) - rational(1) : ceil(x))
                                : (above ? *on.low + rational(1, 1000) : *on.high - rational(1, 1000));
    if (covers(on, near)) return near;
    return !whole && on.low && on.high ? std::optional((*on.low + *on.high) / rational(2)) : std::nullopt;
  }

  const plan::measure_plan& plan_;
  const evaluate::bound_case& of_;
  std::uint32_t input_;
  void spend(std::size_t steps) { left_.answer.steps -= std::min(left_.answer.steps, steps); }

  const declaration& fact_;
  limits& left_;
  std::vector<remedy> found_;
};

/// Whether a fact may be changed: it is given, or the rule says what holds where it is not.
SANTEI_INLINE bool can_change(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input) {
  if (plan.inputs[input].open_point || of.values[input].size() != 1) return false;
  if (of.given(input)) return true;
  return std::any_of(plan.nodes.begin(), plan.nodes.end(), [&](const plan::node& n) { return n.code == plan::op::given && n.a == input; });
}

}  // namespace detail

SANTEI_INLINE std::vector<remedy> remedies(const plan::measure_plan& plan, const evaluate::bound_case& of, const limits& within) {
  std::vector<remedy> made;
  if (evaluate::estimate(plan, of, within.answer).verdict != truth::no) return made;
  limits left = within;
  left.answer.steps = within.trial_steps;
  for (std::uint32_t input = 0; input < plan.inputs.size(); ++input) {
    if (!detail::can_change(plan, of, input)) continue;
    for (remedy& one : detail::change_of_fact(plan, of, input, left).find()) made.push_back(std::move(one));
  }
  return made;
}

}  // namespace santei::analyse
