// Whether a text takes 補助額 of a measure, told without reading it.
#pragma once

#include <santei/config.hpp>

#include <algorithm>
#include <string_view>

namespace santei::syntax {

/// Whether 補助額( … ) may stand in the text, however it is spaced; a comment or a phrase may hold it too.
[[nodiscard]] constexpr bool may_take_grants(std::string_view text) noexcept {
  constexpr std::string_view word = "補助額", white = " \t\r\n\u3000";
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
    const std::string_view rest = text.substr(std::min(text.find_first_not_of(white, at + word.size()), text.size()));
    if (rest.starts_with("(") || rest.starts_with("（")) return true;
  }
  return false;
}

}  // namespace santei::syntax
