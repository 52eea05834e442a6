// Facts and open points become inputs of the plan, each once.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>
#include <santei/syntax/print.hpp>
#include <santei/value/writing.hpp>

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

/// Whether declarations of the file being read have the numbers that they have in the rule.
SANTEI_INLINE bool lowering::counts_as_here() const { return file_ == rule_ || file_ == rule_->vocabulary.get(); }

SANTEI_INLINE std::uint32_t lowering::input_of(std::uint32_t declaration) {
  if (!counts_as_here()) return input_of_other_file(declaration);
  if (const auto found = inputs_.find(declaration); found != inputs_.end()) return found->second;
  const std::uint32_t index = add_input(declaration);
  inputs_.emplace(declaration, index);
  return index;
}

SANTEI_INLINE std::uint32_t lowering::add_input(std::uint32_t declaration) {
  const auto index = static_cast<std::uint32_t>(out_.inputs.size());
  const santei::declaration& declared = file_->declarations[declaration];
  input made{declared, file_->open_point[declaration], !declared.rows.empty(), {}, false};
  if (made.per_row) take_rows(made.declared.rows, declared.where);
  if (made.open_point && made.declared.of.of == kind::money) made.declared.of.in = out_.money;  // fixed_amount is of every file
  if (made.declared.of.of == kind::truth) made.declared.choices = {{"no", "いいえ", -1}, {"yes", "はい", -1}};
  if (made.declared.of.of == kind::category && may_be_no_choice(declaration)) made.declared.choices.push_back({"", "なし", -1});
  out_.inputs.push_back(std::move(made));
  return index;
}

SANTEI_INLINE std::uint32_t lowering::builtin_input(std::string_view key) { return input_of(*file_->find(key)); }

/// The declaration of what settles the rate of a figure: that of its [key], else rate_category.
SANTEI_INLINE std::uint32_t lowering::rate_point(const syntax::figure& figure) const {
  return *file_->find(figure.key ? std::string_view(figure.key->text) : std::string_view("rate_category"));
}

/// The choice among listed rates: one input for all figures of the measure with one key, with every rate that any of them lists.
/// What a listed figure is called as a choice.
SANTEI_INLINE std::string lowering::label_of(const syntax::alternative& one) const {
  if (one.is == syntax::alternative_kind::value) return syntax::print_expression(file_->tree, one.value);
  return one.is == syntax::alternative_kind::fixed_open ? "定額" : "未定";
}

SANTEI_INLINE std::uint32_t lowering::rate_choice(const syntax::figure& figure) {
  const std::uint32_t point = rate_point(figure);
  const auto [known, fresh] = listed_rates_.emplace(file_->declarations[point].key, static_cast<std::uint32_t>(out_.inputs.size()));
  if (fresh) {
    input made;
    made.declared = file_->declarations[point];
    made.declared.of = {kind::category, ""};
    made.open_point = true;
    out_.inputs.push_back(std::move(made));
  }
  const std::uint32_t index = known->second;
  input& choice_input = out_.inputs[index];
  for (const syntax::alternative& one : figure.alternatives) {
    const bool is_value = one.is == syntax::alternative_kind::value;
    const std::string label = label_of(one);
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

/// Every 場合分け of a fact, those of the vocabulary first.
SANTEI_INLINE std::vector<lowering::known_definition> lowering::definitions() const {
  std::vector<known_definition> made;
  for (const check::checked* in : {static_cast<const check::checked*>(file_->vocabulary.get()), file_})
    if (in != nullptr)
      for (const check::definition& one : in->definitions) made.push_back({in, &one});
  return made;
}

/// The facts that a 場合分け looks at, each once, and its conditions, row by row.
SANTEI_INLINE const lowering::defined_fact& lowering::lower_definition(const known_definition& of) {
  const std::pair key{of.of, rounded_rows_};
  if (const auto known = at_.definitions.find(key); known != at_.definitions.end()) return known->second;
  const check::checked* rule = std::exchange(file_, of.in);
  const bool within = std::exchange(defining_, true);
  defined_fact made;
  for (const syntax::case_row& row : of.of->written->rows) {
    made.holds.push_back(row.condition ? truth(*row.condition) : make_.truth(true));
    if (!row.condition) continue;
    for (const std::uint32_t fact : subjects(*row.condition)) made.from.push_back(input_of(fact));  // a condition that always holds asks too
  }
  file_ = rule;
  defining_ = within;
  collect_inputs(made.holds, made.from);
  std::sort(made.from.begin(), made.from.end());
  made.from.erase(std::unique(made.from.begin(), made.from.end()), made.from.end());
  return at_.definitions.emplace(key, std::move(made)).first->second;
}

/// The inputs of which one that is given tells of the fact: itself, and what it follows from. Of two facts that follow from each other the
/// one defined first tells of the other.
SANTEI_INLINE void lowering::collect_tellers(std::uint32_t declaration, std::vector<std::uint32_t>& into) {
  const std::uint32_t own = input_of(declaration);
  if (std::find(into.begin(), into.end(), own) != into.end()) return;
  into.push_back(own);
  const std::vector<known_definition> all = definitions();
  const auto mine = std::find_if(all.begin(), all.end(), [&](const known_definition& one) { return one.of->of == declaration; });
  if (mine == all.end()) return;
  for (const std::uint32_t source : lower_definition(*mine).from) {
    const auto theirs = std::find_if(all.begin(), all.end(), [&](const known_definition& one) { return input_of(one.of->of) == source; });
    if (theirs == all.end()) {
      into.push_back(source);
      continue;
    }
    const std::vector<std::uint32_t> back = theirs > mine ? lower_definition(*theirs).from : std::vector<std::uint32_t>();
    if (std::find(back.begin(), back.end(), own) == back.end()) collect_tellers(theirs->of->of, into);
  }
}

SANTEI_INLINE const std::vector<std::uint32_t>& lowering::tellers(std::uint32_t declaration) {
  if (const auto known = at_.tellers.find(declaration); known != at_.tellers.end()) return known->second;
  std::vector<std::uint32_t> made;
  collect_tellers(declaration, made);
  const auto key = [&](std::uint32_t input) -> const std::string& { return out_.inputs[input].declared.key; };
  std::sort(made.begin() + 1, made.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });  // whatever the order of the rows
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return at_.tellers.emplace(declaration, std::move(made)).first->second;
}

/// Whether anything is known of a fact: of itself, or of those it follows from; of itself alone while it is said how facts follow.
SANTEI_INLINE node_id lowering::told(std::uint32_t declaration) {
  node_id result = make_.given(input_of(declaration));
  if (defining_) return result;
  for (const std::uint32_t input : tellers(declaration)) result = make_.any(result, make_.given(input));
  return result;
}

/// Whether a 場合分け never settles its fact, as no row yields a single choice: it only says what may not be.
SANTEI_INLINE bool lowering::leaves_open(const check::definition& of) {
  return std::none_of(of.choices.begin(), of.choices.end(), [](const auto& yields) { return yields.size() < 2; });
}

/// Whether what is known of a fact says more than that it may be the choice: anything does, but a 場合分け that never settles the fact only
/// by what it leaves out.
SANTEI_INLINE node_id lowering::rules_out(std::uint32_t declaration, const syntax::word& choice) {
  const std::vector<known_definition> all = definitions();
  const auto mine = std::find_if(all.begin(), all.end(), [&](const known_definition& one) { return one.of->of == declaration; });
  if (defining_ || mine == all.end() || !leaves_open(*mine->of)) return told(declaration);
  const auto stands_in = static_cast<std::uint32_t>(file_->declarations[declaration].find_choice(choice.text).value_or(check::none));
  const std::vector<node_id> holds = lower_definition(*mine).holds;
  node_id left = make_.truth(false);
  for (std::size_t row = holds.size(); row-- > 0;) {
    const std::vector<std::uint32_t>& yields = mine->of->choices[row];
    left = make_.select_truth(holds[row], make_.truth(std::find(yields.begin(), yields.end(), stands_in) != yields.end()), left);
  }
  return make_.any(make_.given(input_of(declaration)), make_.all(told(declaration), make_.negate(left)));
}

/// 場合分け of a fact: how it follows from others when it is not given. What those follow from is read too.
SANTEI_INLINE void lowering::derive_facts() {
  derive_facts_of_file();
  if (others_.empty()) return;
  std::set<const check::checked*> done{file_};
  for (const check::granting& other : others_) {
    if (!done.insert(other.in).second) continue;
    per_measure outer = std::exchange(at_, {});
    const check::checked* const rule = std::exchange(file_, other.in);
    derive_facts_of_file();
    file_ = rule;
    at_ = std::move(outer);
  }
}

SANTEI_INLINE void lowering::derive_facts_of_file() {
  const std::vector<known_definition> all = definitions();
  std::vector<std::optional<derivation>> made(all.size());
  const auto is_derived = [&](std::uint32_t input) {
    return std::any_of(out_.derivations.begin(), out_.derivations.end(), [&](const derivation& one) { return one.of == input; });
  };
  for (bool more = true; std::exchange(more, false);)
    for (std::size_t at = 0; at < all.size(); ++at)
      if (const auto input = made[at] ? std::nullopt : known_input(all[at].of->of); input && !is_derived(*input)) made[at] = derive_fact(all[at]), more = true;
  for (std::size_t at = all.size(); at-- > 0;)
    if (made[at]) out_.derivations.push_back(*std::move(made[at]));
}

SANTEI_INLINE derivation lowering::derive_fact(const known_definition& of) {
  derivation made;
  made.of = input_of(of.of->of);
  const defined_fact& defined = lower_definition(of);
  const santei::declaration& declared = out_.inputs[made.of].declared;
  for (std::size_t row = 0; row < defined.holds.size(); ++row) {
    derivation::row lowered{defined.holds[row], of.of->choices[row]};
    std::replace(lowered.choices.begin(), lowered.choices.end(), check::none, static_cast<std::uint32_t>(declared.choices.size() - 1));  // なし
    made.rows.push_back(std::move(lowered));
  }
  made.from = tellers(of.of->of);
  made.from.insert(made.from.end(), defined.from.begin(), defined.from.end());
  std::sort(made.from.begin(), made.from.end());
  made.from.erase(std::unique(made.from.begin(), made.from.end()), made.from.end());
  made.from.erase(std::find(made.from.begin(), made.from.end(), made.of));
  return made;
}

/// Whether a 場合分け says that the fact may be none of its choices.
SANTEI_INLINE bool lowering::may_be_no_choice(std::uint32_t declaration) const {
  const auto yields_none = [](const std::vector<std::uint32_t>& choices) {
    return std::find(choices.begin(), choices.end(), check::none) != choices.end();
  };
  const std::vector<known_definition> all = definitions();
  return std::any_of(all.begin(), all.end(), [&](const known_definition& one) {
    return one.of->of == declaration && std::any_of(one.of->choices.begin(), one.of->choices.end(), yields_none);
  });
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

SANTEI_INLINE void lowering::refuse(const span& where, std::string code, std::string ja, std::string en, std::optional<message> help) {
  problems_.push_back({severity::error, std::move(code), {std::move(ja), std::move(en)}, {{where, {}}}, std::move(help)});
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

/// A range that holds what the fact is in practice: "金額 0円 以上 1000億円 以下".
SANTEI_INLINE std::string sensible_range(const declaration& fact) {
  const bool money = fact.of.of == kind::money, rate = fact.of.of == kind::ratio;
  const rational least = fact.range().lower() ? fact.range().lower()->value : rational(0);
  const rational usual = money ? 100'000'000'000 : rate ? 1 : fact.of.of == kind::quantity ? 100'000'000 : 10'000;
  return declared_as(fact.of) + (fact.counter.empty() ? "" : " " + fact.counter) + " " + literal_text(least, fact.of) + " 以上 " + literal_text(std::max(usual, least), fact.of) + " 以下";
}

SANTEI_INLINE void lowering::refuse_magnitude(const std::vector<std::uint32_t>& unbounded) {
  const std::string most = std::to_string(limits_.magnitude_bits);
  refuse(measure_->where, "E0428", "計算の途中の数が大きくなりすぎます（2の" + most + "乗まで）",
         "an intermediate number could become too large (up to 2 to the power of " + most + ")");
  problems_.back().help = message{"掛け合わせる数を減らしてください", "multiply fewer numbers"};
  std::string lines;
  for (const std::uint32_t one : unbounded) {
    const declaration& fact = out_.inputs[one].declared;
    const std::string to = fact.where.source == measure_->where.source
                               ? "項目 " + fact.label + " [" + fact.key + "] " + sensible_range(fact)
                               : "小さい方( " + fact.label + ", … )";
    lines += (lines.empty() ? "" : "、") + to;
  }
  if (!lines.empty())
    problems_.back().help = message{"項目のとりうる大きさを宣言するか、式の中で抑えます: " + lines,
                                    "declare how large the facts may be, or bound them in the formula: " + lines};
}

/// What the builder could not hold.
SANTEI_INLINE void lowering::refuse_size() {
  if (make_.full())
    refuse_work(measure_->where, "枠の計算の段が多すぎます", "the computation of the measure has too many nodes", limits_.nodes);
  else if (make_.too_large())
    refuse_magnitude({});
  else if (const magnitude found = magnitude_of(out_, limits_.magnitude_bits); found.bits > limits_.magnitude_bits)
    refuse_magnitude(unbounded_inputs(out_, found.at));
  else if (plan::depth(out_) > limits_.depth)
    refuse_work(measure_->where, "枠の計算の段が深すぎます", "the computation of the measure is too deep", limits_.depth);
}

}  // namespace santei::plan::detail
