// Facts of a catalogue as people call them: by key or label, in any width and letter case.
#pragma once

#include <santei/impl/catalogue/store.ipp>
#include <santei/impl/value/word_cursor.hpp>

#include <algorithm>
#include <array>

namespace santei::catalogue::detail {

/// The distinct keys of the declarations from `first` on, and of the file's 明細, that a folded name means.
SANTEI_INLINE std::vector<std::string> keys_named(const check::checked& rule, const std::string& folded, std::size_t first = 0) {
  std::vector<std::string> found;
  for (std::size_t i = first; i < rule.declarations.size(); ++i)
    if (rule.declarations[i].is_named(folded)) add_once(found, rule.declarations[i].key);
  for (const syntax::block& one : rule.tree.blocks)
    if (one.is == syntax::block_kind::rows && (name_folded(one.key.text) == folded || name_folded(one.title) == folded))
      add_once(found, one.key.text);
  return found;
}

/// Where a file's own declarations begin, behind those of its vocabulary.
SANTEI_INLINE std::size_t first_own(const check::checked& rule) { return rule.vocabulary ? rule.vocabulary->declarations.size() : 0; }

/// The open points that every programme may have, as any file of measures declares them.
SANTEI_INLINE std::vector<const declaration*> store::shared_points() {
  std::vector<const declaration*> found;
  for (std::uint32_t i = 0; i < file_count() && found.empty(); ++i) {
    if (is_vocabulary[i] || !report(i).file) continue;
    for (const declaration& one : report(i).file->declarations)
      if (one.where == span{}) found.push_back(&one);
  }
  return found;
}

SANTEI_INLINE std::vector<std::string> store::all_names() {
  std::set<std::string> found = index_names().names();
  const auto take = [&](const declaration& one) { found.insert({one.key, one.label}); };
  for (std::uint32_t i = 0; i < file_count(); ++i)
    if (is_vocabulary[i] && report(i).file) std::for_each(report(i).file->declarations.begin(), report(i).file->declarations.end(), take);
  for (const declaration* one : shared_points()) take(*one);
  return {found.begin(), found.end()};
}

/// The vocabulary's own first: no rule may call a fact of its own like one of it.
SANTEI_INLINE std::vector<std::string> store::keys_named(std::string_view name) {
  const std::string folded = name_folded(name);
  std::vector<std::string> found;
  const auto look_in = [&](std::uint32_t file) {
    if (const auto& rule = report(file).file)
      for (const std::string& key : detail::keys_named(*rule, folded, first_own(*rule))) add_once(found, key);
  };
  for (std::uint32_t i = 0; i < file_count(); ++i)
    if (is_vocabulary[i]) look_in(i);
  if (!found.empty()) return found;
  for (const std::uint32_t file : files_naming(folded)) look_in(file);
  return found;
}

/// The files other than vocabularies that may call a fact so.
SANTEI_INLINE std::vector<std::uint32_t> store::files_naming(const std::string& folded) {
  constexpr std::array<std::string_view, 2> made = {"を利用", "の等に当たる"};  // labels that the check makes of words
  std::vector<std::uint32_t> files;
  const auto is_shared = [&](const declaration* one) { return one->is_named(folded); };
  const std::vector<const declaration*> shared = shared_points();
  const bool any = folded.find('[') != std::string::npos || std::any_of(shared.begin(), shared.end(), is_shared) ||
                   std::any_of(made.begin(), made.end(), [&](std::string_view word) { return folded.ends_with(word); });
  const name_index::files &by_key = index_names().with_key(folded), &by_label = index_names().with_label(folded);
  for (std::uint32_t i = 0; i < file_count(); ++i) {
    const auto has = [&](const name_index::files& in) { return std::binary_search(in.begin(), in.end(), i); };
    if (!is_vocabulary[i] && (any || has(by_key) || has(by_label) || sources[i].text().find("別名") != std::string_view::npos)) files.push_back(i);
  }
  return files;
}

SANTEI_INLINE facts store::with_keys(const facts& given) {
  facts made;
  for (given_fact fact : given.items()) {
    if (fact.key.find("／") != std::string::npos || fact.key.find("．") != std::string::npos) fact.key = santei::detail::fold_ascii(fact.key);
    const std::size_t slash = fact.key.find('/'), dot = fact.key.rfind('.');
    const bool scoped = slash != std::string::npos && dot != std::string::npos && slash < dot;
    const std::string scope = scoped ? fact.key.substr(0, dot + 1) : std::string(), name = fact.key.substr(scope.size());
    constexpr std::string_view of_keys = "abcdefghijklmnopqrstuvwxyz0123456789_";
    if (name.find_first_not_of(of_keys) != std::string::npos)  // a name as keys are spelt is one, or none's
      if (const auto meant = keys_named(name); meant.size() == 1) fact.key = scope + meant.front();
    made.add(std::move(fact));
  }
  return made;
}

SANTEI_INLINE bool store::is_rows(std::string_view key) {
  for (std::uint32_t i = 0; i < file_count(); ++i) {
    if (sources[i].text().find("[" + std::string(key) + "]") == std::string_view::npos) continue;
    const auto& rule = report(i).file;
    if (!rule) continue;
    for (const declaration& one : rule->declarations)
      if (one.rows == key) return true;
  }
  return false;
}

}  // namespace santei::catalogue::detail
