// Definitions of the table of types.
#pragma once

#include <santei/check/types.hpp>

#include <utility>

namespace santei::check {

namespace detail {

SANTEI_INLINE bool is_plain(kind of) { return of == kind::ratio || of == kind::integer; }

SANTEI_INLINE std::optional<type> type_of_sum(bool minus, const type& a, const type& b) {
  const bool adds = a.of == kind::money || a.of == kind::ratio || a.of == kind::quantity || a.of == kind::integer;
  if (adds && a == b) return a;
  if (minus && a.of == kind::date && b.of == kind::date) return type{kind::integer, {}};
  return std::nullopt;
}

SANTEI_INLINE std::optional<type> type_of_product(const type& a, const type& b) {
  if (is_plain(b.of) && (a.of == kind::money || a.of == kind::quantity)) return a;
  if (is_plain(a.of) && is_plain(b.of)) return a.of == kind::ratio ? a : b;
  const bool priced = a.of == kind::quantity && b.of == kind::unit_price && a.unit == b.unit;
  return priced ? std::optional(type{kind::money, {}, b.in}) : std::nullopt;
}

SANTEI_INLINE std::optional<type> type_of_quotient(const type& a, const type& b) {
  if (is_plain(b.of) && (a.of == kind::money || a.of == kind::quantity)) return a;
  if (a.of == kind::money && b.of == kind::quantity) return type{kind::unit_price, b.unit, a.in};
  if (a.of == kind::money && b.of == kind::unit_price && a.in == b.in) return type{kind::quantity, b.unit};
  const bool to_ratio = (is_plain(a.of) && is_plain(b.of)) || ((a.of == kind::money || a.of == kind::quantity) && a == b);
  return to_ratio ? std::optional(type{kind::ratio, {}}) : std::nullopt;
}

}  // namespace detail

SANTEI_INLINE std::optional<type> type_of_operation(syntax::expression_kind how, const type& a, const type& b) {
  switch (how) {
    case syntax::expression_kind::add: return detail::type_of_sum(false, a, b);
    case syntax::expression_kind::subtract: return detail::type_of_sum(true, a, b);
    case syntax::expression_kind::multiply: {
      const auto product = detail::type_of_product(a, b);
      return product ? product : detail::type_of_product(b, a);
    }
    case syntax::expression_kind::divide: return detail::type_of_quotient(a, b);
    default: return std::nullopt;
  }
}

SANTEI_INLINE bool only_units_differ(syntax::expression_kind how, const type& a, const type& b) {
  return a.unit != b.unit && !a.unit.empty() && !b.unit.empty() && type_of_operation(how, a, type{b.of, a.unit, b.in}).has_value();
}

}  // namespace santei::check
