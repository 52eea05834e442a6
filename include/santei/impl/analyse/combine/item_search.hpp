// For many items: branch and bound over the items, the dearest first, under the ceilings of the curves; a pair that may not stand together
// is decided before any item.
#pragma once

#include <santei/impl/analyse/combine/bound.hpp>
#include <santei/impl/analyse/combine/wish.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace santei::analyse::detail {

/// One problem, searched as often as asked: freely, with a measure that must pay, or without one.
class item_search {
 public:
  item_search(const combination& of, std::vector<payment>& measures, const std::vector<std::size_t>& order, std::uint64_t most_steps)
      : of_(of), measures_(measures), order_(order), bound_(measures, amounts(), destinations()), most_steps_(most_steps) {}

  /// The best split under the wish; nothing where there is none, or the search was given up.
  std::optional<split> run(const wish& under) {
    wish_ = under;
    best_.reset();
    at_ = {std::vector<std::optional<std::size_t>>(of_.items.size()), std::vector<rational>(measures_.size()), {}, rational(0)};
    const std::vector<bool> open = under.open(of_);
    if (!under.must_pay || open[*under.must_pay]) decide(0, open);
    return given_up() ? std::nullopt : best_;
  }
  [[nodiscard]] bool given_up() const { return steps_ > most_steps_; }
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  std::vector<rational> amounts() const {
    std::vector<rational> made;
    for (const std::size_t i : order_) made.push_back(of_.items[i].amount);
    return made;
  }
  std::vector<std::vector<std::size_t>> destinations() const {
    std::vector<std::vector<std::size_t>> made;
    for (const std::size_t i : order_) made.push_back(of_.items[i].may_go);
    return made;
  }

  /// Nothing below can be better than what is known.
  bool hopeless(std::size_t next, const std::vector<bool>& open) {
    if (++steps_ > most_steps_) return true;
    if (wish_.must_pay) {
      const std::size_t m = *wish_.must_pay;
      if (measures_[m].grant(at_.cost[m]).sign() <= 0 && bound_.left_for(next, m).sign() == 0) return true;
    }
    if (!best_) return false;
    steps_ += bound_.work(next);
    return bound_.most(next, at_.cost, open) <= best_->total;
  }

  /// Either side of the next pair that is still open is closed; then the items follow.
  void decide(std::size_t pair, const std::vector<bool>& open) {
    while (pair < of_.apart.size() && !(open[of_.apart[pair].first] && open[of_.apart[pair].second])) ++pair;
    if (pair == of_.apart.size()) return place(0, open);
    if (hopeless(0, open)) return;
    const exclusive_pair& apart = of_.apart[pair];
    if (apart.first == apart.second) return decide(pair + 1, open);
    for (const std::size_t closed : {apart.second, apart.first}) {
      std::vector<bool> narrowed = open;
      narrowed[closed] = false;
      decide(pair + 1, narrowed);
    }
  }

  void place(std::size_t next, const std::vector<bool>& open) {
    if (hopeless(next, open)) return;
    if (next == order_.size()) return finish();
    const cost_item& item = of_.items[order_[next]];
    bool better_than_none = false;  // where it can join costs whose grant never falls, leaving it out gains nothing
    std::vector<std::pair<rational, std::size_t>> ways;
    for (const std::size_t m : item.may_go) {
      if (!open[m] || before_its_twin(next, m)) continue;
      ways.emplace_back(measures_[m].grant(at_.cost[m] + item.amount) - measures_[m].grant(at_.cost[m]), m);
    }
    for (const std::size_t m : item.may_go)
      better_than_none = better_than_none || (open[m] && at_.cost[m].sign() > 0 && measures_[m].rising());
    std::stable_sort(ways.begin(), ways.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [gain, m] : ways) {
      at_.of_item[order_[next]] = m;
      at_.cost[m] += item.amount;
      place(next + 1, open);
      at_.cost[m] -= item.amount;
      if (given_up()) return;
    }
    at_.of_item[order_[next]].reset();
    if (!better_than_none) place(next + 1, open);
  }

  /// Of items alike in every way the earlier goes to the earlier measure, or both to none: other orders are the same split.
  [[nodiscard]] bool before_its_twin(std::size_t next, std::size_t m) const {
    if (next == 0) return false;
    const cost_item &a = of_.items[order_[next - 1]], &b = of_.items[order_[next]];
    if (a.amount != b.amount || a.may_go != b.may_go) return false;
    const auto& went = at_.of_item[order_[next - 1]];
    return !went || m < *went;
  }

  void finish() {
    split made = at_;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      made.grant.push_back(measures_[m].grant(made.cost[m]));
      made.total += made.grant.back();
    }
    if (wish_.must_pay && made.grant[*wish_.must_pay].sign() <= 0) return;
    if (!best_ || best_->total < made.total) best_ = std::move(made);
  }

  const combination& of_;
  std::vector<payment>& measures_;
  std::vector<std::size_t> order_;
  bounding bound_;
  std::uint64_t most_steps_, steps_ = 0;
  wish wish_;
  split at_;
  std::optional<split> best_;
};

}  // namespace santei::analyse::detail
