// The one place where `double` counts (program.hpp holds its tables): as a carrier of whole numbers that are proven to be below 2^50,
// which vector units of every width handle exactly.
//
// Proof. Every number below is whole and at most 2^50 in size (`reach_of` and the check of each block see to it), so n·v, n·v + m and
// the minimum are exact: a double holds whole numbers to 2^53. For the floor of N/d let k = ⌊N/d⌋; then t = (N − (d − 1)/2) / d =
// N/d + 1/(2d) − 1/2 lies in [k − 1/2 + 1/(2d), k + 1/2 − 1/(2d)], at least 1/(2d) away from where the nearest whole number changes.
// Lines carry the −(d − 1)/2 in m (`lane_assembler::write`): halves of at most 1.5·2^50, still exact. Computed, t errs by at most
// 1.5·2^50/d·2^-53 each for 1/d and for the product: together at most 3/(8d) < 1/(2d). So the nearest whole number to the computed t
// is k. Adding 1.5·2^52 finds it: there the spacing of doubles is 1, and the low bits of the sum are the whole number itself. (With a
// fused multiply-add the product does not err.)
#pragma once

#ifdef __FAST_MATH__
#error "the proof above needs sums in the order written: build without -ffast-math"
#endif

#include <santei/impl/evaluate/batch/program.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

inline constexpr std::int64_t whole_bits = 0x4330000000000000;    // 2^52
inline constexpr std::int64_t nearest_bits = 0x4338000000000000;  // 1.5·2^52
inline constexpr double whole_magic = 4503599627370496.0, nearest_magic = 6755399441055744.0;

/// Runs a program over `count` rows and gives all bits of every argument. `w` is read where the program has a line of the second amount.
/// Precondition: every id is below `ids`, or zero_id.
using lane_code = std::uint64_t (*)(const lane_program&, const std::int64_t* v, const std::int64_t* w, const std::uint8_t* ids,
                                    std::int64_t* to, std::size_t count);

/// A program with the ids of its rows and where its yen go.
struct lane_task {
  const lane_program* program = nullptr;
  const std::uint8_t* ids = nullptr;
  std::int64_t* to = nullptr;
};
using lane_tasks = std::array<lane_task, abreast>;

/// Runs programs over the same amounts, as lane_code each. Preconditions: `count` is a multiple of 8, `to` of whole cache lines.
using abreast_code = std::uint64_t (*)(const lane_tasks&, const std::int64_t* v, std::size_t count);

/// One number at a time: any machine.
struct portable_lanes {
  using real = double;
  using index = std::size_t;
  static constexpr std::size_t width = 1;
  static real all(double x) { return x; }
  using whole = std::int64_t;
  static whole load(const std::int64_t* v) { return *v; }
  static whole none() { return 0; }
  static whole join(whole a, whole b) { return a | b; }
  static std::uint64_t collapse(whole a) { return static_cast<std::uint64_t>(a); }
  static real value(whole v) { return static_cast<double>(v); }
  template <int Ids> using table = const double*;
  template <int Ids> static table<Ids> load_table(const double* from) { return from; }
  template <int Ids> static index load_ids(const std::uint8_t* ids) { return *ids; }
  template <int Ids> static real look_up(table<Ids> from, index i) { return from[Ids == 1 ? 0 : i]; }
  template <int> static whole unless_zero(index i, whole yen) { return i == zero_id ? 0 : yen; }
  static real least(real a, real b) { return a < b ? a : b; }
  static real times(real a, real b) { return a * b; }
  static real plus(real a, real b) { return a + b; }
  static real minus(real a, real b) { return a - b; }
  static whole whole_of(real biased) { return std::bit_cast<std::int64_t>(biased) - nearest_bits; }
  static whole from(real x, real least, whole yen) { return x >= least ? yen : 0; }
  template <bool Stream> static void store(std::int64_t* to, whole yen) { *to = yen; }
};

#define SANTEI_LANES portable_lanes
#define SANTEI_LANES_TARGET
#include <santei/impl/evaluate/batch/kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

}  // namespace santei::evaluate::detail

#ifdef SANTEI_X86
#include <santei/impl/evaluate/batch/lanes_x86.hpp>
#endif

namespace santei::evaluate::detail {

/// The loop for a program with the instructions named. What it writes is of use where the bits it gives are below `reach`.
/// `stream`: past the caches, to whole cache lines.
inline lane_code code_of(instruction_set use, const lane_program& p, bool stream) {
#ifdef SANTEI_X86
  if (use == instruction_set::avx512) return lane_kernel<avx512_lanes>::code(p, stream);
  if (use == instruction_set::avx2) return lane_kernel<avx2_lanes>::code(p, stream);
  if (use == instruction_set::baseline) return lane_kernel<sse2_lanes>::code(p, stream);
#endif
  (void)use;
  return lane_kernel<portable_lanes>::code(p, stream);
}
/// The loop for programs side by side; null where one of them needs more than it does, or nothing is gained with these instructions.
inline abreast_code code_abreast(instruction_set use, const std::array<const lane_program*, abreast>& programs) {
  std::size_t ids = 0;
  bool from = false;
  for (const lane_program* p : programs) {
    if (p->unit != 1 || p->has_third) return nullptr;
    ids = std::max(ids, p->ids), from = from || p->has_from;
  }
#ifdef SANTEI_X86
  using kernel = lane_kernel<avx512_lanes>;
  if (use == instruction_set::avx512 && ids <= 8) return from ? kernel::loop_abreast<8, true> : kernel::loop_abreast<8, false>;
  if (use == instruction_set::avx512) return from ? kernel::loop_abreast<16, true> : kernel::loop_abreast<16, false>;
#endif
  (void)use;
  return nullptr;
}
inline bool in_reach(std::uint64_t bits, const lane_program& p) { return bits < static_cast<std::uint64_t>(p.reach); }

}  // namespace santei::evaluate::detail
