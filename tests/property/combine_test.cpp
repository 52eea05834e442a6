// The proved best split against every split there is.
#include <santei/analyse/combine.hpp>

#include "catch.hpp"
#include "random_number.hpp"
#include "show_number.hpp"
#include "support/made_up_measures.hpp"

#include <algorithm>
#include <map>
#include <vector>

using santei::rational;
using santei::analyse::combination;
using santei::analyse::part;
using santei::analyse::split;
using santei_test::rule;

namespace {

/// Every split, one by one, each grant by the reference evaluator.
class every_split {
 public:
  explicit every_split(const combination& of) : of_(of), known_(of.measures.size()), cost_(of.measures.size()) { visit(0); }

  struct found {
    rational total;
    std::vector<bool> pays;
  };
  /// The greatest total in which `m` pays (or does not); nothing where there is none.
  [[nodiscard]] std::optional<rational> greatest(std::optional<std::size_t> m = std::nullopt, bool pays = true) const {
    std::optional<rational> most;
    for (const auto& [who, total] : totals_)
      if (!m || who[*m] == pays) most = most ? std::max(*most, total) : total;
    return most;
  }
  [[nodiscard]] std::optional<rational> greatest_with_other_payers(const std::vector<bool>& than) const {
    std::optional<rational> most;
    for (const auto& [who, total] : totals_)
      if (who != than) most = most ? std::max(*most, total) : total;
    return most;
  }

 private:
  rational grant(std::size_t m) {
    const auto [at, fresh] = known_[m].try_emplace(cost_[m]);
    if (fresh && cost_[m].sign() > 0) {
      auto facts = of_.measures[m].facts;
      facts.values[of_.measures[m].cost].front() = {true, santei::interval::point(cost_[m]), {}};
      at->second = santei::evaluate::estimate(*of_.measures[m].plan, facts).amount.stated_low.value_or(rational(0));
    }
    return at->second;
  }
  void visit(std::size_t item) {
    if (item < of_.items.size()) {
      visit(item + 1);
      for (const std::size_t m : of_.items[item].may_go) {
        cost_[m] += of_.items[item].amount;
        visit(item + 1);
        cost_[m] -= of_.items[item].amount;
      }
      return;
    }
    for (const auto& pair : of_.apart)
      if (cost_[pair.first].sign() > 0 && cost_[pair.second].sign() > 0) return;
    std::vector<bool> who;
    rational total;
    for (std::size_t m = 0; m < cost_.size(); ++m) {
      const rational here = grant(m);
      who.push_back(here.sign() > 0);
      total += here;
    }
    const auto [at, fresh] = totals_.emplace(who, total);
    if (!fresh) at->second = std::max(at->second, total);
  }

  const combination& of_;
  std::vector<std::map<rational, rational>> known_;
  std::vector<rational> cost_;
  std::map<std::vector<bool>, rational> totals_;
};

combination random_problem(std::mt19937_64& random, const std::vector<rule>& pool) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::size_t>(random() % n); };
  combination made;
  const std::size_t measures = 1 + below(4), items = 1 + below(measures < 3 ? 7 : 5);
  for (std::size_t m = 0; m < measures; ++m) {
    const rule& one = pool[below(pool.size())];
    made.measures.push_back({std::to_string(m), one.plan.get(), one.bind({}).value(), *one.plan->find("eligible_cost")});
  }
  for (std::size_t i = 0; i < items; ++i) {
    santei::analyse::cost_item item{std::to_string(i),
                                    rational(static_cast<std::int64_t>(below(40) == 0  ? 0
                                                                       : below(3) == 0 ? 1'000'000
                                                                                       : 1 + below(4'000'000))),
                                    {}};
    for (std::size_t m = 0; m < measures; ++m)
      if (below(4) != 0) item.may_go.push_back(m);
    made.items.push_back(std::move(item));
  }
  for (std::size_t pairs = below(3); pairs > 0 && measures > 1; --pairs) {
    const std::size_t first = below(measures), second = (first + 1 + below(measures - 1)) % measures;
    made.apart.push_back({first, second, {}});
  }
  return made;
}

/// That a split is one: each item where it may go, no pair together, the sums and grants its own.
void is_allowed(const combination& of, const split& one) {
  std::vector<rational> cost(of.measures.size());
  rational total;
  for (std::size_t i = 0; i < of.items.size(); ++i) {
    if (!one.of_item[i]) continue;
    const auto& may = of.items[i].may_go;
    CHECK(std::find(may.begin(), may.end(), *one.of_item[i]) != may.end());
    cost[*one.of_item[i]] += of.items[i].amount;
  }
  for (std::size_t m = 0; m < of.measures.size(); ++m) {
    CHECK(cost[m] == one.cost[m]);
    CHECK(one.grant[m] == grant_for(of.measures[m], cost[m]));
    total += one.grant[m];
  }
  CHECK(total == one.total);
  for (const auto& pair : of.apart) CHECK((cost[pair.first].sign() == 0 || cost[pair.second].sign() == 0));
}

}  // namespace

TEST_CASE("the best split, the runner-up and what each measure is worth are those of trying every split") {
  std::mt19937_64 random = property::generator("combine");
  std::vector<rule> pool;
  for (int i = 0; i < 60; ++i) pool.emplace_back(santei_test::measure_with(santei_test::random_measure(random)));
  for (int round = 0; round < 1'000; ++round) {
    const combination problem = random_problem(random, pool);
    const auto found = santei::analyse::combine(problem);
    REQUIRE(found.has_value());
    const auto by_items = santei::analyse::combine(problem, {1'000'000, false});  // the search for many items
    REQUIRE(by_items.has_value());
    CHECK(by_items->best.total == found->best.total);
    CHECK((by_items->runner_up ? std::optional(by_items->runner_up->total) : std::nullopt) ==
          (found->runner_up ? std::optional(found->runner_up->total) : std::nullopt));
    is_allowed(problem, by_items->best);
    const every_split all(problem);
    INFO("round " << round);
    REQUIRE(found->best.total == *all.greatest());
    is_allowed(problem, found->best);
    std::vector<bool> paying;
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
      paying.push_back(found->best.grant[m].sign() > 0);
      const auto& otherwise = found->parts[m].otherwise;
      CHECK((otherwise ? std::optional(otherwise->total) : std::nullopt) == all.greatest(m, !paying.back()));
      if (otherwise) is_allowed(problem, *otherwise);
      CHECK((found->parts[m].is == part::never) == (!otherwise && !paying.back()));
    }
    CHECK((found->runner_up ? std::optional(found->runner_up->total) : std::nullopt) == all.greatest_with_other_payers(paying));
  }
}
