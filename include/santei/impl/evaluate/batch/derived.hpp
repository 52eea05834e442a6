// A fact that follows from others: what is left of it where it is not told, for each combination of what the others say.
#pragma once

#include <santei/impl/evaluate/batch/shape.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace santei::evaluate::detail {

/// Parts of the facts it follows from, with strides of their own, and a table of classes that fills as combinations occur.
struct derived_class {
  std::vector<key_part> sources;
  std::uint64_t combinations = 1;
  std::vector<plan::node_id> readers;  // the conditions that look at the fact
  mutable std::unique_ptr<std::atomic<std::uint8_t>[]> known;  // class + 1; 0: not worked out
};

inline constexpr std::uint32_t most_derived_classes = 5;  // each set of classes is a class: 2^5

/// The class that the sources of combination `key` leave: a set of the choices told apart; 0: all of them.
inline std::uint32_t work_out_derived(const batch_plan& of, const key_part& part, std::uint64_t key) {
  const derived_class& d = *part.derived;
  bound_case bound = nothing_known(*of.plan);
  for (const key_part& source : d.sources)
    tell_class(*of.plan, of.scales, source, static_cast<std::uint32_t>(key / source.stride % source.classes), bound);
  const explorer open(*of.plan, bound, d.readers);
  const variable me{part.input, 0};
  std::uint32_t set = 0;
  for (const dimension& one : open.open_choices())
    for (const way& w : one.ways)
      for (const auto& [v, value] : w)
        if (v == me) set |= part.class_of_choice[value.choice];
  if (set == 0) set = part.class_of_choice[open.base().at(part.input, 0).choice];
  return set >= part.classes ? 0 : set;
}

inline std::uint32_t derived_class_of(const batch_plan& of, const key_part& part, std::uint64_t key) {
  std::atomic<std::uint8_t>& at = part.derived->known[key];
  std::uint8_t known = at.load(std::memory_order_relaxed);
  if (known == 0) at.store(known = static_cast<std::uint8_t>(work_out_derived(of, part, key) + 1), std::memory_order_relaxed);
  return known - 1U;
}

}  // namespace santei::evaluate::detail
