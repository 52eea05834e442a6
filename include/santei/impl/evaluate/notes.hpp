// What an answer says beside its amount: a figure that it passes, and facts that do not go together.
#pragma once

#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/impl/evaluate/followed.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace santei::evaluate::detail {

/// Whether a note tells of what is said of the applicant, whichever measure is asked.
inline bool is_of_facts(const note& one) {
  return one.code == "size_contradicts" || one.code == "capital_zero" || one.code == "cost_above_investment";
}

/// Whether a note is about what an answer comes to.
inline bool is_of_amount(const note& one) { return one.code == "above_budget" || one.code == "above_payer_cap"; }

/// The choices that the known facts leave of one that follows from them, whatever is said of it itself.
inline std::set<std::uint32_t> following_choices(const plan::measure_plan& plan, bound_case bound, const plan::derivation& rule) {
  bound.values[rule.of][0] = {};
  assignment facts;
  facts.bound = &bound;
  facts.settings.resize(plan.inputs.size());
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) facts.settings[i].resize(bound.values[i].size());
  const auto left_by = [&](const plan::derivation& one) { return results_of(rows_left(plan, facts, bound.rows, one).rule); };
  std::set<std::uint32_t> made;
  const auto see = [&] {
    for (const std::uint32_t choice : left_by(rule)) made.insert(choice);
  };
  // who applies follows too where only the industry is said: of a company that is no public body
  const auto source = std::find_if(plan.derivations.begin(), plan.derivations.end(), [&](const plan::derivation& other) {
    return other.of != rule.of && std::find(rule.from.begin(), rule.from.end(), other.of) != rule.from.end() && applies(plan, bound, other);
  });
  if (source == plan.derivations.end()) return see(), made;
  for (const std::uint32_t choice : left_by(*source)) {
    facts.settings[source->of][0].is = setting::state::choice;
    facts.settings[source->of][0].choice = choice;
    see();
  }
  return made;
}

/// The facts that are given among those that the rows of a 場合分け ask for, as they are called; a fact that only tells that somebody applies is
/// none of them.
inline std::string sources_given(const plan::measure_plan& plan, const bound_case& bound, const plan::derivation& rule) {
  std::string made;
  if (std::none_of(rule.from.begin(), rule.from.end(), [&](std::uint32_t source) { return bound.given(source); })) return made;
  std::map<variable, usage> asked;
  add_usage(plan, rule, asked);
  for (const std::uint32_t source : rule.from)
    if (asked.contains({source, 0}) && bound.given(source)) made += (made.empty() ? "" : "・") + plan.inputs[source].declared.label;
  return made;
}

/// A fact that is said, and that others say otherwise of: of the fact that follows last.
inline std::optional<message> contradiction_in(const plan::measure_plan& plan, const bound_case& bound) {
  const auto labels = [&](std::uint32_t input, const std::set<std::uint32_t>& choices) {
    std::string list;
    for (const std::uint32_t one : choices) list += (list.empty() ? "" : "・") + plan.inputs[input].declared.choices[one].label;
    return list;
  };
  for (std::size_t i = plan.derivations.size(); i-- > 0;) {
    const plan::derivation& rule = plan.derivations[i];
    if (!bound.given(rule.of)) continue;
    const std::string from = sources_given(plan, bound, rule);
    if (from.empty()) continue;
    const std::set<std::uint32_t> follows = following_choices(plan, bound, rule);
    const auto& said = bound.values[rule.of][0].choices;
    if (std::any_of(said.begin(), said.end(), [&](std::uint32_t one) { return follows.contains(one); })) continue;
    const declaration& of = plan.inputs[rule.of].declared;
    const std::string stated = labels(rule.of, {said.begin(), said.end()}), statute = labels(rule.of, follows);
    if (follows.size() == 1 && of.choices[*follows.begin()].key.empty())  // なし
      return message{of.label + "「" + stated + "」と示されていますが、" + from + "からは法令の" + of.label + "がないことになります。示された" + of.label + "によりました",
                     of.label + " '" + stated + "' is said, but " + from + " leaves none by statute; the answer takes what is said"};
    return message{of.label + "「" + stated + "」は、" + from + "から法令で決まる「" + statute + "」と違います。示された" + of.label + "によりました",
                   of.label + " '" + stated + "' differs from '" + statute + "', which follows from " + from + " by statute; the answer takes what is said"};
  }
  return std::nullopt;
}

/// What the programme or a payer has at most, whatever the rule comes to: an amount above it is noted.
struct known_limit {
  const char* code;
  rational most;
  const plan::stage* payer = nullptr;  // nothing: the budget of the programme
  currency in = {};

  [[nodiscard]] message passed_by(const rational& amount) const {
    const std::string yen = money_in_words(amount, in), bound = money_in_words(most, in);
    if (payer == nullptr)
      return {"額 " + yen + " は事業の予算 " + bound + " を超えます", "the amount " + yen + " is above the budget of the programme, " + bound};
    return {"額 " + yen + " は" + payer->from + "から" + payer->to + "への上限額 " + bound + " を超えます",
            "the amount " + yen + " is above the cap from " + payer->from + " to " + payer->to + ", " + bound};
  }
};
inline std::vector<known_limit> known_limits(const plan::measure_plan& plan) {
  std::vector<known_limit> made;
  if (plan.budget) made.push_back({"above_budget", *plan.budget, nullptr, plan.money});
  for (const plan::stage& one : plan.stages)
    if (one.cap) made.push_back({"above_payer_cap", *one.cap, &one, plan.money});
  return made;
}

/// A fact that one may have none of, said to be nothing.
inline message is_zero_not_none(const declaration& of) {
  const std::string zero = money_in_words(rational(), of.of.in), none = of.of.in.is_yen() ? "0 yen" : zero;
  return {of.label + " " + zero + " は、法令の限度の内の額とみました。" + of.label + "がない者なら「なし」と書いてください",
          of.label + " " + none + " is taken as an amount within every statutory limit; if there is none, write なし"};
}

/// A cost that is eligible above the investment that holds it.
inline message passes_investment(const declaration& cost, const rational& amount, const declaration& investment, const rational& whole) {
  const std::string more = money_in_words(amount, cost.of.in), less = money_in_words(whole, investment.of.in);
  return {cost.label + " " + more + " が" + investment.label + " " + less + " を超えています。書き違いがないか確かめてください",
          cost.label + " " + more + " is above " + investment.label + " " + less + ": one of them may be a slip"};
}
/// The inputs of a rule that asks for both: the cost that is eligible and the investment.
inline std::optional<std::pair<std::uint32_t, std::uint32_t>> cost_and_investment(const plan::measure_plan& plan) {
  const auto cost = plan.find("eligible_cost"), investment = plan.find("investment");
  if (!cost || !investment) return std::nullopt;
  return std::pair(*cost, *investment);
}

class note_taker {
 public:
  note_taker(const plan::measure_plan& plan, const bound_case& bound, result& answer) : plan_(plan), bound_(bound), answer_(answer) {}

  void take() {
    if (answer_.verdict != truth::no) note_figures();
    if (auto said = contradiction_in(plan_, bound_)) add("size_contradicts", *std::move(said));
    note_zero();
    note_cost();
  }

 private:
  void add(const char* code, message text) { answer_.notes.push_back({code, std::move(text)}); }

  /// The most that is stated, or possible where nothing is, against what the programme and the payers have.
  void note_figures() {
    const auto& most = answer_.amount.stated_high ? answer_.amount.stated_high : answer_.amount.max;
    if (!most) return;
    for (const known_limit& one : known_limits(plan_))
      if (*most > one.most) add(one.code, one.passed_by(*most));
  }

  [[nodiscard]] bool is_given(std::uint32_t input) const { return bound_.given(input); }
  void note_zero() {
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
      const declaration& of = plan_.inputs[i].declared;
      const auto is_zero = [](const bound_value& one) { return one.given && one.range.is_point() && one.range.lower()->value.sign() == 0; };
      if (!of.may_be_none || std::none_of(bound_.values[i].begin(), bound_.values[i].end(), is_zero)) continue;
      add("capital_zero", is_zero_not_none(of));
    }
  }

  /// An investment holds the cost that is eligible: one that is less was hardly meant.
  void note_cost() {
    const auto both = cost_and_investment(plan_);
    if (!both) return;
    const auto [cost, investment] = *both;
    if (bound_.values[cost].size() != 1 || bound_.values[investment].size() != 1 || !is_given(cost) || !is_given(investment)) return;
    const interval &part = bound_.values[cost][0].range, &whole = bound_.values[investment][0].range;
    if (!whole.upper() || !part.lower() || part.lower()->value <= whole.upper()->value) return;
    add("cost_above_investment",
        passes_investment(plan_.inputs[cost].declared, part.lower()->value, plan_.inputs[investment].declared, whole.upper()->value));
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  result& answer_;
};

}  // namespace santei::evaluate::detail
