// A plan made ready for tables, and runs over their rows.
#pragma once

#include <santei/evaluate/batch.hpp>

#include <santei/impl/evaluate/batch/run.hpp>
#include <santei/impl/evaluate/batch/threads.hpp>
#include <santei/impl/evaluate/machine_compiler.hpp>

#include <algorithm>
#include <atomic>

namespace santei::evaluate {

SANTEI_INLINE instruction_set best_instruction_set() noexcept {
#ifdef SANTEI_X86
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi"))
    return instruction_set::avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return instruction_set::avx2;
  if (__builtin_cpu_supports("sse2")) return instruction_set::baseline;
#endif
  return instruction_set::portable;
}

SANTEI_INLINE batch::batch(std::shared_ptr<const plan::measure_plan> plan, batch_options options) : state_(std::make_unique<state>()) {
  detail::batch_plan& of = state_->of;
  of.plan = std::move(plan);
  of.scales = std::move(options.scales);
  state_->use = std::min(options.use, best_instruction_set());
  of.too_many = of.plan->inputs.size() > detail::most_inputs;
  for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i) {
    const declaration& d = of.plan->inputs[i].declared;
    if (i == of.scales.size()) of.scales.push_back(detail::usual_scale(d.of.of));
    of.limits.push_back(detail::limits_of(d, of.scales[i]));
  }
  of.whole = std::make_unique<const machine>(of.plan, of.scales);
}
SANTEI_INLINE batch::~batch() = default;
SANTEI_INLINE batch::batch(batch&&) noexcept = default;
SANTEI_INLINE batch& batch::operator=(batch&&) noexcept = default;

SANTEI_INLINE const plan::measure_plan& batch::plan() const { return *state_->of.plan; }
SANTEI_INLINE std::int64_t batch::scale(std::uint32_t input) const { return state_->of.scales[input]; }

SANTEI_INLINE bool batch::run(std::span<const column> inputs, std::size_t first, std::size_t count, const answer_columns& out) const {
  const detail::fitted_table<state> table(*state_, inputs);
  detail::block_scratch scratch;
  detail::run_memory memory;
  detail::batch_run<state> work(table, out, scratch, memory);
  constexpr std::size_t beyond_caches = std::size_t{1} << 19;
  if (count >= beyond_caches) work.stream();
  for (std::size_t done = 0; done < count; done += detail::block_rows)
    work.block(first + done, std::min(detail::block_rows, count - done), first + done);
  return work.complete();
}

SANTEI_INLINE bool batch::run(std::span<const column> inputs, std::size_t first, std::size_t count, const answer_columns& out,
                              unsigned threads) const {
  std::atomic<bool> all = true;
  detail::in_threads(first, count, threads, [&](std::size_t from, std::size_t rows, unsigned) {
    if (!run(inputs, from, rows, out)) all = false;
  });
  return all;
}

struct batch::runner::work {
  detail::fitted_table<batch::state> table;
  answer_columns out;
  detail::block_scratch scratch;
  detail::run_memory memory;
  bool stream;
};
SANTEI_INLINE batch::runner::runner(std::unique_ptr<work> made) : work_(std::move(made)) {}
SANTEI_INLINE batch::runner::~runner() = default;
SANTEI_INLINE batch::runner::runner(runner&&) noexcept = default;
SANTEI_INLINE batch::runner& batch::runner::operator=(runner&&) noexcept = default;
SANTEI_INLINE batch::runner batch::make_runner(std::span<const column> inputs, const answer_columns& out, bool stream) const {
  return runner(std::unique_ptr<runner::work>(new runner::work{{*state_, inputs}, out, {}, {}, stream}));
}
SANTEI_INLINE void batch::runner::run(std::size_t first, std::size_t count, std::size_t to) {
  detail::batch_run<batch::state> over(work_->table, work_->out, work_->scratch, work_->memory);
  if (work_->stream) over.stream();
  for (std::size_t done = 0; done < count; done += detail::block_rows)
    over.block(first + done, std::min(detail::block_rows, count - done), to + done);
}

}  // namespace santei::evaluate
