// The floor that lanes take of a whole number over a divisor, at every kind of lanes: all small numbers, and all sides of the boundaries of
// large ones.
#include <santei/impl/evaluate/batch/lanes.hpp>

#include "catch.hpp"
#include "support/table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
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
  constexpr std::int64_t one = 1;
  constexpr std::int64_t divisors[] = {2, 3, 5, 6, 7, 9, 11, 12, 30, 40, 60, 97, 360, 997, 1'000, 1'001, 12'000, 999'983, 1'000'000,
                                       999'999'937, (one << 30) - 35, 999'999'999'989, (one << 49) - 81, (one << 50) - 27};
  for (const std::int64_t d : divisors) {
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

namespace {

constexpr std::size_t block = lanes::block_rows;
struct alignas(64) block_yen {
  std::array<std::int64_t, block> of{};
};

std::int64_t below(std::mt19937_64& random, std::int64_t n) { return santei_test::table::below(random, n); }

/// A program of random lines with some rows for it, and what they come to by whole numbers alone.
struct random_program {
  std::vector<lanes::least_line> lines;
  lanes::lane_program program;
  std::array<std::uint8_t, block> ids{};
  std::array<std::int64_t, block> expected{};

  random_program(std::size_t situations, bool with_unit, bool with_from, bool with_third, std::mt19937_64& random) {
    do {
      lines.clear(), program = {};
      const std::int64_t unit = with_unit ? 10 : 1;
      constexpr std::int64_t divisors[] = {1, 2, 3, 4, 6, 12};
      while (lines.size() < situations) {
        lanes::least_line& f = lines.emplace_back();
        f.divisor = divisors[random() % std::size(divisors)] * unit, f.unit = unit;
        for (std::int64_t k = 1 + below(random, 2); k > 0; --k)
          f.lines.push_back({1 + below(random, 2 * f.divisor), below(random, 5'000'000) * f.divisor});
        if (below(random, 4) != 0) f.lines.push_back({0, (1 + below(random, 3'000'000'000)) * f.divisor});
        if (with_from && below(random, 2) != 0) f.from = below(random, 2'000'000'000);
        if (with_third && below(random, 2) != 0) f.beside.push_back({1 + below(random, f.divisor), below(random, 1'000) * f.divisor});
      }
    } while (!lanes::lane_assembler::assemble(lines, program));
    program.has_zero = random() % 2 != 0;  // in some rows, whatever the lines say
  }
  void meet(const std::array<std::int64_t, block>& v, const std::array<std::int64_t, block>& w, std::mt19937_64& random) {
    for (std::size_t r = 0; r < block; ++r) {
      const std::size_t id = random() % (lines.size() + (program.has_zero ? 1 : 0));
      ids[r] = id == lines.size() ? lanes::zero_id : static_cast<std::uint8_t>(id);
      expected[r] = ids[r] == lanes::zero_id || v[r] < lines[id].from ? 0 : least(lines[id], v[r], w[r]);
    }
  }
  static std::int64_t least(const lanes::least_line& f, std::int64_t v, std::int64_t w) {
    std::int64_t made = INT64_MAX;
    for (const auto& l : f.lines) made = std::min(made, (l.n * v + l.m) / f.divisor * f.unit);
    for (const auto& l : f.beside) made = std::min(made, (l.n * w + l.m) / f.divisor * f.unit);
    return made;
  }
};

std::array<std::int64_t, block> random_amounts(const std::vector<lanes::least_line>& beside, std::mt19937_64& random) {
  std::array<std::int64_t, block> made;
  for (std::int64_t& v : made) {
    v = below(random, std::int64_t{1} << (1 + below(random, 34)));
    const auto& f = beside[random() % beside.size()];
    if (f.from > 0 && random() % 4 == 0) v = f.from + below(random, 3) - 1;
  }
  return made;
}

}  // namespace

TEST_CASE("every loop over every kind of lanes gives the least of its lines") {
  std::mt19937_64 random(20);
  std::size_t bad = 0, rows = 0;
  for (int round = 0; round < 400; ++round) {
    random_program one(1 + random() % lanes::lane_ids, round % 2 != 0, round / 2 % 2 != 0, round / 4 % 2 != 0, random);
    const auto v = random_amounts(one.lines, random), w = random_amounts(one.lines, random);
    one.meet(v, w, random);
    for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set)
      for (const bool stream : {false, true}) {
        block_yen to;
        const std::size_t count = stream ? block : block - static_cast<std::size_t>(round % 11);
        const auto loop = lanes::code_of(static_cast<instruction_set>(set), one.program, stream);
        REQUIRE(lanes::in_reach(loop(one.program, v.data(), w.data(), one.ids.data(), to.of.data(), count), one.program));
        for (std::size_t r = 0; r < count; ++r) bad += to.of[r] != one.expected[r];
        rows += count;
      }
  }
  CHECK(rows > 400 * block);
  CHECK(bad == 0);
}

TEST_CASE("programs side by side give what each gives alone") {
  std::mt19937_64 random(21);
  const instruction_set best = santei::evaluate::best_instruction_set();
  std::size_t bad = 0, rounds = 0;
  for (int round = 0; round < 200; ++round) {
    std::vector<random_program> four;
    std::vector<lanes::least_line> lines;
    for (std::size_t k = 0; k < lanes::abreast; ++k) {
      four.emplace_back(1 + random() % (round % 2 != 0 ? 8 : lanes::lane_ids), false, round / 2 % 2 != 0, false, random);
      lines.insert(lines.end(), four.back().lines.begin(), four.back().lines.end());
    }
    const auto v = random_amounts(lines, random);
    std::array<block_yen, lanes::abreast> to;
    lanes::lane_tasks tasks;
    std::array<const lanes::lane_program*, lanes::abreast> programs;
    for (std::size_t k = 0; k < lanes::abreast; ++k) {
      four[k].meet(v, v, random);
      programs[k] = &four[k].program;
      tasks[k] = {&four[k].program, four[k].ids.data(), to[k].of.data()};
    }
    const auto loop = lanes::code_abreast(best, programs);
    CHECK((loop != nullptr) == (best == instruction_set::avx512));
    if (loop == nullptr) continue;
    REQUIRE(lanes::in_reach(loop(tasks, v.data(), block), *programs[0]));
    for (std::size_t k = 0; k < lanes::abreast; ++k)
      for (std::size_t r = 0; r < block; ++r) bad += to[k].of[r] != four[k].expected[r];
    ++rounds;
    auto far = v;
    far[random() % block] = lanes::lane_limit;
    CHECK_FALSE(lanes::in_reach(loop(tasks, far.data(), block), *programs[0]));
  }
  if (rounds == 0) WARN("nothing goes side by side without AVX-512");
  CHECK(bad == 0);
}

TEST_CASE("a program that rounds to more than a yen or reads two amounts goes by itself") {
  std::mt19937_64 random(22);
  const random_program plain(3, false, false, false, random), unit(3, true, false, false, random);
  random_program third(3, false, false, true, random);
  while (!third.program.has_third) third = random_program(3, false, false, true, random);
  for (const random_program* odd : {&unit, static_cast<const random_program*>(&third)})
    CHECK(lanes::code_abreast(instruction_set::avx512, {&plain.program, &plain.program, &odd->program, &plain.program}) == nullptr);
}
