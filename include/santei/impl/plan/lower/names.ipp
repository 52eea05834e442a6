// Facts and open points become inputs of the plan, each once.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>
#include <set>

namespace santei::plan::detail {

SANTEI_INLINE void lowering::turn_to(const check::measure& measure) {
  measure_ = &measure;
  const auto kind_at = [&](const check::clause_place& place) { return static_cast<std::size_t>(file_->at(place).is); };
  std::array<std::uint32_t, 65>& begins = at_.begins = {};
  for (const check::clause_place& place : measure.clauses) ++begins[kind_at(place) + 1];
  for (std::size_t kind = 1; kind < begins.size(); ++kind) begins[kind] += begins[kind - 1];
  std::array<std::uint32_t, 65> next = begins;
  at_.by_kind.resize(measure.clauses.size());
  for (const check::clause_place& place : measure.clauses) at_.by_kind[next[kind_at(place)]++] = &file_->at(place);
}

SANTEI_INLINE std::uint32_t lowering::input_of(std::uint32_t declaration) {
  if (const auto found = inputs_.find(declaration); found != inputs_.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(out_.inputs.size());
  const santei::declaration& declared = file_->declarations[declaration];
  input made{declared, file_->open_point[declaration], !declared.rows.empty(), {}, false};
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
    const std::string label = is_value                                         ? syntax::print_expression(file_->tree, one.value)
                              : one.is == syntax::alternative_kind::fixed_open ? "定額"
                                                                               : "未定";
    if (choice_input.declared.find_choice(label)) continue;
    if (choice_input.declared.choices.size() >= limits_.listed_rates) {
      refuse_work(figure.where, "挙げられた率が多すぎます", "too many rates are listed", limits_.listed_rates);
      break;
    }
    choice_input.declared.choices.push_back({label, label, -1});
    choice_input.rates.push_back(is_value ? std::optional(file_->tree.expressions[one.value].literal.value) : std::nullopt);
  }
  return index;
}

/// Calls `see` with each 場合分け of a fact, those of the vocabulary first; names in it are read in its own file.
template <class See>
void lowering::each_definition(See see) {
  const check::checked* const own = file_;
  for (const check::checked* words : {static_cast<const check::checked*>(own->vocabulary.get()), own}) {
    if (words == nullptr) continue;
    file_ = words;
    for (const check::definition& defined : words->definitions) see(defined);
  }
  file_ = own;
}

/// Whether anything is known of a fact: of itself, or of those it follows from.
SANTEI_INLINE node_id lowering::told(std::uint32_t declaration) {
  node_id result = make_.given(input_of(declaration));
  each_definition([&](const check::definition& defined) {
    if (defined.of != declaration) return;
    std::vector<std::uint32_t> from;
    for (const syntax::case_row& row : defined.written->rows)
      if (row.condition) collect_inputs({truth(*row.condition)}, from);
    const auto key = [&](std::uint32_t input) -> const std::string& { return out_.inputs[input].declared.key; };
    std::sort(from.begin(), from.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });  // whatever the order of the rows
    from.erase(std::unique(from.begin(), from.end()), from.end());
    for (const std::uint32_t input : from) result = make_.any(result, make_.given(input));
  });
  return result;
}

/// 場合分け of a fact: how it follows from others when it is not given. What those follow from is read too.
SANTEI_INLINE void lowering::derive_facts() {
  std::set<std::uint32_t> done;  // declarations
  for (bool more = true; more;) {
    more = false;
    each_definition([&](const check::definition& defined) {
      const auto found = inputs_.find(defined.of);
      if (found == inputs_.end() || !done.insert(defined.of).second) return;
      derive(defined, found->second);
      more = true;
    });
  }
}
SANTEI_INLINE void lowering::derive(const check::definition& defined, std::uint32_t input) {
  derivation made;
  made.of = input;
  std::vector<node_id> holds;
  made.rows.reserve(defined.written->rows.size());
  for (const syntax::case_row& row : defined.written->rows) {
    derivation::row lowered;
    lowered.holds = row.condition ? truth(*row.condition) : make_.truth(true);
    for (const syntax::word& name : row.choices)
      if (const auto at = out_.inputs[made.of].declared.find_choice(name.text))
        lowered.choices.push_back(static_cast<std::uint32_t>(*at));
    holds.push_back(lowered.holds);
    made.rows.push_back(std::move(lowered));
  }
  collect_inputs(std::move(holds), made.from);
  std::sort(made.from.begin(), made.from.end());
  made.from.erase(std::unique(made.from.begin(), made.from.end()), made.from.end());
  out_.derivations.push_back(std::move(made));
}

SANTEI_INLINE lowering::clause_list lowering::clauses(syntax::clause_kind kind) const {
  const std::uint32_t begin = at_.begins[static_cast<std::size_t>(kind)], end = at_.begins[static_cast<std::size_t>(kind) + 1];
  return {at_.by_kind.data() + begin, end - begin};
}

SANTEI_INLINE std::vector<lowering::clause_pointer> lowering::clauses(const check::category& of, syntax::clause_kind kind) const {
  std::vector<clause_pointer> found;
  for (const check::clause_place place : of.clauses)
    if (const syntax::clause& clause = file_->at(place); clause.is == kind) found.push_back(&clause);
  return found;
}

/// A citation of the clause without its text.
SANTEI_INLINE citation bases_of(const check::measure& measure, const syntax::clause& clause) {
  citation made{{}, {}, {}, clause.where};
  made.bases.reserve(clause.bases.size());
  bool quotes = false;
  for (const syntax::basis& basis : clause.bases) {
    made.bases.push_back({static_cast<basis_kind>(basis.is), basis.text});  // the same three, in the same order
    quotes = quotes || basis.is == syntax::basis_kind::quote;
  }
  if (quotes) made.page = measure.page;
  return made;
}

SANTEI_INLINE citation lowering::cite(const syntax::clause& clause) const { return plan::cite(*file_, *measure_, clause); }

SANTEI_INLINE void lowering::refuse(const span& where, std::string code, std::string ja, std::string en) {
  problems_.push_back({severity::error, std::move(code), {std::move(ja), std::move(en)}, {{where, {}}}, std::nullopt});
}

SANTEI_INLINE void lowering::refuse_work(const span& where, const std::string& ja, const std::string& en, std::size_t most) {
  const std::string number = std::to_string(most);
  refuse(where, "E0429", ja + "（" + number + "まで）", en + " (at most " + number + ")");
}

SANTEI_INLINE bool lowering::nests_too_deeply(const span& where) {
  if (nested_ < limits_.nested) return false;
  refuse_work(where, "値・表・補助額を使い合う段が深すぎます", "値, 表 and 補助額 use one another too deeply", limits_.nested);
  return true;
}

SANTEI_INLINE void lowering::refuse_magnitude() {
  const std::string most = std::to_string(limits_.magnitude_bits);
  refuse(measure_->where, "E0428", "計算の途中の数が大きくなりすぎます（2の" + most + "乗まで）",
         "an intermediate number could become too large (up to 2 to the power of " + most + ")");
  problems_.back().help = message{"掛け合わせる数を減らしてください", "multiply fewer numbers"};
}

/// What the builder could not hold.
SANTEI_INLINE void lowering::refuse_size() {
  if (make_.full())
    refuse_work(measure_->where, "枠の計算の節が多すぎます", "the computation of the measure has too many nodes", limits_.nodes);
  else if (make_.too_large() || magnitude_bits(out_) > limits_.magnitude_bits)
    refuse_magnitude();
  else if (plan::depth(out_) > limits_.depth)
    refuse_work(measure_->where, "枠の計算の段が深すぎます", "the computation of the measure is too deep", limits_.depth);
}

}  // namespace santei::plan::detail
