// What the 通貨 of a file means for its 項目: amounts that do not say their currency are in it.
#pragma once

#include <santei/syntax/ast.hpp>

#include <variant>

namespace santei::syntax::detail {

/// The file's currency, which its first 通貨 says, and that of each 項目 of 金額 whose range does not say one.
inline void settle_currency(file& tree) {
  const auto each = [&](auto see) {
    for (block& of : tree.blocks)
      for (clause& one : of.clauses) see(one);
  };
  bool said = false;
  each([&](const clause& one) {
    const auto* says = std::get_if<currency_clause>(&one.says);
    if (says != nullptr && !said) tree.money = says->in, said = true;
  });
  if (tree.money.is_yen()) return;
  each([&](clause& one) {
    auto* item = std::get_if<item_clause>(&one.says);
    if (item != nullptr && item->of.of == kind::money && !item->least && !item->greatest) item->of.in = tree.money;
  });
}

}  // namespace santei::syntax::detail
