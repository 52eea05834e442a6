// Conditions to truth nodes, and the requirements of 対象.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

namespace santei::plan::detail {

SANTEI_INLINE node_id lowering::truth(syntax::condition_id id) {
  const syntax::condition& c = file_->tree.conditions[id];
  const check::condition_meaning& means = file_->conditions[id];
  using kind_of = syntax::condition_kind;
  switch (c.is) {
    case kind_of::all:
    case kind_of::any: {
      node_id result = make_.truth(c.is == kind_of::all);
      for (const syntax::condition_id part : c.parts)
        result = c.is == kind_of::all ? make_.all(result, truth(part)) : make_.any(result, truth(part));
      return result;
    }
    case kind_of::negation: return make_.negate(truth(c.parts.front()));
    case kind_of::compare: {
      const auto [left, right] = compared(c, means);
      switch (c.how) {
        case syntax::comparison::at_least: return make_.at_least(left, right);
        case syntax::comparison::at_most: return make_.at_least(right, left);
        case syntax::comparison::above: return make_.above(left, right);
        case syntax::comparison::below: return make_.above(right, left);
        case syntax::comparison::equal: return make_.equal(left, right);
      }
      break;
    }
    case kind_of::one_of:
    case kind_of::reading: return or_default(c, means, one_of(c, means));
    case kind_of::flag: return c.subject.text.empty() ? make_.truth(true) : or_default(c, means, make_.input_truth(input_of(means.subject)));
    case kind_of::used: return make_.input_truth(input_of(means.subject));
  }
  return make_.truth(false);
}

/// The two sides of a comparison; of a quotient against a constant both times the divisor, which is above 0, so that no case divides.
SANTEI_INLINE std::pair<node_id, node_id> lowering::compared(const syntax::condition& c, const check::condition_meaning& means) {
  if (means.ratio == check::none) return {number(c.left), number(c.right)};
  const syntax::expression& quotient = file_->tree.expressions[means.ratio];
  const bool left = means.ratio == c.left;
  const node_id dividend = number(quotient.operands[0]);
  const node_id other = make_.multiply(number(quotient.operands[1]), number(left ? c.right : c.left));
  return left ? std::pair(dividend, other) : std::pair(other, dividend);
}

/// なければ: what holds where nothing is known of the subject, so that it is then not missing; also where all that is known leaves the choice
/// that stands in.
SANTEI_INLINE node_id lowering::or_default(const syntax::condition& c, const check::condition_meaning& means, node_id holds) {
  if (!means.if_missing) return holds;
  return make_.select_truth(rules_out(means.subject, *c.if_missing), holds, make_.truth(*means.if_missing));
}

SANTEI_INLINE node_id lowering::one_of(const syntax::condition& c, const check::condition_meaning& means) {
  node_id result = make_.truth(false);
  const kind of = means.subject != check::none ? file_->declarations[means.subject].of.of : file_->expressions[c.left].of.of;
  if (of == kind::category) {
    result = make_.input_in(input_of(means.subject), means.choices);
  } else if (of == kind::truth) {
    const node_id yes = make_.input_truth(input_of(means.subject));
    for (const std::uint32_t choice : means.choices) result = make_.any(result, choice == 1 ? yes : make_.negate(yes));
  } else {
    const node_id subject = means.subject != check::none ? make_.input_number(input_of(means.subject)) : number(c.left);
    for (const rational& value : means.values) result = make_.any(result, make_.equal(subject, make_.number(value)));
  }
  if (means.others) result = make_.any(result, make_.input_truth(input_of(*means.others)));
  return result;
}

/// Where the clause's のとき condition holds; always, without one.
SANTEI_INLINE node_id lowering::applies(const syntax::clause& clause) {
  return clause.condition ? truth(*clause.condition) : make_.truth(true);
}

/// Where it applies and none `among` its kind that is stronger (優先, 最優先) does.
SANTEI_INLINE node_id lowering::stands(const syntax::clause& clause, clause_list among) {
  return make_.all(applies(clause), make_.negate(overridden(clause.precedence, among)));
}

/// Where one among them is stronger and applies. Of a long list the answer is kept: each of its clauses asks.
SANTEI_INLINE node_id lowering::overridden(syntax::precedence than, clause_list among) {
  constexpr std::size_t is_long = 16;
  const std::array<node_id, 3> parts{at_.cost, at_.rate, at_.cap};  // what a condition may refer to
  const overriding key{among.empty() ? nullptr : among.front(), among.empty() ? nullptr : among.back(), among.size(), than, parts};
  if (among.size() >= is_long)
    if (const auto known = overridden_.find(key); known != overridden_.end()) return known->second;
  node_id found = make_.truth(false);
  for (const clause_pointer other : among)
    if (other->precedence > than) found = make_.any(found, applies(*other));
  if (among.size() >= is_long) overridden_.emplace(key, found);
  return found;
}

SANTEI_INLINE void lowering::require(const syntax::clause& clause, node_id holds, std::string text) {
  requirement made;
  made.cited = detail::bases_of(*measure_, clause);
  made.cited.text = std::move(text);
  made.holds = make_.exists(holds);
  out_.requirements.push_back(std::move(made));
  if (out_.nodes[holds].per_row) at_.row_holds = at_.row_holds == no_node ? holds : make_.all(at_.row_holds, holds);
}

/// かつ at the top is reported part by part.
SANTEI_INLINE void lowering::split_requirement(const syntax::clause& clause, syntax::condition_id id) {
  const syntax::condition& c = file_->tree.conditions[id];
  if (c.is == syntax::condition_kind::all && !clause.condition) {
    for (const syntax::condition_id part : c.parts) split_requirement(clause, part);
    return;
  }
  node_id holds = truth(id);
  const bool recipient = std::get<syntax::eligible_clause>(clause.says).recipient;
  std::string text = (recipient ? "受け手 " : "対象 ") + syntax::print_condition(file_->tree, id);
  if (clause.condition) {
    holds = make_.any(make_.negate(applies(clause)), holds);
    text += " " + syntax::print_condition(file_->tree, *clause.condition) + " のとき";
  }
  if (recipient) return require_recipient(clause, id, holds, std::move(text));
  require(clause, holds, std::move(text));
}

/// 受け手 holds, as a premise, where nothing is known of the facts that tell who applies.
SANTEI_INLINE void lowering::require_recipient(const syntax::clause& clause, syntax::condition_id id, node_id holds, std::string text) {
  std::vector<std::uint32_t> told_by;
  node_id anything = make_.truth(false);
  for (const std::uint32_t fact : subjects(id)) {
    for (const std::uint32_t input : tellers(fact))
      if (std::find(told_by.begin(), told_by.end(), input) == told_by.end()) told_by.push_back(input);
    anything = make_.any(anything, told(fact));
  }
  require(clause, make_.any(make_.negate(anything), holds), std::move(text));
  requirement& made = out_.requirements.back();
  made.told_by = std::move(told_by);
  made.premise = "受け手: " + (made.cited.bases.empty() ? made.cited.text : made.cited.bases.front().text);
}

/// The facts that a condition asks of as it is written, in the order they stand.
SANTEI_INLINE std::vector<std::uint32_t> lowering::subjects(syntax::condition_id id) const {
  std::vector<std::uint32_t> made;
  const syntax::condition& c = file_->tree.conditions[id];
  if (file_->conditions[id].subject != check::none) made.push_back(file_->conditions[id].subject);
  if (c.is == syntax::condition_kind::compare) add_facts_of(c.left, made), add_facts_of(c.right, made);
  for (const syntax::condition_id part : c.parts)
    for (const std::uint32_t one : subjects(part)) made.push_back(one);
  return made;
}

SANTEI_INLINE void lowering::add_facts_of(syntax::expression_id id, std::vector<std::uint32_t>& into) const {
  if (file_->expressions[id].to == check::target::fact) into.push_back(file_->expressions[id].index);
  for (const syntax::expression_id operand : file_->tree.expressions[id].operands) add_facts_of(operand, into);
  if (const auto& which = file_->tree.expressions[id].condition)
    for (const std::uint32_t one : subjects(*which)) into.push_back(one);
}

SANTEI_INLINE void lowering::lower_requirements() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::eligible)) {
    const auto& says = std::get<syntax::eligible_clause>(clause->says);
    if (says.may) {
      const node_id granted = make_.input_truth(builtin_input("exception_granted"));
      const syntax::condition_id when = clause->condition ? *clause->condition : says.condition;
      require(*clause, make_.any(make_.negate(truth(when)), granted),
              "対象 認められる場合がある " + syntax::print_condition(file_->tree, when) + " のとき");
    } else {
      split_requirement(*clause, says.condition);
    }
  }
}

}  // namespace santei::plan::detail
