// Rounding against an oracle in whole numbers, which shares no code with the library.
#include "catch.hpp"
#include "show_number.hpp"

#include "random_number.hpp"

#include <santei/number/rounding.hpp>

#include <boost/multiprecision/cpp_int.hpp>

using boost::multiprecision::cpp_int;
using santei::rational;
using santei::rounding_mode;

namespace {

/// A fraction with a positive denominator, not in lowest terms.
struct fraction {
  cpp_int n;
  cpp_int d;
};

/// How many units |x| holds, by the definition of the mode: k is tried from the floor up.
cpp_int units(const fraction& x, const fraction& unit, rounding_mode mode) {
  const cpp_int size = abs(x.n) * unit.d;
  const cpp_int piece = x.d * unit.n;
  const cpp_int k = size / piece;
  const cpp_int below = size - k * piece;
  const cpp_int above = (k + 1) * piece - size;
  if (below == 0 || mode == rounding_mode::down) return k;
  return mode == rounding_mode::up || above <= below ? cpp_int(k + 1) : k;
}

struct sample {
  rational ours;
  fraction theirs;
};

sample random_sample(std::mt19937_64& random, bool positive) {
  const auto n = positive ? std::max<std::int64_t>(1, property::random_int64(random)) : property::random_int64(random);
  const auto d = property::between(random, 0, 1) == 0 ? 1 : std::max<std::int64_t>(1, property::random_int64(random));
  const auto scale = property::between(random, 0, 9) == 0 ? std::max<std::int64_t>(1, property::random_int64(random)) : 1;
  return {rational(n, d) * scale, {cpp_int(n) * scale, d}};
}

}  // namespace

TEST_CASE("Every rounding agrees with the definition of its mode") {
  auto random = property::generator("rounding");
  for (int i = 0; i < 100'000; ++i) {
    const sample unit = random_sample(random, true);
    sample x = random_sample(random, false);
    if (i % 4 == 0) {  // exactly on a half or a multiple, where the modes part
      const auto halves = property::between(random, -9, 9);
      x = {unit.ours * rational(halves, 2), {unit.theirs.n * halves, unit.theirs.d * 2}};
    }
    for (const auto mode : {rounding_mode::down, rounding_mode::up, rounding_mode::half_up}) {
      const cpp_int k = units(x.theirs, unit.theirs, mode);
      const rational expected = unit.ours * *rational::from_text((x.theirs.n < 0 ? "-" : "") + k.str());
      const rational result = round_to(x.ours, unit.ours, mode);
      if (result != expected)
        FAIL(x.ours.text() << " by " << unit.ours.text() << " in mode " << static_cast<int>(mode) << " is " << result.text());
    }
  }
}
