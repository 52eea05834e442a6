// UTF-8 and East Asian width: what a terminal needs to keep columns straight.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace santei {

/// The byte at which UTF-8 text stops being valid (overlong forms, surrogates and values past U+10FFFF are invalid); nothing when all of it
/// is.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);
/// The code point that starts at `at`, which is moved past it; an invalid byte counts as U+FFFD. Precondition: at < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);
/// `code` as UTF-8, appended; what is no code point becomes U+FFFD.
void append_utf8(std::string& out, char32_t code);
/// Columns on a terminal: 0 for combining marks, 2 for wide and full-width (ambiguous counts as 2 in `wide_ambiguous`), else 1.
[[nodiscard]] std::size_t display_width(std::string_view text, bool wide_ambiguous = false);
/// `text` with spaces after (or before) it up to `width` columns.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/width.ipp>
#endif
