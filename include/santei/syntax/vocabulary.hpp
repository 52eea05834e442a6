// Which rule files declare words for others, by what name, and which of them a file uses.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace santei::syntax {

/// Whether the file stands in a folder named "vocabulary".
[[nodiscard]] constexpr bool is_vocabulary(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  const std::string_view folder = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  return folder == "vocabulary" || folder.ends_with("/vocabulary");
}

/// The name of a vocabulary whose text does not say 語彙.
inline constexpr std::string_view common_vocabulary = "共通語彙";

/// The name that the text with the index `source` has as a vocabulary; a tree may hold several texts.
[[nodiscard]] inline std::string vocabulary_name(const file& tree, std::uint32_t source) {
  if (!tree.blocks.empty())
    for (const clause& one : tree.blocks.front().clauses)
      if (one.is == clause_kind::vocabulary && one.keyword.source == source) return std::get<words_clause>(one.says).words.front().text;
  return std::string(common_vocabulary);
}

/// The words after 使う, in the order written.
[[nodiscard]] inline std::vector<word> vocabularies_used(const file& tree) {
  std::vector<word> found;
  if (tree.blocks.empty()) return found;
  for (const clause& one : tree.blocks.front().clauses)
    if (const auto* says = one.is == clause_kind::use ? std::get_if<words_clause>(&one.says) : nullptr)
      found.insert(found.end(), says->words.begin(), says->words.end());
  return found;
}

/// What facts count, by their names and keys.
using counter_map = std::map<std::string, std::string, std::less<>>;

/// Of the facts that a tree declares those beside which a number means another than alone: 3年 and 5台, but not 20人.
[[nodiscard]] counter_map counters_of(const file& tree);
/// Numbers beside such facts that other files declare count what these do: 3年 are 3, and no longer 36月.
void count_beside(file& tree, const counter_map& declared_elsewhere);

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/vocabulary.ipp>
#endif
