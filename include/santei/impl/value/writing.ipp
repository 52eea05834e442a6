// Definitions of how values are written.
#pragma once

#include <santei/number/decimal.hpp>
#include <santei/number/rounding.hpp>
#include <santei/value/calendar.hpp>
#include <santei/value/writing.hpp>

#include <algorithm>
#include <string_view>

namespace santei {

namespace detail {

/// Four digits and fewer as they are, without leading zeros: "0300" is "300", "0000" is "".
SANTEI_INLINE std::string without_leading_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string() : std::string(digits.substr(first));
}

/// The digits of a whole number in 兆, 億, 万; what lies above 兆 stays with it, as there is no larger unit in use for yen.
SANTEI_INLINE std::string in_oku_man(std::string_view digits) {
  constexpr std::string_view units[] = {"兆", "億", "万", ""};
  std::string out;
  for (std::size_t i = 0; i < std::size(units); ++i) {
    const std::size_t below = 4 * (std::size(units) - 1 - i);
    if (digits.size() <= below) continue;
    const std::string group = without_leading_zeros(digits.substr(0, digits.size() - below));
    digits.remove_prefix(digits.size() - below);
    if (!group.empty()) out.append(group).append(units[i]);
  }
  return out.empty() ? "0" : out;
}

SANTEI_INLINE std::string sign_of(const rational& value) { return value.sign() < 0 ? "-" : ""; }

/// The exact number, as a decimal where it ends and a fraction where it does not.
SANTEI_INLINE std::string exact_text(const rational& value) {
  const auto decimal = finite_decimal_text(value);
  return decimal ? *decimal : value.text();
}

SANTEI_INLINE std::string ratio_text(const rational& value) {
  if (value == 1) return "10/10";
  const bool simple = !value.is_integer() && value.denominator() <= 10;
  const bool short_decimal = (value * 10000).is_integer();
  return short_decimal && !simple ? exact_text(value * 100) + '%' : value.text();
}

}  // namespace detail

namespace detail {

/// A number with the sign of its currency, before or behind it.
SANTEI_INLINE std::string signed_text(bool negative, const std::string& number, currency in) {
  const std::string sign(in.sign()), minus = negative ? "-" : "";
  return in.sign_before() ? minus + sign + number : minus + number + sign;
}

/// Smallest units as a number of the currency's units, with its decimals where it is not a whole one: 1,234 and 1,234.50.
SANTEI_INLINE std::string grouped_units(const rational& whole, currency in) {
  const rational units = floor(whole / in.per_unit()), rest = whole - units * in.per_unit();
  std::string text = group_thousands(units.text());
  if (rest.sign() == 0) return text;
  const std::string decimals = rest.text();
  return text + "." + std::string(static_cast<std::size_t>(in.places()) - decimals.size(), '0') + decimals;
}

/// An amount or price that reading gives back: three decimals behind up to three digits would be taken for a group, so that a fourth follows.
SANTEI_INLINE std::string exact_money(const rational& value, currency in, const std::string& per) {
  std::string number = exact_text(abs(value) / in.per_unit());
  const std::size_t point = std::min(number.find('.'), number.size());
  if (!in.is_yen() && number.find('/') == std::string::npos) {
    if (number.size() - point == 4 && point <= 3 && number[0] != '0') number += '0';
    number = group_thousands(number.substr(0, point)) + number.substr(point);
  }
  return signed_text(value.sign() < 0, number, in) + per;
}

}  // namespace detail

SANTEI_INLINE std::string money_in_words(const rational& amount, currency in) {
  if (!in.is_yen()) return money_with_commas(amount, in);
  const rational size = abs(amount);
  const rational whole = floor(size);
  const std::string text = detail::sign_of(amount) + detail::in_oku_man(whole.text()) + "円";
  return size == whole ? text : text + "と" + (size - whole).text();
}

SANTEI_INLINE std::string money_with_commas(const rational& amount, currency in) {
  const rational size = abs(amount);
  const rational whole = floor(size);
  if (!in.is_yen() && size != whole) return detail::exact_money(amount, in, {});
  std::string text;
  if (size == whole || whole != 0) text += detail::grouped_units(whole, in);
  if (size != whole) text += (whole != 0 ? " " : "") + (size - whole).text();
  return detail::signed_text(amount.sign() < 0, text, in);
}

SANTEI_INLINE std::string yen_in_oku_man(const rational& yen) { return money_in_words(yen, {}); }

SANTEI_INLINE std::string yen_with_commas(const rational& yen) { return money_with_commas(yen, {}); }

SANTEI_INLINE std::string literal_text(const rational& value, const type& of) {
  switch (of.of) {
    case kind::truth: return value.sign() == 0 ? "いいえ" : "はい";
    case kind::money: return value.is_integer() ? money_in_words(value, of.in) : detail::exact_money(value, of.in, {});
    case kind::ratio: return detail::ratio_text(value);
    case kind::quantity: return detail::exact_text(value) + of.unit;
    case kind::unit_price: return detail::exact_money(value, of.in, "/" + of.unit);
    case kind::date: return date_text(floor(value).to_int64().value_or(0));
    case kind::month: return month_text(floor(value).to_int64().value_or(0));
    case kind::category:
    case kind::integer: break;
  }
  return detail::exact_text(value);
}

}  // namespace santei
