// A text that a person wrote into a cell or behind "key=", without the blanks around it.
#pragma once

#include <string_view>

namespace santei::detail {

/// Blanks are spaces, full-width ones too, tabs and ends of line.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  constexpr std::string_view ideographic_space = "　";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (;;) {
    if (!text.empty() && blank(text.front())) text.remove_prefix(1);
    else if (!text.empty() && blank(text.back())) text.remove_suffix(1);
    else if (text.starts_with(ideographic_space)) text.remove_prefix(ideographic_space.size());
    else if (text.ends_with(ideographic_space)) text.remove_suffix(ideographic_space.size());
    else return text;
  }
}

}  // namespace santei::detail
