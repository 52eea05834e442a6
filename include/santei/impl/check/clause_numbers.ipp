// What a clause states that its phrases must say too: numbers, and words that bound them.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/check/phrase.hpp>
#include <santei/impl/check/case_split.ipp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace santei::check::detail {

/// A number and where it stands.
struct stated_number {
  literal number;
  span where;
};
/// A bounding word and where it stands.
struct stated_word {
  bound_word word = bound_word::at_most;
  span where;
};

/// Gathers the numbers and bounding words of one clause, or of one row of a table.
class stated {
 public:
  explicit stated(const checked& file) : file_(file) {}

  std::vector<stated_number> numbers;
  std::vector<stated_word> words;
  std::vector<stated_number> unbounded;  // rates and amounts stated as exact

  void add(const syntax::clause& clause) {
    if (clause.condition) in_condition(*clause.condition, true);
    std::visit([&](const auto& says) { in(clause, says); }, clause.says);
  }
  void add_row(const syntax::table_row& row) {
    for (const syntax::condition_id key : row.keys) in_condition(key, true);
    for (const syntax::expression_id cell : row.cells) in_expression(cell);
  }
  void add_row(const syntax::case_row& row) {
    if (row.condition) in_condition(*row.condition, true);
    if (row.value) in_expression(*row.value);
  }

 private:
  template <class Other>
  void in(const syntax::clause&, const Other&) {}
  void in(const syntax::clause& clause, const syntax::figure_clause& says) {
    using enum syntax::clause_kind;
    in_figure(says.figure);
    const bool caps = clause.is == cap || clause.is == cost_cap || clause.is == total_cap;
    const bool open = says.figure.alternatives.empty() || says.figure.alternatives.front().is != syntax::alternative_kind::value;
    if (caps && !says.figure.strictly_below && !says.figure.at_most && !open) words.push_back({bound_word::at_most, says.figure.where});
    if (clause.is == floor || clause.is == cost_floor) words.push_back({bound_word::at_least, says.figure.where});
    if ((clause.is == rate || clause.is == amount) && !says.figure.at_most) in_exact(says.figure);
  }
  void in(const syntax::clause&, const syntax::eligible_clause& says) { in_condition(says.condition, true); }
  void in(const syntax::clause&, const syntax::budget_clause& says) { in_expression(says.amount); }
  void in(const syntax::clause&, const syntax::value_clause& says) { in_figure(says.figure); }
  void in(const syntax::clause&, const syntax::share_clause& says) {
    for (const syntax::share& share : says.shares) in_figure(share.rate);
  }
  void in(const syntax::clause&, const syntax::flow_clause& says) {
    for (const syntax::stage& stage : says.stages) {
      if (stage.rate) in_figure(*stage.rate);
      if (stage.cap) {
        in_expression(*stage.cap);
        words.push_back({bound_word::at_most, file_.tree.expressions[*stage.cap].where});
      }
    }
  }

  void in_figure(const syntax::figure& figure) {
    for (const syntax::alternative& one : figure.alternatives)
      if (one.is == syntax::alternative_kind::value) in_expression(one.value);
    if (figure.at_most) words.push_back({bound_word::at_most, figure.where});
    if (figure.strictly_below) words.push_back({bound_word::below, figure.where});
    if (figure.and_others) words.push_back({bound_word::others, figure.where});
    if (!figure.tier) return;
    if (figure.tier->above) in_expression(*figure.tier->above), words.push_back({bound_word::above, figure.tier->where});
    if (figure.tier->up_to) in_expression(*figure.tier->up_to), words.push_back({bound_word::at_most, figure.tier->where});
  }
  void in_exact(const syntax::figure& figure) {
    for (const syntax::alternative& one : figure.alternatives) {
      if (one.is != syntax::alternative_kind::value) continue;
      const syntax::expression& e = file_.tree.expressions[one.value];
      if (e.is == syntax::expression_kind::literal) unbounded.push_back({e.literal, e.where});
    }
  }
  void in_expression(syntax::expression_id id) {
    const syntax::expression& e = file_.tree.expressions[id];
    if (e.is == syntax::expression_kind::literal) numbers.push_back({e.literal, e.where});
    for (const syntax::expression_id part : e.operands) in_expression(part);
    if (e.condition) in_condition(*e.condition, true);
  }
  void in_condition(syntax::condition_id id, bool plain) {
    const syntax::condition& c = file_.tree.conditions[id];
    for (const syntax::condition_id part : c.parts) in_condition(part, plain && c.is != syntax::condition_kind::negation);
    if (c.is == syntax::condition_kind::compare) in_compare(c, plain);
    if (c.is == syntax::condition_kind::one_of)
      for (const syntax::word& choice : c.choices)
        if (const auto number = read_literal(choice.text).value; number && is_counted(file_.conditions[id]))
          numbers.push_back({*number, choice.where});
    if (c.is == syntax::condition_kind::one_of && c.and_others) words.push_back({bound_word::others, c.where});
  }
  /// A choice such as 2号 begins like a number and is none.
  [[nodiscard]] bool is_counted(const condition_meaning& meaning) const {
    return meaning.subject == none || is_number(file_.declarations[meaning.subject].of.of);
  }
  void in_compare(const syntax::condition& c, bool plain) {
    static constexpr std::pair<syntax::comparison, bound_word> meanings[] = {{syntax::comparison::at_least, bound_word::at_least},
                                                                             {syntax::comparison::at_most, bound_word::at_most},
                                                                             {syntax::comparison::above, bound_word::above},
                                                                             {syntax::comparison::below, bound_word::below}};
    // Of a key cell the left side is the key itself.
    if (file_.expressions[c.left].to != target::nothing || file_.tree.expressions[c.left].is != syntax::expression_kind::literal)
      in_expression(c.left);
    in_expression(c.right);
    const bool turn =
        file_.tree.expressions[c.left].is == syntax::expression_kind::literal;  // 10億円 が 投資額 以下 bounds 投資額 from below
    for (const auto& [how, word] : meanings)
      if ((turn ? turned(c.how) : c.how) == how && plain) words.push_back({word, c.where});
  }

  const checked& file_;
};

}  // namespace santei::check::detail
