// From conditions to the dimensions of their cases: what they look at, cut into classes.
#pragma once

#include <santei/impl/check/joint_cases.ipp>
#include <santei/syntax/print.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

namespace santei::check {

namespace detail {

SANTEI_INLINE bool has_parts(syntax::condition_kind is) {
  return is == syntax::condition_kind::all || is == syntax::condition_kind::any || is == syntax::condition_kind::negation;
}

SANTEI_INLINE void collect_atoms(const checked& file, syntax::condition_id id, std::vector<syntax::condition_id>& atoms) {
  const syntax::condition& c = file.tree.conditions[id];
  if (!has_parts(c.is)) return atoms.push_back(id);
  for (const syntax::condition_id part : c.parts) collect_atoms(file, part, atoms);
}

SANTEI_INLINE syntax::comparison turned(syntax::comparison how) {
  switch (how) {
    case syntax::comparison::at_least: return syntax::comparison::at_most;
    case syntax::comparison::at_most: return syntax::comparison::at_least;
    case syntax::comparison::above: return syntax::comparison::below;
    case syntax::comparison::below: return syntax::comparison::above;
    default: return how;
  }
}

SANTEI_INLINE bool compares(const rational& value, syntax::comparison how, const rational& with) {
  switch (how) {
    case syntax::comparison::at_least: return value >= with;
    case syntax::comparison::at_most: return value <= with;
    case syntax::comparison::above: return value > with;
    case syntax::comparison::below: return value < with;
    default: return value == with;
  }
}

/// A member of the open range between two thresholds, an absent one being infinitely far; nothing where no whole number lies there and one
/// is needed.
SANTEI_INLINE std::optional<rational> between(const std::optional<rational>& low, const std::optional<rational>& high, bool whole) {
  if (!low) return whole ? ceil(*high) - rational(1) : *high - rational(1);
  if (!high) return whole ? floor(*low) + rational(1) : *low + rational(1);
  if (!whole) return (*low + *high) / rational(2);
  const rational next = floor(*low) + rational(1);
  return next < *high ? std::optional(next) : std::nullopt;
}

}  // namespace detail

/// Gathers what the conditions look at, then cuts each thing into classes.
struct case_space::builder {
  const checked& file;
  case_space& space;
  detail::terms read;
  std::vector<linear::affine> forms = {};                                         // parallel to dimensions; without terms of choices
  std::vector<std::set<rational>> thresholds = {};                                // parallel
  std::vector<std::vector<const std::vector<std::uint32_t>*>> distinctions = {};  // parallel: the sets of choices that atoms name
  std::unordered_map<std::uint32_t, std::size_t> of_choices = {};                 // dimensions of 区分 and 真偽, by declaration
  std::size_t ties_met = 0;

  std::size_t add_dimension(case_dimension made, linear::affine form) {
    space.dimensions_.push_back(std::move(made));
    forms.push_back(std::move(form));
    thresholds.emplace_back();
    distinctions.emplace_back();
    return space.dimensions_.size() - 1;
  }
  std::size_t choice_dimension(std::uint32_t index) {
    const auto [known, fresh] = of_choices.try_emplace(index, space.dimensions_.size());
    if (!fresh) return known->second;
    case_dimension made;
    made.declaration = index, made.of = file.declarations[index].of, made.name = file.declarations[index].label;
    return add_dimension(std::move(made), {});
  }
  /// The form of the number that a dimension counts, and what it is to be multiplied by: whole numbers where all its terms are.
  [[nodiscard]] std::pair<linear::affine, rational> number_of(const linear::affine& shown) const {
    const rational lead = shown.of.begin()->second;
    linear::affine number = shown * (rational(1) / lead);
    number.constant = rational();
    rational times = 1;
    if (is_whole(number))
      for (const auto& [one, factor] : number.of) times *= (factor * times).denominator();
    return {number * times, lead / times};
  }
  [[nodiscard]] bool is_whole(const linear::affine& form) const {
    return std::all_of(form.of.begin(), form.of.end(), [&](const auto& part) { return read.all()[part.first].whole; });
  }
  /// The dimension of what is shown, with what the form is of its number; precondition: it is no constant.
  atom look_at(const linear::affine& shown, case_dimension made) {
    const auto [number, factor] = number_of(shown);
    atom found{0, factor, shown.constant, syntax::comparison::equal};
    const auto known = std::find(forms.begin(), forms.end(), number);
    found.dimension = static_cast<std::size_t>(known - forms.begin());
    if (known != forms.end()) return found;
    const std::uint32_t fact = number.of.size() == 1 ? read.all()[number.of.begin()->first].declaration : none;
    made.whole = is_whole(number);
    if (fact != none) {
      made.declaration = fact, made.of = file.declarations[fact].of, made.name = file.declarations[fact].label;
      made.left.clear(), made.right.clear();
    } else {
      made.factor = factor, made.constant = shown.constant;
    }
    add_dimension(std::move(made), number);
    return found;
  }
  atom look_at(syntax::expression_id id, const linear::affine& form) {
    case_dimension made;
    made.of = file.expressions[id].of;
    if (form.of.size() > 1 || file.expressions[id].to != target::fact) made.name = syntax::print_expression(file.tree, id);
    return look_at(form, std::move(made));
  }
  atom look_at_difference(std::string left, std::string right, const type& of, const linear::affine& form) {
    case_dimension made;
    made.of = of.of == kind::date ? type{kind::integer, {}} : of;
    made.name = left + " - " + right;
    made.left = std::move(left), made.right = std::move(right);
    return look_at(form, std::move(made));
  }
  atom look_at_difference(const syntax::condition& c, const linear::affine& form) {
    return look_at_difference(syntax::print_operand(file.tree, c.left, syntax::expression_kind::subtract, false),
                              syntax::print_operand(file.tree, c.right, syntax::expression_kind::subtract, true),
                              file.expressions[c.left].of, form);
  }
  /// A quotient against a constant: the dividend against so much of the divisor, which is above 0.
  void add_ratio(syntax::condition_id id, const syntax::condition& c, syntax::expression_id ratio) {
    const syntax::expression& quotient = file.tree.expressions[ratio];
    const syntax::expression_id dividend = quotient.operands[0], divisor = quotient.operands[1];
    const syntax::expression_id constant = ratio == c.left ? c.right : c.left;
    const linear::affine gap = read.form_of(dividend) - read.form_of(divisor) * *detail::constant_of(file, constant);
    atom found{any_class, rational(1), gap.constant, ratio == c.left ? c.how : detail::turned(c.how)};
    if (!gap.is_constant()) {
      const auto factor = [&](syntax::expression_id one, bool right) {
        return syntax::print_operand(file.tree, one, syntax::expression_kind::multiply, right);
      };
      const syntax::comparison how = found.how;
      found = look_at_difference(syntax::print_operand(file.tree, dividend, syntax::expression_kind::subtract, false),
                                 factor(divisor, false) + " * " + factor(constant, true), file.expressions[dividend].of, gap);
      found.constant = gap.constant, found.how = how;
      thresholds[found.dimension].insert(-found.constant / found.factor);
    }
    space.atoms_[id] = found;
  }
  void add_compare(syntax::condition_id id, const syntax::condition& c) {
    if (const std::uint32_t ratio = file.conditions[id].ratio; ratio != none) return add_ratio(id, c, ratio);
    const linear::affine left = read.form_of(c.left), right = read.form_of(c.right), gap = left - right;
    atom found{any_class, rational(1), gap.constant, c.how};
    if (!gap.is_constant()) {
      found = right.is_constant() ? look_at(c.left, left) : left.is_constant() ? look_at(c.right, right) : look_at_difference(c, gap);
      if (left.is_constant()) found.factor = -found.factor;
      found.constant = gap.constant, found.how = c.how;
      thresholds[found.dimension].insert(-found.constant / found.factor);
    }
    space.atoms_[id] = found;
  }
  void add_atom(syntax::condition_id id) {
    const syntax::condition& c = file.tree.conditions[id];
    const condition_meaning& meaning = file.conditions[id];
    if (c.is == syntax::condition_kind::compare) return add_compare(id, c);
    if (meaning.subject == none && (c.is != syntax::condition_kind::one_of || meaning.values.empty())) return;
    if (meaning.subject != none && !is_number(file.declarations[meaning.subject].of.of)) {
      const std::size_t at = choice_dimension(meaning.subject);
      space.atoms_[id] = {at, rational(1), rational(), syntax::comparison::equal};
      if (!meaning.choices.empty()) distinctions[at].push_back(&meaning.choices);
      return;
    }
    const linear::affine form = meaning.subject != none ? read.of_fact(meaning.subject) : read.form_of(c.left);
    atom found{any_class, rational(1), form.constant, syntax::comparison::equal};
    if (!form.is_constant()) found = meaning.subject != none ? look_at(form, {}) : look_at(c.left, form);
    for (const rational& value : meaning.values)
      if (!form.is_constant()) thresholds[found.dimension].insert((value - found.constant) / found.factor);
    space.atoms_[id] = found;
  }
  void add(const std::vector<syntax::condition_id>& conditions) {
    std::vector<syntax::condition_id> atoms;
    for (const syntax::condition_id id : conditions) detail::collect_atoms(file, id, atoms);
    for (const syntax::condition_id id : atoms) add_atom(id);
  }
  /// What ties look at, and what that is tied to.
  void add_ties() {
    for (; ties_met < read.ties().size(); ++ties_met)
      for (std::size_t i = 0; i < read.ties()[ties_met].ways.size(); ++i) {
        const std::vector<syntax::condition_id> when = read.ties()[ties_met].ways[i].when;
        add(when);
      }
  }

  /// Choices fall into one class when every atom names both or neither.
  void cut_choices(std::size_t at) {
    case_dimension& dimension = space.dimensions_[at];
    std::vector<std::uint32_t> part(
        file.declarations[dimension.declaration].choices.size());  // of each choice; those named are split off, set by set
    std::uint32_t parts = 1;
    std::vector<std::uint32_t> split_off;
    for (const auto* set : distinctions[at]) {
      split_off.assign(parts, none);
      for (const std::uint32_t choice : *set) {
        std::uint32_t& to = split_off[part[choice]];
        if (to == none) to = parts++;
        part[choice] = to;
      }
    }
    std::vector<std::uint32_t>& classes = split_off;
    classes.assign(parts, none);
    for (std::uint32_t choice = 0; choice < part.size(); ++choice) {
      std::uint32_t& of = classes[part[choice]];
      if (of == none) {
        of = static_cast<std::uint32_t>(dimension.choices.size());
        dimension.choices.emplace_back();
      }
      dimension.choices[of].push_back(choice);
    }
  }
  void cut_numbers(std::size_t at) {
    case_dimension& dimension = space.dimensions_[at];
    const interval within = range_of(forms[at]);
    const auto add = [&](const std::optional<rational>& low, const std::optional<rational>& high) {
      const auto end = [](const std::optional<rational>& value) { return value ? std::optional(bound{*value, false}) : std::nullopt; };
      const auto range = intersect(interval(end(low), end(high)), within);
      if (!range) return;
      const auto sample = range->is_point() ? std::optional(range->lower()->value) : sample_of(*range, dimension.whole);
      if (!sample) return;
      dimension.ranges.push_back(*range);
      dimension.samples.push_back(*sample);
    };
    std::optional<rational> last;
    for (const rational& threshold : thresholds[at]) {
      add(last, threshold);
      if (within.contains(threshold) && (!dimension.whole || threshold.is_integer())) {
        dimension.ranges.push_back(interval::point(threshold));
        dimension.samples.push_back(threshold);
      }
      last = threshold;
    }
    add(last, std::nullopt);
  }
  [[nodiscard]] interval range_of(const linear::affine& form) const {
    interval sum = interval::point(form.constant);
    for (const auto& [one, factor] : form.of) sum = sum + read.all()[one].range * interval::point(factor);
    return sum;
  }
  static std::optional<rational> sample_of(const interval& range, bool whole) {
    if (range.lower() && range.lower()->closed && (!whole || range.lower()->value.is_integer())) return range.lower()->value;
    if (range.upper() && range.upper()->closed && (!whole || range.upper()->value.is_integer())) return range.upper()->value;
    if (!range.lower() && !range.upper()) return rational();
    const auto value = [](const std::optional<bound>& end) { return end ? std::optional(end->value) : std::nullopt; };
    return detail::between(value(range.lower()), value(range.upper()), whole);
  }
  void cut(std::size_t at) {
    case_dimension& dimension = space.dimensions_[at];
    if (dimension.of.of == kind::truth)
      dimension.choices = {{1}, {0}};
    else if (dimension.of.of == kind::category)
      cut_choices(at);
    else
      cut_numbers(at);
  }

};

}  // namespace santei::check
