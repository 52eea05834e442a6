// The types of the notation: what may meet what is decided on these.
#pragma once

#include <santei/config.hpp>
#include <santei/text/diagnostic.hpp>

#include <string>
#include <string_view>

namespace santei {

/// 真偽, 区分, 金額 (yen), 割合, 数量 (with a unit), 単価 (yen per unit), 整数, 日付 (days), 月 (months).
enum class kind { truth, category, money, ratio, quantity, unit_price, integer, date, month };

/// A kind, with the canonical unit of a 数量 or 単価 ("kWh", "m3"); empty for the others.
struct type {
  kind of = kind::integer;
  std::string unit;

  friend bool operator==(const type&, const type&) = default;
};

/// Whether values of the kind are numbers (all but 真偽 and 区分).
[[nodiscard]] constexpr bool is_number(kind of) noexcept { return of != kind::truth && of != kind::category; }
/// The notation's word: 金額, 割合, 数量 …
[[nodiscard]] const char* word_of(kind of) noexcept;
/// The contract's word: "truth", "category", "money", "ratio", "quantity", "unit_price", "integer", "date", "month".
[[nodiscard]] const char* name_of(kind of) noexcept;
/// For messages: 「金額」, 「数量（kWh）」 / "amount in yen", "quantity in kWh".
[[nodiscard]] message describe(const type& of);
/// The canonical spelling of a unit: "㎥", "m³" and "m3" are "m3", "kL" is "kl", full-width folded; others as they are.
[[nodiscard]] std::string canonical_unit(std::string_view written);
/// Whether literals may carry the unit, given in its canonical spelling: kWh, m3, t, 台, 戸 and the like.
[[nodiscard]] bool is_known_unit(std::string_view canonical) noexcept;

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/type.ipp>
#endif
