// The whole catalogue: reading, checking and lowering every programme; the first answer; all 142 measures of the budget for one
// applicant of whom every fact is known.
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/match.hpp>
#include <santei/check/check.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/machine.hpp>
#include <santei/plan/lower.hpp>
#include <santei/syntax/parse.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace {

using santei::catalogue::catalogue;

/// The vocabulary last, then none of the guideline editions.
std::vector<std::string> budget_pages() {
  std::vector<std::string> texts, words;
  for (const auto& file : santei::catalogue::embedded_rules())
    if (santei::catalogue::is_vocabulary(file.path)) words.push_back(file.text);
    else if (file.path.starts_with("r6_supplementary/")) texts.push_back(file.text);
  texts.insert(texts.end(), words.begin(), words.end());
  return texts;
}

void parse_all(benchmark::State& state) {
  const auto texts = budget_pages();
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  for (auto _ : state)
    for (const std::string& text : texts) benchmark::DoNotOptimize(santei::syntax::parse(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

void parse_check_and_lower_all(benchmark::State& state) {
  const auto texts = budget_pages();
  for (auto _ : state) {
    const auto words = santei::check::check_file(santei::syntax::parse(texts.back()).value()).file;
    std::size_t measures = 0;
    for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
      const auto file = santei::check::check_file(santei::syntax::parse(texts[i]).value(), {words, nullptr, nullptr}).file;
      for (std::size_t m = 0; m < file->measures.size(); ++m, ++measures) benchmark::DoNotOptimize(santei::plan::lower(*file, m));
    }
    if (measures != 142) std::abort();
  }
}

void list_all(benchmark::State& state) {
  for (auto _ : state)
    if (catalogue::embedded().list().value().size() < 142) std::abort();
}

void first_answer(benchmark::State& state) {
  for (auto _ : state) {
    const auto rules = catalogue::embedded();
    const auto one = rules.find_one("large_growth_investment/large_investment").value();
    benchmark::DoNotOptimize(one.estimate({{"company_size", "sme"}, {"investment", "30億円"}}));
  }
}

void match_all(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  const santei::facts company{{"company_size", "sme"},
                              {"prefecture", "ishikawa"},
                              {"industry", "製造業"},
                              {"eligible_cost", "3000万円"},
                              {"investment", "3000万円"}};
  for (auto _ : state) benchmark::DoNotOptimize(santei::catalogue::match(rules, company));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rules.list().value().size()));
}

/// A value that every declaration accepts; of open points the first choice.
std::int64_t some_value(const santei::declaration& of, std::int64_t scale) {
  using santei::kind;
  switch (of.of.of) {
    case kind::truth: return 1;
    case kind::category: return 0;
    case kind::money: return 30'000'000;
    case kind::ratio: return 0;
    case kind::date: case kind::month: return 24'300;
    default: return 2 * scale;
  }
}

struct ready {
  santei::evaluate::machine fast;
  santei::evaluate::machine::workspace work;
};

/// The 142 measures of the budget with every input of theirs known.
void run_all_machines(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  std::vector<ready> all;
  std::size_t paid = 0;
  const auto measures = rules.all({}).value();
  for (const auto& one : measures) {
    if (!one.id().edition.empty()) continue;
    santei::evaluate::machine fast(std::shared_ptr<const santei::plan::measure_plan>(std::shared_ptr<const void>(), &one.plan()));
    auto work = fast.make_workspace();
    for (std::uint32_t i = 0; i < one.plan().inputs.size(); ++i) work.set(i, some_value(one.plan().inputs[i].declared, fast.scale(i)));
    all.push_back({std::move(fast), std::move(work)});
  }
  if (all.size() != 142) std::abort();
  for (auto _ : state)
    for (ready& one : all) {
      const auto result = one.fast.run(one.work);
      paid += result.eligible ? 1 : 0;
      benchmark::DoNotOptimize(result);
    }
  if (paid == 0) std::abort();
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 142);
}

}  // namespace

BENCHMARK(parse_all)->Unit(benchmark::kMillisecond);
BENCHMARK(parse_check_and_lower_all)->Unit(benchmark::kMillisecond);
BENCHMARK(list_all)->Unit(benchmark::kMillisecond);
BENCHMARK(first_answer)->Unit(benchmark::kMicrosecond);
BENCHMARK(match_all)->Unit(benchmark::kMillisecond);
BENCHMARK(run_all_machines)->Unit(benchmark::kMicrosecond);
