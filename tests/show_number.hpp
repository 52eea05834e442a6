// Lets a failed check print numbers.
#pragma once

#include "catch.hpp"

#include <santei/number/interval.hpp>
#include <santei/number/rational.hpp>

#include <string>

namespace Catch {

template <>
struct StringMaker<santei::rational> {
  static std::string convert(const santei::rational& x) { return x.text(); }
};

template <>
struct StringMaker<santei::interval> {
  static std::string convert(const santei::interval& x) {
    const auto& low = x.lower();
    const auto& high = x.upper();
    return (low ? (low->closed ? "[" : "(") + low->value.text() : "(-infinity") + ", " +
           (high ? high->value.text() + (high->closed ? "]" : ")") : "infinity)");
  }
};

template <>
struct StringMaker<santei::occurrence> {
  static std::string convert(santei::occurrence x) {
    return x == santei::occurrence::always ? "always" : x == santei::occurrence::never ? "never" : "sometimes";
  }
};

}  // namespace Catch
