// How words that begin like a date are read: 2025-01, 2025-01-31, 2025年1月, 令和7年1月31日.
#pragma once

#include <santei/impl/value/calendar.ipp>
#include <santei/impl/value/word_cursor.hpp>
#include <santei/value/literal.hpp>

#include <algorithm>
#include <optional>

namespace santei::detail {

/// An era, with the first and last day on which its years were in force.
struct era {
  std::string_view name;
  int year_zero;
  civil_date first, last;
};

inline constexpr era eras[] = {
    {"令和", 2018, {2019, 5, 1}, {9999, 12, 31}}, {"平成", 1988, {1989, 1, 8}, {2019, 4, 30}},
    {"昭和", 1925, {1926, 12, 25}, {1989, 1, 7}}, {"大正", 1911, {1912, 7, 30}, {1926, 12, 25}},
    {"明治", 1867, {1873, 1, 1}, {1912, 7, 30}},
};

/// The month or, with a `day`, the date, where the calendar and the era (if any) have it.
SANTEI_INLINE literal_reading dated_literal(int year, int month, std::optional<int> day, const era* in) {
  const auto from = day_number(year, month, day.value_or(1));
  if (year < 1 || !from) return {std::nullopt, literal_problem::bad_date};
  const std::int64_t to = day ? *from : add_months(*from, 1) - 1;
  if (in != nullptr && (to < day_of(in->first) || *from > day_of(in->last))) return {std::nullopt, literal_problem::bad_date};
  if (day) return {literal{{kind::date, {}}, *from, false, {}}};
  return {literal{{kind::month, {}}, year * 12 + month - 1, false, {}}};
}

/// 2025-01 and 2025-01-31, each part with all its digits.
SANTEI_INLINE literal_reading read_dashed_date(std::string_view text) {
  if (text.find_first_not_of("0123456789-") != std::string_view::npos) return {};
  const auto dashes = std::count(text.begin(), text.end(), '-');
  const bool with_day = text.size() == 10 && dashes == 2 && text[7] == '-';
  const bool without_day = text.size() == 7 && dashes == 1;
  if (!with_day && !without_day) return {std::nullopt, literal_problem::bad_date};
  word_cursor cursor(text);
  const int year = cursor.take_number(4);
  cursor.take("-");
  const int month = cursor.take_number(2);
  if (without_day) return dated_literal(year, month, std::nullopt, nullptr);
  cursor.take("-");
  return dated_literal(year, month, cursor.take_number(2), nullptr);
}

/// What follows 年: 1月 or 1月31日 and nothing else; 9月豪雨 makes the word a name.
SANTEI_INLINE literal_reading read_month_and_day(word_cursor cursor, int year, const era* in) {
  const int month = cursor.take_number(2);
  if (month < 0 || !cursor.take("月")) return {};
  if (cursor.rest().empty()) return dated_literal(year, month, std::nullopt, in);
  const int day = cursor.take_number(2);
  if (day < 0 || cursor.rest() != "日") return {};
  return dated_literal(year, month, day, in);
}

/// 令和7年1月, 令和元年5月1日; an era word that goes on otherwise is a name.
SANTEI_INLINE literal_reading read_era_date(std::string_view text) {
  word_cursor cursor(text);
  for (const era& each : eras) {
    if (!cursor.take(each.name)) continue;
    const int year = cursor.take("元") ? 1 : cursor.take_number(3);
    if (year < 0 || !cursor.take("年")) return {};
    return read_month_and_day(cursor, year == 0 ? 0 : each.year_zero + year, &each);
  }
  return {};
}

/// The date that the folded text is meant as; nothing when it does not begin like one. 2025年間 and 2025年 are counts.
SANTEI_INLINE std::optional<literal_reading> read_date_word(std::string_view text) {
  constexpr std::string_view year_mark = "年";
  const auto run = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
  if (run == 0 && !text.starts_with('-')) return read_era_date(text);
  if (run != 4) return std::nullopt;
  if (text.substr(run).starts_with('-')) return read_dashed_date(text);
  word_cursor cursor(text);
  const int year = cursor.take_number(4);
  if (!cursor.take(year_mark) || !cursor.digit_next()) return std::nullopt;
  return read_month_and_day(cursor, year, nullptr);
}

}  // namespace santei::detail
