// Which names and clauses hold where: scopes of blocks, and measures with what they inherit.
#pragma once

#include <santei/impl/check/work.ipp>

#include <algorithm>
#include <array>

namespace santei::check::detail {

inline constexpr std::array<std::string_view, 3> builtin_names = {"経費", "補助率", "上限額"};

SANTEI_INLINE bool is_builtin(std::string_view name) {
  return std::find(builtin_names.begin(), builtin_names.end(), name) != builtin_names.end();
}

/// What the block or one around it calls `name`; null when none does.
SANTEI_INLINE const thing* find_thing(const work& w, std::uint32_t block, std::string_view name) {
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = w.scopes[static_cast<std::size_t>(at)].parent)
    if (const thing* found = find_raw(w.scopes[static_cast<std::size_t>(at)].names, name)) return found;
  return nullptr;
}

/// The scope that gives the value with the index, seen from a block.
SANTEI_INLINE scope_value& value_at(work& w, std::uint32_t block, std::uint32_t index) {
  auto at = static_cast<std::size_t>(block);
  while (index < w.scopes[at].outer_values) at = static_cast<std::size_t>(w.scopes[at].parent);
  return w.scopes[at].values[index - w.scopes[at].outer_values];
}

/// Says so when a name is taken by a fact, a builtin, or another kind of thing.
SANTEI_INLINE bool name_is_free(work& w, std::uint32_t block, const syntax::word& name, thing_kind is) {
  const thing* other = find_thing(w, block, name.text);
  const auto fact = find_raw(w.facts, name.text);
  if (other != nullptr && other->is == is && is == thing_kind::value) return true;
  if (other == nullptr && !fact && !is_builtin(name.text)) return true;
  auto& problem = w.problems.error("E0204", name.where,
                                   {"「" + name.text + "」はすでに別のものの名です", "“" + name.text + "” already names something else"});
  const span first = other != nullptr ? other->name : fact ? w.fact(*fact).where : span{};
  if (first.end != 0) problem.labels.push_back({first, {"ここで名付けられています", "named here"}});
  return false;
}

SANTEI_INLINE void name_value(work& w, std::uint32_t block, std::uint32_t clause, const syntax::word& name) {
  if (!name_is_free(w, block, name, thing_kind::value)) return;
  scope& here = w.scopes[block];
  const span where = w.file.tree.blocks[block].clauses[clause].where;
  const thing* known = find_thing(w, block, name.text);
  if (known != nullptr && known->index >= here.outer_values) {
    here.values[known->index - here.outer_values].value.clauses.push_back({block, clause});
  } else if (known == nullptr) {
    here.names.try_emplace(name.text,
                           thing{thing_kind::value, here.outer_values + static_cast<std::uint32_t>(here.values.size()), where, name.where});
    here.values.push_back({{name.text, {}, {{block, clause}}, false}, name.where});
  }
}

SANTEI_INLINE void name_table(work& w, std::uint32_t block, std::uint32_t clause, const syntax::table_clause& table) {
  const auto index = static_cast<std::uint32_t>(w.file.tables.size());
  if (name_is_free(w, block, table.name, thing_kind::table))
    w.scopes[block].names.try_emplace(table.name.text, thing{thing_kind::table, index, table.name.where, table.name.where});
  table_meaning meaning;
  meaning.written = &table;
  w.file.tables.push_back(std::move(meaning));
  w.table_places.push_back({block, clause});
}

/// Whether the file or its vocabulary says what a fact follows from.
SANTEI_INLINE bool is_defined(const checked& file, std::uint32_t fact) {
  const auto among = [&](const checked& words) {
    return std::any_of(words.definitions.begin(), words.definitions.end(), [&](const definition& one) { return one.of == fact; });
  };
  return among(file) || (file.vocabulary && among(*file.vocabulary));
}

/// A 場合分け defines a fact that is declared, else a value.
SANTEI_INLINE void name_cases(work& w, std::uint32_t block, std::uint32_t clause, const syntax::cases_clause& cases) {
  if (const auto fact = find_raw(w.facts, cases.name.text)) {
    if (is_defined(w.file, *fact)) {
      w.problems.error("E0204", cases.name.where,
                       {"「" + cases.name.text + "」の場合分けはすでにあります", "what “" + cases.name.text + "” follows from is already said"});
      return;
    }
    w.file.definitions.push_back({*fact, &cases});
    w.used[*fact] = true;
  } else if (const thing* known = find_thing(w, block, cases.name.text); known != nullptr && known->is == thing_kind::value) {
    w.problems
        .error("E0204", cases.name.where,
               {"「" + cases.name.text + "」はすでに値の名です", "“" + cases.name.text + "” already names a value"})
        .labels.push_back({known->name, {"ここで名付けられています", "named here"}});
  } else {
    name_value(w, block, clause, cases.name);
  }
}

SANTEI_INLINE void name_category(work& w, std::uint32_t block) {
  const syntax::block& written = w.file.tree.blocks[block];
  if (written.parent < 0) return;
  scope& around = w.scopes[static_cast<std::size_t>(written.parent)];
  const auto index = around.outer_categories + static_cast<std::uint32_t>(around.categories.size());
  if (!around.category_names.try_emplace(written.key.text, index).second)
    w.problems.error(
        "E0203", written.key.where,
        {"費目のキー [" + written.key.text + "] は二度宣言されています", "the key [" + written.key.text + "] of a 費目 is declared twice"});
  around.category_names.try_emplace(written.title, index);
  around.categories.push_back(block);
}

SANTEI_INLINE void build_scopes(work& w) {
  const auto& blocks = w.file.tree.blocks;
  w.scopes.resize(blocks.size());
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    scope& here = w.scopes[i];
    here.parent = blocks[i].parent >= 0 ? blocks[i].parent : i == 0 ? -1 : 0;
    if (here.parent >= 0) {
      const scope& outer = w.scopes[static_cast<std::size_t>(here.parent)];
      here.outer_values = outer.outer_values + static_cast<std::uint32_t>(outer.values.size());
      here.outer_categories = outer.outer_categories + static_cast<std::uint32_t>(outer.categories.size());
    }
    if (blocks[i].is == syntax::block_kind::programme) w.programmes.try_emplace(blocks[i].key.text, i);
    if (blocks[i].is == syntax::block_kind::measure) {
      w.measures.try_emplace(blocks[i].key.text, i);
      w.measures.try_emplace(blocks[i].title, i);
    }
    if (blocks[i].is == syntax::block_kind::rows) {
      w.rows.try_emplace(blocks[i].key.text, i);
      w.rows.try_emplace(blocks[i].title, i);
    }
    for (std::uint32_t c = 0; c < blocks[i].clauses.size(); ++c) {
      const auto& says = blocks[i].clauses[c].says;
      if (const auto* value = std::get_if<syntax::value_clause>(&says)) name_value(w, i, c, value->name);
      if (const auto* table = std::get_if<syntax::table_clause>(&says)) name_table(w, i, c, *table);
      if (const auto* cases = std::get_if<syntax::cases_clause>(&says)) name_cases(w, i, c, *cases);
    }
    if (blocks[i].is == syntax::block_kind::category) name_category(w, i);
  }
  w.table_progress.resize(w.file.tables.size());
  w.table_degrees.resize(w.file.tables.size());
  w.table_failed.resize(w.file.tables.size());
}

/// The blocks from the outermost around a block down to it.
SANTEI_INLINE std::vector<std::uint32_t> chain_of(const work& w, std::uint32_t block) {
  std::vector<std::uint32_t> chain;
  chain.reserve(4);
  for (auto at = static_cast<std::int32_t>(block); at >= 0; at = w.scopes[static_cast<std::size_t>(at)].parent)
    chain.push_back(static_cast<std::uint32_t>(at));
  std::reverse(chain.begin(), chain.end());
  return chain;
}

/// Of these kinds the clauses of an inner block stand in place of an outer one's.
SANTEI_INLINE bool is_replaced(syntax::clause_kind is) {
  using enum syntax::clause_kind;
  return is == instrument || is == cost || is == rounding || is == source || is == edition;
}

SANTEI_INLINE std::uint64_t kinds_in(const syntax::block& block) {
  std::uint64_t kinds = 0;
  for (const syntax::clause& clause : block.clauses) kinds |= std::uint64_t{1} << static_cast<unsigned>(clause.is);
  return kinds;
}

SANTEI_INLINE std::vector<clause_place> clauses_of_chain(const work& w, const std::vector<std::uint32_t>& chain) {
  std::vector<clause_place> places;
  std::size_t most = 0;
  for (const std::uint32_t block : chain) most += w.file.tree.blocks[block].clauses.size();
  places.reserve(most);
  for (std::size_t level = 0; level < chain.size(); ++level) {
    std::uint64_t inner = 0;
    for (std::size_t deeper = level + 1; deeper < chain.size(); ++deeper) inner |= kinds_in(w.file.tree.blocks[chain[deeper]]);
    const auto& clauses = w.file.tree.blocks[chain[level]].clauses;
    for (std::uint32_t c = 0; c < clauses.size(); ++c) {
      const bool replaced = is_replaced(clauses[c].is) && ((inner >> static_cast<unsigned>(clauses[c].is)) & 1) != 0;
      const bool of_file = clauses[c].is == syntax::clause_kind::use || clauses[c].is == syntax::clause_kind::vocabulary;
      if (!replaced && !of_file) places.push_back({chain[level], c});
    }
  }
  return places;
}

/// "2" of 出典 R6補正 2ページ; nothing where no page is named.
SANTEI_INLINE std::string page_of(const syntax::words_clause& words) {
  static constexpr std::string_view sign = "ページ";
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    const std::string folded = fold_for_lookup(words.words[i].text);
    const std::size_t at = folded.find(sign);
    if (at == std::string::npos) continue;
    if (at > 0) return folded.substr(0, at);
    return i > 0 ? fold_for_lookup(words.words[i - 1].text) : std::string();
  }
  return {};
}

SANTEI_INLINE void fill_source(const syntax::clause& clause, measure& m) {
  const auto* words = std::get_if<syntax::words_clause>(&clause.says);
  if (words == nullptr) return;
  m.page = page_of(*words);
  m.source.clear();
  for (std::size_t i = 0; i < words->words.size(); ++i) {
    if (words->words[i].text == "閲覧") ++i;  // the day on which it was read is no part of its name
    else m.source += (m.source.empty() ? "" : " ") + words->words[i].text;
  }
  for (const syntax::basis& basis : clause.bases) m.source += (m.source.empty() ? "" : " ") + basis.text;
}

SANTEI_INLINE void fill_names(const work& w, const std::vector<std::uint32_t>& chain, measure& m) {
  for (const std::uint32_t i : chain) {
    const syntax::block& block = w.file.tree.blocks[i];
    if (block.is == syntax::block_kind::programme) m.programme = block.key.text, m.programme_title = block.title;
    if (block.is == syntax::block_kind::measure) m.key = block.key.text, m.title = block.title;
    if (block.is == syntax::block_kind::frame) m.frame = block.key.text, m.frame_title = block.title;
  }
}

SANTEI_INLINE void fill_categories(const work& w, const std::vector<std::uint32_t>& chain, measure& m) {
  for (const std::uint32_t level : chain)
    for (const std::uint32_t i : w.scopes[level].categories) {
      const syntax::block& block = w.file.tree.blocks[i];
      category made{block.key.text, block.title, {}};
      for (std::uint32_t c = 0; c < block.clauses.size(); ++c) made.clauses.push_back({i, c});
      m.categories.push_back(std::move(made));
    }
}

/// The values of a chain; a 値 that an inner block gives another clause keeps its index.
SANTEI_INLINE void fill_values(const work& w, const std::vector<std::uint32_t>& chain, measure& m) {
  for (const std::uint32_t level : chain)
    for (const scope_value& one : w.scopes[level].values) m.values.push_back(one.value);
  for (const clause_place& place : m.clauses) {
    const auto* value = std::get_if<syntax::value_clause>(&w.file.at(place).says);
    const thing* known = value != nullptr ? find_thing(w, place.block, value->name.text) : nullptr;
    if (known == nullptr || known->is != thing_kind::value || known->index >= m.values.size()) continue;
    auto& clauses = m.values[known->index].clauses;
    if (std::find(clauses.begin(), clauses.end(), place) == clauses.end()) clauses.push_back(place);
  }
}

SANTEI_INLINE measure measure_of(const work& w, std::uint32_t block) {
  const std::vector<std::uint32_t> chain = chain_of(w, block);
  measure m;
  m.where = w.file.tree.blocks[block].where;
  m.clauses = clauses_of_chain(w, chain);
  fill_names(w, chain, m);
  for (const clause_place& place : m.clauses) {
    const syntax::clause& clause = w.file.at(place);
    if (clause.is == syntax::clause_kind::source) fill_source(clause, m);
    if (const auto* edition = std::get_if<syntax::edition_clause>(&clause.says)) m.edition = edition->key.text;
  }
  fill_categories(w, chain, m);
  fill_values(w, chain, m);
  return m;
}

/// Measures, in the order of the file: each 類型, and each 枠 that has none.
SANTEI_INLINE std::vector<std::uint32_t> measure_blocks(const syntax::file& tree) {
  std::vector<bool> has_frames(tree.blocks.size());
  for (const syntax::block& block : tree.blocks)
    if (block.is == syntax::block_kind::frame && block.parent >= 0) has_frames[static_cast<std::size_t>(block.parent)] = true;
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < tree.blocks.size(); ++i) {
    const bool frame = tree.blocks[i].is == syntax::block_kind::frame;
    if (frame || (tree.blocks[i].is == syntax::block_kind::measure && !has_frames[i])) found.push_back(i);
  }
  return found;
}

}  // namespace santei::check::detail
