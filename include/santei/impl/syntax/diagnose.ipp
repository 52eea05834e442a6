// From the place where the grammar stopped to a message that says what would be right.
#pragma once

#include <santei/impl/syntax/notation.ipp>
#include <santei/impl/syntax/reader.ipp>
#include <santei/text/normal.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::syntax::detail {

/// Where a clause stopped: its tokens, the one that does not fit, and what the grammar wanted (a line in Japanese, a line in English).
struct stop {
  const token* begin;
  const token* end;
  const token* at;
  std::string wanted;
};

SANTEI_INLINE message halves(const std::string& both) {
  const std::size_t line_end = both.find('\n');
  if (line_end == std::string::npos) return {"別の語", "something else"};
  return {both.substr(0, line_end), both.substr(line_end + 1)};
}

SANTEI_INLINE std::vector<std::string> all_keywords() {
  std::vector<std::string> words;
  for (const auto& each : clause_words) words.emplace_back(each.first);
  for (const auto& each : header_words) words.emplace_back(each.first);
  return words;
}

/// The keyword that a word was perhaps meant to be.
SANTEI_INLINE std::optional<std::string> nearest_keyword(std::string_view word) {
  if (word.size() > 30) return std::nullopt;
  auto found = nearest(word, all_keywords(), 1);
  if (found.empty() || edit_distance(word, found.front()) * 2 > std::max(word.size(), found.front().size()) / 3) return std::nullopt;
  return found.front();
}

SANTEI_INLINE diagnostic unknown_keyword(const reader& r, const token& t) {
  const std::string_view text = r.text_of(t);
  const auto meant = t.is == token_kind::word ? nearest_keyword(text) : std::nullopt;
  return make_problem("E0107", r.span_of(t), {"条文の語ではありません", "this is no clause keyword"},
                      {"行がこの語で始まっています", "a line begins with this word"},
                      meant ? message{*meant, *meant}
                            : message{"行は 対象, 経費, 補助率, 上限額, 端数, 例 などの語で始めます",
                                      "a line begins with a word such as 対象, 経費, 補助率, 上限額, 端数 or 例"});
}

/// A clause or header as it is written, for the help of a message; empty where the word is neither.
SANTEI_INLINE std::string example_of(std::string_view keyword) {
  const notation_word* word = told(keyword, word_class::clause);
  if (word == nullptr) word = told(keyword, word_class::header);
  if (word == nullptr) return {};
  const std::string_view whole = word->example;
  const std::size_t first = whole.find('\n');
  if (first == std::string_view::npos) return std::string(whole);
  const std::string_view rest = whole.substr(whole.find_first_not_of(' ', first + 1));
  return std::string(whole.substr(0, first)) + " と 次の行から " + std::string(rest.substr(0, rest.find('\n')));
}

/// The first token of the line on which `at` stands, within the clause.
SANTEI_INLINE const token* line_of(const stop& s) {
  const token* at = s.at == s.end && s.at != s.begin ? s.at - 1 : s.at;
  while (at != s.begin && !at->first_on_line) --at;
  return at;
}

/// A line within the clause that begins with a misspelt keyword.
SANTEI_INLINE std::optional<diagnostic> as_misspelt_line(const reader& r, const stop& s) {
  const token* line = line_of(s);
  if (line == s.begin || line->is != token_kind::word || !nearest_keyword(r.text_of(*line))) return std::nullopt;
  return unknown_keyword(r, *line);
}

/// `売上高 >= 10億円` as `売上高 が 10億円 以上`.
SANTEI_INLINE message rewritten_comparison(const reader& r, const stop& s, std::uint32_t sign, std::size_t length,
                                           const std::string& meant) {
  std::string left = "投資額", right = "10億円";
  for (const token* t = s.begin; t != s.end && t->begin < sign + 200; ++t) {
    if (t->is != token_kind::word || t->end - t->begin > 90) continue;
    if (t->end <= sign) left = std::string(r.text_of(*t));
    if (t->begin < sign || t->begin >= sign + length) {
      if (t->begin < sign) continue;
      right = std::string(r.text_of(*t));
      break;
    }
  }
  const std::string whole = left + " が " + right + " " + meant;
  return {whole, whole};
}

SANTEI_INLINE std::optional<diagnostic> as_ascii_comparison(const reader& r, const stop& s) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> signs{{{">=", "以上"},
                                                                                 {"<=", "以下"},
                                                                                 {"=>", "以上"},
                                                                                 {"=<", "以下"},
                                                                                 {">", "超"},
                                                                                 {"<", "未満"},
                                                                                 {"≧", "以上"},
                                                                                 {"≦", "以下"},
                                                                                 {"≥", "以上"},
                                                                                 {"≤", "以下"},
                                                                                 {"＞", "超"},
                                                                                 {"＜", "未満"}}};
  for (const token* t = s.at == s.begin ? s.at : s.at - 1; t != s.end && t <= s.at + 1; ++t) {
    const std::string_view text = r.text.substr(t->begin, std::min<std::size_t>(t->end - t->begin + 1, 300));
    const bool equals_first = t->is == token_kind::equals;
    if (t->is != token_kind::word && !equals_first) continue;
    for (const auto& [sign, meant] : signs) {
      const std::size_t at = text.find(sign);
      if (at == std::string_view::npos || (equals_first && (sign[0] != '=' || at != 0))) continue;
      const auto begin = static_cast<std::uint32_t>(t->begin + at);
      const std::string japanese(meant);
      return make_problem("E0113", {r.source, begin, begin + static_cast<std::uint32_t>(sign.size())},
                          {"比較は日本語の語で書きます", "comparisons are written in Japanese words"},
                          {"「" + japanese + "」にあたります", "this stands for " + japanese},
                          rewritten_comparison(r, s, begin, sign.size(), japanese));
    }
  }
  return std::nullopt;
}

/// 投資額が, 10億円以上, 国から: a particle glued to the word before it.
SANTEI_INLINE std::optional<diagnostic> as_glued(const reader& r, const stop& s) {
  constexpr std::array<std::string_view, 15> glued{"のいずれか", "のとき", "でない", "以上", "以下", "以内", "未満", "ならば",
                                                   "から",       "まで",   "超",     "等",   "が",   "へ",   "を"};
  for (const token* t : {s.at, s.at == s.begin ? s.end : s.at - 1}) {
    if (t == s.end || t->is != token_kind::word || is_particle(t->says) || t->end - t->begin > 300) continue;
    const std::string_view text = r.text_of(*t);
    for (const std::string_view particle : glued) {
      if (text.size() <= particle.size() || text.substr(text.size() - particle.size()) != particle) continue;
      if (clause_of(text) || find_word(header_words, text) || s.begin->says == "端数") continue;
      const std::string apart = std::string(text.substr(0, text.size() - particle.size())) + " " + std::string(particle);
      const std::string word(particle);
      return make_problem("E0110", r.span_of(*t), {"「" + word + "」の前に空白がありません", "no space before " + word},
                          {"二つの語です", "these are two words"}, message{apart, apart});
    }
  }
  return std::nullopt;
}

SANTEI_INLINE std::optional<diagnostic> as_full_width_sign(const reader& r, const stop& s) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{
      {{"＝", "="}, {"［", "["}, {"］", "]"}, {"｜", "|"}, {"｛", "{"}, {"｝", "}"}, {"；", ";"}}};
  if (s.at == s.end || s.at->is != token_kind::word) return std::nullopt;
  const std::string_view text = r.text_of(*s.at).substr(0, 300);
  for (const auto& [wide, narrow] : signs) {
    const std::size_t at = text.find(wide);
    if (at == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(s.at->begin + at);
    const std::string sign(narrow);
    return make_problem("E0120", {r.source, begin, begin + 3}, {"記号が全角です", "a full-width sign"},
                        {"半角で書きます", "write it half-width"}, message{sign, sign});
  }
  return std::nullopt;
}

/// The words from one token up to another, on one line, for a help to paste; empty where they are many.
SANTEI_INLINE std::string text_between(const reader& r, const token* from, const token* until) {
  std::string out;
  const std::uint32_t begin = from->begin, end = until == from ? from->end : until[-1].end;
  if (end - begin > 240) return out;
  for (const char c : r.text.substr(begin, end - begin)) {
    const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

SANTEI_INLINE std::optional<diagnostic> as_missing_basis(const reader& r, const stop& s) {
  if (s.wanted.substr(0, 6) != "根拠" || (s.at != s.end && !s.at->first_on_line)) return std::nullopt;
  const token* line = line_of({s.begin, s.end, s.at - 1, {}});
  const std::string head = text_between(r, line, s.at);
  return make_problem("E0109", {r.source, line->begin, s.at[-1].end}, {"根拠がありません", "this clause has no basis"},
                      {"出典のどの語句によるかを後ろに書きます", "the words of the source that say so belong after it"},
                      message{(head.empty() ? "…" : head) + " 「出典の語句」", (head.empty() ? "…" : head) + " 「words of the page」"});
}

SANTEI_INLINE std::optional<diagnostic> as_missing_key(const reader& r, const stop& s) {
  if (s.wanted.substr(0, 6) != "キー" || s.wanted.substr(0, 12) == "キーの文") return std::nullopt;
  const token& last = s.at == s.begin ? *s.begin : s.at[-1];
  const std::string head = text_between(r, s.begin, s.at);
  return make_problem("E0112", r.span_of(last), {"キーがありません", "the key is missing"}, {"この後に [キー] が要ります", "a [key] belongs after this"},
                      message{(head.empty() ? "…" : head) + " [key]（小文字の英字・数字・下線）", (head.empty() ? "…" : head) + " [key] (a-z, 0-9, _)"});
}

/// 規模 = 中小企業 投資額 = …: the second = says that a comma is missing before its name.
SANTEI_INLINE std::optional<diagnostic> as_missing_comma(const reader& r, const stop& s) {
  if (s.at == s.end || s.at->is != token_kind::equals || s.at - s.begin < 3 || s.at[-1].is != token_kind::word) return std::nullopt;
  const std::string apart = shortened(r.text_of(s.at[-2])) + ", " + shortened(r.text_of(s.at[-1])) + " =";
  return make_problem("E0108", r.span_of(s.at[-1]), {"二つの事実の間に「,」がありません", "no comma between two facts"},
                      {"この前に「,」が要ります", "a comma belongs before this"}, message{apart, apart});
}

/// A missing ) is shown with the ( it belongs to.
SANTEI_INLINE std::optional<diagnostic> as_unclosed(const reader& r, const stop& s) {
  if (halves(s.wanted).en != "a closing parenthesis `)`") return std::nullopt;
  const token* open = s.at;
  while (open != s.begin && (open == s.end || open->is != token_kind::open || open->partner != 0)) --open;
  if (open == s.begin) return std::nullopt;
  const std::string head = text_between(r, line_of(s), s.at) + " )";
  diagnostic problem = make_problem("E0108", r.span_of(*open), {"括弧「(」が閉じていません", "this parenthesis is not closed"},
                                    {"ここで開いています", "opened here"}, message{head, head});
  const token& last = s.at[-1];
  problem.labels.push_back({{r.source, last.end, last.end}, {"この後に「)」が要ります", "`)` is missing after this"}});
  return problem;
}

SANTEI_INLINE diagnostic as_unexpected(const reader& r, const stop& s) {
  const message wanted = halves(s.wanted);
  const bool ended = s.at == s.end;
  const token& t = ended && s.at != s.begin ? s.at[-1] : *s.at;
  const std::string found = shortened(r.text_of(t));
  message beside{"「" + found + "」は合いません", "`" + found + "` does not fit"};
  if (ended) beside = {"この後に足りません", "missing after this"};
  else if (t.is == token_kind::phrase) beside = {"この前に足りません", "missing before this"};
  std::optional<message> help;
  if (const std::string head = text_between(r, line_of(s), s.at); !head.empty() && !ended && wanted.en.front() == '`') {
    const std::string word = wanted.en.substr(1, wanted.en.size() - 2);
    help = message{head + " " + word + " …", head + " " + word + " …"};
  } else if (const std::string example = example_of(r.text_of(*s.begin)); !example.empty()) {
    help = message{"書き方の例 → " + example, "for example: " + example};
  }
  return make_problem("E0108", r.span_of(t), {"ここには" + wanted.ja + "が要ります", "expected " + wanted.en}, std::move(beside), std::move(help));
}

/// The most telling message for a stop.
SANTEI_INLINE diagnostic diagnose(const reader& r, const stop& s) {
  for (const auto& as : {as_misspelt_line, as_ascii_comparison, as_glued, as_full_width_sign, as_missing_comma, as_unclosed,
                         as_missing_basis, as_missing_key})
    if (auto problem = as(r, s)) return std::move(*problem);
  return as_unexpected(r, s);
}

}  // namespace santei::syntax::detail
