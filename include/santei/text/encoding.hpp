// Files in UTF-8, CP932 or UTF-16, as spreadsheets of Windows write them, read and written piece by piece.
#pragma once

#include <santei/config.hpp>

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace santei {

enum class encoding : std::uint8_t { utf8, cp932, utf16le, utf16be };

/// What the first bytes of a file are in: CP932 where they are no UTF-8 but for a slip here and there. A character cut at the end does not
/// count.
[[nodiscard]] encoding encoding_of(std::string_view first);

/// UTF-16 where the first bytes of a file have its mark, or zeros as only UTF-16 has them.
[[nodiscard]] std::optional<encoding> utf16_of(std::string_view first);
/// A whole text in UTF-8, whatever it is in; a mark at its front is left out where it was no UTF-8.
[[nodiscard]] std::string as_utf8(std::string text);

/// One direction of a conversion; what is no character becomes U+FFFD, in CP932 "?". Of a character that CP932 has twice the code that
/// Windows writes comes back. `kept`: from CP932 and back to it, so that every byte comes back: what is no character, and the other code of a
/// character (髙 as some programs write it), becomes a character of the last private plane of Unicode in between.
class converter {
 public:
  /// Throws std::runtime_error where this machine has no such conversion, std::bad_alloc where memory runs out.
  converter(encoding from, encoding to, bool kept = false);
  ~converter();
  converter(const converter&) = delete;
  converter& operator=(const converter&) = delete;

  /// Appends the conversion of the next bytes; a character that is cut waits for the rest.
  void add(std::string_view bytes, std::string& to);
  /// What still waits was no character.
  void finish(std::string& to);

 private:
  [[nodiscard]] std::size_t turn(std::string_view bytes, std::string& to);
  [[nodiscard]] std::size_t turn_from_cp932(std::string& to);
  [[nodiscard]] std::size_t turn_to_cp932(std::string& to);
  [[nodiscard]] bool is_other_code(unsigned char lead, unsigned char trail);
  void replace(std::string_view bytes, std::string& to) const;

  void* handle_ = nullptr;  // iconv_t; null: nothing to convert
  encoding from_, to_;
  bool kept_;
  std::string waiting_;
  std::bitset<256> leads_;                        // of codes that were looked at
  std::array<std::bitset<256>, 256> other_codes_;  // by lead and trail: those that would not come back
};

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/encoding.ipp>
#endif
