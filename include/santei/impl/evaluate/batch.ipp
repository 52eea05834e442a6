// A plan made ready for tables, and runs over their rows.
#pragma once

#include <santei/evaluate/batch.hpp>

#include <santei/impl/evaluate/batch/runs.hpp>
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
  const auto& asked = of.plan->requirements;
  of.alone = of.plan->inputs.size() > detail::most_inputs ||
             std::any_of(asked.begin(), asked.end(), [](const plan::requirement& one) { return one.in_doubt != plan::no_node; });
  for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i) {
    const declaration& d = of.plan->inputs[i].declared;
    if (i == of.scales.size()) of.scales.push_back(detail::usual_scale(d.of.of));
    of.limits.push_back(detail::range_of(d, of.scales[i]));
  }
  of.whole = std::make_unique<const machine>(of.plan, of.scales);
}
SANTEI_INLINE batch::~batch() = default;
SANTEI_INLINE batch::batch(batch&&) noexcept = default;
SANTEI_INLINE batch& batch::operator=(batch&&) noexcept = default;

SANTEI_INLINE const plan::measure_plan& batch::plan() const { return *state_->of.plan; }
SANTEI_INLINE std::int64_t batch::scale(std::uint32_t input) const { return state_->of.scales[input]; }

SANTEI_INLINE bool batch::run(std::span<const column> inputs, std::size_t first, std::size_t count, const answer_columns& out,
                              unsigned threads) const {
  detail::table_measures<state> table;
  table.add(*state_, inputs);
  const std::uint16_t only[] = {0};
  const auto answers = [&](std::uint16_t) -> const answer_columns& { return out; };
  std::atomic<bool> complete = true;
  detail::in_threads(first, count, threads, [&](std::size_t from, std::size_t rows, unsigned) {
    detail::table_runs<state> runs(table, only, answers, detail::outgrows_caches(rows, 1));
    runs.rows(from, rows);
    if (!runs.complete()) complete = false;
  });
  return complete;
}

}  // namespace santei::evaluate
