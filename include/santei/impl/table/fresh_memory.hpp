// Memory that whoever asks for it writes in full: nothing is set to zero before, and rows begin at a cache line.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>

namespace santei::table::detail {

template <class T>
class fresh_memory {
 public:
  fresh_memory() = default;
  explicit fresh_memory(std::size_t count) : at_(static_cast<T*>(std::aligned_alloc(line, (count * sizeof(T) / line + 1) * line))) {
    if (!at_) throw std::bad_alloc();
  }
  [[nodiscard]] T* data() { return at_.get(); }
  [[nodiscard]] const T* data() const { return at_.get(); }
  T& operator[](std::size_t i) { return at_.get()[i]; }
  const T& operator[](std::size_t i) const { return at_.get()[i]; }

 private:
  static constexpr std::size_t line = 64;
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

}  // namespace santei::table::detail
