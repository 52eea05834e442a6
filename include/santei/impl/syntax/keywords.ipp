// The words the notation keeps for itself: clause keywords, headers, particles; each with what it stands for.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace santei::syntax::detail {

inline constexpr std::array<std::pair<std::string_view, clause_kind>, 39> clause_words{{
    {"使う", clause_kind::use},
    {"語彙", clause_kind::vocabulary},
    {"出典", clause_kind::source},
    {"種別", clause_kind::instrument},
    {"所管", clause_kind::department},
    {"版", clause_kind::edition},
    {"予算", clause_kind::budget},
    {"流れ", clause_kind::flow},
    {"対象", clause_kind::eligible},
    {"前提", clause_kind::premise},
    {"経費", clause_kind::cost},
    {"経費上限", clause_kind::cost_cap},
    {"経費下限", clause_kind::cost_floor},
    {"補助率", clause_kind::rate},
    {"補助率加算", clause_kind::rate_addition},
    {"補助率上限", clause_kind::rate_cap},
    {"定額", clause_kind::fixed},
    {"金額", clause_kind::amount},
    {"加算", clause_kind::addition},
    {"最低額", clause_kind::raise_to},
    {"下限額", clause_kind::floor},
    {"上限額", clause_kind::cap},
    {"上限加算", clause_kind::cap_addition},
    {"合計上限", clause_kind::total_cap},
    {"端数", clause_kind::rounding},
    {"負担", clause_kind::shares},
    {"排他", clause_kind::exclusive},
    {"併用不可", clause_kind::not_together},
    {"未記載", clause_kind::unstated},
    {"項目", clause_kind::item},
    {"読み", clause_kind::reading},
    {"値", clause_kind::value},
    {"表", clause_kind::table},
    {"場合分け", clause_kind::cases},
    {"例", clause_kind::example},
    {"期間", clause_kind::period},
    {"受け手", clause_kind::eligible},
    {"別名", clause_kind::alias},
    {"通貨", clause_kind::currency},
}};

inline constexpr std::array<std::pair<std::string_view, block_kind>, 6> header_words{{
    {"事業", block_kind::programme}, {"枠", block_kind::measure}, {"類型", block_kind::frame}, {"費目", block_kind::category},
    {"明細", block_kind::rows}, {"区分", block_kind::choices},
}};

/// Words that join or end parts of a clause; none of them is a name.
inline constexpr std::array<std::string_view, 41> particles{
    "が", "は", "を", "から", "へ", "のとき", "その他のとき", "かつ", "または", "でない", "以外", "以上", "以下", "以内", "まで", "超", "超える", "未満", "満たない",
    "最大", "等", "のいずれか", "優先", "最優先", "なければ", "ならば", "以下の部分", "超の部分", "の合計", "合計の", "未定", "+", "-", "*", "/",
    "×", "÷", "－", "＋", "＊", "／"};

inline constexpr std::array<std::string_view, 17> function_words{"件数", "行", "小さい方", "大きい方", "切捨て",       "切上げ",   "四捨五入",
                                                                 "合計",     "補助額",   "年平均伸び率", "切り捨て", "切り上げ",
                                                                 "最大",     "最小",     "年数",         "年",       "日数"};

inline constexpr std::array<std::pair<std::string_view, comparison>, 12> comparison_words{{
    {"以上", comparison::at_least}, {"以下", comparison::at_most}, {"超", comparison::above}, {"未満", comparison::below},
    {"超える", comparison::above}, {"満たない", comparison::below}, {"以内", comparison::at_most},
    {"以後", comparison::at_least}, {"以降", comparison::at_least}, {"以前", comparison::at_most}, {"から", comparison::at_least}, {"まで", comparison::at_most},
}};

constexpr wording wording_of(std::string_view comparison) {
  if (comparison == "以後" || comparison == "以降" || comparison == "以前") return wording::of_days;
  return comparison == "から" || comparison == "まで" ? wording::from_to : wording::plain;
}

inline constexpr std::array<std::string_view, 13> instrument_words{"補助", "定額補助", "給付金", "単価", "利子補給", "貸付", "債務保証",
                                                                   "返還", "委託", "出資", "拠出金", "交付金", "記載なし"};
inline constexpr std::array<std::string_view, 6> budget_flags{"約", "要求額", "内数", "新規", "国庫債務負担を含む", "政府保証付借入"};

inline constexpr std::array<std::pair<std::string_view, std::int64_t>, 7> rounding_units{{
    {"円未満", 1}, {"十円未満", 10}, {"百円未満", 100}, {"千円未満", 1'000}, {"万円未満", 10'000}, {"十万円未満", 100'000}, {"百万円未満", 1'000'000},
}};
inline constexpr std::array<std::pair<std::string_view, rounding_mode>, 5> rounding_words{{
    {"切捨て", rounding_mode::down}, {"切上げ", rounding_mode::up}, {"四捨五入", rounding_mode::half_up},
    {"切り捨て", rounding_mode::down}, {"切り上げ", rounding_mode::up},
}};
inline constexpr std::array<std::pair<std::string_view, rounding_scope>, 2> scope_words{{
    {"費目ごと", rounding_scope::category}, {"明細ごと", rounding_scope::row},
}};

inline constexpr std::array<std::pair<std::string_view, santei::kind>, 9> type_words{{
    {"真偽", santei::kind::truth}, {"区分", santei::kind::category}, {"金額", santei::kind::money}, {"割合", santei::kind::ratio},
    {"数量", santei::kind::quantity}, {"単価", santei::kind::unit_price}, {"整数", santei::kind::integer}, {"日付", santei::kind::date},
    {"月", santei::kind::month},
}};

/// The value beside `word` in a table of pairs; nothing when it is not there.
template <class Value, std::size_t Size>
constexpr std::optional<Value> find_word(const std::array<std::pair<std::string_view, Value>, Size>& table, std::string_view word) {
  for (const auto& [text, value] : table)
    if (text.size() == word.size() && text == word) return value;
  return std::nullopt;
}

/// The first word of a table of pairs that stands for `value`.
template <class Value, std::size_t Size>
constexpr std::string_view word_for(const std::array<std::pair<std::string_view, Value>, Size>& table, const Value& value) {
  for (const auto& [text, candidate] : table)
    if (candidate == value) return text;
  return {};
}

template <std::size_t Size>
constexpr bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A function by the name that the tree has for it: 切り捨て is 切捨て.
constexpr std::string_view function_name_of(std::string_view word) {
  const auto mode = find_word(rounding_words, word);
  return mode ? word_for(rounding_words, *mode) : word;
}

constexpr std::string_view keyword_of(clause_kind is) { return word_for(clause_words, is); }
/// The word a clause begins with.
inline std::string_view keyword_of(const clause& of) {
  const auto* eligible = std::get_if<eligible_clause>(&of.says);
  return eligible != nullptr && eligible->recipient ? "受け手" : keyword_of(of.is);
}

}  // namespace santei::syntax::detail
