// A number in the notation of rules met with its declaration.
#pragma once

#include <santei/impl/value/counter.hpp>
#include <santei/impl/value/refusal.ipp>
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
  std::optional<rational> value = reading.value ? fitting(declared, counted_as(*reading.value, declared.counter)) : std::nullopt;
  return value && !check_value(declared, *value, text) ? value : std::nullopt;
}

/// A number in the notation of rules.
SANTEI_INLINE outcome<rational> read_plain_number(const declaration& declared, std::string_view text) {
  const literal_reading reading = read_literal(text);
  if (!reading.value) return refuse_unreadable(declared, text, reading.problem);
  const literal given = counted_as(*reading.value, declared.counter);
  const auto value = fitting(declared, given);
  if (!value) return refuse_type(declared, given, text);
  if (auto problem = check_value(declared, *value, text)) return std::move(*problem);
  return *value;
}

}  // namespace santei::detail
