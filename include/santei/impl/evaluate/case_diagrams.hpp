// What is left of a rule in one case, as decision diagrams, and what each terminal of them says, stretch by stretch of the open amount.
#pragma once

#include <santei/impl/evaluate/diagram.hpp>
#include <santei/impl/evaluate/explore.hpp>
#include <santei/impl/evaluate/leaf.hpp>
#include <santei/impl/evaluate/read_once.hpp>

#include <algorithm>
#include <deque>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// What one terminal says, on each stretch.
template <class Said>
struct terminal_says {
  std::vector<Said> stretches;
  bool tight = true;  // otherwise some of it is only enclosed
};

inline constexpr const values<cell_domain>* no_forms = nullptr;

class case_diagrams {
 public:
  /// Stands on what was explored, and spends of its limits. Precondition: it outlives this.
  case_diagrams(const plan::measure_plan& plan, const bound_case& bound, explorer& explore, bool keeps_rounding = false)
      : plan_(plan), explore_(explore), left_(plan, bound.rows, ways_of(explore), explore.free(), keeps_rounding),
        restricts_(explore.within().restricts) {
    explore_.spend(plan.nodes.size() + 8 * explore.open_choices().size(), cell_cost);  // room for all of them
  }

  /// What is left of a node that was explored; `no` for none.
  plan::node_id at(plan::node_id of) {
    if (of == plan::no_node) return truth(false);
    return left_.remainder(of, 0, known_facts{explore_.known(), explore_.base()});
  }
  plan::node_id truth(bool value) {
    return left_.combine([&](plan::builder& make) { return make.truth(value); });
  }
  plan::node_id number(const rational& value) {
    return left_.combine([&](plan::builder& make) { return make.number(value); });
  }
  plan::node_id any(plan::node_id a, plan::node_id b) {
    return left_.combine([&](plan::builder& make) { return make.any(a, b); });
  }
  plan::node_id select(plan::node_id condition, plan::node_id yes, plan::node_id no) {
    return left_.combine([&](plan::builder& make) { return make.select(condition, yes, no); });
  }
  /// Whether some 排他 is broken, or a fact is not what it follows to be from others.
  plan::node_id excluded() {
    plan::node_id some = disagrees();
    for (const plan::exclusion& one : plan_.exclusions) some = any(some, at(one.both));
    return some;
  }
  /// Whether some fact is not what it follows to be: then it is no completion.
  plan::node_id disagrees() {
    plan::node_id some = truth(false);
    for (const followed& one : explore_.followed_facts()) some = any(some, disagrees(one));
    return some;
  }
  [[nodiscard]] const plan::measure_plan& made() const { return left_.made(); }
  [[nodiscard]] const plan::open_set& open(plan::node_id of) const { return left_.open(of); }
  [[nodiscard]] const explorer& explored() const { return explore_; }

  /// The diagram of what is asked together. Where the limits do not reach, the choices with most ways stay open in its terminals.
  template <class Settle>
  diagram diagram_of(const remainders& asked, Settle settle) {
    std::vector<bool> decided(std::min(explore_.open_choices().size(), plan::open_set::most_dimensions), true);
    const limits& within = explore_.within();
    if (auto made = tried(asked, decided, {within.states, affordable_restricts()}, settle)) return *std::move(made);
    const std::vector<std::size_t> order = explore_.by_ways();
    for (std::size_t kept = explore_.count_kept(2);; kept /= 2) {
      enclosed_ = enclosed_ || kept < order.size();
      decided.assign(decided.size(), false);
      for (std::size_t i = 0; i < kept; ++i)
        if (order[i] < decided.size()) decided[order[i]] = true;
      if (auto made = tried(asked, decided, {diagram_budget::no_limit, affordable_restricts()}, settle)) return *std::move(made);
    }
  }

  /// The first open amount that the remainders read.
  [[nodiscard]] std::optional<std::size_t> amount_open(const remainders& of) const {
    plan::open_set reads;
    for (const plan::node_id one : of) reads.add(open(one));
    if (reads.amounts() == 0) return std::nullopt;
    std::size_t a = 0;
    while (!reads.reads_amount(a)) ++a;
    return a;
  }
  /// From here on numbers rounded twice are followed too: enough for their ends on a stretch, not for forms to reckon on with.
  void follow_second_rounding() { rounds_again_ = true; }
  /// Whether the limits did not reach for some diagram.
  [[nodiscard]] bool enclosed() const { return enclosed_; }

  /// `make(stretch, reader, forms)` of each stretch of a terminal; forms are null where no amount is open, or it is only enclosed. Of a
  /// case explored over an amount the stretches are of that amount.
  template <class Make>
  auto read(const remainders& terminal, Make make) {
    using said = decltype(make(cell{}, constant_reader{made()}, no_forms));
    terminal_says<said> says;
    plan::open_set reads;
    bool constant = true;
    for (const plan::node_id one : terminal) reads.add(open(one)), constant = constant && is_constant(one);
    if (constant && !explore_.over()) {
      says.stretches.push_back(make(cell{}, constant_reader{made()}, no_forms));
      return says;
    }
    const std::vector<plan::node_id> needed = needed_for(terminal);
    if (reads.has_dimensions() || reads.amounts() > 1) enclose(needed, make, says), says.tight = reaches_ends(needed);
    else if (reads.amounts() == 0 && !explore_.over()) compute(needed, make, says);
    else if (!cut(needed, explore_.over() ? 0 : *amount_open(terminal), make, says)) says.stretches.clear(), enclose(needed, make, says);
    return says;
  }

 private:
  static constexpr std::size_t restrict_cost = 4 * cell_cost;  // a node made anew is looked up, hashed and kept

  /// What was settled when the case was explored.
  struct known_facts {
    const values<interval_domain>& at;
    const assignment& base;
    [[nodiscard]] std::optional<bool> truth_at(plan::node_id id, std::size_t row) const {
      const santei::truth known = at.truth_at(id, row);
      return known == santei::truth::unknown ? std::nullopt : std::optional(known == santei::truth::yes);
    }
    [[nodiscard]] const rational* number_at(plan::node_id id, std::size_t row) const {
      const interval& known = at.number_at(id, row);
      return known.is_point() ? &known.lower()->value : nullptr;
    }
    [[nodiscard]] const setting& setting_of(const variable& v) const { return base.at(v.input, v.row); }
    [[nodiscard]] bool is_given(const variable& v) const { return base.known(v.input, v.row).given; }
  };

  /// Half of what is left of them, so that something is left to try with fewer choices.
  [[nodiscard]] std::size_t affordable_restricts() const { return std::min(restricts_ / 2, explore_.left().steps / restrict_cost); }
  /// The first row that holds says what the fact may be; where none does, anything.
  plan::node_id disagrees(const followed& of) {
    const setting& settled = explore_.base().at(of.rule->of, 0);
    const std::vector<plan::derivation::row>& rows = of.rule->rows;
    plan::node_id agrees = truth(true);
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
      const plan::node_id among = left_.among({of.rule->of, 0}, of.within(row->choices, plan_.inputs[of.rule->of].declared), settled);
      const plan::node_id holds = at(row->holds);
      agrees = left_.combine([&](plan::builder& make) { return make.select_truth(holds, among, agrees); });
    }
    return left_.combine([&](plan::builder& make) { return make.negate(agrees); });
  }
  static std::vector<const std::vector<way>*> ways_of(const explorer& of) {
    std::vector<const std::vector<way>*> made;
    for (const dimension& one : of.open_choices()) made.push_back(&one.ways);
    return made;
  }
  template <class Settle>
  std::optional<diagram> tried(const remainders& asked, const std::vector<bool>& decided, const diagram_budget& within, Settle& settle) {
    const std::size_t before = left_.steps();
    auto made = diagram_maker(left_, decided).make(asked, within, settle);
    const std::size_t steps = left_.steps() - before;
    restricts_ -= std::min(restricts_, steps);
    explore_.spend(steps, restrict_cost);
    return made;
  }
  [[nodiscard]] bool is_constant(plan::node_id id) const {
    const plan::op code = made().at(id).code;
    return code == plan::op::number || code == plan::op::yes || code == plan::op::no;
  }
  /// The remainders under a terminal, in order.
  std::vector<plan::node_id> needed_for(const remainders& terminal) {
    seen_.resize(made().nodes.size());
    std::vector<plan::node_id> found;
    const auto see = [&](plan::node_id id) {
      if (!seen_[id]) seen_[id] = true, found.push_back(id);
    };
    for (const plan::node_id one : terminal) see(one);
    for (std::size_t next = 0; next < found.size(); ++next) each_operand(made(), made().at(found[next]), see);
    for (const plan::node_id one : found) seen_[one] = false;
    std::sort(found.begin(), found.end());
    return found;
  }
  template <class Make, class Said>
  void compute(const std::vector<plan::node_id>& needed, Make& make, terminal_says<Said>& says) {
    exact_domain domain(explore_.base());
    exact_.run_alone(domain, needed);
    explore_.spend(needed.size(), exact_cost);
    says.stretches.push_back(make(cell{}, reader<exact_domain>{exact_}, no_forms));
  }
  template <class Make, class Said>
  void enclose(const std::vector<plan::node_id>& needed, Make& make, terminal_says<Said>& says) {
    interval_domain domain(plan_, explore_.base());
    ranges_.run_alone(domain, needed);
    explore_.spend(needed.size(), interval_cost);
    says.tight = false;
    says.stretches.push_back(make(cell{}, reader<interval_domain>{ranges_}, no_forms));
  }
  /// Whether the ends that ranges give are no wider than need be.
  [[nodiscard]] bool reaches_ends(const std::vector<plan::node_id>& needed) const {
    const interval_domain ranges(plan_, explore_.base());
    return ends_are_reached(
        made(), needed, [&](const plan::node& n) { return ranges.input_number(n.a, plan::row_read(n, 0)); },
        [&](plan::node_id id) -> const plan::open_set& { return open(id); },
        [&](std::uint32_t input) { return explore_.counts_whole({input, 0}); });
  }
  /// Every stretch of the open amount on which each number is a form; false where that is not to be had within the limits.
  template <class Make, class Said>
  bool cut(const std::vector<plan::node_id>& needed, std::size_t amount, Make& make, terminal_says<Said>& says) {
    const variable& over = explore_.free()[amount];
    assignment facts = explore_.base();
    facts.at(over).is = setting::state::free;
    const bool whole = explore_.counts_whole(over);
    const limits& within = explore_.within();
    std::deque<cell> open = explore_.first_cells(over);
    for (std::size_t done = 0; !open.empty();) {
      const cell here = open.front();
      open.pop_front();
      if (whole && holds_no_whole_number(here)) continue;
      cell_domain domain(facts, here, rounds_again_);
      const bool same = cells_.run_alone(domain, needed);
      explore_.spend(needed.size(), cell_cost);
      if (same && says.stretches.size() < std::max<std::size_t>(4, most_forms / needed.size())) {
        says.stretches.push_back(make(here, reader<cell_domain>{cells_, here, whole, &says.tight}, &std::as_const(cells_)));
      } else if (!same && domain.split() && ++done < within.cells && ++splits_ < within.splits && !explore_.exhausted()) {
        open.push_front({domain.split(), here.high, false});
        open.push_front({domain.split(), domain.split(), true});
        open.push_front({here.low, domain.split(), false});
      } else {
        return false;
      }
    }
    return true;
  }

  const plan::measure_plan& plan_;
  explorer& explore_;
  plan::specialiser left_;
  std::size_t restricts_;  // left of limits::restricts
  std::size_t splits_ = 0;
  bool rounds_again_ = false, enclosed_ = false;
  std::vector<bool> seen_;
  values<exact_domain> exact_{left_.made()};
  values<interval_domain> ranges_{left_.made()};
  values<cell_domain> cells_{left_.made()};
};

}  // namespace santei::evaluate::detail
