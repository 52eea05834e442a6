// Definitions for numbers that count what a fact of a vocabulary counts.
#pragma once

#include <santei/syntax/vocabulary.hpp>

#include <santei/impl/syntax/counted.hpp>

namespace santei::syntax {

SANTEI_INLINE counter_map counters_of(const file& tree) {
  const auto means_another = [](const std::string& counter) {
    const auto alone = read_literal("12" + counter).value;
    return alone && (alone->of.of != kind::integer || alone->counter != counter);
  };
  counter_map made;
  for (const block& of : tree.blocks)
    for (const clause& each : of.clauses) {
      const auto* item = std::get_if<item_clause>(&each.says);
      if (item == nullptr || item->counter.empty() || !means_another(item->counter)) continue;
      for (const word& name : item->names) made[name.text] = item->counter;
      for (const word& key : item->keys) made[key.text] = item->counter;
    }
  return made;
}

SANTEI_INLINE void count_beside(file& tree, const counter_map& declared_elsewhere) {
  if (!declared_elsewhere.empty()) detail::counted_numbers(tree, declared_elsewhere).count();
}

}  // namespace santei::syntax
