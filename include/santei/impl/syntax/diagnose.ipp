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

inline constexpr std::string_view end_of_clause = "条文の終わり（改行）\nthe end of the clause";

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
  diagnostic problem = make_problem("E0107", r.span_of(t), {"条文の語ではありません", "this is no clause keyword"},
                                    {"行がこの語で始まっています", "a line begins with this word"},
                                    message{"行は 対象, 経費, 補助率, 上限額, 端数, 例 などの語で始めます",
                                            "a line begins with a word such as 対象, 経費, 補助率, 上限額, 端数 or 例"});
  if (t.is != token_kind::word) return problem;
  if (const auto meant = nearest_keyword(r.text_of(t))) problem.mends.push_back({{}, r.span_of(t), *meant});
  for (const std::string& keyword : all_keywords())
    if (r.text_of(t).starts_with(keyword) && t.end - t.begin < 90)
      problem.mends.push_back({{"「" + keyword + "」の後に空白を入れます", "put a space after " + keyword}, r.span_of(t), keyword + " " + std::string(r.text_of(t).substr(keyword.size()))});
  return problem;
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
  return std::string(whole.substr(0, first)) + " と、次の行から " + std::string(rest.substr(0, rest.find('\n')));
}

/// The first token of the line on which a token of the clause stands.
SANTEI_INLINE const token* line_of(const stop& s, const token* at) {
  while (at != s.begin && !at->first_on_line) --at;
  return at;
}
/// The same of the last token that was read.
SANTEI_INLINE const token* line_read(const stop& s) { return line_of(s, s.at == s.begin ? s.at : s.at - 1); }

/// A line within the clause that begins with a misspelt keyword.
SANTEI_INLINE std::optional<diagnostic> as_misspelt_line(const reader& r, const stop& s) {
  const token* line = line_of(s, s.at == s.end && s.at != s.begin ? s.at - 1 : s.at);
  if (line == s.begin || line->is != token_kind::word || !nearest_keyword(r.text_of(*line))) return std::nullopt;
  return unknown_keyword(r, *line);
}

/// `売上高 >= 10億円`, however it is spaced, as `売上高 が 10億円 以上`; nothing where a side is no word.
SANTEI_INLINE std::optional<mend> rewritten_comparison(const reader& r, const stop& s, std::uint32_t sign, std::size_t length, const std::string& meant) {
  const auto after = static_cast<std::uint32_t>(sign + length);
  span left{r.source, 0, 0}, right = left;
  for (const token* t = s.begin; t != s.end && right.end == 0; ++t) {
    if (t->is != token_kind::word && t->is != token_kind::close) continue;
    if (t->begin < sign) left = {r.source, t->begin, std::min(t->end, sign)};
    if (t->end > after) right = {r.source, std::max(t->begin, after), t->end};
  }
  if (left.end == 0 || right.end == 0 || right.end - left.begin > 240) return std::nullopt;
  const auto text = [&](const span& of) { return std::string(r.text.substr(of.begin, of.end - of.begin)); };
  return mend{{}, {r.source, left.begin, right.end}, text(left) + " が " + text(right) + " " + meant};
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
      diagnostic problem = make_problem("E0113", {r.source, begin, begin + static_cast<std::uint32_t>(sign.size())},
                                        {"比較は日本語の語で書きます", "comparisons are written in Japanese words"},
                                        {"「" + japanese + "」にあたります", "this stands for " + japanese},
                                        message{"… が 10億円 " + japanese + " の形で書きます", "write it as in … が 10億円 " + japanese});
      if (auto instead = rewritten_comparison(r, s, begin, sign.size(), japanese)) problem.mends.push_back(*std::move(instead));
      for (const std::string& word : {std::string("が"), japanese}) problem.mends.push_back({{}, problem.labels.front().where, " " + word + " "});
      return problem;
    }
  }
  return std::nullopt;
}

/// 投資額が, 10億円以上, 国から: a particle glued to the word before it.
SANTEI_INLINE std::optional<diagnostic> as_glued(const reader& r, const stop& s) {
  constexpr std::array<std::string_view, 17> glued{"なければ", "または", "のいずれか", "のとき", "でない", "以上", "以下", "以内", "未満", "ならば",
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
                          {"二つの語です", "these are two words"}, mend{{}, r.span_of(*t), apart});
    }
  }
  return std::nullopt;
}

SANTEI_INLINE std::optional<diagnostic> as_full_width_sign(const reader& r, const stop& s) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> signs{
      {{"＝", "="}, {"［", "["}, {"］", "]"}, {"｜", "|"}, {"｛", "{"}, {"｝", "}"}, {"；", ";"}}};
  if (s.at == s.end || s.at->is != token_kind::word) return std::nullopt;
  std::string text(r.text_of(*s.at).substr(0, 300));
  std::optional<std::uint32_t> first;
  for (std::size_t at = 0; at < text.size(); ++at)
    for (const auto& [wide, narrow] : signs)
      if (text.compare(at, wide.size(), wide) == 0) {
        if (!first) first = static_cast<std::uint32_t>(s.at->begin + at);
        text.replace(at, wide.size(), narrow);
        break;
      }
  if (!first) return std::nullopt;
  return make_problem("E0120", {r.source, *first, *first + 3}, {"記号が全角です", "a full-width sign"}, {"半角で書きます", "write it half-width"},
                      mend{{}, {r.source, s.at->begin, std::min(s.at->end, s.at->begin + 300)}, std::move(text)});
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

/// The words from `from` to before `until`, with more in the end; that alone, after them, where they are many. Precondition: from < until.
SANTEI_INLINE mend with_more(const reader& r, message lead, const token* from, const token* until, const std::string& more) {
  const std::string head = text_between(r, from, until);
  const std::uint32_t end = until[-1].end;
  return {std::move(lead), {r.source, head.empty() ? end : from->begin, end}, head + more};
}

SANTEI_INLINE std::optional<diagnostic> as_missing_basis(const reader& r, const stop& s) {
  if (s.wanted.substr(0, 6) != "根拠" || (s.at != s.end && !s.at->first_on_line) || s.at == s.begin) return std::nullopt;
  const token* line = line_read(s);
  diagnostic problem = make_problem("E0109", {r.source, line->begin, s.at[-1].end}, {"根拠がありません", "this clause has no basis"},
                                    {"出典のどの語句によるかを後ろに書きます", "the words of the source that say so belong after it"});
  for (const char* basis : {" 「出典の語句」", " 仮定「わけ」"}) problem.mends.push_back(with_more(r, {}, line, s.at, basis));
  return problem;
}

SANTEI_INLINE std::optional<diagnostic> as_missing_key(const reader& r, const stop& s) {
  if (s.wanted.substr(0, 6) != "キー" || s.wanted.substr(0, 12) == "キーの文" || s.at == s.begin) return std::nullopt;
  diagnostic problem = make_problem("E0112", r.span_of(s.at[-1]), {"キーがありません", "the key is missing"},
                                    {"この後に [キー] が要ります", "a [key] belongs after this"});
  for (const char* key : {" [key]", " [key_2]", " [key_3]"})
    problem.mends.push_back(with_more(r, {"キーは小文字の英字・数字・下線です", "a key is of a-z, 0-9 and _"}, s.begin, s.at, key));
  return problem;
}

/// 規模 = 中小企業 投資額 = …: the second = says that a comma is missing before its name.
SANTEI_INLINE std::optional<diagnostic> as_missing_comma(const reader& r, const stop& s) {
  if (s.at == s.end || s.at->is != token_kind::equals || s.at - s.begin < 3 || s.at[-1].is != token_kind::word) return std::nullopt;
  const token &before = s.at[-2], &name = s.at[-1];
  return make_problem("E0108", r.span_of(name), {"二つの事実の間に「,」がありません", "no comma between two facts"},
                      {"この前に「,」が要ります", "a comma belongs before this"},
                      mend{{}, {r.source, before.end, s.at->end}, ", " + std::string(r.text_of(name)) + " ="});
}

/// A missing ) is shown with the ( it belongs to; it may belong before any comma or sign in between.
SANTEI_INLINE std::optional<diagnostic> as_unclosed(const reader& r, const stop& s) {
  if (halves(s.wanted).en != "a closing parenthesis `)`") return std::nullopt;
  const token* open = s.at;
  while (open != s.begin && (open == s.end || open->is != token_kind::open || open->partner != 0)) --open;
  if (open == s.begin) return std::nullopt;
  diagnostic problem = make_problem("E0108", r.span_of(*open), {"括弧「(」が閉じていません", "this parenthesis is not closed"}, {"ここで開いています", "opened here"},
                                    message{"式の終わりに「)」を置きます", "put `)` where the expression ends"});
  const token& last = s.at[-1];
  problem.labels.push_back({{r.source, last.end, last.end}, {"この後に「)」が要ります", "`)` is missing after this"}});
  const token* line = line_read(s);
  const auto groups = [&](const token& one) {
    static constexpr std::string_view signs[] = {"+", "-", "*", "/", "かつ", "または"};
    return one.is == token_kind::comma || std::find(std::begin(signs), std::end(signs), r.text_of(one)) != std::end(signs);
  };
  if (open < s.at && std::count_if(open + 1, s.at, groups) > 1) return problem;  // it may belong in several places, each with another amount
  for (const token* at = s.at; at > open + 1 && problem.mends.size() < 8; --at) {
    const bool may_end = at == s.at || at->is == token_kind::comma || (at->is == token_kind::word && at->end - at->begin <= 3);
    if (may_end && at > line) problem.mends.push_back(with_more(r, {}, line, at, " )"));
  }
  return problem;
}

/// The words of the notation that a word was perhaps meant to be.
SANTEI_INLINE std::vector<std::string> near_words(std::string_view word) {
  if (word.size() > 60) return {};
  std::vector<std::string> known;
  for (const notation_word& one : notation_table) known.emplace_back(one.text);
  for (const char* answer : {"対象外", "算定不能", "最大", "未定"}) known.emplace_back(answer);
  std::erase(known, std::string(word));
  return nearest(word, known);
}

/// The line up to a word, without it. What else a word says nobody knows: one that may carry the meaning is never offered to be dropped, but
/// for one that stands twice.
SANTEI_INLINE void offer_without(const reader& r, const token* line, const token* word, diagnostic& problem) {
  const std::string head = line < word ? text_between(r, line, word) : std::string(), said = shortened(r.text_of(*word));
  if (!head.empty()) problem.mends.push_back({{"「" + said + "」が余分なら", "if `" + said + "` is too much"}, {r.source, line->begin, word->end}, head});
}

/// One word more, less or other at the place where the grammar stopped.
SANTEI_INLINE void offer_word(const reader& r, const stop& s, diagnostic& problem) {
  if (s.at == s.begin) return;
  const std::string en = halves(s.wanted).en;
  const std::size_t quoted = en.find('`'), end = en.rfind('`');
  const token* line = line_read(s);
  const std::string wanted = quoted < end ? en.substr(quoted + 1, end - quoted - 1) : std::string();
  if (!wanted.empty())
    for (const token* at = s.at; at > line && s.at - at < 6; --at) problem.mends.push_back(with_more(r, {}, line, at, " " + wanted));
  const std::string_view before = r.text_of(s.at[-1]);
  if (before == "仮定" || before == "要領" || en.starts_with("a phrase")) problem.mends.push_back(with_more(r, {}, line, s.at, "「…」"));
  for (const token* at = s.begin + 1; at != s.end && at <= s.at; ++at)
    if (at->is == token_kind::word && !at->first_on_line && r.text_of(*at) == r.text_of(at[-1])) offer_without(r, line_of(s, at), at, problem);
  if (before.size() > 1 && before.size() < 90 && std::string_view("+-*/").find(before.back()) != std::string_view::npos)
    problem.mends.push_back({{}, r.span_of(s.at[-1]), std::string(before.substr(0, before.size() - 1)) + " " + before.back()});
  if (s.at - s.begin > 1 && s.at[-1].is == token_kind::comma) offer_without(r, line, s.at - 1, problem);
  if (s.at == s.end) return;
  if (!wanted.empty() && s.at->is == token_kind::word) problem.mends.push_back({{}, r.span_of(*s.at), wanted});
  if (std::string text(r.text_of(*s.at)); text.size() < 90 && text.find("憶") != std::string::npos)
    problem.mends.push_back({{"もしかして", "did you mean"}, r.span_of(*s.at), text.replace(text.find("憶"), 3, "億")});
  if (s.at->is == token_kind::word)
    for (std::string& one : near_words(r.text_of(*s.at))) problem.mends.push_back({{"もしかして", "did you mean"}, r.span_of(*s.at), std::move(one)});
  for (const token* call = s.begin; call != s.at; ++call)
    if (contains(function_words, r.text_of(*call)) && call[1].is != token_kind::open)
      problem.mends.push_back({{"関数には括弧を付けます", "a function takes parentheses"}, r.span_of(*call), std::string(r.text_of(*call)) + "("});
  if (!s.at->first_on_line && s.at->is == token_kind::comma) offer_without(r, line, s.at, problem);
}

/// Where the other half of a 「 or 」 may be missing: at the end of the line or of a word before it.
SANTEI_INLINE void offer_quotes(const reader& r, const stray_quote& stray, diagnostic& problem) {
  const std::size_t line = stray.begin == 0 ? 0 : r.text.rfind('\n', stray.begin - 1) + 1, next = std::min(r.text.find('\n', stray.begin), r.text.size());
  if (next - line > 600) return;
  const auto at = [](std::size_t place) { return static_cast<std::uint32_t>(place); };
  if (stray.opens) {
    std::size_t end = std::min(r.text.find('#', stray.begin), next);
    while (end > stray.end && (r.text[end - 1] == ' ' || r.text[end - 1] == '\r')) --end;
    problem.mends.push_back({{}, {r.source, stray.begin, at(end)}, std::string(r.text.substr(stray.begin, end - stray.begin)) + "」"});
    return;
  }
  for (std::size_t end = stray.begin; end > line && problem.mends.size() < 6; --end) {
    const bool starts = end < stray.begin && r.text[end - 1] == ' ' && r.text[end] != ' ';
    if (starts) problem.mends.push_back({{}, {r.source, at(end), stray.end}, "「" + std::string(r.text.substr(end, stray.end - end))});
  }
}

SANTEI_INLINE diagnostic as_unexpected(const reader& r, const stop& s) {
  const message wanted = halves(s.wanted);
  const bool ended = s.at == s.end;
  const token& t = ended && s.at != s.begin ? s.at[-1] : *s.at;
  const std::string found = shortened(r.text_of(t));
  message beside{"「" + found + "」は合いません", "`" + found + "` does not fit"};
  if (ended) beside = {"この後に足りません", "missing after this"};
  else if (t.is == token_kind::phrase) beside = {"この前に足りません", "missing before this"};
  diagnostic problem = make_problem("E0108", r.span_of(t), {"ここには" + wanted.ja + "が要ります", "expected " + wanted.en}, std::move(beside));
  if (const std::string example = example_of(r.text_of(*s.begin)); !example.empty()) problem.help = message{"書き方の例: " + example, "for example: " + example};
  return problem;
}

SANTEI_INLINE diagnostic with_words(const reader& r, const stop& s, diagnostic problem) {
  const std::size_t known = problem.mends.size();
  offer_word(r, s, problem);
  for (std::size_t i = known; i < problem.mends.size(); ++i) problem.mends[i].guess = true;
  return problem;
}

/// The most telling message for a stop.
SANTEI_INLINE diagnostic diagnose(const reader& r, const stop& s) {
  for (const auto& as : {as_misspelt_line, as_ascii_comparison, as_glued, as_full_width_sign, as_missing_comma, as_unclosed,
                         as_missing_basis, as_missing_key})
    if (auto problem = as(r, s)) return with_words(r, s, *std::move(problem));
  return with_words(r, s, as_unexpected(r, s));
}

}  // namespace santei::syntax::detail
