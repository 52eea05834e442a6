// Definitions of leaps, dead zones, marginal rates and remedies.
#pragma once

#include <santei/analyse/cliffs.hpp>

#include <santei/evaluate/estimate.hpp>
#include <santei/impl/analyse/curve_cases.hpp>

#include <algorithm>
#include <utility>

namespace santei::analyse {

namespace detail {

/// Dead stretches as they are found, joined where they touch.
class dead_stretches {
 public:
  void add(dead_zone one) {
    if (!zones_.empty()) {
      dead_zone& last = zones_.back();
      if (last.to && *last.to == one.from && (last.to_closed || one.from_closed) && last.amount == one.amount) {
        last.to = one.to, last.to_closed = one.to_closed;
        if (last.why.find(one.why) == std::string::npos) last.why += " / " + one.why;
        return;
      }
    }
    zones_.push_back(std::move(one));
  }
  [[nodiscard]] std::vector<dead_zone> take() && { return std::move(zones_); }

 private:
  std::vector<dead_zone> zones_;
};

/// The part of one piece that stays at or below `most`, the greatest amount before it.
SANTEI_INLINE std::optional<dead_zone> dead_part(const piece& of, const std::optional<rational>& most) {
  if (of.to && *of.to == of.from) return std::nullopt;
  if (of.slope.sign() <= 0) {
    const rational start = of.at(of.from);
    if (most && *most > start) return dead_zone{of.from, of.to, of.from_closed, of.to_closed, *most, of.why};
    return dead_zone{of.from, of.to, true, of.to_closed, start, of.why};
  }
  if (!most || of.at(of.from) >= *most) return std::nullopt;
  const rational recovers = (*most - of.intercept) / of.slope;
  const bool inside = !of.to || recovers < *of.to;
  return dead_zone{of.from, inside ? std::optional(recovers) : of.to, of.from_closed, inside || of.to_closed, *most, of.why};
}

SANTEI_INLINE bool gives_yes(const plan::measure_plan& plan, const evaluate::bound_case& of, evaluate::amounts& brings) {
  evaluate::result answer = evaluate::estimate(plan, of);
  brings = std::move(answer.amount);
  return answer.verdict == truth::yes;
}

SANTEI_INLINE void change_choice(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input, std::vector<remedy>& into) {
  const declaration& fact = plan.inputs[input].declared;
  const std::uint32_t count = fact.of.of == kind::truth ? 2 : static_cast<std::uint32_t>(fact.choices.size());
  const std::size_t first = into.size();
  for (std::uint32_t choice = 0; choice < count; ++choice) {
    evaluate::bound_case changed = of;
    changed.values[input][0].choices = {choice};
    evaluate::amounts brings;
    if (!gives_yes(plan, changed, brings)) continue;
    const auto same = std::find_if(into.begin() + static_cast<std::ptrdiff_t>(first), into.end(), [&](const remedy& one) { return one.brings == brings; });
    if (same != into.end()) same->choices.push_back(choice);
    else into.push_back({fact, {choice}, std::nullopt, std::move(brings)});
  }
}

/// The member of an open or closed stretch nearest to x, in whole units where the fact counts so.
SANTEI_INLINE std::optional<rational> nearest_in(const cell& on, const rational& x, bool whole) {
  if (covers(on, x)) return x;
  if (on.is_point) return whole && !on.low->is_integer() ? std::nullopt : on.low;
  const bool above = on.low && x <= *on.low;
  if (!whole) {
    if (above) return on.high ? (*on.low + *on.high) / rational(2) : *on.low + rational(1);
    return on.low ? (*on.low + *on.high) / rational(2) : *on.high - rational(1);
  }
  const rational candidate = above ? floor(*on.low) + rational(1) : ceil(*on.high) - rational(1);
  return covers(on, candidate) ? std::optional(candidate) : std::nullopt;
}

SANTEI_INLINE void change_number(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input, std::vector<remedy>& into) {
  const interval& known = of.values[input][0].range;
  if (!known.is_point()) return;
  const auto along = curve_of(plan, of, input);
  if (!along) return;
  const rational x = known.lower()->value;
  const kind is = plan.inputs[input].declared.of.of;
  std::optional<rational> nearest;
  for (const stretch& here : along->cases->stretches) {
    if (!std::all_of(here.cases.begin(), here.cases.end(), [](const case_on_stretch& one) { return one.eligible; })) continue;
    const auto value = nearest_in(here.on, x, is == kind::money || is == kind::integer);
    if (value && (!nearest || abs(*value - x) < abs(*nearest - x))) nearest = value;
  }
  if (nearest) into.push_back({plan.inputs[input].declared, {}, nearest, along->amounts_at(*nearest)});
}

}  // namespace detail

SANTEI_INLINE std::vector<cliff> cliffs_of(const line& of) {
  std::vector<cliff> made;
  for (const jump& one : of.jumps) {
    const auto behind = std::find_if(of.pieces.begin(), of.pieces.end(), [&](const piece& p) { return p.from == one.at && p.from_closed != one.beyond; });
    if (behind == of.pieces.end() || behind == of.pieces.begin()) continue;
    const piece& front = *std::prev(behind);
    const rational after = behind->at(one.at);
    made.push_back({one, front.at(one.at), after, one.size.sign() > 0 && !front.why.empty() && front.at(one.at).sign() == 0 ? front.why : behind->why});
  }
  return made;
}

SANTEI_INLINE std::vector<dead_zone> dead_zones_of(const line& of) {
  detail::dead_stretches found;
  std::optional<rational> most;
  for (const piece& one : of.pieces) {
    if (auto dead = detail::dead_part(one, most)) found.add(*std::move(dead));
    const rational start = one.at(one.from), end = one.to ? one.at(*one.to) : start;
    const rational top = std::max(start, end);
    most = most ? std::max(*most, top) : top;
  }
  return std::move(found).take();
}

SANTEI_INLINE std::optional<rational> marginal_rate(const line& of, const rational& x) {
  for (const piece& one : of.pieces)
    if (one.from <= x && (!one.to || x < *one.to)) return one.slope;
  return std::nullopt;
}

SANTEI_INLINE std::vector<remedy> remedies(const plan::measure_plan& plan, const evaluate::bound_case& of) {
  std::vector<remedy> made;
  if (evaluate::estimate(plan, of).verdict != truth::no) return made;
  for (std::uint32_t input = 0; input < plan.inputs.size(); ++input) {
    const plan::input& one = plan.inputs[input];
    if (one.open_point || of.values[input].size() != 1 || !of.values[input][0].given) continue;
    const kind is = one.declared.of.of;
    if (!is_number(is)) detail::change_choice(plan, of, input, made);
    else if (is != kind::date && is != kind::month) detail::change_number(plan, of, input, made);
  }
  return made;
}

}  // namespace santei::analyse
