// Measures that share a table, block by block: what they read is fetched once, and keys that are the same are found once.
#pragma once

#include <santei/impl/evaluate/batch/abreast.hpp>
#include <santei/impl/evaluate/batch/run.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace santei::evaluate::detail {

/// Measures met with the columns of one table; shared by all threads that run over it.
template <class State>
class table_measures {
 public:
  void add(State& state, std::span<const column> columns) {
    auto made = std::make_unique<fitted_table<State>>(state, columns);
    for (const auto& earlier : all_)
      if (made->keys == &made->fitted && earlier->fitted.same_keys(made->fitted)) made->keys = earlier->keys;
    for (const source& one : made->read)
      if (std::find(read_.begin(), read_.end(), one) == read_.end()) read_.push_back(one);
    all_.push_back(std::move(made));
  }
  [[nodiscard]] const fitted_table<State>& operator[](std::size_t m) const { return *all_[m]; }

  /// Every measure, those with the same keys side by side.
  [[nodiscard]] std::vector<std::uint16_t> by_keys() const {
    std::vector<std::uint16_t> made;
    for (std::size_t head = 0; head < all_.size(); ++head)
      for (std::size_t m = head; m < all_.size() && all_[head]->keys == &all_[head]->fitted; ++m)
        if (all_[m]->keys == all_[head]->keys) made.push_back(static_cast<std::uint16_t>(m));
    return made;
  }

  /// Asks for what the block after next reads; past the end of a column nothing happens.
  void fetch_ahead(std::size_t first) const {
    constexpr std::size_t line = 64;
    for (const auto& [data, bytes] : read_)
      for (std::size_t b = 0; b < block_rows * bytes; b += line) __builtin_prefetch(data + (first + 2 * block_rows) * bytes + b);
  }

 private:
  std::vector<std::unique_ptr<const fitted_table<State>>> all_;
  std::vector<source> read_;
};

/// One thread's runs of some of them; past the caches, those that can go abreast.
template <class State>
class table_runs {
 public:
  /// In the order of `which`; `out(m)`: where answers of a measure go, for as long as the runs last.
  template <class Out>
  table_runs(const table_measures<State>& of, std::span<const std::uint16_t> which, Out out, bool stream) : of_(of), which_(which) {
    runs_.reserve(which.size());
    for (const std::uint16_t m : which) runs_.emplace_back(of[m], out(m), scratch_, stream);
    if (stream) put_abreast(out);
  }
  table_runs(const table_runs&) = delete;
  table_runs& operator=(const table_runs&) = delete;

  /// Rows [first, first + count), at most a block, answered in the rows from `to` on; `after` sees each measure's answers.
  template <class After>
  void block(std::size_t first, std::size_t count, std::size_t to, After after) {
    of_.fetch_ahead(first);
    scratch_.keys_of = nullptr;
    auto next = abreast_.begin();
    for (std::size_t i = 0; i < runs_.size();) {
      std::size_t end = i + 1;
      bool done = false;
      if (next != abreast_.end() && next->first == i) {
        end = i + abreast;
        done = count == block_rows && next->run.block(first, to, scratch_);
        ++next;
      }
      for (; i < end; ++i) {
        if (!done) runs_[i].block(first, count, to);
        after(which_[i]);
      }
    }
  }
  [[nodiscard]] bool complete() const {
    const auto whole = [](const auto& one) { return one.complete(); };
    return std::all_of(runs_.begin(), runs_.end(), whole) &&
           std::all_of(abreast_.begin(), abreast_.end(), [&](const side_by_side& one) { return whole(one.run); });
  }
  /// All of these rows, answered in rows of the same number.
  void rows(std::size_t first, std::size_t count) {
    for (std::size_t done = 0; done < count; done += block_rows)
      block(first + done, std::min(block_rows, count - done), first + done, [](std::uint16_t) {});
  }

 private:
  template <class Out>
  void put_abreast(Out out) {
    for (std::size_t i = 0; i + abreast <= which_.size();) {
      typename abreast_run<State>::members next;
      for (std::size_t k = 0; k < abreast; ++k) next[k] = {&of_[which_[i + k]], &out(which_[i + k])};
      const bool fits = abreast_run<State>::fits(next);
      if (fits) abreast_.push_back({i, abreast_run<State>(next)});
      i += fits ? abreast : 1;
    }
  }

  const table_measures<State>& of_;
  std::span<const std::uint16_t> which_;
  block_scratch scratch_;
  std::vector<batch_run<State>> runs_;
  struct side_by_side {
    std::size_t first;  // of runs_
    abreast_run<State> run;
  };
  std::vector<side_by_side> abreast_;
};

/// Whether so many rows of so many measures are more than the caches hold.
[[nodiscard]] inline bool outgrows_caches(std::size_t rows, std::size_t measures) {
  return measures != 0 && rows >= (std::size_t{1} << 19) / measures;
}

}  // namespace santei::evaluate::detail
