// Branch and bound over the measures: each takes one of its sets, the one that loses least first, while the losses stay below what a better
// split could bear.
#pragma once

#include <santei/impl/analyse/combine/prices.hpp>
#include <santei/impl/analyse/combine/wish.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

class column_search {
 public:
  column_search(const combination& of, std::vector<payment>& measures, const std::vector<std::size_t>& order,
                std::vector<std::vector<column>> columns, std::uint64_t most_steps)
      : of_(of), measures_(measures), order_(order), columns_(std::move(columns)), most_steps_(most_steps) {}

  std::optional<split> run(const wish& under) {
    found_ = -1;
    wish_ = under;
    std::vector<bool> open = under.open(of_);
    if (under.must_pay && (!open[*under.must_pay] || columns_[*under.must_pay].empty())) return std::nullopt;
    decide(0, 0, open);
    if (given_up() || found_ < 0) return std::nullopt;
    return made();
  }
  [[nodiscard]] bool given_up() const { return steps_ > most_steps_; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  struct option {
    std::int64_t loss = 0;
    const column* taken = nullptr;  // null: nothing
  };

  /// The first pairs are settled by closing either side, so that prices see it; the rest are looked at set by set.
  void decide(std::size_t pair, int settled, const std::vector<bool>& open) {
    constexpr int most_settled = 4;
    while (pair < of_.apart.size() &&
           (of_.apart[pair].first == of_.apart[pair].second || !open[of_.apart[pair].first] || !open[of_.apart[pair].second]))
      ++pair;
    if (pair == of_.apart.size() || settled == most_settled) return descend(open);
    for (const std::size_t closed : {of_.apart[pair].second, of_.apart[pair].first}) {
      std::vector<bool> narrowed = open;
      narrowed[closed] = false;
      decide(pair + 1, settled + 1, narrowed);
    }
  }

  void descend(const std::vector<bool>& open) {
    market over{{}, wish_.must_pay};
    for (std::size_t m = 0; m < measures_.size(); ++m) over.sets.push_back(open[m] ? &columns_[m] : nullptr);
    prices_ = pricing(over, order_.size()).run(last_prices_);
    last_prices_ = prices_.of_item;
    if (prices_.bound <= found_) return;
    // small losses first: most splits are never looked at
    for (std::int64_t bear = std::max<std::int64_t>(prices_.bound / 1024, 1);; bear *= 2) {
      bear_ = bear;
      list_options(over);
      visit(0, 0, 0);
      if (given_up() || bear >= prices_.bound - found_) return;
    }
  }

  void list_options(const market& over) {
    options_.assign(measures_.size(), {});
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      auto& list = options_[m];
      if (over.must != m) list.push_back({prices_.best[m], nullptr});
      if (over.sets[m] != nullptr)
        for (const column& one : *over.sets[m]) list.push_back({prices_.best[m] - one.grant + price_of(one.items, prices_.of_item), &one});
      std::erase_if(list, [&](const option& one) { return one.loss > bear_; });
      std::stable_sort(list.begin(), list.end(), [](const option& a, const option& b) { return a.loss < b.loss; });
    }
    places_.resize(measures_.size());
    std::iota(places_.begin(), places_.end(), std::size_t{0});
    std::stable_sort(places_.begin(), places_.end(), [&](std::size_t a, std::size_t b) { return options_[a].size() < options_[b].size(); });
    reach_.assign(measures_.size() + 1, 0);
    for (std::size_t p = measures_.size(); p-- > 0;) {
      reach_[p] = reach_[p + 1];
      for (const option& one : options_[places_[p]])
        if (one.taken != nullptr) reach_[p] |= one.taken->items;
    }
    chosen_.assign(measures_.size(), nullptr);
  }

  /// What is still to be lost for certain: the prices of items that nothing later can take.
  [[nodiscard]] std::int64_t lost_items(std::size_t place, item_set used) const {
    const item_set all = order_.size() == 64 ? ~item_set{0} : (item_set{1} << order_.size()) - 1;
    return price_of(all & ~used & ~reach_[place], prices_.of_item);
  }

  void visit(std::size_t place, item_set used, std::int64_t loss) {
    if (++steps_ > most_steps_) return;
    const std::int64_t for_certain = loss + lost_items(place, used);
    if (for_certain > bear_ || prices_.bound - for_certain <= found_) return;
    if (place == places_.size()) {
      found_ = prices_.bound - for_certain;
      best_ = chosen_;
      return;
    }
    const std::size_t m = places_[place];
    for (const option& one : options_[m]) {
      if (loss + one.loss > bear_ || prices_.bound - loss - one.loss <= found_) break;
      if (one.taken != nullptr && ((used & one.taken->items) != 0 || stands_apart(m))) continue;
      chosen_[m] = one.taken;
      visit(place + 1, one.taken == nullptr ? used : used | one.taken->items, loss + one.loss);
      chosen_[m] = nullptr;
      if (given_up()) return;
    }
  }

  /// Whether a measure that has taken items already may not stand beside `m`.
  [[nodiscard]] bool stands_apart(std::size_t m) const {
    return std::any_of(of_.apart.begin(), of_.apart.end(), [&](const exclusive_pair& pair) {
      return pair.first != pair.second &&
             ((pair.first == m && chosen_[pair.second] != nullptr) || (pair.second == m && chosen_[pair.first] != nullptr));
    });
  }

  [[nodiscard]] split made() {
    split one{std::vector<std::optional<std::size_t>>(of_.items.size()), std::vector<rational>(measures_.size()), {}, rational(0)};
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      for (item_set left = best_[m] == nullptr ? 0 : best_[m]->items; left != 0; left &= left - 1) {
        const std::size_t item = order_[static_cast<std::size_t>(__builtin_ctzll(left))];
        one.of_item[item] = m;
        one.cost[m] += of_.items[item].amount;
      }
      one.grant.push_back(measures_[m].grant(one.cost[m]));
      one.total += one.grant.back();
    }
    return one;
  }

  const combination& of_;
  std::vector<payment>& measures_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<column>> columns_;
  std::uint64_t most_steps_, steps_ = 0;
  wish wish_;
  price_list prices_;
  std::vector<std::int64_t> last_prices_;
  std::vector<std::vector<option>> options_;  // a measure
  std::vector<std::size_t> places_;           // measures in the order of the search
  std::vector<item_set> reach_;               // what the measures from a place on can take
  std::vector<const column*> chosen_, best_;
  std::int64_t bear_ = 0, found_ = -1;
};

}  // namespace santei::analyse::detail
