// Properties of evaluation over the shipped rules: intervals hold every completion, the fast path is the reference, and pages 2 and 58 are
// an independent oracle's yen.
#include <santei/evaluate/machine.hpp>

#include "catch.hpp"
#include "random_facts.hpp"
#include "random_number.hpp"
#include "show_number.hpp"
#include "support/rules.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <random>

using santei::facts;
using santei::kind;
using santei::rational;
using santei::truth;
using santei_test::rule;
using property::asked_inputs;
using property::below;
using property::engine;
using property::random_value;
using property::shipped_rules;

namespace {

bool within(const std::optional<rational>& low, const std::optional<rational>& high, const std::optional<rational>& x) {
  return x && (!low || *low <= *x) && (!high || *x <= *high);
}

/// Facts drawn at random may both be true where 排他 refuses it.
bool exclude_each_other(const rule& r, const facts& given) {
  const auto bound = r.bind(given);
  return !bound && bound.problems().front().code == "E0813";
}

}  // namespace

TEST_CASE("intervals and verdicts hold for every sampled completion of every shipped measure") {
  engine random = property::generator("evaluate");
  std::size_t completed = 0, stated = 0;
  for (const rule& r : shipped_rules()) {
    const auto inputs = asked_inputs(*r.plan);
    const bool derived = !r.plan->derivations.empty();
    for (int round = 0; round < 12; ++round) {
      facts known;
      std::vector<std::uint32_t> open;
      for (const std::uint32_t i : inputs) {
        if (below(random, 3) != 0) known.set(r.plan->inputs[i].declared.key, random_value(random, r.plan->inputs[i]));
        else open.push_back(i);
      }
      const bool size_follows =
          std::any_of(known.items().begin(), known.items().end(), [](const auto& item) {  // from industry and the like: not free to be set
            return item.key == "industry" || item.key == "capital" || item.key == "employees";
          });
      if (exclude_each_other(r, known)) continue;
      const auto wide = r.ask(known);
      for (int sample = 0; sample < 6; ++sample) {
        facts all = known;
        for (const std::uint32_t i : open) {
          const std::string& key = r.plan->inputs[i].declared.key;
          if (derived && key == "company_size" && (size_follows || below(random, 2) == 0)) continue;
          if (key == "fixed_amount") continue;  // 定額 未定 stands for 0 to the cost, and the amount that settles it may be any
          if (key == "eligible_cost" && below(random, 2) == 0) continue;            // 経費 may fall back on another fact
          all.set(key, random_value(random, r.plan->inputs[i]));
        }
        bool fallback_changes = false;  // giving a fact that なければ guards is another question, not a completion
        for (const auto& item : all.items())
          fallback_changes = fallback_changes || std::any_of(open.begin(), open.end(), [&](std::uint32_t i) {
                               return r.plan->inputs[i].declared.key == item.key &&
                                      std::any_of(r.plan->nodes.begin(), r.plan->nodes.end(),
                                                  [&](const auto& n) { return n.code == santei::plan::op::given && n.a == i; });
                             });
        if (fallback_changes || exclude_each_other(r, all)) continue;
        const auto narrow = r.ask(all);
        ++completed;
        INFO(r.file->measures.front().programme << " known " << santei_test::summary(wide.amount) << " completed "
                                                << santei_test::summary(narrow.amount));
        if (wide.verdict != truth::unknown && narrow.verdict != truth::unknown) CHECK(wide.verdict == narrow.verdict);
        const auto inside = [&](const auto& low, const auto& high, const auto& x, const auto& y) {
          if (!x && !y) return true;
          return within(low, high, x) && (!y || within(low, high, y));
        };
        if (wide.amount.max || wide.amount.min) CHECK(inside(wide.amount.min, wide.amount.max, narrow.amount.min, narrow.amount.max));
        const bool by_listed_rates = wide.amount.status == santei::evaluate::status::open;  // what 等 stands for is possible, not stated
        if (by_listed_rates || narrow.amount.status == santei::evaluate::status::ineligible || !narrow.amount.stated_low) continue;
        CHECK(inside(wide.amount.stated_low, wide.amount.stated_high, narrow.amount.stated_low, narrow.amount.stated_high));
        ++stated;
      }
    }
  }
  INFO(completed << " completions, " << stated << " with a stated amount");
  CHECK(completed > 1'500);
  CHECK(stated > 300);
}

TEST_CASE("the fast path gives the reference's yen wherever everything is known") {
  engine random = property::generator("evaluate");
  std::size_t loaded = 0, eligible = 0;
  for (const rule& r : shipped_rules()) {
    const santei::evaluate::machine fast(r.plan);
    auto work = fast.make_workspace();
    for (int round = 0; round < 60; ++round) {
      facts given;
      for (const std::uint32_t i : asked_inputs(*r.plan))
        given.set(r.plan->inputs[i].declared.key, random_value(random, r.plan->inputs[i]));
      if (exclude_each_other(r, given)) continue;
      const auto bound = r.bind(given);
      REQUIRE(bound.has_value());
      if (!fast.load(*bound, work)) continue;
      ++loaded;
      const auto quick = fast.run(work);
      const auto slow = santei::evaluate::estimate(*r.plan, *bound);
      INFO(r.file->measures.front().programme << " " << santei_test::summary(slow.amount));
      REQUIRE(quick.eligible == (slow.verdict == truth::yes));
      if (!quick.eligible) continue;
      const auto yen = [](bool there, std::int64_t amount) { return there ? std::optional(rational(amount)) : std::nullopt; };
      CHECK(slow.amount.stated_low == yen(quick.has_stated, quick.stated));
      CHECK(slow.amount.max == yen(quick.has_possible, quick.most));
      CHECK(slow.amount.min == yen(quick.has_possible, quick.least));
      ++eligible;
    }
  }
  CHECK(loaded > 500);
  CHECK(eligible > 200);
}

TEST_CASE("one open amount gives the hull that trying every yen gives") {
  engine random = property::generator("evaluate");
  const rule r(santei_test::measure_with("種別 補助\n対象 投資額 が 20円 以上 仮定「a」\n経費 対象経費 なければ 投資額 仮定「a」\n"
                                         "補助率 3/4 経費 30円 以下の部分 仮定「a」\n補助率 1/3 経費 30円 超の部分 仮定「a」\n"
                                         "上限額 27円 対象地域 のとき 仮定「a」\n下限額 18円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  for (int round = 0; round < 200; ++round) {
    const std::int64_t low = below(random, 60), high = low + below(random, 40);
    facts range;
    range.set("investment", std::to_string(low) + "円.." + std::to_string(high) + "円").set("in_area", below(random, 2) == 0);
    const auto wide = r.ask(range);
    REQUIRE(wide.amount.tight);
    std::optional<rational> least, most;
    for (std::int64_t yen = low; yen <= high; ++yen) {
      facts point;
      point.set("investment", std::to_string(yen) + "円");
      for (const auto& item : range.items())
        if (item.key == "in_area") point.add(item);
      const auto a = r.ask(point).amount;
      least = least ? std::min(*least, *a.stated_low) : *a.stated_low;
      most = most ? std::max(*most, *a.stated_high) : *a.stated_high;
    }
    INFO(low << ".." << high << " " << santei_test::summary(wide.amount));
    CHECK(wide.amount.stated_low == least);
    CHECK(wide.amount.stated_high == most);
  }
}

TEST_CASE("pages 2 and 58 give an independent oracle's yen") {
  using big = boost::multiprecision::cpp_int;
  using exact = boost::multiprecision::cpp_rational;
  engine random = property::generator("evaluate");
  const auto yen = [](const exact& x) { return big(numerator(x) / denominator(x)); };
  const auto folder = santei_test::rules_folder() / "r6_supplementary";
  const rule page2(santei_test::read_file(folder / "p02_large_growth_investment.santei"));
  const rule page58(santei_test::read_file(folder / "p58_nariwai_noto_2024.santei"));
  for (int round = 0; round < 500; ++round) {
    const std::int64_t cost = below(random, 25'000'000'000) + 1;
    const auto two = page2.ask({{"company_size", "sme"}, {"investment", std::to_string(cost) + "円"}}).amount;
    const big expected = cost < 1'000'000'000 ? big(0) : yen(std::min<exact>(exact(cost) / 3, exact(5'000'000'000)));
    CHECK(two.stated_high->text() == expected.str());
    const auto fifty_eight = page58
                                 .ask({{"company_size", "sme"},
                                       {"group_member", "はい"},
                                       {"prefecture", "ishikawa"},
                                       {"disaster", "noto_2024"},
                                       {"multiple_disaster", "はい"},
                                       {"full_grant_terms", "はい"},
                                       {"fixed_part", "combined"},
                                       {"eligible_cost", std::to_string(cost) + "円"}})
                                 .amount;
    const exact fixed = std::min<exact>(exact(cost), exact(500'000'000));
    CHECK(fifty_eight.stated_high->text() == yen(std::min<exact>(fixed + (cost - fixed) * 3 / 4, exact(1'500'000'000))).str());
  }
}
