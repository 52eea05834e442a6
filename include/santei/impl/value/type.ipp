// Definitions of the names of types and units.
#pragma once

#include <santei/text/normal.hpp>
#include <santei/value/type.hpp>

#include <algorithm>
#include <iterator>

namespace santei {

namespace detail {

struct kind_names {
  const char* word;
  const char* name;
  const char* described;
};

inline constexpr kind_names names_of_kinds[] = {
    {"真偽", "truth", "truth value"},    {"区分", "category", "choice"},   {"金額", "money", "amount in "},
    {"割合", "ratio", "ratio"},          {"数量", "quantity", "quantity"}, {"単価", "unit_price", "unit price in "},
    {"整数", "integer", "whole number"}, {"日付", "date", "date"},         {"月", "month", "month"},
};

struct unit_alias {
  std::string_view written;
  std::string_view canonical;
};

// Only spellings that mean one thing: mW is no MW, so letters are not folded in general.
inline constexpr unit_alias unit_aliases[] = {
    {"kwh", "kWh"}, {"KWH", "kWh"}, {"KWh", "kWh"}, {"Kwh", "kWh"}, {"kL", "kl"},  {"KL", "kl"},           {"l", "L"},
    {"M3", "m3"},   {"M2", "m2"},   {"KG", "kg"},   {"Kg", "kg"},   {"トン", "t"}, {"立方メートル", "m3"}, {"平方メートル", "m2"},
};

inline constexpr std::string_view known_units[] = {
    "Wh", "kWh", "MWh", "GWh", "W",  "kW", "MW",    "GW",   "kVA", "MJ", "GJ", "TJ", "kl", "L",  "mL", "m3", "Nm3", "m2", "ha", "km2", "m",
    "km", "cm",  "mm",  "t",   "kg", "g",  "t-CO2", "時間", "台",  "戸", "基", "棟", "室", "床", "口", "本", "枚",  "頭", "隻", "泊",
};

}  // namespace detail

SANTEI_INLINE const char* word_of(kind of) noexcept { return detail::names_of_kinds[static_cast<int>(of)].word; }

SANTEI_INLINE const char* name_of(kind of) noexcept { return detail::names_of_kinds[static_cast<int>(of)].name; }

SANTEI_INLINE message describe(const type& of) {
  message text{word_of(of.of), detail::names_of_kinds[static_cast<int>(of.of)].described};
  const bool money = of.of == kind::money || of.of == kind::unit_price;
  if (money) text.en += of.in.is_yen() ? "yen" : of.in.code();
  if (of.of == kind::quantity) text.en += " in " + of.unit;
  if (of.of == kind::unit_price) text.en += " per " + of.unit;
  if (of.of == kind::quantity || of.of == kind::unit_price || (money && !of.in.is_yen())) text.ja += "（" + unit_of(of) + "）";
  return text;
}

SANTEI_INLINE std::string declared_as(const type& of) {
  const bool in_unit = of.of == kind::quantity || of.of == kind::unit_price;
  return word_of(of.of) + (in_unit ? " " + unit_of(of) : std::string());
}

SANTEI_INLINE std::string unit_of(const type& of) {
  if (of.of == kind::quantity) return of.unit;
  if (of.of != kind::money && of.of != kind::unit_price) return {};
  const std::string money(of.in.is_yen() ? of.in.sign() : of.in.code());
  return of.of == kind::money ? money : money + "/" + of.unit;
}

SANTEI_INLINE std::string counted_unit(const type& of) {
  return per_unit(of) == 1 ? unit_of(of) : of.in.smallest() + " " + unit_of(of);
}

SANTEI_INLINE std::int64_t per_unit(const type& of) noexcept {
  return of.of == kind::money || of.of == kind::unit_price ? of.in.per_unit() : 1;
}

SANTEI_INLINE std::string canonical_unit(std::string_view written) {
  std::string folded = fold_for_lookup(written);
  for (const detail::unit_alias& alias : detail::unit_aliases) {
    if (alias.written == folded) return std::string(alias.canonical);
  }
  return folded;
}

SANTEI_INLINE bool is_known_unit(std::string_view canonical) noexcept {
  return std::find(std::begin(detail::known_units), std::end(detail::known_units), canonical) != std::end(detail::known_units);
}

}  // namespace santei
