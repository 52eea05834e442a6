// Numbers keep their text, so that no binary fraction comes in between.
#include "request.hpp"

namespace santei::page {

std::string text_of(const rapidjson::Value& value) {
  return value.IsString() ? std::string(value.GetString(), value.GetStringLength()) : std::string();
}

std::vector<std::string> texts_of(const rapidjson::Value& value) {
  std::vector<std::string> all;
  if (value.IsArray())
    for (const auto& one : value.GetArray()) all.push_back(text_of(one));
  return all;
}

facts facts_of(const rapidjson::Value& value) {
  facts given;
  if (value.IsObject())
    for (const auto& one : value.GetObject()) given.set(text_of(one.name), text_of(one.value));
  return given;
}

request::request(std::string_view text) {
  document_.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag>(text.data(), text.size());
  if (document_.HasParseError()) document_.SetNull();
}

const rapidjson::Value* request::member(const char* name) const {
  if (!document_.IsObject()) return nullptr;
  const auto found = document_.FindMember(name);
  return found == document_.MemberEnd() ? nullptr : &found->value;
}

std::string request::text(const char* name) const {
  const auto* value = member(name);
  return value == nullptr ? std::string() : text_of(*value);
}

bool request::truth(const char* name) const {
  const auto* value = member(name);
  return value != nullptr && value->IsTrue();
}

std::vector<std::string> request::texts(const char* name) const {
  const auto* value = member(name);
  return value == nullptr ? std::vector<std::string>() : texts_of(*value);
}

facts request::given(const char* name) const {
  const auto* value = member(name);
  return value == nullptr ? facts() : facts_of(*value);
}

}  // namespace santei::page
