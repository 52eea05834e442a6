// Definitions of page_texts.
#pragma once

#include <santei/impl/text/utf8.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/pages.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace santei {

namespace detail {

/// A part of a text that ends where the cell stands, and how many changes lead to it.
struct passage_cell {
  std::size_t changes = 0;
  std::size_t begin = 0;

  friend bool operator<(const passage_cell& a, const passage_cell& b) { return a.changes < b.changes; }
  [[nodiscard]] passage_cell more(std::size_t by) const { return {changes + by, begin}; }
};

struct passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t changes = 0;
};

/// Fewer changes, or as many and a length nearer to the phrase's.
SANTEI_INLINE bool is_nearer(const passage& a, const passage& b, std::size_t length) {
  const auto off = [&](const passage& p) { return std::max(p.end - p.begin, length) - std::min(p.end - p.begin, length); };
  return a.changes != b.changes ? a.changes < b.changes : off(a) < off(b);
}

/// The part of `text` with the least edit distance to `phrase`, the earliest of several: dynamic programming in which starting late costs
/// nothing.
SANTEI_INLINE passage nearest_part(const std::u32string& text, const std::u32string& phrase) {
  std::vector<passage_cell> column(phrase.size() + 1);
  for (std::size_t i = 0; i <= phrase.size(); ++i) column[i] = {i, 0};
  passage best{0, 0, phrase.size()};
  for (std::size_t j = 1; j <= text.size(); ++j) {
    passage_cell diagonal = std::exchange(column[0], passage_cell{0, j});
    for (std::size_t i = 1; i <= phrase.size(); ++i) {
      const passage_cell here = std::min({diagonal.more(phrase[i - 1] == text[j - 1] ? 0 : 1), column[i].more(1), column[i - 1].more(1)});
      diagonal = std::exchange(column[i], here);
    }
    const passage ending{column.back().begin, j, column.back().changes};
    if (is_nearer(ending, best, phrase.size())) best = ending;
  }
  return best;
}

}  // namespace detail

SANTEI_INLINE void page_texts::add(std::string page, std::string_view text) {
  folded_.insert_or_assign(std::move(page), fold_for_lookup(text));
}

SANTEI_INLINE bool page_texts::has(std::string_view page) const { return folded(page) != nullptr; }

SANTEI_INLINE bool page_texts::contains(std::string_view page, std::string_view phrase) const {
  const std::string* text = folded(page);
  const std::string wanted = fold_for_lookup(phrase);
  return text != nullptr && !wanted.empty() && text->find(wanted) != std::string::npos;
}

SANTEI_INLINE const std::string* page_texts::folded(std::string_view page) const {
  const auto found = folded_.find(page);
  return found == folded_.end() ? nullptr : &found->second;
}

SANTEI_INLINE std::string page_texts::nearest_passage(std::string_view page, std::string_view phrase) const {
  const std::string* text = folded(page);
  if (text == nullptr) return {};
  const std::u32string codes = detail::code_points(*text, 20'000);
  const std::u32string wanted = detail::code_points(fold_for_lookup(phrase), 200);
  const detail::passage best = detail::nearest_part(codes, wanted);
  std::string found;
  if (2 * best.changes > wanted.size()) return found;
  for (std::size_t i = best.begin; i < best.end; ++i) append_utf8(found, codes[i]);
  return found;
}

}  // namespace santei
