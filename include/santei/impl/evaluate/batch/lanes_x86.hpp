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
  SANTEI_LANES_TARGET static real value(whole v) {
    return _mm_sub_pd(_mm_castsi128_pd(_mm_or_si128(v, _mm_set1_epi64x(whole_bits))), _mm_set1_pd(whole_magic));
  }
  template <int Ids> using table = const double*;
  template <int Ids> SANTEI_LANES_TARGET static table<Ids> load_table(const double* from) { return from; }
  template <int Ids> SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) { return {ids[0], ids[1]}; }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(table<Ids> from, index i) {
    if constexpr (Ids == 1) return all(*from);
    else return _mm_loadh_pd(_mm_load_sd(from + i.a), from + i.b);
  }
  template <int> SANTEI_LANES_TARGET static whole unless_zero(index i, whole yen) {
    return _mm_and_si128(yen, _mm_set_epi64x(i.b == zero_id ? 0 : -1, i.a == zero_id ? 0 : -1));
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm_sub_pd(a, b); }
  SANTEI_LANES_TARGET static whole whole_of(real biased) {
    return _mm_sub_epi64(_mm_castpd_si128(biased), _mm_set1_epi64x(nearest_bits));
  }
  SANTEI_LANES_TARGET static whole from(real x, real least, whole yen) {
    return _mm_and_si128(_mm_castpd_si128(_mm_cmpge_pd(x, least)), yen);
  }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, whole yen) {
    if constexpr (Stream) _mm_stream_si128(reinterpret_cast<__m128i*>(to), yen);
    else _mm_storeu_si128(reinterpret_cast<__m128i*>(to), yen);
  }
};
#define SANTEI_LANES sse2_lanes
#include <santei/impl/evaluate/batch/kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

#define SANTEI_LANES_TARGET __attribute__((target("avx2,fma")))
struct avx2_lanes {
  using real = __m256d;
  using index = __m256i;
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
  SANTEI_LANES_TARGET static real value(whole v) {
    return _mm256_sub_pd(_mm256_castsi256_pd(_mm256_or_si256(v, _mm256_set1_epi64x(whole_bits))), _mm256_set1_pd(whole_magic));
  }
  /// Low and high halves of eight numbers, and of the next eight; of up to four numbers themselves.
  template <int Ids> struct table { __m256i low, high, low_next, high_next; };
  SANTEI_LANES_TARGET static __m256i halves(const double* from, bool high) {
    const __m256 a = _mm256_castpd_ps(_mm256_load_pd(from)), b = _mm256_castpd_ps(_mm256_load_pd(from + 4));
    return _mm256_permute4x64_epi64(_mm256_castps_si256(high ? _mm256_shuffle_ps(a, b, 0xdd) : _mm256_shuffle_ps(a, b, 0x88)), 0xd8);
  }
  template <int Ids> SANTEI_LANES_TARGET static table<Ids> load_table(const double* from) {
    table<Ids> made;
    made.low = made.high = made.low_next = made.high_next = _mm256_castpd_si256(Ids == 1 ? all(*from) : _mm256_load_pd(from));
    if constexpr (Ids > 4) made.low = halves(from, false), made.high = halves(from, true);
    if constexpr (Ids > 8) made.low_next = halves(from + 8, false), made.high_next = halves(from + 8, true);
    return made;
  }
  /// The id in both halves of each lane; of up to four numbers twice the id and one more; of one number the id.
  template <int Ids> SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) {
    std::int32_t four;
    std::memcpy(&four, ids, sizeof four);
    if constexpr (Ids == 1) return _mm256_cvtepu8_epi64(_mm_cvtsi32_si128(four));
    const __m256i spread = _mm256_setr_epi8(0, -1, -1, -1, 0, -1, -1, -1, 1, -1, -1, -1, 1, -1, -1, -1, 2, -1, -1, -1, 2, -1, -1, -1, 3, -1,
                                            -1, -1, 3, -1, -1, -1);
    const __m256i both = _mm256_shuffle_epi8(_mm256_set1_epi32(four), spread);
    if constexpr (Ids <= 4) return _mm256_or_si256(_mm256_add_epi32(both, both), _mm256_set1_epi64x(std::int64_t{1} << 32));
    return both;
  }
  template <int Ids> SANTEI_LANES_TARGET static whole unless_zero(index i, whole yen) {
    constexpr std::int64_t zero = Ids == 1 ? zero_id : Ids <= 4 ? std::int64_t{2 * zero_id} << 32 : std::int64_t{zero_id} << 32;
    return _mm256_and_si256(yen, _mm256_cmpgt_epi64(_mm256_set1_epi64x(zero), i));
  }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(const table<Ids>& from, index i) {
    if constexpr (Ids == 1) return _mm256_castsi256_pd(from.low);
    if constexpr (Ids <= 4) return _mm256_castps_pd(_mm256_permutevar8x32_ps(_mm256_castsi256_ps(from.low), i));
    const __m256i first = _mm256_blend_epi32(_mm256_permutevar8x32_epi32(from.low, i), _mm256_permutevar8x32_epi32(from.high, i), 0xaa);
    if constexpr (Ids <= 8) return _mm256_castsi256_pd(first);
    const __m256i next = _mm256_blend_epi32(_mm256_permutevar8x32_epi32(from.low_next, i), _mm256_permutevar8x32_epi32(from.high_next, i),
                                            0xaa);
    return _mm256_castps_pd(
        _mm256_blendv_ps(_mm256_castsi256_ps(first), _mm256_castsi256_ps(next), _mm256_castsi256_ps(_mm256_slli_epi32(i, 28))));
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm256_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm256_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm256_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm256_sub_pd(a, b); }
  SANTEI_LANES_TARGET static whole whole_of(real biased) {
    return _mm256_sub_epi64(_mm256_castpd_si256(biased), _mm256_set1_epi64x(nearest_bits));
  }
  SANTEI_LANES_TARGET static whole from(real x, real least, whole yen) {
    return _mm256_and_si256(_mm256_castpd_si256(_mm256_cmp_pd(x, least, _CMP_GE_OQ)), yen);
  }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, whole yen) {
    if constexpr (Stream) _mm256_stream_si256(reinterpret_cast<__m256i*>(to), yen);
    else _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), yen);
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
  template <int Ids> struct table { __m512d first, next; };
  template <int Ids> SANTEI_LANES_TARGET static table<Ids> load_table(const double* from) {
    table<Ids> made;
    made.first = Ids == 1 ? all(*from) : _mm512_load_pd(from);
    made.next = Ids > 8 ? _mm512_load_pd(from + 8) : made.first;
    return made;
  }
  template <int Ids>
  SANTEI_LANES_TARGET static index load_ids(const std::uint8_t* ids) {
    return _mm512_cvtepu8_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(ids)));
  }
  template <int>
  SANTEI_LANES_TARGET static whole unless_zero(index i, whole yen) {
    return _mm512_maskz_mov_epi64(_mm512_cmplt_epu64_mask(i, _mm512_set1_epi64(zero_id)), yen);
  }
  template <int Ids> SANTEI_LANES_TARGET static real look_up(const table<Ids>& from, index i) {
    if constexpr (Ids == 1) return from.first;
    else if constexpr (Ids <= 8) return _mm512_permutexvar_pd(i, from.first);
    else return _mm512_permutex2var_pd(from.first, i, from.next);
  }
  SANTEI_LANES_TARGET static real least(real a, real b) { return _mm512_min_pd(a, b); }
  SANTEI_LANES_TARGET static real times(real a, real b) { return _mm512_mul_pd(a, b); }
  SANTEI_LANES_TARGET static real plus(real a, real b) { return _mm512_add_pd(a, b); }
  SANTEI_LANES_TARGET static real minus(real a, real b) { return _mm512_sub_pd(a, b); }
  SANTEI_LANES_TARGET static whole whole_of(real biased) {
    return _mm512_sub_epi64(_mm512_castpd_si512(biased), _mm512_set1_epi64(nearest_bits));
  }
  SANTEI_LANES_TARGET static whole from(real x, real least, whole yen) {
    return _mm512_maskz_mov_epi64(_mm512_cmp_pd_mask(x, least, _CMP_GE_OQ), yen);
  }
  template <bool Stream> SANTEI_LANES_TARGET static void store(std::int64_t* to, whole yen) {
    if constexpr (Stream) _mm512_stream_si512(reinterpret_cast<__m512i*>(to), yen);
    else _mm512_storeu_si512(to, yen);
  }
};
#define SANTEI_LANES avx512_lanes
#include <santei/impl/evaluate/batch/kernel.hpp>
#undef SANTEI_LANES
#undef SANTEI_LANES_TARGET

}  // namespace santei::evaluate::detail
