// JSON as values, numbers with their literal text, so that no binary fraction comes in between.
#pragma once

#include <santei/text/outcome.hpp>
#include <santei/text/source.hpp>

#include <string>
#include <vector>

namespace santei::cli {

enum class form { null, truth, number, string, list, object };

struct json_member;

/// A JSON value as read.
struct json_value {
  form is = form::null;
  bool truth = false;
  std::string text;                  // of a number or string
  std::vector<json_member> members;  // of an object; of a list without names
};
struct json_member {
  std::string first;
  json_value second;
};

/// The value that a text in UTF-8, CP932 or UTF-16 holds; refused (E0830) where it is no JSON, is nested too deeply, or is no object. `sources` is given the text,
/// for messages.
[[nodiscard]] outcome<json_value> read_json_object(const std::string& name, const std::string& text, source_set& sources,
                                                   const std::string& sample);

}  // namespace santei::cli
