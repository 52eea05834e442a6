// W6, questions at the start of a talk: what one measure and all measures answer with nothing known, with the size known, and with size,
// prefecture and cost known; what to ask next; a curve.
#include <santei/analyse/curve.hpp>
#include <santei/analyse/questions.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/estimate.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <vector>

namespace {

using santei::analyse::asked_measure;
using santei::catalogue::catalogue;

constexpr const char* worst = "nariwai_noto_2024/type_a";

santei::facts known(std::int64_t how_much) {
  santei::facts made;
  if (how_much > 0) made.set("company_size", "sme");
  if (how_much > 1) made.set("prefecture", "ishikawa").set("eligible_cost", "500万円");
  return made;
}

/// What the plan reads of the facts.
santei::evaluate::bound_case bound(const santei::plan::measure_plan& plan, const santei::facts& given) {
  santei::facts read;
  for (const auto& item : given.items())
    if (plan.find(item.key)) read.add(item);
  return santei::evaluate::bind(plan, read).value();
}

void estimate_worst(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  const auto measure = rules.find_one(worst).value();
  const auto nothing = bound(measure.plan(), {});
  for (auto _ : state) benchmark::DoNotOptimize(santei::evaluate::estimate(measure.plan(), nothing));
}

std::vector<asked_measure> answered(const std::vector<santei::catalogue::measure>& all, const santei::facts& given) {
  std::vector<asked_measure> made;
  for (const auto& one : all) {
    const auto told = bound(one.plan(), given);
    made.push_back({{}, &one.plan(), told, santei::evaluate::estimate(one.plan(), told)});
  }
  return made;
}

void estimate_all(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  const auto measures = rules.all({}).value();
  if (measures.size() < 142) std::abort();
  const santei::facts given = known(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(answered(measures, given));
}

void ask_all(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  const auto measures = rules.all({}).value();
  const santei::facts given = known(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(santei::analyse::questions_for(answered(measures, given)));
}

void curve_of_worst(benchmark::State& state) {
  const auto rules = catalogue::embedded();
  const auto measure = rules.find_one(worst).value();
  const auto nothing = bound(measure.plan(), {});
  const auto over = measure.plan().find("eligible_cost").value();
  for (auto _ : state) benchmark::DoNotOptimize(santei::analyse::curve_of(measure.plan(), nothing, over));
}

BENCHMARK(estimate_worst)->Unit(benchmark::kMicrosecond);
BENCHMARK(estimate_all)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(ask_all)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);
BENCHMARK(curve_of_worst)->Unit(benchmark::kMicrosecond);

}  // namespace
