// How many yen each unknown fact decides: the width of the answer now, less the greatest width that could remain once the fact is known.
#pragma once

#include <santei/impl/evaluate/explore.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace santei::evaluate::detail {

/// Whether stated amounts are compared, or possible ones where nothing is stated.
enum class measure_of { stated, possible };

class weighing {
 public:
  weighing(const plan::measure_plan& plan, const explorer& of, const std::vector<leaf>& leaves, measure_of what)
      : plan_(plan), of_(of), leaves_(leaves), what_(what), now_(width(leaves)) {}

  /// The missing facts on which the verdict or an interval depends, the weightiest first.
  [[nodiscard]] std::vector<missing_fact> missing() const {
    std::map<std::uint32_t, std::optional<rational>> decides;
    const auto weigh = [&](std::uint32_t input, const std::optional<rational>& yen) {
      const auto [at, fresh] = decides.emplace(input, yen);
      if (!fresh && (!yen || (at->second && *at->second < *yen))) at->second = yen;
    };
    for (std::size_t d = 0; d < of_.open_choices().size(); ++d)
      for (const question& asked : of_.open_choices()[d].questions)
        if (matters(d, asked)) weigh(asked.input, less(widest(d, asked)));
    for (const variable& v : of_.free()) {
      if (plan_.inputs[v.input].open_point || of_.base().known(v.input, v.row).given) continue;
      if (varies()) weigh(v.input, of_.free().size() == 1 ? less(widest_over_amount()) : std::optional<rational>{});
    }
    std::vector<missing_fact> made;
    for (const auto& [input, yen] : decides) made.push_back({plan_.inputs[input].declared, yen});
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

  [[nodiscard]] std::vector<leaf> under(std::size_t d, const std::vector<std::size_t>& ways) const {
    std::vector<leaf> made;
    for (const leaf& one : leaves_)
      if (std::find(ways.begin(), ways.end(), one.ways[d]) != ways.end()) made.push_back(one);
    return made;
  }
  [[nodiscard]] width_of widest(std::size_t d, const question& asked) const {
    width_of most = rational(0);
    for (const std::vector<std::size_t>& ways : asked.remaining) {
      const width_of here = width(under(d, ways));
      if (!here) return std::nullopt;
      most = std::max(*most, *here);
    }
    return most;
  }

  /// Whether two completions that differ in this choice alone differ in what they say.
  [[nodiscard]] bool matters(std::size_t d, const question&) const {
    std::map<std::vector<std::size_t>, std::map<std::size_t, std::vector<const leaf*>>> groups;
    for (const leaf& one : leaves_) {
      std::vector<std::size_t> others = one.ways;
      others[d] = 0;
      groups[others][one.ways[d]].push_back(&one);
    }
    for (const auto& [others, by_way] : groups)
      for (const auto& [unused, leaves] : by_way)
        if (!same(leaves, by_way.begin()->second)) return true;
    return false;
  }
  static bool same(const std::vector<const leaf*>& a, const std::vector<const leaf*>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const outcome_of_amount &x = a[i]->grant, &y = b[i]->grant;
      if (a[i]->eligible != b[i]->eligible) return false;
      if (a[i]->eligible == truth::no) continue;
      if (x.has_stated != y.has_stated || x.has_possible != y.has_possible || x.open != y.open) return false;
      if (x.stated != y.stated || x.least != y.least || x.most != y.most) return false;
      if (a[i]->stated != b[i]->stated || a[i]->most != b[i]->most) return false;
    }
    return true;
  }

  [[nodiscard]] bool varies() const {
    const auto moves = [](const interval& x) { return !x.is_point(); };
    std::map<std::vector<std::size_t>, std::set<truth>> verdicts;
    for (const leaf& one : leaves_) {
      if (verdicts[one.ways].insert(one.eligible).second && verdicts[one.ways].size() > 1) return true;
      if (one.eligible == truth::no) continue;
      if (moves(one.grant.stated) || moves(one.grant.least) || moves(one.grant.most)) return true;
    }
    return false;
  }

  /// The greatest width over the values of the one open amount: it is reached beside some end of a cell.
  [[nodiscard]] width_of widest_over_amount() const {
    std::set<rational> ends;
    bool unbounded_above = false;
    for (const leaf& one : leaves_) {
      if (one.on.low) ends.insert(*one.on.low);
      if (one.on.high) ends.insert(*one.on.high);
      unbounded_above = unbounded_above || (!one.on.high && !one.on.is_point);
    }
    width_of most = rational(0);
    const auto see = [&](const rational& x, int side) { most = std::max(*most, *width_at(x, side)); };
    for (const rational& x : ends) see(x, -1), see(x, 0), see(x, 1);
    if (unbounded_above && grows_apart()) return std::nullopt;
    return most;
  }
  static bool covers(const cell& c, const rational& x, int side) {
    if (c.is_point) return side == 0 && *c.low == x;
    if (side < 0) return (!c.low || *c.low < x) && (!c.high || x <= *c.high);
    if (side > 0) return (!c.low || *c.low <= x) && (!c.high || x < *c.high);
    return (!c.low || *c.low < x) && (!c.high || x < *c.high);
  }
  [[nodiscard]] width_of width_at(const rational& x, int side) const {
    tally t;
    for (const leaf& one : leaves_) {
      if (!covers(one.on, x, side)) continue;
      outcome_of_amount here = one.grant;
      const auto value = [&](const form& f) { return interval::point(one.on.is_point ? f.at(x) : limit_at(f, x, side)); };
      here.stated = value(one.stated);
      here.most = value(one.most);
      if (!one.grant.least.is_point()) here.least = here.stated;
      t.add(one.eligible, here);
    }
    return rounded(hull(t)).width();
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
};

}  // namespace santei::evaluate::detail
