// JSON read without a binary fraction in between: the reader hands over each number as its text.
#include "json_value.hpp"

#include "encoding.hpp"
#include "session.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace santei::cli {

namespace {

constexpr std::size_t deepest = 8;

/// Builds values as the reader meets them; stops at too deep a nesting.
class builder {
 public:
  bool Null() { return put({}); }
  bool Bool(bool value) { return put({form::truth, value, {}, {}}); }
  // Numbers arrive as text; the reader wants these all the same.
  template <class Number> bool Int(Number) { return false; }
  template <class Number> bool Uint(Number) { return false; }
  template <class Number> bool Int64(Number) { return false; }
  template <class Number> bool Uint64(Number) { return false; }
  template <class Number> bool Double(Number) { return false; }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool) { return put({form::number, false, {text, length}, {}}); }
  bool String(const char* text, rapidjson::SizeType length, bool) { return put({form::string, false, {text, length}, {}}); }
  bool Key(const char* text, rapidjson::SizeType length, bool) { return keys_.back().assign(text, length), true; }
  bool StartObject() { return open(form::object); }
  bool StartArray() { return open(form::list); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  [[nodiscard]] const json_value& root() const { return root_; }
  [[nodiscard]] bool too_deep() const { return too_deep_; }

 private:
  bool open(form is) {
    too_deep_ = open_.size() >= deepest;
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

}  // namespace

outcome<json_value> read_json_object(const std::string& name, const std::string& written, source_set& sources, const std::string& sample) {
  constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  const std::string text = as_utf8(written);
  const std::uint32_t source = sources.add(name, text);
  rapidjson::MemoryStream bytes(text.data(), text.size());
  rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> in(bytes);
  rapidjson::Reader reader;
  builder values;
  const rapidjson::ParseResult parsed = reader.Parse<flags>(in, values);
  if (parsed.IsError()) {
    const auto at = static_cast<std::uint32_t>(std::min(parsed.Offset(), text.size()));
    diagnostic problem = problem_of("E0830", {"JSON として読めません", std::string("not JSON: ") + rapidjson::GetParseError_En(parsed.Code())});
    if (values.too_deep()) problem.text = {"JSON の入れ子が深すぎます", "the JSON is nested too deeply"};
    problem.labels.push_back({{source, at, std::min(at + 1, static_cast<std::uint32_t>(text.size()))}, {}});
    return problem;
  }
  if (values.root().is != form::object)
    return problem_of("E0830", {"「" + name + "」は JSON のオブジェクトではありません", "'" + name + "' is no JSON object"},
                      message{sample + " のように書きます", "write " + sample});
  return values.root();
}

}  // namespace santei::cli
