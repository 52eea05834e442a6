// Three-valued truth (Kleene): a condition on facts that are not all known.
#pragma once

#include <santei/config.hpp>

namespace santei {

enum class truth { no, unknown, yes };

[[nodiscard]] constexpr truth truth_of(bool value) noexcept { return value ? truth::yes : truth::no; }
[[nodiscard]] constexpr truth operator&&(truth a, truth b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr truth operator||(truth a, truth b) noexcept { return a < b ? b : a; }
[[nodiscard]] constexpr truth operator!(truth a) noexcept {
  return a == truth::unknown ? a : truth_of(a == truth::no);
}
/// "yes", "no", "unknown": the words of the contract.
[[nodiscard]] constexpr const char* name_of(truth value) noexcept {
  return value == truth::yes ? "yes" : value == truth::no ? "no" : "unknown";
}

}  // namespace santei
