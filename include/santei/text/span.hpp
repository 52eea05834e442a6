// A place in a text: the unit in which everything that reads text reports where.
#pragma once

#include <santei/config.hpp>

#include <cstdint>

namespace santei {

/// Bytes [begin, end) of the text with index `source` (an index the caller of a parser chose; 0 for a single text).
struct span {
  std::uint32_t source = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const span&, const span&) = default;
};

}  // namespace santei
