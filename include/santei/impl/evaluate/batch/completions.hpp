// The ways in which what a combination leaves unknown can turn out, while some amounts are read row by row.
#pragma once

#include <santei/impl/evaluate/batch/answer.hpp>
#include <santei/impl/evaluate/batch/rising.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace santei::evaluate::detail {

/// The next completion of a table of ways; false after the last.
inline bool next_of(const std::vector<std::vector<way>>& dimensions, std::vector<std::size_t>& at) {
  for (std::size_t d = 0; d < at.size(); ++d) {
    if (++at[d] < dimensions[d].size()) return true;
    at[d] = 0;
  }
  return false;
}

class completions {
 public:
  /// `bound` has the amounts given with their declared ranges, every other fact as it is known.
  completions(const plan::measure_plan& plan, const bound_case& bound) : plan_(plan), explore_(plan, bound, answer_nodes(plan)) {}

  [[nodiscard]] explorer& explore() { return explore_; }
  [[nodiscard]] const explorer& explore() const { return explore_; }
  [[nodiscard]] const std::vector<std::vector<way>>& ways() const { return ways_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Whether some way takes an amount beyond every bound: its setting is `free`.
  [[nodiscard]] bool far() const { return far_; }

  /// Whether the answer hangs on an amount that the facts give.
  [[nodiscard]] bool reads(std::uint32_t input) const {
    const variable v{input, 0};
    return std::find(explore_.free().begin(), explore_.free().end(), v) != explore_.free().end() || explore_.joined().contains(v) ||
           std::any_of(explore_.open_choices().begin(), explore_.open_choices().end(), [&](const dimension& d) { return holds(d, v); });
  }
  /// Lists the ways of all but `amounts`; false where some cannot be listed.
  bool gather(const std::vector<std::uint32_t>& amounts) {
    if (explore_.must_agree()) return false;
    for (const std::uint32_t input : amounts)
      if (explore_.joined().contains({input, 0})) return false;
    for (const std::uint32_t input : amounts) amounts_.push_back({input, 0});
    for (const dimension& d : explore_.open_choices()) {
      const bool mine = std::any_of(amounts_.begin(), amounts_.end(), [&](const variable& v) { return holds(d, v); });
      if (mine && d.ways.front().size() > 1) return false;
      if (!mine) ways_.push_back(d.ways);
    }
    for (const variable& v : explore_.free())
      if (std::find(amounts_.begin(), amounts_.end(), v) == amounts_.end() && !add_ends(v)) return false;
    const std::size_t most = explore_.affordable(1);
    for (const auto& ways : ways_)
      if ((count_ *= ways.size()) > most) return false;
    return true;
  }

 private:
  static bool holds(const dimension& d, const variable& v) {
    return std::any_of(d.ways.begin(), d.ways.end(),
                       [&](const way& w) { return std::any_of(w.begin(), w.end(), [&](const auto& s) { return s.first == v; }); });
  }
  /// An unknown amount that only raises what is paid: its ends give the ends of the answer, and where it has no upper end, what it comes to
  /// beyond every bound.
  bool add_ends(const variable& v) {
    assignment facts = explore_.base();
    for (const variable& amount : amounts_) facts.at(amount) = {};
    for (const auto& ways : ways_)
      for (const way& w : ways)
        for (const auto& [at, set] : w) facts.at(at) = {};
    const interval_domain ranges(plan_, facts);
    const interval range = ranges.input_number(v.input, v.row);
    const auto is_end = [&](const std::optional<bound>& end) {
      return end && end->closed && (!explore_.counts_whole(v) || end->value.is_integer());
    };
    if (!is_end(range.lower()) || (range.upper() && !is_end(range.upper()))) return false;
    values<interval_domain> known(plan_, 1);
    interval_domain domain = ranges;
    known.run(domain, explore_.needed());
    if (!rising(plan_, explore_.needed(), known, v.input).holds()) return false;
    far_ = far_ || !range.upper();
    const setting high = range.upper() ? setting{setting::state::number, range.upper()->value, 0}
                                       : setting{setting::state::free, rational(0), 0};
    ways_.push_back({way{{v, {setting::state::number, range.lower()->value, 0}}}, way{{v, high}}});
    return true;
  }

  const plan::measure_plan& plan_;
  explorer explore_;
  std::vector<variable> amounts_;
  std::vector<std::vector<way>> ways_;
  std::size_t count_ = 1;
  bool far_ = false;
};

}  // namespace santei::evaluate::detail
