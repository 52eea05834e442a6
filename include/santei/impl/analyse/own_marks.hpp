// What a plan shows of a clause: a number or a fact that no other clause of the file writes.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// The numbers and facts that the clauses of a file write. What one clause of a measure alone writes no plan of it has without that clause.
class own_marks {
 public:
  using clauses = std::vector<const syntax::clause*>;

  explicit own_marks(const check::checked& file) : file_(file) {
    for (const syntax::block& block : file.tree.blocks)
      for (const syntax::clause& clause : block.clauses) as_written_.push_back(&clause);
    std::sort(as_written_.begin(), as_written_.end(), [](const auto* a, const auto* b) { return a->where.begin < b->where.begin; });
    for (std::size_t i = 0; i < file.tree.expressions.size(); ++i) {
      const syntax::expression& e = file.tree.expressions[i];
      const check::expression_meaning& means = file.expressions[i];
      if (e.is == syntax::expression_kind::literal) see(numbers_[e.literal.value], e.where);
      else if (means.to == check::target::fact) see(facts_[file.declarations[means.index].key], e.where);
    }
    for (std::size_t i = 0; i < file.tree.conditions.size(); ++i)
      if (const check::condition_meaning& means = file.conditions[i]; means.subject < file.declarations.size())
        see(facts_[file.declarations[means.subject].key], file.tree.conditions[i].where);
    for (const syntax::clause* one : as_written_)
      if (const auto* says = std::get_if<syntax::rounding_clause>(&one->says); says != nullptr && says->unit)
        roundings_[{*says->unit, says->mode}].push_back(one);
    for (const check::measure& one : file.measures) each_clause(one, [&](const syntax::clause* clause) { listed_.push_back(clause); });
    std::sort(listed_.begin(), listed_.end());
  }

  /// The clauses of a measure that its plan shows, in the order of their places in memory. `plan` may be simpler than the measure's own.
  [[nodiscard]] clauses shown_by(const plan::measure_plan& plan, const check::measure& measure) const {
    clauses own, made;
    each_clause(measure, [&](const syntax::clause* clause) { own.push_back(clause); });
    std::sort(own.begin(), own.end());
    const auto has = [](const clauses& all, const syntax::clause* one) { return std::binary_search(all.begin(), all.end(), one); };
    const auto take = [&](const auto& marks, const auto& mark) {
      const auto found = marks.find(mark);
      if (found == marks.end()) return;
      const syntax::clause* only = nullptr;
      for (const syntax::clause* one : found->second) {
        if (has(listed_, one) && !has(own, one)) continue;  // another measure's
        if (only != nullptr) return;
        only = one;
      }
      if (only != nullptr) made.push_back(only);
    };
    std::vector<bool> reached(plan.nodes.size());
    const plan::amount& g = plan.grant;
    for (const plan::node_id root : {plan.eligible, g.stated, g.unrounded, g.least, g.most, g.has_stated, g.has_possible, g.undetermined, g.open})
      if (root != plan::no_node) reached[root] = true;
    for (std::size_t id = plan.nodes.size(); id-- > 0;) {
      if (!reached[id]) continue;
      const plan::node& n = plan.nodes[id];
      plan::each_operand(plan, n, [&](plan::node_id operand) {
        if (operand != plan::no_node) reached[operand] = true;
      });
      if (n.code == plan::op::number && plan.constants[n.a] != rational(0) && plan.constants[n.a] != rational(1))  // those are in any plan
        take(numbers_, plan.constants[n.a]);
      if (n.code == plan::op::input_number || n.code == plan::op::input_truth || n.code == plan::op::input_in)
        take(facts_, plan.inputs[n.a].declared.key);
      if (n.code == plan::op::round && !numbers_.contains(plan.roundings[n.b].unit))  // else a 切捨て( ) may have made it
        take(roundings_, std::pair(plan.roundings[n.b].unit, plan.roundings[n.b].mode));
    }
    std::sort(made.begin(), made.end());
    return made;
  }

 private:
  template <class See>
  void each_clause(const check::measure& of, See see) const {
    for (const check::clause_place& place : of.clauses) see(&file_.at(place));
    for (const check::category& one : of.categories)
      for (const check::clause_place& place : one.clauses) see(&file_.at(place));
  }
  void see(clauses& of_mark, const span& where) const {
    const auto after = std::upper_bound(as_written_.begin(), as_written_.end(), where.begin,
                                        [](std::size_t at, const syntax::clause* one) { return at < one->where.begin; });
    if (after == as_written_.begin()) return;
    const syntax::clause* const in = *std::prev(after);
    if (in->is != syntax::clause_kind::example && std::find(of_mark.begin(), of_mark.end(), in) == of_mark.end()) of_mark.push_back(in);
  }

  const check::checked& file_;
  clauses as_written_, listed_;  // listed: of some measure
  std::map<rational, clauses> numbers_;
  std::map<std::string, clauses> facts_;
  std::map<std::pair<rational, rounding_mode>, clauses> roundings_;
};

}  // namespace santei::analyse::detail
