// Rates, tiers, the fixed part before them, and formulas: what is paid before floors, caps and rounding.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/impl/plan/lower/sign.ipp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace santei::plan::detail {

namespace words {
inline const type yen{kind::money, {}};
}

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

SANTEI_INLINE std::vector<lowering::rate_tier> lowering::tiers_of(clause_list rates) {
  const auto bound = [&](const std::optional<syntax::expression_id>& id) -> std::optional<rational> {
    if (!id) return std::nullopt;
    const rational* value = make_.constant(number(*id));
    if (value == nullptr)
      refuse(file_->tree.expressions[*id].where, "E0423", "段階の境は決まった額で書いてください", "a tier's limit must be a fixed amount");
    return value ? *value : rational(0);
  };
  std::vector<rate_tier> parts;
  bool of_grant = false, at_most = false;
  for (const clause_pointer clause : rates) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    of_grant = of_grant || figure.tier->of_grant;
    at_most = at_most || figure.at_most;
    const auto above = bound(figure.tier->above), up_to = bound(figure.tier->up_to);
    const auto same = [&](const rate_tier& p) { return p.above == above && p.up_to == up_to; };
    auto found = std::find_if(parts.begin(), parts.end(), same);
    if (found == parts.end()) found = parts.insert(parts.end(), {above, up_to, {}, false, false});
    found->rates.push_back(clause);
  }
  std::sort(parts.begin(), parts.end(), [](const rate_tier& a, const rate_tier& b) { return a.above.value_or(0) < b.above.value_or(0); });
  for (rate_tier& p : parts) p.of_grant = of_grant, p.at_most = at_most;
  return parts;
}

SANTEI_INLINE draft lowering::tiers_on(clause_list rates, node_id base) {
  const std::vector<rate_tier> parts = tiers_of(rates);
  const bool of_grant = parts.front().of_grant, at_most = parts.front().at_most;
  draft sum = exactly(make_.number(0), at_most);
  node_id rest = base;  // of_grant: the cost that the tiers so far left
  for (const rate_tier& p : parts) {
    const rational lower = p.above.value_or(0);
    node_id rate = choose_number(p.rates, make_.number(0));
    node_id piece = no_node;
    if (of_grant) {
      const node_id room = p.up_to ? make_.number(*p.up_to - lower) : no_node;
      piece = make_.multiply(rest, rate);
      if (p.up_to) {
        piece = make_.minimum(piece, room);
        rest = make_.maximum(make_.number(0), make_.subtract(rest, make_.divide(room, rate)));
      }
    } else {
      const node_id end = p.up_to ? make_.minimum(base, make_.number(*p.up_to)) : base;
      piece = make_.multiply(make_.maximum(make_.number(0), make_.subtract(end, make_.number(lower))), rate);
    }
    for (const clause_pointer clause : p.rates) step_of(*clause, "補助率", piece, words::yen, applies(*clause));
    sum.stated = make_.add(sum.stated, piece);
  }
  sum.unrounded = sum.most = sum.stated;
  sum.least = at_most ? make_.number(0) : sum.stated;
  return sum;
}

/// 補助率 as a name, where each 補助率 of the measure is one rate.
SANTEI_INLINE void lowering::name_rate() {
  const auto rates = clauses(syntax::clause_kind::rate);
  const auto is_plain = [](clause_pointer clause) {
    const auto& figure = std::get<syntax::figure_clause>(clause->says).figure;
    return !figure.tier && figure.alternatives.size() == 1 && figure.alternatives.front().is == syntax::alternative_kind::value;
  };
  if (!rates.empty() && std::all_of(rates.begin(), rates.end(), is_plain)) at_.rate = choose_number(rates, make_.number(0));
}

SANTEI_INLINE draft lowering::rate_on(clause_list rates, node_id base, node_id bounded) {
  const auto figure_of = [](const syntax::clause& clause) -> const syntax::figure& {
    return std::get<syntax::figure_clause>(clause.says).figure;
  };
  if (!rates.empty() && std::all_of(rates.begin(), rates.end(), [&](clause_pointer clause) { return figure_of(*clause).tier.has_value(); }))
    return tiers_on(rates, base);
  const auto on_base = [&](node_id rate) { return make_.multiply(base, rate); };
  std::map<clause_pointer, node_id> stated;  // each is needed twice
  const draft result = by_clauses(rates, [&](const syntax::clause& clause) {
    const draft made = figure(figure_of(clause), on_base, base, bounded);
    stated.emplace(&clause, made.stated);
    return made;
  });
  for (const clause_pointer clause : rates) {
    const node_id when = make_.all(stands(*clause, rates), result.has_stated);
    step_of(*clause, "補助率", stated.at(clause), words::yen, when);
  }
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
    step_of(*clause, "定額", make_.minimum(cost, number(figure.alternatives.front().value)), words::yen, when);
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
    step_of(*clause, "金額", result.stated, words::yen, make_.all(applies(*clause), result.has_stated));
  return result;
}

}  // namespace santei::plan::detail
