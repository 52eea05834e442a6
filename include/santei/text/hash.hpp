// The fingerprint of a text: SHA-256, so that an answer can say by which bytes of a rule it was reached.
#pragma once

#include <santei/config.hpp>

#include <string>
#include <string_view>

namespace santei {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/hash.ipp>
#endif
