// Ranges in words: 20人以下, 901名以上, 6～20人, 100万円から200万円まで, 20人超50人以下.
#pragma once

#include <santei/impl/value/trimmed.hpp>

#include <array>
#include <optional>
#include <string_view>

namespace santei::detail {

/// The ends as written, empty where open. `above` and `below`: the end itself is not in it.
struct given_range {
  std::string_view least, greatest;
  bool above = false, below = false;
};

struct range_word {
  std::string_view word;
  bool is_least, is_out;
};
inline constexpr std::array<range_word, 7> range_words_written = {{{"以上", true, false},
                                                                   {"以降", true, false},
                                                                   {"超", true, true},
                                                                   {"以下", false, false},
                                                                   {"以内", false, false},
                                                                   {"以前", false, false},
                                                                   {"未満", false, true}}};

/// One end with its word; false where there is no such word, or that end is there already.
inline bool take_end(std::string_view text, given_range& into) {
  for (const range_word& one : range_words_written) {
    if (!text.ends_with(one.word)) continue;
    std::string_view& end = one.is_least ? into.least : into.greatest;
    if (!end.empty()) return false;
    end = trimmed(text.substr(0, text.size() - one.word.size()));
    (one.is_least ? into.above : into.below) = one.is_out;
    return !end.empty();
  }
  return false;
}

/// 6人以上20人以下: cut behind the first of the two words.
inline std::optional<given_range> range_of_words(std::string_view text) {
  given_range made;
  std::size_t cut = text.size();
  for (const range_word& one : range_words_written)
    if (const std::size_t at = text.find(one.word); one.is_least && at != std::string_view::npos) cut = std::min(cut, at + one.word.size());
  if (!take_end(text.substr(0, cut), made)) return std::nullopt;
  std::string_view rest = trimmed(text.substr(cut));
  for (const std::string_view sign : {"、", ",", "~"})
    if (rest.starts_with(sign)) rest = trimmed(rest.substr(sign.size()));
  if (!rest.empty() && !take_end(rest, made)) return std::nullopt;
  return made;
}

/// 6～20人 and 6人から20人まで; the ends may carry 以上, 以下 and the like besides.
inline std::optional<given_range> range_of_waves(std::string_view text) {
  for (const std::string_view sign : {"~", "から"}) {
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    std::string_view least = trimmed(text.substr(0, at)), greatest = trimmed(text.substr(at + sign.size()));
    if (greatest.find(sign) != std::string_view::npos || (least.empty() && greatest.empty())) return std::nullopt;
    if (greatest.ends_with("まで")) greatest.remove_suffix(std::string_view("まで").size());
    given_range made;
    const bool least_in_words = take_end(least, made), greatest_in_words = take_end(greatest, made);
    if ((least_in_words && made.least.empty()) || (greatest_in_words && made.greatest.empty())) return std::nullopt;
    if (!least_in_words) made.least = least;
    if (!greatest_in_words) made.greatest = greatest;
    return made;
  }
  return std::nullopt;
}

/// Nothing where a text is no range in words. `folded` as fold_form leaves it.
inline std::optional<given_range> read_given_range(std::string_view folded) {
  if (auto waves = range_of_waves(folded)) return waves;
  return range_of_words(folded);
}

}  // namespace santei::detail
