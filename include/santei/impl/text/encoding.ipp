// Conversion by iconv of the C library; UTF-8 to UTF-8 passes as it is, every rule reads it strictly anyway.
#pragma once

#include <santei/text/encoding.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <new>
#include <stdexcept>

namespace santei {

namespace detail {

/// The length of the well-formed UTF-8 character at the front: 0 where there is none, npos where it may be cut.
SANTEI_INLINE std::size_t utf8_length(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char first = byte(0);
  const std::size_t length = first < 0x80                    ? 1
                             : first >= 0xc2 && first < 0xe0 ? 2
                             : first >= 0xe0 && first < 0xf0 ? 3
                             : first >= 0xf0 && first < 0xf5 ? 4
                                                             : 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == s.size()) return std::string_view::npos;
    if ((byte(i) & 0xc0U) != 0x80) return 0;
  }
  return length;
}

}  // namespace detail

SANTEI_INLINE encoding encoding_of(std::string_view first) {
  std::size_t characters = 0, broken = 0;
  while (!first.empty()) {
    const std::size_t length = detail::utf8_length(first);
    if (length == std::string_view::npos) break;
    if (length > 1) ++characters;
    if (length == 0) ++broken;
    first.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return broken > characters / 8 ? encoding::cp932 : encoding::utf8;
}

SANTEI_INLINE std::optional<encoding> utf16_of(std::string_view first) {
  if (first.starts_with("\xff\xfe")) return encoding::utf16le;
  if (first.starts_with("\xfe\xff")) return encoding::utf16be;
  // Without a mark: what is ASCII has a zero beside it, always on the same side, ends of line above all; and Japanese is then no UTF-8.
  first = first.substr(0, 1024);
  std::size_t zeros[2] = {}, lines = 0, wide_lines = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    zeros[i % 2] += first[i] == '\0' ? 1 : 0;
    if (first[i] != '\n') continue;
    ++lines;
    wide_lines += i % 2 == 0 ? i + 1 < first.size() && first[i + 1] == '\0' : first[i - 1] == '\0';
  }
  if ((zeros[0] == 0) == (zeros[1] == 0) || (lines > 0 && wide_lines == 0)) return std::nullopt;
  const bool many = zeros[0] + zeros[1] >= first.size() / 3;
  if (!many && encoding_of(first) == encoding::utf8) return std::nullopt;
  return zeros[0] == 0 ? encoding::utf16le : encoding::utf16be;
}

SANTEI_INLINE std::string as_utf8(std::string text) {
  const auto wide = utf16_of(text);
  const encoding in = wide ? *wide : encoding_of(text);
  if (in == encoding::utf8) return text;
  std::string made;
  converter turn(in, encoding::utf8);
  turn.add(text, made);
  turn.finish(made);
  constexpr std::string_view mark = "\xef\xbb\xbf";
  if (made.starts_with(mark)) made.erase(0, mark.size());
  return made;
}

namespace detail {

SANTEI_INLINE const char* iconv_name(encoding of) {
  constexpr const char* names[] = {"UTF-8", "CP932", "UTF-16LE", "UTF-16BE"};
  return names[static_cast<int>(of)];
}
SANTEI_INLINE bool is_wide(encoding of) { return of == encoding::utf16le || of == encoding::utf16be; }

// U+100000 and a code of CP932 behind it, in UTF-8.
inline constexpr char private_plane = '\xf4';
inline constexpr std::size_t private_length = 4;

}  // namespace detail

SANTEI_INLINE converter::converter(encoding from, encoding to, bool kept) : from_(from), to_(to), kept_(kept) {
  if (from == to) return;
  handle_ = iconv_open(detail::iconv_name(to), detail::iconv_name(from));
  if (handle_ != reinterpret_cast<void*>(-1)) return;
  if (errno == ENOMEM) throw std::bad_alloc();
  throw std::runtime_error(std::string("iconv: ") + detail::iconv_name(from) + " → " + detail::iconv_name(to));
}
SANTEI_INLINE converter::~converter() {
  if (handle_ != nullptr) iconv_close(handle_);
}

SANTEI_INLINE void converter::add(std::string_view bytes, std::string& to) {
  if (handle_ == nullptr) {
    to += bytes;
    return;
  }
  waiting_ += bytes;
  const std::size_t done = !kept_                      ? turn(waiting_, to)
                           : from_ == encoding::cp932 ? turn_from_cp932(to)
                           : to_ == encoding::cp932   ? turn_to_cp932(to)
                                                      : turn(waiting_, to);
  waiting_.erase(0, done);
}

/// Converts all but a character that is cut at the end; how many bytes that was.
SANTEI_INLINE std::size_t converter::turn(std::string_view bytes, std::string& to) {
  char* in = const_cast<char*>(bytes.data());  // iconv does not write there
  std::size_t left = bytes.size();
  std::array<char, 65536> piece;
  while (left > 0) {
    char* out = piece.data();
    std::size_t room = piece.size();
    const std::size_t done = iconv(handle_, &in, &left, &out, &room);
    to.append(piece.data(), out);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL) break;  // cut at the end
    const std::size_t skip = from_ == encoding::utf8 ? std::max<std::size_t>(1, std::min(detail::utf8_length({in, left}), left))
                             : detail::is_wide(from_)        ? std::min<std::size_t>(2, left)
                                                     : 1;
    replace({in, skip}, to);
    in += skip, left -= skip;
  }
  return bytes.size() - left;
}

/// Whether the code is not the one that its character is written with.
SANTEI_INLINE bool converter::is_other_code(unsigned char lead, unsigned char trail) {
  if (!leads_[lead]) {
    leads_.set(lead);
    converter there(encoding::cp932, encoding::utf8), back(encoding::utf8, encoding::cp932);
    for (unsigned second = 0x40; second <= 0xfc; ++second) {
      const std::string code{static_cast<char>(lead), static_cast<char>(second)};
      std::string character, again;
      there.add(code, character), there.finish(character);
      back.add(character, again), back.finish(again);
      other_codes_[lead].set(second, again != code);
    }
  }
  return other_codes_[lead][trail];
}

SANTEI_INLINE std::size_t converter::turn_from_cp932(std::string& to) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(waiting_[i]); };
  const auto is_lead = [](unsigned char c) { return (c >= 0x81 && c <= 0x9f) || (c >= 0xe0 && c <= 0xfc); };
  const auto is_trail = [](unsigned char c) { return c >= 0x40 && c <= 0xfc && c != 0x7f; };
  std::size_t run = 0, at = 0;
  const auto end_run = [&](std::size_t length) {
    const std::string_view whole(waiting_);
    run += turn(whole.substr(run, at - run), to);
    for (; run < at; ++run) replace(whole.substr(run, 1), to);
    if (length > 0) replace(whole.substr(at, length), to);
    run = at += length;
  };
  while (at < waiting_.size()) {
    if (!is_lead(byte(at))) ++at;
    else if (at + 1 == waiting_.size()) break;
    else if (!is_trail(byte(at + 1))) end_run(1);
    else if (is_other_code(byte(at), byte(at + 1))) end_run(2);
    else at += 2;
  }
  end_run(0);
  return at;
}

SANTEI_INLINE std::size_t converter::turn_to_cp932(std::string& to) {
  const std::string_view whole(waiting_);
  for (std::size_t at = 0;;) {
    const std::size_t next = std::min(whole.find(detail::private_plane, at), whole.size());
    at += turn(whole.substr(at, next - at), to);
    if (at < next || next + detail::private_length > whole.size()) return at;
    unsigned code = 0;
    for (std::size_t i = 1; i < detail::private_length; ++i) code = code << 6U | (static_cast<unsigned char>(whole[next + i]) & 0x3fU);
    if (code > 0xff) to += static_cast<char>(code >> 8U);
    to += static_cast<char>(code & 0xffU);
    at = next + detail::private_length;
  }
}

SANTEI_INLINE void converter::finish(std::string& to) {
  if (!waiting_.empty()) replace(waiting_, to);  // one byte, or a part of one character
  waiting_.clear();
}

/// What stands for bytes that are no character, or not the code of theirs that is written.
SANTEI_INLINE void converter::replace(std::string_view bytes, std::string& to) const {
  if (kept_ && from_ == encoding::cp932) {
    unsigned code = 0;
    for (const char c : bytes) code = code << 8U | static_cast<unsigned char>(c);
    to += {detail::private_plane, static_cast<char>(0x80U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3fU)), static_cast<char>(0x80U | (code & 0x3fU))};
    return;
  }
  constexpr std::string_view little("\xfd\xff", 2), big("\xff\xfd", 2);
  switch (to_) {
    case encoding::utf8: to += "\xef\xbf\xbd"; break;
    case encoding::cp932: to += '?'; break;
    case encoding::utf16le: to += little; break;
    case encoding::utf16be: to += big; break;
  }
}

}  // namespace santei
