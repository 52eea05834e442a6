// Instructions over whole-number registers, and the one loop that runs them at a chosen width.
#pragma once

#include <santei/number/rounding.hpp>

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
  select
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
    }
    r[i->to] = x;
  }
  return !math.failed();
}

}  // namespace santei::evaluate::detail
