// Rates, tiers, the fixed part before them, and formulas: what is paid before floors, caps and rounding.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/lower/sign.ipp>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace santei::plan::detail {

SANTEI_INLINE void lowering::step_of(const syntax::clause& clause, std::string label, node_id value, type of, node_id when) {
  if (make_.is_no(when)) return;
  out_.steps.push_back({cite(clause), std::move(label), value, std::move(of), when, at_.category});
}

/// The number the applying clause gives, by precedence; `otherwise` where none applies.
SANTEI_INLINE node_id lowering::choose_number(clause_list of, node_id otherwise) {
  node_id result = otherwise;
  for (const auto level : {syntax::precedence::general, syntax::precedence::special, syntax::precedence::most_special})
    for (const clause_pointer clause : of)
      if (clause->precedence == level) {
        const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
        result = make_.select(applies(*clause), number(figure.alternatives.front().value), result);
      }
  return result;
}

/// Those of a 費目 with rates of its own, else of the measure.
SANTEI_INLINE lowering::rate_changes lowering::changes_of(const check::category* own) const {
  using syntax::clause_kind;
  if (own != nullptr) return {clauses(*own, clause_kind::rate_addition), clauses(*own, clause_kind::rate_cap)};
  const auto all = [](clause_list of) { return std::vector<clause_pointer>(of.begin(), of.end()); };
  return {all(clauses(clause_kind::rate_addition)), all(clauses(clause_kind::rate_cap))};
}

/// A rate with every 補助率加算 that applies, cut by the least 補助率上限 that does.
SANTEI_INLINE node_id lowering::changed(node_id rate) {
  for (const clause_pointer clause : at_.changes.additions) {
    const node_id extra = number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value);
    rate = make_.add(rate, make_.select(stands(*clause, at_.changes.additions), extra, make_.number(0)));
  }
  if (at_.changes.caps.empty()) return rate;
  const auto [limit, capped] = limit_of(at_.changes.caps, {});
  return make_.select(capped, make_.minimum(rate, limit), rate);
}

SANTEI_INLINE void lowering::show_changes(node_id when) {
  const auto show = [&](clause_list of, const char* label) {
    for (const clause_pointer clause : of)
      step_of(*clause, label, number(std::get<syntax::figure_clause>(clause->says).figure.alternatives.front().value), {kind::ratio, ""},
              make_.all(stands(*clause, of), when));
  };
  show(at_.changes.additions, "補助率加算");
  show(at_.changes.caps, "補助率上限");
}

SANTEI_INLINE bool lowering::has_tiers(clause_list rates) {
  return std::any_of(rates.begin(), rates.end(), [](clause_pointer clause) {
    return std::get<syntax::figure_clause>(clause->says).figure.tier.has_value();
  });
}

/// Neither のいずれか nor 等 nor 未定.
SANTEI_INLINE bool lowering::is_one_value(clause_pointer clause) {
  const syntax::figure& of = std::get<syntax::figure_clause>(clause->says).figure;
  return of.alternatives.size() == 1 && !of.and_others && of.alternatives.front().is == syntax::alternative_kind::value;
}

/// The stretches between all limits that tiers have, each with the rates that cover it: the strongest that applies holds there, and a rate
/// without a tier covers all. Limits are fixed amounts, whose order is known, or there is one, which may then follow from facts.
SANTEI_INLINE std::vector<lowering::rate_tier> lowering::tiers_of(clause_list rates) {
  const auto figure_of = [](clause_pointer clause) -> const syntax::figure& { return std::get<syntax::figure_clause>(clause->says).figure; };
  const node_id none = make_.number(0);
  const auto bound = [&](const std::optional<syntax::expression_id>& id) {
    if (!id) return no_node;
    const node_id limit = number(*id);
    return make_.constant(limit) != nullptr ? limit : make_.maximum(limit, none);
  };
  struct reach {
    node_id above = no_node, up_to = no_node;
  };
  std::vector<reach> reaches;
  std::vector<node_id> limits{none};
  clause_pointer of_cost = nullptr, of_grant = nullptr;
  for (const clause_pointer clause : rates) {
    const auto& tier = figure_of(clause).tier;
    if (tier) (tier->of_grant ? of_grant : of_cost) = clause;
    reach made{tier && tier->above ? bound(tier->above) : none, tier ? bound(tier->up_to) : no_node};
    for (const node_id one : {made.above, made.up_to})
      if (one != no_node && std::find(limits.begin(), limits.end(), one) == limits.end()) limits.push_back(one);
    reaches.push_back(made);
  }
  if (of_cost != nullptr && of_grant != nullptr)
    refuse(of_grant->where, "E0437", "経費の部分と補助額の部分を一つの補助率に混ぜられません", "tiers of the cost and tiers of the grant cannot be mixed in one scale");
  const bool fixed = std::all_of(limits.begin(), limits.end(), [&](node_id one) { return make_.constant(one) != nullptr; });
  if (!fixed && limits.size() > 2) {
    const clause_pointer tier = of_grant != nullptr ? of_grant : of_cost;
    refuse(figure_of(tier).tier->where, "E0423", "段階の境がいくつもあるときは、決まった額で書いてください（事実で変わる境は一つまで）",
           "of several limits of tiers each must be a fixed amount; one alone may follow from facts");
    return {};
  }
  if (fixed) std::sort(limits.begin(), limits.end(), [&](node_id a, node_id b) { return *make_.constant(a) < *make_.constant(b); });
  const auto place_of = [&](node_id limit) { return std::find(limits.begin(), limits.end(), limit) - limits.begin(); };
  std::vector<rate_tier> parts;
  for (std::ptrdiff_t at = 0; at < std::ssize(limits); ++at) {
    const bool last = at + 1 == std::ssize(limits);
    rate_tier part{limits[static_cast<std::size_t>(at)], last ? no_node : limits[static_cast<std::size_t>(at) + 1], {}, of_grant != nullptr, no_node};
    for (std::size_t i = 0; i < rates.size(); ++i)
      if (place_of(reaches[i].above) <= at && (reaches[i].up_to == no_node || place_of(reaches[i].up_to) > at)) part.rates.push_back(rates[i]);
    if (!part.rates.empty()) parts.push_back(std::move(part));
  }
  const auto at_most = [&](clause_pointer clause) { return figure_of(clause).at_most; };
  const auto is_less = [&](const rate_tier& part) {
    node_id less = make_.truth(std::all_of(part.rates.begin(), part.rates.end(), at_most));
    if (make_.is_yes(less)) return less;
    for (const clause_pointer clause : part.rates)
      if (at_most(clause)) less = make_.any(less, stands(*clause, part.rates));
    return less;
  };
  node_id any_less = make_.truth(std::all_of(rates.begin(), rates.end(), at_most));
  for (rate_tier& part : parts) {
    part.at_most = is_less(part);
    any_less = make_.any(any_less, part.at_most);
  }
  if (of_grant != nullptr)
    for (rate_tier& part : parts) part.at_most = any_less;
  return parts;
}

/// The rate on a stretch.
SANTEI_INLINE draft lowering::rate_of(const rate_tier& tier) {
  node_id rate = choose_number(tier.rates, make_.number(0));
  if (!at_.changes.additions.empty() || !at_.changes.caps.empty()) {
    node_id any_applies = make_.truth(false);
    for (const clause_pointer clause : tier.rates) any_applies = make_.any(any_applies, applies(*clause));
    rate = make_.select(any_applies, changed(rate), rate);
  }
  draft made = exactly(rate, false);
  made.least = make_.select(tier.at_most, make_.number(0), made.stated);
  return made;
}

SANTEI_INLINE draft lowering::tiers_on(clause_list rates, node_id base) {
  const std::vector<rate_tier> parts = tiers_of(rates);
  draft sum = exactly(make_.number(0), false);
  if (parts.empty()) return sum;
  const bool of_grant = parts.front().of_grant;
  node_id rest = base;  // of_grant: the cost that the tiers so far left
  for (const rate_tier& p : parts) {
    const node_id rate = rate_of(p).stated;
    node_id piece = no_node;
    if (of_grant) {
      const node_id room = p.up_to != no_node ? make_.subtract(p.up_to, p.above) : no_node;
      piece = make_.multiply(rest, rate);
      if (p.up_to != no_node) {
        piece = make_.minimum(piece, room);
        rest = make_.maximum(make_.number(0), make_.subtract(rest, make_.divide(room, rate)));
      }
    } else {
      const node_id end = p.up_to != no_node ? make_.minimum(base, p.up_to) : base;
      piece = make_.multiply(make_.maximum(make_.number(0), make_.subtract(end, p.above)), rate);
      sum.least = make_.add(sum.least, make_.select(p.at_most, make_.number(0), piece));
    }
    for (const clause_pointer clause : p.rates) step_of(*clause, "補助率", piece, money(), stands(*clause, p.rates));
    sum.stated = make_.add(sum.stated, piece);
  }
  show_changes(make_.truth(true));
  sum.unrounded = sum.most = sum.stated;
  if (of_grant) sum.least = make_.select(parts.front().at_most, make_.number(0), sum.stated);
  return sum;
}

/// Tiers beside rates that are not one figure (のいずれか, 等, 未定): where one of those stands, it stands for all; elsewhere the others do.
SANTEI_INLINE draft lowering::tiers_beside(clause_list rates, node_id base, node_id bounded) {
  const auto figure_of = [](clause_pointer clause) -> const syntax::figure& { return std::get<syntax::figure_clause>(clause->says).figure; };
  std::vector<clause_pointer> scale;
  std::copy_if(rates.begin(), rates.end(), std::back_inserter(scale), is_one_value);
  draft result = tiers_on(scale, base);
  for (const clause_pointer clause : rates) {
    if (is_one_value(clause)) continue;
    for (const clause_pointer other : scale)
      if (other->precedence > clause->precedence) {
        refuse(other->where, "E0437", "段階のある補助率は、率が一つに決まらない補助率に優先できません",
               "a tier cannot override a rate that is not one figure");
        return result;
      }
    const node_id when = stands(*clause, rates);
    const draft one = figure(figure_of(clause), [&](node_id rate) { return make_.multiply(base, changed(rate)); }, base, bounded);
    step_of(*clause, "補助率", one.stated, money(), make_.all(when, one.has_stated));
    result = choose(when, one, result);
  }
  return result;
}

/// 補助率 as a name, where each 補助率 of the measure is one rate.
SANTEI_INLINE void lowering::name_rate() {
  const auto rates = clauses(syntax::clause_kind::rate);
  if (!rates.empty() && std::all_of(rates.begin(), rates.end(), is_one_value) && !has_tiers(rates)) at_.rate = changed(choose_number(rates, make_.number(0)));
}

SANTEI_INLINE draft lowering::rate_on(clause_list rates, node_id base, node_id bounded) {
  const auto figure_of = [](const syntax::clause& clause) -> const syntax::figure& {
    return std::get<syntax::figure_clause>(clause.says).figure;
  };
  if (has_tiers(rates)) return tiers_beside(rates, base, bounded);
  const auto on_base = [&](node_id rate) { return make_.multiply(base, changed(rate)); };
  std::map<clause_pointer, node_id> stated;  // each is needed twice
  const draft result = by_clauses(rates, [&](const syntax::clause& clause) {
    const draft made = figure(figure_of(clause), on_base, base, bounded);
    stated.emplace(&clause, made.stated);
    return made;
  });
  for (const clause_pointer clause : rates) {
    const node_id when = make_.all(stands(*clause, rates), result.has_stated);
    step_of(*clause, "補助率", stated.at(clause), money(), when);
  }
  show_changes(result.has_stated);
  return result;
}

/// F = min(経費, 枠) where its condition holds, and the rate on the rest.
SANTEI_INLINE draft lowering::fixed_and_rate(clause_list fixed, clause_list rates, node_id cost) {
  if (fixed.empty()) return rate_on(rates, cost);
  node_id part = make_.number(0);
  node_id at_most = make_.truth(false);
  for (const clause_pointer clause : fixed) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    const node_id when = applies(*clause);
    if (figure.alternatives.front().is != syntax::alternative_kind::value) {
      syntax::alternative fixed_open = figure.alternatives.front();
      fixed_open.is = syntax::alternative_kind::fixed_open;  // 未定 of 定額, not of a rate
      const draft open = alternative(figure, fixed_open, [](node_id amount) { return amount; }, cost, known(cost));
      return choose(when, open, rate_on(rates, cost));
    }
    part = make_.select(when, make_.minimum(cost, number(figure.alternatives.front().value)), part);
    at_most = make_.any(at_most, make_.all(when, make_.truth(figure.at_most)));
    step_of(*clause, "定額", make_.minimum(cost, number(figure.alternatives.front().value)), money(), when);
  }
  draft first = exactly(part, false);
  first.least = make_.select(at_most, make_.number(0), part);
  return rates.empty() ? first : plus(first, rate_on(rates, make_.subtract(cost, part)));
}

SANTEI_INLINE draft lowering::formula(clause_list amounts) {
  const auto as_it_is = [](node_id amount) { return amount; };
  const draft result = by_clauses(amounts, [&](const syntax::clause& clause) {
    const syntax::figure& written = std::get<syntax::figure_clause>(clause.says).figure;
    draft made = figure(written, as_it_is, no_node, make_.truth(false));
    if (!written.at_most || never_negative(out_)[made.most]) return made;
    made.least = make_.minimum(made.stated, make_.number(0));  // 以内 of an amount below 0
    made.most = make_.maximum(made.most, make_.number(0));
    return made;
  });
  for (const clause_pointer clause : amounts)
    step_of(*clause, "金額", result.stated, money(), make_.all(applies(*clause), result.has_stated));
  return result;
}

}  // namespace santei::plan::detail
