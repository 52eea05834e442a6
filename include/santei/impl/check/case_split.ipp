// Definitions of the case split.
#pragma once

#include <santei/check/case_split.hpp>
#include <santei/impl/check/case_text.ipp>
#include <santei/impl/check/constant.ipp>
#include <santei/syntax/print.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <limits>
#include <set>
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

SANTEI_INLINE bool is_whole(kind of) { return of == kind::integer || of == kind::date || of == kind::month; }

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

SANTEI_INLINE std::string identity_of(const checked& file, syntax::expression_id id) {
  const syntax::expression& e = file.tree.expressions[id];
  const expression_meaning& meaning = file.expressions[id];
  if (const auto constant = detail::constant_of(file, id)) return constant->text();
  std::string text = std::to_string(static_cast<int>(e.is)) + "." + std::to_string(static_cast<int>(meaning.to)) + "." +
                     std::to_string(meaning.index) + "." + std::to_string(meaning.column);
  if (meaning.to == target::other_measure || meaning.to == target::nothing) text += e.name.text;
  if (e.operands.empty()) return text;
  text += "(";
  for (const syntax::expression_id part : e.operands) text += identity_of(file, part) + ",";
  return text + ")";
}

/// Gathers what the conditions look at, then cuts each thing into classes.
struct case_space::builder {
  const checked& file;
  case_space& space;
  std::vector<std::string> identities;                                       // parallel to dimensions; empty of facts
  std::vector<std::set<rational>> thresholds;                                // parallel to dimensions
  std::vector<std::vector<const std::vector<std::uint32_t>*>> distinctions;  // parallel: the sets of choices that atoms name

  std::size_t add_dimension(std::string identity, std::uint32_t declaration, const type& of, std::string name) {
    space.dimensions_.push_back({declaration, of, std::move(name), {}, {}, {}});
    identities.push_back(std::move(identity));
    thresholds.emplace_back();
    distinctions.emplace_back();
    return space.dimensions_.size() - 1;
  }
  std::size_t dimension(std::string identity, const type& of, std::string name) {
    const auto known = std::find(identities.begin(), identities.end(), identity);
    return known != identities.end() ? static_cast<std::size_t>(known - identities.begin())
                                     : add_dimension(std::move(identity), none, of, std::move(name));
  }
  std::size_t fact_dimension(std::uint32_t index) {
    const auto known = std::find_if(space.dimensions_.begin(), space.dimensions_.end(),
                                    [&](const case_dimension& one) { return one.declaration == index; });
    if (known != space.dimensions_.end()) return static_cast<std::size_t>(known - space.dimensions_.begin());
    return add_dimension({}, index, file.declarations[index].of, file.declarations[index].label);
  }
  std::size_t number_dimension(syntax::expression_id id) {
    const expression_meaning& meaning = file.expressions[id];
    if (meaning.to == target::fact) return fact_dimension(meaning.index);
    return dimension(identity_of(file, id), meaning.of, syntax::print_expression(file.tree, id));
  }
  void add_threshold(syntax::condition_id id, std::size_t at, const rational& threshold, syntax::comparison how) {
    thresholds[at].insert(threshold);
    space.atoms_[id] = {at, threshold, how};
  }
  void add_compare(syntax::condition_id id, const syntax::condition& c) {
    const auto left = detail::constant_of(file, c.left), right = detail::constant_of(file, c.right);
    if (right) return add_threshold(id, number_dimension(c.left), *right, c.how);
    if (left) return add_threshold(id, number_dimension(c.right), *left, detail::turned(c.how));
    std::string a = identity_of(file, c.left), b = identity_of(file, c.right);
    const bool turn = b < a;
    if (turn) std::swap(a, b);
    const std::string name =
        syntax::print_expression(file.tree, turn ? c.right : c.left) + " - " + syntax::print_expression(file.tree, turn ? c.left : c.right);
    const kind of = file.expressions[c.left].of.of;
    const std::size_t at =
        dimension(a + " - " + b, detail::is_whole(of) ? type{kind::integer, {}} : file.expressions[c.left].of, name);
    add_threshold(id, at, rational(), turn ? detail::turned(c.how) : c.how);
  }
  void add_atom(syntax::condition_id id) {
    const syntax::condition& c = file.tree.conditions[id];
    const condition_meaning& meaning = file.conditions[id];
    if (c.is == syntax::condition_kind::compare) return add_compare(id, c);
    if (meaning.subject == none && (c.is != syntax::condition_kind::one_of || meaning.values.empty())) return;
    const std::size_t at = meaning.subject != none ? fact_dimension(meaning.subject) : number_dimension(c.left);
    space.atoms_[id] = {at, {}, syntax::comparison::equal};
    thresholds[at].insert(meaning.values.begin(), meaning.values.end());
    if (!meaning.choices.empty()) distinctions[at].push_back(&meaning.choices);
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
    const bool whole = detail::is_whole(dimension.of.of);
    const interval within = dimension.declaration != none ? file.declarations[dimension.declaration].range() : interval::everything();
    const auto add = [&](const std::optional<rational>& low, const std::optional<rational>& high) {
      const auto end = [](const std::optional<rational>& value) { return value ? std::optional(bound{*value, false}) : std::nullopt; };
      const auto range = intersect(interval(end(low), end(high)), within);
      if (!range) return;
      const auto sample = range->is_point() ? std::optional(range->lower()->value) : sample_of(*range, whole);
      if (!sample) return;
      dimension.ranges.push_back(*range);
      dimension.samples.push_back(*sample);
    };
    std::optional<rational> last;
    for (const rational& threshold : thresholds[at]) {
      add(last, threshold);
      if (within.contains(threshold) && (!whole || threshold.is_integer())) {
        dimension.ranges.push_back(interval::point(threshold));
        dimension.samples.push_back(threshold);
      }
      last = threshold;
    }
    add(last, std::nullopt);
  }
  static std::optional<rational> sample_of(const interval& range, bool whole) {
    if (range.lower() && range.lower()->closed && (!whole || range.lower()->value.is_integer())) return range.lower()->value;
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

SANTEI_INLINE case_space::case_space(const checked& file, const std::vector<syntax::condition_id>& conditions) : file_(&file) {
  builder build{file, *this, {}, {}, {}};
  std::vector<syntax::condition_id> atoms;
  for (const syntax::condition_id id : conditions) detail::collect_atoms(file, id, atoms);
  for (const syntax::condition_id id : atoms) build.add_atom(id);
  for (std::size_t at = 0; at < dimensions_.size(); ++at) build.cut(at);
}

SANTEI_INLINE std::size_t case_space::size() const noexcept {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max() / 2;
  std::size_t count = 1;
  for (const case_dimension& dimension : dimensions_) {
    if (dimension.size() == 0) return 0;
    if (count > most / dimension.size()) return most;
    count *= dimension.size();
  }
  return count;
}

SANTEI_INLINE truth case_space::atom_holds(syntax::condition_id id, const one_case& in) const {
  const auto found = atoms_.find(id);
  if (found == atoms_.end() || in[found->second.dimension] == any_class) return truth::unknown;
  const case_dimension& dimension = dimensions_[found->second.dimension];
  const std::uint32_t chosen = in[found->second.dimension];
  const condition_meaning& meaning = file_->conditions[id];
  const syntax::condition& c = file_->tree.conditions[id];
  bool holds = false;
  if (c.is == syntax::condition_kind::compare)
    holds = detail::compares(dimension.samples[chosen], found->second.how, found->second.threshold);
  else if (dimension.of.of == kind::truth)
    holds = dimension.choices[chosen].front() == 1;
  else if (dimension.of.of == kind::category)
    holds = std::binary_search(meaning.choices.begin(), meaning.choices.end(), dimension.choices[chosen].front());
  else
    holds = std::binary_search(meaning.values.begin(), meaning.values.end(), dimension.samples[chosen]);
  return !holds && c.and_others ? truth::unknown : truth_of(holds);
}

SANTEI_INLINE truth case_space::holds(syntax::condition_id id, const one_case& in) const {
  const syntax::condition& c = file_->tree.conditions[id];
  if (!detail::has_parts(c.is)) return atom_holds(id, in);
  if (c.is == syntax::condition_kind::negation) return !holds(c.parts.front(), in);
  truth result = c.is == syntax::condition_kind::all ? truth::yes : truth::no;
  for (const syntax::condition_id part : c.parts)
    result = c.is == syntax::condition_kind::all ? result && holds(part, in) : result || holds(part, in);
  return result;
}

SANTEI_INLINE std::vector<std::size_t> case_space::dimensions_of(syntax::condition_id id) const {
  std::vector<syntax::condition_id> atoms;
  detail::collect_atoms(*file_, id, atoms);
  std::vector<std::size_t> found;
  for (const syntax::condition_id one : atoms)
    if (const auto at = atoms_.find(one); at != atoms_.end()) found.push_back(at->second.dimension);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

SANTEI_INLINE bool case_space::advance(one_case& at, const std::vector<std::size_t>& over) const {
  for (auto i = over.rbegin(); i != over.rend(); ++i) {
    if (++at[*i] < dimensions_[*i].size()) return true;
    at[*i] = 0;
  }
  return false;
}

}  // namespace santei::check
