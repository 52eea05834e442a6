// Random numbers for property tests: small ones, and ones at the borders where representations change.
#pragma once

#include <santei/number/rational.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace property {

/// How often something random is tried: `usual` times, and SANTEI_TEST_ROUNDS=<n> as many times more.
inline int rounds(int usual) {
  const char* more = std::getenv("SANTEI_TEST_ROUNDS");
  return usual * (more == nullptr ? 1 : std::max(1, std::atoi(more)));
}

/// A generator whose seed is printed; SANTEI_TEST_SEED=<seed> repeats a failure.
inline std::mt19937_64 generator(std::string_view name) {
  const char* const given = std::getenv("SANTEI_TEST_SEED");
  const std::uint64_t seed = given ? std::stoull(given) : (std::uint64_t{std::random_device()()} << 32) | std::random_device()();
  std::cout << name << ": seed " << seed << '\n';
  return std::mt19937_64(seed);
}

inline std::int64_t between(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>(low, high)(random);
}

/// Mostly small, else within two of 2^31, 2^53, 2^62 or the ends of 64 bits, else anything; either sign.
inline std::int64_t random_int64(std::mt19937_64& random) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  constexpr std::array borders{std::int64_t{1} << 31, std::int64_t{1} << 53, std::int64_t{1} << 62, greatest - 2, least + 2};
  switch (between(random, 0, 5)) {
    case 0: return between(random, -3, 3);
    case 1: return between(random, -1'000, 1'000);
    case 2: return between(random, -2'000'000'000, 2'000'000'000);
    case 3: return borders[static_cast<std::size_t>(between(random, 0, 4))] + between(random, -2, 2);
    case 4: return -borders[static_cast<std::size_t>(between(random, 0, 3))] + between(random, -2, 1);
    default: return between(random, least, greatest);
  }
}

inline std::int64_t random_divisor(std::mt19937_64& random) {
  for (;;)
    if (const std::int64_t d = random_int64(random); d != 0) return d;
}

}  // namespace property
