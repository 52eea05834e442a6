// Names of programmes as people remember them: in either kana, or nearly.
#pragma once

#include <santei/catalogue/catalogue.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace santei::cli {

/// A name for look-up: in any width and letter case, katakana as hiragana ("モノヅクリ" is "ものづくり").
[[nodiscard]] std::u32string spoken(std::string_view name);

/// The measures whose name, or that of their programme, shares most pairs of neighbouring characters with the word, at least a third of
/// its pairs: the nearest first, at most `most`.
[[nodiscard]] std::vector<catalogue::entry> nearly_called(const std::vector<catalogue::entry>& all, std::string_view word, std::size_t most = 3);

}  // namespace santei::cli
