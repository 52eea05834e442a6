// Verdict and amounts of one grant, share or stage in all completions: a diagram whose terminals are read once each.
#pragma once

#include <santei/impl/evaluate/case_diagrams.hpp>
#include <santei/impl/evaluate/leaf.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// The places of what is asked of an amount.
namespace asked {
enum place : std::size_t {
  excluded, eligible, in_doubt, has_stated, has_possible, undetermined, open,  // conditions
  stated, unrounded, least, most,                                              // yen
  count
};

/// Blanks what no answer reads: all of an excluded completion, the amounts of an ineligible one, and stated figures where there are none.
/// What is possible stays: a cost that no figure is paid of is still asked for.
class blanks {
 public:
  explicit blanks(case_diagrams& of) : of_(of), no_(of.truth(false)), zero_(of.number(rational(0))) {}

  void operator()(remainders& told) const {
    if (is(told[excluded], plan::op::yes)) blank(told, eligible, count);
    else if (is(told[eligible], plan::op::no)) blank(told, in_doubt, count);
    if (is(told[has_stated], plan::op::no)) blank(told, stated, least);
  }

 private:
  [[nodiscard]] bool is(plan::node_id id, plan::op code) const { return of_.made().at(id).code == code; }
  void blank(remainders& told, std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; ++at) told[at] = at < stated ? no_ : zero_;
  }

  const case_diagrams& of_;
  plan::node_id no_, zero_;
};
}  // namespace asked

/// What completions say of one condition.
struct seen_truths {
  bool yes = false, no = false, unknown = false;

  void add(truth t) { (t == truth::yes ? yes : t == truth::no ? no : unknown) = true; }
  [[nodiscard]] truth verdict() const { return unknown || (yes && no) ? truth::unknown : truth_of(yes); }
};

/// What one terminal says of the amount.
struct amount_terminal {
  std::vector<leaf> leaves;  // a stretch each; none where 排他 bars it
  tally sum;
  bool tight = true;
  bool turns = false;        // it is a completion only along a part of the amount
  std::optional<std::size_t> over;  // the amount that is open; the first of several
  plan::open_set reads;
};

class amount_diagram {
 public:
  amount_diagram(case_diagrams& of, const remainders& asked_for) : diagram_(of.diagram_of(asked_for, asked::blanks(of))) {
    for (const remainders& one : diagram_.terminals) terminals_.push_back(read(of, one));
  }

  [[nodiscard]] const diagram& decided() const { return diagram_; }
  [[nodiscard]] const std::vector<amount_terminal>& terminals() const { return terminals_; }
  [[nodiscard]] bool tight() const {
    return std::all_of(terminals_.begin(), terminals_.end(), [](const amount_terminal& one) { return one.tight; });
  }
  [[nodiscard]] truth verdict() const {
    seen_truths seen;
    for (const amount_terminal& one : terminals_)
      for (const leaf& here : one.leaves) seen.add(here.verdict);
    return seen.verdict();
  }
  [[nodiscard]] tally total() const {
    tally all;
    for (const amount_terminal& one : terminals_) all.add(one.sum);
    return all;
  }
  /// Of the completions that `may` lets through, as diagram::reached asks.
  template <class May>
  [[nodiscard]] tally total_where(May may) const {
    tally all;
    const std::vector<bool> reached = diagram_.reached(may);
    for (std::size_t t = 0; t < terminals_.size(); ++t)
      if (reached[t]) all.add(terminals_[t].sum);
    return all;
  }

 private:
  template <class Reader>
  static leaf leaf_of(const remainders& told, const cell& on, const Reader& read, const values<cell_domain>* forms) {
    const auto truth_at = [&](asked::place at) { return read.truth_at(told[at]); };
    const auto number_at = [&](asked::place at) { return read.number_at(told[at]); };
    leaf made;
    made.excluded = truth_at(asked::excluded) == truth::yes;
    if (made.excluded) return made;
    made.eligible = made.verdict = truth_at(asked::eligible);
    if (truth_at(asked::in_doubt) != truth::no) made.verdict = made.verdict && truth::unknown;
    made.grant = {truth_at(asked::has_stated), truth_at(asked::has_possible), truth_at(asked::undetermined), truth_at(asked::open),
                  number_at(asked::stated),    number_at(asked::unrounded),   number_at(asked::least),       number_at(asked::most),
                  read.below(told[asked::least], told[asked::stated])};
    made.on = on;
    const outcome_of_amount& grant = made.grant;
    made.has_forms = forms != nullptr || (grant.stated.is_point() && grant.least.is_point() && grant.most.is_point());
    const auto form_of = [&](asked::place at, const interval& known) {
      if (forms != nullptr) return forms->number_at(told[at]);
      return known.is_point() ? cell_domain::constant(known.lower()->value) : form{};
    };
    made.stated = form_of(asked::stated, grant.stated);
    made.least = form_of(asked::least, grant.least);
    made.most = form_of(asked::most, grant.most);
    return made;
  }
  static amount_terminal read(case_diagrams& of, const remainders& told) {
    amount_terminal made;
    auto says = of.read(
        told, [&](const cell& on, const auto& at, const values<cell_domain>* forms) { return leaf_of(told, on, at, forms); });
    made.turns = std::erase_if(says.stretches, [](const leaf& one) { return one.excluded; }) > 0 && !says.stretches.empty();
    made.leaves = std::move(says.stretches);
    made.tight = says.tight;
    made.over = of.amount_open(told);
    for (const plan::node_id one : told) made.reads.add(of.open(one));
    for (const leaf& one : made.leaves) made.sum.add(one.eligible, one.grant);
    return made;
  }

  diagram diagram_;
  std::vector<amount_terminal> terminals_;
};

/// What is asked of the grant: whether it is excluded, eligible and in doubt, then the amount; before 端数 too where `unrounded` says so.
inline remainders asked_of(case_diagrams& of, const plan::measure_plan& plan, bool unrounded = true) {
  plan::node_id in_doubt = of.truth(false);
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node) in_doubt = of.any(in_doubt, of.at(one.in_doubt));
  const plan::amount& grant = plan.grant;
  remainders made{of.excluded(), of.at(plan.eligible), in_doubt};
  for (const plan::node_id one : {grant.has_stated, grant.has_possible, grant.undetermined, grant.open, grant.stated,
                                  unrounded ? grant.unrounded : grant.stated, grant.least, grant.most})
    made.push_back(of.at(one));
  return made;
}

}  // namespace santei::evaluate::detail
