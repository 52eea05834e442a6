// Every code that a problem may have, with what it means in a few words; the problem itself says more.
#pragma once

#include <santei/config.hpp>

#include <span>
#include <string_view>

namespace santei {

struct problem_code {
  std::string_view code;  // "E0302"; W is a warning
  std::string_view ja, en;
};

/// All codes, in order; include/santei/CODES.md is made from them. A code keeps its meaning, and one that is no longer used is not used again.
[[nodiscard]] std::span<const problem_code> problem_codes();
/// The code in any letter case; null where there is none.
[[nodiscard]] const problem_code* find_code(std::string_view code);

}  // namespace santei

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/text/codes.ipp>
#endif
