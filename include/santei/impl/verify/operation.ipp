// What each operation of a certificate means, computed from its operands alone.
#pragma once

#include <santei/impl/verify/words.hpp>
#include <santei/number/power.hpp>
#include <santei/number/rounding.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace santei::verify::detail {

/// A step's operand; nothing where it is "-".
using operand = std::optional<value>;

SANTEI_INLINE std::optional<value> arithmetic(std::string_view name, const rational& a, const rational& b) {
  if (name == "add") return value(a + b);
  if (name == "subtract") return value(a - b);
  if (name == "multiply") return value(a * b);
  if (name == "divide") return b.sign() == 0 ? std::nullopt : std::optional<value>(a / b);
  if (name == "minimum") return value(a < b ? a : b);
  if (name == "maximum") return value(a < b ? b : a);
  if (name == "at_least") return value(a >= b);
  if (name == "above") return value(a > b);
  if (name == "equal") return value(a == b);
  return std::nullopt;
}

/// all and any: one operand that decides is enough.
SANTEI_INLINE std::optional<value> logic(std::string_view name, const std::vector<operand>& of) {
  const bool deciding = name == "any";
  bool decided = false, open = false;
  for (const operand& one : of) {
    if (!one) open = true;
    else if (!std::holds_alternative<bool>(*one)) return std::nullopt;
    else decided = decided || std::get<bool>(*one) == deciding;
  }
  if (decided) return value(deciding);
  return open ? std::nullopt : std::optional<value>(!deciding);
}

/// c ? a : b, where the branch not taken may be "-".
SANTEI_INLINE std::optional<value> choice(const operand& condition, const operand& a, const operand& b) {
  if (!condition || !std::holds_alternative<bool>(*condition)) return std::nullopt;
  const operand& taken = std::get<bool>(*condition) ? a : b;
  return taken && std::holds_alternative<rational>(*taken) ? taken : std::nullopt;
}

SANTEI_INLINE std::optional<value> sum(const std::vector<operand>& of) {
  rational total;
  for (const operand& one : of) {
    if (!one || !std::holds_alternative<rational>(*one)) return std::nullopt;
    total += std::get<rational>(*one);
  }
  return value(total);
}

/// Of the operations that take steps alone; nothing where the operands do not fit.
SANTEI_INLINE std::optional<value> operation(std::string_view name, const std::vector<operand>& of) {
  if (name == "sum") return sum(of);
  if (name == "all" || name == "any") return logic(name, of);
  if (name == "choose") return of.size() == 3 ? choice(of[0], of[1], of[2]) : std::nullopt;
  if (name == "not")
    return of.size() == 1 && of[0] && std::holds_alternative<bool>(*of[0]) ? std::optional<value>(!std::get<bool>(*of[0])) : std::nullopt;
  if (of.size() != 2 || !of[0] || !of[1] || !std::holds_alternative<rational>(*of[0]) || !std::holds_alternative<rational>(*of[1]))
    return std::nullopt;
  return arithmetic(name, std::get<rational>(*of[0]), std::get<rational>(*of[1]));
}

/// Whether `rate` is the yearly growth cut toward 0 to a multiple of `unit`: it is still reached, and one unit further is not.
SANTEI_INLINE bool is_growth(const rational& rate, const rational& before, const rational& after, const rational& years,
                             const rational& unit) {
  if (before.sign() <= 0 || years.sign() <= 0 || !years.is_integer()) return rate.sign() == 0;
  if (after.sign() <= 0) return rate == -floor(rational(1) / unit) * unit;  // nothing shrinks by more than all of it
  const bool grows = after >= before;
  if (!(rate / unit).is_integer() || (grows ? rate.sign() < 0 : rate.sign() > 0)) return false;
  const auto reached = [&](const rational& by) {
    const rational factor = rational(1) + by;
    return factor.sign() > 0 && power_within(grows ? factor : rational(1) / factor, years, grows ? after / before : before / after);
  };
  return reached(rate) && !reached(grows ? rate + unit : rate - unit);
}

}  // namespace santei::verify::detail
