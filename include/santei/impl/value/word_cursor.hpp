// A word under a reader: folded to ASCII where it is full-width ASCII, taken from left to right.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace santei::detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Full-width ASCII, and the signs that stand for a minus, as ASCII; everything else, valid UTF-8 or not, as it is.
inline std::string fold_ascii(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\xEF' && text[at] != '\xE2') {  // what is folded begins with one of these
      out.push_back(text[at++]);
      continue;
    }
    const std::string_view three = text.substr(at, 3);
    const auto last = three.size() == 3 ? static_cast<unsigned char>(three[2]) : 0u;
    if (three.starts_with("\xEF\xBC") && last >= 0x81 && last <= 0xBF)
      out.push_back(static_cast<char>(last - 0x81 + '!'));
    else if (three.starts_with("\xEF\xBD") && last >= 0x80 && last <= 0x9E)
      out.push_back(static_cast<char>(last - 0x80 + '`'));
    else if (three == "−" || three == "▲" || three == "△")
      out.push_back('-');
    else {
      out.push_back(text[at++]);
      continue;
    }
    at += 3;
  }
  return out;
}

/// What is left of a word. Every step moves on or stops, so that reading is linear in it.
class word_cursor {
 public:
  explicit word_cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] bool digit_next(std::size_t ahead = 0) const { return at_ + ahead < text_.size() && is_digit(text_[at_ + ahead]); }
  /// How many digits were taken so far.
  [[nodiscard]] std::size_t digits() const { return digits_; }

  bool take(std::string_view word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void take_blanks() {
    while (take(" ") || take("\u3000")) {
    }
  }

  std::string_view take_digits() {
    const std::size_t begin = at_;
    while (digit_next()) ++at_;
    digits_ += at_ - begin;
    return text_.substr(begin, at_ - begin);
  }

  /// A number of at most `most` digits, `most` at most 9; -1 where there is none or a longer one.
  int take_number(std::size_t most) {
    const std::string_view digits = take_digits();
    if (digits.empty() || digits.size() > most) return -1;
    int number = 0;
    for (const char digit : digits) number = number * 10 + (digit - '0');
    return number;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t digits_ = 0;
};

}  // namespace santei::detail
