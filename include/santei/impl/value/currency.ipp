// The table of currencies: the one place that knows what is particular to each.
#pragma once

#include <santei/value/currency.hpp>

#include <iterator>

namespace santei {

namespace detail {

struct currency_row {
  std::string_view code, sign, word;
  int places;        // of ISO 4217
  bool sign_before;
};

// A sign of several (¥ of 円 and 元, kr, $ of others than USD) stands for none of them but the first. Those with a sign of their own stand first.
inline constexpr currency_row currencies[] = {
    {"JPY", "円", "円", 0, false},         {"EUR", "€", "ユーロ", 2, false},        {"USD", "$", "ドル", 2, true},
    {"GBP", "£", "ポンド", 2, true},       {"KRW", "₩", "ウォン", 0, true},         {"INR", "₹", "ルピー", 2, true},
    {"VND", "₫", "ドン", 0, false},        {"THB", "฿", "バーツ", 2, true},         {"CHF", "CHF", "スイスフラン", 2, false},
    {"CNY", "CNY", "人民元", 2, false},    {"TWD", "TWD", "台湾ドル", 2, false},    {"HKD", "HKD", "香港ドル", 2, false},
    {"SGD", "SGD", "シンガポールドル", 2, false}, {"CAD", "CAD", "カナダドル", 2, false}, {"AUD", "AUD", "豪ドル", 2, false},
    {"NZD", "NZD", "ニュージーランドドル", 2, false}, {"SEK", "SEK", "スウェーデンクローナ", 2, false},
    {"NOK", "NOK", "ノルウェークローネ", 2, false}, {"DKK", "DKK", "デンマーククローネ", 2, false},
    {"PLN", "PLN", "ズウォティ", 2, false}, {"CZK", "CZK", "チェココルナ", 2, false}, {"BRL", "BRL", "レアル", 2, false},
    {"MXN", "MXN", "メキシコペソ", 2, false}, {"ZAR", "ZAR", "ランド", 2, false},
};

inline constexpr std::size_t signed_currencies = 8;
static_assert(currencies[signed_currencies - 1].sign != currencies[signed_currencies - 1].code && currencies[signed_currencies].sign == currencies[signed_currencies].code);

}  // namespace detail

SANTEI_INLINE std::optional<currency> currency::of_code(std::string_view code) noexcept {
  for (std::size_t i = 0; i < std::size(detail::currencies); ++i)
    if (detail::currencies[i].code == code) return currency(static_cast<std::uint8_t>(i));
  return std::nullopt;
}

SANTEI_INLINE std::optional<currency> currency::named(std::string_view word) noexcept {
  for (std::size_t i = 0; i < std::size(detail::currencies); ++i)
    if (const detail::currency_row& one = detail::currencies[i]; one.code == word || one.sign == word || one.word == word)
      return currency(static_cast<std::uint8_t>(i));
  return std::nullopt;
}

SANTEI_INLINE std::optional<currency> currency::signed_before(std::string_view text) noexcept {
  if (text.empty()) return std::nullopt;
  for (std::size_t i = 1; i < detail::signed_currencies; ++i)  // asked of every word of a rule
    if (const detail::currency_row& one = detail::currencies[i]; one.sign.front() == text.front() && text.starts_with(one.sign))
      return currency(static_cast<std::uint8_t>(i));
  return std::nullopt;
}

SANTEI_INLINE std::string currency::codes() {
  std::string list;
  for (const detail::currency_row& one : detail::currencies)
    if (one.code != "JPY") list.append(list.empty() ? "" : ", ").append(one.code);
  return list;
}

SANTEI_INLINE std::string_view currency::code() const noexcept { return detail::currencies[index_].code; }
SANTEI_INLINE std::string_view currency::sign() const noexcept { return detail::currencies[index_].sign; }
SANTEI_INLINE bool currency::sign_before() const noexcept { return detail::currencies[index_].sign_before; }
SANTEI_INLINE int currency::places() const noexcept { return detail::currencies[index_].places; }

SANTEI_INLINE std::int64_t currency::per_unit() const noexcept {
  std::int64_t units = 1;
  for (int place = places(); place > 0; --place) units *= 10;
  return units;
}

SANTEI_INLINE std::string currency::smallest() const {
  if (places() == 0) return "1";
  return "0." + std::string(static_cast<std::size_t>(places() - 1), '0') + "1";
}

}  // namespace santei
