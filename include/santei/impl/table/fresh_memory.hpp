// Memory that whoever asks for it writes in full: nothing is set to zero before, and rows begin at a cache line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <new>
#include <utility>
#include <vector>

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

}  // namespace santei::table::detail

namespace santei::table {

/// Blocks given back, the first that fits taken again.
class answer_memory {
 public:
  explicit answer_memory(std::size_t most_bytes) : most_(most_bytes) {}
  answer_memory(const answer_memory&) = delete;
  answer_memory& operator=(const answer_memory&) = delete;
  ~answer_memory() {
    for (const block& one : free_) std::free(one.at);
  }

  /// Memory for at least `bytes`, whose size is put there; null where none fits.
  void* take(std::size_t& bytes) {
    const std::lock_guard guard(lock_);
    for (auto one = free_.begin(); one != free_.end(); ++one) {
      if (one->bytes < bytes || one->bytes / 2 > bytes) continue;
      void* const found = one->at;
      bytes = one->bytes, kept_ -= one->bytes;
      free_.erase(one);
      return found;
    }
    return nullptr;
  }
  void give(void* at, std::size_t bytes) noexcept {
    const std::lock_guard guard(lock_);
    if (bytes < least || kept_ + bytes > most_ || free_.size() == free_.capacity()) return std::free(at);
    free_.push_back({at, bytes});
    kept_ += bytes;
  }

  static constexpr std::size_t least = std::size_t{1} << 20;  // smaller ones the allocator keeps itself

 private:
  struct block {
    void* at;
    std::size_t bytes;
  };
  std::mutex lock_;
  std::vector<block> free_ = [] {
    std::vector<block> made;
    made.reserve(64);
    return made;
  }();
  std::size_t most_, kept_ = 0;
};

}  // namespace santei::table

namespace santei::table::detail {

template <class T>
class fresh_memory {
 public:
  fresh_memory() = default;
  explicit fresh_memory(std::size_t count, std::shared_ptr<answer_memory> store = nullptr) : at_(nullptr, {std::move(store), count * sizeof(T)}) {
    release& by = at_.get_deleter();
    void* made = by.store && by.bytes >= answer_memory::least ? by.store->take(by.bytes) : nullptr;
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
