// A number as a cell has it: plain digits at once, everything else as people write it.
#pragma once

#include <santei/value/declaration.hpp>
#include <santei/value/facts.hpp>
#include <santei/value/reading.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace santei::table::detail {

/// What a cell says of a number fact. `alone`: a range, or a number that a column cannot carry.
struct number_reading {
  enum class is : std::uint8_t { number, unknown, alone, refused };
  is of = is::number;
  std::int64_t value = 0;  // in parts of the unit
  bool taxed = false;      // a word about the consumption tax stands with it
};

/// Plain digits, the most common cell by far.
[[nodiscard]] inline bool read_digits(std::string_view text, std::int64_t scale, std::int64_t& into) {
  constexpr std::size_t safe = 15;
  if (text.empty() || text.size() > safe) return false;
  std::int64_t n = 0;
  for (const char c : text) {
    const auto digit = static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
    if (digit > 9) return false;
    n = n * 10 + static_cast<std::int64_t>(digit);
  }
  return !__builtin_mul_overflow(n, scale, &into);
}

/// An exact number in parts of the unit, where it is a whole number of them.
[[nodiscard]] inline number_reading reading_of(const rational& value, std::int64_t scale) {
  const auto whole = (value * rational(scale)).to_int64();
  return whole ? number_reading{number_reading::is::number, *whole} : number_reading{number_reading::is::alone, 0};
}

/// Reads a text; `problems` says why it is refused.
[[nodiscard]] inline number_reading read_number(const declaration& declared, std::string_view text, std::int64_t scale,
                                                diagnostics& problems) {
  number_reading made;
  const kind of = declared.of.of;
  const bool digits_are_units = of != kind::date && of != kind::month && of != kind::ratio;
  if (digits_are_units && read_digits(text, scale * per_unit(declared.of), made.value)) return made;
  const auto read = read_fact(declared, fact_input{std::string(text)});
  if (!read) {
    problems = read.problems();
    return {number_reading::is::refused, 0};
  }
  const auto* range = std::get_if<interval>(&read->value);
  if (range == nullptr) return {number_reading::is::unknown, 0};
  made = range->is_point() ? reading_of(range->lower()->value, scale) : number_reading{number_reading::is::alone, 0};
  made.taxed = !read->note.empty();
  return made;
}

}  // namespace santei::table::detail
