// Cases near the boundaries of two plans: what an 例 that tells them apart may be about.
#pragma once

#include <santei/analyse/mutants.hpp>
#include <santei/impl/analyse/mutate/example_facts.ipp>
#include <santei/impl/analyse/mutate/step.ipp>
#include <santei/plan/plan.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace santei::analyse::detail {

/// What one fact may be set to in the search.
struct variation {
  declaration declared;
  bool is_number = false;
  std::vector<std::string> texts;  // "" leaves the fact out
};

/// The numbers of the plans, those that a rate turns into them, and small ones that show roundings.
class boundaries {
 public:
  boundaries(const plan::measure_plan& a, const plan::measure_plan& b) {
    for (const auto* plan : {&a, &b}) {
      constants_.insert(plan->constants.begin(), plan->constants.end());
      for (const plan::input& input : plan->inputs)
        for (const auto& end : {input.declared.least, input.declared.greatest})
          if (end) constants_.insert(*end);
      for (const plan::input& input : plan->inputs)
        for (const auto& rate : input.rates)
          if (rate) constants_.insert(*rate);
    }
  }

  [[nodiscard]] std::vector<std::string> texts(const declaration& of) const {
    std::vector<rational> numbers;
    const rational unit = of.of.of == kind::ratio ? rational(1, 100) : rational(1);
    for (const rational& at : around(of.of.of)) numbers.insert(numbers.end(), {at, at - unit, at + unit});
    std::vector<std::string> made;
    std::set<rational> seen;
    const interval range = of.range();
    for (const rational& x : numbers)
      if (range.contains(x) && (of.of.of != kind::ratio || x <= rational(1)) && seen.insert(x).second)
        made.push_back(literal_text(x, of.of));
    return made;
  }

 private:
  [[nodiscard]] std::vector<rational> around(kind of) const {
    std::vector<rational> made;
    for (const rational& c : constants_) {
      const bool month = c > 20'000 && c < 30'000, day = c > 10'000 && c < 40'000;
      const bool rate = c.sign() > 0 && c <= 1, count = c.is_integer() && c < 1'000'000, yen = c.is_integer() && c >= 100;
      if (of == kind::month     ? month
          : of == kind::date    ? day
          : of == kind::ratio   ? rate
          : of == kind::integer ? count
          : of == kind::money   ? yen
                                : c.sign() > 0)
        made.push_back(c);
    }
    if (of == kind::money) add_bases(made);
    if (of == kind::money || of == kind::quantity || of == kind::integer)
      for (const int small : {101, 997, 12'345, 19'999, 99'999, 5, 7, 11, 1, 2, 3}) made.push_back(rational(small));
    if (of == kind::money) made.push_back(rational(2469, 2));
    if (of == kind::money)
      for (const std::int64_t large : {1'000'000, 10'000'000, 100'000'000, 1'000'000'000})
        made.push_back(rational(large)), made.push_back(rational(100 * large));
    return made;
  }
  /// Costs at which a rate, or what a rate leaves, reaches an amount.
  void add_bases(std::vector<rational>& into) const {
    std::vector<rational> bases;
    for (const rational& c : constants_)
      for (const rational& r : constants_)
        if (c >= 100 && r.sign() > 0 && r < 1)
          for (const rational& rate : {r, rational(1) - r}) bases.push_back(floor(c / rate)), bases.push_back(ceil(c / rate));
    if (bases.size() > 80) bases.resize(80);
    into.insert(into.end(), bases.begin(), bases.end());
  }

  std::set<rational> constants_;
};

/// What each fact that either plan reads may be set to.
SANTEI_INLINE std::vector<variation> variations_of(const plan::measure_plan& a, const plan::measure_plan& b) {
  std::vector<variation> made;
  const boundaries near(a, b);
  for (const auto* plan : {&a, &b})
    for (const plan::input& input : plan->inputs) {
      const declaration& of = input.declared;
      if (input.nameless || of.key == plan->rows) continue;  // no 例 gives it, or the rows themselves do
      if (std::any_of(made.begin(), made.end(), [&](const variation& one) { return one.declared.key == of.key; })) continue;
      variation one{of, is_number(of.of.of) && input.rates.empty(), {}};
      if (one.is_number) one.texts = near.texts(of);
      else if (of.of.of == kind::truth) one.texts = {"はい", "いいえ"};
      else
        for (const choice& each : std::span(of.choices.items()).first(of.choice_count()))
          if (each.key != "other") one.texts.push_back(each.label);
      if (input.other_rates) one.texts.insert(one.texts.end(), {"1/10", "9/10"});
      one.texts.emplace_back();
      made.push_back(std::move(one));
    }
  std::stable_sort(made.begin(), made.end(), [](const variation& x, const variation& y) { return x.is_number && !y.is_number; });
  return made;
}

}  // namespace santei::analyse::detail
