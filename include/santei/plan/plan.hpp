// A measure as a flat, typed, straight-line plan: nodes in dependency order, run by every domain in the same way.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/citation.hpp>
#include <santei/number/rounding.hpp>
#include <santei/text/span.hpp>
#include <santei/value/currency.hpp>
#include <santei/value/declaration.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::plan {

/// Index of a node; a node's operands come before it.
using node_id = std::uint32_t;
inline constexpr node_id no_node = 0xffffffff;

/// What a node computes. Numbers are exact rationals in the base unit (yen or cents, kWh, days, months, whole numbers, ratios).
enum class op : std::uint8_t {
  number,        // constants[a]
  yes, no,       // a constant truth
  // of what follows, d is the row that is read, where a rule has been laid out row by row
  input_number,  // inputs[a]
  input_truth,   // inputs[a], a 真偽
  input_in,      // whether inputs[a] is one of sets[b]
  given,         // whether anything is known of inputs[a]: decided when facts are bound, known in every domain
  add, subtract, multiply, divide, minimum, maximum,  // a, b
  round,         // a, by roundings[b]
  // the yearly growth that leads from a to b in c years, cut toward zero by roundings[d]: found by comparing powers, no root is taken
  growth,
  years,         // whole years from day a to day b, as years_between counts them
  moved,         // day a moved by b whole months, as add_months moves it
  at_least, above, equal,  // a ≥ b, a > b, a = b
  all, any,      // a and b, a or b
  negate,        // not a
  select,        // c ? a : b, numbers
  total,         // Σ of a over the rows
  greatest, least,  // of a over the rows; of no rows 0
  exists,        // whether a holds for some row
  optimum,       // aim b of programs[a] where its limits hold together and its first aim is as great as it can be; c is a settling
};

struct node {
  op code = op::no;
  bool per_row = false;  // has a value for each row of the 明細
  node_id a = no_node, b = no_node, c = no_node, d = no_node;

  friend bool operator==(const node&, const node&) = default;
};

/// Whether the node's value is a truth.
[[nodiscard]] constexpr bool is_truth(op code) noexcept {
  switch (code) {
    case op::yes: case op::no: case op::input_truth: case op::input_in: case op::given: case op::at_least: case op::above: case op::equal:
    case op::all: case op::any: case op::negate: case op::exists: return true;
    default: return false;
  }
}

/// Whether the node's value is of all rows of its operand together.
[[nodiscard]] constexpr bool is_of_rows(op code) noexcept {
  return code == op::total || code == op::greatest || code == op::least || code == op::exists;
}

/// How many of a, b and c are nodes, from a on; the others index inputs, constants, sets, roundings or programs, or stand for nothing.
[[nodiscard]] constexpr int operand_count(op code) noexcept {
  switch (code) {
    case op::number: case op::yes: case op::no: case op::input_number: case op::input_truth: case op::input_in: case op::given:
    case op::optimum: return 0;
    case op::round: case op::negate: case op::total: case op::greatest: case op::least: case op::exists: return 1;
    case op::select: case op::growth: return 3;
    default: return 2;
  }
}

/// Shows `see` each operand of the node itself that is a node, in their order; of a node that may be changed, it may change them.
template <class Node, class See>
constexpr void each_operand(Node& of, See see) {
  const int count = operand_count(of.code);
  if (count > 0) see(of.a);
  if (count > 1) see(of.b);
  if (count > 2) see(of.c);
}

/// The row in which a node reads its input: the one that is computed, or its own.
[[nodiscard]] constexpr std::size_t row_read(const node& of, std::size_t computed) noexcept { return of.d == no_node ? computed : of.d; }

/// Limits that hold together, as a linear program over variables that are not negative: which of them binds is found anew in each case.
/// Every right side is at least 0, so that nothing paid satisfies all of them.
struct program {
  struct term {
    std::uint32_t variable = 0;
    node_id coefficient = no_node;  // of one sign whatever the facts

    friend bool operator==(const term&, const term&) = default;
  };
  using form = std::vector<term>;
  struct row {  // left ≤ most, where `when` holds
    form left;
    node_id most = no_node, when = no_node;

    friend bool operator==(const row&, const row&) = default;
  };
  std::uint32_t variables = 0;
  std::vector<row> rows;
  std::vector<form> aims;  // the first is the total

  friend bool operator==(const program&, const program&) = default;
};

/// Which of several solutions with the greatest total is meant.
enum class settling : std::uint8_t {
  in_order,  // the second aim as great as it can then be, then the third, and so on
  greatest,  // the aim that is asked for as great as it can then be
  least,     // as small
};

/// Shows `see` each node of the program; of a program that may be changed, it may change them.
template <class Program, class See>
void each_node(Program& of, See see) {
  for (auto& row : of.rows) {
    for (auto& term : row.left) see(term.coefficient);
    see(row.most);
    see(row.when);
  }
  for (auto& aim : of.aims)
    for (auto& term : aim) see(term.coefficient);
}

struct measure_plan;
/// Shows `see` each operand of the node that is a node, those of its program included.
template <class See>
void each_operand(const measure_plan& plan, const node& of, See see);

struct rounding {
  rational unit = 1;
  rounding_mode mode = rounding_mode::down;

  friend bool operator==(const rounding&, const rounding&) = default;
};

/// A fact or open point that the plan reads.
struct input {
  declaration declared;      // key, label, type, choices
  bool open_point = false;   // a reading, a listed rate, … rather than a fact of the applicant
  bool per_row = false;
  /// Of rate_category: the listed rates in the order of `declared.choices`; a choice without a rate is 定額 or, last under 等, any other rate.
  std::vector<std::optional<rational>> rates;
  bool other_rates = false;  // 等: the last choice stands for a rate that is not listed
  bool nameless = false;       // no fact settles it: what one clause lists, or what rows are that nobody has told of
  bool of_other_rows = false;  // what rows of a 明細 that nobody has told of come to; 0 where the rows are given
};

/// A condition of eligibility, reported on its own.
struct requirement {
  citation cited;
  node_id holds = no_node;
  node_id in_doubt = no_node;  // of 下限額: where the page permits amounts on both sides of it and states none of them; else nothing
  /// Of 受け手: the facts that tell who applies, the one it asks of first. Where nothing is known of any, it holds and is a premise.
  std::vector<std::uint32_t> told_by;
  std::string premise;
};

/// What an amount is in one completion: all numbers in yen. `stated` counts where `has_stated`; [least, most] where `has_possible`.
struct amount {
  node_id stated = no_node;        // every stated rate paid in full, after 端数
  node_id unrounded = no_node;     // stated, had no 端数 applied
  node_id least = no_node, most = no_node;
  node_id has_stated = no_node;
  node_id has_possible = no_node;
  node_id undetermined = no_node;  // 補助率 未定: [0, most] counts only where another completion has a figure
  node_id open = no_node;          // 等 after rates, 定額 未定 or 補助率 未定 stands in the completion
};

/// One line of the computation: the value of a node, by a clause.
struct step {
  citation cited;
  std::string label;  // 経費, 補助率, 上限額, 端数 …
  node_id value = no_node;
  type of;
  node_id applies = no_node;  // the step is shown where this truth holds
  std::string category;       // the title of the 費目 it belongs to; empty for the measure's own
  node_id figure = no_node;   // of a 上限額 that a table or a formula gives: its yen
};

/// What of the stated amount may fall to one 費目 where each is computed alone: one amount, or a range where a cap on the whole leaves the
/// split open.
struct category {
  std::string key, title;
  node_id least = no_node, most = no_node;
};

/// What a clause promises of the grant, read from the clause itself rather than from how the grant was computed.
enum class promise_kind { cost, cap, floor, cost_floor, computed };

struct promise {
  promise_kind is = promise_kind::cap;
  citation cited;
  node_id value = no_node;    // the cost, the cap or the least amount; of cost_floor the least cost; computed: the amount, not yet cut at 0
  node_id applies = no_node;  // where it is promised
};

struct share {
  std::string payer;
  node_id stated = no_node, unrounded = no_node;
  node_id open = no_node;  // where the page leaves the split open: anything from nothing to the whole
};

struct stage {
  std::string from, to;
  std::string rate;                      // as written
  std::optional<plan::amount> amount;    // nothing where the base is not stated
  std::vector<std::uint32_t> base_inputs;  // facts without which the base is unknown
  std::optional<rational> cap;             // its 上限額, where that is one amount
};

/// How a fact follows from others when it is not given: rows tried from the top; the first whose condition holds gives the choices it may
/// be. Of two facts that follow from each other the one that is derived first stands first.
struct derivation {
  std::uint32_t of = 0;                 // input
  std::vector<std::uint32_t> from;      // inputs: where nothing is known of any of them, nothing follows
  struct row {
    node_id holds = no_node;
    std::vector<std::uint32_t> choices;
  };
  std::vector<row> rows;
};

struct open_reading {
  std::uint32_t input = 0;
  std::vector<std::string> texts;   // a choice each
  std::vector<std::string> quotes;
};

struct exclusion {
  node_id both = no_node;
  std::string first, second;  // labels
  citation cited;
};

/// One measure, ready to run. Immutable; safe to share.
struct measure_plan {
  currency money = {};                  // of its amounts, which count the smallest unit of it: yen, cents
  std::vector<node> nodes;
  std::vector<rational> constants;
  std::vector<std::vector<bool>> sets;  // sets[i][choice]
  std::vector<rounding> roundings;
  std::vector<program> programs;
  std::vector<input> inputs;
  std::string rows;                     // the key of the 明細, empty without one

  node_id eligible = no_node;
  std::vector<requirement> requirements;
  amount grant;
  bool pays = true;                     // false for a 種別 that pays no applicant, and for 補助 without any figure
  std::vector<promise> promises;        // at most one of the cost; for proofs, no answer reads them
  std::vector<share> shares;
  std::vector<category> categories;
  std::vector<stage> stages;
  std::vector<step> steps;
  std::vector<derivation> derivations;
  std::vector<open_reading> readings;
  std::vector<exclusion> exclusions;
  std::vector<std::string> premises;     // 前提
  std::vector<std::string> assumptions;  // 前提 and 仮定, as answers list them
  std::vector<std::string> unstated;     // 未記載
  std::optional<rational> budget;        // the greatest 予算 of the programme

  [[nodiscard]] const node& at(node_id id) const { return nodes[id]; }
  /// The input with the key; nothing when the plan reads none.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view key) const {
    for (std::uint32_t i = 0; i < inputs.size(); ++i)
      if (inputs[i].declared.key == key && !inputs[i].nameless) return i;
    return std::nullopt;
  }
};

template <class See>
void each_operand(const measure_plan& plan, const node& of, See see) {
  each_operand(of, see);
  if (of.code == op::optimum) each_node(plan.programs[of.a], see);
}

}  // namespace santei::plan
