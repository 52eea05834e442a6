// The words of a certificate's line, and the numbers that stand in them.
#pragma once

#include <santei/number/rational.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::verify::detail {

/// The words of a line that single spaces part; a line with an empty word has none, as no certificate is written so.
inline std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t space = line.find(' ');
    words.push_back(line.substr(0, space));
    if (words.back().empty()) return {};
    if (space == std::string_view::npos) return words;
    line.remove_prefix(space + 1);
  }
}

/// What is left of a line after `count` words and the space behind them.
inline std::string_view after_words(std::string_view line, std::size_t count) {
  for (; count > 0; --count) {
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) return {};
    line.remove_prefix(space + 1);
  }
  return line;
}

/// A whole number from 0, of at most six digits and none of them idle.
inline std::optional<std::size_t> index_of(std::string_view word) {
  if (word.empty() || word.size() > 6 || (word[0] == '0' && word.size() > 1)) return std::nullopt;
  std::size_t index = 0;
  for (const char digit : word) {
    if (digit < '0' || digit > '9') return std::nullopt;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  return index;
}

/// A number in lowest terms, as rational::text writes it, of at most 400 characters; any other spelling is none.
inline std::optional<rational> number_of(std::string_view word) {
  if (word.size() > 400) return std::nullopt;
  const auto number = rational::from_text(word);
  return number && number->text() == word ? number : std::nullopt;
}

}  // namespace santei::verify::detail
