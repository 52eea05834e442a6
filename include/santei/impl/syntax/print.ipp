// The canonical layout of a file: headers set off by empty lines, keywords in one column, 例 together.
#pragma once

#include <santei/impl/syntax/print_clause.ipp>
#include <santei/syntax/print.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <string>

namespace santei::syntax {

namespace detail {

SANTEI_INLINE std::string text_of_header(const block& what) {
  std::string out(word_for(header_words, what.is));
  out += " " + what.title + " [" + what.key.text + "]";
  if (what.is == block_kind::choices) out += " " + text_of_choices(what.choices);
  return out + "\n";
}

SANTEI_INLINE bool has_rows(const clause& what) {
  return what.is == clause_kind::table || what.is == clause_kind::cases || what.is == clause_kind::reading;
}

/// Clauses of several lines and the first 例 stand apart.
SANTEI_INLINE bool stands_apart(const clause& what, const clause* before) {
  if (before == nullptr) return false;
  return has_rows(what) || has_rows(*before) || (what.is == clause_kind::example && before->is != clause_kind::example);
}

SANTEI_INLINE std::string text_of_block(const file& tree, const block& what) {
  std::string out = what.is == block_kind::file ? "" : "\n";
  if (what.is != block_kind::file) out += text_of_header(what);
  const clause* before = nullptr;
  for (const clause& each : what.clauses) {
    if (stands_apart(each, before)) out += '\n';
    if (what.is == block_kind::rows) out += "  ";
    out += text_of_clause(tree, each, 6);
    if (!each.bases.empty()) out += "  " + text_of_bases(each.bases).substr(1);
    out += '\n';
    before = &each;
  }
  return out;
}

}  // namespace detail

SANTEI_INLINE std::string print(const file& tree) {
  std::string out;
  for (const block& each : tree.blocks) out += detail::text_of_block(tree, each);
  return out.substr(out.empty() || out.front() != '\n' ? 0 : 1);
}

SANTEI_INLINE std::string print(const file& tree, const clause& what) {
  std::string out = detail::text_of_clause(tree, what, 0);
  out.resize(std::min(out.find('\n'), out.size()));
  return out;
}

SANTEI_INLINE std::string print_expression(const file& tree, expression_id id) { return detail::text_of(tree, id); }

SANTEI_INLINE std::string print_operand(const file& tree, expression_id id, expression_kind of, bool right) {
  std::string out;
  detail::append(out, tree, id, detail::binding(of) + (right ? 1 : 0));
  return out;
}

SANTEI_INLINE std::string print_condition(const file& tree, condition_id id) { return detail::text_of_condition(tree, id); }

}  // namespace santei::syntax
