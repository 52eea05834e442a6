// Restricting remainders: each is made once for each way of each dimension that it reads.
#pragma once

#include <santei/plan/specialise.hpp>

#include <algorithm>
#include <bit>
#include <utility>

namespace santei::plan {

SANTEI_INLINE void open_set::add_amount(std::size_t a) {
  set(first_amount + (a < most_amounts ? a : most_amounts));
  if (a >= most_amounts) set(first_amount + most_amounts + 1);
}
SANTEI_INLINE void open_set::add(const open_set& other) {
  for (std::size_t i = 0; i < words; ++i) words_[i] |= other.words_[i];
}
SANTEI_INLINE bool open_set::reads_amount(std::size_t a) const { return has(first_amount + (a < most_amounts ? a : most_amounts)); }
SANTEI_INLINE std::size_t open_set::amounts() const { return static_cast<std::size_t>(std::popcount(words_[first_amount / 64])); }

SANTEI_INLINE specialiser::specialiser(const measure_plan& of, std::size_t rows, std::vector<const std::vector<way>*> dimensions,
                                       const std::vector<place>& amounts, bool keeps_rounding)
    : rule_(of), rows_(rows), keeps_rounding_(keeps_rounding), dimensions_(std::move(dimensions)), make_(made_) {
  made_.sets = of.sets;
  made_.roundings = of.roundings;
  for (std::size_t d = 0; d < dimensions_.size(); ++d) {
    restricted_.emplace_back(dimensions_[d]->size());
    for (const way& one : *dimensions_[d])
      for (const auto& [at, to] : one) owners_.emplace(at, owner{false, d});
  }
  for (std::size_t a = 0; a < amounts.size(); ++a) owners_.emplace(amounts[a], owner{true, a});
  first_slot_.reserve(of.nodes.size());
  std::size_t slots = 0;
  for (const node& n : of.nodes) first_slot_.push_back(slots), slots += n.per_row ? rows : 1;
  of_rule_.assign(slots, not_made);
}

/// A sum with its constant last, so that what is added to it meets the constant.
SANTEI_INLINE node_id specialiser::sum(node_id a, node_id b) {
  const auto has_constant = [&](node_id id) { return made_.at(id).code == op::add && make_.constant(made_.at(id).b) != nullptr; };
  if (has_constant(a)) {
    const node left = made_.at(a);
    return make_.constant(b) != nullptr ? make_.add(left.a, make_.add(left.b, b)) : sum(sum(left.a, b), left.b);
  }
  if (make_.constant(a) == nullptr && has_constant(b)) {
    const node right = made_.at(b);
    return make_.add(make_.add(a, right.a), right.b);
  }
  return make_.add(a, b);
}

template <class Part>
node_id specialiser::rebuild(const measure_plan& from, const node& n, Part part) {
  const auto a = [&] { return part(n.a); };
  const auto b = [&] { return part(n.b); };
  switch (n.code) {
    case op::number: return make_.number(from.constants[n.a]);
    case op::yes: return make_.truth(true);
    case op::no: return make_.truth(false);
    case op::add: return sum(a(), b());
    case op::subtract: return make_.subtract(a(), b());
    case op::multiply: return make_.multiply(a(), b());
    case op::divide: return make_.divide(a(), b());
    case op::minimum: return make_.minimum(a(), b());
    case op::maximum: return make_.maximum(a(), b());
    case op::round:
      return keeps_rounding_ ? make_.as_it_stands({op::round, false, a(), n.b}) : make_.round(a(), from.roundings[n.b]);
    case op::moved: return make_.moved(a(), b());
    case op::years: return make_.years(a(), b());
    case op::growth: return make_.growth(a(), b(), part(n.c), from.roundings[n.d]);
    case op::at_least: return make_.at_least(a(), b());
    case op::above: return make_.above(a(), b());
    case op::equal: return make_.equal(a(), b());
    case op::all: return make_.all(std::min(a(), b()), std::max(a(), b()));  // either order says the same
    case op::any: return make_.any(std::min(a(), b()), std::max(a(), b()));
    case op::negate: return make_.negate(a());
    case op::select: return make_.select(part(n.c), a(), b());
    case op::optimum: {
      program of = from.programs[n.a];
      each_node(of, [&](node_id& id) { id = part(id); });
      return make_.optimum(of, n.b, static_cast<settling>(n.c));
    }
    case op::input_number: case op::input_truth: case op::input_in: case op::given: case op::total:
    case op::greatest: case op::least: case op::exists: break;  // not here
  }
  return make_.truth(false);
}

SANTEI_INLINE node_id specialiser::lay_out(const node& n, std::size_t row) {
  const auto in_row = [&](node_id part, std::size_t r) { return of_rule_[slot(part, r)]; };
  if (is_of_rows(n.code)) {
    const std::size_t count = rule_.at(n.a).per_row ? rows_ : 1;
    node_id all = n.code == op::exists ? make_.truth(false) : make_.number(rational(0));
    for (std::size_t r = 0; r < count; ++r) {
      const node_id one = in_row(n.a, r);
      switch (n.code) {
        case op::total: all = sum(all, one); break;
        case op::greatest: all = r == 0 ? one : make_.maximum(all, one); break;
        case op::least: all = r == 0 ? one : make_.minimum(all, one); break;
        default: all = make_.any(all, one); break;
      }
      extend();
    }
    return all;
  }
  return rebuild(rule_, n, [&](node_id part) { return in_row(part, row); });
}

SANTEI_INLINE node_id specialiser::settled_leaf(const node& n, const setting& to) {
  switch (n.code) {
    case op::input_number: return make_.number(to.number);
    case op::input_truth: return make_.truth(to.choice == 1);
    default: return make_.truth(made_.sets[n.b][to.choice]);
  }
}

SANTEI_INLINE const setting* specialiser::setting_in(const node& n, std::size_t d, std::size_t w) const {
  for (const auto& [at, to] : (*dimensions_[d])[w])
    if (at == place{n.a, n.d}) return &to;
  return nullptr;
}

SANTEI_INLINE node_id specialiser::among(const place& at, std::vector<bool> choices, const setting& settled) {
  if (!owners_.contains(at)) return make_.truth(settled.is != setting::state::choice || choices[settled.choice]);
  const auto known = std::find(made_.sets.begin(), made_.sets.end(), choices);
  const auto set = static_cast<node_id>(known - made_.sets.begin());
  if (known == made_.sets.end()) made_.sets.push_back(std::move(choices));
  const node_id made = make_.as_it_stands({op::input_in, false, at.input, set, no_node, at.row});
  extend();
  return made;
}

SANTEI_INLINE node_id specialiser::restrict(node_id of, std::size_t d, std::size_t w) {
  if (!open_[of].reads_dimension(d)) return of;
  std::unordered_map<node_id, node_id>& known = restricted_[d][w];
  const auto part = [&](node_id id) { return open_[id].reads_dimension(d) ? known.at(id) : id; };
  waiting_.assign(1, {of, 0});
  while (!waiting_.empty()) {
    const node_id id = waiting_.back().first;
    if (known.contains(id)) {
      waiting_.pop_back();
      continue;
    }
    const node n = made_.at(id);
    const std::size_t before = waiting_.size();
    each_operand(made_, n, [&](node_id operand) {
      if (open_[operand].reads_dimension(d) && !known.contains(operand)) waiting_.emplace_back(operand, 0);
    });
    if (waiting_.size() > before) continue;
    const bool reads = n.code == op::input_number || n.code == op::input_truth || n.code == op::input_in;
    const setting* const to = reads ? setting_in(n, d, w) : nullptr;
    known.emplace(id, !reads ? rebuild(made_, n, part) : to != nullptr ? settled_leaf(n, *to) : id);
    ++steps_;
    extend();
    waiting_.pop_back();
  }
  return known.at(of);
}

/// What the nodes made last still read.
SANTEI_INLINE void specialiser::extend() {
  for (std::size_t id = open_.size(); id < made_.nodes.size(); ++id) {
    const node& n = made_.nodes[id];
    open_set reads;
    if (n.code == op::input_number || n.code == op::input_truth || n.code == op::input_in) {
      const owner& of = owners_.at({n.a, n.d});
      if (of.is_amount) reads.add_amount(of.index);
      else reads.add_dimension(of.index);
    }
    each_operand(made_, n, [&](node_id operand) { reads.add(open_[operand]); });
    open_.push_back(reads);
  }
}

}  // namespace santei::plan
