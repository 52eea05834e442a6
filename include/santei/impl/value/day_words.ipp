// Definition of a day in words.
#pragma once

#include <santei/value/day_words.hpp>

#include <santei/impl/value/date_word.ipp>

namespace santei {

SANTEI_INLINE std::string day_in_words(std::int64_t day) {
  const detail::civil_date date = detail::date_of(day);
  const std::string rest = "年" + std::to_string(date.month) + "月" + std::to_string(date.day) + "日";
  const std::string text = std::to_string(date.year) + rest;
  for (const detail::era& one : detail::eras) {
    if (day < detail::day_of(one.first) || detail::day_of(one.last) < day) continue;
    const std::int64_t year = date.year - one.year_zero;
    return text + "（" + std::string(one.name) + (year == 1 ? "元" : std::to_string(year)) + rest + "）";
  }
  return text;
}

}  // namespace santei
