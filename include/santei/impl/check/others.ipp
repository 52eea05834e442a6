// The other files whose measures a file takes 補助額 of: found before its names are, as an 例 may name their facts.
#pragma once

#include <santei/impl/check/money.ipp>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>

namespace santei::check::detail {

/// Of a file that is wrong itself its own problems are told.
SANTEI_INLINE void find_other_files(work& w) {
  if (!w.around.files_of_measure) return;
  std::map<std::string_view, syntax::word> named;
  for (const syntax::expression& e : w.file.tree.expressions) {
    if (e.is != syntax::expression_kind::call || e.name.text != "補助額" || e.operands.empty()) continue;
    const syntax::expression& id = w.expression(e.operands.front());
    named.try_emplace(id.name.text, syntax::word{id.name.text, id.where});
  }
  for (const auto& [id, word] : named) {
    const auto found = w.around.files_of_measure(word);
    if (!found) {
      w.lacks_others = true;
      for (const diagnostic& problem : found.problems()) w.problems.take(problem);
      continue;
    }
    for (const std::shared_ptr<const checked>& one : *found) {
      if (one->tree.money != w.file.tree.money) report_currency(w, word.where, {kind::money, {}, one->tree.money});
      if (std::find(w.file.others.begin(), w.file.others.end(), one) == w.file.others.end()) w.file.others.push_back(one);
    }
  }
}

/// The declaration that a name has in one of those files, or in one whose 補助額 that takes; null where none has it.
SANTEI_INLINE const declaration* find_in_others(const checked& file, std::string_view name) {
  for (const auto& other : file.others) {
    for (const declaration& one : other->declarations)
      if (one.label == name || one.key == name) return &one;
    if (const declaration* found = find_in_others(*other, name)) return found;
  }
  return nullptr;
}

}  // namespace santei::check::detail
