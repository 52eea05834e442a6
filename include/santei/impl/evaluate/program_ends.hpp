// A program over ranges. More room and higher rates never lower the total, so its ends come from the ends of what it reads; of how it is
// split no more is said than what fits.
#pragma once

#include <santei/impl/evaluate/optimum.hpp>
#include <santei/number/interval.hpp>
#include <santei/value/truth.hpp>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

/// Rationals as a domain for the simplex method.
struct rational_numbers {
  using number = rational;
  static bool failed() { return false; }
  static number constant(const rational& x) { return x; }
  static number add(const number& a, const number& b) { return a + b; }
  static number subtract(const number& a, const number& b) { return a - b; }
  static number multiply(const number& a, const number& b) { return a * b; }
  static bool above(const number& a, const number& b) { return a > b; }
};

/// The least or the greatest of everything that a program reads.
template <class Run>
class program_end {
 public:
  program_end(const Run& at, const plan::program& of, bool greatest) : at_(at), of_(of), greatest_(greatest) {
    for (const plan::program::row& row : of.rows) {
      const truth when = at.truth_at(row.when);
      if (when == truth::no || (greatest && when == truth::unknown)) continue;
      const interval most = at.number_at(row.most);
      const auto& end = greatest ? most.upper() : most.lower();
      if (!end && greatest) continue;  // no limit
      placed_.rows.push_back({form(row.left), end ? std::max(end->value, rational(0)) : rational(0)});
    }
    placed_.variables = of.variables;
  }

  /// What the last of the aims reaches; nothing where there is no end.
  [[nodiscard]] std::optional<rational> reach(std::vector<std::vector<rational>> aims) const {
    placed_program<rational_numbers> all = placed_;
    all.aims = std::move(aims);
    rational_numbers numbers;
    simplex_ascent<rational_numbers> ascent(numbers, std::move(all));
    if (!ascent.climb()) return std::nullopt;
    return ascent.reached().back();
  }
  [[nodiscard]] std::vector<rational> form(const plan::program::form& of) const {
    return placed_form(of_, of, [this](plan::node_id id) { return end_of(id); });
  }

 private:
  /// A coefficient is of one sign: the end nearer to 0 for the least, the other for the greatest. Without an end it is followed to 1.
  [[nodiscard]] rational end_of(plan::node_id id) const {
    const interval range = at_.number_at(id);
    const bool negative = range.upper() && range.upper()->value.sign() <= 0;
    const auto& end = negative == greatest_ ? range.lower() : range.upper();
    return end ? end->value : rational(negative ? -1 : greatest_ ? 1 : 0);
  }

  const Run& at_;
  const plan::program& of_;
  bool greatest_;
  placed_program<rational_numbers> placed_;
};

template <class Run>
bool program_is_known(const Run& at, const plan::program& of) {
  bool known = true;
  each_node(of, [&](plan::node_id id) {
    known = known && (plan::is_truth(at.plan().at(id).code) ? at.truth_at(id) != truth::unknown : at.number_at(id).is_point());
  });
  return known;
}

/// What the aim may reach. Precondition: aims but the total stand for parts of it, or for costs.
template <class Run>
interval enclosed_optimum(const Run& at, const plan::node& n) {
  const plan::program& of = at.plan().programs[n.a];
  const program_end<Run> greatest(at, of, true);
  const auto between = [](const rational& low, const std::optional<rational>& high) {
    return high ? interval::between(low, std::max(low, *high)) : interval::at_least(low);
  };
  if (program_is_known(at, of)) {
    const aim_order order(of, n.b, static_cast<plan::settling>(n.c));
    auto aims = placed_aims(of, order, [&](plan::node_id id) { return at.number_at(id).lower()->value; });
    if (static_cast<plan::settling>(n.c) == plan::settling::in_order) aims.resize(n.b + 1U);
    if (const auto value = greatest.reach(std::move(aims))) return interval::point(order.last_as_small ? -*value : *value);
    return interval::at_least(rational(0));
  }
  const program_end<Run> least(at, of, false);
  const rational total = least.reach({least.form(of.aims[0])}).value_or(rational(0));
  if (n.b == 0) return between(total, greatest.reach({greatest.form(of.aims[0])}));
  const std::vector<rational> aim = greatest.form(of.aims[n.b]);
  std::vector<rational> others = greatest.form(of.aims[0]);
  for (std::size_t v = 0; v < others.size(); ++v) others[v] = aim[v].sign() != 0 ? rational(0) : others[v];
  const bool part_of_total = std::equal(aim.begin(), aim.end(), greatest.form(of.aims[0]).begin(),
                                        [](const rational& one, const rational& whole) { return one.sign() == 0 || one == whole; });
  const auto most_others = part_of_total ? greatest.reach({std::move(others)}) : std::nullopt;
  return between(most_others ? std::max(rational(0), total - *most_others) : rational(0), greatest.reach({aim}));
}

}  // namespace santei::evaluate::detail
