// The literals that rules are full of, read at a glance: 10億円, 50%, 1/2, 30. All others are left to the reader of literals.
#pragma once

#include <santei/impl/value/word_cursor.hpp>
#include <santei/value/literal.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace santei::detail {

/// The value of the digits at the front of `text`, which are taken off it; nothing where there are none or more than 15.
inline std::optional<std::int64_t> take_short_number(std::string_view& text) {
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && is_digit(text[digits]); ++digits)
    if (digits < 15) value = value * 10 + (text[digits] - '0');
  if (digits == 0 || digits > 15) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

/// Nothing does not mean that the word is no literal.
inline std::optional<literal> read_plain_literal(std::string_view word, const literal_limits& limits) {
  constexpr std::string_view yen = "円", ten_thousand = "万", hundred_million = "億";
  if (limits.digits < 40) return std::nullopt;
  std::string_view rest = word;
  const auto number = take_short_number(rest);
  if (!number) return std::nullopt;
  if (rest.empty()) return literal{{kind::integer, {}}, *number, true, {}};
  if (rest == yen) return literal{{kind::money, {}}, *number, false, {}};
  if (rest == "%") return literal{{kind::ratio, {}}, rational(*number, 100), false, {}};
  if (rest.front() == '/') {
    rest.remove_prefix(1);
    const auto below = take_short_number(rest);
    if (!below || *below == 0 || !rest.empty()) return std::nullopt;
    return literal{{kind::ratio, {}}, rational(*number, *below), false, {}};
  }
  if (rest.size() != 2 * yen.size() || rest.substr(yen.size()) != yen) return std::nullopt;
  if (rest.substr(0, yen.size()) == ten_thousand) return literal{{kind::money, {}}, rational(*number) * rational(10'000), false, {}};
  if (rest.substr(0, yen.size()) == hundred_million)
    return literal{{kind::money, {}}, rational(*number) * rational(100'000'000), false, {}};
  return std::nullopt;
}

}  // namespace santei::detail
