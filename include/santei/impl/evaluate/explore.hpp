// All completions of a case, or a sound enclosure where there are too many: leaves with what each says.
#pragma once

#include <santei/evaluate/limits.hpp>
#include <santei/impl/evaluate/dimensions.hpp>
#include <santei/impl/evaluate/leaf.hpp>
#include <santei/impl/evaluate/readers.hpp>
#include <santei/impl/evaluate/tally.hpp>

#include <deque>
#include <set>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// The verdict of one completion: unknown too where what is permitted and not stated may fall below 下限額.
template <class Reader>
truth verdict_in(const plan::measure_plan& plan, const Reader& read) {
  truth verdict = read.truth_at(plan.eligible);
  for (const plan::requirement& one : plan.requirements)
    if (one.in_doubt != plan::no_node && read.truth_at(one.in_doubt) != truth::no) verdict = verdict && truth::unknown;
  return verdict;
}

/// What a node costs in each way of computing it, as `limits::steps` counts.
inline constexpr std::size_t exact_cost = 1, interval_cost = 2, cell_cost = 8;
inline constexpr std::size_t most_forms = 400'000;  // kept at once, of all stretches of one completion

class explorer {
 public:
  /// `over`: kept open as the first of free(), on all real values of its range, even where the answer hardly uses it.
  explorer(const plan::measure_plan& plan, const bound_case& bound, std::vector<plan::node_id> roots,
           std::optional<variable> over = std::nullopt, const limits& within = {})
      : plan_(plan), bound_(bound), roots_(std::move(roots)), needed_(needed_for(plan, with_derivations())), over_(over), limits_(within) {
    settle();
    count_nodes();
    values<interval_domain> known(plan_, bound_.rows);
    interval_domain everything(plan_, base_);
    known.run(everything, needed_);
    relevance strict(plan_, known, false);
    for (const plan::node_id root : roots_) visit(strict, root);
    spend(node_count_, 2 * cell_cost);
    dimensions found(plan_, bound_, base_, over_, limits_.steps - spent_);
    found.build(strict.used());
    spent_ += found.spent();
    if (!found.tight()) tight_ = false;
    dimensions_ = found.all();
    free_ = found.free();
    followed_ = found.followed_facts();
    joined_ = found.joined();
    relevance loose(plan_, known, true);
    for (const plan::node_id root : roots_) visit(loose, root);
    loose_used_ = loose.used();
    fill_in();
  }

  /// From here on numbers rounded twice are followed too: enough for their ends on a cell, not for forms to reckon on with.
  void follow_second_rounding() { rounds_again_ = true; }

  /// Calls `see(leaf ways, cell, reader)` for each completion or cell; readers give truths and enclosures of nodes.
  template <class See>
  void each(See see) {
    limit_dimensions();
    std::vector<std::size_t> at(dimensions_.size());
    do {
      assignment facts = base_;
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, one] : dimensions_[d].ways[at[d]]) facts.at(v) = one;
      if (enclosed_ || free_.size() > 1) by_interval(facts, at, see);
      else if (free_.empty()) by_value(facts, at, see);
      else by_cell(facts, at, see);
    } while (next(at));
  }

  [[nodiscard]] bool tight() const { return tight_; }
  /// How many completions can be tried with so many amounts open.
  [[nodiscard]] std::size_t affordable(std::size_t amounts) const {
    const std::size_t cost = amounts == 0 ? exact_cost : amounts == 1 ? 3 * cell_cost : interval_cost;  // a fold has a stretch on each side
    return std::min(limits_.completions, (limits_.steps - std::min(limits_.steps, spent_)) / std::max<std::size_t>(node_count_ * cost, 1));
  }
  /// What is left of the limits after this.
  [[nodiscard]] limits left() const {
    limits made = limits_;
    made.steps -= std::min(made.steps, spent_);
    return made;
  }
  /// Too many completions to try one by one.
  [[nodiscard]] bool enclosed() const { return enclosed_; }
  [[nodiscard]] const std::vector<dimension>& open_choices() const { return dimensions_; }
  [[nodiscard]] const std::vector<variable>& free() const { return free_; }
  /// Whether a completion is more than a choice from each dimension: some facts must agree with others that stand open by themselves.
  [[nodiscard]] bool must_agree() const { return !followed_.empty(); }
  /// Whether the open amount decides which completions there are.
  [[nodiscard]] bool agreement_turns() const { return agreement_turns_; }
  /// Open facts from which an open choice follows in one dimension with them.
  [[nodiscard]] const std::set<variable>& joined() const { return joined_; }
  [[nodiscard]] const assignment& base() const { return base_; }
  [[nodiscard]] const std::vector<bool>& needed() const { return needed_; }
  /// How many nodes one completion computes, those of rows once a row.
  [[nodiscard]] std::size_t node_count() const { return node_count_; }
  /// Whether an input stands in a condition that some completion reaches, even if it changes nothing.
  [[nodiscard]] bool reaches(std::uint32_t input) const {
    const auto at = loose_used_.lower_bound({input, 0});
    return at != loose_used_.end() && at->first.input == input;
  }
  [[nodiscard]] bool counts_whole(const variable& v) const {
    if (v == over_) return false;
    const kind of = plan_.inputs[v.input].declared.of.of;
    return of == kind::integer || of == kind::date || of == kind::month;
  }

 private:
  std::vector<plan::node_id> with_derivations() const {
    std::vector<plan::node_id> all = roots_;
    for (const plan::derivation& rule : plan_.derivations)
      for (const plan::derivation::row& row : rule.rows) all.push_back(row.holds);
    for (const plan::exclusion& one : plan_.exclusions)
      all.push_back(one.both);  // computed; a fact that 排他 alone looks at need not be tried both ways
    return all;
  }
  void visit(relevance& into, plan::node_id root) const {
    const std::size_t rows = root != plan::no_node && plan_.at(root).per_row ? bound_.rows : 1;
    for (std::size_t row = 0; row < rows; ++row) into.visit(root, row);
  }

  void count_nodes() {
    std::set<std::pair<plan::node_id, plan::node_id>> solved;  // a program settled in order is solved once for all its aims
    for (std::size_t id = 0; id < needed_.size(); ++id) {
      if (!needed_[id]) continue;
      const plan::node& n = plan_.nodes[id];
      if (n.code != plan::op::optimum) node_count_ += n.per_row ? bound_.rows : 1;
      else if (solved.emplace(n.a, n.c == static_cast<plan::node_id>(plan::settling::in_order) ? plan::no_node : id).second)
        node_count_ += cost_of(plan_.programs[n.a]);
    }
  }
  /// A linear program costs as much as a few steps over its table.
  [[nodiscard]] static std::size_t cost_of(const plan::program& of) {
    return 4 * (of.rows.size() + 1) * (of.rows.size() + of.variables + 1);
  }
  void spend(std::size_t nodes, std::size_t cost) { spent_ = std::min(limits_.steps, spent_ + nodes * cost); }
  [[nodiscard]] bool exhausted() const { return spent_ >= limits_.steps; }

  /// What the facts settle alone.
  void settle() {
    base_.bound = &bound_;
    base_.settings.resize(plan_.inputs.size());
    for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
      base_.settings[i].resize(bound_.values[i].size());
      for (std::size_t row = 0; row < bound_.values[i].size(); ++row) {
        const bound_value& value = bound_.values[i][row];
        if (!value.given) continue;
        if (!is_number(plan_.inputs[i].declared.of.of)) {
          if (value.choices.size() == 1) base_.settings[i][row] = {setting::state::choice, rational(0), value.choices.front()};
        } else if (value.range.is_point()) {
          base_.settings[i][row] = {setting::state::number, value.range.lower()->value, 0};
        }
      }
    }
  }

  /// What cannot change the answer still needs a value to compute with: any that the facts allow.
  void fill_in() {
    std::set<variable> open(free_.begin(), free_.end());
    for (const dimension& d : dimensions_)
      for (const way& one : d.ways)
        for (const auto& [v, set] : one) open.insert(v);
    const interval_domain ranges(plan_, base_);
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      for (std::uint32_t row = 0; row < base_.settings[i].size(); ++row) {
        setting& set = base_.settings[i][row];
        if (set.is != setting::state::unknown || open.contains({i, row})) continue;
        if (is_number(plan_.inputs[i].declared.of.of)) {
          const interval range = ranges.input_number(i, row);
          const cell whole{range.lower() ? std::optional(range.lower()->value) : std::nullopt,
                           range.upper() ? std::optional(range.upper()->value) : std::nullopt, false};
          set = {setting::state::number, range.lower() && range.lower()->closed ? range.lower()->value : whole.sample(), 0};
        } else {
          const std::vector<std::uint32_t>& allowed = bound_.values[i][row].choices;
          set = {setting::state::choice, rational(0), allowed.empty() ? 0 : allowed.front()};
        }
      }
  }

  /// Too many completions: the largest dimensions stay unknown, and the answer is an enclosure.
  void limit_dimensions() {
    std::stable_sort(dimensions_.begin(), dimensions_.end(),
                     [](const dimension& a, const dimension& b) { return a.ways.size() < b.ways.size(); });
    std::size_t kept = count_kept(free_.size());
    if (kept < dimensions_.size()) kept = count_kept(2);
    enclosed_ = kept < dimensions_.size();
    dimensions_.resize(kept);
    if (enclosed_ || free_.size() > 1) tight_ = false;
  }

  /// How many of the dimensions can be tried with so many amounts open.
  [[nodiscard]] std::size_t count_kept(std::size_t amounts) const {
    const std::size_t most = affordable(amounts);
    std::size_t product = 1, kept = 0;
    while (kept < dimensions_.size() && product * dimensions_[kept].ways.size() <= most) product *= dimensions_[kept++].ways.size();
    return kept;
  }

  bool next(std::vector<std::size_t>& at) const {
    for (std::size_t d = 0; d < at.size(); ++d) {
      if (++at[d] < dimensions_[d].ways.size()) return true;
      at[d] = 0;
    }
    return false;
  }

  template <class See>
  void by_value(const assignment& facts, const std::vector<std::size_t>& at, See& see) {
    values<exact_domain> run(plan_, bound_.rows);
    exact_domain domain(facts);
    run.run(domain, needed_);
    spend(node_count_, exact_cost);
    const reader<exact_domain> read{run};
    if (agrees(facts, read)) see(at, cell{}, read, nullptr);
  }

  template <class See>
  void by_interval(const assignment& facts, const std::vector<std::size_t>& at, See& see) {
    values<interval_domain> run(plan_, bound_.rows);
    interval_domain domain(plan_, facts);
    run.run(domain, needed_);
    spend(node_count_, interval_cost);
    const reader<interval_domain> read{run};
    if (agrees(facts, read)) see(at, cell{}, read, nullptr);
  }

  std::deque<cell> first_cells() const {
    assignment unset = base_;
    unset.at(free_.front()) = {};
    const interval_domain ranges(plan_, unset);
    const interval range = ranges.input_number(free_.front().input, free_.front().row);
    std::deque<cell> made;
    const auto &low = range.lower(), &high = range.upper();
    if (low && low->closed) made.push_back({low->value, low->value, true});
    if (!low || !high || low->value < high->value)
      made.push_back({low ? std::optional(low->value) : std::nullopt, high ? std::optional(high->value) : std::nullopt, false});
    if (high && high->closed && (!low || low->value < high->value)) made.push_back({high->value, high->value, true});
    return made;
  }

  template <class See>
  void by_cell(const assignment& completion, const std::vector<std::size_t>& at, See& see) {
    assignment facts = completion;
    facts.at(free_.front()).is = setting::state::free;
    const bool whole = counts_whole(free_.front());
    std::deque<cell> open = first_cells();
    values<cell_domain> run(plan_, bound_.rows);
    std::size_t done = 0;
    const std::size_t most_leaves = std::max<std::size_t>(4, most_forms / std::max<std::size_t>(node_count_, 1));
    std::vector<std::pair<cell, values<cell_domain>>> leaves;
    while (!open.empty()) {
      const cell here = open.front();
      open.pop_front();
      if (whole && (here.is_point ? !here.low->is_integer() : here.low && here.high && floor(*here.low) + rational(1) >= *here.high))
        continue;
      cell_domain domain(facts, here, rounds_again_);
      const bool same = run.run(domain, needed_);
      spend(node_count_, cell_cost);
      if (same && leaves.size() < most_leaves) {
        leaves.emplace_back(here, run);
      } else if (!same && domain.split() && ++done < limits_.cells && ++splits_ < limits_.splits && !exhausted()) {
        open.push_front({domain.split(), here.high, false});
        open.push_front({domain.split(), domain.split(), true});
        open.push_front({here.low, domain.split(), false});
      } else {
        tight_ = false;
        by_interval(completion, at, see);
        return;
      }
    }
    std::size_t agreed = 0;
    for (const auto& [on, found] : leaves) {
      const reader<cell_domain> read{found, on, whole, &tight_};
      if (!agrees(facts, read)) continue;
      ++agreed;
      see(at, on, read, &found);
    }
    if (agreed != 0 && agreed != leaves.size()) agreement_turns_ = true;
  }
  template <class Reader>
  [[nodiscard]] bool agrees(const assignment& facts, const Reader& read) const {
    return std::all_of(followed_.begin(), followed_.end(), [&](const followed& one) { return one.agrees(facts, read); });
  }

  const plan::measure_plan& plan_;
  const bound_case& bound_;
  std::vector<plan::node_id> roots_;
  std::vector<bool> needed_;
  std::optional<variable> over_;
  assignment base_;
  std::vector<dimension> dimensions_;
  std::vector<variable> free_;
  std::vector<followed> followed_;
  std::set<variable> joined_;
  std::map<variable, usage> loose_used_;
  limits limits_;
  std::size_t node_count_ = 0;  // needed ones, once a row
  std::size_t spent_ = 0;       // of limits_.steps
  std::size_t splits_ = 0;
  bool enclosed_ = false;
  bool agreement_turns_ = false;
  bool rounds_again_ = false;
  bool tight_ = true;
};

}  // namespace santei::evaluate::detail
