// 補助額( programme/measure ): the grant of another measure of the same file, computed inside this plan on the same facts.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <utility>

namespace santei::plan::detail {

/// Whether less or more than what is stated may be paid of a measure: 以内, まで, 等, 未定, or a 補助 without any figure.
SANTEI_INLINE bool lowering::is_open(const check::measure& of) const {
  using enum syntax::clause_kind;
  bool open = false, figure = false, bare = false;
  const auto look = [&](const std::vector<check::clause_place>& places) {
    for (const check::clause_place& place : places) {
      const syntax::clause& clause = file_->at(place);
      if (const auto* words = std::get_if<syntax::words_clause>(&clause.says); words != nullptr && clause.is == instrument)
        bare = std::any_of(words->words.begin(), words->words.end(), [](const syntax::word& word) { return word.text == "補助"; });
      if (clause.is != rate && clause.is != amount && clause.is != fixed && clause.is != addition && clause.is != raise_to) continue;
      const syntax::figure& says = std::get<syntax::figure_clause>(clause.says).figure;
      figure = figure || clause.is == rate || clause.is == amount || clause.is == fixed;
      open = open || says.at_most || says.and_others || std::any_of(says.alternatives.begin(), says.alternatives.end(), [](const syntax::alternative& one) {
               return one.is != syntax::alternative_kind::value;
             });
    }
  };
  look(of.clauses);
  for (const check::category& one : of.categories) look(one.clauses);
  return open || (bare && !figure);
}

SANTEI_INLINE node_id lowering::grant_of(const syntax::expression& e) {
  const std::uint32_t index = file_->expressions[e.operands.front()].index;
  if (index == check::none) {
    const std::string& id = file_->tree.expressions[e.operands.front()].name.text;
    refuse(e.where, "E0425", "補助額( " + id + " ) は同じファイルの枠ではありません", "the grant of '" + id + "' is not in this file");
    return make_.number(0);
  }
  const check::measure* const found = &file_->measures[index];
  if (std::find(inside_.begin(), inside_.end(), found) != inside_.end() || found == measure_) {
    refuse(e.where, "E0410", "補助額が互いを使い、輪になっています", "grants use each other in a circle");
    return make_.number(0);
  }
  if (const auto known = grants_.find({found, rounded_rows_}); known != grants_.end()) return known->second;
  if (nests_too_deeply(e.where)) return make_.number(0);
  ++nested_;
  inside_.push_back(measure_);
  per_measure outer = std::exchange(at_, {});
  const check::measure* const here = measure_;
  turn_to(*found);
  auto requirements = std::exchange(out_.requirements, {});
  auto steps = std::exchange(out_.steps, {});
  const amount grant = std::exchange(out_.grant, {});
  const bool pays = std::exchange(out_.pays, true);
  auto categories = std::exchange(out_.categories, {});
  lower_requirements();
  lower_grant();
  node_id eligible = make_.truth(true);
  for (const requirement& one : out_.requirements) eligible = make_.all(eligible, one.holds);
  const node_id result =
      out_.pays && out_.grant.stated != no_node ? make_.select(eligible, out_.grant.stated, make_.number(0)) : make_.number(0);
  if (is_open(*found))
    refuse(e.where, "E0438", "補助額( " + found->key + " ) は額が一つに決まらないので（以内、まで、等、未定）、式に使えません",
           "the grant of '" + found->key + "' is not one amount (以内, まで, 等, 未定), so that a formula cannot use it",
           message{"その枠の額を 値 として書きます", "write what the formula means as a 値"});
  out_.categories = std::move(categories);
  out_.requirements = std::move(requirements);
  out_.steps = std::move(steps);
  out_.grant = grant;
  out_.pays = pays;
  measure_ = here;
  at_ = std::move(outer);
  inside_.pop_back();
  --nested_;
  grants_.emplace(std::pair(found, rounded_rows_), result);
  return result;
}

}  // namespace santei::plan::detail
