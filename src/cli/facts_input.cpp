// key=value arguments and JSON to facts. Numbers keep their literal text, so that no binary fraction comes in between.
#include "facts_input.hpp"

#include "files.hpp"
#include "session.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

namespace santei::cli {

namespace {

/// JSON values to facts, with every refusal.
class facts_converter {
 public:
  facts convert(const json_value& root) {
    facts given;
    refuse_doubles(root, "");
    for (const auto& [key, value] : root.members) given.add({key, input_of(key, value), "JSON"});
    return given;
  }
  [[nodiscard]] const diagnostics& problems() const { return problems_; }

 private:
  void refuse(std::string ja, std::string en) {
    problems_.push_back(problem_of(
        "E0830", {std::move(ja), std::move(en)},
        message{"文字列、整数、true/false、{\"min\": …, \"max\": …}、{\"any\": […]}、明細の行のリスト、null のどれかです",
                "a string, an integer, true/false, {\"min\": …, \"max\": …}, {\"any\": […]}, a list of objects for rows, or null"}));
  }
  void refuse_doubles(const json_value& object, const std::string& within) {
    std::set<std::string> known;
    for (const auto& [key, value] : object.members)
      if (!known.insert(key).second) refuse(within + "「" + key + "」が二度あります", within + "'" + key + "' stands twice");
  }
  static bool is_inexact(const json_value& value) {
    return value.is == form::number && value.text.find_first_of(".eE") != std::string::npos;
  }
  /// A string or whole number as text; null for an absent one.
  std::optional<std::string> text_of(const std::string& key, const json_value& value) {
    if (value.is == form::string || value.is == form::number) return value.text;
    if (value.is == form::truth) return value.truth ? "true" : "false";
    if (value.is != form::null) refuse("「" + key + "」の値の形が読めません", "the value of '" + key + "' has no known form");
    return std::nullopt;
  }
  fact_input number(const json_value& value) {
    constexpr std::size_t fits = 60;  // longer ones are refused by their length when they meet their type
    if (is_inexact(value)) return {fact_input::inexact{value.text}};
    if (value.text.size() > fits) return {value.text};
    return {*rational::from_text(value.text)};
  }
  fact_input object(const std::string& key, const json_value& value) {
    refuse_doubles(value, "「" + key + "」の中: ");
    const auto is = [&](std::string_view name) { return [name](const auto& member) { return member.first == name; }; };
    if (value.members.size() == 1 && value.members.front().first == "any" && value.members.front().second.is == form::list)
      return any_of(key, value.members.front().second);
    const auto known = std::count_if(value.members.begin(), value.members.end(), is("min")) +
                       std::count_if(value.members.begin(), value.members.end(), is("max"));
    if (value.members.empty() || static_cast<std::size_t>(known) != value.members.size()) {
      refuse("「" + key + "」の値の形が読めません", "the value of '" + key + "' has no known form");
      return {fact_input::unknown{}};
    }
    fact_input::bounds bounds;
    for (const auto& [name, end] : value.members) {
      if (is_inexact(end)) return {fact_input::inexact{end.text}};
      (name == "min" ? bounds.least : bounds.greatest) = text_of(key, end);
    }
    return {std::move(bounds)};
  }
  fact_input any_of(const std::string& key, const json_value& list) {
    fact_input::any_of any;
    for (const auto& [none, item] : list.members) {
      if (is_inexact(item)) return {fact_input::inexact{item.text}};
      if (item.is == form::null) any.choices.emplace_back();  // refused when it meets its type: null is no choice
      else if (auto text = text_of(key, item)) any.choices.push_back(*std::move(text));
    }
    return {std::move(any)};
  }
  fact_input rows(const std::string& key, const json_value& list) {
    fact_input::rows rows;
    for (const auto& [none, item] : list.members) {
      if (item.is != form::object) {
        refuse("「" + key + "」のリストに、行（オブジェクト）でないものがあります", "the list of '" + key + "' holds something other than rows (objects)");
        return {fact_input::unknown{}};
      }
      refuse_doubles(item, "「" + key + "」の行: ");
      fact_input::row row;
      for (const auto& [name, cell] : item.members) row.emplace_back(name, input_of(name, cell));
      rows.items.push_back(std::move(row));
    }
    return {std::move(rows)};
  }
  fact_input input_of(const std::string& key, const json_value& value) {
    switch (value.is) {
      case form::null: return {fact_input::unknown{}};
      case form::truth: return {value.truth};
      case form::number: return number(value);
      case form::string: return {value.text};
      case form::object: return object(key, value);
      case form::list: return rows(key, value);
    }
    return {fact_input::unknown{}};
  }

  diagnostics problems_;
};

}  // namespace

outcome<facts> facts_of(const json_value& object) {
  facts_converter conversion;
  facts given = conversion.convert(object);
  if (!conversion.problems().empty()) return conversion.problems();
  return given;
}

outcome<fact_input> fact_of(const std::string& key, const json_value& value) {
  json_value object{form::object, false, {}, {{key, value}}};
  auto given = facts_of(object);
  if (!given) return given.problems();
  return given->items().front().input;
}

outcome<facts> read_json_facts(const std::string& name, const std::string& text, source_set& sources) {
  const auto root = read_json_object(name, text, sources, "{\"investment\": \"30億円\"}");
  if (!root) return root.problems();
  return facts_of(*root);
}

outcome<facts> read_facts(const std::vector<std::string>& arguments, const std::string& file, source_set& sources) {
  facts given;
  diagnostics problems;
  if (!file.empty()) {
    constexpr std::size_t most = std::size_t{1} << 20;
    const auto text = read_file(file, most);
    if (!text) return text.problems();
    auto read = read_json_facts(file, *text, sources);
    if (read) given = *std::move(read);
    else problems = read.problems();
  }
  for (const std::string& argument : arguments) {
    constexpr std::string_view wide = "＝";
    const std::size_t narrow = argument.find('='), equals = std::min(narrow, argument.find(wide));
    if (equals != std::string::npos && equals != 0) {
      given.set(argument.substr(0, equals), argument.substr(equals + (equals == narrow ? 1 : wide.size())));
      continue;
    }
    problems.push_back(problem_of(
        "E0832",
        {"「" + argument.substr(0, 80) + "」は 事実=値 の形ではありません", "'" + argument.substr(0, 80) + "' has not the form key=value"},
        message{"investment=30億円 のように、キーと値を = でつなぎます", "join key and value with =, as in investment=30億円"}));
  }
  if (!problems.empty()) return problems;
  return given;
}

}  // namespace santei::cli
