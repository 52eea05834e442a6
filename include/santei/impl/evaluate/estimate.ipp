// One answer: what all completions come to, then what an answer shows beside its amount.
#pragma once

#include <santei/evaluate/estimate.hpp>

#include <santei/impl/evaluate/notes.hpp>
#include <santei/impl/evaluate/weighing.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate {

namespace detail {

inline std::vector<plan::node_id> nodes_of(const plan::amount& of) {
  return {of.stated, of.unrounded, of.least, of.most, of.has_stated, of.has_possible, of.undetermined, of.open};
}

/// One estimate under way.
class estimation {
 public:
  estimation(const plan::measure_plan& plan, const bound_case& bound, const limits& within)
      : plan_(plan), bound_(bound), explore_(plan, bound, roots(plan), std::nullopt, within), left_(plan, bound, explore_),
        asked_(asked_of(left_, plan)), says_(left_, asked_), most_steps_(within.steps) {
    answer_.money = plan.money;
  }

  result outline() {
    add_outline();
    return std::move(answer_);
  }
  result run() {
    add_outline();
    if (!plan_.shares.empty()) add_shares();
    add_open_points();
    if (!plan_.categories.empty() && answer_.amount.stated_high) add_categories();
    for (const plan::stage& one : plan_.stages) add_stage(one);
    add_steps();
    answer_.computed = most_steps_ - rest_.steps;
    return std::move(answer_);
  }

 private:
  static std::vector<plan::node_id> roots(const plan::measure_plan& plan) {
    std::vector<plan::node_id> all = nodes_of(plan.grant);
    all.push_back(plan.eligible);
    for (const plan::requirement& one : plan.requirements) {
      all.push_back(one.holds);
      if (one.in_doubt != plan::no_node) all.push_back(one.in_doubt);
    }
    return all;
  }
  /// Whether the answer is no wider than what completions reach.
  [[nodiscard]] bool tight() const { return explore_.tight() && says_.tight(); }

  void add_outline() {
    add_verdicts();
    answer_.amount = says_.total().finish(tight());
    rest_ = explore_.left();
    const measure_of what = answer_.amount.stated_low ? measure_of::stated : measure_of::possible;
    answer_.missing = weighing(plan_, explore_, says_, what).missing();
    answer_.computed = most_steps_ - rest_.steps;
    answer_.unused = bound_.unused;
    answer_.notes = bound_.notes;
    add_premises();
    answer_.unstated = plan_.unstated;
    note_taker(plan_, bound_, answer_).take();
  }

  void add_verdicts() {
    answer_.verdict = says_.verdict();
    for (const plan::requirement& one : plan_.requirements) answer_.clauses.push_back({one.cited, verdict_of(one)});
  }
  /// Each condition by a diagram of its own: together they would tell apart what none of them does.
  truth verdict_of(const plan::requirement& of) {
    enum : std::size_t { excluded, holds, in_doubt };
    const plan::node_id no = left_.truth(false);
    const diagram decided = left_.diagram_of({asked_[asked::excluded], left_.at(of.holds), left_.at(of.in_doubt)}, [&](remainders& told) {
      const auto is_yes = [&](plan::node_id id) { return left_.made().at(id).code == plan::op::yes; };
      if (is_yes(told[excluded])) told[holds] = told[in_doubt] = no;
      else if (is_yes(told[in_doubt])) told[holds] = no;
    });
    seen_truths seen;
    for (const remainders& told : decided.terminals)
      for (const auto& one : left_.read(told, [&](const cell&, const auto& read, const values<cell_domain>*) {
             return std::pair(read.truth_at(told[excluded]) == truth::yes,
                              read.truth_at(told[in_doubt]) != truth::no ? truth::unknown : read.truth_at(told[holds]));
           }).stretches)
        if (!one.first) seen.add(one.second);
    return seen.verdict();
  }

  /// 前提 of the rule, and each 受け手 of which nothing tells: whether the applicant is one is still to be asked.
  void add_premises() {
    for (const plan::requirement& one : plan_.requirements) {
      const auto given = [&](std::uint32_t input) { return bound_.given(input); };
      if (one.told_by.empty() || std::any_of(one.told_by.begin(), one.told_by.end(), given)) continue;
      const bool said = std::find(plan_.premises.begin(), plan_.premises.end(), one.premise) != plan_.premises.end();
      if (!said) answer_.premises.push_back(one.premise), answer_.assumptions.push_back("前提 " + one.premise);
      const declaration& asked = plan_.inputs[one.told_by.front()].declared;
      const auto is_it = [&](const missing_fact& fact) { return fact.declared.key == asked.key; };
      if (answer_.verdict != truth::no && std::none_of(answer_.missing.begin(), answer_.missing.end(), is_it))
        answer_.missing.push_back({asked, rational(0)});
    }
    answer_.premises.insert(answer_.premises.end(), plan_.premises.begin(), plan_.premises.end());
    answer_.assumptions.insert(answer_.assumptions.end(), plan_.assumptions.begin(), plan_.assumptions.end());
  }

  /// Asked by themselves, as categories are: how a whole is split never widens the answer about the whole.
  void add_shares() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::share& one : plan_.shares) wanted.insert(wanted.end(), {one.stated, one.unrounded, one.open});
    split_.emplace(plan_, bound_, std::move(wanted), std::nullopt, rest_);
    case_diagrams split(plan_, bound_, *split_);
    split.follow_second_rounding();
    for (const plan::share& one : plan_.shares) {
      const amounts a = share_of(split, one).finish(true);
      answer_.shares.push_back({one.payer, a.stated_low, a.stated_high, a.unrounded_low, a.unrounded_high});
    }
    rest_ = split_->left();
  }

  void add_categories() {
    std::vector<plan::node_id> wanted = roots(plan_);
    for (const plan::category& one : plan_.categories) wanted.insert(wanted.end(), {one.least, one.most});
    explorer explore(plan_, bound_, std::move(wanted), std::nullopt, rest_);
    case_diagrams split(plan_, bound_, explore);
    for (const plan::category& one : plan_.categories) {
      tally part = stated_part(split, split.at(one.least), split.at(one.least)).total();
      part.add(stated_part(split, split.at(one.most), split.at(one.most)).total());
      const amounts a = part.finish(true);
      answer_.categories.push_back({one.key, one.title, a.stated_low, a.stated_high});
    }
    rest_ = explore.left();
  }
  /// Anything from nothing to the whole where the page leaves the split open.
  tally share_of(case_diagrams& of, const plan::share& share) const {
    const plan::node_id open = of.at(share.open), nothing = of.number(rational(0));
    const auto part = [&](plan::node_id stated, plan::node_id unrounded) {
      return stated_part(of, of.select(open, stated, of.at(share.stated)), of.select(open, unrounded, of.at(share.unrounded))).total();
    };
    tally made = part(nothing, nothing);
    made.add(part(of.at(plan_.grant.stated), of.at(plan_.grant.unrounded)));
    return made;
  }
  /// A part of what is stated, in every completion.
  amount_diagram stated_part(case_diagrams& of, plan::node_id stated, plan::node_id unrounded) const {
    const plan::node_id no = of.truth(false), zero = of.number(rational(0));
    return {of, {of.excluded(), of.at(plan_.eligible), no, of.at(plan_.grant.has_stated), no, no, no, stated, unrounded, zero, zero}};
  }

  [[nodiscard]] bool reaches(std::uint32_t input) const { return explore_.reaches(input) || (split_ && split_->reaches(input)); }
  [[nodiscard]] bool settled(std::uint32_t input) const {
    const bound_value& value = bound_.values[input][0];
    return value.given && value.choices.size() == 1;
  }

  /// Readings that apply in some completion, and what each listed rate would give.
  void add_open_points() {
    if (answer_.verdict == truth::no) return;
    for (const plan::open_reading& reading : plan_.readings)
      if (!settled(reading.input) && reaches(reading.input))
        answer_.readings.push_back({plan_.inputs[reading.input].declared, reading.texts, reading.quotes});
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (const plan::input& input = plan_.inputs[i]; !input.rates.empty() && !settled(i) && reaches(i))
        for (std::uint32_t choice = 0; choice < input.declared.choices.size(); ++choice)
          if (input.declared.choices[choice].key != "other" && allowed(i, choice)) add_candidate(i, choice);
  }
  [[nodiscard]] bool allowed(std::uint32_t input, std::uint32_t choice) const {
    const bound_value& value = bound_.values[input][0];
    return !value.given || std::find(value.choices.begin(), value.choices.end(), choice) != value.choices.end();
  }
  void add_candidate(std::uint32_t input, std::uint32_t choice) {
    const amounts under = rest_.steps == 0 ? answer_.amount : amounts_under(input, choice);  // no less than what comes out under this rate
    const declaration& rates = plan_.inputs[input].declared;
    answer_.candidates.push_back({rates.key, rates.choices[choice].label, under.min, under.max});
  }
  amounts amounts_under(std::uint32_t input, std::uint32_t choice) {
    const bool asks_whether_given =
        std::any_of(plan_.nodes.begin(), plan_.nodes.end(), [&](const plan::node& n) { return n.code == plan::op::given && n.a == input; });
    if (tight() && !asks_whether_given) return says_.total_where(way_of(input, choice)).finish(true);
    bound_case settled_case = bound_;
    settled_case.values[input][0].given = true;
    settled_case.values[input][0].choices = {choice};
    explorer explore(plan_, settled_case, roots(plan_), std::nullopt, rest_);
    case_diagrams left(plan_, settled_case, explore);
    const amounts made = amount_diagram(left, asked_of(left, plan_)).total().finish(true);
    rest_ = explore.left();
    return made;
  }
  /// Lets through the completions in which the input is `choice`.
  [[nodiscard]] std::function<bool(std::size_t, std::size_t)> way_of(std::uint32_t input, std::uint32_t choice) const {
    for (std::size_t d = 0; d < explore_.open_choices().size(); ++d) {
      const dimension& one = explore_.open_choices()[d];
      if (one.choices.empty() || one.ways.front().front().first.input != input) continue;
      return [d, choice, &one](std::size_t at, std::size_t w) {
        return at != d || std::find(one.choices[w].begin(), one.choices[w].end(), choice) != one.choices[w].end();
      };
    }
    return [](std::size_t, std::size_t) { return true; };
  }

  /// A stage on a base of its own does not hang on the applicant; one on what the next payer pays does.
  void add_stage(const plan::stage& of) {
    stage_result made{of.from, of.to, of.rate, std::nullopt};
    const bool base_given =
        std::all_of(of.base_inputs.begin(), of.base_inputs.end(), [&](std::uint32_t i) { return bound_.given(i); });
    if (of.amount && base_given) {
      std::vector<plan::node_id> roots = nodes_of(*of.amount);
      const bool own_base = !of.base_inputs.empty();
      if (!own_base) roots.push_back(plan_.eligible);
      explorer explore(plan_, bound_, std::move(roots), std::nullopt, rest_);
      case_diagrams left(plan_, bound_, explore);
      left.follow_second_rounding();
      const plan::amount& amount = *of.amount;
      const amount_diagram says(left, {left.disagrees(), own_base ? left.truth(true) : left.at(plan_.eligible), left.truth(false),
                                       left.at(amount.has_stated), left.at(amount.has_possible), left.at(amount.undetermined),
                                       left.at(amount.open), left.at(amount.stated), left.at(amount.unrounded), left.at(amount.least),
                                       left.at(amount.most)});
      made.amount = says.total().finish(explore.tight() && says.tight());
      rest_ = explore.left();
    }
    answer_.stages.push_back(std::move(made));
  }

  /// A completion that reaches the greatest amount, the first of them where the choices with most ways count slowest.
  struct best_completion {
    rational top;
    chosen_ways ways;
    const leaf* at = nullptr;
  };
  [[nodiscard]] std::optional<best_completion> best() const {
    const std::vector<std::size_t> order = explore_.by_ways();
    const auto first = says_.decided().first_ways(order);
    std::optional<best_completion> found;
    for (const std::size_t t : in_order(first, order))
      for (const leaf& one : says_.terminals()[t].leaves) {
        const std::optional<bound>& top = (answer_.amount.stated_high ? one.grant.stated : one.grant.most).upper();
        if (one.eligible == truth::no || !top || (answer_.amount.stated_high && one.grant.has_stated == truth::no)) continue;
        if (!found || found->top < top->value)
          found = best_completion{top->value, first[t], &one};
      }
    return found;
  }
  /// That completion computed once more with every step kept.
  void add_steps() {
    const auto found = best();
    if (!found || !answer_.amount.max || explore_.free().size() > 1 || !tight()) return;
    assignment facts = explore_.base();
    for (std::size_t d = 0; d < found->ways.size(); ++d)
      for (const auto& [v, one] : explore_.open_choices()[d].ways[found->ways[d]]) facts.at(v) = one;
    for (const variable& v : explore_.free()) {
      const bool cut = found->at->on.low || found->at->on.high;  // otherwise the amount changes nothing there
      const cell on = cut ? found->at->on : explore_.first_cells(v).front();
      facts.at(v) = {setting::state::number, on.is_point || !on.high ? on.sample() : *on.high, 0};
    }
    answer_.steps_are_of_one_completion = !explore_.open_choices().empty() || !explore_.free().empty();
    std::vector<plan::node_id> wanted;
    for (const plan::step& one : plan_.steps) {
      wanted.insert(wanted.end(), {one.value, one.applies});
      if (one.figure != plan::no_node) wanted.push_back(one.figure);
    }
    values<exact_domain> run(plan_, bound_.rows);
    exact_domain domain(facts);
    run.run(domain, needed_for(plan_, wanted));
    for (const plan::step& one : plan_.steps) {
      if (run.truth_at(one.applies) == 0) continue;
      answer_.steps.push_back({one.cited, one.label, run.number_at(one.value), one.of, one.category});
      if (one.figure != plan::no_node) answer_.steps.back().cited.text += "（" + literal_text(run.number_at(one.figure), one.of) + "）";
    }
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  explorer explore_;
  case_diagrams left_;
  remainders asked_;
  amount_diagram says_;
  std::size_t most_steps_;
  limits rest_;                    // for what comes after
  std::optional<explorer> split_;  // with the payers' shares
  result answer_;
};

}  // namespace detail

SANTEI_INLINE result estimate(const plan::measure_plan& plan, const bound_case& of, const limits& within) {
  return detail::estimation(plan, of, within).run();
}

SANTEI_INLINE result outline(const plan::measure_plan& plan, const bound_case& of, const limits& within) {
  return detail::estimation(plan, of, within).outline();
}

}  // namespace santei::evaluate
