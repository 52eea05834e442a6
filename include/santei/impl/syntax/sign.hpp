// What the bytes of a rule file are: letters, digits, white space, and the half-width and full-width signs.
#pragma once

#include <santei/config.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace santei::syntax::detail {

enum class token_kind : std::uint8_t {
  word, phrase, comma, open, close, open_bracket, close_bracket, open_brace, close_brace, bar, semicolon, equals,
};

/// What stands at a byte: how long it is, and the part it plays.
struct sign {
  enum role : std::uint8_t { letter, space, line_end, punctuation, open_quote, close_quote, comment };
  role is = letter;
  token_kind kind = token_kind::word;
  std::uint32_t length = 1;
};

/// The byte-for-byte signs; every other ASCII byte is white space or a letter.
constexpr sign ascii_sign_of(char c) {
  switch (c) {
    case '\n': return {sign::line_end};
    case ' ': case '\t': case '\r': return {sign::space};
    case '#': return {sign::comment};
    case ',': return {sign::punctuation, token_kind::comma};
    case '(': return {sign::punctuation, token_kind::open};
    case ')': return {sign::punctuation, token_kind::close};
    case '[': return {sign::punctuation, token_kind::open_bracket};
    case ']': return {sign::punctuation, token_kind::close_bracket};
    case '{': return {sign::punctuation, token_kind::open_brace};
    case '}': return {sign::punctuation, token_kind::close_brace};
    case '|': return {sign::punctuation, token_kind::bar};
    case ';': return {sign::punctuation, token_kind::semicolon};
    case '=': return {sign::punctuation, token_kind::equals};
    default: return {};
  }
}

/// The sign of each byte, as far as the byte alone tells: of a lead byte how long its character is.
inline constexpr std::array<sign, 256> byte_signs = [] {
  std::array<sign, 256> made{};
  for (std::size_t i = 0; i < 256; ++i)
    made[i] = i < 0x80 ? ascii_sign_of(static_cast<char>(i)) : sign{sign::letter, token_kind::word, i >= 0xF0 ? 4U : i >= 0xE0 ? 3U : 2U};
  return made;
}();

/// Of each byte whether it is a letter of ASCII, which no digit is.
inline constexpr std::array<bool, 256> ascii_letters = [] {
  std::array<bool, 256> made{};
  for (std::size_t i = 0; i < 0x80; ++i) made[i] = byte_signs[i].is == sign::letter && !(i >= '0' && i <= '9');
  return made;
}();

inline sign sign_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if ((lead != 0xE3 && lead != 0xEF) || text.size() - at < 3) return byte_signs[lead];
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  if (lead == 0xE3 && second == 0x80) {
    if (third == 0x80) return {sign::space, token_kind::word, 3};
    if (third == 0x81) return {sign::punctuation, token_kind::comma, 3};
    if (third == 0x8C) return {sign::open_quote, token_kind::phrase, 3};
    if (third == 0x8D) return {sign::close_quote, token_kind::phrase, 3};
  }
  if (lead == 0xEF && second == 0xBC && third == 0x8C) return {sign::punctuation, token_kind::comma, 3};
  return byte_signs[lead];
}

/// The length of the ASCII or full-width digit at a byte; 0 when there is none.
inline std::size_t digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] != '\xEF') return text[at] >= '0' && text[at] <= '9' ? 1 : 0;
  const std::string_view three = text.substr(at, 3);
  return three >= "０" && three <= "９" && three.size() == 3 ? 3 : 0;
}

/// Whether a comma at `at` (after a digit) groups thousands: exactly three digits follow.
SANTEI_INLINE bool groups_thousands(std::string_view text, std::size_t at, std::size_t comma) {
  at += comma;
  for (int i = 0; i < 3; ++i) {
    const std::size_t digit = digit_at(text, at);
    if (digit == 0) return false;
    at += digit;
  }
  return digit_at(text, at) == 0;
}

}  // namespace santei::syntax::detail
