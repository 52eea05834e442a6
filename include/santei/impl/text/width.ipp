// Definitions of UTF-8 reading and East Asian width.
#pragma once

#include <santei/impl/text/utf8.hpp>
#include <santei/impl/text/width_table.hpp>
#include <santei/text/width.hpp>

#include <cassert>

namespace santei {

SANTEI_INLINE std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t plain = lead < 0x80 ? 1 : detail::is_plain_three(text, at) ? 3 : 0;
    if (plain != 0) {
      at += plain;
      continue;
    }
    const detail::decoded_code here = detail::decode_utf8(text, at);
    if (!here.valid) return at;
    at += here.length;
  }
  return std::nullopt;
}

SANTEI_INLINE char32_t next_code_point(std::string_view text, std::size_t& at) {
  assert(at < text.size());
  const detail::decoded_code here = detail::decode_utf8(text, at);
  at += here.length;
  return here.code;
}

SANTEI_INLINE void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = U'\uFFFD';
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  const auto put_rest = [&](unsigned shift) { put(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put_rest(6);
  } else {
    put(0xF0 | code >> 18);
    put_rest(12);
    put_rest(6);
  }
  put_rest(0);
}

SANTEI_INLINE std::size_t display_width(std::string_view text, bool wide_ambiguous) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += detail::code_width(next_code_point(text, at), wide_ambiguous);
  return columns;
}

SANTEI_INLINE std::string pad_right(std::string_view text, std::size_t width) {
  std::string padded(text);
  if (width == 0) return padded;
  const std::size_t columns = display_width(text);
  if (columns < width) padded.append(width - columns, ' ');
  return padded;
}

SANTEI_INLINE std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t columns = display_width(text);
  std::string padded(columns < width ? width - columns : 0, ' ');
  return padded.append(text);
}

}  // namespace santei
