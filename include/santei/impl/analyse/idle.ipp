// Definitions: each clause left out in turn, and the two plans held against each other.
#pragma once

#include <santei/analyse/idle.hpp>
#include <santei/impl/analyse/mutate/plan_difference.ipp>
#include <santei/impl/analyse/mutate/same_in_each_case.ipp>
#include <santei/impl/analyse/mutate/same_plan.ipp>
#include <santei/impl/analyse/own_marks.hpp>
#include <santei/impl/analyse/prove/never.hpp>
#include <santei/impl/analyse/within_ranges.hpp>
#include <santei/plan/lower.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse {

namespace detail {

/// Whether an answer could hang on a clause of the kind.
inline bool bears_on_answer(const syntax::clause& clause) {
  using enum syntax::clause_kind;
  switch (clause.is) {
    case eligible: case cost: case cost_cap: case cost_floor: case rate: case rate_addition: case rate_cap: case fixed: case amount: case addition: case raise_to: case floor:
    case cap: case cap_addition: case total_cap: case exclusive: return true;
    case rounding: {
      const auto& says = std::get<syntax::rounding_clause>(clause.says);
      return says.unit && !(*says.unit == rational(1) && says.mode == rounding_mode::down && says.scope == syntax::rounding_scope::whole);
    }
    default: return false;
  }
}

/// Why the answer is the same without it.
inline message reason_for(syntax::clause_kind is) {
  using enum syntax::clause_kind;
  switch (is) {
    case cap: case total_cap: return {"補助額がこれに届くことはありません", "no grant reaches it"};
    case rate_cap: return {"補助率がこれを超えることはありません", "no rate goes beyond it"};
    case cost_cap: return {"経費がこれに届くことはありません", "no cost reaches it"};
    case floor: return {"補助額がこれを下回ることはありません", "no grant falls below it"};
    case cost_floor: return {"経費がこれを下回ることはありません", "no cost falls below it"};
    case raise_to: return {"補助額がこれを下回ることはないので、引き上げません", "no grant falls below it, so none is raised"};
    case addition: case cap_addition: case rate_addition: return {"加えても額が変わることはありません", "adding it changes no amount"};
    case rounding: return {"丸める端数が残っていません", "nothing is left to round"};
    case eligible: return {"ほかの対象と項目の範囲で、いつも満たされます", "the other 対象 and the ranges of the facts always meet it"};
    case exclusive: return {"挙げた項目が一緒に使われることがありません", "the facts are never asked together"};
    default: return {"条件が成り立たないか、ほかの条文が先に決めます", "its condition never holds, or other clauses decide before it"};
  }
}

/// The measures of a file, each with and without one of its clauses.
class clause_trial {
 public:
  using whole_plans = std::vector<std::shared_ptr<const plan::measure_plan>>;

  clause_trial(const check::checked& file, whole_plans whole, bool case_by_case, const limits& within)
      : file_(file), case_by_case_(case_by_case), nodes_(within.idle_nodes), case_steps_(within.case_steps), way_steps_(within.idle_steps),
        most_steps_(within.idle_steps / 8 + 1), proof_nodes_(within.proof_nodes), whole_(std::move(whole)),
        narrow_(whole_.size()), shown_(whole_.size()) {}

  /// Whether nobody is eligible whatever the facts: a 下限額 above the 上限額, say. No clause then has an effect.
  [[nodiscard]] bool pays_nobody(std::size_t measure) {
    if (!whole_[measure] || !whole_[measure]->pays) return false;
    const auto& nodes = whole_[measure]->nodes;  // ranges decide comparisons, and by them all else
    const auto compares = [](const plan::node& n) { return n.code == plan::op::at_least || n.code == plan::op::above || n.code == plan::op::equal; };
    if (std::none_of(nodes.begin(), nodes.end(), compares)) return whole_[measure]->at(whole_[measure]->eligible).code == plan::op::no;
    const plan::measure_plan& here = narrow(measure);
    if (here.at(here.eligible).code == plan::op::no || !case_by_case_ || !here.rows.empty()) return here.at(here.eligible).code == plan::op::no;
    return by_arithmetic(here, [&](std::size_t& steps) { return never_holds(here, here.eligible, steps); });
  }
  /// Clauses without an effect in the measure.
  [[nodiscard]] std::vector<check::clause_place> idle_in(std::size_t measure) {
    std::vector<check::clause_place> found;
    if (!whole_[measure]) return found;
    const check::measure& m = file_.measures[measure];
    const auto look = [&](const std::vector<check::clause_place>& clauses, const auto& clauses_of) {
      for (std::size_t i = 0; i < clauses.size(); ++i) {
        if (!may_be_idle(measure, clauses, i) || is_shown(measure, clauses[i]) || !is_tried(measure, clauses[i])) continue;
        check::measure without = m;
        auto& left = clauses_of(without);
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
        if (answers_same(measure, without, clauses[i])) found.push_back(clauses[i]);
      }
    };
    look(m.clauses, [](check::measure& of) -> auto& { return of.clauses; });
    for (std::size_t k = 0; k < m.categories.size(); ++k)
      look(m.categories[k].clauses, [k](check::measure& of) -> auto& { return of.categories[k].clauses; });
    for (std::size_t v = 0; v < m.values.size(); ++v)
      if (m.values[v].clauses.size() > 1) look(m.values[v].clauses, [v](check::measure& of) -> auto& { return of.values[v].clauses; });
    return found;
  }

  /// The first clause for which no work was left.
  [[nodiscard]] const std::optional<check::clause_place>& not_tried() const { return not_tried_; }

 private:
  /// The plan holds what this clause alone writes: without it there is another plan, and plans alone are compared.
  [[nodiscard]] bool is_shown(std::size_t measure, const check::clause_place& place) {
    if (case_by_case_) return false;
    if (!marks_) marks_.emplace(file_);
    if (!shown_[measure]) shown_[measure] = marks_->shown_by(narrow(measure), file_.measures[measure]);
    return std::binary_search(shown_[measure]->begin(), shown_[measure]->end(), &file_.at(place));
  }
  /// Spends what a plan made anew costs: each fact is looked for in all of it.
  bool is_tried(std::size_t measure, const check::clause_place& place) {
    const plan::measure_plan& plan = *whole_[measure];
    std::size_t clauses = file_.measures[measure].clauses.size();
    for (const check::category& one : file_.measures[measure].categories) clauses += one.clauses.size();
    const std::size_t cost = (plan.nodes.size() + clauses) * (16 + plan.inputs.size()) / 16;
    if (cost > nodes_ && !not_tried_) not_tried_ = place;
    if (not_tried_) return false;
    nodes_ -= cost;
    return true;
  }
  /// The only 経費 is what the rest is computed on, and without the only figure nothing is paid.
  [[nodiscard]] bool may_be_idle(std::size_t measure, const std::vector<check::clause_place>& among, std::size_t i) const {
    using enum syntax::clause_kind;
    const syntax::clause& clause = file_.at(among[i]);
    const auto is_figure = [](const syntax::clause& one) { return one.is == rate || one.is == fixed || one.is == amount; };
    const auto another = [&](const auto& like) {
      return std::any_of(among.begin(), among.end(), [&](const check::clause_place& place) { return !(place == among[i]) && like(file_.at(place)); });
    };
    if (clause.is == value && clause.precedence == syntax::precedence::rest) return false;  // without it there is a hole
    if (clause.is == value) return &among != &file_.measures[measure].clauses;  // one of those that make the value
    if (!bears_on_answer(clause)) return false;
    if (clause.is == exclusive) return std::get<syntax::exclusion_clause>(clause.says).names.size() < 2;  // each pair stands in the plan
    if (clause.is == cost) return another([](const syntax::clause& one) { return one.is == cost; });
    return !is_figure(clause) || !file_.measures[measure].categories.empty() || !whole_[measure]->pays || another(is_figure);
  }
  bool answers_same(std::size_t measure, const check::measure& without, const check::clause_place& left_out) {
    outcome<plan::measure_plan> made = plan::lower(file_, without);
    if (!made) return false;
    const plan::measure_plan& whole = *whole_[measure];
    if (same_plan(whole, *made)) return true;
    if (same_plan(narrow(measure), narrowed_plan(without_words(*made)).take())) return true;
    if (!case_by_case_) return false;
    const bool same = same_in_each_case(whole, *made, case_steps_) == sameness::wholly || by_arithmetic(whole, [&](std::size_t& steps) {
      std::size_t nodes = steps;
      return plan_difference(whole, *made, nodes, steps).proved() == sameness::wholly;
    });
    if (case_steps_ == 0) not_tried_ = left_out;
    return same;
  }
  /// What `prove` says with the work that one proof over several facts may take; what is looked up in all of the plan before counts too.
  template <class Prove>
  bool by_arithmetic(const plan::measure_plan& plan, Prove prove) {
    const std::size_t shape = 64 * plan.nodes.size();
    if (plan.nodes.size() > proof_nodes_ || way_steps_ <= shape) return false;
    way_steps_ -= shape;
    std::size_t steps = std::min(way_steps_, most_steps_);
    const std::size_t before = steps;
    const bool proved = prove(steps);
    way_steps_ -= before - steps;
    return proved;
  }

  const plan::measure_plan& narrow(std::size_t measure) {
    if (!narrow_[measure]) narrow_[measure] = narrowed_plan(without_words(*whole_[measure])).take();
    return *narrow_[measure];
  }

  const check::checked& file_;
  bool case_by_case_;
  std::size_t nodes_, case_steps_, way_steps_;  // left
  std::size_t most_steps_, proof_nodes_;        // of those on ways, for one clause; of a plan
  std::optional<check::clause_place> not_tried_;
  whole_plans whole_;
  std::vector<std::optional<plan::measure_plan>> narrow_;
  std::optional<own_marks> marks_;
  std::vector<std::optional<own_marks::clauses>> shown_;  // of the narrow plans
};

}  // namespace detail

SANTEI_INLINE diagnostics idle_clauses(const check::checked& file, bool case_by_case, const limits& within) {
  detail::clause_trial::whole_plans plans;
  for (std::size_t i = 0; i < file.measures.size(); ++i) {
    outcome<plan::measure_plan> made = plan::lower(file, i);
    plans.push_back(made ? std::make_shared<const plan::measure_plan>(*std::move(made)) : nullptr);
  }
  return idle_clauses(file, std::move(plans), case_by_case, within);
}

SANTEI_INLINE diagnostics idle_clauses(const check::checked& file, std::vector<std::shared_ptr<const plan::measure_plan>> plans, bool case_by_case,
                                       const limits& within) {
  const auto order = [](const check::clause_place& a, const check::clause_place& b) {
    return std::pair(a.block, a.clause) < std::pair(b.block, b.clause);
  };
  std::map<check::clause_place, std::size_t, decltype(order)> idle(order), of(order);
  detail::clause_trial trial(file, std::move(plans), case_by_case, within);
  diagnostics found;
  for (std::size_t i = 0; i < file.measures.size(); ++i) {
    if (trial.pays_nobody(i)) {
      found.push_back({severity::warning, "W0704",
                       {"項目の範囲の中では、この枠はだれも対象になりません", "within the ranges of the facts nobody is eligible for this measure"},
                       {{file.measures[i].where, {"下限額・経費下限と上限額・経費上限、対象どうしを見比べてください", "compare its floors with its caps, and its 対象 with each other"}}},
                       std::nullopt});
      continue;
    }
    for (const check::clause_place& place : file.measures[i].clauses) ++of[place];
    for (const check::category& one : file.measures[i].categories)
      for (const check::clause_place& place : one.clauses) ++of[place];
    for (const check::clause_place& place : trial.idle_in(i)) ++idle[place];
  }
  for (const auto& [place, times] : idle) {
    if (times < of[place]) continue;  // another measure that has it hangs on it
    const syntax::clause& clause = file.at(place);
    found.push_back({severity::warning, "W0702",
                     {"この条文がなくても、答えは変わりません", "no answer hangs on this clause"},
                     {{clause.keyword, detail::reason_for(clause.is)}}, std::nullopt});
  }
  if (trial.not_tried())
    found.push_back({severity::warning, "W0702",
                     {"条文が多いので、ここから後は、なくても答えの変わらない条文を探していません",
                      "there are too many clauses to look for those without effect from here on"},
                     {{file.at(*trial.not_tried()).keyword, {}}}, std::nullopt});
  return found;
}

}  // namespace santei::analyse
