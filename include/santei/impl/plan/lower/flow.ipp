// Who pays what: 負担 shares of the grant, and the stages of 流れ with bases and caps of their own.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

#include <algorithm>

namespace santei::plan::detail {

/// The facts that the numbers under some nodes read.
SANTEI_INLINE void lowering::collect_inputs(std::vector<node_id> from, std::vector<std::uint32_t>& into) const {
  std::vector<bool> seen(out_.nodes.size());
  std::vector<node_id>& open = from;
  while (!open.empty()) {
    const node_id id = open.back();
    open.pop_back();
    if (id == no_node || seen[id]) continue;
    seen[id] = true;
    const node& n = out_.nodes[id];
    if (n.code == op::input_number || n.code == op::input_truth || n.code == op::input_in) into.push_back(n.a);
    each_operand(out_, n, [&](node_id operand) { open.push_back(operand); });
  }
}

SANTEI_INLINE void lowering::lower_shares() {
  struct payer {
    std::string name;
    node_id rate = no_node, pays = no_node;
    node_id open = no_node;
  };
  std::string recipient;
  for (const clause_pointer clause : clauses(syntax::clause_kind::flow)) {
    const auto& stages = std::get<syntax::flow_clause>(clause->says).stages;
    if (!stages.empty()) recipient = stages.back().to;
  }
  std::vector<payer> payers;
  for (const clause_pointer clause : clauses(syntax::clause_kind::shares))
    for (const syntax::share& share : std::get<syntax::share_clause>(clause->says).shares) {
      if (share.payer == recipient || share.rate.alternatives.size() != 1) continue;
      auto found = std::find_if(payers.begin(), payers.end(), [&](const payer& p) { return p.name == share.payer; });
      if (found == payers.end()) found = payers.insert(payers.end(), {share.payer, make_.number(0), make_.truth(false), make_.truth(false)});
      const node_id when = applies(*clause);
      const syntax::alternative& rate = share.rate.alternatives.front();
      const bool stated = rate.is == syntax::alternative_kind::value;
      if (stated) found->rate = make_.select(when, number(rate.value), found->rate);
      found->open = make_.select_truth(when, make_.truth(!stated), found->open);
      found->pays = make_.any(found->pays, when);
    }
  if (payers.empty()) return;
  node_id sum = make_.number(0);
  for (const payer& p : payers) sum = make_.add(sum, p.rate);
  node_id rest = out_.grant.stated, later_pays = make_.truth(false);
  std::vector<node_id> later(payers.size());
  for (std::size_t i = payers.size(); i-- > 0;) {
    later[i] = later_pays;
    later_pays = make_.any(later_pays, payers[i].pays);
  }
  // Rounded up, the first payers may together pay more than the whole: none pays more than is left.
  const bool may_pass = std::any_of(at_.roundings.begin(), at_.roundings.end(), [](clause_pointer clause) {
    return std::get<syntax::rounding_clause>(clause->says).mode != rounding_mode::down;
  });
  for (std::size_t i = 0; i < payers.size(); ++i) {
    const node_id fraction = make_.divide(payers[i].rate, sum);
    const node_id exact = make_.multiply(out_.grant.stated, fraction), own = round_at(syntax::rounding_scope::whole, exact, at_.roundings);
    const node_id rounded = make_.select(later[i], may_pass ? make_.minimum(own, rest) : own, rest);
    share made{payers[i].name, make_.select(payers[i].pays, rounded, make_.number(0)), make_.multiply(out_.grant.unrounded, fraction),
               payers[i].open};
    rest = make_.subtract(rest, made.stated);
    out_.shares.push_back(std::move(made));
  }
}

/// Whether the last arrow of a 流れ carries the grant itself: it has a rate, or is named as the instrument (給付金, 利子補給); 委託 beside a grant is
/// another payment.
SANTEI_INLINE bool lowering::pays_grant(const syntax::stage& written) const {
  if (!out_.pays || written.basis) return false;
  if (written.rate) return true;
  for (const clause_pointer clause : clauses(syntax::clause_kind::instrument))
    for (const syntax::word& word : std::get<syntax::words_clause>(clause->says).words)
      if (word.text == written.rate_text) return true;
  return false;
}

/// The amount of a stage: its rate on its own base, or on what the next payer pays.
SANTEI_INLINE std::optional<amount> lowering::stage_amount(const syntax::stage& written, const std::optional<amount>& next, stage& into) {
  if (!written.rate) return std::nullopt;
  draft of;
  if (written.basis) {
    const node_id base = number(*written.basis);
    collect_inputs({base}, into.base_inputs);
    of = figure(*written.rate, [&](node_id rate) { return make_.multiply(base, rate); }, base, known(base));
  } else if (next && written.rate->alternatives.size() == 1 && written.rate->alternatives.front().is == syntax::alternative_kind::value) {
    const node_id rate = number(written.rate->alternatives.front().value);
    static_cast<amount&>(of) = *next;
    of.unbounded = make_.truth(false);
    of = each(of, [&](node_id a) { return make_.multiply(a, rate); });
    if (written.rate->at_most) of.least = make_.number(0);
  } else {
    return std::nullopt;
  }
  if (written.cap) {
    const node_id cap = number(*written.cap);
    of = each(of, [&](node_id a) { return make_.minimum(a, cap); });
  }
  of = cut_at_zero(of);
  const node_id exact = of.unrounded;
  of = each(of, [&](node_id a) { return round_at(syntax::rounding_scope::whole, a, at_.roundings); });
  of.unrounded = exact;
  return of;
}

SANTEI_INLINE void lowering::lower_flow() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::flow)) {
    const auto& written = std::get<syntax::flow_clause>(clause->says).stages;
    const node_id when = applies(*clause);
    std::vector<stage> lowered(written.size());
    std::optional<amount> next;
    for (std::size_t i = written.size(); i-- > 0;) {
      lowered[i].from = written[i].from;
      lowered[i].to = written[i].to;
      lowered[i].rate = written[i].rate_text;
      if (written[i].cap && file_->tree.expressions[*written[i].cap].is == syntax::expression_kind::literal)
        lowered[i].cap = file_->tree.expressions[*written[i].cap].literal.value;
      if (i + 1 == written.size() && pays_grant(written[i])) next = out_.grant;
      else next = stage_amount(written[i], next, lowered[i]);
      lowered[i].amount = next;
    }
    for (stage& one : lowered) {
      const auto same =
          std::find_if(out_.stages.begin(), out_.stages.end(), [&](const stage& s) { return s.from == one.from && s.to == one.to; });
      if (same == out_.stages.end() || !clause->condition) {  // 委託 beside 補助 between the same two is another arrow
        out_.stages.push_back(std::move(one));
        continue;
      }
      if (same->rate != one.rate) same->rate += "・" + one.rate;
      if (same->amount && one.amount) {
        draft a, b;
        static_cast<amount&>(a) = *one.amount;
        static_cast<amount&>(b) = *same->amount;
        a.unbounded = b.unbounded = make_.truth(false);
        same->amount = choose(when, a, b);
      } else {
        same->amount.reset();
      }
    }
  }
}

}  // namespace santei::plan::detail
