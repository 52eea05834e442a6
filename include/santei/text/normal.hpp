// Text made comparable: compatibility forms folded and white space dropped, as a citation is looked up; edit distance for suggestions.
#pragma once

#include <santei/config.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace santei {

/// Folds what NFKC folds in Japanese office text: full-width ASCII, half-width kana with marks, circled numbers, ㎥ ㎡ ㎏ ％ ～ and the like;
/// Kangxi and CJK compatibility radicals that PDF text extraction leaves behind. Other characters, and bytes that are no UTF-8, are kept.
[[nodiscard]] std::string fold_compatibility(std::string_view text);
/// fold_compatibility, with all white space dropped: the form in which a phrase is looked up on a page.
[[nodiscard]] std::string fold_for_lookup(std::string_view text);
/// Levenshtein distance with transpositions of neighbours, in code points; takes time in the product of the lengths, so meant for words.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidates nearest to `word` (at most `most`), nearest first, none further than a third of the word's length plus one; after these
/// such as contain the word or are contained in it. Full-width and upper-case ASCII count as their plain forms. A word over 64 code points
/// has none.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates, std::size_t most = 3);
/// The candidates that a word may be a slip of the pen or a short form for, at most `most`, nearest first: those it begins, and those no
/// further from it than a quarter of the longer one (a third where the word is ASCII) with the same digits. For words of which another one nearby
/// means something else (美容業 is no 製造業, 石川県以外 is not 石川県), which `nearest` would give.
[[nodiscard]] std::vector<std::string> likely_meant(std::string_view word, const std::vector<std::string>& candidates, std::size_t most = 3);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/normal.ipp>
#endif
