// Certificates: the evaluator's answer beside what the checker derives; nothing is certified unless both say the same.
#pragma once

#include <santei/analyse/certificate.hpp>

#include <santei/evaluate/estimate.hpp>
#include <santei/syntax/grant_call.hpp>
#include <santei/syntax/vocabulary.hpp>
#include <santei/value/writing.hpp>

#include <map>
#include <utility>
#include <vector>

namespace santei::analyse {

namespace detail {

/// A bound value in the words of a certificate; empty where more than one value is left.
inline std::string certified_word(const plan::input& input, const evaluate::bound_value& value) {
  if (santei::is_number(input.declared.of.of)) return value.range.is_point() ? value.range.lower()->value.text() : std::string();
  if (value.choices.size() != 1) return {};
  const std::size_t choice = value.choices.front();
  if (input.declared.of.of == kind::truth) return choice == 1 ? "yes" : "no";
  if (!input.rates.empty() && input.rates[choice]) return input.rates[choice]->text();
  return input.declared.choices[choice].key;
}

/// The facts that are given; a rate that is none of the listed ones follows as a number under the same key.
inline verify::asked_case asked_case_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::string_view measure) {
  verify::asked_case made{std::string(measure), {}, {}, plan.rows, plan.rows.empty() ? 1 : of.rows};
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    const plan::input& input = plan.inputs[i];
    if (input.nameless) continue;
    for (std::size_t row = 0; row < of.values[i].size(); ++row) {
      const evaluate::bound_value& value = of.values[i][row];
      const std::string word = value.given ? certified_word(input, value) : std::string();
      const bool counts_rows = input.declared.key == plan.rows;  // the rows themselves say so
      if (!value.given || counts_rows || (!input.rates.empty() && word == "other")) continue;
      const std::string place = input.per_row ? plan.rows + "[" + std::to_string(row + 1) + "]." : std::string();
      made.facts.push_back({place + input.declared.key, word});
    }
  }
  return made;
}

/// The measure's file and every vocabulary; all others too, where it may take 補助額 of them.
inline std::vector<verify::rule_text> rule_texts(const source_set& sources, std::uint32_t rule) {
  const bool all = syntax::may_take_grants(sources[rule].text());
  std::vector<verify::rule_text> texts;
  for (std::uint32_t i = 0; i < sources.size(); ++i)
    if (all || i == rule || syntax::is_vocabulary(sources[i].name())) texts.push_back({sources[i].name(), std::string(sources[i].text())});
  return texts;
}

inline std::string words_of(const verify::claim& says) {
  const auto yen = [](const std::optional<rational>& of) { return of ? of->text() : std::string("-"); };
  return says.eligible ? yen(says.stated) + " (" + yen(says.least) + ".." + yen(says.most) + ")" : "-";
}

inline diagnostic disagreement(const std::string& evaluated, const std::string& derived) {
  return {severity::error,
          "E0941",
          {"評価器の答え " + evaluated + " と、条文からの検算 " + derived + " が違います。この答えは証明できません",
           "the evaluator says " + evaluated + ", the derivation from the clauses " + derived + ": nothing is certified"},
          {},
          message{"この事実と規則を添えて知らせてください", "report it with these facts and this rule"}};
}

inline diagnostics open_answer(const evaluate::result& answer) {
  diagnostics problems;
  for (const evaluate::missing_fact& one : answer.missing) {
    const std::string& key = one.declared.key;
    problems.push_back({severity::error,
                        "E0940",
                        {"証明書には「" + one.declared.label + "」（" + key + "）の値が要ります", "a certificate needs a value of '" + key + "'"},
                        {},
                        message{"分かっている値を " + key + "=… で渡してください", "give it as " + key + "=…"}});
  }
  if (problems.empty()) problems.push_back({severity::error, "E0946", {"金額が定まりません", "the amount is not determined"}, {}, {}});
  return problems;
}

}  // namespace detail

SANTEI_INLINE std::optional<verify::claim> claim_of(const evaluate::result& answer) {
  if (answer.verdict == truth::unknown) return std::nullopt;
  if (answer.verdict == truth::no) return verify::claim{};
  const evaluate::amounts& of = answer.amount;
  if (of.stated_low != of.stated_high) return std::nullopt;
  return verify::claim{true, of.stated_low, of.min, of.max, answer.money};
}

SANTEI_INLINE outcome<std::string> certificate_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::string_view measure,
                                                  const source_set& sources, std::uint32_t rule) {
  verify::asked_case asked = detail::asked_case_of(plan, of, measure);
  asked.path = sources[rule].name();
  const auto rules = detail::rule_texts(sources, rule);
  const auto derived = verify::derive(asked, rules);
  const bool beyond = !derived && derived.problems().front().code == "E0948";
  if (!derived && !beyond) return derived.problems();
  const evaluate::result answer = evaluate::estimate(plan, of);
  const auto says = claim_of(answer);
  if (!beyond && says == derived->says) return verify::sealed(*derived);
  if (!beyond) return detail::disagreement(says ? detail::words_of(*says) : "?", detail::words_of(derived->says));
  if (!says) return detail::open_answer(answer);
  const std::string why = derived.problems().front().text.en;
  const auto left = verify::leave_to_evaluator(asked, rules, *says, why.substr(why.find(": ") + 2));
  return left ? outcome<std::string>(verify::sealed(*left)) : left.problems();
}

SANTEI_INLINE facts facts_of(const verify::asked_case& certified, const plan::measure_plan& plan) {
  facts made;
  fact_input::rows rows;
  if (!certified.rows.empty()) rows.items.resize(certified.row_count);
  for (const verify::fact& one : certified.facts) {
    const std::size_t dot = one.key.find("].");
    const std::string key = dot == std::string::npos ? one.key : one.key.substr(dot + 2);
    const auto input = plan.find(key);
    const auto number = rational::from_text(one.value);
    const bool as_number = input && number && santei::is_number(plan.inputs[*input].declared.of.of);
    const bool none = as_number && plan.inputs[*input].declared.may_be_none && *number == amount_of_none;
    const std::string word = none ? "なし" : as_number ? literal_text(*number, plan.inputs[*input].declared.of) : one.value;
    if (dot == std::string::npos) made.set(key, word);
    else rows.items[static_cast<std::size_t>(std::stoul(one.key.substr(one.key.find('[') + 1))) - 1].emplace_back(key, fact_input{word});
  }
  if (!certified.rows.empty()) made.add({certified.rows, {rows}, {}});
  return made;
}

}  // namespace santei::analyse
