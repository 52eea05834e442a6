// The words of a rule file: names, literals, phrases and signs with their places; comments and white space end here.
#pragma once

#include <santei/config.hpp>
#include <santei/text/span.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace santei::syntax::detail {

enum class token_kind : std::uint8_t {
  word, phrase, comma, open, close, open_bracket, close_bracket, open_brace, close_brace, bar, semicolon, equals,
};

/// One word or sign: bytes [begin, end). `partner` is the index of the `)` of an `(` and the other way round, 0 when there is none.
struct token {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t partner = 0;
  token_kind is = token_kind::word;
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
};

/// What stands at a byte: how long it is, and the part it plays.
struct sign {
  enum role : std::uint8_t { letter, space, line_end, punctuation, open_quote, close_quote, comment };
  role is = letter;
  token_kind kind = token_kind::word;
  std::uint32_t length = 1;
};

/// The byte-for-byte signs; every other ASCII byte is white space or a letter.
constexpr sign ascii_sign_of(char c) {
  switch (c) {
    case '\n': return {sign::line_end};
    case ' ': case '\t': case '\r': return {sign::space};
    case '#': return {sign::comment};
    case ',': return {sign::punctuation, token_kind::comma};
    case '(': return {sign::punctuation, token_kind::open};
    case ')': return {sign::punctuation, token_kind::close};
    case '[': return {sign::punctuation, token_kind::open_bracket};
    case ']': return {sign::punctuation, token_kind::close_bracket};
    case '{': return {sign::punctuation, token_kind::open_brace};
    case '}': return {sign::punctuation, token_kind::close_brace};
    case '|': return {sign::punctuation, token_kind::bar};
    case ';': return {sign::punctuation, token_kind::semicolon};
    case '=': return {sign::punctuation, token_kind::equals};
    default: return {};
  }
}

/// The sign of each byte, as far as the byte alone tells: of a lead byte how long its character is.
inline constexpr std::array<sign, 256> byte_signs = [] {
  std::array<sign, 256> made{};
  for (std::size_t i = 0; i < 256; ++i)
    made[i] = i < 0x80 ? ascii_sign_of(static_cast<char>(i)) : sign{sign::letter, token_kind::word, i >= 0xF0 ? 4U : i >= 0xE0 ? 3U : 2U};
  return made;
}();

/// The length of a character that is a letter and no digit, as far as its first byte tells; 0 of ASCII, and of E3 and EF, with which the full-width signs that count begin.
inline constexpr std::array<std::uint8_t, 256> letter_lengths = [] {
  std::array<std::uint8_t, 256> made{};
  for (std::size_t i = 0x80; i < 256; ++i) made[i] = i == 0xE3 || i == 0xEF ? 0 : static_cast<std::uint8_t>(byte_signs[i].length);
  return made;
}();

inline sign sign_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if ((lead != 0xE3 && lead != 0xEF) || text.size() - at < 3) return byte_signs[lead];
  const auto second = static_cast<unsigned char>(text[at + 1]), third = static_cast<unsigned char>(text[at + 2]);
  if (lead == 0xE3 && second == 0x80) {
    if (third == 0x80) return {sign::space, token_kind::word, 3};
    if (third == 0x81) return {sign::punctuation, token_kind::comma, 3};
    if (third == 0x8C) return {sign::open_quote, token_kind::phrase, 3};
    if (third == 0x8D) return {sign::close_quote, token_kind::phrase, 3};
  }
  if (lead == 0xEF && second == 0xBC && third == 0x8C) return {sign::punctuation, token_kind::comma, 3};
  return byte_signs[lead];
}

/// The length of the ASCII or full-width digit at a byte; 0 when there is none.
inline std::size_t digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] >= '0' && text[at] <= '9') return 1;
  if (text[at] != '\xEF') return 0;
  const std::string_view three = text.substr(at, 3);
  return three >= "０" && three <= "９" && three.size() == 3 ? 3 : 0;
}

/// Whether a comma at `at` (after a digit) groups thousands: exactly three digits follow.
SANTEI_INLINE bool groups_thousands(std::string_view text, std::size_t at, std::size_t comma) {
  at += comma;
  for (int i = 0; i < 3; ++i) {
    const std::size_t digit = digit_at(text, at);
    if (digit == 0) return false;
    at += digit;
  }
  return digit_at(text, at) == 0;
}

/// Cuts a text into tokens, line by line, in one pass.
class splitter {
 public:
  splitter(std::string_view text, std::size_t digits) : text_(text), digits_(digits) {}

  split_text run() {
    out_.tokens.reserve(text_.size() / 8);
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    while (at_ < text_.size()) step(sign_at(text_, at_));
    return std::move(out_);
  }

 private:
  void step(const sign& now) {
    switch (now.is) {
      case sign::letter: return word();
      case sign::line_end: line_start_ = true; break;
      case sign::comment: return comment();
      case sign::open_quote: return phrase();
      case sign::close_quote: out_.strays.push_back({here(), here() + now.length, false}); break;
      case sign::punctuation: punctuation(now); break;
      case sign::space: break;
    }
    at_ += now.length;
  }

  void word() {
    const std::uint32_t begin = here();
    const bool like_number = begins_like_number(begin);
    std::size_t digits = 0;
    bool after_digit = false;
    while (at_ < text_.size()) {
      if (const std::size_t length = letter_lengths[static_cast<unsigned char>(text_[at_])]; length != 0) {
        after_digit = false;
        at_ += length;
        continue;
      }
      const sign now = sign_at(text_, at_);
      if (now.is != sign::letter && !(after_digit && is_grouping(now))) break;
      after_digit = digit_at(text_, at_) != 0;
      digits += after_digit ? 1 : 0;
      at_ += now.length;
    }
    if (at_ > text_.size()) at_ = text_.size();
    add(token_kind::word, begin);
    out_.tokens.back().too_long = like_number && digits > digits_;
  }
  /// A comma, but not 、, before exactly three digits.
  bool is_grouping(const sign& now) const {
    return now.is == sign::punctuation && now.kind == token_kind::comma && text_[at_] != '\xE3' && groups_thousands(text_, at_, now.length);
  }

  void comment() {
    const std::uint32_t begin = here();
    at_ = line_end();
    out_.comments.push_back({begin, here(), line_start_});
  }

  bool begins_like_number(std::size_t at) const {
    return digit_at(text_, at) != 0 || (text_[at] == '-' && digit_at(text_, at + 1) != 0);
  }

  void phrase() {
    const std::uint32_t begin = here();
    const std::size_t stop = line_end();
    std::size_t depth = 0;
    for (std::size_t at = at_; at < stop; ++at) {
      if (text_[at] != '\xE3') continue;  // the first byte of 「 and 」
      const sign now = sign_at(text_, at);
      if (now.is == sign::open_quote) ++depth;
      if (now.is == sign::close_quote && --depth == 0) {
        at_ = at + now.length;
        return add(token_kind::phrase, begin);
      }
    }
    out_.strays.push_back({begin, begin + 3, true});
    at_ = stop;
    add(token_kind::phrase, begin);
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
    out_.tokens.push_back({begin, begin + now.length, partner, now.kind, line_start_, false});
    line_start_ = false;
  }

  void add(token_kind is, std::uint32_t begin) {
    out_.tokens.push_back({begin, here(), 0, is, line_start_, false});
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
