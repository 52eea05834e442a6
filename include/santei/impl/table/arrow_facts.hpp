// Which columns of a schema are facts, and of what type each is.
#pragma once

#include <santei/impl/table/arrow_type.hpp>
#include <santei/impl/table/header_facts.hpp>
#include <santei/impl/table/question.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::table::detail {

/// E0803: numbers of Arrow are in the fact's own unit.
[[nodiscard]] inline diagnostic unit_problem(const fact_name& name) {
  return table_problem("E0803",
                       {"列「" + name.written + "」の単位（" + name.unit.word + "）は、Arrow の表では読みません", "the unit of the column '" + name.written + "' is not read from Arrow tables"},
                       message{describe(name.declared->of).ja + "に直し、見出しを「" + name.header + "」にしてください", "convert it to " + describe(name.declared->of).en + " and call it " + name.header});
}

/// The columns of a schema that are facts; what is none goes to the notes.
[[nodiscard]] inline outcome<std::vector<fact_column>> fact_columns_of(const ArrowSchema& schema, const name_space& in,
                                                                       std::vector<arrow_type>& types, header_notes& notes) {
  diagnostics problems;
  std::vector<std::string> others;
  std::vector<fact_column> made;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const ArrowSchema* child = schema.children[i];
    if (child == nullptr || child->format == nullptr || child->release == nullptr)
      return table_problem("E0843", {"Arrow のスキーマが壊れています: 列" + std::to_string(i + 1) + "がありません",
                                     "the Arrow schema is broken: column " + std::to_string(i + 1) + " is missing"});
    types.push_back(type_of(*child));
    auto name = fact_name_of(in, child->name == nullptr ? "" : child->name);
    if (!name) {
      problems.insert(problems.end(), name.problems().begin(), name.problems().end());
      continue;
    }
    if (!*name) {
      others.emplace_back(child->name == nullptr ? "" : child->name);
      continue;
    }
    if (auto problem = type_problem(**name, *child, types.back())) problems.push_back(*std::move(problem));
    if (!(*name)->unit.word.empty()) problems.push_back(unit_problem(**name));
    types.back().months = (*name)->declared->of.of == kind::month;
    fact_column column;
    column.name = **std::move(name), column.at = static_cast<std::size_t>(i);
    column.scale = scale_of(types.back(), column.name.declared->of.of);
    made.push_back(std::move(column));
  }
  const auto names = others.empty() ? std::vector<std::string>() : in.rules.all_names();
  for (const std::string& other : others) note_other(other, names, notes);
  if (problems.empty() && made.empty() && asks_for_facts(in.measures)) problems.push_back(no_fact_column(notes));
  if (!problems.empty()) return problems;
  return made;
}

[[nodiscard]] inline std::optional<diagnostic> schema_problem(const ArrowSchema& schema) {
  if (schema.release != nullptr && schema.format != nullptr && std::string_view(schema.format) == "+s" && schema.n_children >= 0 &&
      (schema.n_children == 0 || schema.children != nullptr))
    return std::nullopt;
  return table_problem("E0843",
                       {"Arrow のスキーマが表（struct）のものではありません", "the Arrow schema is not that of a table (a struct)"},
                       message{"レコードバッチのスキーマを渡してください", "give the schema of record batches"});
}

/// A column to be kept that is called like one of the answers.
[[nodiscard]] inline std::optional<diagnostic> name_problem(const ArrowSchema& schema, const question& asked, const answer_set& wanted) {
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    const std::string name = schema.children[i]->name == nullptr ? "" : schema.children[i]->name;
    bool taken = name == "problem";
    for (const asked_column& one : asked.measures)
      for (std::size_t a = 0; a < answer_names.size(); ++a) taken = taken || (wanted[a] && name == one.asked.id + answer_names[a]);
    if (taken)
      return table_problem(
          "E0812",
          {"残す列「" + name + "」は、答えの列と同じ名前です", "the column '" + name + "' that is kept is called like a column of answers"},
          message{"名前を変えるか、列を残さずに求めてください", "rename it, or do not keep columns"});
  }
  return std::nullopt;
}

}  // namespace santei::table::detail
