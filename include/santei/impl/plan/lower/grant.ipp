// The grant, in the order of the notation's §4: cost, figures (rates.ipp, categories.ipp), floors and caps, rounding.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/lower/rates.ipp>
#include <santei/impl/plan/lower/sign.ipp>

#include <algorithm>
#include <array>
#include <set>

namespace santei::plan::detail {

/// 最低額: raises to; with まで the least that may be paid is not raised.
SANTEI_INLINE draft lowering::raise(draft of, clause_list raises) {
  for (const clause_pointer clause : raises) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    const node_id when = stands(*clause, raises), to = number(figure.alternatives.front().value);
    const node_id least = of.least;
    of = each(of, [&](node_id a) { return make_.select(when, make_.maximum(a, to), a); });
    if (figure.at_most) of.least = least;
    step_of(*clause, "最低額", of.stated, money(), make_.all(when, of.has_stated));
  }
  return of;
}

/// Limits on shares of a total and on several 費目: see limits.ipp and joint.ipp.
SANTEI_INLINE bool lowering::is_joint(const syntax::clause& cap) {
  const auto& figure = std::get<syntax::figure_clause>(cap.says).figure;
  return figure.of_total || !figure.categories.empty();
}

/// The least 上限額 that applies (優先 ones alone where any applies), plus every 上限加算 that applies.
SANTEI_INLINE lowering::cap_limit lowering::limit_of(clause_list caps, clause_list uplifts) {
  node_id limit = make_.number(0), capped = make_.truth(false);
  for (const auto level : {syntax::precedence::general, syntax::precedence::special, syntax::precedence::most_special}) {
    node_id here = make_.number(0), any_here = make_.truth(false);
    for (const clause_pointer clause : caps) {
      if (clause->precedence != level || is_joint(*clause)) continue;
      const node_id when = applies(*clause), value = cap_value(*clause);
      here = make_.select(any_here, make_.select(when, make_.minimum(here, value), here), value);
      any_here = make_.any(any_here, when);
    }
    limit = make_.select(any_here, here, limit);
    capped = make_.any(capped, any_here);
  }
  for (const clause_pointer clause : uplifts)
    limit = make_.add(
        limit, make_.select(stands(*clause, uplifts), number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value),
                            make_.number(0)));
  return {limit, capped};
}

/// Cut by that limit.
SANTEI_INLINE draft lowering::cut(draft of, clause_list caps, clause_list uplifts) {
  if (caps.empty()) return of;
  const auto [limit, capped] = limit_of(caps, uplifts);
  at_.cap = limit;
  const node_id most_before = of.most, unbounded = of.unbounded, has_possible = of.has_possible;
  of = each(of, [&, limit = limit, capped = capped](node_id a) { return make_.select(capped, make_.minimum(a, limit), a); });
  of.most = make_.select(unbounded, make_.select(capped, limit, most_before), of.most);
  // 「定額 未定」 is at most the cost; where the cost is unknown nothing is possible, cap or no cap
  of.has_possible = has_possible;
  of.unbounded = make_.all(unbounded, make_.negate(capped));
  for (const clause_pointer clause : caps) {
    if (is_joint(*clause)) continue;
    const node_id counts = make_.any(of.has_stated, make_.all(of.has_possible, unbounded));
    const std::size_t before = out_.steps.size();
    step_of(*clause, clause->is == syntax::clause_kind::total_cap ? "合計上限" : "上限額", make_.select(of.has_stated, of.stated, of.most),
            money(), make_.all(stands(*clause, caps), counts));
    const node_id figure = cap_value(*clause);
    if (out_.steps.size() > before && make_.constant(figure) == nullptr) out_.steps.back().figure = figure;
  }
  return of;
}

SANTEI_INLINE node_id lowering::round_at(syntax::rounding_scope scope, node_id a, clause_list roundings) {
  for (const clause_pointer clause : roundings) {
    const auto& says = std::get<syntax::rounding_clause>(clause->says);
    if (says.scope == scope && says.unit) a = make_.select(stands(*clause, roundings), make_.round(a, {*says.unit, says.mode}), a);
  }
  return a;
}

SANTEI_INLINE draft lowering::round(syntax::rounding_scope scope, draft of, clause_list roundings) {
  const node_id exact = of.unrounded;
  of = each(of, [&](node_id a) { return round_at(scope, a, roundings); });
  of.unrounded = exact;
  for (const clause_pointer clause : roundings)
    if (std::get<syntax::rounding_clause>(clause->says).scope != syntax::rounding_scope::category ||
        scope == syntax::rounding_scope::category)
      step_of(*clause, "端数", of.stated, money(), make_.all(stands(*clause, roundings), of.has_stated));
  return of;
}

/// 下限額, compared after 端数: what falls below is 対象外. Where nothing is stated and something permitted (等, 定額 未定 whether or not the cost is
/// known, a cap alone), some of that may fall below: then the verdict is in doubt. 補助率 未定 permits no figure that could.
SANTEI_INLINE draft lowering::exclude_below(draft of, clause_list floors) {
  for (const clause_pointer clause : floors) {
    const node_id floor = number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value);
    const node_id when = stands(*clause, floors);
    const auto enough = [&](node_id a) { return make_.any(make_.negate(when), make_.at_least(a, floor)); };
    const node_id up_to_cost = make_.all(of.open, make_.negate(make_.any(of.unbounded, of.undetermined)));
    const node_id permits = make_.any(of.has_possible, up_to_cost);
    const node_id reachable = make_.any(make_.negate(make_.any(permits, of.undetermined)), enough(of.most));
    const node_id holds = make_.select_truth(of.has_stated, enough(of.stated), reachable);
    require(*clause, holds, cite(*clause).text);
    const node_id permitted = make_.all(make_.negate(of.has_stated), permits);
    const node_id in_doubt = make_.all(permitted, make_.all(reachable, make_.negate(enough(of.least))));
    if (out_.pays && !make_.is_no(in_doubt)) out_.requirements.back().in_doubt = in_doubt;
    of.least = make_.select(enough(of.least), of.least, make_.number(0));
    of.most = make_.select(enough(of.most), of.most, make_.number(0));
  }
  return of;
}

SANTEI_INLINE lowering::priced lowering::cost_of(clause_list cost, clause_list caps, node_id inherited) {
  priced made;
  made.cost = cost.empty() ? inherited : choose_number(cost, make_.number(0));
  if (made.cost == no_node) return made;
  if (!never_negative(out_)[made.cost]) made.cost = make_.maximum(made.cost, make_.number(0));  // a cost is cut at 0, in a 費目 too
  for (const clause_pointer clause : cost) step_of(*clause, "経費", made.cost, money(), make_.all(applies(*clause), known(made.cost)));
  for (const clause_pointer clause : caps) {
    if (is_joint(*clause)) continue;
    const node_id when = stands(*clause, caps);
    made.cost = make_.select(when, make_.minimum(made.cost, cap_value(*clause)), made.cost);
    step_of(*clause, "経費上限", made.cost, money(), when);
  }
  return made;
}

/// What is computed on the measure as a whole: its formula, or its fixed part and rate on `base`. Nothing when it has no figure of its own.
SANTEI_INLINE std::optional<draft> lowering::grant_together(node_id base) {
  using syntax::clause_kind;
  const auto rates = clauses(clause_kind::rate), fixed = clauses(clause_kind::fixed), amounts = clauses(clause_kind::amount);
  if (!amounts.empty()) return formula(amounts);
  const bool needs_cost = !fixed.empty() || std::any_of(rates.begin(), rates.end(), [](clause_pointer clause) {  // 補助率 未定 alone needs none
    const auto& alternatives = std::get<syntax::figure_clause>(clause->says).figure.alternatives;
    return std::any_of(alternatives.begin(), alternatives.end(), [](const auto& one) { return one.is != syntax::alternative_kind::open; });
  });
  if (!needs_cost || (base == no_node && !measure_->categories.empty())) return std::nullopt;
  if (base == no_node) {
    refuse(measure_->where, "E0424", "補助率に対する経費の条文がありません", "there is a 補助率 but no 経費 clause");
    return std::nullopt;
  }
  return with_group_caps(fixed, rates, base);
}

/// 合計上限 of several measures that names this one: alone it cannot exceed what all may have together.
SANTEI_INLINE std::vector<lowering::clause_pointer> lowering::total_caps() const {
  std::vector<clause_pointer> caps;
  for (const clause_pointer clause : clauses(syntax::clause_kind::total_cap)) {
    const auto& listed = std::get<syntax::figure_clause>(clause->says).measures;
    if (std::any_of(listed.begin(), listed.end(),
                    [&](const syntax::word& name) { return name.text == measure_->key || name.text == measure_->title; }))
      caps.push_back(clause);
  }
  return caps;
}

/// The 経費 of a 枠 stands in for the sum of its 費目: where what is paid hangs on the one alone, the other would be without effect.
SANTEI_INLINE void lowering::refuse_idle_cost(const syntax::clause& own) {
  std::vector<node_id> open{out_.grant.stated, out_.grant.unrounded, out_.grant.least, out_.grant.most, out_.grant.has_stated, out_.grant.has_possible};
  for (const requirement& one : out_.requirements) open.push_back(one.holds);
  std::erase(open, no_node);
  std::set<node_id> seen(open.begin(), open.end());
  while (!open.empty()) {
    const node n = out_.nodes[open.back()];
    open.pop_back();
    each_operand(out_, n, [&](node_id operand) {
      if (seen.insert(operand).second) open.push_back(operand);
    });
  }
  const auto is_idle = [&](node_id cost) { return cost != no_node && out_.nodes[cost].code != op::number && !seen.contains(cost); };
  const auto category = std::find_if(at_.own_costs.begin(), at_.own_costs.end(), [&](const auto& one) { return is_idle(one.second); });
  if (!is_idle(at_.cost) && category == at_.own_costs.end()) return;
  const std::string title = measure_->categories[category == at_.own_costs.end() ? 0 : category->first].title;
  refuse(own.where, "E0436",
         is_idle(at_.cost) ? std::string("枠の経費が効きません。費目の経費から補助額を求めています")
                           : "費目「" + title + "」の経費が効きません。枠の経費から補助額を求めています",
         is_idle(at_.cost) ? std::string("the 経費 of the 枠 has no effect: the grant is computed from its 費目")
                           : "the 経費 of the 費目 '" + title + "' has no effect: the grant is computed from the 経費 of the 枠",
         message{"枠の経費を消すか（費目の経費の合計になります）、費目の経費（" + title + ".経費 など）から求めます",
                 "leave the 経費 of the 枠 out, which makes it the sum of the 費目, or compute it from them (" + title + ".経費 …)"});
}

SANTEI_INLINE void lowering::lower_grant() {
  using syntax::clause_kind;
  at_.roundings = clauses(clause_kind::rounding);
  const costs of_categories = lower_category_costs();
  const auto own_cost = clauses(clause_kind::cost);
  if (!at_.joint || !at_.joint->on_costs() || !own_cost.empty())
    at_.cost = cost_of(own_cost, clauses(clause_kind::cost_cap), of_categories.sum).cost;
  at_.changes = changes_of(nullptr);
  name_rate();
  const std::optional<draft> whole =
      at_.joint ? joint_grant(*at_.joint)
                : with_categories(grant_together(of_categories.shared == of_categories.sum ? at_.cost : of_categories.shared));
  const auto cost_floors = clauses(clause_kind::cost_floor), additions = clauses(clause_kind::addition);
  for (const clause_pointer clause : cost_floors) {
    if (at_.cost == no_node) {  // what is wrong with the costs has been said where it is wrong
      if (problems_.empty())
        refuse(clause->where, "E0424", "経費下限に対する経費の条文がありません", "there is a 経費下限 but no 経費 clause");
      continue;
    }
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    const node_id enough = make_.at_least(at_.cost, number(figure.alternatives.front().value));
    require(*clause, make_.any(make_.negate(stands(*clause, cost_floors)), enough), cite(*clause).text);
  }
  out_.pays = whole.has_value();
  draft of = whole ? *whole : nothing();
  for (const clause_pointer clause : additions) {
    const node_id when = stands(*clause, additions);
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    const node_id extra = number(figure.alternatives.front().value), least = of.least;
    of = each(of, [&](node_id a) { return make_.add(a, make_.select(when, extra, make_.number(0))); });
    if (figure.at_most) of.least = least;
    step_of(*clause, "加算", of.stated, money(), make_.all(when, of.has_stated));
  }
  of = raise(of, clauses(clause_kind::raise_to));
  of = cut(of, clauses(clause_kind::cap), clauses(clause_kind::cap_addition));
  of = round(syntax::rounding_scope::whole, cut_at_zero(of), at_.roundings);
  of = cut(exclude_below(of, clauses(clause_kind::floor)), total_caps(), {});
  of.has_possible = make_.all(of.has_possible, make_.negate(of.unbounded));
  out_.grant = of;
  if (!own_cost.empty() && !measure_->categories.empty() && whole) refuse_idle_cost(*own_cost.front());
  lower_category_parts();
}

}  // namespace santei::plan::detail
