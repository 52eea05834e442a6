// The table of segments of one combination: cells of the amount are split until every completion has one form on each.
#pragma once

#include <santei/impl/evaluate/batch/cell_tally.hpp>
#include <santei/impl/evaluate/batch/completions.hpp>
#include <santei/impl/evaluate/batch/segments.hpp>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// Builds the table of one combination over the amount that all completions read.
class segmenter {
 public:
  segmenter(const plan::measure_plan& plan, const completions& of, std::uint32_t over, std::int64_t scale)
      : plan_(plan), over_{over, 0}, scale_(scale), explore_(of.explore()), dimensions_(of.ways()) {}

  segment_table build() {
    segment_table made;
    made.hard = !walk(made.segments);
    if (made.hard) made.segments.clear();
    merge(made.segments);
    return made;
  }

 private:
  /// The whole numbers v with v / scale in the cell; nothing when there is none.
  [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> grid(const cell& c) const {
    const rational scale(scale_), lowest(INT64_MIN + 1), highest(INT64_MAX);
    rational from = lowest, to = highest;
    if (c.low) from = std::max(from, c.is_point ? ceil(*c.low * scale) : floor(*c.low * scale) + rational(1));
    if (c.high) to = std::min(to, c.is_point ? floor(*c.high * scale) : ceil(*c.high * scale) - rational(1));
    if (from > to) return std::nullopt;
    return std::pair{*from.to_int64(), *to.to_int64()};
  }

  bool walk(std::vector<segment>& into) {
    std::deque<cell> open = first_cells(plan_.inputs[over_.input].declared.range());
    std::size_t done = 0;
    while (!open.empty()) {
      const cell here = open.front();
      open.pop_front();
      const auto range = grid(here);
      if (!range) continue;
      assignment nowhere;
      cell_domain folding(nowhere, here);
      std::optional<rational> split;
      bool failed = false;
      const auto made = fold(here, folding, *range, split, failed);
      if (made) {
        into.push_back(*made);
      } else if (split && !here.is_point && ++done < limits{}.cells) {
        open.push_front({split, here.high, false});
        open.push_front({split, split, true});
        open.push_front({here.low, split, false});
      } else {
        return false;
      }
    }
    return !into.empty();
  }

  /// All completions on one cell; nothing where the cell is to be split, or the rule has no forms there.
  std::optional<segment> fold(const cell& here, cell_domain& folding, const std::pair<std::int64_t, std::int64_t>& range,
                              std::optional<rational>& split, bool& failed) {
    cell_tally total(folding);
    std::vector<std::size_t> at(dimensions_.size());
    values<cell_domain> run(plan_, 1);
    do {
      assignment facts = explore_.base();
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, one] : dimensions_[d][at[d]]) facts.at(v) = one;
      facts.at(over_) = {setting::state::free, rational(0), 0};
      cell_domain domain(facts, here);
      spent_ += explore_.node_count() * cell_cost;
      failed = spent_ > limits{}.steps || !run.run(domain, explore_.needed());
      if (failed) {
        split = domain.split();
        return std::nullopt;
      }
      if (!excluded(run)) total.add(outcome_of(run));
    } while (next_of(dimensions_, at) && !folding.failed());
    const auto stated = total.stated(), possible = total.possible();
    if (folding.failed()) {
      split = folding.split();
      return std::nullopt;
    }
    return finish(total, stated, possible, range);
  }
  [[nodiscard]] bool excluded(const values<cell_domain>& run) const {
    return std::any_of(plan_.exclusions.begin(), plan_.exclusions.end(),
                       [&](const plan::exclusion& one) { return run.truth_at(one.both) != 0; });
  }
  [[nodiscard]] cell_outcome outcome_of(const values<cell_domain>& run) const {
    const plan::amount& g = plan_.grant;
    return {run.truth_at(plan_.eligible) != 0,
            run.truth_at(g.has_stated) != 0,
            run.truth_at(g.has_possible) != 0,
            run.truth_at(g.undetermined) != 0,
            run.truth_at(g.open) != 0,
            run.number_at(g.stated),
            run.number_at(g.least),
            run.number_at(g.most)};
  }

  std::optional<segment> finish(const cell_tally& total, const cell_tally::hull& stated, const cell_tally::hull& possible,
                                const std::pair<std::int64_t, std::int64_t>& range) const {
    segment made{
        range.first, range.second, truth_of(total.some_yes), total.some_yes, stated.any, possible.any, total.open, total.may_be_less, {},
        {}};
    if (total.some_yes && total.some_no) made.verdict = truth::unknown;
    if (!total.some_yes) {
      for (whole_function& f : made.yen) f.known = f.narrow = true;
      return made;
    }
    const auto put = [&](yen_column column, const cell_tally::hull& h, const form& f) {
      if (!h.any) return true;
      const whole_form whole(f, scale_, range.first, range.second);
      if (whole.made()) made.yen[column] = *whole.made();
      return whole.made().has_value();
    };
    const bool all = put(yen_min, possible, possible.low) && put(yen_max, possible, possible.high) &&
                     put(yen_stated_low, stated, stated.low) && put(yen_stated_high, stated, stated.high);
    return all ? std::optional(made) : std::nullopt;
  }

  static bool same_words(const segment& a, const segment& b) {
    return a.verdict == b.verdict && a.some_yes == b.some_yes && a.stated == b.stated && a.possible == b.possible && a.open == b.open &&
           a.may_be_less == b.may_be_less;
  }
  static bool same_at(const segment& a, const segment& b, std::int64_t v) {
    for (std::size_t c = 0; c < yen_columns; ++c)
      if (a.yen[c].known != b.yen[c].known || (a.yen[c].known && a.yen[c].at<wide_int>(v) != b.yen[c].at<wide_int>(v))) return false;
    return true;
  }
  /// Neighbours that say the same are one; a single point says the same as its neighbour where their values meet.
  static void merge(std::vector<segment>& all) {
    std::vector<segment> kept;
    for (const segment& one : all) {
      if (!kept.empty() && same_words(kept.back(), one)) {
        segment& last = kept.back();
        if (last.yen == one.yen || (one.from == one.to && same_at(last, one, one.from))) {
          last.to = one.to;
          continue;
        }
        if (last.from == last.to && same_at(last, one, last.from)) {
          const std::int64_t from = last.from;
          last = one, last.from = from;
          continue;
        }
      }
      kept.push_back(one);
    }
    all = std::move(kept);
  }

  const plan::measure_plan& plan_;
  variable over_;
  std::int64_t scale_;
  const explorer& explore_;
  std::size_t spent_ = 0;  // nodes computed, as limits::steps counts
  const std::vector<std::vector<way>>& dimensions_;
};

}  // namespace santei::evaluate::detail
