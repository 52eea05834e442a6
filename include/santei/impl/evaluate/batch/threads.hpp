// Stretches of rows to threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace santei::evaluate::detail {

/// Calls `work(first, count, thread)` for as many stretches as threads, each but the last a multiple of 512 rows; the first on the calling
/// thread. What a thread throws is thrown here, the earliest stretch's first.
template <class Work>
void in_threads(std::size_t first, std::size_t count, unsigned threads, Work work) {
  constexpr std::size_t grain = 512;
  const std::size_t grains = (count + grain - 1) / grain;
  const std::size_t parts = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(grains, 1));
  std::vector<std::exception_ptr> failed(parts);
  const auto part = [&](std::size_t p) {
    const std::size_t from = grains * p / parts * grain, to = std::min(count, grains * (p + 1) / parts * grain);
    try {
      work(first + from, to - from, static_cast<unsigned>(p));
    } catch (...) {
      failed[p] = std::current_exception();
    }
  };
  {
    std::vector<std::thread> others;
    struct join_all {
      std::vector<std::thread>& of;
      ~join_all() {
        for (std::thread& t : of) t.join();
      }
    } joined{others};
    others.reserve(parts - 1);
    std::size_t begun = 1;
    try {
      for (; begun < parts; ++begun) others.emplace_back(part, begun);
    } catch (const std::system_error&) {  // the machine gives no more: their parts are done here
    }
    part(0);
    for (; begun < parts; ++begun) part(begun);
  }
  for (const std::exception_ptr& one : failed)
    if (one) std::rethrow_exception(one);
}

}  // namespace santei::evaluate::detail
