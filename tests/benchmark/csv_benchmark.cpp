// A CSV of applicants for page 2, cut, read, answered and written on one core, beside memchr and memcpy over the same bytes.
#include <santei/catalogue/catalogue.hpp>
#include <santei/table/applicants.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace santei::table;

constexpr std::size_t rows = 400'000, step = std::size_t{1} << 18;

/// company_size and investment; `plain`: every cell a key or digits, else some as people write them.
std::string made_table(bool plain) {
  std::mt19937_64 random(std::mt19937_64::default_seed);
  const std::vector<std::string> sizes = plain ? std::vector<std::string>{"sme", "micro", "mid_sized", "large"}
                                               : std::vector<std::string>{"中小企業", "\"micro\"", "", "large"};
  std::string made = "company_size,investment\n";
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t yen = random() % 100'000'000'000;
    const bool words = !plain && row % 4 == 0;
    made += sizes[random() % sizes.size()] + "," + (words ? std::to_string(yen / 100'000'000) + "億円" : std::to_string(yen)) + "\n";
  }
  return made;
}

std::size_t answer(const std::string& text) {
  static const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find_one("large_growth_investment/large_investment").value();
  csv_splitter splitter;
  csv_piece piece;
  csv_answers made;
  std::size_t at = 0, written = 0;
  const auto more = [&] {
    at < text.size() ? splitter.feed(std::string_view(text).substr(at, step)) : splitter.finish();
    return (at += step) < text.size() + 2 * step;
  };
  while (!splitter.next(piece, true)) more();
  csv_records head(piece.text);
  csv_record header;
  head.next(header);
  const auto table = applicants::open({{"p2", measure}}, rules, header, santei::language::japanese).value();
  auto worker = table.make_worker();
  do
    while (splitter.next(piece)) worker.answer(piece, made), written += made.text.size();
  while (more());
  return written;
}

void set_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

void batch_of_page_2(benchmark::State& state) {
  const std::string text = made_table(state.range(0) == 0);
  for (auto _ : state) benchmark::DoNotOptimize(answer(text));
  set_bytes(state, text);
}
BENCHMARK(batch_of_page_2)->ArgName("as_people_write")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

void memchr_of_the_same_bytes(benchmark::State& state) {
  const std::string text = made_table(true);
  for (auto _ : state) {
    std::size_t lines = 0;
    for (const char* p = text.data();
         (p = static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(text.data() + text.size() - p)))) != nullptr; ++p)
      ++lines;
    benchmark::DoNotOptimize(lines);
  }
  set_bytes(state, text);
}
BENCHMARK(memchr_of_the_same_bytes)->Unit(benchmark::kMillisecond);

void memcpy_of_the_same_bytes(benchmark::State& state) {
  const std::string text = made_table(true);
  std::string to(text.size(), '\0');
  for (auto _ : state) {
    std::memcpy(to.data(), text.data(), text.size());
    benchmark::ClobberMemory();
  }
  set_bytes(state, text);
}
BENCHMARK(memcpy_of_the_same_bytes)->Unit(benchmark::kMillisecond);

}  // namespace
