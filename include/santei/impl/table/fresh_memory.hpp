// Memory that whoever asks for it writes in full: nothing is set to zero before, and rows begin at a cache line.
#pragma once

#include <santei/impl/table/answer_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

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
  explicit fresh_memory(std::size_t count, std::shared_ptr<answer_memory> store = nullptr)
      : at_(nullptr, {std::move(store), count * sizeof(T)}) {
    release& by = at_.get_deleter();
    void* made = by.store ? by.store->take(by.bytes) : nullptr;
    at_.reset(static_cast<T*>(made != nullptr ? made : aligned_memory(by.bytes)));
    if (!at_) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() { return at_.get(); }
  [[nodiscard]] const T* data() const { return at_.get(); }
  T& operator[](std::size_t i) { return at_.get()[i]; }
  const T& operator[](std::size_t i) const { return at_.get()[i]; }

 private:
  struct release {
    std::shared_ptr<answer_memory> store;
    std::size_t bytes = 0;
    void operator()(T* memory) const { store ? store->give(memory, bytes) : std::free(memory); }
  };
  std::unique_ptr<T, release> at_;
};

/// The greatest of some bytes, sixteen at a time.
[[nodiscard]] inline std::uint8_t greatest_byte(const std::uint8_t* from, std::size_t count) {
  using bytes = std::uint8_t __attribute__((vector_size(16)));
  bytes most{}, other{}, one, two;
  std::size_t i = 0;
  for (; i + 2 * sizeof one <= count; i += 2 * sizeof one) {
    std::memcpy(&one, from + i, sizeof one), std::memcpy(&two, from + i + sizeof one, sizeof two);
    most = one > most ? one : most, other = two > other ? two : other;
  }
  std::uint8_t found = 0;
  for (std::size_t k = 0; k < sizeof one; ++k) found = std::max({found, most[k], other[k]});
  for (; i < count; ++i) found = std::max(found, from[i]);
  return found;
}
[[nodiscard]] inline bool all_bytes(const std::uint8_t* from, std::size_t count, std::uint8_t value) {
  return count == 0 || (from[0] == value && std::equal(from + 1, from + count, from));
}

}  // namespace santei::table::detail
