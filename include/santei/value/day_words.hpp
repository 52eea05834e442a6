// A day as documents write it, in both calendars.
#pragma once

#include <santei/config.hpp>

#include <cstdint>
#include <string>

namespace santei {

/// "2026年11月30日（令和8年11月30日）", the first year of an era "元年"; before 1873 the Gregorian date alone. Precondition: as of date_text.
[[nodiscard]] std::string day_in_words(std::int64_t day);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/value/day_words.ipp>
#endif
