// Numbers as tables and forms have them, turned into the notation's: ¥1,200,000, 12億円（税抜）, 五十億円, 90 kWh, 7割5分.
#pragma once

#include <santei/impl/value/kanji_number.hpp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/value/currency.hpp>
#include <santei/value/type.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace santei::detail {

/// A form longer than this is no amount that a person wrote.
inline constexpr std::size_t longest_form = 200;

inline void replace_all(std::string& in, std::string_view what, std::string_view with) {
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size())) in.replace(at, what.size(), with);
}

/// Full-width ASCII, minus signs, waves, yen signs and blanks as one form each; \ before a digit is the ¥ of Windows. Nothing that would
/// make a digit of a footnote mark (①, ²).
inline std::string fold_form(std::string_view text) {
  std::string made = fold_ascii(text);
  constexpr std::string_view begins = "\xc2\xe2\xe3\xef\t\r\n\\";  // the first bytes of all that is replaced below; of 億, 万 and 円 none is
  if (made.find_first_of(begins) == std::string::npos) return std::string(trimmed(made));
  for (const std::string_view blank : {"\u00a0", "\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000", "\t", "\r", "\n"})
    replace_all(made, blank, " ");
  for (const std::string_view nothing : {"\u200b", "\ufeff", "\ufe0e", "\ufe0f"}) replace_all(made, nothing, "");
  constexpr std::pair<std::string_view, std::string_view> eras_in_one[] = {{"㋿", "令和"}, {"㍻", "平成"}, {"㍼", "昭和"}, {"㍽", "大正"}, {"㍾", "明治"}};
  for (const auto& [one, written] : eras_in_one) replace_all(made, one, written);
  replace_all(made, "〜", "~");
  for (const std::string_view dash : {"‐", "‑", "–", "—"}) replace_all(made, dash, "-");
  replace_all(made, "￥", "¥");
  replace_all(made, "￡", "£");
  for (std::size_t at = 0; at + 1 < made.size(); ++at)
    if (made[at] == '\\' && is_digit(made[at + 1])) made.replace(at, 1, "¥");
  return std::string(trimmed(made));
}

/// A word about the consumption tax, with or without brackets, taken off the front or the end; empty where there is none.
inline std::string_view take_tax_note(std::string& text) {
  constexpr std::array<std::string_view, 9> words = {"消費税抜き", "消費税込み", "消費税抜", "消費税込", "税抜き",
                                                     "税込み",     "税抜",       "税込",     "税別"};
  if (text.find("税") == std::string::npos) return {};
  for (const std::string_view word : words) {
    for (const std::string& written : {"(" + std::string(word) + ")", "[" + std::string(word) + "]", std::string(word)}) {
      if (text.size() <= written.size()) continue;
      if (text.ends_with(written)) text.resize(text.size() - written.size());
      else if (text.starts_with(written)) text.erase(0, written.size());
      else continue;
      text = std::string(trimmed(text));
      return word;
    }
  }
  return {};
}

/// Blanks that part a unit from its number are dropped; nothing where one parts two digits.
inline std::optional<std::string> without_blanks(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != ' ') {
      made.push_back(text[at]);
      continue;
    }
    const std::size_t next = text.find_first_not_of(' ', at);
    if (next != std::string_view::npos && !made.empty() && is_digit(made.back()) && is_digit(text[next])) return std::nullopt;
  }
  return made;
}

/// ¥ or a code in front is 円 or the code behind: ¥1,200 and ¥1,200円 are 1,200円, ¥2.5/kWh is 2.5円/kWh, EUR1,200 is 1,200EUR.
inline void move_money_sign(std::string& text) {
  constexpr std::string_view sign = "¥", yen = "円";
  const std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::string_view front = std::string_view(text).substr(at);
  const auto code = currency::of_code(front.substr(0, 3));
  if (!code && !front.starts_with(sign)) return;
  const std::string behind(code ? code->code() : yen);
  text.erase(at, code ? behind.size() : sign.size());
  if (text.starts_with("--")) return;
  if (text.find(behind) == std::string::npos) text.insert(std::min(text.find('/'), text.size()), behind);
}

/// 7割5分3厘 is 75.3%: digits between the words, each below ten behind another word.
inline std::optional<std::string> rate_of_words(std::string_view text) {
  constexpr std::array<std::string_view, 3> words = {"割", "分", "厘"};
  word_cursor cursor(text);
  int thousandths = 0, place = 100;
  bool some = false;
  for (const std::string_view word : words) {
    word_cursor ahead = cursor;
    const int digits = ahead.take_number(2);
    if (digits >= 0 && ahead.take(word)) {
      if (digits > (some ? 9 : 10)) return std::nullopt;
      thousandths += digits * place;
      cursor = ahead, some = true;
    }
    place /= 10;
  }
  if (!some || !cursor.rest().empty()) return std::nullopt;
  return std::to_string(thousandths) + "/1000";
}

/// One number in the notation; nothing where it cannot be made into it. `text` is folded, without a note.
inline std::optional<std::string> number_in_notation(std::string_view text, kind of) {
  auto packed = without_blanks(text);
  auto made = packed ? with_digits(*packed) : std::nullopt;
  if (!made) return std::nullopt;
  if (of == kind::money || of == kind::unit_price) move_money_sign(*made);
  if (of != kind::ratio) return made;
  replace_all(*made, "パーセント", "%");
  if (auto rate = rate_of_words(*made)) return rate;
  return made;
}

/// Whether the number is said to be no exact one: 約12億円, 10億円程度, 数億円.
inline bool says_about(std::string_view folded) {
  constexpr std::array<std::string_view, 7> before = {"約", "およそ", "おおよそ", "おおむね", "概ね", "ほぼ", "凡そ"};
  constexpr std::array<std::string_view, 9> behind = {"程度", "前後", "ほど", "くらい", "ぐらい", "余り", "余", "弱", "強"};
  return std::any_of(before.begin(), before.end(), [&](std::string_view word) { return folded.starts_with(word); }) ||
         std::any_of(behind.begin(), behind.end(), [&](std::string_view word) { return folded.ends_with(word); }) ||
         folded.find("数") != std::string_view::npos;
}

/// The number that is said to be about right, in its own words.
inline std::string without_about(std::string_view folded) {
  std::string made(folded);
  for (const std::string_view word : {"おおよそ", "およそ", "おおむね", "概ね", "ほぼ", "凡そ", "約", "程度", "前後", "ほど", "くらい",
                                      "ぐらい", "余り", "余", "弱", "強"})
    replace_all(made, word, "");
  return made;
}

/// Whether a number carries a unit that multiplies it (万, 年, %), so that a bare one beside it may be meant in the same.
[[nodiscard]] inline bool is_scaled(std::string_view text) {
  for (const std::string_view unit : {"万", "億", "兆", "千", "百", "十", "年", "%", "％", "割"})
    if (text.find(unit) != std::string_view::npos) return true;
  return false;
}

/// A cell that says that there is none.
inline bool says_none(std::string_view folded) {
  constexpr std::array<std::string_view, 5> words = {"なし", "無し", "無", "該当なし", "ゼロ"};
  return std::find(words.begin(), words.end(), folded) != words.end();
}

}  // namespace santei::detail
