// How many yen each unknown fact decides: the width of the answer now, less the greatest width that could remain once the fact is known.
#pragma once

#include <santei/evaluate/result.hpp>
#include <santei/impl/evaluate/amount_diagram.hpp>
#include <santei/impl/evaluate/width_over_amount.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// Whether stated amounts are compared, or possible ones where nothing is stated.
enum class measure_of { stated, possible };

class weighing {
 public:
  weighing(const plan::measure_plan& plan, const explorer& of, const amount_diagram& says, measure_of what)
      : plan_(plan), of_(of), says_(says), what_(what), now_(width(says.total())) {}

  /// The missing facts on which the verdict or an interval depends, the weightiest first.
  [[nodiscard]] std::vector<missing_fact> missing() {
    std::map<std::uint32_t, std::optional<rational>> decides;
    const auto weigh = [&](std::uint32_t input, const std::optional<rational>& yen) {
      const auto [at, fresh] = decides.emplace(input, yen);
      if (!fresh && (!yen || (at->second && *at->second < *yen))) at->second = yen;
    };
    for (std::size_t d = 0; d < of_.open_choices().size(); ++d) {
      if (of_.open_choices()[d].questions.empty() || !matters(d)) continue;
      const std::vector<tally> together = by_way(d);
      for (const question& asked : of_.open_choices()[d].questions) weigh(asked.input, less(widest(together, asked)));
    }
    for (std::size_t a = 0; a < of_.free().size(); ++a) {
      const variable& v = of_.free()[a];
      if (plan_.inputs[v.input].open_point || of_.base().known(v.input, v.row).given) continue;
      if (varies(a)) weigh(v.input, of_.free().size() == 1 ? less(widest_over_amount()) : std::optional<rational>{});
    }
    std::vector<missing_fact> made;
    for (const auto& [input, yen] : decides) {
      made.push_back({plan_.inputs[input].declared, yen});
      declaration& fact = made.back().declared;
      if (fact.choice_count() < fact.choices.size())  // those that can be given
        fact.choices = std::vector<choice>(fact.choices.begin(), fact.choices.begin() + static_cast<std::ptrdiff_t>(fact.choice_count()));
    }
    std::stable_sort(made.begin(), made.end(), [](const missing_fact& a, const missing_fact& b) {
      return !a.decides_yen ? b.decides_yen.has_value() : b.decides_yen && *a.decides_yen > *b.decides_yen;
    });
    return made;
  }

 private:
  using width_of = std::optional<rational>;  // nothing: unbounded

  [[nodiscard]] hull_of_values hull(const tally& t) const { return what_ == measure_of::stated ? t.stated_hull() : t.possible_hull(); }
  [[nodiscard]] width_of width(const tally& of) const { return hull(of).in_whole_yen().width(); }
  [[nodiscard]] std::optional<rational> less(const width_of& remaining) const {
    if (!now_ || !remaining) return std::nullopt;
    return *now_ - *remaining;
  }

  /// What the completions of each way of a dimension say together.
  [[nodiscard]] std::vector<tally> by_way(std::size_t d) const {
    std::vector<tally> made;
    for (std::size_t w = 0; w < of_.open_choices()[d].ways.size(); ++w)
      made.push_back(says_.total_where([&](std::size_t at, std::size_t chosen) { return at != d || chosen == w; }));
    return made;
  }
  [[nodiscard]] width_of widest(const std::vector<tally>& by_way, const question& asked) const {
    width_of most = rational(0);
    for (const std::vector<std::size_t>& ways : asked.remaining) {
      tally t;
      for (const std::size_t one : ways) t.add(by_way[one]);
      const width_of here = width(t);
      if (!here) return std::nullopt;
      most = std::max(*most, *here);
    }
    return most;
  }

  /// Whether two completions that differ in this choice alone differ in what they say.
  [[nodiscard]] bool matters(std::size_t d) {
    for (const diagram::branch& one : says_.decided().branches) {
      if (one.dimension != d) continue;
      for (auto a = one.to.begin(); a != one.to.end(); ++a)
        for (auto b = one.to.begin(); b != a; ++b)
          if (differ(*a, *b)) return true;
    }
    return false;
  }
  /// Whether some completion of the choices below says something else of the one than of the other, and 排他 bars neither. Past a bound they
  /// are said to differ.
  [[nodiscard]] bool differ(diagram::node_ref a, diagram::node_ref b) {  // as deep as there are dimensions
    if (a == b) return false;
    if (b < a) std::swap(a, b);
    if (const auto known = differ_.find({a, b}); known != differ_.end()) return known->second;
    if (differ_.size() >= most_pairs) return true;
    const bool found = a.terminal && b.terminal ? !same(says_.terminals()[a.index], says_.terminals()[b.index]) : differ_below(a, b);
    differ_.emplace(std::pair(a, b), found);
    return found;
  }
  [[nodiscard]] bool differ_below(diagram::node_ref a, diagram::node_ref b) {
    const diagram& all = says_.decided();
    const std::size_t none = of_.open_choices().size();
    const auto dimension_of = [&](diagram::node_ref at) { return at.terminal ? none : all.branches[at.index].dimension; };
    const std::size_t d = std::min(dimension_of(a), dimension_of(b));
    for (std::size_t w = 0; w < of_.open_choices()[d].ways.size(); ++w)
      if (differ(all.follow(a, d, w), all.follow(b, d, w))) return true;
    return false;
  }
  [[nodiscard]] bool same(const amount_terminal& a, const amount_terminal& b) const {
    if (a.over && b.over && a.over != b.over) return false;
    if (a.turns || b.turns) return say_the_same(a.leaves, b.leaves);
    const std::optional<std::size_t>& over = a.over ? a.over : b.over;
    return say_the_same(a.leaves, b.leaves, over && of_.counts_whole(of_.free()[*over]));
  }

  /// Whether some completion says different things along the open amount.
  [[nodiscard]] bool varies(std::size_t amount) const {
    const auto says_something = [](const amount_terminal& one) { return !one.leaves.empty(); };
    const bool several = std::count_if(says_.terminals().begin(), says_.terminals().end(), says_something) > 1;
    return std::any_of(says_.terminals().begin(), says_.terminals().end(), [&](const amount_terminal& one) {
      return one.reads.reads_amount(amount) && ((several && one.turns) || varies(one.leaves));
    });
  }
  [[nodiscard]] static bool varies(const std::vector<leaf>& along) {
    const auto moves = [](const outcome_of_amount& x) { return !x.stated.is_point() || !x.least.is_point() || !x.most.is_point(); };
    return std::any_of(along.begin(), along.end(), [&](const leaf& one) {
      if (one.eligible != along.front().eligible) return true;
      return one.eligible != truth::no && (moves(one.grant) || !pays_the_same(one.grant, along.front().grant));
    });
  }

  /// The greatest width over the values of the one open amount: it is reached beside some end of a cell.
  [[nodiscard]] width_of widest_over_amount() const {
    std::vector<leaf> leaves;
    for (const amount_terminal& one : says_.terminals()) leaves.insert(leaves.end(), one.leaves.begin(), one.leaves.end());
    width_of most = rational(0);
    over_ends(leaves, of_.counts_whole(of_.free().front())).each([&](const tally& here) { most = std::max(*most, *width(here)); });
    const auto has_no_end = [](const leaf& one) { return !one.on.high && !one.on.is_point; };
    if (std::any_of(leaves.begin(), leaves.end(), has_no_end) && grows_apart(leaves)) return std::nullopt;
    return most;
  }
  [[nodiscard]] bool grows_apart(const std::vector<leaf>& leaves) const {
    std::set<rational> slopes;
    bool ineligible = false;
    for (const leaf& one : leaves) {
      if (one.on.is_point || one.on.high) continue;
      if (one.eligible == truth::no) {
        ineligible = true;
        continue;
      }
      rational slope = (what_ == measure_of::stated ? one.stated : one.most).linear.slope;
      for (const step_term& s : (what_ == measure_of::stated ? one.stated : one.most).steps) slope += s.factor * s.inner.slope;
      slopes.insert(slope);
      if (what_ == measure_of::possible && one.grant.least.is_point()) slopes.insert(rational(0));
    }
    if (ineligible) slopes.insert(rational(0));
    return slopes.size() > 1;
  }

  static constexpr std::size_t most_pairs = 1'000'000;
  const plan::measure_plan& plan_;
  const explorer& of_;
  const amount_diagram& says_;
  measure_of what_;
  width_of now_;
  std::map<std::pair<diagram::node_ref, diagram::node_ref>, bool> differ_;
};

}  // namespace santei::evaluate::detail
