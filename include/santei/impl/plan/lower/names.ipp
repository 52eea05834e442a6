// Facts and open points become inputs of the plan, each once.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>

namespace santei::plan::detail {

SANTEI_INLINE std::uint32_t lowering::input_of(std::uint32_t declaration) {
  if (const auto found = inputs_.find(declaration); found != inputs_.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(out_.inputs.size());
  input made;
  made.declared = file_->declarations[declaration];
  made.open_point = file_->open_point[declaration];
  made.per_row = !made.declared.rows.empty();
  if (made.per_row) out_.rows = made.declared.rows;
  if (made.declared.of.of == kind::truth) made.declared.choices = {{"no", "いいえ", -1}, {"yes", "はい", -1}};
  out_.inputs.push_back(std::move(made));
  inputs_.emplace(declaration, index);
  return index;
}

SANTEI_INLINE std::uint32_t lowering::builtin_input(std::string_view key) { return input_of(*file_->find(key)); }

/// The choice among listed rates: one input for all 補助率 clauses of the measure, with every rate that any of them lists.
SANTEI_INLINE std::uint32_t lowering::rate_choice(const syntax::figure& figure) {
  constexpr std::uint32_t listed = 0xfffffff0;  // no declaration has this index: the listed choice is not the number rate_category
  if (!inputs_.contains(listed)) {
    input made;
    made.declared = file_->declarations[*file_->find("rate_category")];
    made.declared.of = {kind::category, ""};
    made.open_point = true;
    inputs_.emplace(listed, static_cast<std::uint32_t>(out_.inputs.size()));
    out_.inputs.push_back(std::move(made));
  }
  const std::uint32_t index = inputs_.at(listed);
  input& choice_input = out_.inputs[index];
  for (const syntax::alternative& one : figure.alternatives) {
    const bool is_value = one.is == syntax::alternative_kind::value;
    const std::string label = is_value ? syntax::print_expression(file_->tree, one.value) : one.is == syntax::alternative_kind::fixed_open ? "定額" : "未定";
    if (choice_input.declared.find_choice(label)) continue;
    choice_input.declared.choices.push_back({label, label, -1});
    choice_input.rates.push_back(is_value ? std::optional(file_->tree.expressions[one.value].literal.value) : std::nullopt);
  }
  return index;
}

/// Whether anything is known of a fact: of itself, or of those it follows from.
SANTEI_INLINE node_id lowering::told(std::uint32_t declaration) {
  node_id result = make_.given(input_of(declaration));
  const check::checked* words = file_->vocabulary ? file_->vocabulary.get() : file_;
  for (const check::definition& defined : words->definitions) {
    if (defined.of != declaration) continue;
    const check::checked* rule = std::exchange(file_, words);
    std::vector<std::uint32_t> from;
    for (const syntax::case_row& row : defined.written->rows)
      if (row.condition) collect_inputs(truth(*row.condition), from);
    file_ = rule;
    const auto key = [&](std::uint32_t input) -> const std::string& { return out_.inputs[input].declared.key; };
    std::sort(from.begin(), from.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });  // whatever the order of the rows
    from.erase(std::unique(from.begin(), from.end()), from.end());
    for (const std::uint32_t input : from) result = make_.any(result, make_.given(input));
  }
  return result;
}

/// 場合分け of the vocabulary: how a fact follows from others when it is not given.
SANTEI_INLINE void lowering::derive_facts() {
  const check::checked* words = file_->vocabulary ? file_->vocabulary.get() : file_;
  for (const check::definition& defined : words->definitions) {
    const auto found = inputs_.find(defined.of);
    if (found == inputs_.end()) continue;
    derivation made;
    made.of = found->second;
    const check::checked* rule = std::exchange(file_, words);
    std::vector<std::uint32_t> from;
    for (const syntax::case_row& row : defined.written->rows) {
      derivation::row lowered;
      lowered.holds = row.condition ? truth(*row.condition) : make_.truth(true);
      for (const syntax::word& name : row.choices)
        if (const auto at = out_.inputs[made.of].declared.find_choice(name.text)) lowered.choices.push_back(static_cast<std::uint32_t>(*at));
      collect_inputs(lowered.holds, from);
      made.rows.push_back(std::move(lowered));
    }
    file_ = rule;
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    made.from = std::move(from);
    out_.derivations.push_back(std::move(made));
  }
}

SANTEI_INLINE std::vector<lowering::clause_pointer> lowering::clauses(syntax::clause_kind kind) const {
  std::vector<clause_pointer> found;
  for (const check::clause_place place : measure_->clauses)
    if (const syntax::clause& clause = file_->at(place); clause.is == kind) found.push_back(&clause);
  return found;
}

SANTEI_INLINE std::vector<lowering::clause_pointer> lowering::clauses(const check::category& of, syntax::clause_kind kind) const {
  std::vector<clause_pointer> found;
  for (const check::clause_place place : of.clauses)
    if (const syntax::clause& clause = file_->at(place); clause.is == kind) found.push_back(&clause);
  return found;
}

SANTEI_INLINE citation lowering::cite(const syntax::clause& clause) const { return plan::cite(*file_, *measure_, clause); }

SANTEI_INLINE void lowering::refuse(const span& where, std::string code, std::string ja, std::string en) {
  problems_.push_back({severity::error, std::move(code), {std::move(ja), std::move(en)}, {{where, {}}}, std::nullopt});
}

}  // namespace santei::plan::detail
