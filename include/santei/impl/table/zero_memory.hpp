// Memory that reads as zeros without having been cleared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace santei::table::detail {

inline constexpr std::size_t large = std::size_t{1} << 20;  // bytes: smaller pieces the allocator keeps itself

/// Where it is large it comes from the system, not from calloc, which clears what it has itself: what is never written costs nothing.
[[nodiscard]] inline void* zeros_from_system(std::size_t bytes) {
#ifdef __linux__
  if (bytes >= large) {
    void* const made = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return made == MAP_FAILED ? nullptr : made;
  }
#endif
  return std::calloc(bytes, 1);
}
inline void free_zeros(void* at, std::size_t bytes) noexcept {
#ifdef __linux__
  if (bytes >= large) return static_cast<void>(::munmap(at, bytes));
#endif
  (void)bytes, std::free(at);
}

/// All zeros, to be written here and there.
template <class T>
class zero_memory {
 public:
  zero_memory() = default;
  explicit zero_memory(std::size_t count) : at_(static_cast<T*>(zeros_from_system(count * sizeof(T))), {count * sizeof(T)}) {
    if (!at_ && count != 0) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() { return at_.get(); }
  [[nodiscard]] const T* data() const { return at_.get(); }
  T& operator[](std::size_t i) { return at_.get()[i]; }

 private:
  struct release {
    std::size_t bytes = 0;
    void operator()(T* memory) const { free_zeros(memory, bytes); }
  };
  std::unique_ptr<T, release> at_;
};

/// Zeros that nobody writes: they take room among addresses, none in memory.
[[nodiscard]] inline std::shared_ptr<const void> shared_zeros(std::size_t bytes) {
  const auto made = std::make_shared<const zero_memory<std::uint8_t>>(bytes);
  return {made, made->data()};
}

}  // namespace santei::table::detail
