// What the words of a measure name, and the bounds on the work it may ask for.
#pragma once

#include <santei/impl/verify/derivation.hpp>

#include <algorithm>

namespace santei::verify::detail {

inline derivation::derivation(const measure& of, file_words& words, common& shared) : measure_(of), words_(words), shared_(shared), tree_(of.tree) {
  measure_names_ = names_in(of.clauses);
}

inline derivation::names derivation::names_in(const clause_list& clauses) const {
  names made;
  for (const syntax::clause* one : clauses) {
    if (const auto* value = std::get_if<syntax::value_clause>(&one->says)) made.values[value->name.text].push_back(one);
    if (const auto* table = std::get_if<syntax::table_clause>(&one->says)) made.tables.emplace(table->name.text, table);
    const auto* cases = std::get_if<syntax::cases_clause>(&one->says);
    if (cases != nullptr && !words_.declared.find(cases->name.text)) made.values[cases->name.text].push_back(one);
  }
  return made;
}

inline clause_list derivation::of_kind(const clause_list& all, syntax::clause_kind kind) {
  clause_list found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](const syntax::clause* one) { return one->is == kind; });
  return found;
}

inline const clause_list* derivation::value_named(std::string_view name) const {
  for (const names* in : {&category_names_, &measure_names_})
    if (const auto found = in->values.find(name); found != in->values.end()) return &found->second;
  return nullptr;
}

inline const syntax::table_clause* derivation::table_named(std::string_view name) const {
  for (const names* in : {&category_names_, &measure_names_})
    if (const auto found = in->tables.find(name); found != in->tables.end()) return found->second;
  return nullptr;
}

inline std::optional<std::size_t> derivation::category_named(std::string_view name) const {
  for (std::size_t i = 0; i < measure_.categories.size(); ++i)
    if (measure_.categories[i].key == name || measure_.categories[i].title == name) return i;
  return std::nullopt;
}

/// The first thing that this checker has no meaning for; the certificate then cannot be checked here.
inline void derivation::beyond(message why) {
  if (!shared_.unreadable) shared_.unreadable = std::move(why);
}

/// One more step of the work; false when it is too much.
inline bool derivation::step() {
  if (shared_.unreadable) return false;
  if (++shared_.steps > common::most_steps || shared_.depth > common::most_depth) {
    beyond({"計算が多すぎるか深すぎます", "too much or too deep a computation"});
    return false;
  }
  return true;
}

}  // namespace santei::verify::detail
