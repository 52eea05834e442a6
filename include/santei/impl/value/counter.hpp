// What a whole number counts, met with what a fact counts: 20人 and 20名, but not 20社.
#pragma once

#include <santei/value/declaration.hpp>
#include <santei/value/literal.hpp>

#include <string_view>

namespace santei::detail {

/// Whether two counters are of one thing; where one is not said, they may be.
[[nodiscard]] inline bool counts_the_same(std::string_view one, std::string_view other) {
  const auto counted = [](std::string_view counter) { return counter == "名" ? "人" : counter == "者" ? "社" : counter; };
  return one.empty() || other.empty() || counted(one) == counted(other);
}
/// The number as what the counter counts: of itself 3年 is 36月 and 5台 a quantity. What is no such number stays as it is.
[[nodiscard]] inline literal counted_as(literal of, std::string_view counter) {
  const bool years = counter == "年" && of.of.of == kind::integer && of.counter == "月" && (of.value / rational(12)).is_integer();
  const bool things = of.of.of == kind::quantity && of.of.unit == counter && of.value.is_integer();
  if (years) of.value /= rational(12);
  if (years || things) of.of = {kind::integer, {}}, of.counter = counter;
  return of;
}
/// Whether a counted number counts what the fact does.
[[nodiscard]] inline bool counts_the_same(const declaration& declared, const literal& given) {
  return counts_the_same(declared.counter, given.counter);
}

}  // namespace santei::detail
