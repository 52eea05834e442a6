// The steps of a check, in order.
#pragma once

#include <santei/check/check.hpp>
#include <santei/impl/check/clause.ipp>
#include <santei/impl/check/declare.ipp>

#include <memory>
#include <utility>

namespace santei::check {

namespace detail {

SANTEI_INLINE void fill_measures(work& w) {
  for (const std::uint32_t block : measure_blocks(w.file.tree)) w.file.measures.push_back(measure_of(w, block));
}

}  // namespace detail

SANTEI_INLINE report check_file(syntax::file tree, const environment& around) {
  auto file = std::make_shared<checked>();
  file->tree = std::move(tree);
  detail::work w(*file, around);
  detail::declare_all(w);
  detail::name_results_to_expressions(*file, w.facts);
  w.grow();
  detail::build_scopes(w);
  detail::resolve_all(w);
  detail::fill_measures(w);
  report result;
  const bool wrong = w.problems.any_error();
  result.problems = detail::in_order(std::move(w.problems.found));
  if (!wrong) result.file = std::move(file);
  return result;
}

}  // namespace santei::check
