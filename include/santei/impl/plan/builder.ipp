// Folding keeps plans small: what a rule leaves unsaid (no cap, no condition) leaves no node behind.
#pragma once

#include <santei/plan/builder.hpp>

#include <santei/impl/value/calendar_numbers.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace santei::plan {

namespace detail {

SANTEI_INLINE std::size_t hash_of(const node& what) {
  const std::uint64_t mixed =
      what.a * 0x9E3779B97F4A7C15U + what.b * 0xC2B2AE3D27D4EB4FU + what.c * 0x165667B19E3779F9U + what.d * 0xD6E8FEB86659FD93U;
  return static_cast<std::size_t>((mixed >> 32U) + static_cast<std::uint64_t>(what.code) * 0x9E3779B1U);
}

SANTEI_INLINE bool compute_the_same(const node& x, const node& y) {
  return x.code == y.code && x.a == y.a && x.b == y.b && x.c == y.c && x.d == y.d;
}

}  // namespace detail

SANTEI_INLINE builder::builder(measure_plan& into, std::size_t most_bits, std::size_t most_nodes)
    : plan_(into), most_bits_(most_bits), most_nodes_(std::max<std::size_t>(most_nodes, 1)), by_value_(into.constants.size()) {
  std::iota(by_value_.begin(), by_value_.end(), node_id{0});
  std::sort(by_value_.begin(), by_value_.end(), [&](node_id a, node_id b) { return into.constants[a] < into.constants[b]; });
}

SANTEI_INLINE node_id builder::intern(const node& what) {
  if (2 * (count_ + 1) > known_.size()) grow_known();
  std::size_t at = detail::hash_of(what) & (known_.size() - 1);
  for (; known_[at] != no_node; at = (at + 1) & (known_.size() - 1))
    if (detail::compute_the_same(plan_.nodes[known_[at]], what)) return known_[at];
  if (plan_.nodes.size() >= most_nodes_) return full_ = true, node_id{0};
  plan_.nodes.push_back(what);
  ++count_;
  return known_[at] = static_cast<node_id>(plan_.nodes.size() - 1);
}

SANTEI_INLINE void builder::grow_known() {
  std::vector<node_id> larger(known_.empty() ? 128 : 4 * known_.size(), no_node);
  for (const node_id id : known_) {
    if (id == no_node) continue;
    std::size_t at = detail::hash_of(plan_.nodes[id]) & (larger.size() - 1);
    while (larger[at] != no_node) at = (at + 1) & (larger.size() - 1);
    larger[at] = id;
  }
  known_ = std::move(larger);
}

SANTEI_INLINE const rational* builder::constant(node_id a) const {
  const node& n = plan_.nodes[a];
  return n.code == op::number ? &plan_.constants[n.a] : nullptr;
}

SANTEI_INLINE node_id builder::number(const rational& value) {
  if (value.bits() > std::max<std::size_t>(most_bits_, 1)) return too_large_ = true, number(0);
  const auto at = std::lower_bound(by_value_.begin(), by_value_.end(), value,
                                   [&](node_id one, const rational& than) { return plan_.constants[one] < than; });
  if (at != by_value_.end() && plan_.constants[*at] == value) return intern({op::number, false, *at, no_node, no_node});
  const auto index = static_cast<node_id>(plan_.constants.size());
  plan_.constants.push_back(value);
  by_value_.insert(at, index);
  return intern({op::number, false, index, no_node, no_node});
}

SANTEI_INLINE node_id builder::truth(bool value) {
  node_id& known = truths_[value ? 1 : 0];
  if (known == no_node) known = intern({value ? op::yes : op::no, false, no_node, no_node, no_node});
  return known;
}

SANTEI_INLINE node_id builder::input_number(std::uint32_t input) {
  return intern({op::input_number, plan_.inputs[input].per_row, input, no_node, no_node});
}

SANTEI_INLINE node_id builder::input_truth(std::uint32_t input) {
  return intern({op::input_truth, plan_.inputs[input].per_row, input, no_node, no_node});
}

SANTEI_INLINE node_id builder::input_in(std::uint32_t input, const std::vector<std::uint32_t>& choices) {
  std::vector<bool> members(plan_.inputs[input].declared.choices.size());
  std::uint64_t mark = members.size();
  std::size_t count = 0;
  for (const std::uint32_t choice : choices) {
    if (members[choice]) continue;
    members[choice] = true;
    mark += (choice + 1) * (choice + 0x9E3779B97F4A7C15U);
    ++count;
  }
  if (count == 0) return truth(false);
  if (count == members.size()) return truth(true);
  std::size_t at = 0;
  while (at < marks_.size() && !(marks_[at] == mark && plan_.sets[at] == members)) ++at;
  if (at == marks_.size()) {
    marks_.push_back(mark);
    plan_.sets.push_back(std::move(members));
  }
  const auto index = static_cast<node_id>(at);
  return intern({op::input_in, plan_.inputs[input].per_row, input, index, no_node});
}

SANTEI_INLINE node_id builder::given(std::uint32_t input) {
  return intern({op::given, plan_.inputs[input].per_row, input, no_node, no_node});
}

SANTEI_INLINE node_id builder::binary(op code, node_id a, node_id b) { return intern({code, rows_in(a) || rows_in(b), a, b, no_node}); }

SANTEI_INLINE node_id builder::add(node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (x && y) return number(*x + *y);
  if (x && x->sign() == 0) return b;
  if (y && y->sign() == 0) return a;
  return x ? binary(op::add, b, a) : binary(op::add, a, b);
}

SANTEI_INLINE node_id builder::subtract(node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (x && y) return number(*x - *y);
  if (y && y->sign() == 0) return a;
  if (a == b) return number(0);
  return binary(op::subtract, a, b);
}

SANTEI_INLINE node_id builder::multiply(node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (x && y) return number(*x * *y);
  if (x) return multiply(b, a);
  if (y && *y == rational(1)) return a;
  if (y && y->sign() == 0) return b;
  return binary(op::multiply, a, b);
}

SANTEI_INLINE bool builder::ends_in_constants(node_id a) {
  if (constant(a) != nullptr) return true;
  const node n = plan_.nodes[a];
  if (n.code != op::select) return false;
  const auto known = constant_ends_.find(a);  // a value that others share is looked into once
  if (known != constant_ends_.end()) return known->second;
  const bool found = ends_in_constants(n.a) && ends_in_constants(n.b);
  constant_ends_.emplace(a, found);
  return found;
}

SANTEI_INLINE node_id builder::divide(node_id a, node_id b) {
  if (const rational* y = constant(b))
    return y->sign() == 0 ? number(0) : multiply(a, number(rational(1) / *y));  // by 0 only where no case comes
  if (const node chosen = plan_.nodes[b]; chosen.code == op::select && ends_in_constants(b)) {
    if (const auto known = quotients_.find({a, b}); known != quotients_.end()) return known->second;
    const node_id made = select(chosen.c, divide(a, chosen.a), divide(a, chosen.b));
    quotients_.emplace(std::pair(a, b), made);
    return made;
  }
  return binary(op::divide, a, b);
}

SANTEI_INLINE node_id builder::minimum(node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (x && y) return *x < *y ? a : b;
  if (a == b) return a;
  if (x) return minimum(b, a);
  if (const node inner = plan_.nodes[a]; y && inner.code == op::minimum && constant(inner.b))
    return minimum(inner.a, minimum(inner.b, b));  // the least of two caps
  return binary(op::minimum, a, b);
}

SANTEI_INLINE node_id builder::maximum(node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (x && y) return *x < *y ? b : a;
  if (a == b) return a;
  if (x) return maximum(b, a);
  if (const node inner = plan_.nodes[a]; y && inner.code == op::maximum && constant(inner.b)) return maximum(inner.a, maximum(inner.b, b));
  return binary(op::maximum, a, b);
}

SANTEI_INLINE node_id builder::round(node_id a, const rounding& by) {
  if (const rational* x = constant(a)) return number(round_to(*x, by.unit, by.mode));
  const node_id index = rounding_index(by);
  const node& inner = plan_.nodes[a];
  if (inner.code == op::round && inner.b == index) return a;
  return intern({op::round, inner.per_row, a, index, no_node});
}

SANTEI_INLINE node_id builder::rounding_index(const rounding& by) {
  const auto at = std::find(plan_.roundings.begin(), plan_.roundings.end(), by);
  const auto index = static_cast<node_id>(at - plan_.roundings.begin());
  if (at == plan_.roundings.end()) plan_.roundings.push_back(by);
  return index;
}

SANTEI_INLINE node_id builder::growth(node_id before, node_id after, node_id years, const rounding& by) {
  return intern({op::growth, rows_in(before) || rows_in(after) || rows_in(years), before, after, years, rounding_index(by)});
}

SANTEI_INLINE node_id builder::moved(node_id day, node_id months) {
  const rational *x = constant(day), *y = constant(months);
  if (y && y->sign() == 0) return day;
  return x && y ? number(add_months(*x, *y)) : binary(op::moved, day, months);
}

SANTEI_INLINE node_id builder::years(node_id from, node_id to) {
  const rational *x = constant(from), *y = constant(to);
  return x && y ? number(years_between(*x, *y)) : binary(op::years, from, to);
}

/// a − b where it is one number whatever the facts: ( 甲 + 乙 ) and ( 乙 + 甲 ) are sums of the same. Nothing where that is not seen.
SANTEI_INLINE std::optional<rational> builder::constant_gap(node_id a, node_id b) const {
  const auto is_sum = [&](node_id id) { return plan_.nodes[id].code == op::add || plan_.nodes[id].code == op::subtract; };
  if (a == b) return rational(0);
  if (!is_sum(a) && !is_sum(b)) return std::nullopt;
  constexpr std::size_t most_parts = 64;
  std::map<node_id, rational> parts;
  rational gap;
  std::vector<std::pair<node_id, rational>> open{{a, rational(1)}, {b, rational(-1)}};
  for (std::size_t seen = 0; !open.empty(); ++seen) {
    if (seen == most_parts) return std::nullopt;
    const auto [id, times] = open.back();
    open.pop_back();
    const node& n = plan_.nodes[id];
    if (const rational* value = constant(id)) gap += times * *value;
    else if (is_sum(id)) open.insert(open.end(), {{n.a, times}, {n.b, n.code == op::add ? times : -times}});
    else if (const rational* by = n.code == op::multiply ? constant(n.b) : nullptr) open.emplace_back(n.a, times * *by);
    else parts[id] += times;
  }
  const bool same = std::all_of(parts.begin(), parts.end(), [](const auto& one) { return one.second.sign() == 0; });
  return same ? std::optional(gap) : std::nullopt;
}

SANTEI_INLINE node_id builder::at_least(node_id a, node_id b) { return compare(op::at_least, a, b); }
SANTEI_INLINE node_id builder::above(node_id a, node_id b) { return compare(op::above, a, b); }
SANTEI_INLINE node_id builder::equal(node_id a, node_id b) { return compare(op::equal, a, b); }

/// A fact against a number that is chosen among constants: chosen after comparing, so that it is read through fixed limits alone.
SANTEI_INLINE node_id builder::compare(op code, node_id a, node_id b) {
  const rational *x = constant(a), *y = constant(b);
  if (const auto gap = x && y ? std::optional(*x - *y) : constant_gap(a, b))  // one fact used twice is one fact
    return truth(code == op::at_least ? gap->sign() >= 0 : code == op::above ? gap->sign() > 0 : gap->sign() == 0);
  const auto is_fixed = [&](node_id one) { return plan_.nodes[one].code == op::input_number || plan_.nodes[one].code == op::number; };
  const auto is_chosen = [&](node_id one) { return plan_.nodes[one].code == op::select && ends_in_constants(one); };
  const bool left = is_chosen(a) && is_fixed(b);
  if (!left && !(is_fixed(a) && is_chosen(b))) return binary(code, a, b);
  const std::array<node_id, 3> key{static_cast<node_id>(code), a, b};
  if (const auto known = comparisons_.find(key); known != comparisons_.end()) return known->second;
  const node chosen = plan_.nodes[left ? a : b];
  const node_id yes = left ? compare(code, chosen.a, b) : compare(code, a, chosen.a);
  const node_id no = left ? compare(code, chosen.b, b) : compare(code, a, chosen.b);
  const node_id made = any(select_truth(chosen.c, yes, no), all(yes, no));  // whatever is chosen, where both hold
  comparisons_.emplace(key, made);
  return made;
}

SANTEI_INLINE node_id builder::all(node_id a, node_id b) {
  if (is_no(a) || is_yes(b) || a == b) return a;
  if (is_no(b) || is_yes(a)) return b;
  if (denies(a, b)) return truth(false);
  return binary(op::all, a, b);
}

SANTEI_INLINE node_id builder::any(node_id a, node_id b) {
  if (is_yes(a) || is_no(b) || a == b) return a;
  if (is_yes(b) || is_no(a)) return b;
  if (denies(a, b)) return truth(true);
  return binary(op::any, a, b);
}

SANTEI_INLINE bool builder::denies(node_id a, node_id b) const {
  const node &x = plan_.nodes[a], &y = plan_.nodes[b];
  return (x.code == op::negate && x.a == b) || (y.code == op::negate && y.a == a);
}

SANTEI_INLINE node_id builder::negate(node_id a) {
  const node n = plan_.nodes[a];
  if (n.code == op::yes || n.code == op::no) return truth(n.code == op::no);
  if (n.code == op::negate) return n.a;
  return intern({op::negate, n.per_row, a, no_node, no_node});
}

SANTEI_INLINE node_id builder::select(node_id condition, node_id yes, node_id no) {
  if (is_yes(condition) || yes == no) return yes;
  if (is_no(condition)) return no;
  const node n = plan_.nodes[condition];
  if (n.code == op::negate) return select(n.a, no, yes);
  if (const node& inner = plan_.nodes[yes]; inner.code == op::select && inner.c == condition) return select(condition, inner.a, no);
  if (const node& inner = plan_.nodes[no]; inner.code == op::select && inner.c == condition) return select(condition, yes, inner.b);
  return intern({op::select, n.per_row || rows_in(yes) || rows_in(no), yes, no, condition});
}

SANTEI_INLINE node_id builder::select_truth(node_id condition, node_id yes, node_id no) {
  if (yes == no) return yes;
  return any(all(condition, yes), all(negate(condition), no));
}

SANTEI_INLINE node_id builder::total(node_id a) { return intern({op::total, false, a, no_node, no_node}); }

SANTEI_INLINE node_id builder::greatest(node_id a) { return intern({op::greatest, false, a, no_node, no_node}); }
SANTEI_INLINE node_id builder::least(node_id a) { return intern({op::least, false, a, no_node, no_node}); }

SANTEI_INLINE node_id builder::exists(node_id a) {
  if (!rows_in(a)) return a;
  return intern({op::exists, false, a, no_node, no_node});
}

SANTEI_INLINE node_id builder::optimum(const program& of, std::uint32_t aim, settling as) {
  const bool pays = std::any_of(of.aims[aim].begin(), of.aims[aim].end(), [&](const program::term& one) {
    const rational* by = constant(one.coefficient);
    return by == nullptr || by->sign() != 0;
  });
  if (!pays) return number(0);
  if (aim == 0) as = settling::in_order;
  const auto at = std::find(plan_.programs.begin(), plan_.programs.end(), of);
  const auto index = static_cast<node_id>(at - plan_.programs.begin());
  if (at == plan_.programs.end()) plan_.programs.push_back(of);
  return intern({op::optimum, false, index, aim, static_cast<node_id>(as)});
}

}  // namespace santei::plan
