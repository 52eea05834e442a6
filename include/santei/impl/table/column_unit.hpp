// A unit in the name of a column: 対象経費（千円）, and cells of such a column as texts that carry it.
#pragma once

#include <santei/impl/value/counter.hpp>
#include <santei/impl/value/given_number.hpp>
#include <santei/impl/value/given_range.hpp>
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
#include <utility>
#include <vector>

namespace santei::table::detail {

/// `word` is written behind each bare number; empty where the unit is the fact's own. `tax` is a word about the consumption tax.
struct column_unit {
  std::string word, tax;
  bool refused = false;  // a unit, but not one of the fact
};

struct cut_header {
  std::string name, unit;
};

/// A name in the forms in which a unit may stand behind it, each once more without it: 対象経費（千円）, 対象経費【税抜】（千円）, 対象経費 千円,
/// 対象経費/千円, 対象経費千円. The one that cuts least comes first.
[[nodiscard]] inline std::vector<cut_header> cut_units(std::string_view header) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> brackets{
      {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"<", ">"}, {"「", "」"}}};
  const std::string folded = fold_compatibility(header);
  std::vector<cut_header> made;
  std::string name = folded, units;
  const auto cut_bracket = [&] {
    for (const auto& [open, close] : brackets) {
      const std::size_t at = name.rfind(open);
      if (!name.ends_with(close) || at == std::string::npos || at == 0) continue;
      const std::string unit = name.substr(at + open.size(), name.size() - at - open.size() - close.size());
      units = units.empty() ? unit : unit + " " + units;
      name = std::string(santei::detail::trimmed(std::string_view(name).substr(0, at)));
      return true;
    }
    return false;
  };
  while (cut_bracket()) made.push_back({name, units});
  if (!made.empty()) return made;
  for (const std::string_view sign : {" ", "_", ":", "/", "・", ","}) {
    const std::size_t at = folded.rfind(sign);
    if (at == std::string::npos || at == 0 || at + sign.size() == folded.size()) continue;
    made.push_back({std::string(santei::detail::trimmed(std::string_view(folded).substr(0, at))), folded.substr(at + sign.size())});
  }
  for (const std::string_view unit : {"百万円", "千円", "万円", "億円", "円"})
    if (folded.ends_with(unit) && folded.size() > unit.size()) made.push_back({folded.substr(0, folded.size() - unit.size()), std::string(unit)});
  return made;
}

[[nodiscard]] inline std::optional<std::string> english_yen(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
      {{"yen", "円"}, {"jpy", "円"}, {"thousandyen", "千円"}, {"millionyen", "百万円"}}};
  for (const auto& [word, yen] : words)
    if (name_folded(unit) == word) return std::string(yen);
  return std::nullopt;
}

/// A unit with a number in it as the word that means the same: 1000円 is 千円, 100万円 百万円. Empty where there is none; the unit itself where it
/// has no number.
[[nodiscard]] inline std::string without_number(const std::string& word) {
  constexpr std::array<std::string_view, 9> sizes = {"", "十", "百", "千", "万", "十万", "百万", "千万", "億"};
  if (word.empty() || word[0] < '0' || word[0] > '9') return word;
  const auto whole = read_literal(word).value;
  std::string_view unit = word;
  unit.remove_prefix(std::min(unit.find_first_not_of("0123456789,."), unit.size()));
  for (const std::string_view size : {"十", "百", "千", "万", "億"})
    while (unit.starts_with(size)) unit.remove_prefix(size.size());
  for (const std::string_view size : sizes)
    if (const auto one = read_literal("1" + std::string(size) + std::string(unit)).value; whole && one && *one == *whole) return std::string(size) + std::string(unit);
  return {};
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
  if (constexpr std::string_view tenths = "割"; word == tenths && declared.of.of == kind::ratio) {
    made.word = word;
    return made;
  }
  word = without_number(word);
  made.refused = word.empty();  // in tens of something: no word means that
  if (made.refused) return made;
  auto one = read_literal("1" + word).value;
  if (!one || one->bare) return std::nullopt;
  if (declared.of.in.is_yen() && !one->of.in.is_yen()) return std::nullopt;  // a column of dollars is none of a fact in yen
  one = santei::detail::counted_as(std::move(*one), declared.counter);
  made.refused = one->of != declared.of || !santei::detail::counts_the_same(declared, *one);
  if (one->value != rational(per_unit(declared.of))) made.word = word;
  return made;
}

/// Whether a text carries a unit of its own at every number, so that the header's does not count: 1200 千円, 1200円..1300千円. A ¥ does not tell:
/// a spreadsheet puts it before thousands too.
[[nodiscard]] inline bool carries_unit(std::string_view cell, const declaration& declared) {
  if (cell.size() > santei::detail::longest_form) return false;
  const std::string form = santei::detail::fold_form(cell);
  if (form.find("¥") != std::string::npos) return false;
  const auto of_one = [&](std::string_view end) {
    if (santei::detail::trimmed(end).empty()) return true;
    const auto number = santei::detail::number_in_notation(santei::detail::trimmed(end), declared.of.of);
    const auto read = number ? read_literal(*number).value : std::nullopt;
    return read && !read->bare;
  };
  if (const std::size_t dots = form.find(".."); dots != std::string::npos)
    return of_one(std::string_view(form).substr(0, dots)) && of_one(std::string_view(form).substr(dots + 2));
  if (const auto range = santei::detail::read_given_range(form)) return of_one(range->least) && of_one(range->greatest);
  std::string amount = form;
  santei::detail::take_tax_note(amount);
  return of_one(amount);
}

/// A cell of a column in such a unit: a bare number carries it, a number with its own unit or nothing stays; everything else is refused, as
/// it may be in either.
[[nodiscard]] inline outcome<std::string> in_unit(std::string_view cell, const column_unit& unit, const declaration& declared) {
  const auto read = read_literal(cell).value;
  if (read && read->bare && !santei::detail::is_scaled(cell)) return std::string(cell) + unit.word;
  const bool says_nothing = cell.empty() || cell == "不明" || cell == "未定" || cell == "unknown";
  const bool none = declared.may_be_none && cell.size() <= santei::detail::longest_form && santei::detail::says_none(santei::detail::fold_form(cell));
  if ((read && !read->bare) || says_nothing || none || carries_unit(cell, declared)) return std::string(cell);
  const std::string shown(cell.substr(0, 80));
  return diagnostic{severity::error,
                    "E0803",
                    {declared.label + "（" + declared.key + "）: 「" + shown + "」が見出しの単位（" + unit.word + "）なのか決まりません",
                     declared.key + " (" + declared.label + "): '" + shown + "' may or may not be in the unit of the header (" + unit.word + ")"},
                    {},
                    message{"単位のある列には、数だけか、円・千円などの単位まで付いた数を書いてください",
                            "in a column with a unit write numbers alone, or with their own unit behind them"}};
}

}  // namespace santei::table::detail
