// Counts what this thread takes from the heap; allocations.cpp replaces operator new in programs that link it.
#pragma once

#include <cstddef>

namespace santei_test {

struct heap_use {
  std::size_t times = 0, bytes = 0;
};
heap_use& heap_use_of_thread();

class allocations {
 public:
  allocations() : before_(heap_use_of_thread()) {}
  [[nodiscard]] std::size_t since() const { return heap_use_of_thread().times - before_.times; }
  [[nodiscard]] std::size_t bytes_since() const { return heap_use_of_thread().bytes - before_.bytes; }

 private:
  heap_use before_;
};

}  // namespace santei_test
