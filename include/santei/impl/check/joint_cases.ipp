// Compared forms that share terms: which of their classes come together for some facts, with such facts.
#pragma once

#include <santei/impl/check/terms.ipp>
#include <santei/impl/number/linear/grid_search.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace santei::check {

struct joint_cell {
  std::vector<std::uint32_t> classes;  // parallel to the dimensions of the joint
  std::vector<std::uint32_t> ways;     // parallel to its ties
  std::vector<rational> point;         // of every term; those of other joints are 0
};

/// Some dimensions of a case space that are not free of each other.
struct case_space::joint {
  std::vector<std::size_t> dimensions;
  std::vector<linear::affine> forms;  // parallel
  std::vector<std::size_t> terms, ties;
  std::vector<joint_cell> cells;
  bool entered = false;   // the cells have been looked for
  bool complete = false;  // all of them
  bool doubtful = false;  // no linear condition rules some cell out, and no facts in it were found: it is left out
};

namespace detail {

/// Finds the cells of one joint.
class cell_search {
 public:
  cell_search(const terms& all, const std::vector<case_dimension>& dimensions, case_space::joint& into, const linear::effort& within)
      : all_(all), dimensions_(dimensions), into_(into), variables_(all.all().size()), within_(within) {}

  void run() {
    linear::system facts(within_);
    for (const std::size_t one : into_.terms) add_term(facts, one);
    for (const linear::condition& bound : all_.bounds())
      if (is_ours(bound.form)) facts.add(in_variables(bound));
    for (const worked_out& step : all_.steps())
      if (const auto v = variables_[step.term]; v && step.unit.sign() != 0) units_[*v] = whole_yen_[*v] = step.unit;
    into_.entered = true;
    into_.complete = choose_way(facts, 0) && !within_.spent();
  }

 private:
  static constexpr std::size_t most_cells = 2'048;

  void add_term(linear::system& facts, std::size_t one) {
    const auto &low = all_.all()[one].range.lower(), &high = all_.all()[one].range.upper();
    const std::size_t v = facts.add_variable(low && low->value.sign() >= 0);
    variables_[one] = v;
    units_.push_back(all_.all()[one].whole ? std::optional(rational(1)) : std::nullopt);
    whole_yen_.push_back(all_.all()[one].amount ? std::optional(rational(1)) : units_.back());
    if (low) facts.add({linear::affine::variable(v) - linear::affine(low->value), !low->closed});
    if (high) facts.add({linear::affine(high->value) - linear::affine::variable(v), !high->closed});
  }
  [[nodiscard]] bool is_ours(const linear::affine& form) const {
    return std::all_of(form.of.begin(), form.of.end(), [&](const auto& part) { return variables_[part.first].has_value(); });
  }
  [[nodiscard]] linear::affine in_variables(const linear::affine& form) const {
    linear::affine made(form.constant);
    for (const auto& [one, factor] : form.of) made.add(linear::affine::variable(*variables_[one]), factor);
    return made;
  }
  [[nodiscard]] linear::condition in_variables(const linear::condition& one) const { return {in_variables(one.form), one.strict}; }

  /// False where the search is given up; a condition that cannot be met besides is no failure.
  bool choose_way(const linear::system& facts, std::size_t at) {
    if (at == into_.ties.size()) return choose_class(facts, 0);
    const tie& here = all_.ties()[into_.ties[at]];
    for (std::uint32_t i = 0; i < here.ways.size(); ++i) {
      linear::system so = facts;
      if (!add_all(so, here.ways[i].so)) continue;
      ways_.push_back(i);
      const bool done = choose_way(so, at + 1);
      ways_.pop_back();
      if (!done) return false;
    }
    return true;
  }
  bool add_all(linear::system& facts, const std::vector<linear::condition>& conditions) {
    for (const linear::condition& one : conditions) {
      const linear::condition ours = in_variables(one);
      if (within_.spent() || !facts.possible(ours)) return false;
      facts.add(ours);
    }
    return true;
  }

  bool choose_class(const linear::system& facts, std::size_t at) {
    if (within_.spent() || into_.cells.size() == most_cells) return false;
    if (at == into_.dimensions.size()) return keep(facts);
    const case_dimension& dimension = dimensions_[into_.dimensions[at]];
    for (std::uint32_t i = 0; i < dimension.ranges.size(); ++i) {
      linear::system so = facts;
      if (!add_all(so, within(into_.forms[at], dimension.ranges[i], dimension.whole))) continue;
      classes_.push_back(i);
      const bool done = choose_class(so, at + 1);
      classes_.pop_back();
      if (!done) return false;
    }
    return true;
  }
  /// A form in a range; one of whole numbers is between whole numbers.
  static std::vector<linear::condition> within(const linear::affine& form, const interval& range, bool whole) {
    std::vector<linear::condition> made;
    if (const auto& low = range.lower()) {
      const bool open = !low->closed && !whole;
      const rational end = whole ? (low->closed ? ceil(low->value) : floor(low->value) + rational(1)) : low->value;
      made.push_back({form - linear::affine(end), open});
    }
    if (const auto& high = range.upper()) {
      const bool open = !high->closed && !whole;
      const rational end = whole ? (high->closed ? floor(high->value) : ceil(high->value) - rational(1)) : high->value;
      made.push_back({linear::affine(end) - form, open});
    }
    return made;
  }

  /// Takes the cell in where some facts are found in it: a case that is shown is one that can be.
  bool keep(const linear::system& facts) {
    auto values = settled(facts, whole_yen_, most_steps_set);
    if (!values && !(whole_yen_ == units_)) values = settled(facts, units_, most_steps_set);
    if (!values) {
      into_.doubtful = true;
    } else {
      std::vector<rational> point(all_.all().size());
      for (const std::size_t one : into_.terms) point[one] = (*values)[*variables_[one]];
      into_.cells.push_back({classes_, ways_, std::move(point)});
    }
    return true;
  }
  /// Values on their grids in which every term is what its step makes of the others. Where one is not, it is set to that, else other values
  /// are tried that are as far apart as the step makes them.
  std::optional<std::vector<rational>> settled(const linear::system& facts, const linear::grids& units, int depth) {
    auto values = on_grid(facts, units);
    for (int passes = 0; values && passes < most_passes; ++passes) {
      const auto& steps = all_.steps();
      const auto wrong = std::find_if(steps.begin(), steps.end(), [&](const worked_out& step) {
        const auto v = variables_[step.term];
        return v && step.from(value_of(in_variables(step.of), *values)) != (*values)[*v];
      });
      if (wrong == steps.end()) return values;
      if (depth == 0) return std::nullopt;
      const linear::affine of = in_variables(wrong->of), term = linear::affine::variable(*variables_[wrong->term]);
      const rational from = value_of(of, *values), right = wrong->from(from);
      linear::system fixed = facts, moved = facts;
      fix(fixed, of, from), fix(fixed, term, right);
      if (auto found = settled(fixed, units, depth - 1)) return found;
      fix(moved, term - of, right - from);
      values = on_grid(moved, units);
    }
    return std::nullopt;
  }
  static constexpr int most_passes = 4, most_steps_set = 3;
  std::optional<std::vector<rational>> on_grid(const linear::system& facts, const linear::grids& units) {
    return linear::grid_search(facts, units).run().found;
  }
  static rational value_of(const linear::affine& form, const std::vector<rational>& values) {
    rational value = form.constant;
    for (const auto& [v, factor] : form.of) value += factor * values[v];
    return value;
  }
  static void fix(linear::system& facts, const linear::affine& form, const rational& at) {
    facts.add({form - linear::affine(at), false});
    facts.add({linear::affine(at) - form, false});
  }

  const terms& all_;
  const std::vector<case_dimension>& dimensions_;
  case_space::joint& into_;
  std::vector<std::optional<std::size_t>> variables_;  // of each term; nothing for those of other joints
  linear::grids units_, whole_yen_;
  std::vector<std::uint32_t> ways_, classes_;
  linear::effort within_;
};

}  // namespace detail

}  // namespace santei::check
