// Numbers of a block with 0 where the row does not know them.
#pragma once

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <cstdint>

namespace santei::evaluate::detail {

#ifdef SANTEI_X86
__attribute__((target("avx512f"))) inline void keep_known_avx512(const std::int64_t* from, const block_bits& known, std::int64_t* to,
                                                                 std::size_t count) {
  for (std::size_t r = 0; r < count; r += 8)
    _mm512_storeu_si512(to + r, _mm512_maskz_loadu_epi64(static_cast<__mmask8>(known[r / 64] >> (r % 64)), from + r));
}
#endif

/// Precondition: `to` has room for a whole block, and no bit from `count` on is set.
inline void keep_known(instruction_set use, const std::int64_t* from, const block_bits& known, std::int64_t* to, std::size_t count) {
#ifdef SANTEI_X86
  if (use == instruction_set::avx512) return keep_known_avx512(from, known, to, count);
#endif
  (void)use;
  for (std::size_t r = 0; r < count; ++r) to[r] = from[r] & -static_cast<std::int64_t>(known[r / 64] >> (r % 64) & 1U);
}

}  // namespace santei::evaluate::detail
