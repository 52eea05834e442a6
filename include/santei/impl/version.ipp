// The version that this was compiled from.
#pragma once

#include <santei/version.hpp>

namespace santei {

SANTEI_INLINE const char* version() noexcept { return SANTEI_VERSION; }

}  // namespace santei
