// Nodes made, folded and shared while a plan is lowered: equal nodes are one node, constants meet at once.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace santei::plan {

/// Appends to one plan. Every function returns the node that computes what its name says, new or known.
class builder {
 public:
  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
  /// No constant is made with more than `most_bits` bits, and no node past `most_nodes`, at least one.
  explicit builder(measure_plan& into, std::size_t most_bits = no_limit, std::size_t most_nodes = no_limit);

  node_id number(const rational& value);
  node_id truth(bool value);
  node_id input_number(std::uint32_t input);
  node_id input_truth(std::uint32_t input);
  /// Whether the input is one of `choices` (indices).
  node_id input_in(std::uint32_t input, const std::vector<std::uint32_t>& choices);
  node_id given(std::uint32_t input);
  /// A node that is not folded: precondition: its parts are of this plan, each in its place.
  node_id as_it_stands(const node& what) { return intern(what); }

  node_id add(node_id a, node_id b);
  node_id subtract(node_id a, node_id b);
  node_id multiply(node_id a, node_id b);
  node_id divide(node_id a, node_id b);
  node_id minimum(node_id a, node_id b);
  node_id maximum(node_id a, node_id b);
  node_id round(node_id a, const rounding& by);
  /// The yearly growth from `before` to `after` over `years`, cut by `by`.
  node_id moved(node_id day, node_id months);
  node_id years(node_id from, node_id to);
  node_id growth(node_id before, node_id after, node_id years, const rounding& by);
  node_id at_least(node_id a, node_id b);
  node_id above(node_id a, node_id b);
  node_id equal(node_id a, node_id b);
  node_id all(node_id a, node_id b);
  node_id any(node_id a, node_id b);
  node_id negate(node_id a);
  /// `condition ? yes : no` for numbers.
  node_id select(node_id condition, node_id yes, node_id no);
  /// The same for truths.
  node_id select_truth(node_id condition, node_id yes, node_id no);
  node_id total(node_id a);
  node_id greatest(node_id a);
  node_id least(node_id a);
  node_id exists(node_id a);
  /// The aim of the program, settled so. Precondition: no node of it has a value a row.
  node_id optimum(const program& of, std::uint32_t aim, settling as);

  [[nodiscard]] bool is_yes(node_id a) const { return plan_.nodes[a].code == op::yes; }
  [[nodiscard]] bool is_no(node_id a) const { return plan_.nodes[a].code == op::no; }
  /// The constant a node is; null when it is none.
  [[nodiscard]] const rational* constant(node_id a) const;
  /// Whether a constant outgrew the limit, or the nodes did: what was made since is no longer what was asked for.
  [[nodiscard]] bool too_large() const noexcept { return too_large_; }
  [[nodiscard]] bool full() const noexcept { return full_; }

 private:
  node_id intern(const node& what);
  void grow_known();
  node_id binary(op code, node_id a, node_id b);
  node_id rounding_index(const rounding& by);
  /// Whether it is a constant in every case: 2/3 or 1/2, whichever applies.
  [[nodiscard]] bool ends_in_constants(node_id a);
  node_id compare(op code, node_id a, node_id b);
  /// Whether one is the negation of the other.
  [[nodiscard]] bool denies(node_id a, node_id b) const;
  [[nodiscard]] std::optional<rational> constant_gap(node_id a, node_id b) const;
  [[nodiscard]] bool rows_in(node_id a) const { return a != no_node && plan_.nodes[a].per_row; }

  measure_plan& plan_;
  std::size_t most_bits_, most_nodes_;
  bool too_large_ = false, full_ = false;
  std::map<node_id, bool> constant_ends_;
  std::map<std::pair<node_id, node_id>, node_id> quotients_;         // of divisors that end in constants
  std::map<std::array<node_id, 3>, node_id> comparisons_;            // of a fact with a number that ends in constants
  std::vector<node_id> by_value_;     // the indices of the constants, ascending by value
  std::vector<std::uint64_t> marks_;  // of the sets: equal sets have equal ones
  std::vector<node_id> known_;        // an open-addressed table of the nodes; no_node where free
  std::size_t count_ = 0;
  std::array<node_id, 2> truths_{no_node, no_node};  // no, yes
};

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/builder.ipp>
#endif
