// The types of the notation: what may meet what is decided on these.
#pragma once

#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>
#include <santei/value/currency.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace santei {

/// 真偽, 区分, 金額 (in smallest units of its currency: yen, cents), 割合, 数量 (with a unit), 単価 (the same per unit), 整数, 日付 (days),
/// 月 (months).
enum class kind { truth, category, money, ratio, quantity, unit_price, integer, date, month };

/// A kind, with the canonical unit of a 数量 or 単価 ("kWh", "m3"; empty for the others), and the currency of a 金額 or 単価.
struct type {
  kind of = kind::integer;
  std::string unit;
  currency in = {};

  friend bool operator==(const type&, const type&) = default;
};

/// Whether values of the kind are numbers (all but 真偽 and 区分).
[[nodiscard]] constexpr bool is_number(kind of) noexcept { return of != kind::truth && of != kind::category; }
/// The notation's word: 金額, 割合, 数量 …
[[nodiscard]] const char* word_of(kind of) noexcept;
/// The contract's word: "truth", "category", "money", "ratio", "quantity", "unit_price", "integer", "date", "month".
[[nodiscard]] const char* name_of(kind of) noexcept;
/// For messages: 「金額」, 「金額（EUR）」, 「数量（kWh）」 / "amount in yen", "amount in EUR", "quantity in kWh".
[[nodiscard]] message describe(const type& of);
/// As an 項目 declares it: "金額", "数量 kWh", "単価 円/kWh".
[[nodiscard]] std::string declared_as(const type& of);
/// The canonical spelling of a unit: "㎥", "m³" and "m3" are "m3", "kL" is "kl", full-width folded; others as they are.
[[nodiscard]] std::string canonical_unit(std::string_view written);
/// The unit that numbers of the type are said in: 円, EUR, 円/kWh, kWh; empty where there is none.
[[nodiscard]] std::string unit_of(const type& of);
/// The unit in which values of the type count inside, which results that are numbers are in: 円, "0.01 EUR", kWh.
[[nodiscard]] std::string counted_unit(const type& of);
/// What one of unit_of is of the values inside: 100 for a 金額 or 単価 in EUR, which counts cents, else 1.
[[nodiscard]] std::int64_t per_unit(const type& of) noexcept;
/// Whether literals may carry the unit, given in its canonical spelling: kWh, m3, t, 台, 戸 and the like.
[[nodiscard]] bool is_known_unit(std::string_view canonical) noexcept;

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/type.ipp>
#endif
