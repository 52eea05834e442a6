// Registers to a result: in 64 bits, in 128, and with a fact beyond every bound.
#pragma once

#include <santei/evaluate/machine.hpp>

#include <santei/impl/evaluate/machine_compiler.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace santei::evaluate::detail {

/// 2^110 stands for a number beyond every bound. While all else is below 2^50 and 64 bits are proven for that, a register is a_i·x + b_i on
/// the last stretch of it, with a_i = 0 or |a_i| ≥ 2^-40 (denominators stay below 2^40) and |b_i| ≤ 2^62: that stretch begins below 2^104.
/// What grows differs there between x and x/2; what would grow faster than x overflows 128 bits, which is seen.
inline constexpr wide_int far_value = wide_int(1) << 110;

/// Nothing where the yen do not fit 64 bits; `unbounded` where that may be because they grow with what is far.
template <class Int>
std::optional<std::int64_t> whole_yen(const Int* r, const place& p, bool* unbounded = nullptr) {
  const Int x = r[p.at] / Int(p.denominator);  // amounts are never negative
  if (x <= Int(INT64_MAX)) return static_cast<std::int64_t>(x);
  if (unbounded == nullptr) return std::nullopt;
  *unbounded = true;
  return 0;
}

template <class Int>
point_result read_result(const Int* r, const std::array<place, 8>& at, bool far = false) {
  point_result made;
  made.eligible = r[at[0].at] != 0;
  if (!made.eligible) {
    made.has_stated = made.has_possible = true;
    return made;
  }
  made.has_stated = r[at[1].at] != 0;
  made.has_possible = r[at[2].at] != 0;
  made.open = r[at[3].at] != 0;
  made.undetermined = r[at[7].at] != 0;
  const auto stated = whole_yen(r, at[4], far ? &made.stated_unbounded : nullptr),
             least = whole_yen(r, at[5], far ? &made.least_unbounded : nullptr),
             most = whole_yen(r, at[6], far ? &made.most_unbounded : nullptr);
  made.wide = !stated || !least || !most;
  if (made.wide) return made;
  const bool less = !made.least_unbounded && (made.stated_unbounded || *least < *stated);
  made.may_be_less = made.has_stated && made.has_possible && less;
  made.stated = *stated;
  made.least = *least;
  made.most = *most;
  return made;
}

/// 128 bits hold almost everything that 64 do not; the checked run says when they do not either.
template <class Code>
std::optional<point_result> wide_result(const Code& code, const std::vector<std::int64_t>& registers, wide_int far = 0) {
  constexpr std::size_t most_on_stack = 1024;
  if (registers.size() > most_on_stack) return std::nullopt;
  std::array<wide_int, most_on_stack> r;
  std::copy(registers.begin(), registers.end(), r.begin());
  if (far != 0)
    for (const std::uint16_t input : code.numbers)
      if (registers[input] == machine::far) r[input] = far;
  const instruction* first = code.result_code.data();
  if (!execute<wide_int, checked_arithmetic<wide_int>>(first, first + code.result_code.size(), r.data())) return std::nullopt;
  point_result made = read_result(r.data(), code.results, far != 0);
  if (!made.stated_unbounded && !made.least_unbounded && !made.most_unbounded) return made;
  const auto yen = [&](std::size_t result) { return r[code.results[result].at] / code.results[result].denominator; };
  const std::array<wide_int, 3> here{yen(4), yen(5), yen(6)};
  std::copy(registers.begin(), registers.end(), r.begin());
  for (const std::uint16_t input : code.numbers)
    if (registers[input] == machine::far) r[input] = far / 2;
  if (!execute<wide_int, checked_arithmetic<wide_int>>(first, first + code.result_code.size(), r.data())) return std::nullopt;
  made.wide = (made.stated_unbounded && yen(4) == here[0]) || (made.least_unbounded && yen(5) == here[1]) ||
              (made.most_unbounded && yen(6) == here[2]);
  return made;
}

}  // namespace santei::evaluate::detail
