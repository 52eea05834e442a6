// Decoding of bytes that may not be UTF-8: an invalid byte is one unit, shown as U+FFFD, so that no text stops the library.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace santei::detail {

/// The code point at a byte; an invalid byte has length 1.
struct decoded_code {
  char32_t code = U'\uFFFD';
  std::size_t length = 1;
  bool valid = false;
};

/// Precondition: at < text.size().
constexpr decoded_code decode_utf8(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) -> char32_t { return static_cast<unsigned char>(text[at + i]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length) return {};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = code << 6 | (byte(i) & 0x3F);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < least[length] || code > 0x10FFFF || surrogate) return {};
  return {code, length, true};
}

/// The four bytes from a place on, seen at once.
class four_bytes {
 public:
  /// Precondition: at + 4 <= text.size().
  four_bytes(std::string_view text, std::size_t at) noexcept { std::memcpy(&all_, text.data() + at, 4); }
  /// Whether they begin with the first byte of a character of three bytes and two that follow one.
  [[nodiscard]] bool has_three() const noexcept { return (all_ & of(0xF0, 0xC0, 0xC0)) == of(0xE0, 0x80, 0x80); }
  /// Whether they begin with a character from U+3040 to U+9FFF.
  [[nodiscard]] bool is_kana_or_ideograph() const noexcept {
    const auto bytes = std::bit_cast<std::array<std::uint8_t, 4>>(all_);
    const unsigned first_two = unsigned{bytes[0]} << 8 | bytes[1];
    return has_three() && first_two - 0xE381 <= 0xE9BF - 0xE381;
  }

 private:
  static constexpr std::uint32_t of(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
    return std::bit_cast<std::uint32_t>(std::array<std::uint8_t, 4>{a, b, c, 0});
  }
  std::uint32_t all_ = 0;
};

/// Whether a character of three bytes stands at a byte; no also of the last of a text.
inline bool has_three(std::string_view text, std::size_t at) noexcept { return text.size() - at >= 4 && four_bytes(text, at).has_three(); }

/// Whether they are valid at a glance: from E0 and ED they may be overlong or a surrogate.
inline bool is_plain_three(std::string_view text, std::size_t at) noexcept {
  return has_three(text, at) && text[at] != '\xE0' && text[at] != '\xED';
}

/// The first byte of the code point that holds byte `at`; `at` itself where that is no part of one. Precondition: at <= text.size().
constexpr std::size_t code_start(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size()) return at;
  for (std::size_t back = 0; back < 4 && back <= at; ++back) {
    const decoded_code here = decode_utf8(text, at - back);
    if (here.valid) return here.length > back ? at - back : at;
  }
  return at;
}

/// At most `most` code points of a text.
inline std::u32string code_points(std::string_view text, std::size_t most = std::string_view::npos) {
  std::u32string codes;
  for (std::size_t at = 0; at < text.size() && codes.size() < most;) {
    const decoded_code here = decode_utf8(text, at);
    codes.push_back(here.code);
    at += here.length;
  }
  return codes;
}

}  // namespace santei::detail
