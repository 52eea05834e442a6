// A number in the notation of rules met with its declaration.
#pragma once

#include <santei/impl/value/counter.hpp>
#include <santei/impl/value/refusal.ipp>
#include <santei/impl/value/trimmed.hpp>
#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace santei::detail {

/// A number with what its text says beside it: 税抜, 税込.
struct given_value {
  rational value;
  std::string_view note = {};
};

/// Whether a diagnostic stands in the way; nothing when all is well.
using refusal = std::optional<diagnostic>;

/// The declared range as a person reads it: "1 以上 3 以下"; empty where nothing is declared.
SANTEI_INLINE message range_words(const declaration& declared) {
  message words;
  if (declared.least) {
    const std::string text = literal_text(*declared.least, declared.of);
    words = {text + " 以上", "at least " + text};
  }
  if (declared.greatest) {
    const std::string text = literal_text(*declared.greatest, declared.of);
    words.ja += (words.ja.empty() ? "" : " ") + text + " 以下";
    words.en += (words.en.empty() ? "" : ", ") + ("at most " + text);
  }
  return words;
}

/// What a number of the fact must be, beside its type; `text` is how it was given.
SANTEI_INLINE refusal check_value(const declaration& declared, const rational& value, std::string_view text) {
  const interval range = declared.range();
  const bool whole = declared.of.of == kind::integer || declared.of.of == kind::date || declared.of.of == kind::month;
  if (range.contains(value) && (!whole || value.is_integer())) return std::nullopt;
  const std::string shown = clipped(text);
  if (whole && !value.is_integer())
    return refuse(declared, "E0802", {"「" + shown + "」は整数ではありません", "'" + shown + "' is not a whole number"});
  if (value.sign() < 0 && range.lower() && range.lower()->value.sign() >= 0)
    return refuse(declared, "E0806", {"負の値「" + shown + "」は使えません", "the negative value '" + shown + "' is not allowed"});
  const message words = range_words(declared);
  return refuse(declared, "E0807",
                {"「" + shown + "」は範囲の外です（" + words.ja + "）", "'" + shown + "' is out of range (" + words.en + ")"});
}

/// A number without a unit, which counts in the fact's own (EUR), as the value that it is inside (cents).
SANTEI_INLINE rational in_base_unit(const declaration& declared, const rational& bare) {
  const std::int64_t units = per_unit(declared.of);
  return units == 1 ? bare : bare * units;
}

/// Whether the bare number may be meant ten thousand times or a thousand times as large behind its last 億 or 万: 3億5千 (3億5千万), 1万5.
SANTEI_INLINE bool tail_is_unclear(std::string_view text) {
  constexpr std::string_view units[] = {"兆", "億", "万"};
  std::string_view tail;
  std::size_t last = 0;
  for (const std::string_view unit : units)
    if (const std::size_t at = text.rfind(unit); at != std::string_view::npos && at >= last) last = at + unit.size(), tail = trimmed(text.substr(last));
  if (tail.empty()) return false;
  return !text.substr(0, last).ends_with("万") || tail.size() == 1;
}
/// Whether 30.000 without a sign of its money may be thirty or thirty thousand, as 30.000€ is.
SANTEI_INLINE bool dot_is_unclear(const declaration& declared, std::string_view text) {
  const std::size_t dot = text.rfind('.');
  const bool money = declared.of.of == kind::money && !declared.of.in.is_yen();
  return money && dot != std::string_view::npos && text.size() - dot == 4;
}
SANTEI_INLINE diagnostic refuse_tail(const declaration& declared, std::string_view text) {
  const std::string shown = clipped(text), unit = declared.of.of == kind::money && declared.of.in.is_yen() ? "円" : "";
  const std::string more = text.rfind("万") == std::string_view::npos ? "万" : "千";  // behind 億 or 兆
  return refuse(declared, "E0802", {"「" + shown + "」の終わりの数の位が決まりません", "'" + shown + "': the place of its last digits is not clear"},
                message{unit.empty() ? "終わりの数に「" + more + "」を付けるか、すべての桁を数字で書いてください" : "終わりの数に「" + more + unit + "」か「" + unit + "」を付けてください",
                        "write " + more + unit + " behind its last digits" + (unit.empty() ? ", or all digits" : " or " + unit)});
}

/// A literal as the fact counts it; nothing where it is of another type.
SANTEI_INLINE std::optional<rational> fitting(const declaration& declared, const literal& given) {
  const bool dated = declared.of.of == kind::date || declared.of.of == kind::month;
  const bool fits = given.bare ? !dated : given.of == declared.of && counts_the_same(declared, given);
  if (!fits) return std::nullopt;
  return given.bare ? in_base_unit(declared, given.value) : given.value;
}

/// A number in the notation of rules that the fact may be; nothing where it is none, for which read_plain_number has the words.
SANTEI_INLINE std::optional<rational> plain_number(const declaration& declared, std::string_view text) {
  const literal_reading reading = read_literal(text);
  if (!reading.value || (reading.value->bare && (tail_is_unclear(text) || dot_is_unclear(declared, text)))) return std::nullopt;
  std::optional<rational> value = fitting(declared, counted_as(*reading.value, declared.counter));
  return value && !check_value(declared, *value, text) ? value : std::nullopt;
}

/// A number in the notation of rules.
SANTEI_INLINE outcome<rational> read_plain_number(const declaration& declared, std::string_view text) {
  const literal_reading reading = read_literal(text);
  if (!reading.value) return refuse_unreadable(declared, text, reading.problem);
  if (reading.value->bare && dot_is_unclear(declared, text)) return refuse_unreadable(declared, text, literal_problem::bad_number);
  if (reading.value->bare && tail_is_unclear(text)) return refuse_tail(declared, text);
  const literal given = counted_as(*reading.value, declared.counter);
  const auto value = fitting(declared, given);
  if (!value) return refuse_type(declared, given, text);
  if (auto problem = check_value(declared, *value, text)) return std::move(*problem);
  return *value;
}

}  // namespace santei::detail
