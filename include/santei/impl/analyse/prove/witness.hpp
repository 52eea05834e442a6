// An applicant who breaks a claim, made whole, tried on the exact evaluator, and written as facts to paste.
#pragma once

#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/analyse/prove/all_facts.hpp>
#include <santei/impl/analyse/prove/claims.hpp>
#include <santei/impl/analyse/prove/paths.hpp>
#include <santei/impl/evaluate/exact_domain.hpp>
#include <santei/impl/evaluate/run.hpp>
#include <santei/value/writing.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// `plan` holds the denials; its second applicant, if any, is the input `second` in place of `first`.
class witness {
 public:
  witness(const plan::measure_plan& plan, const plan::measure_plan& original, std::optional<std::pair<std::uint32_t, std::uint32_t>> twins)
      : plan_(plan), original_(original), twins_(twins) {}

  /// The counter-example that an applicant of the search, or one a yen beside it, gives; nothing where none breaks the claim.
  std::optional<counter_example> of(const applicant& found, const denial& denied) {
    if (!plan_.rows.empty()) return std::nullopt;
    for (const int step : {0, 1, 2, 3})
      for (const bool all_given : {false, true}) {
        applicant tried = found;
        for (auto& [input, value] : tried.numbers) value = moved(input, value, step);
        if (auto made = confirmed(tried, denied, all_given)) return made;
      }
    return std::nullopt;
  }

 private:
  /// 0 as it is, 1 rounded down, 2 rounded up, 3 the second down and the others up; whole kinds are always whole.
  rational moved(std::uint32_t input, const rational& value, int step) const {
    const kind of = plan_.inputs[input].declared.of.of;
    const bool whole = of == kind::integer || of == kind::date || of == kind::month;
    if (of == kind::ratio || (step == 0 && !whole)) return value;
    const bool down = step <= 1 || (step == 3 && twins_ && input == twins_->second);
    const rational near = down ? floor(value) : ceil(value);
    return range_of(plan_, input).contains(near) ? near : value;
  }

  /// Everything the plan reads, from what the search left open too.
  evaluate::bound_case complete(const applicant& of, bool all_given) const {
    evaluate::bound_case made;
    made.values.assign(plan_.inputs.size(), std::vector<evaluate::bound_value>(1));
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      const plan::input& input = plan_.inputs[i];
      const auto given = of.given.find(i);
      const bool touched = of.numbers.contains(i) || of.choices.contains(i) || given != of.given.end();
      if ((given != of.given.end() && !given->second) || (!touched && !all_given)) continue;
      evaluate::bound_value& value = made.values[i][0];
      value.given = true;
      if (is_number(input.declared.of.of)) value.range = interval::point(of.numbers.contains(i) ? of.numbers.at(i) : ordinary(i));
      else value.choices = {of.choices.contains(i) ? of.choices.at(i) : 0};
    }
    return made;
  }
  rational ordinary(std::uint32_t input) const {
    const interval range = range_of(plan_, input);
    return range.lower() ? range.lower()->value : range.upper() ? range.upper()->value : rational(0);
  }

  std::optional<counter_example> confirmed(const applicant& tried, const denial& denied, bool all_given) {
    const evaluate::bound_case bound = complete(tried, all_given);
    evaluate::detail::assignment facts;
    facts.bound = &bound;
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      const evaluate::bound_value& value = bound.values[i][0];
      evaluate::detail::setting set;  // of a fact that is not given: what it may turn out to be
      if (is_number(plan_.inputs[i].declared.of.of))
        set = {evaluate::detail::setting::state::number,
               value.given                 ? value.range.lower()->value
               : tried.numbers.contains(i) ? tried.numbers.at(i)
                                           : ordinary(i),
               0};
      else
        set = {evaluate::detail::setting::state::choice, rational(0),
               value.given                 ? value.choices.front()
               : tried.choices.contains(i) ? tried.choices.at(i)
                                           : 0};
      facts.settings.push_back({set});
    }
    evaluate::detail::values<evaluate::detail::exact_domain> run(plan_, 1);
    evaluate::detail::exact_domain domain(facts);
    run.run(domain, evaluate::detail::needed_for(plan_, {denied.exact, denied.low, denied.high}));
    if (!run.truth_at(denied.exact)) return std::nullopt;
    counter_example made;
    made.facts = words(bound, std::nullopt);
    if (twins_) made.second = words(bound, twins_->second);
    if (!stands(made.facts) || (twins_ && !stands(made.second))) return std::nullopt;
    const std::string high = literal_text(run.number_at(denied.high), {kind::money, {}, original_.money}),
                      low = literal_text(run.number_at(denied.low), {kind::money, {}, original_.money});
    made.says = twins_ ? message{denied.says.ja + ": " + high + " → " + low, denied.says.en + ": " + high + " → " + low}
                       : message{denied.says.ja + ": " + high + " > " + low, denied.says.en + ": " + high + " > " + low};
    return made;
  }

  /// Facts as `estimate` takes them; of the second applicant where asked for.
  std::vector<std::string> words(const evaluate::bound_case& bound, std::optional<std::uint32_t> second) const {
    std::vector<std::string> made;
    for (std::uint32_t i = 0; i < original_.inputs.size(); ++i) {
      const plan::input& input = original_.inputs[i];
      const evaluate::bound_value& value = bound.values[second && i == twins_->first ? *second : i][0];
      if (!value.given || is_behind_list(i)) continue;
      std::string text;
      if (is_number(input.declared.of.of)) text = literal_text(value.range.lower()->value, input.declared.of);
      else if (input.declared.of.of == kind::truth) text = value.choices.front() == 1 ? "はい" : "いいえ";
      else text = input.rates.empty() ? input.declared.choices[value.choices.front()].key : rate(i, bound);
      if (!text.empty()) made.push_back(input.declared.key + "=" + text);
    }
    return made;
  }
  /// The number behind a list of rates has no fact of its own.
  bool is_behind_list(std::uint32_t input) const {
    return original_.inputs[input].rates.empty() &&
           std::any_of(original_.inputs.begin(), original_.inputs.end(), [&](const plan::input& one) {
             return !one.rates.empty() && one.declared.key == original_.inputs[input].declared.key;
           });
  }
  std::string rate(std::uint32_t input, const evaluate::bound_case& bound) const {
    const plan::input& listed = original_.inputs[input];
    const std::uint32_t chosen = bound.values[input][0].choices.front();
    if (listed.declared.choices[chosen].key != "other") return listed.declared.choices[chosen].label;
    for (std::uint32_t i = 0; i < original_.inputs.size(); ++i)
      if (i != input && original_.inputs[i].declared.key == listed.declared.key)
        return bound.values[i][0].given ? bound.values[i][0].range.lower()->value.text() : "";
    return "";
  }

  /// Binding takes the facts, so that `estimate` says the same.
  bool stands(const std::vector<std::string>& words) const {
    facts given;
    for (const std::string& word : words) given.set(word.substr(0, word.find('=')), word.substr(word.find('=') + 1));
    return evaluate::bind(original_, given).has_value();
  }

  const plan::measure_plan& plan_;
  const plan::measure_plan& original_;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> twins_;
};

}  // namespace santei::analyse::detail
