// Conversion by iconv of the C library; UTF-8 to UTF-8 passes as it is, every rule reads it strictly anyway.
#include "encoding.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace santei::cli {

namespace {

/// The length of the well-formed UTF-8 character at the front: 0 where there is none, npos where it may be cut.
std::size_t utf8_length(std::string_view s) {
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

}  // namespace

encoding encoding_of(std::string_view first) {
  std::size_t characters = 0, broken = 0;
  while (!first.empty()) {
    const std::size_t length = utf8_length(first);
    if (length == std::string_view::npos) break;
    if (length > 1) ++characters;
    if (length == 0) ++broken;
    first.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return broken > characters / 8 ? encoding::cp932 : encoding::utf8;
}

converter::converter(encoding from, encoding to) : to_(to) {
  if (from == to) return;
  handle_ = iconv_open(to == encoding::utf8 ? "UTF-8" : "CP932", from == encoding::utf8 ? "UTF-8" : "CP932");
  if (handle_ == reinterpret_cast<void*>(-1)) handle_ = nullptr;
}
converter::~converter() {
  if (handle_ != nullptr) iconv_close(handle_);
}

void converter::add(std::string_view bytes, std::string& to) {
  if (handle_ == nullptr) {
    to += bytes;
    return;
  }
  waiting_ += bytes;
  char* in = waiting_.data();
  std::size_t left = waiting_.size();
  std::array<char, 65536> piece;
  while (left > 0) {
    char* out = piece.data();
    std::size_t room = piece.size();
    const std::size_t done = iconv(handle_, &in, &left, &out, &room);
    to.append(piece.data(), out);
    if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    if (errno == EINVAL) break;  // cut at the end
    to += to_ == encoding::utf8 ? "\xef\xbf\xbd" : "?";
    const std::size_t skip = to_ == encoding::cp932 ? std::max<std::size_t>(1, std::min(utf8_length({in, left}), left)) : 1;
    in += skip, left -= skip;
  }
  waiting_.erase(0, waiting_.size() - left);
}

void converter::finish(std::string& to) {
  if (!waiting_.empty()) to += to_ == encoding::utf8 ? "\xef\xbf\xbd" : "?";
  waiting_.clear();
}

}  // namespace santei::cli
