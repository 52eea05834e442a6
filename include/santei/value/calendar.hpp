// Days and months of the Gregorian calendar as whole numbers, without clock or time zone.
#pragma once

#include <santei/config.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace santei {

/// The day number (days since 1970-01-01) of a Gregorian date; nothing when there is no such day.
[[nodiscard]] std::optional<std::int64_t> day_number(int year, int month, int day);
/// The date of a day number as "2025-01-31". Precondition, here and below: years stay within a million of the present.
[[nodiscard]] std::string date_text(std::int64_t day);
/// A month number (year*12 + month-1) as "2025-01".
[[nodiscard]] std::string month_text(std::int64_t month);
/// `day` moved by whole months; a day past the month's end becomes its last day.
[[nodiscard]] std::int64_t add_months(std::int64_t day, std::int64_t months);

/// The greatest n with `from` moved by n years no later than `to`: full years gone by, below 0 where `to` comes first. A 29 February comes
/// again on 28 February.
[[nodiscard]] std::int64_t years_between(std::int64_t from, std::int64_t to);
/// From it to a day the full years are the day's year.
inline constexpr std::int64_t first_day_of_year_0 = -719528;
/// Of the years 1 to 9999: no date or month beside them can be written.
inline constexpr std::int64_t first_day = -719162, last_day = 2932896;
inline constexpr std::int64_t first_month = 12, last_month = 9999 * 12 + 11;

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/calendar.ipp>
#endif
