// A unit in the name of a column: 対象経費（千円）, and cells of such a column as texts that carry it.
#pragma once

#include <santei/impl/value/trimmed.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/text/normal.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/declaration.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace santei::table::detail {

/// `word` is written behind each bare number; empty where the unit is the fact's own. `tax` is a word about the consumption tax.
struct column_unit {
  std::string word, tax;
  bool refused = false;  // a unit, but not one of the fact
};

struct cut_header {
  std::string name, unit;
};

/// 対象経費（千円）, 対象経費 千円, 対象経費_千円: the name and what stands behind it.
[[nodiscard]] inline std::optional<cut_header> cut_unit(std::string_view header) {
  const std::string folded = fold_compatibility(header);
  constexpr std::array<std::pair<char, char>, 2> brackets{{{'(', ')'}, {'[', ']'}}};
  for (const auto& [open, close] : brackets) {
    const std::size_t at = folded.rfind(open);
    if (!folded.ends_with(close) || at == std::string::npos || at == 0) continue;
    return cut_header{std::string(santei::detail::trimmed(std::string_view(folded).substr(0, at))), folded.substr(at + 1, folded.size() - at - 2)};
  }
  const std::size_t at = folded.find_last_of(" _:");
  if (at == std::string::npos || at == 0 || at + 1 == folded.size()) return std::nullopt;
  return cut_header{std::string(santei::detail::trimmed(std::string_view(folded).substr(0, at))), folded.substr(at + 1)};
}

[[nodiscard]] inline std::optional<std::string> english_yen(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"yen", "円"}, {"jpy", "円"}, {"thousandyen", "千円"}, {"millionyen", "百万円"}}};
  for (const auto& [word, yen] : words)
    if (name_folded(unit) == word) return std::string(yen);
  return std::nullopt;
}

/// What a unit means for the fact; nothing where the words are no unit.
[[nodiscard]] inline std::optional<column_unit> unit_of_column(const declaration& declared, std::string_view written) {
  column_unit made;
  std::string_view bare = santei::detail::trimmed(written);
  if (constexpr std::string_view unit = "単位"; bare.starts_with(unit)) {
    bare.remove_prefix(unit.size());
    bare.remove_prefix(std::min(bare.find_first_not_of(": "), bare.size()));
  }
  std::string word(santei::detail::trimmed(bare));
  for (const std::string_view tax : {"税抜き", "税込み", "税抜", "税込", "税別"}) {
    const std::size_t at = word.find(tax);
    if (at == std::string::npos) continue;
    made.tax = std::string(tax);
    word.erase(at, tax.size());
    while (!word.empty() && std::string_view(" ,/").find(word.back()) != std::string_view::npos) word.pop_back();
    while (!word.empty() && std::string_view(" ,/").find(word.front()) != std::string_view::npos) word.erase(0, 1);
    for (const std::string_view dot : {"・", "、"}) {
      if (word.ends_with(dot)) word.resize(word.size() - dot.size());
      if (word.starts_with(dot)) word.erase(0, dot.size());
    }
    break;
  }
  if (word.empty()) return made.tax.empty() ? std::nullopt : std::optional(made);
  if (const auto yen = english_yen(word)) word = *yen;
  const auto one = read_literal("1" + word).value;
  if (!one || one->bare) return std::nullopt;
  made.refused = one->of != declared.of;
  if (one->value != 1) made.word = word;
  return made;
}

/// Whether a name holds a word of a unit.
[[nodiscard]] inline bool says_unit(std::string_view name) {
  for (const std::string_view word : {"円", "千", "万", "億", "%", "％", "kWh", "MWh", "㎥", "yen", "thousand", "million"})
    if (name.find(word) != std::string_view::npos) return true;
  return false;
}

/// A cell of a column in such a unit: a bare number carries it, a number with its own unit or nothing stays; everything else is refused, as
/// it may be in either.
[[nodiscard]] inline outcome<std::string> in_unit(std::string_view cell, const column_unit& unit, const declaration& declared) {
  const auto read = read_literal(cell).value;
  if (read && read->bare) return std::string(cell) + unit.word;
  if (read || cell.empty() || cell == "不明" || cell == "未定" || cell == "unknown") return std::string(cell);
  const std::string shown(cell.substr(0, 80));
  return diagnostic{severity::error,
                    "E0803",
                    {declared.label + "（" + declared.key + "）: 「" + shown + "」が見出しの単位（" + unit.word + "）なのか決まりません",
                     declared.key + " (" + declared.label + "): '" + shown + "' may or may not be in the unit of the header (" + unit.word + ")"},
                    {},
                    message{"単位のある列には、数だけか、単位の付いた数を書いてください", "in a column with a unit write numbers alone, or with their own unit"}};
}

}  // namespace santei::table::detail
