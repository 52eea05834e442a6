// Powers compared without working them out: what 年平均伸び率 asks, over any number of years.
#pragma once

#include <santei/config.hpp>
#include <santei/number/rational.hpp>

namespace santei {

/// Whether `base` to the power `exponent` is at most `limit`; exact. The work grows with the digits of the three and not with those of the
/// power. Preconditions: base >= 1; exponent is whole and >= 1.
[[nodiscard]] bool power_within(const rational& base, const rational& exponent, const rational& limit);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/number/power.ipp>
#endif
