// The shapes that a page of HTML is made of. Whatever is text is escaped; nothing given becomes markup.
#pragma once

#include <santei/impl/text/excerpt.hpp>
#include <santei/text/width.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace santei::report::detail {

/// `text` for HTML: white space of any kind is a space, other control characters are shown as their pictures, and what could turn the
/// direction of writing or is no UTF-8 as U+FFFD.
inline std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    switch (code) {
      case U'&': out += "&amp;"; break;
      case U'<': out += "&lt;"; break;
      case U'>': out += "&gt;"; break;
      case U'"': out += "&quot;"; break;
      case U'\'': out += "&#39;"; break;
      case U'\t': case U'\n': case U'\r': out += ' '; break;
      default: append_utf8(out, santei::detail::shown_code(code));
    }
  }
  return out;
}

/// `text` as a string of CSS: letters beyond ASCII as they are, of ASCII only letters, digits and spaces, the rest as escapes.
inline std::string css_string(std::string_view text) {
  std::string out = "\"";
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = santei::detail::shown_code(next_code_point(text, at));
    const bool plain = code >= 0x80 || code == U' ' || (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
    if (plain) append_utf8(out, code);
    else out.append("\\").append(1, digits[code >> 4]).append(1, digits[code & 15]).append(" ");
  }
  return out + "\"";
}

/// A document under construction.
class html {
 public:
  /// <name class="css"> around what `inner` writes.
  template <class Inner>
  void within(const char* name, const char* css, Inner inner) {
    open(name, css);
    inner();
    close(name);
  }
  /// <name class="css"> around `words`.
  void element(const char* name, const char* css, std::string_view words) {
    within(name, css, [&] { text(words); });
  }
  void text(std::string_view words) { out_ += html_text(words); }
  void markup(std::string_view written) { out_ += written; }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void open(std::string_view name, std::string_view css) {
    out_.append("<").append(name);
    if (!css.empty()) out_.append(" class=\"").append(css).append("\"");
    out_ += ">";
  }
  void close(std::string_view name) { out_.append("</").append(name).append(">\n"); }

  std::string out_;
};

}  // namespace santei::report::detail
