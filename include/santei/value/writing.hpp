// Values written back as people write them in Japanese, so that reading gives the same value again.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>
#include <santei/value/currency.hpp>
#include <santei/value/type.hpp>

#include <string>

namespace santei {

/// An amount in smallest units as people write it: yen as yen_in_oku_man, other money as money_with_commas.
[[nodiscard]] std::string money_in_words(const rational& amount, currency in);
/// An amount in smallest units: "333,333,333円" and "333,333,333 1/3円", "1,234.50€", "$7,500"; cents with a fraction "10/3€" or "0.125€".
[[nodiscard]] std::string money_with_commas(const rational& amount, currency in);
/// "3億3333万3333円" for whole yen; with a fraction "3億3333万3333円と1/3". Negative amounts carry "-".
[[nodiscard]] std::string yen_in_oku_man(const rational& yen);
/// "333,333,333円"; a fraction is written out: "333,333,333 1/3円".
[[nodiscard]] std::string yen_with_commas(const rational& yen);
/// The value in the notation of its type, so that read_literal gives it back: 金額 as money_in_words where whole, else "0.5円" or
/// "1000/3円"; 割合 "1/3" or "9/10", with a denominator above 10 and at most four decimals "22.5%", whole ones "10/10" and "200%";
/// 数量 "400.5kWh", 単価 "2.5円/kWh" (without a finite decimal "400/3kWh"); 整数 "36"; 日付 "2025-01-31", 月 "2025-01" (a whole number of
/// days or months). 真偽 is "はい" or "いいえ", a 区分 its index.
[[nodiscard]] std::string literal_text(const rational& value, const type& of);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/writing.ipp>
#endif
