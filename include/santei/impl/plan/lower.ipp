// The driver: requirements, grant, shares, stages, and what an answer lists beside them.
#pragma once

#include <santei/plan/lower.hpp>

#include <santei/impl/plan/lower/lowering.hpp>

#include <santei/impl/plan/lower/names.ipp>
#include <santei/impl/plan/lower/expression.ipp>
#include <santei/impl/plan/lower/condition.ipp>
#include <santei/impl/plan/lower/figure.ipp>
#include <santei/impl/plan/lower/grant.ipp>
#include <santei/impl/plan/lower/flow.ipp>

namespace santei::plan {

namespace detail {

SANTEI_INLINE void lowering::run() {
  lower_requirements();
  lower_grant();
  if (!problems_.empty()) return;
  out_.eligible = make_.truth(true);
  for (const requirement& one : out_.requirements) out_.eligible = make_.all(out_.eligible, one.holds);
  if (row_holds_ != no_node) out_.eligible = make_.all(out_.eligible, make_.exists(row_holds_));
  lower_shares();
  lower_flow();
  for (const clause_pointer clause : clauses(syntax::clause_kind::exclusive)) {
    const auto& names = std::get<syntax::exclusion_clause>(clause->says).names;
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        const auto declared = [&](const syntax::word& name) -> std::optional<std::uint32_t> {
          for (std::uint32_t k = 0; k < file_->declarations.size(); ++k)
            if (file_->declarations[k].label == name.text || file_->declarations[k].key == name.text) return k;
          return std::nullopt;
        };
        const auto a = declared(names[i]), b = declared(names[j]);
        if (!a || !b) continue;
        const node_id both = make_.all(make_.input_truth(input_of(*a)), make_.input_truth(input_of(*b)));
        out_.exclusions.push_back({both, names[i].text, names[j].text, cite(*clause)});
      }
  }
  derive_facts();
  for (const clause_pointer clause : clauses(syntax::clause_kind::reading)) {
    const auto& says = std::get<syntax::reading_clause>(clause->says);
    const auto declared = file_->find(says.key.text);
    if (!declared || !inputs_.contains(*declared)) continue;
    open_reading made;
    made.input = inputs_.at(*declared);
    for (const auto& option : says.options) made.texts.push_back(option.text);
    out_.readings.push_back(std::move(made));
  }
  const auto add_assumption = [&](std::string text) {
    if (std::find(out_.assumptions.begin(), out_.assumptions.end(), text) == out_.assumptions.end()) out_.assumptions.push_back(std::move(text));
  };
  for (const clause_pointer clause : clauses(syntax::clause_kind::premise)) {
    const auto& says = std::get<syntax::premise_clause>(clause->says);
    out_.premises.push_back(says.role.text + ": " + says.text);
    add_assumption("前提 " + says.role.text + ": " + says.text);
  }
  const auto assumed = [&](const syntax::clause& clause) {
    for (const syntax::basis& basis : clause.bases)
      if (basis.is == syntax::basis_kind::assumption) add_assumption("仮定 " + basis.text);
  };
  for (const check::clause_place place : measure_.clauses) assumed(file_->at(place));
  for (const check::category& category : measure_.categories)
    for (const check::clause_place place : category.clauses) assumed(file_->at(place));
  for (const clause_pointer clause : clauses(syntax::clause_kind::unstated))
    for (const syntax::word& phrase : std::get<syntax::unstated_clause>(clause->says).phrases) out_.unstated.push_back(phrase.text);
}

}  // namespace detail

SANTEI_INLINE outcome<measure_plan> lower(const check::checked& file, std::size_t measure) {
  detail::lowering lowering(file, file.measures[measure]);
  lowering.run();
  if (!lowering.problems().empty()) return lowering.problems();
  return lowering.take();
}

}  // namespace santei::plan
