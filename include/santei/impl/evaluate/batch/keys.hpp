// Keys of a block: a byte a row, the sum of what each column's code adds; and from keys, lane ids.
#pragma once

#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/batch/x86.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace santei::evaluate::detail {

inline constexpr std::size_t most_byte_keys = 128;  // so that the top bit of a byte can mean "not by lanes"
inline constexpr std::uint8_t no_lane = 0x80;
static_assert(std::endian::native == std::endian::little);  // eight bytes are added as one number

/// What each code stands for: below 128, or no_lane.
struct byte_table {
  std::array<std::uint8_t, 256> entries{};
  std::uint8_t sixteens = 0;  // of the first 64; 0: there are more
  bool fits_128 = false;

  void seal() {
    std::size_t last = 256;
    while (last > 0 && entries[last - 1] == no_lane) --last;
    seal(last);
  }
  /// Where the first `count` entries are of use.
  void seal(std::size_t count) {
    fits_128 = count <= 128;
    sixteens = static_cast<std::uint8_t>(count > 64 ? 0 : count > 0 ? (count + 15) / 16 : 1);
  }
};

#ifdef SANTEI_X86
/// into[r] = table.entries[codes[r]] (+ into[r] where `Add`) for tables that are no_lane from 64 on; the bits of everything looked up.
template <bool Add>
__attribute__((target("avx2"))) inline std::uint8_t look_up_avx2(const byte_table& table, const std::uint8_t* codes, std::uint8_t* into,
                                                                 std::size_t rows) {
  __m256i parts[4];
  for (std::size_t t = 0; t < 4; ++t)
    parts[t] = _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table.entries.data() + 16 * t)));
  const __m256i above = _mm256_set1_epi8(static_cast<char>(16 * table.sixteens - 1)), sixteen = _mm256_set1_epi8(16),
                edge = _mm256_set1_epi8(0x70), none = _mm256_set1_epi8(static_cast<char>(no_lane));
  __m256i seen = _mm256_setzero_si256();
  for (std::size_t r = 0; r < rows; r += 32) {
    __m256i code = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes + r));
    const __m256i far = _mm256_subs_epu8(code, above);
    __m256i found = _mm256_shuffle_epi8(parts[0], _mm256_adds_epu8(code, edge));
    for (std::size_t t = 1; t < table.sixteens; ++t) {
      code = _mm256_sub_epi8(code, sixteen);
      found = _mm256_or_si256(found, _mm256_shuffle_epi8(parts[t], _mm256_adds_epu8(code, edge)));
    }
    found = _mm256_or_si256(found, _mm256_andnot_si256(_mm256_cmpeq_epi8(far, _mm256_setzero_si256()), none));
    seen = _mm256_or_si256(seen, found);
    if constexpr (Add) found = _mm256_adds_epu8(found, _mm256_loadu_si256(reinterpret_cast<const __m256i*>(into + r)));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(into + r), found);
  }
  return _mm256_movemask_epi8(seen) != 0 ? no_lane : 0;
}
#endif

#ifdef SANTEI_X86
/// The same for tables up to 128 entries: what is no entry is no_lane.
template <bool Add>
__attribute__((target("avx512f,avx512bw,avx512vbmi"))) inline std::uint8_t look_up_avx512(const byte_table& table,
                                                                                          const std::uint8_t* codes, std::uint8_t* into,
                                                                                          std::size_t rows) {
  const __m512i low = _mm512_loadu_si512(table.entries.data()), high = _mm512_loadu_si512(table.entries.data() + 64),
                none = _mm512_set1_epi8(static_cast<char>(no_lane));
  __m512i seen = _mm512_setzero_si512();
  for (std::size_t r = 0; r < rows; r += 64) {
    const __m512i code = _mm512_loadu_si512(codes + r);
    __m512i found = _mm512_permutex2var_epi8(low, code, high);
    found = _mm512_or_si512(found, _mm512_and_si512(code, none));  // a code from 128 on has the top bit itself
    seen = _mm512_or_si512(seen, found);
    if constexpr (Add) found = _mm512_adds_epu8(found, _mm512_loadu_si512(into + r));
    _mm512_storeu_si512(into + r, found);
  }
  return _mm512_movepi8_mask(seen) != 0 ? no_lane : 0;
}
#endif

template <bool Add>
inline std::uint8_t look_up_scalar(const byte_table& table, const std::uint8_t* codes, std::uint8_t* into, std::size_t rows) {
  std::uint8_t seen = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::uint8_t found = table.entries[codes[r]];
    seen = static_cast<std::uint8_t>(seen | found);
    into[r] = static_cast<std::uint8_t>(Add ? std::min(255, into[r] + found) : found);
  }
  return static_cast<std::uint8_t>(seen & no_lane);
}

/// into[r] = table.entries[codes[r]], added to what is there (up to 255) or in its place; past the sealed entries something with no_lane.
/// Gives no_lane where some code's entry has it.
template <bool Add>
inline std::uint8_t look_up(instruction_set use, const byte_table& table, const std::uint8_t* codes, std::uint8_t* into, std::size_t rows) {
#ifdef SANTEI_X86
  if (use == instruction_set::avx512 && rows % 64 == 0 && table.fits_128) return look_up_avx512<Add>(table, codes, into, rows);
  if (use >= instruction_set::avx2 && rows % 32 == 0 && table.sixteens != 0) return look_up_avx2<Add>(table, codes, into, rows);
#endif
  (void)use;
  return look_up_scalar<Add>(table, codes, into, rows);
}

/// Eight bits to eight bytes of 0 or 0xff.
inline constexpr std::array<std::uint64_t, 256> spread_bits = [] {
  std::array<std::uint64_t, 256> made{};
  for (std::size_t b = 0; b < 256; ++b)
    for (unsigned i = 0; i < 8; ++i)
      if ((b >> i & 1U) != 0) made[b] |= std::uint64_t{0xff} << (8 * i);
  return made;
}();

/// What a truth in bits adds to the keys.
inline void add_bits(const block_bits& bits, std::uint8_t no, std::uint8_t yes, std::uint8_t* into, std::size_t rows) {
  const std::uint64_t all = 0x0101010101010101;
  for (std::size_t r = 0; r < rows; r += 8) {
    const std::uint64_t mask = spread_bits[bits[r / 64] >> (r % 64) & 0xffU];
    std::uint64_t eight;
    std::memcpy(&eight, into + r, sizeof eight);
    eight += (mask & all * yes) | (~mask & all * no);  // no byte overflows: keys stay below 128
    std::memcpy(into + r, &eight, sizeof eight);
  }
}
/// Takes out what rows add that do not know the fact.
inline void keep_bits(const block_bits& known, std::uint8_t* bytes, std::size_t rows) {
  for (std::size_t r = 0; r < rows; r += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes + r, sizeof eight);
    eight &= spread_bits[known[r / 64] >> (r % 64) & 0xffU];
    std::memcpy(bytes + r, &eight, sizeof eight);
  }
}

}  // namespace santei::evaluate::detail
