// Partial evaluation: what is left of a rule once some of its facts are settled. Remainders are made by the folding builder, so that equal
// ones are one node, whatever was settled to reach them.
#pragma once

#include <santei/config.hpp>
#include <santei/plan/builder.hpp>
#include <santei/plan/plan.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace santei::plan {

/// One cell of the facts: an input, in one row of the 明細; row 0 of any other input.
struct place {
  std::uint32_t input = 0;
  std::uint32_t row = 0;

  friend auto operator<=>(const place&, const place&) = default;
};

/// What is said of one cell: a number, a choice, the one amount that stays free, or nothing yet.
struct setting {
  enum class state { number, choice, free, unknown } is = state::unknown;
  rational number;
  std::uint32_t choice = 0;
};

/// One way in which some open facts can turn out.
using way = std::vector<std::pair<place, setting>>;

/// What a remainder still reads: dimensions (open choices, each with its ways) and open amounts. Those past the last place of the set are
/// kept as one.
class open_set {
 public:
  static constexpr std::size_t most_dimensions = 191, most_amounts = 62;

  void add_dimension(std::size_t d) { set(d < most_dimensions ? d : most_dimensions); }
  void add_amount(std::size_t a);
  void add(const open_set& other);
  [[nodiscard]] bool reads_dimension(std::size_t d) const { return has(d < most_dimensions ? d : most_dimensions); }
  [[nodiscard]] bool reads_amount(std::size_t a) const;
  [[nodiscard]] bool has_dimensions() const { return (words_[0] | words_[1] | words_[2]) != 0; }
  /// How many amounts it reads; never said to be fewer than two where they are.
  [[nodiscard]] std::size_t amounts() const;

 private:
  static constexpr std::size_t words = 4, first_amount = 192;
  void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  [[nodiscard]] bool has(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1U) != 0; }

  std::array<std::uint64_t, words> words_{};
};

/// The remainders of one rule, and of all that its dimensions can be settled to. Rows of the 明細 are laid out one by one.
class specialiser {
 public:
  /// `dimensions` lists the ways of each open choice; a cell belongs to one dimension, or is one of `amounts`, or is settled.
  /// `keeps_rounding`: what is rounded stays visible below its 端数, even where it is settled. Precondition: `of` and the ways outlive it.
  specialiser(const measure_plan& of, std::size_t rows, std::vector<const std::vector<way>*> dimensions, const std::vector<place>& amounts,
              bool keeps_rounding = false);
  specialiser(const specialiser&) = delete;
  specialiser& operator=(const specialiser&) = delete;

  /// What is left of a node of the rule. `known` says what is settled: truth_at(node, row), an optional<bool>, and number_at(node, row), a
  /// pointer, both null where it is open; setting_of(place) of a cell in no dimension, and is_given(place).
  template <class Known>
  node_id remainder(node_id of, std::size_t row, const Known& known);
  /// Whether a fact is one of `choices`; `settled` says what it is where it is in no dimension.
  node_id among(const place& at, std::vector<bool> choices, const setting& settled);
  /// What is left of a remainder once dimension `d` turns out in way `w`.
  node_id restrict(node_id of, std::size_t d, std::size_t w);

  /// The remainders made so far, as the nodes of a plan whose inputs are those of the rule, each read in the row that the node says.
  [[nodiscard]] const measure_plan& made() const { return made_; }
  /// Makes more of them: conditions and sums of remainders. Read `open` only of what was returned.
  template <class Make>
  node_id combine(Make make) {
    const node_id id = make(make_);
    extend();
    return id;
  }
  [[nodiscard]] const open_set& open(node_id of) const { return open_[of]; }
  [[nodiscard]] std::size_t ways(std::size_t d) const { return dimensions_[d]->size(); }
  /// Nodes made anew or looked up while remainders were restricted.
  [[nodiscard]] std::size_t steps() const { return steps_; }

 private:
  struct owner {
    bool is_amount = false;
    std::size_t index = 0;
  };
  static constexpr node_id not_made = no_node;
  [[nodiscard]] std::size_t slot(node_id of, std::size_t row) const { return first_slot_[of] + (rule_.at(of).per_row ? row : 0); }
  template <class Known>
  bool settle(const node& n, node_id id, std::size_t row, const Known& known);
  template <class Known>
  node_id leaf(const node& n, std::size_t row, const Known& known);
  template <class Known, class See>
  void each_part(const node& n, std::size_t row, const Known& known, See see) const;
  node_id lay_out(const node& n, std::size_t row);
  node_id settled_leaf(const node& n, const setting& to);
  [[nodiscard]] const setting* setting_in(const node& n, std::size_t d, std::size_t w) const;
  /// The node with other operands: `part(operand)` is what stands for each.
  template <class Part>
  node_id rebuild(const measure_plan& from, const node& n, Part part);
  node_id sum(node_id a, node_id b);
  void extend();

  const measure_plan& rule_;
  std::size_t rows_;
  bool keeps_rounding_;
  std::vector<const std::vector<way>*> dimensions_;
  std::map<place, owner> owners_;
  measure_plan made_;
  builder make_;
  std::vector<open_set> open_;            // by made node
  std::vector<std::size_t> first_slot_;   // by node of the rule
  std::vector<node_id> of_rule_;          // by slot
  std::vector<std::vector<std::unordered_map<node_id, node_id>>> restricted_;  // by dimension and way
  std::vector<std::pair<node_id, std::size_t>> waiting_;
  std::size_t steps_ = 0;
};

// A rule is laid out row by row, down to what the facts leave open: only what still matters is visited.

template <class Known>
node_id specialiser::remainder(node_id of, std::size_t row, const Known& known) {
  waiting_.assign(1, {of, row});
  while (!waiting_.empty()) {
    const auto [id, in] = waiting_.back();
    const node& n = rule_.at(id);
    if (of_rule_[slot(id, in)] != not_made || settle(n, id, in, known)) {
      waiting_.pop_back();
      continue;
    }
    const std::size_t before = waiting_.size();
    each_part(n, in, known, [&](node_id part, std::size_t r) {
      if (of_rule_[slot(part, r)] == not_made) waiting_.emplace_back(part, r);
    });
    if (waiting_.size() > before) continue;
    const auto chosen = n.code == op::select ? known.truth_at(n.c, in) : std::nullopt;
    of_rule_[slot(id, in)] = chosen ? of_rule_[slot(*chosen ? n.a : n.b, in)] : lay_out(n, in);
    extend();
    waiting_.pop_back();
  }
  return of_rule_[slot(of, row)];
}

/// What needs no part of it: a value that the facts settle, a fact.
template <class Known>
bool specialiser::settle(const node& n, node_id id, std::size_t row, const Known& known) {
  node_id& made = of_rule_[slot(id, row)];
  if (is_truth(n.code)) {
    if (const auto value = known.truth_at(id, row)) made = make_.truth(*value);
  } else if (const rational* value = keeps_rounding_ ? nullptr : known.number_at(id, row)) {
    made = make_.number(*value);
  }
  if (made == not_made && (n.code == op::input_number || n.code == op::input_truth || n.code == op::input_in || n.code == op::given))
    made = leaf(n, row, known);
  extend();
  return made != not_made;
}

template <class Known>
node_id specialiser::leaf(const node& n, std::size_t row, const Known& known) {
  const place at{n.a, static_cast<std::uint32_t>(rule_.inputs[n.a].per_row ? row : 0)};
  if (n.code == op::given) return make_.truth(known.is_given(at));
  if (owners_.contains(at)) {
    node read = n;
    read.per_row = false;
    read.d = at.row;
    return make_.as_it_stands(read);
  }
  return settled_leaf(n, known.setting_of(at));
}

/// The parts of a node that its value can hang on, each in the rows in which it is read.
template <class Known, class See>
void specialiser::each_part(const node& n, std::size_t row, const Known& known, See see) const {
  if (is_of_rows(n.code)) {
    for (std::size_t r = 0; r < (rule_.at(n.a).per_row ? rows_ : 1); ++r) see(n.a, r);
    return;
  }
  const auto chosen = n.code == op::select ? known.truth_at(n.c, row) : std::nullopt;
  if (chosen) return see(*chosen ? n.a : n.b, row);
  each_operand(rule_, n, [&](node_id part) { see(part, row); });
}

}  // namespace santei::plan

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/plan/specialise.ipp>
#endif
