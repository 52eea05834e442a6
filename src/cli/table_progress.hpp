// A line on the terminal while a table runs: rows, their rate, how much is done and how long the rest takes.
#pragma once

#include "session.hpp"

#include <chrono>
#include <cstddef>

namespace santei::cli {

/// Drawn twice a second on standard error, gone at the end; nothing where that is no terminal.
class table_progress {
 public:
  /// `bytes`: of the whole input, 0 where that is not known.
  table_progress(const session& s, std::size_t bytes);
  ~table_progress();
  table_progress(const table_progress&) = delete;
  table_progress& operator=(const table_progress&) = delete;

  void show(std::size_t read, std::size_t rows);

 private:
  using clock = std::chrono::steady_clock;
  const session& s_;
  std::size_t bytes_;
  bool shown_, drawn_ = false;
  clock::time_point start_ = clock::now(), last_ = start_;
};

}  // namespace santei::cli
