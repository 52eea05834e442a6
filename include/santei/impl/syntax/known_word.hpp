// Each word that the notation keeps for itself, by number: a token is looked up once, when it is cut, and not by every rule that asks.
#pragma once

#include <santei/impl/syntax/keywords.ipp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace santei::syntax::detail {

/// Words of the notation that stand in no table of their own.
inline constexpr std::array<std::string_view, 18> other_words{"限度", "を限度", "上限", "を上限", "超えない", "を超えない", "要領", "仮定", "基礎", "利用", "施行", "なし", "その他", "段階", "記載", "対象外", "算定不能",
                                                              "認められる場合がある"};

/// The words in one list, each once, from 1 on, and where each is found by its bytes.
struct word_list {
  static constexpr std::size_t most = 200, slots = 1024;
  std::array<std::string_view, most> text{};
  std::array<std::uint8_t, slots> found{};  // 0 where no word is
  std::size_t count = 1;

  /// Words differ in these bytes and their length, but for a few; precondition: the word is not empty.
  [[nodiscard]] static constexpr std::size_t slot(std::string_view word) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(word[i])); };
    const std::size_t size = word.size();
    return (byte(size / 2) * 5 + byte(size - 1) * 41 + byte(size > 2 ? 2 : 0) * 13 + byte(size > 1 ? 1 : 0) * 3 + size * 67) % slots;
  }
  /// The number of the word; 0 where it is none of them.
  [[nodiscard]] constexpr std::uint8_t number_of(std::string_view word) const {
    if (word.empty()) return 0;
    for (std::size_t at = slot(word); found[at] != 0; at = (at + 1) % slots)
      if (text[found[at]] == word) return found[at];
    return 0;
  }
  constexpr void add(std::string_view word) {
    if (number_of(word) != 0) return;
    std::size_t at = slot(word);
    while (found[at] != 0) at = (at + 1) % slots;
    text[count] = word;
    found[at] = static_cast<std::uint8_t>(count++);
  }
  template <class Table>
  constexpr void add_all(const Table& table) {
    for (const auto& each : table) add(word_in(each));
  }

 private:
  static constexpr std::string_view word_in(std::string_view word) { return word; }
  template <class Value>
  static constexpr std::string_view word_in(const std::pair<std::string_view, Value>& entry) {
    return entry.first;
  }
};

inline constexpr word_list known_words = [] {
  word_list made;
  made.add_all(clause_words);
  made.add_all(header_words);
  made.add_all(particles);
  made.add_all(function_words);
  made.add_all(comparison_words);
  made.add_all(instrument_words);
  made.add_all(budget_flags);
  made.add_all(rounding_units);
  made.add_all(rounding_words);
  made.add_all(scope_words);
  made.add_all(type_words);
  made.add_all(other_words);
  return made;
}();

/// A word of the notation, or none of them.
struct known_word {
  std::uint8_t number = 0;

  constexpr known_word() = default;
  /// Only words of the list compile.
  consteval known_word(const char* text) : number(known_words.number_of(text)) {
    if (number == 0) throw "no word of the notation";
  }
  [[nodiscard]] static constexpr known_word of(std::string_view text) {
    known_word made;
    made.number = known_words.number_of(text);
    return made;
  }
  [[nodiscard]] constexpr std::string_view text() const { return known_words.text[number]; }
  constexpr explicit operator bool() const { return number != 0; }
  friend constexpr bool operator==(known_word, known_word) = default;
};

/// For each known word its place in a table; the table's size where it is not in it.
template <const auto& Table>
inline constexpr auto places_in = [] {
  std::array<std::uint8_t, word_list::most> made{};
  made.fill(static_cast<std::uint8_t>(Table.size()));
  for (std::size_t i = Table.size(); i-- > 0;) {
    if constexpr (std::is_convertible_v<decltype(Table[i]), std::string_view>)
      made[known_words.number_of(Table[i])] = static_cast<std::uint8_t>(i);
    else made[known_words.number_of(Table[i].first)] = static_cast<std::uint8_t>(i);
  }
  return made;
}();

/// The value beside a word in a table of pairs; nothing when it is not there.
template <const auto& Table>
constexpr auto find_in(known_word word) {
  const std::size_t at = places_in<Table>[word.number];
  return at < Table.size() ? std::optional(Table[at].second) : std::nullopt;
}
/// Whether a list of words holds it.
template <const auto& List>
constexpr bool is_in(known_word word) {
  return places_in<List>[word.number] < List.size();
}

constexpr std::optional<clause_kind> clause_of(known_word word) { return find_in<clause_words>(word); }
constexpr std::optional<clause_kind> clause_of(std::string_view word) { return clause_of(known_word::of(word)); }
/// Whether a word may not name a fact, a value or a choice in an expression.
constexpr bool is_particle(known_word word) { return is_in<particles>(word); }

}  // namespace santei::syntax::detail
