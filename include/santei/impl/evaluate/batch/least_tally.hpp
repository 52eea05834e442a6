// All completions of a combination taken together where each is the least of planes: their least is too, and their greatest where one is
// above all others.
#pragma once

#include <santei/impl/evaluate/batch/least_domain.hpp>
#include <santei/impl/evaluate/batch/lines.hpp>
#include <santei/impl/evaluate/run.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

class least_tally {
 public:
  /// False where something of the completion is undecided.
  bool add(const values<least_domain>& run, const plan::measure_plan& plan) {
    const plan::amount& g = plan.grant;
    const truth eligible = run.truth_at(plan.eligible);
    if (eligible == truth::unknown) return false;
    if (eligible == truth::no) return some_no_ = true;
    for (const plan::node_id id : {g.has_stated, g.has_possible, g.open, g.undetermined})
      if (run.truth_at(id) == truth::unknown) return false;
    if (run.truth_at(g.undetermined) == truth::yes) return false;
    if (run.truth_at(g.has_stated) == truth::yes) stated_.push_back(run.number_at(g.stated));
    if (run.truth_at(g.has_possible) == truth::yes) least_.push_back(run.number_at(g.least)), most_.push_back(run.number_at(g.most));
    open_ = open_ || run.truth_at(g.open) == truth::yes;
    some_yes_ = true;
    return true;
  }

  [[nodiscard]] std::array<std::optional<least_line>, yen_columns> lines(const std::array<std::int64_t, 2>& scales) const {
    std::vector<least_of_planes> possible = least_;
    possible.insert(possible.end(), most_.begin(), most_.end());
    return {low(possible, scales), high(possible, scales), low(stated_, scales), high(stated_, scales)};
  }
  /// Of a single completion.
  [[nodiscard]] segment words() const {
    segment made;
    made.verdict = truth_of(some_yes_);
    made.some_yes = some_yes_, made.stated = !stated_.empty(), made.possible = !least_.empty(), made.open = open_;
    made.yen[yen_min].known = made.yen[yen_max].known = made.possible || !some_yes_;
    made.yen[yen_stated_low].known = made.yen[yen_stated_high].known = made.stated || !some_yes_;
    return made;
  }

 private:
  static rational unit_of(const least_of_planes& f) { return f.unit.sign() == 0 ? rational(1) : f.unit; }

  [[nodiscard]] std::optional<least_line> low(const std::vector<least_of_planes>& all, const std::array<std::int64_t, 2>& scales) const {
    if (all.empty() || some_no_) return least_line{};
    least_of_planes least;
    for (const least_of_planes& f : all) {
      if (f.infinite) continue;
      if (f.planes.empty() || f.unit.sign() < 0 || (!least.planes.empty() && unit_of(least) != unit_of(f))) return std::nullopt;
      least.unit = unit_of(f);
      for (const plane& p : f.planes)
        if (std::find(least.planes.begin(), least.planes.end(), p) == least.planes.end()) least.planes.push_back(p);
    }
    return least_line_of(pruned(least), scales);
  }
  [[nodiscard]] std::optional<least_line> high(const std::vector<least_of_planes>& all, const std::array<std::int64_t, 2>& scales) const {
    if (all.empty() || std::any_of(all.begin(), all.end(), [](const least_of_planes& f) { return f.infinite; }))
      return least_line{};  // no such amount: 0
    for (const least_of_planes& f : all)
      if (std::all_of(all.begin(), all.end(), [&](const least_of_planes& other) { return is_above(f, other); }))
        return least_line_of(pruned(f), scales);
    return std::nullopt;
  }

  /// Wherever both amounts are at least 0.
  static bool is_above(const plane& a, const plane& b) {
    return a.slope[0] >= b.slope[0] && a.slope[1] >= b.slope[1] && a.constant >= b.constant;
  }
  static bool is_above(const least_of_planes& a, const least_of_planes& b) {
    return !a.planes.empty() && !b.planes.empty() && unit_of(a) == unit_of(b) &&
           std::all_of(a.planes.begin(), a.planes.end(), [&](const plane& p) {
             return std::any_of(b.planes.begin(), b.planes.end(), [&](const plane& q) { return is_above(p, q); });
           });
  }
  /// Without planes that never are the least.
  static least_of_planes pruned(least_of_planes f) {
    for (std::size_t i = 0; i < f.planes.size();) {
      const bool idle = std::any_of(f.planes.begin(), f.planes.end(),
                                    [&](const plane& q) { return q != f.planes[i] && is_above(f.planes[i], q); });
      if (idle) f.planes.erase(f.planes.begin() + static_cast<std::ptrdiff_t>(i));
      else ++i;
    }
    return f;
  }

  bool some_yes_ = false, some_no_ = false, open_ = false;
  std::vector<least_of_planes> stated_, least_, most_;
};

}  // namespace santei::evaluate::detail
