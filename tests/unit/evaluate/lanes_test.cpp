// The floor that lanes take of a whole number over a divisor, at every kind of lanes: all small numbers, and all sides of the boundaries of
// large ones.
#include <santei/impl/evaluate/batch/lanes.hpp>

#include "catch.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace lanes = santei::evaluate::detail;
using santei::evaluate::instruction_set;

namespace {

/// False where some number is not in reach.
bool run_lanes(int set, const lanes::lane_program& p, const std::int64_t* v, const std::uint8_t* ids, std::int64_t* to, std::size_t count) {
  return lanes::in_reach(lanes::code_of(static_cast<instruction_set>(set), p, false)(p, v, nullptr, ids, to, count), p);
}

/// How many of the numbers some kind of lanes gets wrong: ⌊n·v / d⌋ · unit.
std::size_t wrong(std::int64_t n, std::int64_t d, std::int64_t unit, const std::vector<std::int64_t>& numbers) {
  lanes::least_line line;
  line.divisor = d, line.unit = unit, line.lines = {{n, 0}};
  lanes::lane_program program;
  REQUIRE(lanes::lane_assembler::assemble({line}, program));
  const std::vector<std::uint8_t> ids(numbers.size() + 16, 0);
  std::vector<std::int64_t> to(numbers.size());
  std::size_t bad = 0;
  for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set) {
    REQUIRE(run_lanes(set, program, numbers.data(), ids.data(), to.data(), numbers.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i) bad += to[i] != n * numbers[i] / d * unit;
  }
  return bad;
}

}  // namespace

TEST_CASE("lanes take the floor of every small number over every small divisor") {
  std::vector<std::int64_t> all(1'024);
  for (std::size_t v = 0; v < all.size(); ++v) all[v] = static_cast<std::int64_t>(v);
  std::size_t bad = 0;
  for (std::int64_t d = 1; d <= 520; ++d) bad += wrong(1, d, 1, all);
  for (std::int64_t n = 2; n <= 20; ++n)
    for (std::int64_t d = n + 1; d <= 40; ++d) bad += wrong(n, d, 1, all);
  CHECK(bad == 0);
}

TEST_CASE("lanes take the floor on each side of multiples up to 2^50") {
  std::size_t bad = 0;
  for (const std::int64_t d : {2L,
                               3L,
                               5L,
                               6L,
                               7L,
                               9L,
                               11L,
                               12L,
                               30L,
                               40L,
                               60L,
                               97L,
                               360L,
                               997L,
                               1'000L,
                               1'001L,
                               12'000L,
                               999'983L,
                               1'000'000L,
                               999'999'937L,
                               (1L << 30) - 35,
                               999'999'999'989L,
                               (1L << 49) - 81,
                               (1L << 50) - 27}) {
    std::vector<std::int64_t> numbers;
    const std::int64_t last = lanes::lane_limit / d;
    for (std::int64_t size = 1; size <= last && size > 0; size *= 2)
      for (std::int64_t k = std::max<std::int64_t>(0, size - 4); k <= std::min(last, size + 4); ++k)
        for (const std::int64_t v : {k * d - 1, k * d, k * d + 1})
          if (v >= 0 && v < lanes::lane_limit) numbers.push_back(v);
    for (std::int64_t k = std::max<std::int64_t>(0, last - 200); k <= last; ++k)
      for (const std::int64_t v : {k * d - 1, k * d, k * d + 1})
        if (v >= 0 && v < lanes::lane_limit) numbers.push_back(v);
    bad += wrong(1, d, 1, numbers);
  }
  CHECK(bad == 0);
}

TEST_CASE("lanes refuse a number that they do not carry") {
  lanes::least_line line;
  line.divisor = 3, line.lines = {{1, 0}};
  lanes::lane_program program;
  REQUIRE(lanes::lane_assembler::assemble({line}, program));
  const std::vector<std::uint8_t> ids(64, 0);
  std::vector<std::int64_t> to(32);
  for (const std::int64_t v : {lanes::lane_limit, std::int64_t{-1}, INT64_MAX, INT64_MIN}) {
    std::vector<std::int64_t> numbers(32, 7);
    for (std::size_t at = 0; at < numbers.size(); ++at) {
      std::vector<std::int64_t> one = numbers;
      one[at] = v;
      for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set)
        CHECK_FALSE(run_lanes(set, program, one.data(), ids.data(), to.data(), one.size()));
    }
  }
}
