// Rules, facts and names of files may hold anything; what they hold is shown and not obeyed.
#include "terminal_text.hpp"

#include <santei/impl/text/excerpt.hpp>

#include <cstddef>

namespace santei::cli {

namespace {

/// The length of a colour, or of the clearing of a line, at the front; 0 where there is none.
std::size_t own_sequence(std::string_view text) {
  if (!text.starts_with("\x1b[")) return 0;
  const std::size_t end = text.find_first_not_of("0123456789;", 2);
  return end < text.size() && (text[end] == 'm' || text[end] == 'K') ? end + 1 : 0;
}

void append_escape(std::string& to, char32_t code) {
  constexpr std::string_view digits = "0123456789abcdef";
  to += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) to += digits[code >> shift & 15U];
}

}  // namespace

std::string terminal_text(std::string_view text, bool is_json) {
  std::string made;
  made.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t length = own_sequence(text.substr(at))) {
      made += text.substr(at, length);
      at += length;
      continue;
    }
    const std::size_t from = at;
    const char32_t code = next_code_point(text, at);
    const char32_t shown = santei::detail::shown_code(code);
    if ((code == shown && code != U'\uFFFD') || code == U'\n' || code == U'\t' || (code == U'\r' && text.substr(at).starts_with("\x1b["))) made += text.substr(from, at - from);
    else if (is_json && code <= 0xFFFF) append_escape(made, code);
    else append_utf8(made, shown);
  }
  return made;
}

}  // namespace santei::cli
