// Definitions of folding and of nearness.
#pragma once

#include <santei/impl/text/normal_table.hpp>
#include <santei/impl/text/utf8.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/width.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace santei {

namespace detail {

inline constexpr char32_t voiced_mark = 0x3099;
inline constexpr char32_t semi_voiced_mark = 0x309A;
inline constexpr std::size_t longest_word = 64;  // beyond it a word is no misspelling of a name, and comparing it would only take time

/// The kana that `base` and a combining mark make; 0 where they make none.
SANTEI_INLINE char32_t marked_kana(char32_t base, char32_t mark) {
  static constexpr std::u32string_view next_is_voiced =
      U"かきくけこさしすせそたちつてとはひふへほゝカキクケコサシスセソタチツテトハヒフヘホヽ";
  static constexpr std::u32string_view has_semi_voiced = U"はひふへほハヒフヘホ";
  static constexpr std::u32string_view others = U"うウワヰヱヲ";
  static constexpr std::u32string_view others_voiced = U"ゔヴヷヸヹヺ";
  const auto holds = [&](std::u32string_view list) { return list.find(base) != std::u32string_view::npos; };
  if (mark == semi_voiced_mark) return holds(has_semi_voiced) ? base + 2 : 0;
  if (holds(next_is_voiced)) return base + 1;
  const std::size_t other = others.find(base);
  return other == std::u32string_view::npos ? 0 : others_voiced[other];
}

/// Appends a voicing mark, joined with the kana before it where they make one.
SANTEI_INLINE void append_mark(std::string& out, char32_t mark) {
  if (!out.empty()) {
    const std::size_t start = code_start(out, out.size() - 1);
    const char32_t joined = marked_kana(decode_utf8(out, start).code, mark);
    if (joined != 0) {
      out.resize(start);
      return append_utf8(out, joined);
    }
  }
  append_utf8(out, mark);
}

SANTEI_INLINE void append_folded(std::string& out, char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return append_utf8(out, code - 0xFF01 + U'!');
  if (code == 0x3000) return out.push_back(' ');
  if (code == voiced_mark || code == 0xFF9E) return append_mark(out, voiced_mark);
  if (code == semi_voiced_mark || code == 0xFF9F) return append_mark(out, semi_voiced_mark);
  const bool no_row = code < 0xA0 || code > 0xFFFF || (code >= 0x3400 && code < 0xF900);
  if (no_row) return append_utf8(out, code);
  const auto row =
      std::lower_bound(std::begin(fold_rows), std::end(fold_rows), code, [](const fold_row& r, char32_t c) { return r.from < c; });
  if (row != std::end(fold_rows) && row->from == code)
    out += row->to;
  else
    append_utf8(out, code);
}

/// Unicode's White_Space.
SANTEI_INLINE bool is_white_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == ' ' || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

/// Optimal string alignment on three rows; quadratic.
SANTEI_INLINE std::size_t distance_of(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// A word as it is compared: folded, ASCII in lower case, one code point longer than a word may be where it is too long.
SANTEI_INLINE std::u32string comparable(std::string_view word) {
  std::u32string codes = code_points(fold_compatibility(word.substr(0, 4 * (longest_word + 1))), longest_word + 1);
  for (char32_t& code : codes) code += code >= U'A' && code <= U'Z' ? U'a' - U'A' : 0;
  return codes;
}

/// How far a candidate is from a word, `limit` + 1 when it only contains it or is contained in it; nothing when it is further or the two
/// share nothing.
SANTEI_INLINE std::optional<std::size_t> nearness(std::u32string_view word, std::u32string_view candidate, std::size_t limit) {
  if (candidate.empty() || candidate.size() > longest_word) return std::nullopt;
  const auto [shorter, longer] = std::minmax(word, candidate, [](auto a, auto b) { return a.size() < b.size(); });
  const bool contained = shorter.size() >= 2 && longer.find(shorter) != std::u32string_view::npos;
  const std::optional<std::size_t> farthest = contained ? std::optional(limit + 1) : std::nullopt;
  if (longer.size() - shorter.size() > limit) return farthest;
  const std::size_t distance = distance_of(word, candidate);
  return distance <= limit && distance < longer.size() ? distance : farthest;
}

/// What is found of candidates with their distances: the nearest first, each once, at most `most`.
SANTEI_INLINE std::vector<std::string> first_of_the_nearest(std::vector<std::pair<std::size_t, const std::string*>> near, std::size_t most) {
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> found;
  for (const auto& [far, candidate] : near) {
    if (found.size() == most) break;
    if (std::find(found.begin(), found.end(), *candidate) == found.end()) found.push_back(*candidate);
  }
  return found;
}

SANTEI_INLINE std::u32string digits_of(std::u32string_view word) {
  std::u32string made;
  std::copy_if(word.begin(), word.end(), std::back_inserter(made), [](char32_t code) { return code >= U'0' && code <= U'9'; });
  return made;
}

/// Whether folding changes nothing, as far as a look at each character tells: ASCII that is no white space, kana, and the ideographs in
/// common use.
SANTEI_INLINE bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead > ' ' && lead < 0x7F) {
      ++at;
      continue;
    }
    if (lead < 0xE3 || lead > 0xE9) return false;
    const decoded_code here = decode_utf8(text, at);
    const bool kana = (here.code >= 0x3041 && here.code <= 0x3096) || (here.code >= 0x30A1 && here.code <= 0x30FC);
    if (!kana && !(here.code >= 0x4E00 && here.code <= 0x9FFF)) return false;
    at += here.length;
  }
  return true;
}

}  // namespace detail

SANTEI_INLINE std::string fold_compatibility(std::string_view text) {
  if (detail::is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const detail::decoded_code here = detail::decode_utf8(text, at);
    if (here.valid)
      detail::append_folded(out, here.code);
    else
      out.push_back(text[at]);
    at += here.length;
  }
  return out;
}

SANTEI_INLINE std::string fold_for_lookup(std::string_view text) {
  if (detail::is_plain(text)) return std::string(text);
  const std::string folded = fold_compatibility(text);
  std::string out;
  out.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const detail::decoded_code here = detail::decode_utf8(folded, at);
    if (!here.valid || !detail::is_white_space(here.code)) out.append(folded, at, here.length);
    at += here.length;
  }
  return out;
}

SANTEI_INLINE std::size_t edit_distance(std::string_view a, std::string_view b) {
  return detail::distance_of(detail::code_points(a), detail::code_points(b));
}

SANTEI_INLINE std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates, std::size_t most) {
  const std::u32string wanted = detail::comparable(word);
  if (wanted.empty() || wanted.size() > detail::longest_word) return {};
  std::vector<std::pair<std::size_t, const std::string*>> near;
  for (const std::string& candidate : candidates) {
    const auto far = detail::nearness(wanted, detail::comparable(candidate), wanted.size() / 3 + 1);
    if (far) near.emplace_back(*far, &candidate);
  }
  return detail::first_of_the_nearest(std::move(near), most);
}

SANTEI_INLINE std::vector<std::string> likely_meant(std::string_view word, const std::vector<std::string>& candidates, std::size_t most) {
  const std::u32string wanted = detail::comparable(word);
  if (wanted.empty() || wanted.size() > detail::longest_word) return {};
  const bool ascii = std::all_of(wanted.begin(), wanted.end(), [](char32_t code) { return code < 0x80; });
  std::vector<std::pair<std::size_t, const std::string*>> near;
  for (const std::string& candidate : candidates) {
    const std::u32string here = detail::comparable(candidate);
    const bool begun = wanted.size() > 1 && here.starts_with(wanted);
    const std::size_t limit = std::max(wanted.size(), here.size()) / (ascii ? 3 : 4);
    const auto far = detail::nearness(wanted, here, limit);
    if (begun) near.emplace_back(detail::longest_word + here.size() - wanted.size(), &candidate);  // the shortest first
    else if (far && *far <= limit && detail::digits_of(wanted) == detail::digits_of(here)) near.emplace_back(*far, &candidate);
  }
  return detail::first_of_the_nearest(std::move(near), most);
}

}  // namespace santei
