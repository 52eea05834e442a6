// JSON as values, numbers with their literal text, so that no binary fraction comes in between.
#pragma once

#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>
#include <santei/value/facts.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace santei::detail {

enum class json_form { null, truth, number, string, list, object };

struct json_member;

/// A JSON value as read.
struct json_value {
  json_form is = json_form::null;
  bool truth = false;
  std::string text;                  // of a number or string
  std::vector<json_member> members;  // of an object; of a list without names
};
struct json_member {
  std::string first;
  json_value second;
};

/// The object that a text in UTF-8, CP932 or UTF-16 holds; refused (E0830) where it is no JSON, is nested too deeply, or is no object. `sources` is given
/// the text, for messages; `sample` says how one is written.
[[nodiscard]] outcome<json_value> read_json_object(const std::string& name, std::string_view text, source_set& sources, const std::string& sample);
/// The members of an object as facts, and one value as a fact; refused (E0830) where they have no known form.
[[nodiscard]] outcome<facts> facts_of(const json_value& object);
[[nodiscard]] outcome<fact_input> fact_of(const std::string& key, const json_value& value);

}  // namespace santei::detail
