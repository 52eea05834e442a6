// The name of a column met with the catalogue: a fact of the applicant, one for a single measure, or something that passes through.
#pragma once

#include <santei/catalogue/catalogue.hpp>
#include <santei/impl/table/column_unit.hpp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/plan/plan.hpp>
#include <santei/table/asked.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::table::detail {

[[nodiscard]] inline diagnostic table_problem(const char* code, message text, std::optional<message> help = std::nullopt) {
  return {severity::error, code, std::move(text), {}, std::move(help)};
}

using santei::detail::trimmed;

struct fact_name {
  std::string written;              // as the table has it
  std::string header, key, scope;   // header: the fact as it is given, by its key; scope: "programme/measure", or empty
  column_unit unit;                 // of the header: 対象経費（千円）
  const declaration* declared = nullptr;
};

/// What the names of columns are met with.
struct name_space {
  const catalogue::catalogue& rules;
  std::span<const asked_measure> measures;
};

/// The keys that a name means: those of the measures asked before others.
[[nodiscard]] inline std::vector<std::string> keys_of_name(const name_space& in, const std::string& name) {
  constexpr std::string_view of_keys = "abcdefghijklmnopqrstuvwxyz0123456789_";
  if (name.empty()) return {};
  if (name.find_first_not_of(of_keys) == std::string::npos)  // a name as keys are spelt is one, or none's
    return in.rules.find_key(name) != nullptr ? std::vector<std::string>{name} : std::vector<std::string>();
  std::vector<std::string> own;
  for (const asked_measure& one : in.measures)
    for (const plan::input& input : one.measure.plan().inputs)
      if (input.declared.is_named(name_folded(name)) && std::find(own.begin(), own.end(), input.declared.key) == own.end())
        own.push_back(input.declared.key);
  return own.empty() ? in.rules.keys_named(name) : own;
}

/// The fact as the first of the measures asked declares it that asks for it (an amount in its currency); else as any rule does.
[[nodiscard]] inline const declaration* declaration_of(const name_space& in, const std::string& key, const std::string& scope) {
  for (const asked_measure& one : in.measures) {
    const catalogue::identifier& id = one.measure.id();
    if (!scope.empty() && scope != id.programme + "/" + id.measure) continue;
    if (const auto found = one.measure.plan().find(key)) return &one.measure.plan().inputs[*found].declared;
  }
  return in.rules.find_key(key);
}

/// A fact so called; nothing where there is none. Refused: a name of several facts (E0817), a unit that the fact cannot be read in (E0803),
/// a 明細 (E0818).
[[nodiscard]] inline outcome<std::optional<fact_name>> fact_name_of(const name_space& in, std::string_view written) {
  fact_name made;
  made.written = std::string(trimmed(written));
  const std::string folded = santei::detail::fold_ascii(made.written);
  const auto dot = folded.rfind('.');
  const bool scoped = dot != std::string::npos && folded.find('/') < dot;
  if (scoped) made.scope = name_folded(folded.substr(0, dot));
  std::string name = scoped ? folded.substr(dot + 1) : made.written;
  std::vector<std::string> keys = keys_of_name(in, name);
  std::optional<cut_header> cut;
  const auto is_rows = [&](const std::string& key) {
    return std::any_of(in.measures.begin(), in.measures.end(), [&](const asked_measure& m) { return m.measure.plan().rows == key; });
  };
  if (!name.empty() && (is_rows(name) || (keys.size() == 1 && is_rows(keys.front()))))
    return table_problem("E0818", {"列「" + made.written + "」は明細です。何行もある事実は表の一つの欄に書けません",
                                   "the column '" + made.written + "' is a 明細: facts of many rows do not go into one cell"},
                         message{"行の項目を列にすると一行の明細になります。何行もあるときは一件ずつ JSON の --facts で渡してください",
                                 "columns of its facts are a 明細 of one row; for more rows ask case by case with --facts in JSON"});
  if (keys.empty())
    for (cut_header& one : cut_units(name))
      if (keys.empty() && !(keys = keys_of_name(in, one.name)).empty()) cut = std::move(one);
  if (keys.empty()) return std::optional<fact_name>();
  if (keys.size() > 1) {
    std::string list;
    for (const std::string& key : keys) list += (list.empty() ? "" : ", ") + key;
    return table_problem("E0817", {"列「" + made.written + "」という事実はいくつもあります: " + list, "the column '" + made.written + "' is the name of several facts: " + list},
                         message{"見出しをキーにしてください: " + list, "write one of the keys: " + list});
  }
  made.key = keys.front();
  made.declared = declaration_of(in, made.key, made.scope);
  if (made.declared == nullptr) return std::optional<fact_name>();
  made.header = (scoped ? made.scope + "." : std::string()) + made.key;
  if (!cut) return std::optional(std::move(made));
  auto unit = unit_of_column(*made.declared, cut->unit);
  if (!unit) return std::optional<fact_name>();  // words that are no unit: another column
  if (unit->refused)
    return table_problem("E0803",
                         {"列「" + made.written + "」の単位「" + cut->unit + "」では" + made.declared->label + "（" + made.key + "）を読めません",
                          "the column '" + made.written + "' cannot be read as " + made.key + " in the unit '" + cut->unit + "'"},
                         message{describe(made.declared->of).ja + "に直すか、事実でない名前にしてください", "convert it to " + describe(made.declared->of).en + ", or call it otherwise"});
  made.unit = *std::move(unit);
  return std::optional(std::move(made));
}

/// A fact that a column is called nearly like, or whose name it holds (設備投資額); empty where there is none.
[[nodiscard]] inline std::string near_fact(std::string_view column, const std::vector<std::string>& names) {
  if (const auto near = likely_meant(column, names, 1); !near.empty()) return near.front();
  const std::string folded = name_folded(column);
  std::string longest;
  for (const std::string& name : names)
    if (static_cast<unsigned char>(name.front()) >= 0x80 && name.size() > longest.size() && folded.find(name_folded(name)) != std::string::npos) longest = name;
  return longest;
}

/// The same of a column that names a unit in which no fact is read: the name before the unit is looked at.
[[nodiscard]] inline std::string near_fact_of_unit(std::string_view column, const std::vector<std::string>& names) {
  for (const cut_header& one : cut_units(column))
    if (std::string near = near_fact(one.name, names); !near.empty()) return near;
  return {};
}

}  // namespace santei::table::detail
