// The facts of an 例 that is being written: one set to another text, a row of a 明細 with a cell of it set.
#pragma once

#include <santei/impl/analyse/examples.ipp>
#include <santei/syntax/ast.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

using example_facts = std::vector<syntax::example_fact>;

SANTEI_INLINE example_facts::iterator fact_of(example_facts& facts, std::string_view name, std::string_view key) {
  return std::find_if(facts.begin(), facts.end(), [&](const syntax::example_fact& one) { return one.name.text == name || one.name.text == key; });
}

/// The facts with one of them set to another text; left out where the text is empty.
SANTEI_INLINE example_facts with_fact(example_facts facts, const declaration& of, const std::string& text) {
  const auto found = fact_of(facts, of.label, of.key);
  if (text.empty()) {
    if (found != facts.end()) facts.erase(found);
  } else if (found != facts.end()) {
    found->text = text;
    found->rows.clear();
  } else {
    facts.push_back({{of.label, {}}, text, {}, {}});
  }
  return facts;
}

/// A 明細 as an 例 writes it: its name, and what stands in each column.
struct row_header {
  std::string title, key;
  std::vector<const declaration*> columns;
};

/// Of the file, its vocabulary or those whose 補助額 it takes. Without columns where none has the key.
SANTEI_INLINE row_header header_of(const check::checked& file, const std::string& key) {
  for (const check::checked* at = &file; at != nullptr; at = at->vocabulary.get())
    for (const syntax::block& block : at->tree.blocks) {
      if (block.is != syntax::block_kind::rows || block.key.text != key) continue;
      row_header made{block.title.find_first_of(" \u3000") == std::string::npos ? block.title : key, key, {}};
      for (const declaration& one : file.declarations)
        if (one.rows == key) made.columns.push_back(&one);
      return made;
    }
  for (const auto& other : file.others)
    if (row_header found = header_of(*other, key); !found.columns.empty()) return found;
  return {};
}

/// What stands in a cell of which nothing is asked.
SANTEI_INLINE std::string plain_text(const declaration& of) {
  switch (of.of.of) {
    case kind::truth: return "いいえ";
    case kind::category: return of.choice_count() == 0 ? "不明" : of.choices[0].label;
    case kind::date: case kind::month: return of.least ? literal_text(*of.least, of.of) : "不明";
    default: return literal_text(of.range().lower() ? of.range().lower()->value : rational(0), of.of);
  }
}

[[nodiscard]] SANTEI_INLINE bool has_rows(const example_facts& facts) {
  return std::any_of(facts.begin(), facts.end(), [](const syntax::example_fact& one) { return !one.rows.empty(); });
}

/// The facts with a cell of the 明細 set; facts of a row that stood bare become its first row, and a row that was not there is like the last.
SANTEI_INLINE example_facts with_cell(example_facts facts, const row_header& of, std::size_t row, const declaration& column, const std::string& text) {
  auto at = fact_of(facts, of.title, of.key);
  if (at == facts.end() || at->rows.empty()) {
    syntax::example_fact made{{of.title, {}}, {}, {}, {}};
    auto& first = made.rows.emplace_back();
    for (const declaration* one : of.columns) {
      const auto bare = fact_of(facts, one->label, one->key);
      first.push_back({bare == facts.end() ? plain_text(*one) : bare->text, {}});
      if (bare != facts.end()) facts.erase(bare);
    }
    facts.push_back(std::move(made));
    at = std::prev(facts.end());
  }
  while (at->rows.size() <= row) at->rows.push_back(syntax::example_fact(*at).rows.back());
  for (std::size_t i = 0; i < of.columns.size() && i < at->rows[row].size(); ++i)
    if (of.columns[i]->key == column.key) at->rows[row][i].text = text.empty() ? "不明" : text;
  return facts;
}

SANTEI_INLINE std::string text_of_facts(const example_facts& facts) {
  std::string out;
  for (const syntax::example_fact& fact : facts) {
    out += (out.empty() ? "" : ", ") + fact.name.text + " = ";
    if (fact.rows.empty()) out += fact.text;
    for (std::size_t i = 0; i < fact.rows.size(); ++i) {
      out += i == 0 ? "[" : " ;";
      for (const syntax::word& cell : fact.rows[i]) out += " " + cell.text;
    }
    if (!fact.rows.empty()) out += " ]";
  }
  return out;
}

}  // namespace santei::analyse::detail
