// The words of the notation one by one: what each says, and how it is written. The guide of the rules and editors show it from here.
#pragma once

#include <santei/config.hpp>

#include <string_view>
#include <vector>

namespace santei::syntax {

/// Where a word stands: it opens a block (事業), begins a clause (補助率), says what an 項目 holds (金額), computes (小さい方), compares and joins
/// (以上, かつ), or says how firm a figure or an 例 is (以内, 最大).
enum class word_class { header, clause, type, function, condition, figure };

/// A word with its meaning in a line and an example: lines that parse within a 枠.
struct notation_word {
  word_class is = word_class::clause;
  std::string_view text;
  std::string_view ja, en;
  std::string_view example;
};

/// Every header, clause, type and function of the notation, and the words of conditions and figures, in the order in which a guide tells them.
[[nodiscard]] const std::vector<notation_word>& notation_words();

}  // namespace santei::syntax

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/syntax/notation.ipp>
#endif
