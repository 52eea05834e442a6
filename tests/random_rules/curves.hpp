// Curves over each amount and their inverses, held against estimates at breakpoints, beside them and at the amounts of the cases.
#pragma once

#include <santei/analyse/curve.hpp>
#include <santei/analyse/solve.hpp>

#include "surfaces.hpp"

#include <set>

namespace random_rules {

class curve_check {
 public:
  curve_check(const santei::plan::measure_plan& plan, std::uint32_t input, const asked_case& beside, std::size_t at, findings& found)
      : plan_(plan), input_(input), bound_(beside.bound), at_(at), found_(found) {}

  void run() {
    const auto made = santei::analyse::curve_of(plan_, bound_, input_);
    if (!made) {
      ++found_.asked["curve refused " + made.problems().front().code];
      return;
    }
    std::set<rational> points = points_of(*made);
    for (const rational& x : points) check_point(*made, x);
    std::size_t n = 0;
    for (const rational& x : points)
      if (n++ % 5 == 0) check_solution(*made, x);
  }

 private:
  [[nodiscard]] evaluate::amounts estimate(const rational& x) const {
    evaluate::bound_case at = bound_;
    at.values[input_].assign(1, {true, santei::interval::point(x), {}});
    return evaluate::estimate(plan_, at).amount;
  }
  [[nodiscard]] bool allowed(const rational& x) const {
    const auto& d = plan_.inputs[input_].declared;
    return d.range().contains(x) && (d.of.of != santei::kind::integer || x.is_integer());
  }
  [[nodiscard]] std::set<rational> points_of(const santei::analyse::curve& of) const {
    std::set<rational> made;
    const auto take = [&](const rational& x) {
      for (const rational& near : {x, floor(x), ceil(x), x - rational(1), x + rational(1), x + rational(1, 1000)})
        if (allowed(near) && made.size() < 60) made.insert(near);
    };
    for (const auto* line : {&of.stated_low, &of.stated_high, &of.possible_low, &of.possible_high})
      for (const auto& piece : line->pieces) {
        take(piece.from);
        if (piece.to) take(*piece.to), take((piece.from + *piece.to) / rational(2));
        else take(piece.from * rational(2) + rational(7));
      }
    return made;
  }
  void check_point(const santei::analyse::curve& of, const rational& x) {
    const auto expected = estimate(x);
    if (!expected.tight) return;
    const auto text = [](const evaluate::amounts& a, const auto& low, const auto& high) {
      return amounts_text(santei::truth::unknown, a) + " unrounded " + yen_text(low) + ".." + yen_text(high);
    };
    found_.compare("curve", at_, key() + " at " + x.text() + " " + text(of.amounts_at(x), of.stated_low.at(x), of.stated_high.at(x)),
                   key() + " at " + x.text() + " " + text(expected, expected.unrounded_low, expected.unrounded_high));
  }
  [[nodiscard]] std::string key() const { return plan_.inputs[input_].declared.key; }
  [[nodiscard]] bool reaches(const rational& x, const rational& amount) const {
    const auto at = estimate(x);
    return at.stated_low && *at.stated_low >= amount;
  }
  void say(bool holds, const std::string& what, const rational& amount) {
    found_.compare("solve", at_, holds ? "" : key() + " for " + amount.text() + ": " + what, "");
  }
  void check_solution(const santei::analyse::curve& of, const rational& x) {
    const auto there = estimate(x);
    if (!there.tight || !there.stated_low) return;
    const rational amount = *there.stated_low + rational(static_cast<std::int64_t>(at_ % 2));
    const auto answer = santei::analyse::solve(of, amount);
    if (!answer) return void(++found_.asked["solve refused " + answer.problems().front().code]);
    if (!answer->reachable) return say(!reaches(x, amount), "said unreachable, reached at " + x.text(), amount);
    if (amount == *there.stated_low && answer->whole && x.is_integer() && answer->least)
      say(*answer->least <= x, "least " + answer->least->text() + " above " + x.text(), amount);
    if (!answer->least) return say(false, "no least", amount);
    const rational step = answer->whole ? rational(1) : rational(1, 1'000'000);
    if (answer->whole || answer->least_is_reached) say(reaches(*answer->least, amount), "least " + answer->least->text() + " does not reach it", amount);
    const rational below = *answer->least - step;
    if (of.over.range().contains(below)) say(!reaches(below, amount), below.text() + " reaches it already", amount);
    if (answer->greatest && answer->whole) {
      say(reaches(*answer->greatest, amount), "greatest " + answer->greatest->text() + " does not reach it", amount);
      const rational beyond = *answer->greatest + step;
      if (of.over.range().contains(beyond)) say(!reaches(beyond, amount), beyond.text() + " still reaches it", amount);
    }
  }

  const santei::plan::measure_plan& plan_;
  std::uint32_t input_;
  evaluate::bound_case bound_;
  std::size_t at_;
  findings& found_;
};

inline void ask_curves(const santei::plan::measure_plan& plan, const std::vector<asked_case>& cases, std::size_t most, findings& found) {
  for (std::size_t at = 0; at < cases.size() && at < most; ++at)
    for (std::uint32_t input = 0; input < plan.inputs.size(); ++input) {
      const auto is = plan.inputs[input].declared.of.of;
      if (!santei::is_number(is) || is == santei::kind::date || is == santei::kind::month) continue;
      if (!plan.inputs[input].rates.empty() || plan.inputs[input].open_point || cases[at].bound.values[input].size() != 1) continue;
      if (!cases[at].bound.values[input][0].given) continue;  // a fact that なければ guards would change the question
      curve_check(plan, input, cases[at], at, found).run();
    }
}

}  // namespace random_rules
