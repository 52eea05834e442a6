// The one place where `double` appears: as a carrier of whole numbers that are proven to be below 2^50, which vector units of every width handle exactly.
//
// Proof. Every number below is whole and at most 2^50 in size (`reach_of` and the check of each block see to it), so n·v, n·v + m and the minimum are exact: a double holds
// whole numbers to 2^53. For the floor of N/d let k = ⌊N/d⌋; then t = N/d + 1/(2d) − 1/2 lies in [k − 1/2 + 1/(2d), k + 1/2 − 1/(2d)], at least 1/(2d) away from where the
// nearest whole number changes. Computed, t errs by at most |N/d|·2^-53 each for 1/d, for the product and for the sum, and by 2^-54 for the constant: together less than
// 1.5·2^-52·2^50/d + 2^-53 = 3/(8d) + 2^-53 < 1/(2d) while d < 2^50. So the nearest whole number to the computed t is k. Adding 1.5·2^52 finds it: there the spacing of doubles
// is 1, and the low bits of the sum are the whole number itself.
#pragma once

#ifdef __FAST_MATH__
#error "the proof above needs sums in the order written: build without -ffast-math"
#endif

#include <santei/impl/evaluate/batch_lines.hpp>
#include <santei/impl/evaluate/batch_x86.hpp>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

inline constexpr std::size_t lane_ids = 16;
inline constexpr std::uint8_t zero_id = 16;  // of rows that get nothing whatever the amount

/// Lines for up to 16 situations over one divisor, looked up by a row's lane id.
struct lane_program {
  bool plain_first = true;   // the first line is first_n[0]·v for all
  bool has_second = false;
  bool has_from = false, has_zero = false;
  std::size_t ids = 0;
  std::int64_t reach = 0;
  alignas(64) std::array<double, lane_ids + 8> cap{}, first_n{}, first_m{}, second_n{}, second_m{}, from{};
  double inverse = 1, shift = 0, unit = 1;
};

/// Formulas to a program; false where they do not fit together.
class lane_assembler {
 public:
  static bool assemble(const std::vector<least_line>& all, lane_program& into) { return lane_assembler(all).build(into); }

 private:
  explicit lane_assembler(const std::vector<least_line>& all) : all_(all) {}
  struct row {
    bool zero = false, has_first = false;
    whole_line first, second;
    std::int64_t cap = lane_limit, from = 0;
  };

  bool build(lane_program& into) {
    if (all_.size() > lane_ids) return false;
    std::int64_t divisor = 1, unit = 0, reach = lane_limit;
    for (const least_line& f : all_) {
      if (f.lines.empty()) continue;
      if (unit != 0 && unit != f.unit) return false;
      unit = f.unit;
      if (wide_int(divisor) * f.divisor > lane_limit) return false;
      divisor = std::lcm(divisor, f.divisor);
    }
    std::vector<row> rows;
    for (const least_line& f : all_)
      if (!place(f, divisor, reach, rows.emplace_back())) return false;
    if (reach < least_reach) return false;
    share(rows, reach);
    write(rows, into);
    into.reach = reach;
    into.inverse = 1.0 / static_cast<double>(divisor);
    into.shift = 0.5 / static_cast<double>(divisor) - 0.5;
    into.unit = static_cast<double>(unit == 0 ? 1 : unit);
    return true;
  }
  static bool place(const least_line& f, std::int64_t divisor, std::int64_t& reach, row& into) {
    into.zero = f.lines.empty();
    into.from = f.from;
    if (into.zero) {
      into.cap = 0;
      return true;
    }
    std::vector<whole_line> lines = f.lines, sloped;
    for (whole_line& l : lines) {
      if (!scale_line(l, divisor / f.divisor)) return false;
      if (l.n == 0) into.cap = std::min(into.cap, l.m);
      else sloped.push_back(l);
    }
    reach = std::min({reach, f.reach, reach_of(lines)});
    if (sloped.size() > 2) return false;
    if (sloped.empty()) sloped.push_back({0, into.cap});
    into.second = sloped.back();
    into.has_first = sloped.size() == 2;
    if (into.has_first) into.first = sloped.front();
    return true;
  }
  /// Rows without a line of their own take one that changes nothing, best the others' own.
  static void share(std::vector<row>& rows, std::int64_t reach) {
    const auto at = [](const whole_line& l, std::int64_t v) { return wide_int(l.n) * v + l.m; };
    const row* model = nullptr;
    for (const row& r : rows)
      if (!r.zero && (model == nullptr || (r.has_first && !model->has_first))) model = &r;
    if (model == nullptr) return;
    const row like = *model;
    for (row& r : rows) {
      if (r.zero) {
        const bool harmless = at(like.second, 0) >= 0 && at(like.second, reach) >= 0 && at(like.first, 0) >= 0 && at(like.first, reach) >= 0;
        if (harmless) r.second = like.second, r.first = like.first, r.has_first = like.has_first, r.from = like.from;
      } else if (!r.has_first && like.has_first) {
        const bool above = at(like.first, 0) >= at(r.second, 0) && at(like.first, reach) >= at(r.second, reach);
        r.first = above ? like.first : r.second;
        r.has_first = true;
      }
    }
  }
  static void write(const std::vector<row>& rows, lane_program& into) {
    into.ids = rows.size();
    for (const row& r : rows) into.has_second = into.has_second || r.has_first;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const row& r = rows[i];
      const whole_line first = into.has_second && r.has_first ? r.first : r.second;
      into.cap[i] = static_cast<double>(r.cap);
      into.first_n[i] = static_cast<double>(first.n), into.first_m[i] = static_cast<double>(first.m);
      into.second_n[i] = static_cast<double>(r.second.n), into.second_m[i] = static_cast<double>(r.second.m);
      into.from[i] = static_cast<double>(r.from);
      into.plain_first = into.plain_first && first.m == 0 && into.first_n[i] == into.first_n[0];
      into.has_from = into.has_from || r.from > 0;
    }
  }

  const std::vector<least_line>& all_;
};

inline constexpr std::int64_t whole_bits = 0x4330000000000000;    // 2^52
inline constexpr std::int64_t nearest_bits = 0x4338000000000000;  // 1.5·2^52
inline constexpr double whole_magic = 4503599627370496.0, nearest_magic = 6755399441055744.0;

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
  static index load_ids(const std::uint8_t* ids) { return *ids; }
  template <int Ids> static real look_up(const double* table, index i) { return table[Ids == 1 ? 0 : i]; }
  static real unless_zero(index i, real value) { return i == zero_id ? 0 : value; }
  static real least(real a, real b) { return a < b ? a : b; }
  static real times(real a, real b) { return a * b; }
  static real plus(real a, real b) { return a + b; }
  static real minus(real a, real b) { return a - b; }
  static real from(real x, real least, real value) { return x >= least ? value : 0; }
  template <bool Stream> static void store(std::int64_t* to, real biased) { *to = std::bit_cast<std::int64_t>(biased) - nearest_bits; }
};

#define SANTEI_LANES portable_lanes
#define SANTEI_LANES_TARGET
#include <santei/impl/evaluate/batch_kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

#ifdef SANTEI_X86
#define SANTEI_LANES_TARGET __attribute__((target("sse2")))
struct sse2_lanes {
  using real = __m128d;
  struct index { std::uint8_t a, b; };
  static constexpr std::size_t width = 2;
  SANTEI_LANES_TARGET static real all(double x) { return _mm_set1_pd(x); }
  using whole = __m128i;
  SANTEI_LANES_TARGET static whole load(const std::int64_t* v) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(v)); }
  SANTEI_LANES_TARGET static whole none() { return _mm_setzero_si128(); }
  SANTEI_LANES_TARGET static whole join(whole a, whole b) { return _mm_or_si128(a, b); }
  SANTEI_LANES_TARGET static std::uint64_t collapse(whole a) {
    alignas(16) std::array<std::uint64_t, 2> parts;
    _mm_store_si128(reinterpret_cast<__m128i*>(parts.data()), a);
    return parts[0] | parts[1];
  }
  SANTEI_LANES_TARGET static real value(whole v) { return _mm_sub_pd(_mm_castsi128_pd(_mm_or_si128(v, _mm_set1_epi64x(whole_bits))), _mm_set1_pd(whole_magic)); }
  SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) { return {ids[0], ids[1]}; }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(const double* table, index i) {
    if constexpr (Ids == 1) return all(*table);
    else return _mm_loadh_pd(_mm_load_sd(table + i.a), table + i.b);
  }
  SANTEI_LANES_TARGET static real unless_zero(index i, real value) {
    return _mm_and_pd(value, _mm_castsi128_pd(_mm_set_epi64x(i.b == zero_id ? 0 : -1, i.a == zero_id ? 0 : -1)));
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm_sub_pd(a, b); }
  SANTEI_LANES_TARGET static real from(real x, real least, real value) { return _mm_and_pd(_mm_cmpge_pd(x, least), value); }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, real biased) {
    const __m128i whole = _mm_sub_epi64(_mm_castpd_si128(biased), _mm_set1_epi64x(nearest_bits));
    if constexpr (Stream) _mm_stream_si128(reinterpret_cast<__m128i*>(to), whole);
    else _mm_storeu_si128(reinterpret_cast<__m128i*>(to), whole);
  }
};
#define SANTEI_LANES sse2_lanes
#include <santei/impl/evaluate/batch_kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

#define SANTEI_LANES_TARGET __attribute__((target("avx2,fma")))
struct avx2_lanes {
  using real = __m256d;
  using index = __m256i;  // twice the id and one more, in pairs of 32 bits
  static constexpr std::size_t width = 4;
  SANTEI_LANES_TARGET static real all(double x) { return _mm256_set1_pd(x); }
  using whole = __m256i;
  SANTEI_LANES_TARGET static whole load(const std::int64_t* v) { return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(v)); }
  SANTEI_LANES_TARGET static whole none() { return _mm256_setzero_si256(); }
  SANTEI_LANES_TARGET static whole join(whole a, whole b) { return _mm256_or_si256(a, b); }
  SANTEI_LANES_TARGET static std::uint64_t collapse(whole a) {
    alignas(32) std::array<std::uint64_t, 4> parts;
    _mm256_store_si256(reinterpret_cast<__m256i*>(parts.data()), a);
    return parts[0] | parts[1] | parts[2] | parts[3];
  }
  SANTEI_LANES_TARGET static real value(whole v) { return _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(v, _mm256_set1_epi64x(whole_bits))), _mm256_set1_pd(whole_magic)); }
  SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) {
    std::int32_t four;
    std::memcpy(&four, ids, sizeof four);
    const __m256i ids64 = _mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four + four));
    return _mm256_add_epi32(_mm256_or_si256(ids64, _mm256_slli_epi64(ids64, 32)), _mm256_set1_epi64x(std::int64_t{1} << 32));
  }
  SANTEI_LANES_TARGET static __m256 four(const double* at) { return _mm256_castpd_ps(_mm256_load_pd(at)); }
  SANTEI_LANES_TARGET static real unless_zero(index i, real value) { return _mm256_blendv_pd(value, _mm256_setzero_pd(), _mm256_castsi256_pd(_mm256_slli_epi64(i, 58))); }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(const double* table, index i) {
    if constexpr (Ids == 1) return all(*table);
    const __m256 low = _mm256_permutevar8x32_ps(four(table), i);
    if constexpr (Ids <= 4) return _mm256_castps_pd(low);
    const __m256 high = _mm256_permutevar8x32_ps(four(table + 4), i);
    const __m256d lower = _mm256_castps_pd(_mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(i, 28))));
    if constexpr (Ids <= 8) return lower;
    const __m256 third = _mm256_permutevar8x32_ps(four(table + 8), i), last = _mm256_permutevar8x32_ps(four(table + 12), i);
    const __m256 upper = _mm256_blendv_ps(third, last, _mm256_castsi256_ps(_mm256_slli_epi32(i, 28)));
    return _mm256_castps_pd(_mm256_blendv_ps(_mm256_castpd_ps(lower), upper, _mm256_castsi256_ps(_mm256_slli_epi32(i, 27))));
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm256_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm256_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm256_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm256_sub_pd(a, b); }
  SANTEI_LANES_TARGET static real from(real x, real least, real value) { return _mm256_and_pd(_mm256_cmp_pd(x, least, _CMP_GE_OQ), value); }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, real biased) {
    const __m256i whole = _mm256_sub_epi64(_mm256_castpd_si256(biased), _mm256_set1_epi64x(nearest_bits));
    if constexpr (Stream) _mm256_stream_si256(reinterpret_cast<__m256i*>(to), whole);
    else _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), whole);
  }
};
#define SANTEI_LANES avx2_lanes
#include <santei/impl/evaluate/batch_kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

#define SANTEI_LANES_TARGET __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,fma")))
struct avx512_lanes {
  using real = __m512d;
  using index = __m512i;
  static constexpr std::size_t width = 8;
  SANTEI_LANES_TARGET static real all(double x) { return _mm512_set1_pd(x); }
  using whole = __m512i;
  SANTEI_LANES_TARGET static whole load(const std::int64_t* v) { return _mm512_loadu_si512(v); }
  SANTEI_LANES_TARGET static whole none() { return _mm512_setzero_si512(); }
  SANTEI_LANES_TARGET static whole join(whole a, whole b) { return _mm512_or_si512(a, b); }
  SANTEI_LANES_TARGET static std::uint64_t collapse(whole a) { return static_cast<std::uint64_t>(_mm512_reduce_or_epi64(a)); }
  SANTEI_LANES_TARGET static real value(whole v) { return _mm512_cvtepi64_pd(v); }
  SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) { return _mm512_cvtepu8_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(ids))); }
  SANTEI_LANES_TARGET static real unless_zero(index i, real value) { return _mm512_maskz_mov_pd(_mm512_cmplt_epu64_mask(i, _mm512_set1_epi64(zero_id)), value); }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(const double* table, index i) {
    if constexpr (Ids == 1) return all(*table);
    else if constexpr (Ids <= 8) return _mm512_permutexvar_pd(i, _mm512_load_pd(table));
    else return _mm512_permutex2var_pd(_mm512_load_pd(table), i, _mm512_load_pd(table + 8));
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm512_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm512_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm512_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm512_sub_pd(a, b); }
  SANTEI_LANES_TARGET static real from(real x, real least, real value) { return _mm512_maskz_mov_pd(_mm512_cmp_pd_mask(x, least, _CMP_GE_OQ), value); }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, real biased) {
    const __m512i whole = _mm512_sub_epi64(_mm512_castpd_si512(biased), _mm512_set1_epi64(nearest_bits));
    if constexpr (Stream) _mm512_stream_si512(reinterpret_cast<__m512i*>(to), whole);
    else _mm512_storeu_si512(to, whole);
  }
};
#define SANTEI_LANES avx512_lanes
#include <santei/impl/evaluate/batch_kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET
#endif

/// Runs a program over `count` rows with the instructions named; false, with nothing of use in `to`, where some v is not in [0, reach). Precondition: every id is below `ids`.
inline bool run_lanes(instruction_set use, const lane_program& p, const std::int64_t* v, const std::uint8_t* ids, std::int64_t* to, std::size_t count, bool stream) {
#ifdef SANTEI_X86
  if (use == instruction_set::avx512) return lane_kernel<avx512_lanes>::run(p, v, ids, to, count, stream) < static_cast<std::uint64_t>(p.reach);
  if (use == instruction_set::avx2) return lane_kernel<avx2_lanes>::run(p, v, ids, to, count, stream) < static_cast<std::uint64_t>(p.reach);
  if (use == instruction_set::baseline) return lane_kernel<sse2_lanes>::run(p, v, ids, to, count, stream) < static_cast<std::uint64_t>(p.reach);
#endif
  (void)use;
  return lane_kernel<portable_lanes>::run(p, v, ids, to, count, stream) < static_cast<std::uint64_t>(p.reach);
}

}  // namespace santei::evaluate::detail
