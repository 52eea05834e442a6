// Numbers on their way from a block's scratch to memory that no cache need hold.
#pragma once

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace santei::evaluate::detail {

#ifdef SANTEI_X86
/// Preconditions: whole eights, to whole cache lines.
__attribute__((target("avx512f"))) inline void stream_avx512(const std::int64_t* from, std::int64_t* to, std::size_t count) {
  for (std::size_t r = 0; r < count; r += 8) _mm512_stream_si512(reinterpret_cast<__m512i*>(to + r), _mm512_loadu_si512(from + r));
}
__attribute__((target("avx2"))) inline void stream_avx2(const std::int64_t* from, std::int64_t* to, std::size_t count) {
  for (std::size_t r = 0; r < count; r += 4)
    _mm256_stream_si256(reinterpret_cast<__m256i*>(to + r), _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + r)));
}
#endif

inline void copy_past_caches(instruction_set use, const std::int64_t* from, std::int64_t* to, std::size_t count) {
#ifdef SANTEI_X86
  const bool whole = count % 8 == 0 && reinterpret_cast<std::uintptr_t>(to) % 64 == 0;
  if (whole && use == instruction_set::avx512) return stream_avx512(from, to, count);
  if (whole && use == instruction_set::avx2) return stream_avx2(from, to, count);
#endif
  (void)use;
  std::copy_n(from, count, to);
}

}  // namespace santei::evaluate::detail
