// 種別 and the figures beside it to the contract's word for what a measure pays.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/plan/plan.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace santei::catalogue::detail {

SANTEI_INLINE void for_each_clause(const check::checked& file, const check::measure& of,
                                   const std::function<void(const syntax::clause&)>& visit) {
  for (const check::clause_place place : of.clauses) visit(file.at(place));
  for (const check::category& category : of.categories)
    for (const check::clause_place place : category.clauses) visit(file.at(place));
}

/// What the rates of a 補助 say: whether one has a figure, and whether 定額 stands among them or beside them.
struct rate_words {
  bool rate = false, fixed = false;

  void take(const syntax::figure& figure) {
    for (const syntax::alternative& one : figure.alternatives) {
      rate = rate || one.is == syntax::alternative_kind::value;
      fixed = fixed || one.is == syntax::alternative_kind::fixed_open;
    }
  }
};

SANTEI_INLINE rate_words rates_of(const check::checked& file, const check::measure& of) {
  rate_words words, last_stage;
  for_each_clause(file, of, [&](const syntax::clause& clause) {
    if (clause.is == syntax::clause_kind::rate) words.take(std::get<syntax::figure_clause>(clause.says).figure);
    if (clause.is == syntax::clause_kind::fixed) words.fixed = true;
    if (clause.is != syntax::clause_kind::flow) return;
    const auto& stages = std::get<syntax::flow_clause>(clause.says).stages;
    if (!stages.empty() && stages.back().rate) last_stage.take(*stages.back().rate);
  });
  return words.rate || words.fixed ? words : last_stage;  // the last stage is the 補助率 unless 補助率 is written
}

/// The contract's kind; "unstated" where no 種別 is written.
SANTEI_INLINE std::string kind_of(const check::checked& file, const check::measure& of) {
  static constexpr std::pair<std::string_view, const char*> words[] = {
      {"定額補助", "subsidy_fixed"}, {"給付金", "benefit"},    {"単価", "unit_price"}, {"利子補給", "interest_subsidy"},
      {"貸付", "loan"},              {"債務保証", "guarantee"},
      {"返還", "repayment"},         {"委託", "commission"},   {"出資", "investment"}, {"拠出金", "contribution"},
      {"交付金", "grant_to_agency"}, {"記載なし", "unstated"},
  };
  std::string_view written;
  for_each_clause(file, of, [&](const syntax::clause& clause) {
    if (clause.is != syntax::clause_kind::instrument) return;
    if (const auto& said = std::get<syntax::words_clause>(clause.says).words; !said.empty()) written = said.front().text;
  });
  if (written == "補助") {
    const rate_words rates = rates_of(file, of);
    return rates.fixed ? "subsidy_rate_or_fixed" : rates.rate ? "subsidy_rate" : "subsidy_unspecified";
  }
  const auto found = std::find_if(std::begin(words), std::end(words), [&](const auto& one) { return one.first == written; });
  return found == std::end(words) ? "unstated" : found->second;
}

/// Whether some facts give an amount: a completion states one, or bounds one.
SANTEI_INLINE bool is_computable(const plan::measure_plan& plan) {
  const auto may_hold = [&](plan::node_id id) { return id != plan::no_node && plan.at(id).code != plan::op::no; };
  return plan.pays && (may_hold(plan.grant.has_stated) || may_hold(plan.grant.has_possible)) && may_hold(plan.eligible);
}

}  // namespace santei::catalogue::detail
