// Definitions of finding comments.
#pragma once

#include <santei/impl/syntax/words.ipp>
#include <santei/syntax/comments.hpp>

#include <algorithm>

namespace santei::syntax {

SANTEI_INLINE std::vector<comment> comments_of(std::string_view text, std::uint32_t source) {
  std::vector<comment> found;
  std::size_t line = 1, counted = 0;
  for (const detail::comment_place& one : detail::splitter(text, text.size()).run().comments) {
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted), text.begin() + one.begin, '\n'));
    counted = one.begin;
    std::string words(text.substr(one.begin, one.end - one.begin));
    words.erase(words.find_last_not_of(" \t\r") + 1);
    found.push_back({std::move(words), {source, one.begin, one.end}, line, one.alone});
  }
  return found;
}

}  // namespace santei::syntax
