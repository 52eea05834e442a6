// One evaluation with every fact known, beside the same arithmetic written by hand: in 64-bit integers, and in cpp_rational.
#include <santei/evaluate/estimate.hpp>
#include <santei/evaluate/machine.hpp>
#include <santei/report/explain.hpp>

#include "support/rules.hpp"

#include <benchmark/benchmark.h>
#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>

namespace {

using santei::facts;
using santei_test::rule;
using exact = boost::multiprecision::cpp_rational;
using whole = boost::multiprecision::cpp_int;

constexpr std::size_t cases = 1024;  // enough that no branch is learnt by heart

std::array<std::int64_t, cases> amounts(std::int64_t most) {
  std::array<std::int64_t, cases> made{};
  std::uint64_t state = 88172645463325252U;
  for (std::int64_t& yen : made) {
    state ^= state << 13U, state ^= state >> 7U, state ^= state << 17U;
    yen = static_cast<std::int64_t>(state % static_cast<std::uint64_t>(most));
  }
  return made;
}

// Page 2: 1/3, up to 50億円, investment of at least 10億円.
struct page2 {
  static constexpr std::int64_t most = 20'000'000'000;
  static rule load() {
    return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p02_large_growth_investment.santei"));
  }
  static facts known() { return {{"company_size", "sme"}, {"investment", "30億円"}}; }
  static const char* amount() { return "investment"; }

  static std::int64_t by_hand(int size, std::int64_t investment) {
    if (size > 2 || investment < 1'000'000'000) return 0;
    return std::min<std::int64_t>(investment, 15'000'000'000) / 3;
  }
  static whole by_rational(int size, const exact& investment) {
    if (size > 2 || investment < 1'000'000'000) return 0;
    const exact grant = std::min(exact(investment * exact(1, 3)), exact(5'000'000'000));
    return whole(numerator(grant) / denominator(grant));
  }
};

// Page 58 A: 5億円 first, 3/4 on the rest, up to 15億円, for a company hit twice whose terms are met.
struct page58 {
  static constexpr std::int64_t most = 3'000'000'000;
  static rule load() {
    return rule(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p58_nariwai_noto_2024.santei"));
  }
  static facts known() {
    return {{"company_size", "sme"},    {"group_member", "はい"},      {"prefecture", "ishikawa"},
            {"disaster", "noto_2024"},  {"multiple_disaster", "はい"}, {"full_grant_terms", "はい"},
            {"fixed_part", "combined"}, {"eligible_cost", "10億円"},   {"in_six_municipalities", "いいえ"}};
  }
  static const char* amount() { return "eligible_cost"; }

  static std::int64_t by_hand(int size, std::int64_t cost) {
    if (size > 1) return 0;
    const std::int64_t fixed = std::min<std::int64_t>(cost, 500'000'000);
    return std::min<std::int64_t>(fixed + (cost - fixed) * 3 / 4, 1'500'000'000);
  }
  static whole by_rational(int size, const exact& cost) {
    if (size > 1) return 0;
    const exact fixed = std::min(cost, exact(500'000'000));
    const exact grant = std::min(exact(fixed + exact(cost - fixed) * exact(3, 4)), exact(1'500'000'000));
    return whole(numerator(grant) / denominator(grant));
  }
};

template <class Page>
void by_hand(benchmark::State& state) {
  const auto yen = amounts(Page::most);
  int size = 1;
  for (auto _ : state) {
    for (const std::int64_t amount : yen) {
      benchmark::DoNotOptimize(size);
      benchmark::DoNotOptimize(Page::by_hand(size, amount));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases));
}

template <class Page>
void by_cpp_rational(benchmark::State& state) {
  const auto yen = amounts(Page::most);
  int size = 1;
  for (auto _ : state) {
    for (const std::int64_t amount : yen) {
      benchmark::DoNotOptimize(size);
      benchmark::DoNotOptimize(Page::by_rational(size, exact(amount)));
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases));
}

template <class Page>
struct loaded {
  rule of = Page::load();
  santei::evaluate::machine fast{of.plan};
  santei::evaluate::machine::workspace work = fast.make_workspace();
  std::uint32_t amount = *of.plan->find(Page::amount());
  std::array<std::int64_t, cases> yen = amounts(Page::most);

  loaded() {
    if (!fast.load(of.bind(Page::known()).value(), work)) std::abort();
    for (const std::int64_t one : yen) {
      work.set(amount, one);
      if (fast.run(work).stated != Page::by_hand(1, one)) std::abort();
    }
  }
};

template <class Page>
void santei_without_trace(benchmark::State& state) {
  loaded<Page> page;
  for (auto _ : state)
    for (const std::int64_t one : page.yen) {
      page.work.set(page.amount, one);
      benchmark::DoNotOptimize(page.fast.run(page.work));
    }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases));
}

template <class Page>
void santei_with_trace(benchmark::State& state) {
  loaded<Page> page;
  for (auto _ : state)
    for (const std::int64_t one : page.yen) {
      page.work.set(page.amount, one);
      benchmark::DoNotOptimize(page.fast.run(page.work));
      benchmark::DoNotOptimize(page.fast.trace(page.work));
    }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases));
}

template <class Page>
void santei_with_explanation(benchmark::State& state) {
  loaded<Page> page;
  const santei::report::explainer words(*page.of.plan);
  for (auto _ : state)
    for (const std::int64_t one : page.yen) {
      page.work.set(page.amount, one);
      benchmark::DoNotOptimize(page.fast.run(page.work));
      benchmark::DoNotOptimize(words.steps_text(page.fast.trace(page.work)));
    }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * cases));
}

template <class Page>
void santei_full_answer(benchmark::State& state) {
  const rule of = Page::load();
  const auto bound = of.bind(Page::known()).value();
  for (auto _ : state) benchmark::DoNotOptimize(santei::evaluate::estimate(*of.plan, bound));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

}  // namespace

BENCHMARK_TEMPLATE(by_hand, page2);
BENCHMARK_TEMPLATE(santei_without_trace, page2);
BENCHMARK_TEMPLATE(santei_with_trace, page2);
BENCHMARK_TEMPLATE(santei_with_explanation, page2);
BENCHMARK_TEMPLATE(santei_full_answer, page2);
BENCHMARK_TEMPLATE(by_cpp_rational, page2);
BENCHMARK_TEMPLATE(by_hand, page58);
BENCHMARK_TEMPLATE(santei_without_trace, page58);
BENCHMARK_TEMPLATE(santei_with_trace, page58);
BENCHMARK_TEMPLATE(santei_with_explanation, page58);
BENCHMARK_TEMPLATE(santei_full_answer, page58);
BENCHMARK_TEMPLATE(by_cpp_rational, page58);
