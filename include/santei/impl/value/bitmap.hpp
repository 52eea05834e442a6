// Bits in bytes, the lowest first, as Arrow lays them out.
#pragma once

#include <cstddef>
#include <cstdint>

namespace santei::detail {

[[nodiscard]] inline bool bit_at(const std::uint8_t* bits, std::size_t i) { return (bits[i / 8] >> (i % 8) & 1U) != 0; }

/// Leaves the other bits as they are; without a bitmap nothing happens.
inline void put_bit(std::uint8_t* bits, std::size_t i, bool value) {
  if (bits == nullptr) return;
  const auto mask = static_cast<std::uint8_t>(1U << (i % 8));
  bits[i / 8] = static_cast<std::uint8_t>(value ? bits[i / 8] | mask : bits[i / 8] & ~mask);
}

}  // namespace santei::detail
