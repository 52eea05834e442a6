// The most that the items still to be placed can bring, whatever way they are placed.
//
// Each item is given a price per yen, and each measure may then take any amount of what may still come to it, paying that price. For prices
// π the total is at most Σ items π·amount + Σ measures max over y of (grant(s + y) − π·y): a split that exists is one of those counted.
// With π = min(p, r), r the best return per yen that any measure open to the item can still give, every p yields a bound; the least of some
// is taken. p = ∞ is the greedy bound, p = 0 lets every measure have everything.
#pragma once

#include <santei/impl/analyse/combine/payment.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace santei::analyse::detail {

/// What one measure can still bring from one state: its best return per yen, and for each price the most it keeps.
struct prospect {
  rational best_return;
  std::vector<rational> kept;  // a price each, rounded up to whole yen
};

class bounding {
 public:
  bounding(std::vector<payment>& measures, std::vector<rational> amounts, std::vector<std::vector<std::size_t>> may_go)
      : measures_(measures), amounts_(std::move(amounts)), may_go_(std::move(may_go)), known_(measures.size()) {
    std::set<rational> prices{rational(0)};
    for (const payment& one : measures_)
      for (const ceiling& c : one.ceilings())
        if (c.slope.sign() > 0 && prices.size() < most_prices) prices.insert(c.slope);
    prices_.assign(prices.begin(), prices.end());
    left_.assign(amounts_.size() + 1, std::vector<remaining>(measures_.size()));
    for (std::size_t i = amounts_.size(); i-- > 0;) {
      left_[i] = left_[i + 1];
      for (const std::size_t m : may_go_[i]) {
        remaining& r = left_[i][m];
        r.least = r.sum.sign() == 0 ? amounts_[i] : std::min(r.least, amounts_[i]);
        r.sum += amounts_[i];
      }
    }
  }

  /// The most that measure `m`, holding `sum`, can still be given from item `next` on.
  [[nodiscard]] const rational& left_for(std::size_t next, std::size_t m) const { return left_[next][m].sum; }

  /// How much work `most` is from item `next` on, in placements whose grants are looked up.
  [[nodiscard]] std::size_t work(std::size_t next) const {
    constexpr std::size_t of_one = 8;  // numbers added or compared
    const std::size_t items = amounts_.size() - next;
    return (items * (measures_.size() + prices_.size()) + measures_.size() * prices_.size()) / of_one;
  }

  /// At least every total with items before `next` placed as `sums` says; a measure that is not `open` takes nothing more.
  rational most(std::size_t next, const std::vector<rational>& sums, const std::vector<bool>& open) {
    std::vector<const prospect*> of(sums.size());
    rational settled;
    for (std::size_t m = 0; m < sums.size(); ++m) {
      of[m] = open[m] ? &look(next, m, sums[m]) : nullptr;
      if (of[m] == nullptr) settled += measures_[m].grant(sums[m]);
    }
    std::vector<rational> returns(amounts_.size()), greedy(amounts_.size());
    for (std::size_t i = next; i < amounts_.size(); ++i) {
      for (const std::size_t m : may_go_[i])
        if (of[m] != nullptr) returns[i] = std::max(returns[i], of[m]->best_return);
      greedy[i] = ceil(returns[i] * amounts_[i]);
    }
    std::optional<rational> least;
    for (std::size_t k = 0; k <= prices_.size(); ++k) {  // the last: no price but the return itself
      rational total = settled;
      for (std::size_t i = next; i < amounts_.size(); ++i)
        total += k < prices_.size() && prices_[k] < returns[i] ? priced(k, i) : greedy[i];
      for (std::size_t m = 0; m < sums.size(); ++m)
        if (of[m] != nullptr) total += of[m]->kept[k];
      if (!least || total < *least) least = total;
    }
    return *least;
  }

 private:
  static constexpr std::size_t most_prices = 16;
  struct remaining {
    rational sum, least;
  };

  const rational& priced(std::size_t k, std::size_t i) {
    const auto [at, fresh] = priced_.try_emplace({k, i});
    if (fresh) at->second = ceil(prices_[k] * amounts_[i]);
    return at->second;
  }

  /// What stands between the cost with the least item more and the cost with all of them; both ends of each stretch, with the ceiling
  /// there.
  template <class See>
  void each_end(std::size_t next, std::size_t m, const rational& sum, See see) const {
    const remaining& r = left_[next][m];
    if (r.sum.sign() == 0) return;
    const rational first = sum + r.least, last = sum + r.sum;
    for (const ceiling& c : measures_[m].ceilings()) {
      const rational from = std::max(c.from, first), to = c.to ? std::min(*c.to, last) : last;
      if (to < from) continue;
      see(from, c.slope * from + c.intercept);
      see(to, c.slope * to + c.intercept);
    }
  }

  const prospect& look(std::size_t next, std::size_t m, const rational& sum) {
    const auto [at, fresh] = known_[m].try_emplace({next, sum});
    if (!fresh) return at->second;
    prospect& made = at->second;
    const rational now = measures_[m].grant(sum);
    each_end(next, m, sum,
             [&](const rational& x, const rational& most) { made.best_return = std::max(made.best_return, (most - now) / (x - sum)); });
    for (std::size_t k = 0; k <= prices_.size(); ++k) {
      rational kept = now;
      if (k < prices_.size() && prices_[k] < made.best_return)
        each_end(next, m, sum, [&](const rational& x, const rational& most) { kept = std::max(kept, most - prices_[k] * (x - sum)); });
      made.kept.push_back(ceil(kept));
    }
    return made;
  }

  std::vector<payment>& measures_;
  std::vector<rational> amounts_;
  std::vector<std::vector<std::size_t>> may_go_;
  std::vector<rational> prices_;
  std::vector<std::vector<remaining>> left_;  // [next][measure]
  std::vector<std::map<std::pair<std::size_t, rational>, prospect>> known_;
  std::map<std::pair<std::size_t, std::size_t>, rational> priced_;
};

}  // namespace santei::analyse::detail
