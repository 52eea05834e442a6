// Prices for the items that make the bound tight: what each item would cost if every measure bought the set that gains it most.
//
// For any prices π ≥ 0 no split exceeds Σ π + Σ measures max over their sets T of (grant(T) − π(T)), and a split falls short of that bound
// by exactly what each measure's set loses against its best, and the prices of the items left over. Prices rise where an item is bought
// twice and fall where it is not bought.
#pragma once

#include <santei/impl/analyse/combine/columns.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

/// The sets open to each measure in one search; `must` has to take one that pays.
struct market {
  std::vector<const std::vector<column>*> sets;  // null: none but the empty one
  std::optional<std::size_t> must;
};

struct price_list {
  std::vector<std::int64_t> of_item;
  std::vector<std::int64_t> best;  // a measure's greatest gain at these prices
  std::int64_t bound = 0;
};

inline std::int64_t price_of(item_set items, const std::vector<std::int64_t>& prices) {
  std::int64_t sum = 0;
  for (; items != 0; items &= items - 1) sum += prices[static_cast<std::size_t>(__builtin_ctzll(items))];
  return sum;
}

class pricing {
 public:
  pricing(const market& over, std::size_t items) : over_(over), items_(items) {
    for (const auto* sets : over.sets)
      if (sets != nullptr)
        for (const column& one : *sets) dearest_ = std::max(dearest_, one.grant);
  }

  /// Starts from `prices` (or none); the number of rounds is fixed, so the same input gives the same search.
  price_list run(std::vector<std::int64_t> prices) {
    prices.resize(items_);
    price_list least = look(prices);
    std::int64_t share = 1;  // the step is 1/share of what would close the gap to the greatest total seen
    for (int round = 0, idle = 0; round < 160; ++round) {
      const std::int64_t gap = least.bound - reached_;
      const std::int64_t wrong = step_of(gap, share, prices);
      if (wrong == 0 || gap <= 0) break;
      price_list here = look(prices);
      if (here.bound < least.bound) least = std::move(here), idle = 0;
      else if (++idle == 6) idle = 0, share *= 2;
    }
    return least;
  }

 private:
  price_list look(const std::vector<std::int64_t>& prices) {
    price_list made{prices, {}, 0};
    bought_.assign(items_, 0);
    for (const std::int64_t price : prices) made.bound += price;
    item_set taken = 0;
    std::int64_t total = 0;
    for (std::size_t m = 0; m < over_.sets.size(); ++m) {
      const column* best = nullptr;
      std::int64_t most = 0;
      if (over_.sets[m] != nullptr)
        for (const column& one : *over_.sets[m])
          if (const std::int64_t gain = one.grant - price_of(one.items, prices); gain > most || (best == nullptr && over_.must == m))
            best = &one, most = gain;
      made.best.push_back(most);
      made.bound += most;
      if (best == nullptr) continue;
      for (item_set left = best->items; left != 0; left &= left - 1) ++bought_[static_cast<std::size_t>(__builtin_ctzll(left))];
      if ((taken & best->items) == 0) taken |= best->items, total += best->grant;
    }
    reached_ = std::max(reached_, total);
    return made;
  }
  std::int64_t step_of(std::int64_t gap, std::int64_t share, std::vector<std::int64_t>& prices) const {
    std::int64_t wrong = 0;
    for (std::size_t i = 0; i < items_; ++i) wrong += bought_[i] == 0 && prices[i] == 0 ? 0 : (bought_[i] - 1) * (bought_[i] - 1);
    if (wrong == 0) return 0;
    const std::int64_t step = std::clamp<std::int64_t>(gap / (wrong * share), 1, std::max<std::int64_t>(dearest_, 1));
    for (std::size_t i = 0; i < items_; ++i) prices[i] = std::clamp<std::int64_t>(prices[i] + step * (bought_[i] - 1), 0, dearest_);
    return wrong;
  }

  const market& over_;
  std::size_t items_;
  std::vector<std::int64_t> bought_;
  std::int64_t dearest_ = 0;  // no item is worth more than the greatest grant
  std::int64_t reached_ = 0;  // by sets that happen not to overlap: guides the step alone, and proves nothing
};

}  // namespace santei::analyse::detail
