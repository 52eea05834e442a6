// Definitions of calendar arithmetic.
#pragma once

#include <santei/value/calendar.hpp>

#include <algorithm>

namespace santei {

namespace detail {

struct civil_date {
  std::int64_t year;
  int month;
  int day;
};

constexpr std::int64_t divide_down(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

constexpr int days_in_month(std::int64_t year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : lengths[month - 1];
}

// Years are counted from March, so that the leap day is the last of its year: then days before a month are a linear formula, and 400 years
// are 146097 days.
constexpr std::int64_t day_of(const civil_date& date) {
  const std::int64_t year = date.month > 2 ? date.year : date.year - 1;
  const std::int64_t era = divide_down(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

constexpr civil_date date_of(std::int64_t day) {
  const std::int64_t shifted = day + 719468;
  const std::int64_t era = divide_down(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t from_march = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0), month, static_cast<int>(day_of_year - (153 * from_march + 2) / 5 + 1)};
}

SANTEI_INLINE std::string padded(std::int64_t value, std::size_t width) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return value < 0 ? '-' + digits : digits;
}

}  // namespace detail

SANTEI_INLINE std::optional<std::int64_t> day_number(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > detail::days_in_month(year, month)) return std::nullopt;
  return detail::day_of({year, month, day});
}

SANTEI_INLINE std::string date_text(std::int64_t day) {
  const detail::civil_date date = detail::date_of(day);
  return detail::padded(date.year, 4) + '-' + detail::padded(date.month, 2) + '-' + detail::padded(date.day, 2);
}

SANTEI_INLINE std::string month_text(std::int64_t month) {
  const std::int64_t year = detail::divide_down(month, 12);
  return detail::padded(year, 4) + '-' + detail::padded(month - year * 12 + 1, 2);
}

SANTEI_INLINE std::int64_t add_months(std::int64_t day, std::int64_t months) {
  const detail::civil_date from = detail::date_of(day);
  const std::int64_t total = from.year * 12 + from.month - 1 + months;
  const std::int64_t year = detail::divide_down(total, 12);
  const int month = static_cast<int>(total - year * 12) + 1;
  return detail::day_of({year, month, std::min(from.day, detail::days_in_month(year, month))});
}

SANTEI_INLINE std::int64_t years_between(std::int64_t from, std::int64_t to) {
  const std::int64_t years = detail::date_of(to).year - detail::date_of(from).year;
  return add_months(from, 12 * years) <= to ? years : years - 1;
}

}  // namespace santei
