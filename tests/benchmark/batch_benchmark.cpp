// A table of applicants against one rule and against twenty, beside the same loops written by hand. Each pair runs over the same columns
// and must give the same yen.
#include <santei/evaluate/portfolio.hpp>

#include "benchmark/batch_work.hpp"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

using namespace bench;

template <class Work>
const Work& table() {
  static const Work made;
  return made;
}
yen_column& output() {
  static yen_column made;
  return made;
}

template <class Work>
void by_plain_loop(benchmark::State& state) {
  const Work& work = table<Work>();
  for (auto _ : state) {
    work.plain(output().data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

template <class Work>
void by_hand(benchmark::State& state) {
#if defined(__x86_64__)
  const Work& work = table<Work>();
  if (santei::evaluate::best_instruction_set() < santei::evaluate::instruction_set::avx2) return state.SkipWithError("no AVX2 here");
  for (auto _ : state) {
    work.by_hand(output().data());
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
#else
  state.SkipWithError("not written for this machine");
#endif
}

/// `check` looks at what the first run wrote.
template <class Work, class Check>
void run_batch(benchmark::State& state, const santei::evaluate::answer_columns& out, Check check) {
  const Work& work = table<Work>();
  const rule of = Work::load();
  const auto use = static_cast<santei::evaluate::instruction_set>(state.range(0));
  if (use > santei::evaluate::best_instruction_set()) return state.SkipWithError("not on this machine");
  const batch engine(of.plan, {{}, use});
  std::vector<column> columns(of.plan->inputs.size());
  work.columns(of, columns);
  engine.run(columns, 0, rows, out);
  check(work);
  for (auto _ : state) {
    engine.run(columns, 0, rows, out);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

void expect_yen(const std::int64_t* got, const std::int64_t* expected) {
  for (std::size_t r = 0; r < rows; ++r)
    if (expected[r] != got[r]) {
      std::cerr << "row " << r << ": " << got[r] << " is not " << expected[r] << '\n';
      std::abort();
    }
}

template <class Work>
void santei_batch(benchmark::State& state) {
  santei::evaluate::answer_columns out;
  out.stated_high = output().data();
  run_batch<Work>(state, out, [](const Work& work) {
    yen_column expected;
    work.plain(expected.data());
    expect_yen(output().data(), expected.data());
  });
}

/// Verdict, status, the four amounts and which of them there are.
template <class Work>
void every_column(benchmark::State& state) {
  static yen_column yen[4];
  static code_column verdict, status, valid[4];
  santei::evaluate::answer_columns out;
  out.verdict = verdict.data(), out.status = status.data();
  out.min = yen[0].data(), out.max = yen[1].data(), out.stated_low = yen[2].data(), out.stated_high = yen[3].data();
  out.min_valid = valid[0].data(), out.max_valid = valid[1].data();
  out.stated_low_valid = valid[2].data(), out.stated_high_valid = valid[3].data();
  run_batch<Work>(state, out, [](const Work& work) {
    work.plain(output().data());
    expect_yen(yen[3].data(), output().data());
  });
}

/// What the memory of this machine gives: nine bytes in, eight out.
void memory_alone(benchmark::State& state) {
  const page2& work = table<page2>();
  for (auto _ : state) {
    std::memcpy(output().data(), work.investment.data(), rows * sizeof(std::int64_t));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

// Twenty rules, twenty columns of answers; blocks of rows stay in the cache while the rules pass over them.
constexpr std::size_t stretch = 2048;

class many_columns {
 public:
  many_columns() : of_(many_rules) {}
  std::int64_t* operator[](std::size_t rule) { return of_[rule].data(); }

 private:
  std::vector<yen_column> of_;
};
many_columns& outputs() {
  static many_columns made;
  return made;
}

/// Nothing but the answers written, past the caches.
#if defined(__x86_64__)
__attribute__((target("avx2"))) void write_column(std::int64_t* to) {
  for (std::size_t r = 0; r < stretch; r += 4) _mm256_stream_si256(reinterpret_cast<__m256i*>(to + r), _mm256_set1_epi64x(7));
}
#else
void write_column(std::int64_t* to) { std::fill_n(to, stretch, 7); }
#endif
void memory_alone_for_twenty(benchmark::State& state) {
  for (auto _ : state) {
    for (std::size_t first = 0; first + stretch <= rows; first += stretch)
      for (std::size_t rule = 0; rule < many_rules; ++rule) write_column(outputs()[rule] + first);
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

template <class Loop>
void twenty_by_loop(benchmark::State& state, Loop loop) {
  const pages58& work = table<pages58>();
  many_columns& to = outputs();
  for (auto _ : state) {
    for (std::size_t begin = 0; begin < rows; begin += stretch)
      for (std::size_t k = 0; k < many_rules; ++k) loop(work, to[k], begin, std::min(rows, begin + stretch), figures_of(k));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}
void twenty_by_plain_loop(benchmark::State& state) {
  twenty_by_loop(state, [](const pages58& work, std::int64_t* to, std::size_t begin, std::size_t end, const pages58::figures& f) {
    work.plain(to, begin, end, f);
  });
}
void twenty_by_hand(benchmark::State& state) {
#if defined(__x86_64__)
  if (santei::evaluate::best_instruction_set() < santei::evaluate::instruction_set::avx2) return state.SkipWithError("no AVX2 here");
  twenty_by_loop(state, [](const pages58& work, std::int64_t* to, std::size_t begin, std::size_t end, const pages58::figures& f) {
    work.by_hand(to, begin, end, f);
  });
#else
  state.SkipWithError("not written for this machine");
#endif
}
void twenty_by_batch(benchmark::State& state) {
  const pages58& work = table<pages58>();
  const auto use = static_cast<santei::evaluate::instruction_set>(state.range(0));
  if (use > santei::evaluate::best_instruction_set()) return state.SkipWithError("not on this machine");
  std::vector<batch> engines;
  std::vector<std::vector<column>> columns;
  for (std::size_t k = 0; k < many_rules; ++k) {
    const rule of = pages58::load(figures_of(k));
    engines.emplace_back(of.plan, santei::evaluate::batch_options{{}, use});
    work.columns(of, columns.emplace_back(of.plan->inputs.size()));
  }
  std::vector<santei::evaluate::portfolio_entry> measures;
  std::vector<santei::evaluate::answer_columns> answers(many_rules);
  for (std::size_t k = 0; k < many_rules; ++k) {
    measures.push_back({&engines[k], columns[k]});
    answers[k].stated_high = outputs()[k];
  }
  const santei::evaluate::portfolio all(measures);
  const auto run = [&] { all.run(0, rows, answers); };
  run();
  for (std::size_t k = 0; k < many_rules; ++k) {
    work.plain(output().data(), 0, rows, figures_of(k));
    if (!std::equal(output().data(), output().data() + rows, outputs()[k])) std::cerr << "rule " << k << " differs\n", std::abort();
  }
  for (auto _ : state) {
    run();
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * rows));
}

/// Columns and answers for programs in other languages, as raw numbers, where SANTEI_BENCH_DATA names a folder.
const bool written = [] {
  const char* folder = std::getenv("SANTEI_BENCH_DATA");
  if (folder == nullptr) return false;
  const auto write = [&](const char* name, const void* data, std::size_t bytes) {
    std::ofstream(std::filesystem::path(folder) / name, std::ios::binary)
        .write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
  };
  const page2& one = table<page2>();
  write("w1_size.u8", one.size.data(), rows), write("w1_investment.i64", one.investment.data(), rows * 8);
  one.plain(output().data());
  write("w1_yen.i64", output().data(), rows * 8);
  const pages58& two = table<pages58>();
  write("w2_size.u8", two.size.data(), rows), write("w2_prefecture.u8", two.prefecture.data(), rows),
      write("w2_hit_twice.u8", two.hit_twice.data(), rows);
  write("w2_terms.u8", two.terms.data(), rows), write("w2_cost.i64", two.cost.data(), rows * 8);
  const std::uint8_t four[] = {two.ishikawa, two.toyama, two.fukui, two.niigata};
  write("w2_prefectures.u8", four, sizeof four);
  two.plain(output().data());
  write("w2_yen.i64", output().data(), rows * 8);
  two.plain(output().data(), 0, rows, figures_of(many_rules - 1));
  write("w3_last_yen.i64", output().data(), rows * 8);
  return true;
}();

}  // namespace

BENCHMARK(memory_alone)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(by_plain_loop, page2)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(by_hand, page2)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(santei_batch, page2)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(by_plain_loop, pages58)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(by_hand, pages58)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(santei_batch, pages58)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(every_column, page2)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(every_column, pages58)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
BENCHMARK(memory_alone_for_twenty)->Unit(benchmark::kMillisecond);
BENCHMARK(twenty_by_plain_loop)->Unit(benchmark::kMillisecond);
BENCHMARK(twenty_by_hand)->Unit(benchmark::kMillisecond);
BENCHMARK(twenty_by_batch)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);
