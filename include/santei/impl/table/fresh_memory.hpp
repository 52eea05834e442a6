// Memory that whoever asks for it writes in full: nothing is set to zero before, and rows begin at a cache line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace santei::table::detail {

/// At a cache line; where it is large at a page of 2 MB, if the system has such, which it then gives at a stroke.
[[nodiscard]] inline void* aligned_memory(std::size_t bytes) {
  constexpr std::size_t line = 64, page = std::size_t{1} << 21;
  const std::size_t unit = bytes < 2 * page ? line : page;
  void* made = std::aligned_alloc(unit, (bytes / unit + 1) * unit);
#ifdef __linux__
  if (unit == page && made != nullptr) ::madvise(made, bytes, MADV_HUGEPAGE);  // only a hint
#endif
  return made;
}

template <class T>
class fresh_memory {
 public:
  fresh_memory() = default;
  explicit fresh_memory(std::size_t count) : at_(static_cast<T*>(aligned_memory(count * sizeof(T)))) {
    if (!at_) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() { return at_.get(); }
  [[nodiscard]] const T* data() const { return at_.get(); }
  T& operator[](std::size_t i) { return at_.get()[i]; }
  const T& operator[](std::size_t i) const { return at_.get()[i]; }

 private:
  struct release {
    void operator()(T* memory) const { std::free(memory); }
  };
  std::unique_ptr<T, release> at_;
};

/// The same, all zeros; what is never written costs no memory.
template <class T>
class zero_memory {
 public:
  zero_memory() = default;
  explicit zero_memory(std::size_t count) : at_(static_cast<T*>(std::calloc(count, sizeof(T)))) {
    if (!at_ && count != 0) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() { return at_.get(); }
  [[nodiscard]] const T* data() const { return at_.get(); }
  T& operator[](std::size_t i) { return at_.get()[i]; }

 private:
  struct release {
    void operator()(T* memory) const { std::free(memory); }
  };
  std::unique_ptr<T, release> at_;
};

/// The greatest of some bytes, a cache line at a time.
[[nodiscard]] inline std::uint8_t greatest_byte(const std::uint8_t* from, std::size_t count) {
  constexpr std::size_t line = 64;
  std::uint8_t lanes[line] = {}, most = 0;
  std::size_t i = 0;
  for (; i + line <= count; i += line)
    for (std::size_t k = 0; k < line; ++k) lanes[k] = std::max(lanes[k], from[i + k]);
  for (; i < count; ++i) most = std::max(most, from[i]);
  return std::max(most, *std::max_element(lanes, lanes + line));
}
[[nodiscard]] inline bool all_bytes(const std::uint8_t* from, std::size_t count, std::uint8_t value) {
  return count == 0 || (from[0] == value && std::equal(from + 1, from + count, from));
}

}  // namespace santei::table::detail
