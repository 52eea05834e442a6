// Page 2 over batches of Arrow: choices by dictionary and yen as they lie, the same as texts, and amounts only.
#include <santei/catalogue/catalogue.hpp>
#include <santei/table/arrow.hpp>

#include "support/arrow_made.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace santei_test;

constexpr std::size_t rows = std::size_t{1} << 20;

std::vector<arrow_column> made_table(bool coded_choices) {
  std::mt19937_64 random(std::mt19937_64::default_seed);
  const std::vector<std::string> sizes{"sme", "micro", "mid_sized", "large"};
  std::vector<std::int8_t> codes;
  std::vector<std::string> words;
  std::vector<std::int64_t> yen;
  for (std::size_t row = 0; row < rows; ++row) {
    codes.push_back(static_cast<std::int8_t>(random() % sizes.size()));
    if (!coded_choices) words.push_back(sizes[static_cast<std::size_t>(codes.back())]);
    yen.push_back(static_cast<std::int64_t>(random() % 100'000'000'000));
  }
  return {coded_choices ? coded("company_size", "c", codes, texts("", sizes)) : texts("company_size", words),
          numbers("investment", "l", yen)};
}

void page_2(benchmark::State& state) {
  static const auto rules = santei::catalogue::catalogue::embedded();
  const std::vector<arrow_column> columns = made_table(state.range(0) == 0);
  santei::table::arrow_options options;
  if (state.range(1) != 0) options.answers.reset(0).reset(1);  // no words, amounts only
  ArrowSchema schema = schema_of(columns);
  auto table = santei::table::arrow_answers::open({{"p2", rules.find_one("large_growth_investment/large_investment").value()}}, rules,
                                                  schema, options)
                   .value();
  schema.release(&schema);
  ArrowArray held = array_of(columns, rows);
  for (auto _ : state) {
    ArrowArray batch = held, out;
    batch.release = [](ArrowArray* self) { self->release = nullptr; };
    if (!table.answer(batch, out).empty()) return state.SkipWithError("refused");
    out.release(&out);
  }
  held.release(&held);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}
BENCHMARK(page_2)->ArgNames({"texts", "amounts_only"})->Args({0, 0})->Args({0, 1})->Args({1, 0})->Unit(benchmark::kMillisecond);

}  // namespace
