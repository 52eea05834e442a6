// Which types meet in an operation, and what comes out: the table of the notation.
#pragma once

#include <santei/config.hpp>
#include <santei/syntax/ast.hpp>
#include <santei/value/type.hpp>

#include <optional>

namespace santei::check {

/// The type of `a how b` (add, subtract, multiply, divide); nothing where the two do not meet. 日付 ± 月 is decided by the caller, who sees
/// the counter.
[[nodiscard]] std::optional<type> type_of_operation(syntax::expression_kind how, const type& a, const type& b);
/// Whether the two would meet if their units agreed: 数量 of two units, or 数量 kWh with 単価 円/m3.
[[nodiscard]] bool only_units_differ(syntax::expression_kind how, const type& a, const type& b);

}  // namespace santei::check

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/check/types.ipp>
#endif
