// The shapes that JSON answers are made of: texts, amounts of any size, lists and objects.
#pragma once

#include <santei/impl/text/json_memory.hpp>
#include <santei/number/rational.hpp>
#include <santei/value/currency.hpp>

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::report::detail {

/// A writer of indented JSON that knows amounts and exact values.
class json {
 public:
  json() : out_(buffer_) { out_.SetIndent(' ', 2); }

  json& key(const char* name) { return out_.Key(name), *this; }
  void text(std::string_view text) { out_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void text_or_null(std::string_view words) { words.empty() ? null() : text(words); }
  void null() { out_.Null(); }
  void truth(bool value) { out_.Bool(value); }
  void count(std::size_t number) { out_.Uint64(number); }
  /// Whole yen (or cents) as an integer of any size; with a fraction, where a rule rounds nothing, as an exact string.
  void yen(const std::optional<rational>& amount) {
    if (!amount) return null();
    const std::string digits = amount->text();
    amount->is_integer() ? void(out_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType)) : text(digits);
  }
  /// The key "currency" of amounts that are not yen, which then count its smallest unit.
  void currency(const santei::currency& of) {
    if (!of.is_yen()) key("currency").text(of.code());
  }
  void exact(const std::optional<rational>& value) { value ? text(value->text()) : null(); }
  template <class Items, class Write>
  void list(const Items& items, Write write) {
    out_.StartArray();
    for (const auto& item : items) write(item);
    out_.EndArray();
  }
  void texts(const std::vector<std::string>& items) {
    list(items, [this](const std::string& item) { text(item); });
  }
  template <class Write>
  void object(Write write) {
    out_.StartObject();
    write();
    out_.EndObject();
  }
  [[nodiscard]] std::string take() const { return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n"; }

 private:
  using memory = santei::detail::json_memory;
  using buffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, memory>;

  buffer buffer_;
  rapidjson::PrettyWriter<buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, memory> out_;
};

}  // namespace santei::report::detail
