// Definitions of reading a quoted phrase.
#pragma once

#include <santei/check/phrase.hpp>
#include <santei/text/normal.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace santei::check {

namespace detail {

struct word_value {
  std::string_view word;
  std::int64_t value;
};
inline constexpr std::array<word_value, 10> kanji_digits{
    {{"〇", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}}};
inline constexpr std::array<word_value, 3> small_units{{{"十", 10}, {"百", 100}, {"千", 1'000}}};
inline constexpr std::array<word_value, 3> large_units{{{"万", 10'000}, {"億", 100'000'000}, {"兆", 1'000'000'000'000}}};
inline constexpr std::array<word_value, 3> eras{{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}}};

/// Reads a folded phrase from left to right.
struct phrase_cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] bool done() const { return at >= text.size(); }
  [[nodiscard]] bool digit(std::size_t ahead = 0) const {
    return at + ahead < text.size() && text[at + ahead] >= '0' && text[at + ahead] <= '9';
  }
  [[nodiscard]] bool looks_at(std::string_view word) const { return text.substr(at, word.size()) == word; }
  bool take(std::string_view word) {
    if (!looks_at(word)) return false;
    at += word.size();
    return true;
  }
  template <std::size_t Size>
  std::optional<std::int64_t> take_one(const std::array<word_value, Size>& words) {
    for (const word_value& one : words)
      if (take(one.word)) return one.value;
    return std::nullopt;
  }
  void skip_character() {
    ++at;
    while (!done() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
};

/// "1,400.5" at the cursor, commas only between groups of three; nothing where there is no digit, or more than anybody writes.
SANTEI_INLINE std::optional<rational> take_decimal(phrase_cursor& c) {
  std::string digits;
  while (c.digit()) {
    digits += c.text[c.at++];
    const bool group = c.looks_at(",") && c.digit(1) && c.digit(2) && c.digit(3) && !c.digit(4);
    if (group) ++c.at;
  }
  if (!digits.empty() && c.looks_at(".") && c.digit(1)) {
    digits += c.text[c.at++];
    while (c.digit()) digits += c.text[c.at++];
  }
  return digits.size() <= 60 ? rational::from_text(digits) : std::nullopt;
}

/// 五十, 二十三, 百: a number below 10000 in kanji; nothing where there is none.
SANTEI_INLINE std::optional<rational> take_kanji(phrase_cursor& c) {
  std::int64_t sum = 0;
  bool any = false;
  while (sum < 10'000) {
    const auto digit = c.take_one(kanji_digits);
    const auto unit = c.take_one(small_units);
    if (!digit && !unit) break;
    any = true;
    sum += digit.value_or(1) * unit.value_or(1);
    if (!unit) break;
  }
  return any ? std::optional(rational(sum)) : std::nullopt;
}

SANTEI_INLINE std::optional<rational> take_plain(phrase_cursor& c) { return c.digit() ? take_decimal(c) : take_kanji(c); }

/// 1億5,000万: the parts, and what they sum to, are added to `found`; the sum is returned.
SANTEI_INLINE std::optional<rational> take_amount(phrase_cursor& c, std::vector<rational>& found) {
  rational total, part;
  bool any = false;
  for (int parts = 0; parts < 8; ++parts) {
    const auto plain = take_plain(c);
    if (!plain) break;
    any = true;
    found.push_back(*plain);
    part = *plain;
    if (const auto unit = c.take_one(small_units)) part *= rational(*unit);
    const auto unit = c.take_one(large_units);
    if (!unit) break;
    total += part * rational(*unit);
    part = rational();
  }
  if (!any) return std::nullopt;
  found.push_back(total + part);
  return total + part;
}

/// What follows a number and makes another of it: /3, 分の1, %, 割, 年. Returns the number as it then stands.
SANTEI_INLINE rational take_rest(phrase_cursor& c, const rational& number, std::vector<rational>& found) {
  std::optional<rational> made;
  const std::size_t mark = c.at;
  if (c.take("/") || c.take("分の")) {
    const bool kanji = c.text[c.at - 1] != '/';
    const auto other = take_plain(c);
    const rational& below = kanji ? number : other.value_or(rational());
    if (other && below.sign() != 0) made = (kanji ? *other : number) / below;
    if (other)
      found.push_back(*other);
    else
      c.at = mark;
  } else if (c.take("%") || c.take("パーセント")) {
    made = number / rational(100);
  } else if (c.take("割")) {
    made = number / rational(10);
  } else if (c.looks_at("年") || c.looks_at("か年") || c.looks_at("ヵ年") || c.looks_at("カ年") || c.looks_at("ヶ年") ||
             c.looks_at("ケ年")) {
    made = number * rational(12);
  }
  if (made) found.push_back(*made);
  return made.value_or(number);
}

/// Calls `see` with each number as it stands at its end, and the cursor behind it.
template <class See>
void each_number(std::string_view folded, std::vector<rational>& found, See&& see) {
  phrase_cursor c{folded};
  while (!c.done()) {
    const std::size_t before = c.at;
    const auto amount = take_amount(c, found);
    if (amount)
      see(take_rest(c, *amount, found), c);
    else if (c.take("半額") || c.take("半分"))
      found.push_back(rational(1, 2));
    else if (c.take("全額"))
      found.push_back(rational(1));
    if (c.at == before) c.skip_character();
  }
}

SANTEI_INLINE bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.substr(0, word.size()) == word; });
}

}  // namespace detail

SANTEI_INLINE std::vector<rational> numbers_in(std::string_view phrase) {
  // White space may stand within a number as text extraction leaves it, or be all that keeps two apart (10円/㎥ 5円): both readings count.
  std::vector<rational> found;
  const std::string spaced = fold_compatibility(phrase), joined = fold_for_lookup(phrase);
  const auto ignore = [](const rational&, const detail::phrase_cursor&) {};
  detail::each_number(spaced, found, ignore);
  if (joined != spaced) detail::each_number(joined, found, ignore);
  return found;
}

SANTEI_INLINE std::vector<int> years_in(std::string_view phrase) {
  const std::string folded = fold_for_lookup(phrase);
  std::vector<int> years;
  detail::phrase_cursor c{folded};
  while (!c.done()) {
    const auto era = c.take_one(detail::eras);
    const auto number = era && c.take("元") ? std::optional(rational(1)) : c.digit() ? detail::take_decimal(c) : std::nullopt;
    const auto year = number ? number->to_int64() : std::nullopt;
    const bool plain = !era && year && *year > 1900 && *year < 2200;
    if (year && *year < 3000 && ((era && c.looks_at("年")) || plain)) years.push_back(static_cast<int>(*year + era.value_or(0)));
    if (!era && !number) c.skip_character();
  }
  return years;
}

/// 超, but not as 超えない has it.
SANTEI_INLINE bool says_above(std::string_view text) {
  for (std::size_t at = text.find("超"); at != std::string_view::npos; at = text.find("超", at + 1))
    if (!text.substr(at).starts_with("超えない")) return true;
  return false;
}

SANTEI_INLINE bool says(std::string_view phrase, bound_word word) {
  const std::string text = fold_for_lookup(phrase);
  const auto holds = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return text.find(one) != std::string::npos; });
  };
  switch (word) {
    case bound_word::at_most: return holds({"以内", "以下", "以前", "上限", "限度", "まで", "最大", "超えない", "~"});
    case bound_word::at_least: return holds({"以上", "下限", "以降", "以後", "から", "~"});
    case bound_word::above: return says_above(text);
    case bound_word::below: return holds({"未満", "満たない"});
    case bound_word::others: return holds({"等", "など"});
  }
  return false;
}

SANTEI_INLINE bool bounds_from_above(std::string_view phrase, const rational& number) {
  const std::string folded = fold_for_lookup(phrase);
  std::vector<rational> found;
  bool bounded = false;
  detail::each_number(folded, found, [&](const rational& here, const detail::phrase_cursor& after) {
    bounded =
        bounded || (here == number && detail::begins_with_any(after.text.substr(after.at), {"以内", "以下", "円以内", "円以下", "円まで"}));
  });
  return bounded;
}

SANTEI_INLINE const char* words_of(bound_word word) noexcept {
  switch (word) {
    case bound_word::at_most: return "以内, 以下, 以前, 上限, 限度, まで, 最大, 超えない";
    case bound_word::at_least: return "以上, 下限, 以降, 以後, から";
    case bound_word::above: return "超, 超える";
    case bound_word::below: return "未満, 満たない";
    case bound_word::others: return "等, など";
  }
  return "";
}

}  // namespace santei::check
