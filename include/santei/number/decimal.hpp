// Decimal texts of exact numbers, for people to read.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace santei {

/// The exact decimal "-12.34" without needless zeros; nothing when the expansion never ends, as for 1/3.
[[nodiscard]] std::optional<std::string> finite_decimal_text(const rational& x);

/// Exactly `places` digits after the point, halves away from zero, never "-0"; for display only, as it may not be the value.
[[nodiscard]] std::string rounded_decimal_text(const rational& x, unsigned places);

/// "1234567" as "1,234,567": groups the first run of digits, after an optional '-', and copies what follows ("-1,234.5", "1,000/3").
[[nodiscard]] std::string group_thousands(std::string_view digits);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/number/decimal.ipp>
#endif
