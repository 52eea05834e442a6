// The version, for the preprocessor and for a program to ask; the build reads it from here.
#pragma once

#include <santei/config.hpp>

#define SANTEI_VERSION_MAJOR 0
#define SANTEI_VERSION_MINOR 1
#define SANTEI_VERSION_PATCH 0
/// Greater for a newer version: 100 for 0.1.0.
#define SANTEI_VERSION_NUMBER (SANTEI_VERSION_MAJOR * 10000 + SANTEI_VERSION_MINOR * 100 + SANTEI_VERSION_PATCH)
#define SANTEI_VERSION "0.1.0"

namespace santei {

/// The version of the library that was linked: "0.1.0". It differs from SANTEI_VERSION where a shared library was replaced.
[[nodiscard]] const char* version() noexcept;

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/version.ipp>
#endif
