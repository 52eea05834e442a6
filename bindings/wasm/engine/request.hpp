// What the page asks: one JSON object of texts, truths, lists and objects. Facts are texts, as people write them.
#pragma once

#include <santei/value/facts.hpp>

#include <rapidjson/document.h>

#include <string>
#include <string_view>
#include <vector>

namespace santei::page {

/// A request as read. What is absent or of another form reads as empty; numbers are read as their text.
class request {
 public:
  /// `text` is UTF-8.
  explicit request(std::string_view text);

  /// Whether it is a JSON object.
  [[nodiscard]] bool is_readable() const { return document_.IsObject(); }
  [[nodiscard]] std::string text(const char* name) const;
  [[nodiscard]] bool truth(const char* name) const;
  [[nodiscard]] std::vector<std::string> texts(const char* name) const;
  /// The members of an object as facts, each as it was written.
  [[nodiscard]] facts given(const char* name) const;
  [[nodiscard]] const rapidjson::Value* member(const char* name) const;

 private:
  rapidjson::Document document_;
};

[[nodiscard]] std::string text_of(const rapidjson::Value& value);
[[nodiscard]] std::vector<std::string> texts_of(const rapidjson::Value& value);
[[nodiscard]] facts facts_of(const rapidjson::Value& value);

}  // namespace santei::page
