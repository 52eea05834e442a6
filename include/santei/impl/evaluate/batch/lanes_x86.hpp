// The lanes of x86-64: two, four and eight numbers at a time. Part of lanes.hpp, where the proof is.
#pragma once

#include <santei/impl/evaluate/batch/program.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <array>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

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
#include <santei/impl/evaluate/batch/kernel.hpp>
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
#include <santei/impl/evaluate/batch/kernel.hpp>
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
#include <santei/impl/evaluate/batch/kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

}  // namespace santei::evaluate::detail
