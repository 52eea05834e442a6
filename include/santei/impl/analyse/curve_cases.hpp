// What every completion says of the grant as a function of one amount, stretch by stretch: the matter that curves, inverses and proofs are
// made of.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/impl/analyse/without_rounding.hpp>
#include <santei/impl/evaluate/amount_diagram.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace santei::analyse::detail {

using evaluate::detail::assignment;
using evaluate::detail::cell;
using evaluate::detail::form;

/// One completion on one stretch. The forms are after 端数, the straight lines before.
struct case_on_stretch {
  bool eligible = false, has_stated = false, has_possible = false, undetermined = false, open = false;
  form stated, least, most;
  straight unrounded, unrounded_least, unrounded_most;
  std::size_t completion = 0;  // index into what `case_collector` kept

  [[nodiscard]] bool says_the_same(const case_on_stretch& b) const {
    if (!eligible && !b.eligible) return true;
    return eligible == b.eligible && has_stated == b.has_stated && has_possible == b.has_possible && undetermined == b.undetermined &&
           open == b.open && stated == b.stated && least == b.least && most == b.most && unrounded == b.unrounded &&
           unrounded_least == b.unrounded_least && unrounded_most == b.unrounded_most;
  }
};

/// A point or an open stretch on which no completion changes its lines, with the distinct things that completions say.
struct stretch {
  cell on;
  std::vector<case_on_stretch> cases;
};

struct case_table {
  std::vector<stretch> stretches;  // ascending, without gaps but where the facts exclude every completion
};

[[nodiscard]] inline bool covers(const cell& c, const rational& x) {
  if (c.is_point) return *c.low == x;
  return (!c.low || *c.low < x) && (!c.high || x < *c.high);
}

enum class obstacle { none, second_amount, not_linear, too_many, too_fine };  // too_fine: more stretches and cases than the limits allow

/// Runs every completion over the input and lays their cells side by side.
class case_collector {
 public:
  case_collector(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input, const limits& within)
      : plan_(plan), bound_(of), over_{input, 0}, limits_(within), left_(within.answer) {
    bound_.values[input].assign(1, {true, plan.inputs[input].declared.range(), {}});
  }

  [[nodiscard]] obstacle stands_in_the_way() const { return obstacle_; }
  void is_too_fine() { obstacle_ = obstacle::too_fine; }
  /// The other open amount, where that stands in the way.
  [[nodiscard]] std::uint32_t second_amount() const { return second_; }
  [[nodiscard]] const assignment& facts_of(std::size_t completion) const { return completions_[completion]; }
  [[nodiscard]] evaluate::detail::variable over() const { return over_; }
  /// Nodes computed so far, as `limits::answer` counts.
  [[nodiscard]] std::size_t steps() const { return limits_.answer.steps - left_.steps; }

  case_table run() {
    for (const cell& part : parts_of_range()) {
      collect(part);
      if (obstacle_ == obstacle::none) lay_out();
      if (obstacle_ != obstacle::none) break;
    }
    return std::move(table_);
  }

 private:
  struct on_cell {
    cell on;
    case_on_stretch says;
  };
  using run_of_cells = std::vector<on_cell>;  // of one completion, ascending

  void collect(const cell& part);
  void lay_out();
  [[nodiscard]] std::vector<cell> parts_of_range() const;
  [[nodiscard]] std::set<rational> limits_of_derivations() const;
  void keep(run_of_cells&& run, const std::vector<std::size_t>& ways, const evaluate::detail::explorer& from);
  run_of_cells run_of(evaluate::detail::case_diagrams& left, const evaluate::detail::remainders& told);
  template <class Reader>
  case_on_stretch read(const Reader& at, const evaluate::detail::values<evaluate::detail::cell_domain>& forms,
                       const evaluate::detail::remainders& told);

  const plan::measure_plan& plan_;
  evaluate::bound_case bound_;
  evaluate::detail::variable over_;
  obstacle obstacle_ = obstacle::none;
  std::uint32_t second_ = 0;
  std::vector<assignment> completions_;
  std::vector<run_of_cells> runs_;  // of the part at hand, each different from the others
  case_table table_;
  limits limits_;
  evaluate::limits left_;
  std::size_t cells_ = 0, cases_ = 0, compared_ = 0;
};

inline std::set<rational> case_collector::limits_of_derivations() const {
  std::set<rational> limits;
  for (const plan::derivation& rule : plan_.derivations) {
    if (bound_.given(rule.of) || std::find(rule.from.begin(), rule.from.end(), over_.input) == rule.from.end()) continue;
    for (const plan::node& n : plan_.nodes) {
      if (n.code != plan::op::at_least && n.code != plan::op::above && n.code != plan::op::equal) continue;
      for (const auto& [x, y] : {std::pair{n.a, n.b}, std::pair{n.b, n.a}})
        if (plan_.at(x).code == plan::op::input_number && plan_.at(x).a == over_.input && plan_.at(y).code == plan::op::number)
          limits.insert(plan_.constants[plan_.at(y).a]);
    }
  }
  return limits;
}

/// The whole range; where other facts follow from the input, cut where they change.
inline std::vector<cell> case_collector::parts_of_range() const {
  const declaration& declared = plan_.inputs[over_.input].declared;
  const interval range = declared.range();
  const std::set<rational> limits = limits_of_derivations();
  std::optional<rational> low;
  if (range.lower()) low = range.lower()->value;
  const std::optional<rational> high = range.upper() ? std::optional(range.upper()->value) : std::nullopt;
  if (limits.empty()) return {{low, high, false}};
  const bool whole = declared.of.of == kind::integer;
  std::vector<cell> parts;
  const auto between = [&](const std::optional<rational>& a, const std::optional<rational>& b) {
    if (!whole || !a || !b || floor(*a) + rational(1) < *b) parts.push_back({a, b, false});
  };
  if (low) parts.push_back({low, low, true});
  for (const rational& at : limits) {
    if (low && at <= *low) continue;
    if (high && at >= *high) break;
    between(low, at);
    parts.push_back({at, at, true});
    low = at;
  }
  between(low, high);
  if (high) parts.push_back({high, high, true});
  return parts;
}

template <class Reader>
case_on_stretch case_collector::read(const Reader& at, const evaluate::detail::values<evaluate::detail::cell_domain>& forms,
                                     const evaluate::detail::remainders& told) {
  namespace asked = evaluate::detail::asked;
  const auto holds = [&](asked::place place) { return at.truth_at(told[place]) == truth::yes; };
  case_on_stretch says;
  says.eligible = holds(asked::eligible);
  says.has_stated = holds(asked::has_stated);
  says.has_possible = holds(asked::has_possible);
  says.undetermined = holds(asked::undetermined);
  says.open = holds(asked::open);
  says.stated = forms.number_at(told[asked::stated]);
  says.least = forms.number_at(told[asked::least]);
  says.most = forms.number_at(told[asked::most]);
  const form& exact = forms.number_at(told[asked::unrounded]);
  if (says.eligible && says.has_stated && !exact.steps.empty()) obstacle_ = obstacle::not_linear;  // rounding inside a formula
  says.unrounded = exact.linear;
  const without_rounding plain(forms.plan(), forms);
  const auto line_of = [&](plan::node_id id, const form& rounded) { return rounded == says.stated ? says.unrounded : plain.of(id); };
  says.unrounded_least = line_of(told[asked::least], says.least);
  says.unrounded_most = line_of(told[asked::most], says.most);
  return says;
}

/// What one terminal says, stretch by stretch.
inline case_collector::run_of_cells case_collector::run_of(evaluate::detail::case_diagrams& left,
                                                           const evaluate::detail::remainders& told) {
  run_of_cells run;
  left.read(told, [&](const cell& on, const auto& at, const evaluate::detail::values<evaluate::detail::cell_domain>* forms) {
    if (forms == nullptr) obstacle_ = obstacle::not_linear;
    if (++cells_ > 5 * limits_.curve_cases) obstacle_ = obstacle::too_fine;
    if (obstacle_ == obstacle::none && at.truth_at(told[evaluate::detail::asked::excluded]) != truth::yes)
      run.push_back({on, read(at, *forms, told)});
    return true;
  });
  return run;
}

inline void case_collector::collect(const cell& part) {
  runs_.clear();
  const declaration& declared = plan_.inputs[over_.input].declared;
  const auto end = [&](const std::optional<rational>& x, bool closed) {
    return x ? std::optional(santei::bound{*x, closed}) : std::nullopt;
  };
  const interval range = declared.range();
  const bool whole_range = !part.is_point && range == interval(end(part.low, true), end(part.high, true));
  bound_.values[over_.input][0].range = interval(end(part.low, part.is_point || whole_range), end(part.high, part.is_point || whole_range));
  std::vector<plan::node_id> roots = {plan_.grant.stated,       plan_.grant.unrounded,  plan_.grant.least,
                                      plan_.grant.most,         plan_.grant.has_stated, plan_.grant.has_possible,
                                      plan_.grant.undetermined, plan_.grant.open,       plan_.eligible};
  evaluate::detail::explorer explore(plan_, bound_, std::move(roots), over_, left_);
  if (explore.free().size() > 1) {
    obstacle_ = obstacle::second_amount;
    second_ = explore.free()[1].input;
    return;
  }
  evaluate::detail::case_diagrams left(plan_, bound_, explore, true);
  const auto asked = evaluate::detail::asked_of(left, plan_);
  const evaluate::detail::diagram decided = left.diagram_of(asked, evaluate::detail::asked::blanks(left));
  const auto first = decided.first_ways(explore.by_ways());
  for (const std::size_t t : evaluate::detail::in_order(first, explore.by_ways()))
    if (obstacle_ == obstacle::none) keep(run_of(left, decided.terminals[t]), first[t], explore);
  left_ = explore.left();
  if (left.enclosed()) obstacle_ = obstacle::too_many;
}

/// Completions that say the same everywhere count once.
inline void case_collector::keep(run_of_cells&& run, const std::vector<std::size_t>& ways, const evaluate::detail::explorer& from) {
  if (run.empty()) return;
  const auto same_cell = [](const cell& a, const cell& b) { return a.is_point == b.is_point && a.low == b.low && a.high == b.high; };
  const auto same = [&](const run_of_cells& other) {
    return std::equal(run.begin(), run.end(), other.begin(), other.end(),
                      [&](const on_cell& a, const on_cell& b) { return ++compared_, same_cell(a.on, b.on) && a.says.says_the_same(b.says); });
  };
  const bool known = std::any_of(runs_.begin(), runs_.end(), same);
  if (compared_ > limits_.curve_steps) obstacle_ = obstacle::too_fine;
  if (known || obstacle_ != obstacle::none) return;
  assignment facts = from.base();
  for (std::size_t d = 0; d < ways.size(); ++d)
    for (const auto& [v, one] : from.open_choices()[d].ways[ways[d]]) facts.at(v) = one;
  for (on_cell& one : run) one.says.completion = completions_.size();
  completions_.push_back(std::move(facts));
  runs_.push_back(std::move(run));
}

/// All completions cut at the ends of each.
inline void case_collector::lay_out() {
  std::vector<cell> cells;
  std::set<rational> ends, points;
  bool open_below = false, open_above = false;
  for (const run_of_cells& run : runs_)
    for (const on_cell& one : run) {
      if (one.on.low) ends.insert(*one.on.low);
      if (one.on.high) ends.insert(*one.on.high);
      open_below = open_below || (!one.on.low && !one.on.is_point);
      open_above = open_above || (!one.on.high && !one.on.is_point);
    }
  std::optional<rational> before;
  for (const rational& at : ends) {
    if (before || open_below) cells.push_back({before, at, false});
    cells.push_back({at, at, true});
    before = at;
  }
  if (open_above || (ends.empty() && open_below)) cells.push_back({before, std::nullopt, false});
  std::vector<std::size_t> next(runs_.size());
  for (const cell& here : cells) {
    stretch made{here, {}};
    const rational sample = here.sample();
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      const run_of_cells& run = runs_[r];
      while (next[r] < run.size() && !covers(run[next[r]].on, sample) &&
             (run[next[r]].on.is_point ? *run[next[r]].on.low < sample : run[next[r]].on.high && *run[next[r]].on.high <= sample))
        ++next[r];
      if (next[r] == run.size() || !covers(run[next[r]].on, sample)) continue;
      const case_on_stretch& says = run[next[r]].says;
      compared_ += made.cases.size() + 1;
      if (std::none_of(made.cases.begin(), made.cases.end(), [&](const case_on_stretch& other) { return other.says_the_same(says); }))
        made.cases.push_back(says);
    }
    cases_ += made.cases.size();
    if (compared_ > limits_.curve_steps || cases_ > limits_.curve_cases) {
      obstacle_ = obstacle::too_fine;
      return;
    }
    if (!made.cases.empty()) table_.stretches.push_back(std::move(made));
  }
}

}  // namespace santei::analyse::detail
