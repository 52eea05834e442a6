// 補助額( programme/measure ): the grant of another measure, of this file or another, computed inside this plan on the same facts.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <utility>

namespace santei::plan::detail {

SANTEI_INLINE void lowering::refuse_two_facts(const declaration& here, const declaration& there) {
  const auto told = [&](const diagnostic& one) { return one.code == "E0203" && one.labels.front().where == there.where; };
  if (std::any_of(problems_.begin(), problems_.end(), told)) return;
  refuse(there.where, "E0203", "キー [" + there.key + "] は、補助額でつながる二つのファイルで違うように宣言されています", "the key [" + there.key + "] is declared in two ways by files that 補助額 joins",
         message{"同じ項目なら同じ語で宣言するか、共通の語彙に置きます。別の項目ならキーを分けます", "declare one fact in the same words, or in a vocabulary that both use; give two facts two keys"});
  if (here.where.end != 0) problems_.back().labels.push_back({here.where, {"もう一つはここです", "and here"}});
}

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

/// The input of the fact that the rule knows under this key, else of one that only other files declare; a key means one fact.
SANTEI_INLINE std::uint32_t lowering::input_of_other_file(std::uint32_t declaration) {
  const santei::declaration& declared = file_->declarations[declaration];
  const auto merge = [&](std::uint32_t index, const santei::declaration& known) {
    if (!is_same_fact(known, declared)) refuse_two_facts(known, declared);
    for (const other_name& name : declared.other_names) {
      auto& names = out_.inputs[index].declared.other_names;
      if (std::none_of(names.begin(), names.end(), [&](const other_name& one) { return one.folded == name.folded; })) names.push_back(name);
    }
    return index;
  };
  if (const auto here = rule_->find(declared.key)) {
    const check::checked* const from = std::exchange(file_, rule_);
    const std::uint32_t index = input_of(*here);
    file_ = from;
    return merge(index, rule_->declarations[*here]);
  }
  if (const auto known = inputs_elsewhere_.find(declared.key); known != inputs_elsewhere_.end()) return merge(known->second.first, *known->second.second);
  const std::uint32_t index = add_input(declaration);
  inputs_elsewhere_.emplace(declared.key, std::pair(index, &declared));
  return index;
}

SANTEI_INLINE std::optional<std::uint32_t> lowering::known_input(std::uint32_t declaration) const {
  std::optional<std::uint32_t> here = declaration;
  if (!counts_as_here()) {
    const std::string& key = file_->declarations[declaration].key;
    if (const auto known = inputs_elsewhere_.find(key); known != inputs_elsewhere_.end()) return known->second.first;
    here = rule_->find(key);
  }
  const auto known = here ? inputs_.find(*here) : inputs_.end();
  return known == inputs_.end() ? std::nullopt : std::optional(known->second);
}

SANTEI_INLINE node_id lowering::grant_of(const syntax::expression& e) {
  const std::string& id = file_->tree.expressions[e.operands.front()].name.text;
  const check::granted meant = check::granting_measure(*file_, *measure_, id);
  if (!meant.chosen) {
    if (meant.candidates.empty()) refuse(e.where, "E0425", "補助額( " + id + " ) の枠は、このファイルにも渡されたファイルにもありません", "the measure of 補助額( " + id + " ) is in no file that was given");
    else refuse(e.where, "E0439", "補助額( " + id + " ) の版が決まりません", "the edition of 補助額( " + id + " ) is open", message{"版まで書きます（例: 補助額( " + id + "@17 )）", "name the edition, as in 補助額( " + id + "@17 )"});
    return make_.number(0);
  }
  const check::measure* const found = meant.chosen->of;
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
  const check::checked* const from = std::exchange(file_, meant.chosen->in);
  others_.push_back(*meant.chosen);
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
    refuse(e.where, "E0438", "補助額( " + found->id() + " ) は額が一つに決まらないので（以内、まで、等、未定）、式に使えません",
           "the grant of '" + found->id() + "' is not one amount (以内, まで, 等, 未定), so that a formula cannot use it",
           message{"その枠の額を 値 として書きます", "write what the formula means as a 値"});
  out_.categories = std::move(categories);
  out_.requirements = std::move(requirements);
  out_.steps = std::move(steps);
  out_.grant = grant;
  out_.pays = pays;
  measure_ = here;
  file_ = from;
  at_ = std::move(outer);
  inside_.pop_back();
  --nested_;
  grants_.emplace(std::pair(found, rounded_rows_), result);
  return result;
}

}  // namespace santei::plan::detail
