// The names of the limits.
#pragma once

#include <santei/catalogue/limits.hpp>
#include <santei/impl/catalogue/select.ipp>
#include <santei/text/normal.hpp>

#include <string>
#include <utility>

namespace santei::catalogue {

namespace detail {

/// Shows `see` every limit with its name; of limits that may be changed, it may change them.
template <class Limits, class See>
void each_limit(Limits& of, See see) {
  see("syntax.bytes", of.syntax.bytes), see("syntax.nesting", of.syntax.nesting), see("syntax.nodes", of.syntax.nodes);
  see("syntax.digits", of.syntax.digits), see("syntax.problems", of.syntax.problems), see("syntax.steps", of.syntax.steps);
  see("check.measures", of.check.measures), see("check.clauses", of.check.clauses), see("check.grants", of.check.grants);
  see("check.files", of.check.files);
  see("check.choices", of.check.choices);
  see("check.table_nesting", of.check.table_nesting), see("check.row_pairs", of.check.row_pairs);
  see("check.range_steps", of.check.range_steps), see("check.all_range_steps", of.check.all_range_steps);
  see("check.linear_steps", of.check.linear_steps), see("check.all_linear_steps", of.check.all_linear_steps);
  see("plan.magnitude_bits", of.plan.magnitude_bits), see("plan.steps", of.plan.steps), see("plan.problems", of.plan.problems);
  see("plan.nodes", of.plan.nodes), see("plan.depth", of.plan.depth), see("plan.nested", of.plan.nested);
  see("plan.listed_rates", of.plan.listed_rates), see("plan.exclusive_facts", of.plan.exclusive_facts);
  see("plan.tied_categories", of.plan.tied_categories);
  see("evaluate.states", of.analyse.answer.states), see("evaluate.restricts", of.analyse.answer.restricts);
  see("evaluate.completions", of.analyse.answer.completions), see("evaluate.cells", of.analyse.answer.cells);
  see("evaluate.splits", of.analyse.answer.splits), see("evaluate.steps", of.analyse.answer.steps);
  see("analyse.curve_cases", of.analyse.curve_cases), see("analyse.curve_steps", of.analyse.curve_steps);
  see("analyse.jumps", of.analyse.jumps), see("analyse.trial_steps", of.analyse.trial_steps);
  see("analyse.path_steps", of.analyse.path_steps), see("analyse.mutant_steps", of.analyse.mutant_steps);
  see("analyse.idle_nodes", of.analyse.idle_nodes), see("analyse.idle_steps", of.analyse.idle_steps);
  see("analyse.case_steps", of.analyse.case_steps);
  see("analyse.proof_nodes", of.analyse.proof_nodes);
  see("combine.steps", of.combine.steps);
}

}  // namespace detail

SANTEI_INLINE std::vector<named_limit> named_limits(const limits& of) {
  std::vector<named_limit> made;
  detail::each_limit(of, [&](const char* name, auto value) { made.push_back({name, static_cast<std::size_t>(value)}); });
  return made;
}

SANTEI_INLINE outcome<std::size_t> limits::set(std::string_view name, std::size_t value) {
  bool found = false;
  if (value > 0)
    detail::each_limit(*this, [&](std::string_view known, auto& limit) {
      if (known == name) limit = value, found = true;
    });
  if (found) return value;
  const std::string shown(name.substr(0, 80));
  if (value == 0) return detail::refusal("E0833", {"限度「" + shown + "」は 1 以上です", "the limit '" + shown + "' is at least 1"}, {});
  std::vector<std::string> names;
  for (const named_limit& one : named_limits()) names.push_back(one.name);
  const std::vector<std::string> near = nearest(name, names);
  const std::string list = detail::joined(near.empty() ? names : near);
  return detail::refusal("E0833", {"「" + shown + "」という限度はありません", "there is no limit '" + shown + "'"},
                         message{"近いもの: " + list, "nearest: " + list});
}

}  // namespace santei::catalogue
