// Rounding to a multiple of a unit, only where a rule says so (端数).
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>

namespace santei {

/// 切捨て, 切上げ, 四捨五入: toward zero, away from zero, to the nearest with halves away from zero.
enum class rounding_mode { down, up, half_up };

/// The multiple of `unit` that `mode` picks for `x`; a multiple of `unit` stays as it is. Precondition: unit > 0.
[[nodiscard]] rational round_to(const rational& x, const rational& unit, rounding_mode mode);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/number/rounding.ipp>
#endif
