// What a figure contributes to *stated* and *possible* in one completion: the table of the notation's §4.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

namespace santei::plan::detail {

SANTEI_INLINE draft lowering::nothing() {
  draft made;
  made.stated = made.unrounded = made.least = made.most = make_.number(0);
  made.has_stated = made.has_possible = made.undetermined = made.open = made.unbounded = make_.truth(false);
  return made;
}

SANTEI_INLINE draft lowering::exactly(node_id value, bool at_most) {
  draft made = nothing();
  made.stated = made.unrounded = made.most = value;
  made.least = at_most ? make_.number(0) : value;
  made.has_stated = made.has_possible = make_.truth(true);
  return made;
}

/// 0 to `greatest` where that is known, and no stated amount.
SANTEI_INLINE draft lowering::undecided(node_id greatest, node_id has_possible) {
  draft made = nothing();
  made.most = greatest;
  made.has_possible = has_possible;
  made.open = make_.truth(true);
  return made;
}

SANTEI_INLINE draft lowering::choose(node_id condition, const draft& yes, const draft& no) {
  draft made;
  made.stated = make_.select(condition, yes.stated, no.stated);
  made.unrounded = make_.select(condition, yes.unrounded, no.unrounded);
  made.least = make_.select(condition, yes.least, no.least);
  made.most = make_.select(condition, yes.most, no.most);
  made.has_stated = make_.select_truth(condition, yes.has_stated, no.has_stated);
  made.has_possible = make_.select_truth(condition, yes.has_possible, no.has_possible);
  made.undetermined = make_.select_truth(condition, yes.undetermined, no.undetermined);
  made.open = make_.select_truth(condition, yes.open, no.open);
  made.unbounded = make_.select_truth(condition, yes.unbounded, no.unbounded);
  return made;
}

SANTEI_INLINE draft lowering::plus(const draft& a, const draft& b) {
  draft made;
  made.stated = make_.add(a.stated, b.stated);
  made.unrounded = make_.add(a.unrounded, b.unrounded);
  made.least = make_.add(a.least, b.least);
  made.most = make_.add(a.most, b.most);
  made.has_stated = make_.all(a.has_stated, b.has_stated);
  made.has_possible = make_.all(a.has_possible, b.has_possible);
  made.undetermined = make_.any(a.undetermined, b.undetermined);
  made.open = make_.any(a.open, b.open);
  made.unbounded = make_.any(a.unbounded, b.unbounded);
  return made;
}

/// The same change to each of the four numbers of an amount.
template <class Change>
draft lowering::each(const draft& of, Change change) {
  draft made = of;
  made.stated = change(of.stated);
  made.unrounded = change(of.unrounded);
  made.least = change(of.least);
  made.most = change(of.most);
  return made;
}

SANTEI_INLINE draft lowering::alternative(const syntax::figure& figure, const syntax::alternative& one,
                                          const std::function<node_id(node_id)>& amount_of, node_id greatest, node_id bounded) {
  if (one.is == syntax::alternative_kind::value) {
    draft made = exactly(amount_of(number(one.value)), figure.at_most);
    const bool had_rows = std::exchange(rounded_rows_, false);
    made.unrounded = amount_of(number(one.value));
    rounded_rows_ = had_rows;
    return made;
  }
  if (one.is == syntax::alternative_kind::open && greatest != no_node) {
    draft made = undecided(greatest, make_.truth(false));
    made.undetermined = make_.truth(true);
    return made;
  }
  const std::uint32_t amount = builtin_input("fixed_amount");
  draft unsettled = undecided(greatest == no_node ? make_.number(0) : greatest, bounded);
  if (greatest == no_node) {  // 金額 未定: what bounds it is the cap, and it is no open rate
    unsettled.has_possible = make_.truth(true);
    unsettled.unbounded = make_.truth(true);
    unsettled.open = make_.truth(false);
  }
  node_id settled = make_.input_number(amount);
  if (greatest != no_node) settled = make_.select(bounded, make_.minimum(settled, greatest), settled);  // it stands for 0 to the cost
  return choose(make_.given(amount), exactly(settled, false), unsettled);
}

/// `amount_of` turns a rate (or amount) into yen; `greatest` is what an open word may reach (no_node: only a cap says), `bounded` whether
/// it is known.
SANTEI_INLINE draft lowering::figure(const syntax::figure& figure, const std::function<node_id(node_id)>& amount_of, node_id greatest,
                                     node_id bounded) {
  if (figure.alternatives.size() == 1 && !figure.and_others)
    return alternative(figure, figure.alternatives.front(), amount_of, greatest, bounded);
  const std::uint32_t choice = rate_choice(figure);
  const auto index_of = [&](const syntax::alternative& one) {
    return static_cast<std::uint32_t>(out_.inputs[choice].declared.find_choice(label_of(one)).value_or(0));  // refused where there is none
  };
  if (figure.alternatives.size() > limits_.listed_rates) return nothing();
  const bool apart_of_others = !figure.and_others && others_list_more(figure);
  draft result = nothing();
  std::vector<std::uint32_t> own;
  for (const syntax::alternative& one : figure.alternatives) own.push_back(index_of(one));
  if (figure.and_others) {
    input& listed = out_.inputs[choice];
    if (!listed.other_rates) {
      listed.other_rates = true;
      listed.declared.choices.push_back({"other", "その他", -1});
      listed.rates.push_back(std::nullopt);
    }
    const std::uint32_t other = input_of(rate_point(figure));
    const draft settled = exactly(amount_of(make_.input_number(other)), figure.at_most);
    result = choose(make_.given(other), settled, undecided(greatest, make_.truth(true)));  // 0 to the cost, whatever that is
  }
  for (std::size_t i = figure.alternatives.size(); i-- > 0;) {
    const draft one = alternative(figure, figure.alternatives[i], amount_of, greatest, bounded);
    const bool last_of_closed_list = !figure.and_others && i + 1 == figure.alternatives.size();
    result = last_of_closed_list ? one : choose(make_.input_in(choice, {own[i]}), one, result);
  }
  if (!apart_of_others) return result;
  // A rate of another clause settles nothing of this one: what it lists stays open.
  const std::uint32_t apart = choice_apart(figure, choice);
  draft open = alternative(figure, figure.alternatives.back(), amount_of, greatest, bounded);
  for (std::uint32_t i = static_cast<std::uint32_t>(figure.alternatives.size()) - 1; i-- > 0;)
    open = choose(make_.input_in(apart, {i}), alternative(figure, figure.alternatives[i], amount_of, greatest, bounded), open);
  std::sort(own.begin(), own.end());
  return choose(make_.all(make_.given(choice), make_.negate(make_.input_in(choice, own))), open, result);
}

/// Whether another figure of the measure that the same open point settles lists what this one does not. The open point then knows all of it.
SANTEI_INLINE bool lowering::others_list_more(const syntax::figure& figure) {
  std::vector<std::string> own;
  for (const syntax::alternative& one : figure.alternatives) own.push_back(label_of(one));
  const auto lists_more = [&](const check::clause_place& place) {
    const auto* says = std::get_if<syntax::figure_clause>(&file_->at(place).says);
    if (says == nullptr || file_->at(place).is != syntax::clause_kind::rate) return false;
    const syntax::figure& other = says->figure;
    if ((other.alternatives.size() < 2 && !other.and_others) || rate_point(other) != rate_point(figure)) return false;
    rate_choice(other);
    return std::any_of(other.alternatives.begin(), other.alternatives.end(),
                       [&](const auto& one) { return std::find(own.begin(), own.end(), label_of(one)) == own.end(); });
  };
  bool found = false;
  for (const check::clause_place& place : measure_->clauses) found = lists_more(place) || found;
  for (const check::category& one : measure_->categories)
    for (const check::clause_place& place : one.clauses) found = lists_more(place) || found;
  return found;
}

/// An open point of one figure alone, which no fact settles.
SANTEI_INLINE std::uint32_t lowering::choice_apart(const syntax::figure& figure, std::uint32_t of) {
  const auto [known, fresh] = apart_.try_emplace(&figure, static_cast<std::uint32_t>(out_.inputs.size()));
  if (!fresh) return known->second;
  input made;
  made.declared = out_.inputs[of].declared;
  made.declared.key += " " + std::to_string(apart_.size());
  made.declared.choices = {};
  for (std::size_t i = 0; i < figure.alternatives.size(); ++i) made.declared.choices.push_back({std::to_string(i), std::to_string(i), -1});
  made.open_point = made.nameless = true;
  out_.inputs.push_back(std::move(made));
  return known->second;
}

/// Clauses of one kind: 最優先 over 優先 over general; among equals the checks proved that at most one applies or that they agree.
SANTEI_INLINE draft lowering::by_clauses(clause_list of, const std::function<draft(const syntax::clause&)>& one) {
  draft result = nothing();
  bool first = true;
  for (const auto level : {syntax::precedence::general, syntax::precedence::special, syntax::precedence::most_special})
    for (const clause_pointer clause : of) {
      if (clause->precedence != level) continue;
      const node_id when = applies(*clause);
      result = first && make_.is_yes(when) ? one(*clause) : choose(when, one(*clause), result);
      first = false;
    }
  return result;
}

}  // namespace santei::plan::detail
