// The measure that an ID names in a rule file, with every clause that holds for it: its own and those it inherits.
#pragma once

#include <santei/syntax/ast.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace santei::verify::detail {

using clause_list = std::vector<const syntax::clause*>;

struct category {
  std::string key, title;
  clause_list clauses;
};

struct measure {
  const syntax::file* tree = nullptr;
  std::string id;                    // programme/measure[/frame][@edition]
  std::string key, title;            // of the 枠
  std::vector<std::uint32_t> chain;  // the blocks around it and it, the file first
  clause_list clauses;               // of the chain, without those that an inner block replaces
  std::vector<category> categories;  // 費目 of the chain
};

/// Of these kinds an inner block's clauses stand in place of an outer one's.
inline bool is_replaced(syntax::clause_kind is) {
  using enum syntax::clause_kind;
  return is == instrument || is == cost || is == rounding || is == source || is == edition;
}

inline std::vector<std::uint32_t> chain_of(const syntax::file& tree, std::uint32_t block) {
  std::vector<std::uint32_t> chain;
  for (auto at = static_cast<std::int32_t>(block); at > 0; at = tree.blocks[static_cast<std::size_t>(at)].parent)
    chain.push_back(static_cast<std::uint32_t>(at));
  chain.push_back(0);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

inline clause_list clauses_of(const syntax::file& tree, const std::vector<std::uint32_t>& chain) {
  std::vector<clause_list> levels;
  std::set<syntax::clause_kind> inner;  // the kinds that the blocks further in have
  for (auto level = chain.rbegin(); level != chain.rend(); ++level) {
    clause_list& kept = levels.emplace_back();
    for (const syntax::clause& one : tree.blocks[*level].clauses)
      if (!is_replaced(one.is) || !inner.contains(one.is)) kept.push_back(&one);
    for (const syntax::clause& one : tree.blocks[*level].clauses) inner.insert(one.is);
  }
  clause_list found;
  for (auto level = levels.rbegin(); level != levels.rend(); ++level) found.insert(found.end(), level->begin(), level->end());
  return found;
}

inline std::vector<category> categories_of(const syntax::file& tree, const std::vector<std::uint32_t>& chain) {
  std::vector<category> found;
  for (const std::uint32_t level : chain)
    for (const syntax::block& block : tree.blocks) {
      if (block.is != syntax::block_kind::category || block.parent != static_cast<std::int32_t>(level)) continue;
      category made{block.key.text, block.title, {}};
      for (const syntax::clause& one : block.clauses) made.clauses.push_back(&one);
      found.push_back(std::move(made));
    }
  return found;
}

/// A measure of a file by its ID: each 類型, and each 枠 that has none.
struct named_measure {
  std::string id;
  std::uint32_t block = 0;
};

/// By block: "@" and the key of its 版; empty where it has none.
inline std::vector<std::string> editions_of(const syntax::file& tree) {
  std::vector<std::string> made(tree.blocks.size());
  for (std::size_t i = 0; i < made.size(); ++i)
    for (const syntax::clause& one : tree.blocks[i].clauses)
      if (const auto* says = std::get_if<syntax::edition_clause>(&one.says)) made[i] = "@" + says->key.text;
  return made;
}

inline std::string id_of(const syntax::file& tree, const std::vector<std::string>& editions, std::uint32_t block) {
  std::string id, frame, edition;
  for (const std::uint32_t i : chain_of(tree, block)) {
    const syntax::block& one = tree.blocks[i];
    if (one.is == syntax::block_kind::programme) id = one.key.text;
    if (one.is == syntax::block_kind::measure) id += "/" + one.key.text;
    if (one.is == syntax::block_kind::frame) frame = "/" + one.key.text;
    if (!editions[i].empty()) edition = editions[i];
  }
  return id + frame + edition;
}

inline std::vector<named_measure> measures_of(const syntax::file& tree) {
  std::vector<bool> has_frames(tree.blocks.size());
  for (const syntax::block& block : tree.blocks)
    if (block.is == syntax::block_kind::frame && block.parent >= 0) has_frames[static_cast<std::size_t>(block.parent)] = true;
  const std::vector<std::string> editions = editions_of(tree);
  std::vector<named_measure> found;
  for (std::uint32_t i = 0; i < tree.blocks.size(); ++i) {
    const syntax::block_kind is = tree.blocks[i].is;
    if (is == syntax::block_kind::frame || (is == syntax::block_kind::measure && !has_frames[i])) found.push_back({id_of(tree, editions, i), i});
  }
  return found;
}

inline measure read_measure(const syntax::file& tree, const named_measure& named) {
  measure made{&tree, named.id, {}, {}, chain_of(tree, named.block), {}, {}};
  made.clauses = clauses_of(tree, made.chain);
  made.categories = categories_of(tree, made.chain);
  for (const std::uint32_t i : made.chain)
    if (const syntax::block& one = tree.blocks[i]; one.is == syntax::block_kind::measure) made.key = one.key.text, made.title = one.title;
  return made;
}

}  // namespace santei::verify::detail
