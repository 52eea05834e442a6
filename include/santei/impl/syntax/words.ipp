// The words of a rule file: names, literals, phrases and signs with their places; comments and white space end here.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/syntax/known_word.hpp>
#include <santei/impl/syntax/sign.hpp>
#include <santei/impl/text/utf8.hpp>
#include <santei/text/span.hpp>
#include <santei/text/width.hpp>
#include <santei/value/currency.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::syntax::detail {

/// One word or sign: bytes [begin, end). `partner` is the index of the `)` of an `(` and the other way round, 0 when there is none.
struct token {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t partner = 0;
  token_kind is = token_kind::word;
  known_word says;  // of a word of the notation
  bool first_on_line = false;
  bool too_long = false;  // begins like a number and has more digits than a literal may have
};

/// A 「 without its 」 on the line, or a 」 without its 「.
struct stray_quote {
  std::uint32_t begin = 0, end = 0;
  bool opens = false;
};

/// From # to the end of the line.
struct comment_place {
  std::uint32_t begin = 0, end = 0;
  bool alone = false;  // no token before it on its line
};

struct split_text {
  std::vector<token> tokens;
  std::vector<stray_quote> strays;
  std::vector<comment_place> comments;
  bool plain = true;  // every character seen to be UTF-8; where it is not, the text may still be
};

/// Cuts a text into tokens, line by line, in one pass.
class splitter {
 public:
  splitter(std::string_view text, std::size_t digits) : text_(text), digits_(digits) {}

  split_text run() {
    out_.tokens.reserve(text_.size() / 8);
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    while (at_ < text_.size()) {
      if (text_[at_] == ' ') ++at_;
      else if (const std::size_t end = skip_letters<true>(at_); end != at_) word(end);
      else step(sign_at(text_, at_));
    }
    return std::move(out_);
  }

 private:
  void step(const sign& now) {
    switch (now.is) {
      case sign::letter: return mixed_word(at_);
      case sign::line_end: line_start_ = true; break;
      case sign::comment: return comment();
      case sign::open_quote: return phrase();
      case sign::close_quote: out_.strays.push_back({here(), here() + now.length, false}); break;
      case sign::punctuation: punctuation(now); break;
      case sign::space: break;
    }
    at_ += now.length;
  }

  /// Where the kana and ideographs from `at` on end, and with `Ascii` letters of ASCII: nearly all letters. The last four bytes of a text
  /// are left to the caller.
  template <bool Ascii>
  [[nodiscard]] std::size_t skip_letters(std::size_t at) const {
    const std::string_view text = text_;
    while (at + 4 <= text.size()) {
      if (santei::detail::four_bytes(text, at).is_kana_or_ideograph()) at += 3;
      else if (Ascii && is_ascii_letter(text[at])) ++at;
      else break;
    }
    return at;
  }
  [[nodiscard]] static bool is_ascii_letter(char c) { return ascii_letters[static_cast<unsigned char>(c)]; }

  /// A word whose letters end at `end`.
  void word(std::size_t end) {
    if (end >= text_.size() || !ends_words(text_[end])) return mixed_word(end);
    const std::uint32_t begin = here();
    at_ = end;
    add_word(begin, known_word::of({text_.data() + begin, end - begin}), false);
  }
  /// Of a byte after letters: ASCII, and neither a letter nor a digit.
  [[nodiscard]] static bool ends_words(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_ascii_letter(c) && !(c >= '0' && c <= '9');
  }

  /// A word with digits or rare letters in it, from the byte where they begin.
  void mixed_word(std::size_t at) {
    const std::uint32_t begin = here();
    std::size_t digits = 0;
    bool after_digit = false;
    while (at < text_.size() && text_[at] != ' ') {
      if (const std::size_t past = skip_letters<true>(at); past != at) {
        at = past;
        after_digit = false;
        continue;
      }
      if (text_[at] >= '0' && text_[at] <= '9') {
        ++at, ++digits;
        after_digit = true;
        continue;
      }
      const std::size_t digit = digit_at(text_, at);
      const sign now = digit == 0 ? sign_at(text_, at) : sign{};
      if (now.is == sign::letter && static_cast<unsigned char>(text_[at]) >= 0x80 && !santei::detail::is_plain_three(text_, at))
        out_.plain = false;
      if (now.is != sign::letter && !(after_digit && is_grouping(now, at))) break;
      digits += digit != 0 ? 1 : 0;
      at = std::min(at + (digit == 0 ? now.length : digit), text_.size());
      after_digit = digit != 0;
    }
    at_ = at;
    add_word(begin, digits == 0 ? known_word::of({text_.data() + begin, at_ - begin}) : known_word(),
             digits > digits_ && begins_like_number(begin));
  }
  void add_word(std::uint32_t begin, known_word says, bool too_long) {
    if (!line_start_ && !says && !out_.tokens.empty() && completes_amount(begin)) {
      out_.tokens.back().end = here();
      out_.tokens.back().too_long = out_.tokens.back().too_long || too_long;
      return;
    }
    out_.tokens.push_back({begin, here(), 0, token_kind::word, says, line_start_, too_long});
    line_start_ = false;
  }
  /// Whether the word from `begin` to here makes an amount of the one before it: EUR behind a number, a number behind €. Yen are one word.
  [[nodiscard]] bool completes_amount(std::uint32_t begin) const {
    const token& before = out_.tokens.back();
    if (before.is != token_kind::word || before.says) return false;
    const std::string_view one = text_.substr(before.begin, before.end - before.begin), next = text_.substr(begin, here() - begin);
    if (digit_at(one, 0) == 0) return one.size() <= 3 && digit_at(next, 0) != 0 && currency::signed_before(one) && currency::named(one);
    const auto named = next.size() > 40 ? std::nullopt : currency::named(next);
    return named && !named->is_yen();
  }
  /// A comma, but not 、, before exactly three digits.
  [[nodiscard]] bool is_grouping(const sign& now, std::size_t at) const {
    return now.is == sign::punctuation && now.kind == token_kind::comma && text_[at] != '\xE3' && groups_thousands(text_, at, now.length);
  }

  void comment() {
    const std::uint32_t begin = here();
    at_ = line_end();
    out_.comments.push_back({begin, here(), line_start_});
    out_.plain = out_.plain && !first_invalid_utf8(text_.substr(begin, at_ - begin));
  }

  bool begins_like_number(std::size_t at) const {
    return digit_at(text_, at) != 0 || (text_[at] == '-' && digit_at(text_, at + 1) != 0);
  }

  void phrase() {
    const std::uint32_t begin = here();
    const std::size_t stop = line_end();
    std::size_t depth = 0;
    for (std::size_t at = at_; at < stop; at += byte_signs[static_cast<unsigned char>(text_[at])].length) {
      at = skip_letters<false>(at);
      if (at >= stop) break;
      if (static_cast<unsigned char>(text_[at]) >= 0x80 && !santei::detail::is_plain_three(text_, at)) out_.plain = false;
      if (text_[at] != '\xE3' || at + 2 >= stop || text_[at + 1] != '\x80') continue;  // the first bytes of 「 and 」
      const sign now = sign_at(text_, at);
      if (now.is == sign::open_quote) ++depth;
      if (now.is == sign::close_quote && --depth == 0) {
        at_ = at + now.length;
        return add_phrase(begin);
      }
    }
    out_.strays.push_back({begin, begin + 3, true});
    at_ = stop;
    add_phrase(begin);
  }

  void punctuation(const sign& now) {
    const auto index = static_cast<std::uint32_t>(out_.tokens.size());
    const std::uint32_t begin = here();
    if (now.kind == token_kind::open) open_.push_back(index);
    std::uint32_t partner = 0;
    if (now.kind == token_kind::close && !open_.empty()) {
      partner = open_.back();
      out_.tokens[partner].partner = index;
      open_.pop_back();
    }
    out_.tokens.push_back({begin, begin + now.length, partner, now.kind, {}, line_start_, false});
    line_start_ = false;
  }

  void add_phrase(std::uint32_t begin) {
    out_.tokens.push_back({begin, here(), 0, token_kind::phrase, {}, line_start_, false});
    line_start_ = false;
  }

  std::size_t line_end() {
    if (line_end_ < at_ || line_end_ == 0) line_end_ = std::min(text_.find('\n', at_), text_.size());
    return line_end_;
  }
  std::uint32_t here() const { return static_cast<std::uint32_t>(at_); }

  std::string_view text_;
  std::size_t digits_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;  // of the line that was asked for last: looking it up again and again is quadratic
  bool line_start_ = true;
  std::vector<std::uint32_t> open_;
  split_text out_;
};

}  // namespace santei::syntax::detail
