// What an answer lists beside its amount: facts that exclude each other, readings, assumptions, and what the page leaves open.
#pragma once

#include <santei/impl/plan/lower/lowering.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::plan::detail {

SANTEI_INLINE std::optional<std::uint32_t> lowering::declared(const syntax::word& name) const {
  for (std::uint32_t i = 0; i < file_->declarations.size(); ++i)
    if (file_->declarations[i].label == name.text || file_->declarations[i].key == name.text) return i;
  return std::nullopt;
}

SANTEI_INLINE void lowering::lower_exclusions() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::exclusive)) {
    const auto& names = std::get<syntax::exclusion_clause>(clause->says).names;
    if (names.size() > limits_.exclusive_facts)
      return refuse_work(clause->keyword, "排他に並ぶ事実が多すぎます", "排他 names too many facts", limits_.exclusive_facts);
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        const auto a = declared(names[i]), b = declared(names[j]);
        if (!a || !b) continue;
        const node_id both = make_.all(make_.input_truth(input_of(*a)), make_.input_truth(input_of(*b)));
        out_.exclusions.push_back({both, names[i].text, names[j].text, cite(*clause)});
      }
  }
}

SANTEI_INLINE void lowering::list_readings() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::reading)) {
    const auto& says = std::get<syntax::reading_clause>(clause->says);
    const auto declared = file_->find(says.key.text);
    const auto input = declared ? known_input(*declared) : std::nullopt;
    const auto is_it = [&](const open_reading& one) { return one.input == *input; };
    if (!input || std::any_of(out_.readings.begin(), out_.readings.end(), is_it)) continue;
    open_reading made;
    made.input = *input;
    for (const auto& option : says.options) made.texts.push_back(option.text);
    out_.readings.push_back(std::move(made));
  }
}

SANTEI_INLINE void lowering::list_assumptions() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::premise)) {
    const auto& says = std::get<syntax::premise_clause>(clause->says);
    std::string& premise = out_.premises.emplace_back();
    premise.reserve(says.role.text.size() + 2 + says.text.size());
    premise.append(says.role.text).append(": ").append(says.text);
    out_.assumptions.push_back("前提 " + premise);
  }
  std::vector<std::pair<std::string, std::string>> assumed_of;  // why, and the clauses that assume it
  std::map<std::string_view, std::size_t> place_of;             // by why
  std::set<std::pair<std::size_t, std::string>> listed;
  const auto assume = [&](const std::vector<syntax::basis>& bases, const syntax::clause& clause, std::string& what) {
    for (const syntax::basis& basis : bases) {
      if (basis.is != syntax::basis_kind::assumption) continue;
      if (what.empty()) what = cite(clause).text, what.erase(std::min(what.find('\n'), what.size()));  // once, however many bases it has
      const auto [at, fresh] = place_of.emplace(basis.text, assumed_of.size());
      if (fresh) assumed_of.emplace_back(basis.text, "");
      std::string& clauses = assumed_of[at->second].second;
      if (listed.emplace(at->second, what).second) clauses += (clauses.empty() ? "" : "、") + what;
    }
  };
  std::vector<span> defaults;  // なければ
  for (const syntax::expression& e : file_->tree.expressions)
    if (e.is == syntax::expression_kind::otherwise) defaults.push_back(e.where);
  const auto takes_default = [&](const span& row) {
    return std::any_of(defaults.begin(), defaults.end(), [&](const span& one) { return row.begin <= one.begin && one.end <= row.end; });
  };
  const auto assumed = [&](const syntax::clause& clause) {
    std::string what;
    assume(clause.bases, clause, what);
    if (const auto* table = std::get_if<syntax::table_clause>(&clause.says))
      for (const auto& row : table->rows)
        if (takes_default(row.where)) assume(row.bases, clause, what);
    if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says))
      for (const auto& row : cases->rows)
        if (takes_default(row.where)) assume(row.bases, clause, what);
  };
  for (const check::clause_place place : measure_->clauses) assumed(file_->at(place));
  for (const check::category& category : measure_->categories)
    for (const check::clause_place place : category.clauses) assumed(file_->at(place));
  for (const auto& [why, what] : assumed_of) out_.assumptions.push_back("仮定 " + what + ": " + why);
}

/// What the 補助額 of other measures rests on, the amount rests on; their 前提 are no condition of this measure.
SANTEI_INLINE void lowering::list_notes_of_others() {
  if (others_.empty()) return;
  const std::vector<std::string> premises = out_.premises, own = out_.assumptions;
  std::set<const check::measure*> told{measure_};
  for (const check::granting& other : others_) {
    if (!told.insert(other.of).second) continue;
    per_measure outer = std::exchange(at_, {});
    const check::measure* const here = measure_;
    const check::checked* const rule = std::exchange(file_, other.in);
    turn_to(*other.of);
    list_readings();
    std::vector<std::string> listed = std::exchange(out_.assumptions, {});
    list_assumptions();
    for (const std::string& one : out_.assumptions) {
      static constexpr std::string_view word = "仮定 ";  // as long as 前提
      if (std::find(own.begin(), own.end(), one) == own.end())
        listed.push_back(one.substr(0, word.size()) + "補助額( " + other.of->id() + " ) の" + one.substr(word.size()));
    }
    out_.assumptions = std::move(listed);
    file_ = rule;
    measure_ = here;
    at_ = std::move(outer);
  }
  out_.premises = premises;
}

SANTEI_INLINE void lowering::note_budget() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::budget)) {
    const auto& written = file_->tree.expressions[std::get<syntax::budget_clause>(clause->says).amount];
    if (written.is == syntax::expression_kind::literal && (!out_.budget || *out_.budget < written.literal.value))
      out_.budget = written.literal.value;
  }
}

SANTEI_INLINE void lowering::list_unstated() {
  for (const clause_pointer clause : clauses(syntax::clause_kind::unstated)) {
    const auto& phrases = std::get<syntax::unstated_clause>(clause->says).phrases;
    out_.unstated.reserve(out_.unstated.size() + phrases.size());
    for (const syntax::word& phrase : phrases) out_.unstated.push_back(phrase.text);
  }
}

}  // namespace santei::plan::detail
