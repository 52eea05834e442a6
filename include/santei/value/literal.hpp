// Numbers, amounts, rates, quantities, dates as people write them in Japanese, read exactly and written back.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/value/calendar.hpp>
#include <santei/value/type.hpp>
#include <santei/value/writing.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace santei {

/// A number with its type. Money in the smallest units of its currency (1,000.50€ is 100050), unit prices the same per unit, dates as days since 1970-01-01, months as months since 0000-01
/// (year*12 + month-1).
struct literal {
  type of;
  rational value;
  bool bare = false;    // written without any unit: "30", "12.5"
  std::string counter;  // 人, 件, 月 … of a counted 整数, else empty; 3年 is 36 with counter 月

  friend bool operator==(const literal&, const literal&) = default;
};

/// Why a word is not a literal, or that it is not meant as one.
enum class literal_problem { not_a_literal, too_long, bad_number, bad_date, zero_denominator };

/// Limits on literals of untrusted text.
struct literal_limits {
  std::size_t digits = 40;  ///< written digits of one literal, and digits of the numerator and of the denominator of its value
};

/// A literal, or why there is none.
struct literal_reading {
  std::optional<literal> value;
  literal_problem problem = literal_problem::not_a_literal;  // meaningful when there is no value
};

/// Reads one whole word: 50億円, 9億9999万9999円, 1億5,000万円, 1.1億円, 5千万円, 2.5円/kWh, 22.5%, ２２．５％, 1/3, 10/10, 3分の2, 三分の二,
/// 400.5kWh, 400/3kWh, 12.3㎥, 5人, 3件, 36月, 3年, 30, 30億, 2025-01, 2025-01-31, 令和7年1月, 令和7年1月31日, 2025年1月.
/// Money of other countries by sign, code or name, behind the number or (a sign) before it, with a blank between or none: 1,000€, 1,000.50€,
/// € 1,000, 1000 EUR, $7,500, 500 USD, 3万ドル, 0.25€/kWh. 30.000€ is refused as bad_number: it may be thirty or thirty thousand.
/// "-", "▲" and "△" before a number are its sign. A bare number is 整数 where it is whole, else 割合. A word that is no fraction in words
/// and does not begin like a number or an era is `not_a_literal`; one that begins so but goes on otherwise ("6年9月豪雨") is too. An era's
/// days are those on which it was in force, from 明治6年 on, when Japan took up this calendar. Takes any bytes, and time linear in them.
[[nodiscard]] literal_reading read_literal(std::string_view word, const literal_limits& limits = {});

/// Whether the numerator and the denominator have at most `digits` digits each.
[[nodiscard]] bool fits_digits(const rational& value, std::size_t digits);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/literal.ipp>
#endif
