// Comparisons of a block of rows, a bit each: amounts with amounts, amounts with what a table has for a row's id, bits of bytes.
#pragma once

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace santei::evaluate::detail {

enum class comparison { equal, less };

template <comparison Is>
[[nodiscard]] inline bool compares(std::int64_t a, std::int64_t b) {
  return Is == comparison::equal ? a == b : a < b;
}

#ifdef SANTEI_X86
/// The rows of whole eights; gives how many.
template <comparison Is>
__attribute__((target("avx512f"))) inline std::size_t compare_avx512(const std::int64_t* a, const std::int64_t* b, std::size_t count,
                                                                     block_bits& into) {
  std::size_t r = 0;
  for (; r + 8 <= count; r += 8) {
    constexpr int how = Is == comparison::equal ? _MM_CMPINT_EQ : _MM_CMPINT_LT;
    const std::uint64_t eight = _mm512_cmp_epi64_mask(_mm512_loadu_si512(a + r), _mm512_loadu_si512(b + r), how);
    into[r / 64] |= eight << (r % 64);
  }
  return r;
}
template <comparison Is>
__attribute__((target("avx2"))) inline std::size_t compare_avx2(const std::int64_t* a, const std::int64_t* b, std::size_t count,
                                                                block_bits& into) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) {
    const __m256i x = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(a + r)),
                  y = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(b + r));
    const __m256i holds = Is == comparison::equal ? _mm256_cmpeq_epi64(x, y) : _mm256_cmpgt_epi64(y, x);
    into[r / 64] |= static_cast<std::uint64_t>(_mm256_movemask_pd(_mm256_castsi256_pd(holds))) << (r % 64);
  }
  return r;
}
__attribute__((target("avx512f"))) inline std::size_t reach_avx512(const std::int64_t* v, const std::int64_t* limits,
                                                                   const std::uint8_t* ids, std::size_t count, block_bits& into) {
  const __m512i low = _mm512_loadu_si512(limits), high = _mm512_loadu_si512(limits + 8);
  std::size_t r = 0;
  for (; r + 8 <= count; r += 8) {
    const __m512i id = _mm512_cvtepu8_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(ids + r)));
    const std::uint64_t eight = _mm512_cmpge_epi64_mask(_mm512_loadu_si512(v + r), _mm512_permutex2var_epi64(low, id, high));
    into[r / 64] |= eight << (r % 64);
  }
  return r;
}
__attribute__((target("avx512bw"))) inline std::size_t pick_avx512(const std::uint8_t* bytes, unsigned bit, std::size_t count,
                                                                   block_bits& into) {
  std::size_t r = 0;
  for (; r + 64 <= count; r += 64)
    into[r / 64] = _mm512_test_epi8_mask(_mm512_loadu_si512(bytes + r), _mm512_set1_epi8(static_cast<char>(1U << bit)));
  return r;
}
#endif

/// Where a[r] = b[r], or a[r] < b[r].
template <comparison Is>
[[nodiscard]] inline block_bits compare(instruction_set use, const std::int64_t* a, const std::int64_t* b, std::size_t count) {
  block_bits made{};
  std::size_t r = 0;
#ifdef SANTEI_X86
  if (use == instruction_set::avx512) r = compare_avx512<Is>(a, b, count, made);
  else if (use == instruction_set::avx2) r = compare_avx2<Is>(a, b, count, made);
#endif
  (void)use;
  for (; r < count; ++r) made[r / 64] |= std::uint64_t{compares<Is>(a[r], b[r])} << (r % 64);
  return made;
}

/// Where v[r] ≥ limits[ids[r]]. `few`: no id is above 15.
[[nodiscard]] inline block_bits reach(instruction_set use, const std::int64_t* v, const std::int64_t* limits, const std::uint8_t* ids,
                                      bool few, std::size_t count) {
  block_bits made{};
  std::size_t r = 0;
#ifdef SANTEI_X86
  if (use == instruction_set::avx512 && few) r = reach_avx512(v, limits, ids, count, made);
#endif
  (void)use, (void)few;
  for (; r < count; ++r) made[r / 64] |= std::uint64_t{v[r] >= limits[ids[r]]} << (r % 64);
  return made;
}

/// Where bytes[r] has the bit.
[[nodiscard]] inline block_bits pick(instruction_set use, const std::uint8_t* bytes, unsigned bit, std::size_t count) {
  block_bits made{};
  std::size_t r = 0;
#ifdef SANTEI_X86
  if (use == instruction_set::avx512) r = pick_avx512(bytes, bit, count, made);
#endif
  (void)use;
  for (; r < count; ++r) made[r / 64] |= std::uint64_t{bytes[r] >> bit & 1U} << (r % 64);
  return made;
}

}  // namespace santei::evaluate::detail
