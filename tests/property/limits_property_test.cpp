// Shares of a total and caps on several 費目: the greatest total that satisfies every limit, and every split of it, against brute force over
// whole numbers.
#include "catch.hpp"
#include "random_number.hpp"
#include "support/rules.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

using santei::facts;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;
using property::between;
using exact = boost::multiprecision::cpp_rational;

namespace {

struct limits {
  std::vector<std::int64_t> costs;
  std::vector<std::int64_t> twelfths;   // the share of the total a cost may be; 12: no limit
  std::vector<bool> grouped;            // whether the cap on several holds for it
  std::optional<std::int64_t> group_cap;
};

limits random_limits(std::mt19937_64& random, std::int64_t most) {
  limits made;
  const auto count = static_cast<std::size_t>(between(random, 2, 5));
  for (std::size_t i = 0; i < count; ++i) {
    made.costs.push_back(between(random, 0, most));
    made.twelfths.push_back(between(random, 0, 1) == 0 ? 12 : between(random, 1, 11));
    made.grouped.push_back(between(random, 0, 1) == 1);
  }
  const bool any = std::find(made.grouped.begin(), made.grouped.end(), true) != made.grouped.end();
  if (any && between(random, 0, 1) == 1) made.group_cap = between(random, 1, 2 * most);
  return made;
}

std::string name_of(std::size_t i) { return std::string(1, static_cast<char>('a' + i)); }

/// The limits as a rule: on costs (経費上限), or on grants at the rate 1/1 (上限額).
rule rule_of(const limits& from, bool on_costs) {
  const bool shared = on_costs || std::any_of(from.twelfths.begin(), from.twelfths.end(), [](std::int64_t one) { return one < 12; });
  std::string head = std::string("種別 補助\n") + (shared ? "補助率 1/1 仮定「a」\n" : "") + "端数 なし 仮定「a」\n", group, body;
  for (std::size_t i = 0; i < from.costs.size(); ++i) {
    const std::string key = name_of(i);
    head += "項目 費用" + key + " [cost_" + key + "] 金額\n";
    body += "費目 費目" + key + " [" + key + "]\n経費 費用" + key + " 仮定「a」\n";
    if (from.twelfths[i] < 12)
      body += std::string(on_costs ? "経費上限" : "上限額") + " 合計の " + std::to_string(from.twelfths[i]) + "/12 以内 仮定「a」\n";
    else if (!on_costs) body += "補助率 1/1 仮定「a」\n";
    if (from.grouped[i]) group += (group.empty() ? "" : ", ") + key;
  }
  if (from.group_cap && on_costs) head += "経費上限 " + std::to_string(*from.group_cap) + "円 費目 " + group + " の合計 仮定「a」\n";
  return rule(measure_with(head + body));
}

facts facts_of(const limits& from) {
  facts given;
  for (std::size_t i = 0; i < from.costs.size(); ++i) given.set("cost_" + name_of(i), from.costs[i]);
  return given;
}

/// What the parts can make under a total, with numbers of any kind.
template <class Number>
Number most_under(const limits& of, const Number& total, bool with_group, const Number& scale) {
  Number alone = 0, together = 0;
  for (std::size_t i = 0; i < of.costs.size(); ++i) {
    const Number whole = Number(of.costs[i]) * scale, part = std::min<Number>(whole, total * Number(of.twelfths[i]) / Number(12));
    (with_group && of.group_cap && of.grouped[i] ? together : alone) += of.twelfths[i] == 12 ? whole : part;
  }
  if (with_group && of.group_cap) together = std::min<Number>(together, Number(*of.group_cap) * scale);
  return alone + together;
}

exact value_of(const santei::rational& x) { return exact(x.text()); }

exact total_of(const limits& of, bool on_costs) { return value_of(*rule_of(of, on_costs).ask(facts_of(of)).amount.unrounded_high); }

}  // namespace

TEST_CASE("the total satisfies every limit and nothing above it does") {
  auto random = property::generator("limits");
  for (int round = 0; round < 400; ++round) {
    const limits of = random_limits(random, 1'000'000);
    for (const bool on_costs : {true, false}) {
      const exact total = total_of(of, on_costs), more = total + exact(1, 1'000'000'000);
      INFO(total.str());
      REQUIRE(most_under<exact>(of, total, on_costs, 1) >= total);
      // what the parts can make is concave in the total, so a total that fails fails for all that are greater
      REQUIRE(most_under<exact>(of, more, on_costs, 1) < more);
    }
  }
}

TEST_CASE("brute force over all totals on a fine grid of whole numbers finds the same total") {
  auto random = property::generator("limits");
  constexpr std::int64_t grid = 27720;  // the total is a whole number over 1 − Σ shares, some m/12: all of 1 to 12 divide this
  for (int round = 0; round < 60; ++round) {
    const limits of = random_limits(random, 5);
    std::int64_t best = std::accumulate(of.costs.begin(), of.costs.end(), std::int64_t{0}) * grid;
    while (most_under<std::int64_t>(of, best, true, grid) < best) --best;
    INFO(best);
    REQUIRE(total_of(of, true) == exact(best, grid));
  }
}

TEST_CASE("the split of a capped whole is the one that trying every split in whole yen gives") {
  auto random = property::generator("limits");
  for (int round = 0; round < 120; ++round) {
    const std::int64_t a = between(random, 0, 40), b = between(random, 0, 40), c = between(random, 0, 40), cap = between(random, 1, 80),
                       twelfths = between(random, 1, 12);
    const std::string share = twelfths < 12 ? "上限額 合計の " + std::to_string(twelfths) + "/12 以内 仮定「a」\n" : "";
    const rule r(measure_with(
        "種別 補助\n項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n補助率 1/1 仮定「a」\n上限額 " + std::to_string(cap) +
        "円 仮定「a」\n端数 円未満 切捨て 費目ごと 仮定「a」\n費目 甲 [a]\n経費 甲費 仮定「a」\n費目 乙 [b]\n経費 乙費 仮定「a」\n費目 丙 [c]\n経費 丙費 仮定「a」\n" +
        share));
    const auto answer = r.ask(facts{}.set("cost_a", a).set("cost_b", b).set("cost_c", c));
    const std::int64_t paid = *answer.amount.stated_high->to_int64();
    std::vector<std::pair<std::int64_t, std::int64_t>> seen(3, {1000, -1});
    const auto see = [&](std::size_t i, std::int64_t x) { seen[i] = {std::min(seen[i].first, x), std::max(seen[i].second, x)}; };
    for (std::int64_t x = 0; x <= a; ++x)
      for (std::int64_t y = 0; y <= b; ++y)
        if (const std::int64_t z = paid - x - y; z >= 0 && z <= c && 12 * z <= (twelfths < 12 ? twelfths : 12) * paid)
          see(0, x), see(1, y), see(2, z);
    INFO(a << ' ' << b << ' ' << c << " cap " << cap << " share " << twelfths << "/12, paid " << paid);
    REQUIRE(answer.categories.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(*answer.categories[i].low == santei::rational(seen[i].first));
      CHECK(*answer.categories[i].high == santei::rational(seen[i].second));
    }
  }
}
