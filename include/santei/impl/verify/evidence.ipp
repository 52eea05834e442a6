// What a line of a rule shows: the constants written in it, how it rounds, and which fact a key belongs to.
#pragma once

#include <santei/number/rounding.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace santei::verify::detail {

/// The line without quoted phrases and without a comment: what the rule itself says.
SANTEI_INLINE std::string spoken_part(std::string_view line) {
  constexpr std::string_view open = "「", close = "」";
  std::string kept;
  while (true) {
    const std::size_t at = std::min(line.find(open), line.find('#'));
    kept += line.substr(0, at);
    if (at == std::string_view::npos || line[at] == '#') return kept;
    kept += ' ';
    const std::size_t end = line.find(close, at);
    if (end == std::string_view::npos) return kept;
    line.remove_prefix(end + close.size());
  }
}

SANTEI_INLINE bool is_number(std::string_view word, const rational& value) {
  const auto read = read_literal(word).value;
  return read && read->value == value;
}

/// Whether the number stands in the line as people write it: between spaces, brackets and commas.
SANTEI_INLINE bool shows_number(std::string_view line, const rational& value) {
  const std::string spoken = spoken_part(line);
  if (spoken.starts_with("例")) return false;  // an example shows what comes out, not what the rule says
  for (const std::string_view separators : {" \t()[]{}|=*;", " \t()[]{}|=*;,"}) {
    std::size_t begin = 0;
    while (begin < spoken.size()) {
      const std::size_t end = std::min(spoken.find_first_of(separators, begin), spoken.size());
      const std::string_view word = std::string_view(spoken).substr(begin, end - begin);
      if (!word.empty() && is_number(word, value)) return true;
      begin = end + 1;
    }
  }
  return false;
}

/// Whether the word stands in the line, between spaces and commas.
SANTEI_INLINE bool shows_word(std::string_view line, std::string_view word) {
  const std::string spoken = spoken_part(line);
  for (std::size_t begin = 0; begin < spoken.size();) {
    const std::size_t end = std::min(spoken.find_first_of(" ,", begin), spoken.size());
    if (std::string_view(spoken).substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

/// Whether the line rounds so: 円未満 切捨て is to 1 downwards, 千円未満 四捨五入 to 1,000, and so is 四捨五入( 額, 千円 ).
SANTEI_INLINE bool shows_rounding(std::string_view line, rounding_mode mode, const rational& unit) {
  const std::string spoken = spoken_part(line);
  const std::string_view word = mode == rounding_mode::down ? "切捨て" : mode == rounding_mode::up ? "切上げ" : "四捨五入";
  if (spoken.find(std::string(word) + "(") != std::string::npos && shows_number(line, unit)) return true;
  const std::size_t below = spoken.find("未満");
  if (below == std::string::npos || spoken.find(word, below) == std::string::npos) return false;
  std::size_t begin = below;
  while (begin > 0 && spoken[begin - 1] != ' ') --begin;
  const std::string what = spoken.substr(begin, below - begin);
  return is_number(what, unit) || is_number("1" + what, unit);
}

/// Whether the text declares the word with the key: 投資額 [investment].
SANTEI_INLINE bool declares(std::string_view text, std::string_view label, std::string_view key) {
  const std::string written = "[" + std::string(key) + "]";
  for (std::size_t at = text.find(written); at != std::string_view::npos; at = text.find(written, at + 1)) {
    std::string_view before = text.substr(0, at);
    while (before.ends_with(' ')) before.remove_suffix(1);
    if (before.ends_with(label)) return true;
  }
  return false;
}

}  // namespace santei::verify::detail
