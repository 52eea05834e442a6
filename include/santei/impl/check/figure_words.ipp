// Which words of a figure each kind of clause takes: one that it could only pass over is refused.
#pragma once

#include <santei/impl/check/work.ipp>
#include <santei/impl/syntax/keywords.ipp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace santei::check::detail {

/// The words that make a figure more than one expression, a bit each.
enum figure_word : unsigned {
  word_one_of = 1,
  word_others = 2,
  word_at_most = 4,
  word_below = 8,
  word_open = 16,
  word_tier = 32,
  word_of_total = 64,
  word_of_categories = 128,
  word_key = 256,
};
inline constexpr std::array<std::pair<figure_word, std::string_view>, 9> figure_words{{
    {word_one_of, "のいずれか"}, {word_others, "等"}, {word_at_most, "以内"}, {word_below, "未満"}, {word_open, "未定"},
    {word_tier, "の部分"}, {word_of_total, "合計の"}, {word_of_categories, "費目 … の合計"}, {word_key, "[key]"},
}};

/// Those that a clause of the kind takes. 以内 beside a cap says what the cap says.
SANTEI_INLINE unsigned words_taken_by(syntax::clause_kind is) {
  using enum syntax::clause_kind;
  switch (is) {
    case rate: return word_one_of | word_others | word_at_most | word_open | word_tier | word_key;
    case flow: return word_one_of | word_others | word_at_most | word_open | word_key;
    case amount: return word_one_of | word_at_most | word_open | word_key;
    case fixed: return word_at_most | word_open | word_key;
    case addition:
    case raise_to: return word_at_most;
    case cap: return word_at_most | word_below | word_of_total | word_of_categories;
    case cost_cap: return word_at_most | word_of_total | word_of_categories;
    case rate_cap: return word_at_most;
    case total_cap: return word_at_most | word_below;
    case shares: return word_one_of | word_at_most | word_open;
    default: return 0;
  }
}

SANTEI_INLINE unsigned words_in(const syntax::figure& figure) {
  unsigned words = 0;
  const auto add = [&](bool there, figure_word word) { words |= there ? word : 0U; };
  add(figure.alternatives.size() > 1, word_one_of);
  add(figure.and_others, word_others);
  add(figure.at_most, word_at_most);
  add(figure.strictly_below, word_below);
  add(std::any_of(figure.alternatives.begin(), figure.alternatives.end(),
                  [](const syntax::alternative& one) { return one.is != syntax::alternative_kind::value; }),
      word_open);
  add(figure.tier.has_value(), word_tier);
  add(figure.of_total, word_of_total);
  add(!figure.categories.empty(), word_of_categories);
  add(figure.key.has_value(), word_key);
  return words;
}

SANTEI_INLINE message help_instead(figure_word word) {
  switch (word) {
    case word_one_of: return {"どれになるかを、… のとき を付けて条文を分けて書きます", "say which in clauses of their own, with … のとき"};
    case word_at_most: return {"外します", "leave it out"};
    case word_below: return {"届かない額そのものを書きます（10万円 未満 なら 9万9999円）", "write the last amount below it"};
    case word_open: return {"額が決まらないと書けるのは 補助率, 金額, 定額 です", "what may be open is 補助率, 金額 or 定額"};
    case word_tier: return {"部分は補助率に書きます（例: 補助率 1/2 経費 50万円 以下の部分）", "parts belong to 補助率, as in 補助率 1/2 経費 50万円 以下の部分"};
    case word_of_total: return {"合計の割合は、費目の中の上限額と経費上限に書きます", "a share of the total stands in 上限額 and 経費上限 of a 費目"};
    case word_of_categories: return {"費目の合計は、枠の上限額と経費上限に書きます", "a sum of 費目 stands in 上限額 and 経費上限 of the 枠"};
    default: return {"外します", "leave it out"};
  }
}

SANTEI_INLINE void check_figure_words(work& w, std::uint32_t block, const syntax::clause& clause, const syntax::figure& figure) {
  unsigned idle = words_in(figure) & ~words_taken_by(clause.is);
  const bool in_category = w.file.tree.blocks[block].is == syntax::block_kind::category;
  if (figure.key && (words_in(figure) & (word_one_of | word_others | word_open)) == 0) idle |= word_key;  // nothing is open
  if (figure.of_total && !in_category) idle |= word_of_total;
  if (!figure.categories.empty() && in_category) idle |= word_of_categories;
  if (figure.tier) idle |= words_in(figure) & (word_one_of | word_others | word_open);  // a part is at one rate
  if (idle == 0) return;
  const std::string keyword(syntax::detail::keyword_of(clause.is));
  for (const auto& [bit, word] : figure_words) {
    if ((idle & bit) == 0) continue;
    const std::string said(word);
    const bool of_tier = figure.tier && bit != word_tier;
    const std::string where = of_tier ? "部分のある" + keyword : keyword;
    const message text{"「" + said + "」は" + where + "に書けません", said + " has no meaning in " + keyword + (of_tier ? " of a part" : "")};
    w.problems.error("E0418", figure.where, text).help = help_instead(bit);
  }
}

}  // namespace santei::check::detail
