// Full years between days, and days moved by months, as numbers and ranges of numbers.
#pragma once

#include <santei/number/interval.hpp>
#include <santei/value/calendar.hpp>

#include <cstdint>
#include <optional>

namespace santei {

namespace detail {

/// A number within those of the calendar's days; nothing for any other, which no fact that is read can be.
inline std::optional<std::int64_t> within_calendar(const rational& x) {
  constexpr std::int64_t most = 300'000'000;
  const auto day = x.to_int64();
  return day && *day >= -most && *day <= most ? day : std::nullopt;
}

}  // namespace detail

/// As of days; 0 for what is none.
inline rational years_between(const rational& from, const rational& to) {
  const auto a = detail::within_calendar(from), b = detail::within_calendar(to);
  return a && b ? rational(years_between(*a, *b)) : rational(0);
}
/// As of a day and months; 0 for what is none.
inline rational add_months(const rational& day, const rational& months) {
  const auto a = detail::within_calendar(day), b = detail::within_calendar(months);
  return a && b ? rational(add_months(*a, *b)) : rational(0);
}

/// They rise with the later day and fall with the earlier one.
inline interval years_between(const interval& from, const interval& to) {
  const auto of = [](const std::optional<bound>& a, const std::optional<bound>& b) {
    return a && b ? std::optional(bound{years_between(a->value, b->value)}) : std::nullopt;
  };
  return {of(from.upper(), to.lower()), of(from.lower(), to.upper())};
}

/// They rise with both.
inline interval add_months(const interval& day, const interval& months) {
  const auto of = [](const std::optional<bound>& a, const std::optional<bound>& b) {
    return a && b ? std::optional(bound{add_months(a->value, b->value)}) : std::nullopt;
  };
  return {of(day.lower(), months.lower()), of(day.upper(), months.upper())};
}

}  // namespace santei
