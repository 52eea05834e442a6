// A value of an Arrow array as a number of a fact, and as the fact that a row asked alone is given.
#pragma once

#include <santei/impl/table/arrow_view.hpp>
#include <santei/impl/table/text_numbers.hpp>
#include <santei/value/calendar.hpp>

#include <chrono>
#include <string>

namespace santei::table::detail {

/// The 128-bit value as a rational behind `scale` digits.
[[nodiscard]] inline rational decimal_of(int128 value, int scale) {
  const auto high = static_cast<std::int64_t>(value >> 64);
  const auto low = static_cast<std::uint64_t>(value);
  constexpr std::uint64_t half = std::uint64_t{1} << 32;
  const rational whole = (rational(high) * rational(static_cast<std::int64_t>(half)) + rational(static_cast<std::int64_t>(low / half))) *
                             rational(static_cast<std::int64_t>(half)) +
                         rational(static_cast<std::int64_t>(low % half));
  const rational tens = power(rational(10), static_cast<unsigned>(scale < 0 ? -scale : scale));
  return scale < 0 ? whole * tens : whole / tens;
}

/// A decimal of 4, 8, 16 or 32 bytes.
[[nodiscard]] inline rational decimal_at(const arrow_view& v, std::int64_t row) {
  if (v.type.bytes == 4) return decimal_of(v.at<std::int32_t>(row), v.type.scale);
  if (v.type.bytes == 8) return decimal_of(v.at<std::int64_t>(row), v.type.scale);
  if (v.type.bytes == 16) return decimal_of(v.at<int128>(row), v.type.scale);
  struct wide {
    std::uint64_t words[3];  // the lowest first
    std::int64_t high;
  };
  const auto parts = v.at<wide>(row);
  rational whole(parts.high);
  for (const std::uint64_t part : {parts.words[2], parts.words[1], parts.words[0]})
    for (const std::uint64_t half : {part >> 32U, part & 0xffffffffU}) whole = whole * rational(std::int64_t{1} << 32) + rational(static_cast<std::int64_t>(half));
  const rational tens = power(rational(10), static_cast<unsigned>(v.type.scale < 0 ? -v.type.scale : v.type.scale));
  return v.type.scale < 0 ? whole * tens : whole / tens;
}

/// The month (year*12 + month-1) that a day lies in.
[[nodiscard]] inline std::int64_t month_of(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) - 1;
}

/// The day of a date column, also of a moment in it; nothing where its year is none of 1 to 9999.
[[nodiscard]] inline std::optional<std::int64_t> day_at(const arrow_view& v, std::int64_t row) {
  std::int64_t day = 0;
  if (v.type.of == arrow_type::is::date_days) {
    day = v.at<std::int32_t>(row);
  } else {
    const auto moment = v.at<std::int64_t>(row);
    day = moment / v.type.day - (moment % v.type.day < 0 ? 1 : 0);
  }
  return day < first_day || day > last_day ? std::nullopt : std::optional(day);
}

/// A known value of a number fact in parts of its unit.
[[nodiscard]] inline number_reading number_at(const arrow_view& v, std::int64_t row, const declaration& declared, std::int64_t scale,
                                              diagnostics& problems) {
  using is = arrow_type::is;
  constexpr number_reading alone{number_reading::is::alone, 0};
  number_reading made;
  switch (v.type.of) {
    case is::whole: {
      const auto whole = whole_at(v, v.type.bytes, v.type.is_signed, row);
      return whole && !__builtin_mul_overflow(*whole, scale * per_unit(declared.of), &made.value) ? made : alone;
    }
    case is::decimal: return reading_of(decimal_at(v, row) * rational(per_unit(declared.of)), scale);
    case is::date_days:
    case is::date_time: {
      const auto day = day_at(v, row);
      return day ? number_reading{number_reading::is::number, v.type.months ? month_of(*day) : *day} : alone;
    }
    default: return read_number(declared, trimmed(text_at(v, row)), scale, problems);
  }
}

/// A value as estimate() takes it.
[[nodiscard]] inline outcome<fact_input> fact_at(const arrow_view& v, std::int64_t row) {
  using is = arrow_type::is;
  if (!v.known(row)) return fact_input{fact_input::unknown{}};
  switch (v.type.of) {
    case is::boolean:
      return fact_input{((static_cast<const std::uint8_t*>(v.data)[(v.offset + row) / 8] >> ((v.offset + row) % 8)) & 1) != 0};
    case is::whole: {
      const auto whole = whole_at(v, v.type.bytes, v.type.is_signed, row);
      return fact_input{whole ? rational(*whole) : *rational::from_text(std::to_string(v.at<std::uint64_t>(row)))};
    }
    case is::decimal: return fact_input{decimal_at(v, row)};
    case is::date_days:
    case is::date_time: {
      const auto day = day_at(v, row);
      if (!day) return table_problem("E0802", {"1年から9999年までの日付ではありません", "this is no date of the years 1 to 9999"});
      return fact_input{v.type.months ? month_text(month_of(*day)) : date_text(*day)};
    }
    default: return fact_input{std::string(trimmed(text_at(v, row)))};
  }
}

/// The text by which a listed rate is known, whatever its column's type.
[[nodiscard]] inline std::string text_of(const arrow_view& v, std::int64_t row) {
  const auto fact = fact_at(v, row);
  if (!fact) return "?";
  if (const auto* number = std::get_if<rational>(&fact->value)) return number->text();
  if (const auto* flag = std::get_if<bool>(&fact->value)) return *flag ? "true" : "false";
  const auto* text = std::get_if<std::string>(&fact->value);
  return text ? *text : "";
}

}  // namespace santei::table::detail
