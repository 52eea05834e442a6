// JSON read without a binary fraction in between: the reader hands over each number as its text.
#pragma once

#include <santei/impl/text/json_memory.hpp>
#include <santei/impl/value/json_value.hpp>
#include <santei/text/encoding.hpp>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

namespace santei::detail {

inline constexpr std::size_t deepest_json = 8;

SANTEI_INLINE diagnostic json_problem(message text, std::optional<message> help = std::nullopt) {
  return {severity::error, "E0830", std::move(text), {}, std::move(help)};
}

/// Builds values as the reader meets them; stops at too deep a nesting.
class json_builder {
 public:
  bool Null() { return put({}); }
  bool Bool(bool value) { return put({json_form::truth, value, {}, {}}); }
  // Numbers arrive as text; the reader wants these all the same.
  template <class Number> bool Int(Number) { return false; }
  template <class Number> bool Uint(Number) { return false; }
  template <class Number> bool Int64(Number) { return false; }
  template <class Number> bool Uint64(Number) { return false; }
  template <class Number> bool Double(Number) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) { return put({json_form::number, false, {text, length}, {}}); }
  bool String(const char* text, rapidjson::SizeType length, bool) { return put({json_form::string, false, {text, length}, {}}); }
  bool Key(const char* text, rapidjson::SizeType length, bool) { return keys_.back().assign(text, length), true; }
  bool StartObject() { return open(json_form::object); }
  bool StartArray() { return open(json_form::list); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  [[nodiscard]] const json_value& root() const { return root_; }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  bool open(json_form is) {
    too_deep_ = open_.size() >= deepest_json;
    open_.push_back({is, false, {}, {}});
    keys_.emplace_back();
    return !too_deep_;
  }
  bool close() {
    json_value done = std::move(open_.back());
    open_.pop_back();
    keys_.pop_back();
    return put(std::move(done));
  }
  bool put(json_value value) {
    if (open_.empty()) root_ = std::move(value);
    else open_.back().members.push_back({keys_.back(), std::move(value)});
    return true;
  }

  json_value root_;
  std::vector<json_value> open_;
  std::vector<std::string> keys_;
  bool too_deep_ = false;
};

SANTEI_INLINE outcome<json_value> read_json_object(const std::string& name, std::string_view written, source_set& sources, const std::string& sample) {
  constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  const std::string text = as_utf8(std::string(written));
  const std::uint32_t source = sources.add(name, text);
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> in(bytes);
  rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, json_memory> reader;
  json_builder values;
  const rapidjson::ParseResult parsed = reader.Parse<flags>(in, values);
  if (parsed.IsError()) {
    const auto at = static_cast<std::uint32_t>(std::min(parsed.Offset(), text.size()));
    diagnostic problem = json_problem({"JSON として読めません", std::string("not JSON: ") + rapidjson::GetParseError_En(parsed.Code())});
    if (values.too_deep()) problem.text = {"JSON の入れ子が深すぎます", "the JSON is nested too deeply"};
    problem.labels.push_back({{source, at, std::min(at + 1, static_cast<std::uint32_t>(text.size()))}, {}});
    return problem;
  }
  if (values.root().is != json_form::object)
    return json_problem({"「" + name + "」は JSON のオブジェクトではありません", "'" + name + "' is no JSON object"},
                      message{sample + " のように書きます", "write " + sample});
  return values.root();
}

/// JSON values to facts, with every refusal.
class json_facts {
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
    problems_.push_back(json_problem(
        {std::move(ja), std::move(en)},
        message{"文字列、整数、true/false、{\"min\": …, \"max\": …}、{\"any\": […]}、明細の行のリスト、null のどれかです",
                "a string, an integer, true/false, {\"min\": …, \"max\": …}, {\"any\": […]}, a list of objects for rows, or null"}));
  }
  void refuse_doubles(const json_value& object, const std::string& within) {
    std::set<std::string> known;
    for (const auto& [key, value] : object.members)
      if (!known.insert(key).second) refuse(within + "「" + key + "」が二度あります", within + "'" + key + "' stands twice");
  }
  static bool is_inexact(const json_value& value) {
    return value.is == json_form::number && value.text.find_first_of(".eE") != std::string::npos;
  }
  /// A string or whole number as text; null for an absent one.
  std::optional<std::string> text_of(const std::string& key, const json_value& value) {
    if (value.is == json_form::string || value.is == json_form::number) return value.text;
    if (value.is == json_form::truth) return value.truth ? "true" : "false";
    if (value.is != json_form::null) refuse("「" + key + "」の値の形が読めません", "the value of '" + key + "' has no known form");
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
    if (value.members.size() == 1 && value.members.front().first == "any" && value.members.front().second.is == json_form::list)
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
      if (item.is == json_form::null) any.choices.emplace_back();  // refused when it meets its type: null is no choice
      else if (auto text = text_of(key, item)) any.choices.push_back(*std::move(text));
    }
    return {std::move(any)};
  }
  fact_input rows(const std::string& key, const json_value& list) {
    fact_input::rows rows;
    for (const auto& [none, item] : list.members) {
      if (item.is != json_form::object) {
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
      case json_form::null: return {fact_input::unknown{}};
      case json_form::truth: return {value.truth};
      case json_form::number: return number(value);
      case json_form::string: return {value.text};
      case json_form::object: return object(key, value);
      case json_form::list: return rows(key, value);
    }
    return {fact_input::unknown{}};
  }

  diagnostics problems_;
};

SANTEI_INLINE outcome<facts> facts_of(const json_value& object) {
  json_facts conversion;
  facts given = conversion.convert(object);
  if (!conversion.problems().empty()) return conversion.problems();
  return given;
}

SANTEI_INLINE outcome<fact_input> fact_of(const std::string& key, const json_value& value) {
  json_value object{json_form::object, false, {}, {{key, value}}};
  auto given = facts_of(object);
  if (!given) return given.problems();
  return given->items().front().input;
}

}  // namespace santei::detail
