// How many yen each unknown fact decides: the width of the answer now, less the greatest width that could remain once the fact is known.
#pragma once

#include <santei/impl/evaluate/explore.hpp>
#include <santei/impl/evaluate/width_over_amount.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <vector>

namespace santei::evaluate::detail {

/// Whether stated amounts are compared, or possible ones where nothing is stated.
enum class measure_of { stated, possible };

class weighing {
 public:
  weighing(const plan::measure_plan& plan, const explorer& of, const std::vector<leaf>& leaves, measure_of what)
      : plan_(plan), of_(of), leaves_(leaves), what_(what), now_(width(leaves)) {
    group();
  }

  /// The missing facts on which the verdict or an interval depends, the weightiest first.
  [[nodiscard]] std::vector<missing_fact> missing() const {
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
    for (const variable& v : of_.free()) {
      if (plan_.inputs[v.input].open_point || of_.base().known(v.input, v.row).given) continue;
      if (varies()) weigh(v.input, of_.free().size() == 1 ? less(widest_over_amount()) : std::optional<rational>{});
    }
    std::vector<missing_fact> made;
    for (const auto& [input, yen] : decides) {
      made.push_back({plan_.inputs[input].declared, yen});
      std::vector<choice>& choices = made.back().declared.choices;  // those that can be given
      while (!choices.empty() && choices.back().key.empty()) choices.pop_back();
    }
    std::stable_sort(made.begin(), made.end(), [](const missing_fact& a, const missing_fact& b) {
      return !a.decides_yen ? b.decides_yen.has_value() : b.decides_yen && *a.decides_yen > *b.decides_yen;
    });
    return made;
  }

 private:
  using width_of = std::optional<rational>;  // nothing: unbounded

  [[nodiscard]] hull_of_values hull(const tally& t) const { return what_ == measure_of::stated ? t.stated_hull() : t.possible_hull(); }
  /// As the answer shows it: in whole yen, and not below 0 where only an enclosure reaches there.
  [[nodiscard]] static hull_of_values rounded(hull_of_values h) {
    if (h.low) h.low = floor(std::max(*h.low, rational(0)));
    if (h.high) h.high = floor(*h.high);
    return h;
  }
  [[nodiscard]] width_of width(const std::vector<leaf>& of) const {
    tally t;
    for (const leaf& one : of) t.add(one.eligible, one.grant);
    return rounded(hull(t)).width();
  }
  [[nodiscard]] std::optional<rational> less(const width_of& remaining) const {
    if (!now_ || !remaining) return std::nullopt;
    return *now_ - *remaining;
  }

  /// What the leaves of each way of a dimension say together.
  [[nodiscard]] std::vector<tally> by_way(std::size_t d) const {
    std::vector<tally> made(of_.open_choices()[d].ways.size());
    for (const leaf& one : leaves_) made[one.ways[d]].add(one.eligible, one.grant);
    return made;
  }
  [[nodiscard]] width_of widest(const std::vector<tally>& by_way, const question& asked) const {
    width_of most = rational(0);
    for (const std::vector<std::size_t>& ways : asked.remaining) {
      tally t;
      for (const std::size_t one : ways) t.add(by_way[one]);
      const width_of here = rounded(hull(t)).width();
      if (!here) return std::nullopt;
      most = std::max(*most, *here);
    }
    return most;
  }

  /// The leaves of each completion, which come one after another, by the completion's number: the first dimension counts fastest.
  void group() {
    std::size_t step = 1;
    for (const dimension& d : of_.open_choices()) steps_.push_back(step), step *= d.ways.size();
    groups_.resize(step);
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      std::size_t number = 0;
      for (std::size_t d = 0; d < steps_.size(); ++d) number += leaves_[i].ways[d] * steps_[d];
      std::span<const leaf>& of = groups_[number];
      of = of.empty() ? std::span(&leaves_[i], 1) : std::span(of.data(), of.size() + 1);
    }
  }
  /// Whether two completions that differ in this choice alone differ in what they say.
  [[nodiscard]] bool matters(std::size_t d) const {
    const std::size_t ways = of_.open_choices()[d].ways.size();
    for (std::size_t number = 0; number < groups_.size(); ++number) {
      if (number / steps_[d] % ways != 0) continue;
      std::span<const leaf> first;  // of the completions that differ in this choice
      for (std::size_t chosen = 0; chosen < ways; ++chosen) {
        const std::span<const leaf> here = groups_[number + chosen * steps_[d]];
        if (!first.empty() && !here.empty() && !same(first, here)) return true;
        if (first.empty()) first = here;
      }
    }
    return false;
  }
  static bool same(std::span<const leaf> a, std::span<const leaf> b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const outcome_of_amount &x = a[i].grant, &y = b[i].grant;
      if (a[i].eligible != b[i].eligible) return false;
      if (a[i].eligible == truth::no) continue;
      if (!says_the_same(x, y)) return false;
      if (a[i].stated != b[i].stated || a[i].most != b[i].most) return false;
    }
    return true;
  }

  /// Whether some completion changes with an open amount, or which completions there are.
  [[nodiscard]] bool varies() const {
    std::map<std::vector<std::size_t>, const leaf*> first;
    for (const leaf& one : leaves_) {
      const leaf& before = *first.emplace(one.ways, &one).first->second;
      if (one.eligible != before.eligible) return true;
      if (one.eligible != truth::no && (moves(one.grant) || !says_the_same(one.grant, before.grant))) return true;
    }
    return of_.agreement_turns() && first.size() > 1;
  }
  [[nodiscard]] static bool moves(const outcome_of_amount& x) {
    return !x.stated.is_point() || !x.least.is_point() || !x.most.is_point();
  }
  [[nodiscard]] static bool says_the_same(const outcome_of_amount& x, const outcome_of_amount& y) {
    return x.has_stated == y.has_stated && x.has_possible == y.has_possible && x.open == y.open && x.stated == y.stated &&
           x.least == y.least && x.most == y.most;
  }

  /// The greatest width over the values of the one open amount: it is reached beside some end of a cell.
  [[nodiscard]] width_of widest_over_amount() const {
    width_of most = rational(0);
    over_ends(leaves_).each([&](const tally& here) { most = std::max(*most, *rounded(hull(here)).width()); });
    const auto has_no_end = [](const leaf& one) { return !one.on.high && !one.on.is_point; };
    if (std::any_of(leaves_.begin(), leaves_.end(), has_no_end) && grows_apart()) return std::nullopt;
    return most;
  }
  [[nodiscard]] bool grows_apart() const {
    std::set<rational> slopes;
    bool ineligible = false;
    for (const leaf& one : leaves_) {
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

  const plan::measure_plan& plan_;
  const explorer& of_;
  const std::vector<leaf>& leaves_;
  measure_of what_;
  width_of now_;
  std::vector<std::size_t> steps_;  // by dimension: from one completion to the next that differs in it alone
  std::vector<std::span<const leaf>> groups_;
};

}  // namespace santei::evaluate::detail
