// What one table leaves for the next: memory of answers that were released, and engines with what they learnt of their rules.
#pragma once

#include <santei/evaluate/batch.hpp>
#include <santei/impl/table/zero_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace santei::table {

/// A table that finds it busy does without: none waits, not even for a thread that a fork left behind.
class answer_memory {
 public:
  explicit answer_memory(std::size_t most_bytes) : most_(most_bytes) { free_.reserve(64); }
  answer_memory(const answer_memory&) = delete;
  answer_memory& operator=(const answer_memory&) = delete;
  ~answer_memory() { drop(); }  // nobody else has it any more; a fork may have left the lock taken

  /// The first block that fits `bytes`, its size put there; null where none does.
  [[nodiscard]] void* take(std::size_t& bytes) {
    const std::unique_lock guard(lock_, std::try_to_lock);
    if (!guard || bytes < detail::large) return nullptr;
    const auto one = std::find_if(free_.begin(), free_.end(), [&](const block& b) { return b.bytes >= bytes && b.bytes / 2 <= bytes; });
    if (one == free_.end()) return nullptr;
    void* const found = one->at;
    bytes = one->bytes, kept_ -= one->bytes;
    free_.erase(one);
    return found;
  }
  void give(void* at, std::size_t bytes) noexcept {
    const std::unique_lock guard(lock_, std::try_to_lock);
    if (!guard || bytes < detail::large || kept_ + bytes > most_ || free_.size() == free_.capacity()) return std::free(at);
    free_.push_back({at, bytes});
    kept_ += bytes;
  }
  /// At least so many bytes that nobody writes, the same for all who ask.
  [[nodiscard]] std::shared_ptr<const void> zeros(std::size_t bytes) {
    const std::unique_lock guard(lock_, std::try_to_lock);
    if (!guard) return detail::shared_zeros(bytes);
    if (!zeros_ || zeros_bytes_ < bytes) zeros_ = detail::shared_zeros(zeros_bytes_ = bytes);
    return zeros_;
  }
  /// The engine of a plan, one of the last used or a new one.
  [[nodiscard]] std::shared_ptr<const evaluate::batch> engine(const std::shared_ptr<const plan::measure_plan>& plan,
                                                              evaluate::batch_options options) {
    const std::unique_lock guard(lock_, std::try_to_lock);
    if (!guard) return std::make_shared<const evaluate::batch>(plan, std::move(options));
    auto one = std::find_if(engines_.begin(), engines_.end(),
                            [&](const known_engine& e) { return &e.of->plan() == plan.get() && e.scales == options.scales; });
    if (one == engines_.end()) {
      if (engines_.size() == most_engines) engines_.pop_back();
      std::vector<std::int64_t> scales = options.scales;
      one = engines_.insert(engines_.begin(), {std::move(scales), std::make_shared<const evaluate::batch>(plan, std::move(options))});
    }
    std::rotate(engines_.begin(), one, one + 1);
    return engines_.front().of;
  }
  void clear() noexcept {
    const std::lock_guard guard(lock_);
    drop();
  }

 private:
  struct block {
    void* at;
    std::size_t bytes;
  };
  struct known_engine {
    std::vector<std::int64_t> scales;
    std::shared_ptr<const evaluate::batch> of;
  };
  static constexpr std::size_t most_engines = 64;

  void drop() noexcept {
    for (const block& one : free_) std::free(one.at);
    free_.clear(), engines_.clear(), zeros_.reset();
    kept_ = 0;
  }

  std::mutex lock_;
  std::vector<block> free_;
  std::vector<known_engine> engines_;  // the last used first
  std::size_t most_, kept_ = 0;
  std::shared_ptr<const void> zeros_;
  std::size_t zeros_bytes_ = 0;
};

}  // namespace santei::table
