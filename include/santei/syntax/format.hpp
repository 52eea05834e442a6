// One layout for rule files: white space alone is changed, so that words, line breaks within a clause and comments stay as their author
// chose them.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/outcome.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace santei::syntax {

/// The text laid out: one space between words, keywords and bases in columns, tables and 例 aligned, empty lines before headers and never
/// two together. It parses to the same tree, holds the same comments, and laid out again stays as it is. A text that does not parse is
/// refused with its problems.
[[nodiscard]] outcome<std::string> format(std::string_view text, std::uint32_t source = 0, const limits& within = {});

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/format.ipp>
#endif
