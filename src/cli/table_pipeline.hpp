// Pieces of a table answered by several threads and given back in their order.
#pragma once

#include <santei/table/applicants.hpp>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace santei::cli {

/// A piece on its way through, used again and again.
struct table_job {
  table::csv_piece piece;
  table::csv_answers answers;
  std::size_t read = 0;  // bytes of the input read when it was cut
  bool done = false;
};

/// `threads` workers with at most a few pieces each: memory does not grow with the table. One thread, or none that the machine gives, works in place.
class table_pipeline {
 public:
  table_pipeline(const table::applicants& table, std::size_t threads);
  ~table_pipeline();
  table_pipeline(const table_pipeline&) = delete;
  table_pipeline& operator=(const table_pipeline&) = delete;

  /// An empty job to fill; null where too many wait: take one first.
  [[nodiscard]] std::unique_ptr<table_job> spare();
  void put(std::unique_ptr<table_job> job);
  /// The oldest piece that was put, answered; null where there is none. Throws what its worker threw.
  [[nodiscard]] std::unique_ptr<table_job> take();
  /// Gives a job back once its answers are written.
  void reuse(std::unique_ptr<table_job> job) { spares_.push_back(std::move(job)); }

 private:
  void work(table::applicants::worker worker);
  void end();

  std::deque<std::unique_ptr<table_job>> jobs_;  // in their order
  std::deque<table_job*> waiting_;               // not yet begun
  std::vector<std::unique_ptr<table_job>> spares_;
  std::size_t made_ = 0, most_;
  std::unique_ptr<table::applicants::worker> here_;  // of one thread
  std::mutex lock_;
  std::condition_variable more_, ready_;
  bool closed_ = false;
  std::exception_ptr failed_;
  std::vector<std::thread> threads_;
};

}  // namespace santei::cli
