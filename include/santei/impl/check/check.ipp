// The steps of a check, in order.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/check/citations.ipp>
#include <santei/impl/check/clause.ipp>
#include <santei/impl/check/declare.ipp>
#include <santei/impl/check/defaults.ipp>
#include <santei/impl/check/idle.ipp>
#include <santei/impl/check/instrument.ipp>
#include <santei/impl/check/order.ipp>
#include <santei/impl/check/others.ipp>
#include <santei/impl/check/shares.ipp>
#include <santei/impl/check/unused.ipp>
#include <santei/syntax/rate_of_flow.hpp>

#include <memory>
#include <utility>

namespace santei::check {

namespace detail {

SANTEI_INLINE void fill_measures(work& w) {
  const std::vector<std::uint32_t> blocks = measure_blocks(w.file.tree);
  std::size_t clauses = 0;
  for (const std::uint32_t block : blocks) {
    for (const std::uint32_t at : chain_of(w, block)) clauses += w.file.tree.blocks[at].clauses.size();
    if (blocks.size() > w.around.within.measures)
      return report_limit(w, w.file.tree.blocks[block].where, "枠と類型が多すぎます", "too many 枠 and 類型", w.around.within.measures);
    if (clauses > w.around.within.clauses)
      return report_limit(w, w.file.tree.blocks[block].where, "枠に効く条文を合わせると多すぎます",
                          "too many clauses hold for the measures together", w.around.within.clauses);
    w.file.measures.push_back(measure_of(w, block));
  }
}

/// Whether each clause that holds for the measure has a meaning.
SANTEI_INLINE bool is_sound(const work& w, const measure& m) {
  const auto before = [](const clause_place& a, const clause_place& b) {
    return std::pair(a.block, a.clause) < std::pair(b.block, b.clause);
  };
  const auto broken = [&](const clause_place& place) { return std::binary_search(w.broken.begin(), w.broken.end(), place, before); };
  if (w.broken.empty()) return true;
  const bool own = std::any_of(m.clauses.begin(), m.clauses.end(), broken);
  return !own && std::none_of(m.categories.begin(), m.categories.end(),
                              [&](const category& one) { return std::any_of(one.clauses.begin(), one.clauses.end(), broken); });
}

/// What is asked of a measure once every name has a meaning.
SANTEI_INLINE void check_measures(work& w) {
  for (const measure& m : w.file.measures) {
    const said_clauses said(w.file, m.clauses);
    check_instrument(w, m, said);
    if (!is_sound(w, m)) continue;
    part_order(w, m).check();
    check_coverage(w, m, said);
    check_shares(w, m, said);
    check_last_stage(w, m, said);
  }
  grant_order(w).check();
  check_idle_clauses(w);
}

/// Citation problems, but for those of a place that is wrong already.
SANTEI_INLINE void add_citations(work& w, diagnostics citations) {
  std::vector<span> wrong;
  for (const diagnostic& one : w.problems.found)
    for (const label& at : one.labels) wrong.push_back(at.where);
  for (diagnostic& one : citations)
    if (std::find(wrong.begin(), wrong.end(), one.labels.front().where) == wrong.end()) w.problems.take(std::move(one));
}

}  // namespace detail

SANTEI_INLINE report check_file(syntax::file tree, const environment& around) {
  auto file = std::make_shared<checked>();
  syntax::add_rates_of_flows(tree);
  file->tree = std::move(tree);
  detail::work w(*file, around);
  detail::declare_all(w);
  if (diagnostics lacking = detail::lacking_vocabularies(w); !lacking.empty()) return {nullptr, detail::in_order(std::move(lacking))};
  if (file->vocabulary) syntax::count_beside(file->tree, file->vocabulary->counters);
  detail::find_other_files(w);
  detail::name_results_to_expressions(*file, w.facts);
  w.grow();
  detail::build_scopes(w);
  detail::resolve_all(w);
  detail::check_defaults(w);
  detail::fill_measures(w);
  detail::check_measure_keys(w);
  detail::check_tables(w);
  detail::check_measures(w);
  detail::warn_unused(w);
  if (around.pages != nullptr) detail::add_citations(w, check_citations(*file, *around.pages));
  report result;
  const bool wrong = w.problems.errors > 0;
  result.problems = detail::in_order(std::move(w.problems.found));
  if (!wrong && file->measures.empty()) {  // a vocabulary
    file->words = std::move(w.facts).table();
    file->called = detail::names_of_vocabularies(file->tree);
    file->counters = syntax::counters_of(file->tree);
  }
  if (!wrong) result.file = std::move(file);
  return result;
}

}  // namespace santei::check
