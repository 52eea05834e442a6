// The smallest unit of a number as it is written.
#pragma once

#include <santei/config.hpp>
#include <santei/impl/value/counter.hpp>
#include <santei/number/decimal.hpp>
#include <santei/value/literal.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::analyse::detail {

/// One in the last place of the exact decimal; nothing for a number without one.
SANTEI_INLINE std::optional<rational> last_place(const rational& value) {
  const auto text = finite_decimal_text(value);
  if (!text) return std::nullopt;
  const std::size_t point = text->find('.');
  return point == std::string::npos ? rational(1) : power(rational(1, 10), static_cast<unsigned>(text->size() - point - 1));
}

/// A rate moves by one in its numerator (9/10 for 10/10, the last decimal of a percentage), a unit price by its last decimal and at most
/// 0.1円, all else by its last place.
SANTEI_INLINE rational smallest_unit(const rational& value, kind of) {
  const rational place = last_place(value).value_or(rational(1) / value.denominator());
  if (of == kind::unit_price) return place < rational(1, 10) ? place : rational(1, 10);
  if (of != kind::ratio) return place;
  if (value.is_integer()) return rational(1, 10);
  if (value.denominator() > 10)
    if (const auto percent = last_place(value * 100); percent && (value * 10000).is_integer()) return *percent / rational(100);
  return rational(1) / value.denominator();
}

/// The number moved up and down, where that makes sense: a rate stays above 0 and at most 1, an amount and a count of one or more stays
/// above 0.
SANTEI_INLINE std::vector<rational> moved(const rational& value, kind of) {
  const rational unit = smallest_unit(value, of);
  std::vector<rational> made;
  if (of != kind::ratio || value > rational(1) || value + unit <= rational(1)) made.push_back(value + unit);
  if ((value - unit).sign() > 0) made.push_back(value - unit);
  return made;
}

/// The same for a word that is a literal (a month among choices, a head of a table); nothing where it is a name.
SANTEI_INLINE std::vector<std::string> moved_words(const std::string& word, std::string_view counter) {
  auto read = read_literal(word).value;
  std::vector<std::string> made;
  if (!read) return made;
  read = santei::detail::counted_as(std::move(*read), counter);
  for (const rational& value : moved(read->value, read->of.of)) {
    const bool counted = read->bare || !read->counter.empty();
    made.push_back(counted ? finite_decimal_text(value).value_or(value.text()) + read->counter : literal_text(value, read->of));
  }
  return made;
}

}  // namespace santei::analyse::detail
