// What is declared and plays no part: warnings.
#pragma once

#include <santei/impl/check/others.ipp>
#include <santei/impl/check/work.ipp>

#include <algorithm>
#include <map>

namespace santei::check::detail {

SANTEI_INLINE void warn_unused_facts(work& w, std::uint32_t first_own) {
  for (std::uint32_t i = first_own; i < w.file.declarations.size(); ++i) {
    const declaration& fact = w.fact(i);
    if (w.used[i] || fact.where.end == 0 || w.file.open_point[i] || fact.key == "application_date") continue;  // that picks the edition
    if (find_in_others(w.file, fact.key) != nullptr) continue;  // a measure whose 補助額 is taken asks it
    w.problems.warning("W0211", fact.where,
                       {"項目「" + fact.label + "」はどの条文でも使われていません", "the fact “" + fact.label + "” is used by no clause"});
  }
}

SANTEI_INLINE void warn_unused_values(work& w) {
  for (const scope& one : w.scopes)
    for (const scope_value& value : one.values)
      if (!value.used)
        w.problems.warning("W0212", value.where,
                           {"値「" + value.value.name + "」は使われていません", "the value “" + value.value.name + "” is never used"});
}

/// A 表 whose cells no clause reads, and a 区分 that no fact is of.
SANTEI_INLINE void warn_unused_tables(work& w) {
  if (w.problems.errors > 0) return;  // perhaps what reads it is what is wrong
  std::vector<bool> read(w.file.tables.size());
  for (const expression_meaning& one : w.file.expressions)
    if (one.to == target::table) read[one.index] = true;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const syntax::word& name = w.file.tables[i].written->name;
    if (!read[i]) w.problems.warning("W0213", name.where, {"表「" + name.text + "」は使われていません", "the table “" + name.text + "” is never used"});
  }
  for (const syntax::block& block : w.file.tree.blocks) {
    if (block.is != syntax::block_kind::choices) continue;
    const bool used = std::any_of(w.file.tree.blocks.begin(), w.file.tree.blocks.end(), [&](const syntax::block& other) {
      return std::any_of(other.clauses.begin(), other.clauses.end(), [&](const syntax::clause& clause) {
        const auto* item = std::get_if<syntax::item_clause>(&clause.says);
        return item != nullptr && item->shared_choices &&
               (item->shared_choices->text == block.title || item->shared_choices->text == block.key.text);
      });
    });
    if (!used)
      w.problems.warning("W0213", block.where, {"区分「" + block.title + "」はどの項目でも使われていません", "no fact is of the 区分 “" + block.title + "”"});
  }
}

/// A reading no clause asks for, or two of its choices that no clause tells apart.
SANTEI_INLINE void warn_idle_readings(work& w, std::uint32_t first_own) {
  const auto is_reading = [&](std::uint32_t i) { return w.file.open_point[i] && w.fact(i).of.of == kind::category; };
  std::uint32_t first = first_own;
  while (first < w.file.declarations.size() && !is_reading(first)) ++first;
  if (first == w.file.declarations.size()) return;
  std::map<std::uint32_t, std::vector<std::vector<std::uint32_t>>> asked;
  for (const condition_meaning& meaning : w.file.conditions)
    if (meaning.subject != none && !meaning.choices.empty()) asked[meaning.subject].push_back(meaning.choices);
  for (std::uint32_t i = first; i < w.file.declarations.size(); ++i) {
    const declaration& reading = w.fact(i);
    if (!is_reading(i)) continue;
    std::map<std::vector<bool>, std::string> classes;
    for (std::uint32_t choice = 0; choice < reading.choices.size(); ++choice) {
      std::vector<bool> named;
      for (const auto& set : asked[i]) named.push_back(std::binary_search(set.begin(), set.end(), choice));
      const auto [other, fresh] = classes.try_emplace(std::move(named), reading.choices[choice].label);
      if (fresh) continue;
      const std::string& a = other->second;
      const std::string& b = reading.choices[choice].label;
      if (asked[i].empty())
        w.problems.warning(
            "W0410", reading.where,
            {"読み「" + reading.label + "」はどの条文でも使われていません", "the reading “" + reading.label + "” is used by no clause"});
      else
        w.problems.warning("W0410", reading.where,
                           {"読み「" + a + "」と「" + b + "」を区別する条文がありません",
                            "no clause tells the readings “" + a + "” and “" + b + "” apart"});
      break;
    }
  }
}

SANTEI_INLINE void warn_unused(work& w) {
  const auto first_own = static_cast<std::uint32_t>(w.file.vocabulary ? w.file.vocabulary->declarations.size() : 0);
  if (w.file.measures.empty()) return;  // a vocabulary: its users decide
  warn_unused_facts(w, first_own);
  warn_unused_values(w);
  warn_unused_tables(w);
  warn_idle_readings(w, first_own);
}

}  // namespace santei::check::detail
