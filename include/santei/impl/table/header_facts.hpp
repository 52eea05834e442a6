// The header of a table met with measures: its facts, what is nearly one, and a refusal where there is none.
#pragma once

#include <santei/impl/table/question.hpp>
#include <santei/impl/value/unit_words.hpp>
#include <santei/table/header_notes.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace santei::table::detail {

/// Whether some measure asks for a fact of the applicant.
[[nodiscard]] inline bool asks_for_facts(std::span<const asked_measure> measures) {
  return std::any_of(measures.begin(), measures.end(), [](const asked_measure& one) {
    const auto& inputs = one.measure.plan().inputs;
    return std::any_of(inputs.begin(), inputs.end(), [](const plan::input& input) { return !input.open_point; });
  });
}

/// Adds a column that is no fact, with the fact that it is nearly called like.
inline void note_other(std::string_view written, const std::vector<std::string>& names, header_notes& notes) {
  std::string column(trimmed(written));
  const bool unit = santei::detail::says_unit(column);
  if (const std::string near = unit ? near_fact_of_unit(column, names) : near_fact(column, names); !near.empty())
    notes.columns.push_back({column, near, unit});
  notes.passed.push_back(std::move(column));
}

/// "column=fact" for each column that is nearly called like a fact, "column=fact (other unit)" where its unit is not read, a line each.
[[nodiscard]] inline std::string near_columns(const header_notes& notes) {
  std::string lines;
  for (const header_notes::misspelt& one : notes.columns)
    lines += (lines.empty() ? "" : "\n") + one.column + "=" + one.nearest + (one.other_unit ? " (other unit)" : "");
  return lines;
}

/// E0845: nothing in a table is read as a fact.
[[nodiscard]] inline diagnostic no_fact_column(const header_notes& notes) {
  constexpr std::size_t shown = 5;
  message help;
  for (const header_notes::misspelt& one : notes.columns) {
    const std::string cut = one.column.substr(0, 120);
    help.ja += (help.ja.empty() ? "" : "、") + ("「" + cut + "」は「" + one.nearest + (one.other_unit ? "」に似ていますが、単位が読めません" : "」ではありませんか"));
    help.en += (help.en.empty() ? "" : "; ") + (one.other_unit ? "'" + cut + "' is like '" + one.nearest + "', but its unit is not read" : "is '" + cut + "' meant as '" + one.nearest + "'?");
  }
  if (help.ja.empty())
    help = {"見出しを事実のキーか名前（company_size、規模、対象経費 …）にしてください。santei show ID で一覧が見られます",
            "call columns by key or label (company_size, 規模, 対象経費 …); santei show ID lists them"};
  std::string list;
  for (std::size_t i = 0; i < std::min(shown, notes.passed.size()); ++i)
    list += (i == 0 ? "" : ", ") + notes.passed[i].substr(0, 60);
  if (notes.passed.size() > shown) list += " …";
  return table_problem("E0845", {"事実の列がありません（列: " + list + "）", "no column is a fact (columns: " + list + ")"}, help);
}

}  // namespace santei::table::detail
