// The account of a derivation: each clause of the measure with what became of it, then the amounts in the order of §4.
#pragma once

#include <santei/impl/verify/derive_fact.hpp>
#include <santei/impl/verify/derive_grant.hpp>
#include <santei/impl/verify/derive_names.hpp>
#include <santei/impl/verify/derive_number.hpp>
#include <santei/impl/verify/derive_truth.hpp>
#include <santei/syntax/print.hpp>

#include <algorithm>

namespace santei::verify::detail {

/// Whether a clause of the kind can change the verdict or the amount.
inline bool has_effect(syntax::clause_kind is) {
  using enum syntax::clause_kind;
  switch (is) {
    case eligible: case cost: case cost_cap: case cost_floor: case rate: case rate_addition: case rate_cap: case fixed: case amount: case addition: case raise_to: case floor:
    case cap: case cap_addition: case total_cap: case rounding: case value: case table: case cases: case exclusive: return true;
    case use: case source: case instrument: case department: case edition: case budget: case flow: case premise: case shares:
    case not_together: case unstated: case item: case reading: case example: case period: case alias: case currency: case vocabulary: return false;
  }
  return false;
}

inline std::string text_of(const number& of) { return of.known() ? of.value.text() : "?"; }

inline std::string derivation::category_word() const { return category_ != nullptr ? category_->key + " " : std::string(); }

inline void derivation::note(std::string_view what, const number& of) {
  amounts_ += "amount " + category_word() + std::string(what) + " " + text_of(of) + "\n";
}

inline void derivation::note(std::string_view what, const draft& of) {
  const std::string stated = of.has_stated == truth::no ? "-" : text_of(of.stated);
  const std::string possible = of.has_possible == truth::no ? "-" : text_of(of.least) + " " + text_of(of.most);
  amounts_ += "amount " + category_word() + std::string(what) + " " + stated + " " + possible + "\n";
}

/// joint stated 2500; then each limit that bears on it, with its weight: the weighted sum of what they allow is the value.
inline void derivation::note_proof(std::string_view name, const program& of, const proof& by) {
  amounts_ += "joint " + std::string(name) + " " + by.value.text() + "\n";
  for (std::size_t i = 0; i < by.weights.size(); ++i)
    if (by.weights[i].sign() != 0)
      amounts_ += "weight " + by.weights[i].text() + " " + of.limits[i].most.text() + " " + of.limits[i].name + "\n";
}

inline std::string rounding_words(const syntax::rounding_clause& of) {
  const char* mode = of.mode == rounding_mode::down ? "down" : of.mode == rounding_mode::up ? "up" : "half_up";
  const char* scope = of.scope == syntax::rounding_scope::whole ? "" : of.scope == syntax::rounding_scope::row ? " by_row" : " by_category";
  return of.unit ? "rounds " + of.unit->text() + " " + mode + scope : "rounds nothing";
}

inline std::string derivation::outcome_of(const syntax::clause& clause, const clause_list& among) {
  if (const auto verdict = verdicts_.find(&clause); verdict != verdicts_.end()) return name_of(verdict->second);
  if (!reached_grant_) return "unneeded";
  row_asked_ = false;
  const truth when = applies(clause);
  if (std::exchange(row_asked_, false)) return "by_row";
  if (when != truth::yes) return when == truth::no ? "idle" : "open";
  if (overridden(clause, among) != truth::no) return "overridden";
  if (const auto* rounding = std::get_if<syntax::rounding_clause>(&clause.says)) return rounding_words(*rounding);
  if (clause.is == syntax::clause_kind::table || clause.is == syntax::clause_kind::exclusive) return "read";
  if (const auto* cases = std::get_if<syntax::cases_clause>(&clause.says)) {
    const clause_list* named = value_named(cases->name.text);
    const number made = named != nullptr ? value_of(*named) : open;
    return named == nullptr ? "read" : std::exchange(row_asked_, false) ? "by_row" : "gives " + text_of(made);
  }
  const syntax::figure& figure = figure_in(clause);
  if (figure.alternatives.size() != 1 || figure.alternatives[0].is != syntax::alternative_kind::value) return "leaves_open";
  const number made = value_of(figure.alternatives[0].value);
  return std::exchange(row_asked_, false) ? "by_row" : "gives " + text_of(made);
}

/// clause 1:17
inline std::string derivation::place_of(const syntax::clause& clause) const {
  const std::size_t line = shared_.sources[clause.where.source].line_of(clause.where.begin);
  return "clause " + std::to_string(clause.where.source + 1) + ":" + std::to_string(line);
}

/// clause 1:17 gives 1/3 補助率 1/3 以内
inline std::string derivation::line_of(const syntax::clause& clause, const clause_list& among) {
  std::string text = syntax::print(*measure_.tree, clause);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return place_of(clause) + " " + outcome_of(clause, among) + " " + text + "\n";
}

inline std::string derivation::account() {
  std::string lines;
  for (const syntax::clause* one : measure_.clauses)
    if (has_effect(one->is)) lines += line_of(*one, measure_.clauses);
  for (const category& of : measure_.categories) {
    category_ = &of;
    category_names_ = names_in(of.clauses);
    lines += "category " + of.key + "\n";
    for (const syntax::clause* one : of.clauses)
      if (has_effect(one->is)) lines += line_of(*one, of.clauses);
  }
  category_ = nullptr;
  category_names_ = {};
  return lines + amounts_;
}

}  // namespace santei::verify::detail
