// What a case leaves open of some nodes of a rule: the choices that still change them, and the amounts.
#pragma once

#include <santei/evaluate/limits.hpp>
#include <santei/impl/evaluate/dimensions.hpp>
#include <santei/impl/evaluate/readers.hpp>

#include <deque>
#include <numeric>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// What a node costs in each way of computing it, as `limits::steps` counts.
inline constexpr std::size_t exact_cost = 1, interval_cost = 2, cell_cost = 8;
inline constexpr std::size_t most_forms = 400'000;  // kept at once, of all stretches of one completion

class explorer {
 public:
  /// `over`: kept open as the first of free(), on all real values of its range, even where the answer hardly uses it.
  explorer(const plan::measure_plan& plan, const bound_case& bound, std::vector<plan::node_id> roots,
           std::optional<variable> over = std::nullopt, const limits& within = {})
      : plan_(plan), bound_(bound), roots_(std::move(roots)), needed_(needed_for(plan, with_derivations())), over_(over), limits_(within),
        known_(plan, bound.rows) {
    settle();
    count_nodes();
    interval_domain everything(plan_, base_);
    known_.run(everything, needed_);
    relevance strict(plan_, known_, false);
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
    fill_in();
  }
  explorer(const explorer&) = delete;
  explorer& operator=(const explorer&) = delete;

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
  /// Whether all that can turn out is listed in open_choices() and free().
  [[nodiscard]] bool tight() const { return tight_; }
  [[nodiscard]] const limits& within() const { return limits_; }
  void spend(std::size_t nodes, std::size_t cost) { spent_ = std::min(limits_.steps, spent_ + nodes * cost); }
  [[nodiscard]] bool exhausted() const { return spent_ >= limits_.steps; }
  /// What the facts settle alone, of every needed node.
  [[nodiscard]] const values<interval_domain>& known() const { return known_; }
  [[nodiscard]] const std::vector<dimension>& open_choices() const { return dimensions_; }
  [[nodiscard]] const std::vector<variable>& free() const { return free_; }
  /// Facts that must agree with others that stand open by themselves: a completion in which they do not is none.
  [[nodiscard]] const std::vector<followed>& followed_facts() const { return followed_; }
  /// Whether a completion is more than a choice from each dimension.
  [[nodiscard]] bool must_agree() const { return !followed_.empty(); }
  /// Open facts from which an open choice follows in one dimension with them.
  [[nodiscard]] const std::set<variable>& joined() const { return joined_; }
  /// The amount that was asked to stay open.
  [[nodiscard]] const std::optional<variable>& over() const { return over_; }
  [[nodiscard]] const assignment& base() const { return base_; }
  [[nodiscard]] const std::vector<bool>& needed() const { return needed_; }
  /// How many nodes one completion computes, those of rows once a row.
  [[nodiscard]] std::size_t node_count() const { return node_count_; }
  /// Whether an input stands in a condition that some completion reaches, even if it changes nothing.
  [[nodiscard]] bool reaches(std::uint32_t input) const {
    if (!loose_) {
      loose_.emplace(plan_, known_, true);
      for (const plan::node_id root : roots_) visit(*loose_, root);
    }
    return loose_->uses(input);
  }
  /// The dimensions, those with the fewest ways first.
  [[nodiscard]] std::vector<std::size_t> by_ways() const {
    std::vector<std::size_t> order(dimensions_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return dimensions_[a].ways.size() < dimensions_[b].ways.size(); });
    return order;
  }
  /// How many of the dimensions, in the order of by_ways(), can be tried with so many amounts open.
  [[nodiscard]] std::size_t count_kept(std::size_t amounts) const {
    const std::size_t most = affordable(amounts);
    std::size_t product = 1, kept = 0;
    for (const std::size_t d : by_ways()) {
      if (product * dimensions_[d].ways.size() > most) break;
      product *= dimensions_[d].ways.size();
      ++kept;
    }
    return kept;
  }
  /// The range of an open amount, its ends by themselves.
  [[nodiscard]] std::deque<cell> first_cells(const variable& of) const {
    assignment unset = base_;
    unset.at(of) = {};
    const interval_domain ranges(plan_, unset);
    return detail::first_cells(ranges.input_number(of.input, of.row));
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
          set = any_number_of(ranges.input_number(i, row));
        } else {
          const std::vector<std::uint32_t>& allowed = bound_.values[i][row].choices;
          set = {setting::state::choice, rational(0), allowed.empty() ? 0 : allowed.front()};
        }
      }
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
  limits limits_;
  values<interval_domain> known_;
  mutable std::optional<relevance> loose_;  // made when it is asked for
  std::size_t node_count_ = 0;  // needed ones, once a row
  std::size_t spent_ = 0;       // of limits_.steps
  bool tight_ = true;
};

}  // namespace santei::evaluate::detail
