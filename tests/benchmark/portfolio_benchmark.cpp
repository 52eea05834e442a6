// The whole catalogue over one table: totals of every measure and the best of each row, with every cell known and with a tenth unknown.
#include <santei/evaluate/portfolio.hpp>

#include "support/rules.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace {

using santei::evaluate::batch;
using santei::evaluate::column;
using santei_test::rule;

/// One column a key; listed rates, of which each measure has its own, one an input.
class applicants {
 public:
  applicants(std::size_t rows, int unknown_of_100) : rows_(rows), unknown_(unknown_of_100) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder() / "r6_supplementary"))
      if (entry.path().extension() == ".santei") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
      const auto file = santei_test::checked(santei_test::read_file(path), santei_test::vocabulary());
      for (std::size_t i = 0; i < file->measures.size(); ++i) rules_.emplace_back(file, i);
    }
    for (const rule& one : rules_) {
      engines_.push_back(std::make_unique<batch>(one.plan));
      inputs_.emplace_back();
      for (std::uint32_t i = 0; i < one.plan->inputs.size(); ++i)
        inputs_.back().push_back(column_of(*one.plan, i, engines_.back()->scale(i)));
    }
    for (std::size_t m = 0; m < rules_.size(); ++m) entries_.push_back({engines_[m].get(), inputs_[m]});
  }
  [[nodiscard]] const std::vector<santei::evaluate::portfolio_entry>& entries() const { return entries_; }

 private:
  struct kept {
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> codes, validity;
  };
  column column_of(const santei::plan::measure_plan& plan, std::uint32_t i, std::int64_t scale) {
    const santei::plan::input& input = plan.inputs[i];
    if (plan.find(input.declared.key) != i) return {};  // the number beside a listed rate
    const bool own = !input.rates.empty();
    auto& at = columns_[own ? input.declared.key + std::to_string(input.declared.choices.size()) : input.declared.key];
    if (!at) at = fill(input.declared, scale);
    const bool number = !at->numbers.empty();
    return {number ? column::form::int64 : column::form::uint8,
            number ? static_cast<const void*>(at->numbers.data()) : at->codes.data(),
            unknown_ > 0 ? at->validity.data() : nullptr,
            0,
            {}};
  }
  std::unique_ptr<kept> fill(const santei::declaration& d, std::int64_t scale) {
    auto made = std::make_unique<kept>();
    made->validity.assign(rows_ / 8 + 1, 0);
    for (std::size_t r = 0; r < rows_; ++r) {
      if (static_cast<int>(random_() % 100) >= unknown_)
        made->validity[r / 8] = static_cast<std::uint8_t>(made->validity[r / 8] | 1U << (r % 8));
      const std::uint64_t x = random_();
      switch (d.of.of) {
        case santei::kind::truth: made->codes.push_back(x % 2); break;
        case santei::kind::category: made->codes.push_back(static_cast<std::uint8_t>(x % d.choices.size())); break;
        case santei::kind::integer: made->numbers.push_back(static_cast<std::int64_t>(x % 400) + 1); break;
        case santei::kind::month: made->numbers.push_back(2024 * 12 + 11 + static_cast<std::int64_t>(x % 6)); break;
        case santei::kind::date: made->numbers.push_back(20000 + static_cast<std::int64_t>(x % 400)); break;
        case santei::kind::ratio: made->numbers.push_back(static_cast<std::int64_t>(x % static_cast<std::uint64_t>(scale + 1))); break;
        case santei::kind::quantity: made->numbers.push_back(static_cast<std::int64_t>(x % 1'000'000)); break;
        default: made->numbers.push_back(static_cast<std::int64_t>(x % 3'000'000'000U));
      }
    }
    return made;
  }

  std::size_t rows_;
  int unknown_;
  std::mt19937_64 random_{4};
  std::vector<rule> rules_;
  std::vector<std::unique_ptr<batch>> engines_;
  std::map<std::string, std::unique_ptr<kept>> columns_;
  std::vector<std::vector<column>> inputs_;
  std::vector<santei::evaluate::portfolio_entry> entries_;
};

/// Arguments: rows, unknown cells of 100, threads. The first iteration also works out what the rows' situations come to.
void whole_catalogue(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  const applicants all(rows, static_cast<int>(state.range(1)));
  std::vector<std::int64_t> yen(rows);
  std::vector<std::uint16_t> which(rows);
  for (auto _ : state) {
    std::vector<santei::evaluate::portfolio_total> totals(all.entries().size());
    santei::evaluate::run_portfolio(all.entries(), 0, rows, totals, {yen.data(), which.data()}, static_cast<unsigned>(state.range(2)));
    benchmark::DoNotOptimize(totals.data());
  }
  state.counters["measures"] = static_cast<double>(all.entries().size());
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

void one_million(benchmark::internal::Benchmark* of) {
  for (const int unknown : {0, 10})
    for (const int threads : {1, 2}) of->Args({1'000'000, unknown, threads});
}
/// Ten times the rows take ten times as long; 7 GB of columns, so only when asked for: SANTEI_BENCH_LARGE=1.
void ten_millions(benchmark::internal::Benchmark* of) {
  if (std::getenv("SANTEI_BENCH_LARGE") == nullptr) {
    of->Args({100'000, 0, 1});
    return;
  }
  for (const int unknown : {0, 10})
    for (const std::int64_t rows : {1'000'000, 10'000'000}) of->Args({rows, unknown, 1});
}

void first_run(benchmark::State& state) { whole_catalogue(state); }

}  // namespace

BENCHMARK(first_run)->Apply(one_million)->Unit(benchmark::kMillisecond)->Iterations(1)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(whole_catalogue)->Apply(one_million)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(whole_catalogue)->Name("linear")->Apply(ten_millions)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
