// A program over ranges. More room and higher rates never lower the total, so its ends come from the ends of what it reads; of how it is
// split no more is said than what fits.
#pragma once

#include <santei/impl/evaluate/solved_programs.hpp>
#include <santei/number/interval.hpp>
#include <santei/value/truth.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

using linear::rational_numbers;

/// The least or the greatest of everything that a program reads.
class program_end {
 public:
  template <class Run>
  program_end(const Run& at, const plan::program& of, bool greatest) {
    const auto coefficient = [&](plan::node_id id) { return end_of(at.number_at(id), greatest); };
    placed_.variables = of.variables;
    for (const plan::program::row& row : of.rows) {
      const truth when = at.truth_at(row.when);
      if (when == truth::no || (greatest && when == truth::unknown)) continue;
      const interval most = at.number_at(row.most);
      const auto& end = greatest ? most.upper() : most.lower();
      if (!end && greatest) continue;  // no limit
      placed_.rows.push_back({placed_form(of, row.left, coefficient), end ? std::max(end->value, rational(0)) : rational(0)});
    }
    for (const plan::program::form& aim : of.aims) aims_.push_back(placed_form(of, aim, coefficient));
  }

  [[nodiscard]] const std::vector<rational>& aim(std::size_t k) const { return aims_[k]; }
  /// The most that the form reaches; nothing where there is no end.
  [[nodiscard]] std::optional<rational> most(std::vector<rational> form) const {
    placed_program<rational_numbers> all = placed_;
    all.aims = {std::move(form)};
    rational_numbers numbers;
    const auto found = reached(numbers, std::move(all));
    return found ? std::optional(found->front()) : std::nullopt;
  }

 private:
  /// A coefficient is of one sign: the end nearer to 0 for the least, the other for the greatest. No rate is above 1.
  static rational end_of(const interval& range, bool greatest) {
    const bool negative = range.upper() && range.upper()->value.sign() <= 0;
    const auto& end = negative == greatest ? range.lower() : range.upper();
    const auto& nearer = negative ? range.upper() : range.lower();
    if (!greatest) return nearer ? nearer->value : rational(0);
    return end ? end->value : rational(negative ? -1 : 1);
  }

  placed_program<rational_numbers> placed_;
  std::vector<std::vector<rational>> aims_;
};

/// Programs of one run over ranges.
class enclosed_programs {
 public:
  /// What the node's aim may reach. Aims but the total stand for parts of it, or for costs.
  template <class Run>
  interval value(const Run& at, const plan::node& n) {
    const plan::program& of = at.plan().programs[n.a];
    if (is_known(at, of)) return interval::point(known_.value(numbers_, points<Run>{at}, n, [](const rational& x) { return x; }));
    auto found = ends_.find(n.a);
    if (found == ends_.end()) found = ends_.emplace(n.a, ends{{at, of, false}, {at, of, true}, {}}).first;
    ends& here = found->second;
    if (!here.least_total) here.least_total = here.least.most(here.least.aim(0)).value_or(rational(0));
    if (n.b == 0) return between(*here.least_total, here.greatest.most(here.greatest.aim(0)));
    const std::vector<rational>&aim = here.greatest.aim(n.b), &total = here.greatest.aim(0);
    std::vector<rational> others = total;
    bool part_of_total = true;
    for (std::size_t v = 0; v < others.size(); ++v) {
      if (aim[v].sign() == 0) continue;
      part_of_total = part_of_total && aim[v] == total[v];
      others[v] = rational(0);
    }
    const auto most_others = part_of_total ? here.greatest.most(std::move(others)) : std::nullopt;
    return between(most_others ? std::max(rational(0), *here.least_total - *most_others) : rational(0), here.greatest.most(aim));
  }

 private:
  struct ends {
    program_end least, greatest;
    std::optional<rational> least_total;
  };
  /// Ranges that are points, as the numbers that they are.
  template <class Run>
  struct points {
    const Run& at;
    [[nodiscard]] const plan::measure_plan& plan() const { return at.plan(); }
    [[nodiscard]] rational number_at(plan::node_id id) const { return at.number_at(id).lower()->value; }
    [[nodiscard]] bool truth_at(plan::node_id id) const { return at.truth_at(id) == truth::yes; }
  };
  template <class Run>
  static bool is_known(const Run& at, const plan::program& of) {
    bool known = true;
    each_node(of, [&](plan::node_id id) {
      known = known && (plan::is_truth(at.plan().at(id).code) ? at.truth_at(id) != truth::unknown : at.number_at(id).is_point());
    });
    return known;
  }
  static interval between(const rational& low, const std::optional<rational>& high) {
    return high ? interval::between(low, std::max(low, *high)) : interval::at_least(low);
  }

  rational_numbers numbers_;
  solved_programs<rational_numbers> known_;
  std::map<plan::node_id, ends> ends_;
};

}  // namespace santei::evaluate::detail
