// The one who reads and writes also waits; workers touch nothing but their piece.
#include "table_pipeline.hpp"

#include <system_error>
#include <utility>

namespace santei::cli {

table_pipeline::table_pipeline(const table::applicants& table, std::size_t threads) : most_(threads > 1 ? 2 * threads + 2 : 1) {
  try {
    for (std::size_t i = 0; threads > 1 && i < threads; ++i)
      threads_.emplace_back([this, worker = table.make_worker()]() mutable { work(std::move(worker)); });
  } catch (const std::system_error&) {  // the machine gives no more threads: those that there are do the work
  } catch (...) {
    end();
    throw;
  }
  if (threads_.empty()) here_ = std::make_unique<table::applicants::worker>(table.make_worker());
}
table_pipeline::~table_pipeline() { end(); }

void table_pipeline::end() {
  {
    const std::lock_guard guard(lock_);
    closed_ = true;
  }
  more_.notify_all();
  for (std::thread& one : threads_) one.join();
}

std::unique_ptr<table_job> table_pipeline::spare() {
  if (spares_.empty()) return made_ == most_ ? nullptr : (++made_, std::make_unique<table_job>());
  auto job = std::move(spares_.back());
  spares_.pop_back();
  return job;
}

void table_pipeline::put(std::unique_ptr<table_job> job) {
  job->done = false;
  if (here_) {
    here_->answer(job->piece, job->answers);
    job->done = true;
    return jobs_.push_back(std::move(job));
  }
  {
    const std::lock_guard guard(lock_);
    waiting_.push_back(job.get());
    jobs_.push_back(std::move(job));
  }
  more_.notify_one();
}

std::unique_ptr<table_job> table_pipeline::take() {
  std::unique_lock guard(lock_);
  if (jobs_.empty()) return nullptr;
  ready_.wait(guard, [&] { return jobs_.front()->done || failed_; });
  if (failed_) std::rethrow_exception(failed_);
  auto job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

void table_pipeline::work(table::applicants::worker worker) {
  std::unique_lock guard(lock_);
  for (;;) {
    more_.wait(guard, [&] { return closed_ || !waiting_.empty(); });
    if (closed_) return;
    table_job* job = waiting_.front();
    waiting_.pop_front();
    guard.unlock();
    std::exception_ptr thrown;
    try {
      worker.answer(job->piece, job->answers);
    } catch (...) {
      thrown = std::current_exception();
    }
    guard.lock();
    job->done = true;
    if (thrown) failed_ = thrown;
    ready_.notify_one();
  }
}

}  // namespace santei::cli
