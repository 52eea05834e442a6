// Memory for RapidJSON that throws where there is none: its own allocator hands on a null pointer, which is then written through.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace santei::detail {

/// RapidJSON's Allocator concept, whence the names.
struct json_memory {
  static constexpr bool kNeedFree = true;

  void* Malloc(std::size_t size) { return Realloc(nullptr, 0, size); }
  void* Realloc(void* old, std::size_t, std::size_t size) {
    if (size == 0) return Free(old), nullptr;
    void* made = std::realloc(old, size);
    return made != nullptr ? made : throw std::bad_alloc();
  }
  static void Free(void* of) noexcept { std::free(of); }
};

}  // namespace santei::detail
