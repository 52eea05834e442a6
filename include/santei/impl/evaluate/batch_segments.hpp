// What one combination of discrete facts and gaps leaves of a rule: the answer as a table of segments over the one amount that is still read row by row.
#pragma once

#include <santei/impl/evaluate/batch_answer.hpp>
#include <santei/impl/evaluate/batch_function.hpp>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

enum yen_column : std::size_t { yen_min, yen_max, yen_stated_low, yen_stated_high, yen_columns };

/// The answer for every v in [from, to]; the status follows from the amounts in each row.
struct segment {
  std::int64_t from = 0, to = 0;
  truth verdict = truth::unknown;
  bool some_yes = false, stated = false, possible = false, open = false, may_be_less = false;
  std::optional<evaluate::status> settled;  // where the amounts are the same in every row
  std::array<whole_function, yen_columns> yen;
};

/// `hard`: no table covers the combination; each of its rows is asked alone.
struct segment_table {
  bool hard = false;
  row_problem problem = row_problem::none;
  std::vector<segment> segments;  // in order, without gaps over the range of the amount
};

/// Whether `input` only ever raises the amounts as it grows, everything else fixed, and decides no condition.
class rising {
 public:
  rising(const plan::measure_plan& plan, const std::vector<bool>& needed, const values<interval_domain>& ranges, std::uint32_t input) : plan_(plan), ranges_(ranges) {
    depends_.resize(plan.nodes.size());
    for (plan::node_id id = 0; id < plan.nodes.size() && holds_; ++id)
      if (needed[id]) visit(id, input);
  }
  [[nodiscard]] bool holds() const { return holds_; }

 private:
  [[nodiscard]] bool on(plan::node_id id) const { return id != plan::no_node && depends_[id]; }
  [[nodiscard]] bool not_negative(plan::node_id id) const {
    const auto& low = ranges_.number_at(id).lower();
    return low && low->value.sign() >= 0;
  }
  void visit(plan::node_id id, std::uint32_t input) {
    const plan::node& n = plan_.at(id);
    switch (n.code) {
      case plan::op::input_number: depends_[id] = n.a == input; break;
      case plan::op::add: case plan::op::minimum: case plan::op::maximum: depends_[id] = on(n.a) || on(n.b); break;
      case plan::op::select: depends_[id] = on(n.a) || on(n.b); break;
      case plan::op::subtract: depends_[id] = on(n.a), holds_ = holds_ && !on(n.b); break;
      case plan::op::multiply:
        depends_[id] = on(n.a) || on(n.b);
        holds_ = holds_ && !(on(n.a) && !not_negative(n.b)) && !(on(n.b) && !not_negative(n.a));
        break;
      case plan::op::round: case plan::op::total: depends_[id] = on(n.a); break;
      case plan::op::divide: depends_[id] = on(n.a), holds_ = holds_ && !on(n.b) && !(on(n.a) && !not_negative(n.b)); break;
      case plan::op::at_least: case plan::op::above: case plan::op::equal: holds_ = holds_ && !on(n.a) && !on(n.b); break;
      case plan::op::growth: holds_ = holds_ && !on(n.a) && !on(n.b) && !on(n.c); break;
      default: break;
    }
  }

  const plan::measure_plan& plan_;
  const values<interval_domain>& ranges_;
  std::vector<bool> depends_;
  bool holds_ = true;
};

/// Amounts of one completion on a cell, and what they come to over all completions.
struct cell_outcome {
  bool eligible = false, has_stated = false, has_possible = false, undetermined = false, open = false;
  form stated, least, most;
};

class cell_tally {
 public:
  explicit cell_tally(cell_domain& domain) : domain_(domain) {}

  struct hull {
    bool any = false;
    form low, high;
  };
  void add(const cell_outcome& one) {
    (one.eligible ? some_yes : some_no) = true;
    if (!one.eligible) return;
    if (one.has_stated) widen(stated_, one.stated);
    if (one.has_possible) {
      widen(possible_, one.least), widen(possible_, one.most);
      if (one.has_stated && !may_be_less) may_be_less = domain_.above(one.stated, one.least) != 0;
    }
    if (one.undetermined) widen(undetermined_, one.most);
    open = open || one.open;
  }
  [[nodiscard]] hull stated() { return with_zero(stated_); }
  [[nodiscard]] hull possible() {
    hull h = possible_;
    if (undetermined_.any && h.any) widen(h, undetermined_.low), widen(h, undetermined_.high), widen(h, form{});
    return with_zero(h);
  }
  bool some_yes = false, some_no = false, open = false, may_be_less = false;

 private:
  void widen(hull& h, const form& f) {
    if (!h.any) h = {true, f, f};
    else if (f != h.low || f != h.high) h.low = domain_.minimum(h.low, f), h.high = domain_.maximum(h.high, f);
  }
  [[nodiscard]] hull with_zero(hull h) {
    if (h.any && some_no) widen(h, form{});
    return h;
  }

  cell_domain& domain_;
  hull stated_, possible_, undetermined_;
};

/// Builds the table of one combination. `bound` has the amount `over` given with its declared range, every other fact as it is known.
class segmenter {
 public:
  segmenter(const plan::measure_plan& plan, const bound_case& bound, std::uint32_t over, std::int64_t scale)
      : plan_(plan), bound_(bound), over_{over, 0}, scale_(scale), explore_(plan, bound, answer_nodes(plan)) {}

  segment_table build() {
    segment_table made;
    made.hard = !gather_ways() || !walk(made.segments);
    if (made.hard) made.segments.clear();
    merge(made.segments);
    return made;
  }

 private:
  bool gather_ways() {
    for (const dimension& d : explore_.open_choices()) {
      const bool mine = std::any_of(d.ways.begin(), d.ways.end(), [&](const way& w) { return std::any_of(w.begin(), w.end(), [&](const auto& s) { return s.first == over_; }); });
      if (mine && d.ways.front().size() > 1) return false;
      if (!mine) dimensions_.push_back(d.ways);
    }
    for (const variable& v : explore_.free())
      if (v != over_ && !add_ends(v)) return false;
    std::size_t product = 1;
    for (const auto& ways : dimensions_)
      if ((product *= ways.size()) > most_completions) return false;
    return true;
  }
  /// An unknown amount between two closed ends that only raises what is paid: its ends give the ends of the answer.
  bool add_ends(const variable& v) {
    assignment facts = explore_.base();
    facts.at(over_) = {};
    for (const auto& ways : dimensions_)
      for (const way& w : ways)
        for (const auto& [at, set] : w) facts.at(at) = {};
    const interval_domain ranges(plan_, facts);
    const interval range = ranges.input_number(v.input, v.row);
    if (!range.lower() || !range.upper() || !range.lower()->closed || !range.upper()->closed || explore_.counts_whole(v)) return false;
    values<interval_domain> known(plan_, 1);
    interval_domain domain = ranges;
    known.run(domain, explore_.needed());
    if (!rising(plan_, explore_.needed(), known, v.input).holds()) return false;
    dimensions_.push_back({way{{v, {setting::state::number, range.lower()->value, 0}}}, way{{v, {setting::state::number, range.upper()->value, 0}}}});
    return true;
  }

  [[nodiscard]] std::deque<cell> first_cells() const {
    const interval range = plan_.inputs[over_.input].declared.range();
    std::deque<cell> made;
    const auto &low = range.lower(), &high = range.upper();
    if (low && low->closed) made.push_back({low->value, low->value, true});
    if (!low || !high || low->value < high->value) made.push_back({low ? std::optional(low->value) : std::nullopt, high ? std::optional(high->value) : std::nullopt, false});
    if (high && high->closed && (!low || low->value < high->value)) made.push_back({high->value, high->value, true});
    return made;
  }
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
    std::deque<cell> open = first_cells();
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
      } else if (split && !here.is_point && ++done < most_cells) {
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
  std::optional<segment> fold(const cell& here, cell_domain& folding, const std::pair<std::int64_t, std::int64_t>& range, std::optional<rational>& split, bool& failed) {
    cell_tally total(folding);
    std::vector<std::size_t> at(dimensions_.size());
    values<cell_domain> run(plan_, 1);
    do {
      assignment facts = explore_.base();
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, one] : dimensions_[d][at[d]]) facts.at(v) = one;
      facts.at(over_) = {setting::state::free, rational(0), 0};
      cell_domain domain(facts, here);
      failed = !run.run(domain, explore_.needed());
      if (failed) {
        split = domain.split();
        return std::nullopt;
      }
      if (!excluded(run)) total.add(outcome_of(run));
    } while (next(at) && !folding.failed());
    const auto stated = total.stated(), possible = total.possible();
    if (folding.failed()) {
      split = folding.split();
      return std::nullopt;
    }
    return finish(total, stated, possible, range);
  }
  [[nodiscard]] bool excluded(const values<cell_domain>& run) const {
    return std::any_of(plan_.exclusions.begin(), plan_.exclusions.end(), [&](const plan::exclusion& one) { return run.truth_at(one.both) != 0; });
  }
  [[nodiscard]] cell_outcome outcome_of(const values<cell_domain>& run) const {
    const plan::amount& g = plan_.grant;
    return {run.truth_at(plan_.eligible) != 0,  run.truth_at(g.has_stated) != 0, run.truth_at(g.has_possible) != 0, run.truth_at(g.undetermined) != 0,
            run.truth_at(g.open) != 0,          run.number_at(g.stated),         run.number_at(g.least),            run.number_at(g.most)};
  }
  bool next(std::vector<std::size_t>& at) const {
    for (std::size_t d = 0; d < at.size(); ++d) {
      if (++at[d] < dimensions_[d].size()) return true;
      at[d] = 0;
    }
    return false;
  }

  std::optional<segment> finish(const cell_tally& total, const cell_tally::hull& stated, const cell_tally::hull& possible, const std::pair<std::int64_t, std::int64_t>& range) const {
    segment made{range.first, range.second, truth_of(total.some_yes), total.some_yes, stated.any, possible.any, total.open, total.may_be_less, {}, {}};
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
    const bool all = put(yen_min, possible, possible.low) && put(yen_max, possible, possible.high) && put(yen_stated_low, stated, stated.low) &&
                     put(yen_stated_high, stated, stated.high);
    return all ? std::optional(made) : std::nullopt;
  }

  static bool same_words(const segment& a, const segment& b) {
    return a.verdict == b.verdict && a.some_yes == b.some_yes && a.stated == b.stated && a.possible == b.possible && a.open == b.open && a.may_be_less == b.may_be_less;
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
  const bound_case& bound_;
  variable over_;
  std::int64_t scale_;
  explorer explore_;
  std::vector<std::vector<way>> dimensions_;
};

}  // namespace santei::evaluate::detail
