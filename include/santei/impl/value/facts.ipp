// Definitions of collecting facts.
#pragma once

#include <santei/value/facts.hpp>

namespace santei {

SANTEI_INLINE facts::facts(std::initializer_list<std::pair<std::string_view, std::string_view>> texts) {
  for (const auto& [key, text] : texts) set(key, text);
}

SANTEI_INLINE facts& facts::set(std::string_view key, std::string_view text) { return add({std::string(key), {std::string(text)}, {}}); }

SANTEI_INLINE facts& facts::set(std::string_view key, const rational& value) { return add({std::string(key), {value}, {}}); }

SANTEI_INLINE facts& facts::add(given_fact fact) {
  items_.push_back(std::move(fact));
  return *this;
}

}  // namespace santei
