// The pages that the clauses of a block are looked up on.
#pragma once

#include <santei/check/checked.hpp>
#include <santei/config.hpp>
#include <santei/impl/check/scope.ipp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace santei::check::detail {

SANTEI_INLINE const syntax::words_clause* source_clause_of(const syntax::block& block) {
  for (const syntax::clause& clause : block.clauses)
    if (clause.is == syntax::clause_kind::source) return std::get_if<syntax::words_clause>(&clause.says);
  return nullptr;
}

/// The page of the block's 出典, or of one around it; else those of the measures inside it.
SANTEI_INLINE std::vector<std::string> cited_pages(const checked& file, std::size_t block) {
  const auto& blocks = file.tree.blocks;
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = blocks[static_cast<std::size_t>(at)].parent)
    if (const auto* words = source_clause_of(blocks[static_cast<std::size_t>(at)])) {
      const std::string page = page_of(*words);
      return page.empty() ? std::vector<std::string>{} : std::vector{page};
    }
  std::vector<std::string> inside;
  if (blocks[block].is != syntax::block_kind::programme) return inside;
  for (const measure& m : file.measures) {
    const bool holds = std::any_of(m.clauses.begin(), m.clauses.end(), [&](const clause_place& place) { return place.block == block; });
    if (holds && !m.page.empty() && std::find(inside.begin(), inside.end(), m.page) == inside.end()) inside.push_back(m.page);
  }
  return inside;
}

}  // namespace santei::check::detail
