// Instructions over whole-number registers, and the one loop that runs them at a chosen width.
#pragma once

#include <santei/impl/evaluate/growth.hpp>
#include <santei/number/rounding.hpp>

#include <algorithm>
#include <cstdint>
#include <type_traits>

namespace santei::evaluate::detail {

__extension__ typedef __int128 wide_int;

/// A node's value is register / denominator. Operands meet after being multiplied by k1 and k2.
enum class opcode : std::uint8_t {
  scale,
  add,
  multiply,
  minimum,
  maximum,
  round_down,
  round_up,
  round_half_up,
  at_least,
  above,
  equal,
  one_of,
  all,
  any,
  negate,
  select,
  growth  // from a to b in c years, in units of k1/k2; the three registers behind the result hold what it is of
};

struct instruction {
  opcode code = opcode::scale;
  std::uint16_t to = 0, a = 0, b = 0, c = 0;
  std::int64_t k1 = 1, k2 = 1;
  std::int64_t times = 1;  // of a rounding: the result in units of the rounding, times its numerator
};

/// Arithmetic that is proven not to overflow.
template <class Int>
struct proven {
  static Int times(Int a, Int b) { return a * b; }
  static Int plus(Int a, Int b) { return a + b; }
  static void give_up() {}
  static constexpr bool failed() { return false; }
};

/// Arithmetic that remembers an overflow.
template <class Int>
struct checked_arithmetic {
  bool overflow = false;
  Int times(Int a, Int b) {
    Int r;
    overflow |= __builtin_mul_overflow(a, b, &r);
    return r;
  }
  Int plus(Int a, Int b) {
    Int r;
    overflow |= __builtin_add_overflow(a, b, &r);
    return r;
  }
  void give_up() { overflow = true; }
  [[nodiscard]] bool failed() const { return overflow; }
};

template <class Int>
constexpr Int divide_rounding(Int n, Int d, opcode mode) {
  const Int quotient = n / d, rest = n % d;
  if (mode == opcode::round_down || rest == 0) return quotient;
  const Int away = n < 0 ? Int(-1) : Int(1);
  if (mode == opcode::round_up) return quotient + away;
  const Int size = rest < 0 ? -rest : rest;
  return size >= d - size ? quotient + away : quotient;
}

/// A growth is only compared with figures that are nearer to 0: beyond this it does not matter how far it goes.
inline constexpr std::int64_t most_growth = std::int64_t{1} << 40;

/// Worked out anew where its operands are others than the last time: most often they are not.
template <class Int, class Arithmetic>
Int growth_of(const instruction& i, Int* r, Arithmetic& math) {
  const Int now[] = {r[i.a], r[i.b], r[i.c]};
  Int* const last = r + i.to + 1;
  if (std::equal(now, now + 3, last)) return r[i.to];
  if (std::any_of(now, now + 3, [](Int x) { return Int(static_cast<std::int64_t>(x)) != x; })) return math.give_up(), r[i.to];
  std::copy(now, now + 3, last);
  const auto whole = [&](std::size_t k) { return rational(static_cast<std::int64_t>(now[k])); };
  const rational unit = rational(i.k1) / rational(i.k2);
  const rational found = yearly_growth(whole(0), whole(1), whole(2), {unit, rounding_mode::down}) * rational(i.k2);
  return *std::clamp(found, rational(-most_growth), rational(most_growth)).to_int64();
}

/// Runs the code over `r`. False on an overflow (the checked width alone).
template <class Int, class Arithmetic>
bool execute(const instruction* first, const instruction* last, Int* r) {
  Arithmetic math;
  for (const instruction* i = first; i != last; ++i) {
    const auto left = [&] { return math.times(r[i->a], Int(i->k1)); };
    const auto right = [&] { return math.times(r[i->b], Int(i->k2)); };
    Int x = 0;
    switch (i->code) {
      case opcode::scale: x = left(); break;
      case opcode::add: x = math.plus(left(), right()); break;
      case opcode::multiply: x = math.times(r[i->a], r[i->b]); break;
      case opcode::minimum: { const Int a = left(), b = right(); x = a < b ? a : b; break; }
      case opcode::maximum: { const Int a = left(), b = right(); x = a < b ? b : a; break; }
      case opcode::round_down: case opcode::round_up: case opcode::round_half_up:
        x = math.times(divide_rounding(left(), Int(i->k2), i->code), Int(i->times));
        break;
      case opcode::at_least: x = left() >= right(); break;
      case opcode::above: x = left() > right(); break;
      case opcode::equal: x = left() == right(); break;
      case opcode::one_of: x = Int((static_cast<std::uint64_t>(i->k1) >> static_cast<std::uint64_t>(r[i->a])) & 1U); break;
      case opcode::all: x = r[i->a] & r[i->b]; break;
      case opcode::any: x = r[i->a] | r[i->b]; break;
      case opcode::negate: x = r[i->a] ^ Int(1); break;
      case opcode::select: x = r[i->c] != 0 ? left() : right(); break;
      case opcode::growth: x = growth_of(*i, r, math); break;
    }
    r[i->to] = x;
  }
  return !math.failed();
}

}  // namespace santei::evaluate::detail
