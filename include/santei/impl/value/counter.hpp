// What a whole number counts, met with what a fact counts: 20人 and 20名, but not 20社.
#pragma once

#include <santei/value/declaration.hpp>
#include <santei/value/literal.hpp>

#include <string_view>

namespace santei::detail {

/// Whether a counted number counts what the fact does; one without a counter, or a fact without, does.
[[nodiscard]] inline bool counts_the_same(const declaration& declared, const literal& given) {
  const auto counted = [](std::string_view counter) { return counter == "名" ? "人" : counter == "者" ? "社" : counter; };
  return declared.counter.empty() || given.counter.empty() || counted(declared.counter) == counted(given.counter);
}

}  // namespace santei::detail
