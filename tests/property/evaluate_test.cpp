// Properties of evaluation over the shipped rules: intervals hold every completion, the fast path is the reference, and pages 2 and 58 are an independent oracle's yen.
#include <santei/evaluate/machine.hpp>

#include "catch.hpp"
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

namespace {

std::vector<rule> shipped_rules() {
  std::vector<rule> made;
  for (const char* folder : {"r6_supplementary", "guidelines"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder() / folder)) {
      if (entry.path().extension() != ".santei") continue;
      const auto file = santei_test::checked(santei_test::read_file(entry.path()), santei_test::vocabulary());
      for (std::size_t i = 0; i < file->measures.size(); ++i) made.emplace_back(file, i);
    }
  return made;
}

using engine = std::mt19937_64;

std::int64_t below(engine& random, std::int64_t n) { return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random); }

/// A value of the input as text; amounts near what rules speak of.
std::string random_value(engine& random, const santei::plan::input& input) {
  const santei::declaration& d = input.declared;
  if (!input.rates.empty()) {
    std::vector<std::string> listed;
    for (const auto& choice : d.choices)
      if (choice.key != "other") listed.push_back(choice.label);
    if (input.other_rates && below(random, 4) == 0) return "3/7";
    return listed[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(listed.size())))];
  }
  switch (d.of.of) {
    case kind::truth: return below(random, 2) == 0 ? "はい" : "いいえ";
    case kind::category: return d.choices[static_cast<std::size_t>(below(random, static_cast<std::int64_t>(d.choices.size())))].key;
    case kind::integer: return std::to_string(below(random, 400) + (d.least ? 1 : 0));
    case kind::month: return std::array{"2024-12", "2025-01", "2025-02", "2025-03", "2025-04"}[static_cast<std::size_t>(below(random, 5))];
    case kind::date: return "2025-06-01";
    case kind::ratio: return "1/2";
    case kind::quantity: return std::to_string(below(random, 1000)) + "." + std::to_string(below(random, 10));
    default: {
      constexpr std::array<std::int64_t, 6> scales{20, 1'000'000, 10'000'000, 1'000'000'000, 2'000'000'000, 30'000'000'000};
      return std::to_string(below(random, scales[static_cast<std::size_t>(below(random, 6))]) + 1) + "円";
    }
  }
}

/// Each key once (a listed rate and the number behind it share one).
std::vector<std::uint32_t> asked_inputs(const santei::plan::measure_plan& plan) {
  std::vector<std::uint32_t> made;
  for (std::uint32_t i = 0; i < plan.inputs.size(); ++i)
    if (std::none_of(made.begin(), made.end(), [&](std::uint32_t j) { return plan.inputs[j].declared.key == plan.inputs[i].declared.key; })) made.push_back(i);
  return made;
}

bool within(const std::optional<rational>& low, const std::optional<rational>& high, const std::optional<rational>& x) {
  return x && (!low || *low <= *x) && (!high || *x <= *high);
}

}  // namespace

TEST_CASE("intervals and verdicts hold for every sampled completion of every shipped measure") {
  engine random = property::generator("evaluate");
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
      const bool size_follows = std::any_of(known.items().begin(), known.items().end(), [](const auto& item) {  // from industry and the like: not free to be set
        return item.key == "industry" || item.key == "capital" || item.key == "employees";
      });
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
                                      std::any_of(r.plan->nodes.begin(), r.plan->nodes.end(), [&](const auto& n) { return n.code == santei::plan::op::given && n.a == i; });
                             });
        if (fallback_changes) continue;
        const auto narrow = r.ask(all);
        INFO(r.file->measures.front().programme << " known " << santei_test::summary(wide.amount) << " completed " << santei_test::summary(narrow.amount));
        if (wide.verdict != truth::unknown && narrow.verdict != truth::unknown) CHECK(wide.verdict == narrow.verdict);
        const auto inside = [&](const auto& low, const auto& high, const auto& x, const auto& y) {
          if (!x && !y) return true;
          return within(low, high, x) && (!y || within(low, high, y));
        };
        if (wide.amount.max || wide.amount.min) CHECK(inside(wide.amount.min, wide.amount.max, narrow.amount.min, narrow.amount.max));
        const bool by_listed_rates = wide.amount.status == santei::evaluate::status::open;  // what 等 stands for is possible, not stated
        if (!by_listed_rates && narrow.amount.status != santei::evaluate::status::ineligible && narrow.amount.stated_low)
          CHECK(inside(wide.amount.stated_low, wide.amount.stated_high, narrow.amount.stated_low, narrow.amount.stated_high));
      }
    }
  }
}

TEST_CASE("the fast path gives the reference's yen wherever everything is known") {
  engine random = property::generator("evaluate");
  std::size_t loaded = 0;
  for (const rule& r : shipped_rules()) {
    const santei::evaluate::machine fast(r.plan);
    auto work = fast.make_workspace();
    for (int round = 0; round < 60; ++round) {
      facts given;
      for (const std::uint32_t i : asked_inputs(*r.plan)) given.set(r.plan->inputs[i].declared.key, random_value(random, r.plan->inputs[i]));
      const auto bound = r.bind(given);
      REQUIRE(bound.has_value());
      if (!fast.load(*bound, work)) continue;
      ++loaded;
      const auto quick = fast.run(work);
      const auto slow = santei::evaluate::estimate(*r.plan, *bound);
      INFO(r.file->measures.front().programme << " " << santei_test::summary(slow.amount));
      REQUIRE(quick.eligible == (slow.verdict == truth::yes));
      if (quick.has_stated) CHECK(slow.amount.stated_low == rational(quick.stated));
      if (quick.has_possible && quick.eligible) CHECK(slow.amount.max == rational(quick.most));
      if (quick.has_possible && quick.eligible) CHECK(slow.amount.min == rational(quick.least));
    }
  }
  CHECK(loaded > 500);
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
    const auto fifty_eight = page58.ask({{"company_size", "sme"}, {"group_member", "はい"}, {"prefecture", "ishikawa"}, {"disaster", "noto_2024"}, {"multiple_disaster", "はい"},
                                         {"full_grant_terms", "はい"}, {"fixed_part", "combined"}, {"eligible_cost", std::to_string(cost) + "円"}}).amount;
    const exact fixed = std::min<exact>(exact(cost), exact(500'000'000));
    CHECK(fifty_eight.stated_high->text() == yen(std::min<exact>(fixed + (cost - fixed) * 3 / 4, exact(1'500'000'000))).str());
  }
}
