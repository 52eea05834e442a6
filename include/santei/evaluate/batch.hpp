// Columns of a million rows: one measure over a table in the caller's memory, each row the answer that estimate() gives.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace santei::evaluate {

class portfolio;

/// One fact in every row, in the caller's memory (Arrow's layout). A row whose bit in `validity` is 0 does not know the fact; null: all
/// rows know it.
struct column {
  /// How values lie in `data`: one bit (真偽), codes in 8 or 32 bits, whole numbers in 32 or 64 bits. `absent`: no row knows the fact.
  enum class form : std::uint8_t { absent, bits, uint8, int32, int64 };
  form of = form::absent;
  const void* data = nullptr;
  const std::uint8_t* validity = nullptr;
  std::size_t offset = 0;  // of the first row, in `data` and `validity`
  /// Of 区分 and 真偽: the choice that each code means, `unknown_code`, or a choice that there is not (the row is refused). Empty: a code
  /// is the choice.
  std::span<const std::int32_t> choices = {};
};
inline constexpr std::int32_t unknown_code = -1;

/// Why a row was refused.
enum class row_problem : std::uint8_t {
  none,
  out_of_range,    // a number below or above what the fact may be (E0806, E0807)
  no_such_choice,  // E0804
  exclusive,       // both of an exclusive pair are true (E0813)
  too_large,       // some amount does not fit in 64 bits: ask estimate()
};

/// Where answers go: one entry a row, bitmaps as Arrow's, bit 0 where there is no such amount. Null: not wanted. A refused row gets verdict
/// unknown, status not_computable, no amounts.
struct answer_columns {
  std::uint8_t* verdict = nullptr;  // santei::truth
  std::uint8_t* status = nullptr;   // evaluate::status
  std::int64_t *min = nullptr, *max = nullptr, *stated_low = nullptr, *stated_high = nullptr;  // 0 where there is none
  std::uint8_t *min_valid = nullptr, *max_valid = nullptr, *stated_low_valid = nullptr, *stated_high_valid = nullptr;
  std::uint8_t* problem = nullptr;  // row_problem
};

/// Which instructions the fused lanes may use; every choice gives the same yen.
enum class instruction_set : std::uint8_t { portable, baseline, avx2, avx512 };
/// The best that this machine has.
[[nodiscard]] instruction_set best_instruction_set() noexcept;

struct batch_options {
  std::vector<std::int64_t>
      scales;  // in how many parts a unit of each input counts; empty: 1,000 for quantities, ratios and unit prices, else 1
  instruction_set use = best_instruction_set();
};

/// A plan made ready for tables. What a row's discrete facts and gaps leave of the rule is worked out once for each combination that
/// occurs, as a table of segments over the one amount that remains; rows look it up. Safe to share between threads.
class batch {
 public:
  explicit batch(std::shared_ptr<const plan::measure_plan> plan, batch_options options = {});
  ~batch();
  batch(batch&&) noexcept;
  batch& operator=(batch&&) noexcept;

  [[nodiscard]] const plan::measure_plan& plan() const;
  [[nodiscard]] std::int64_t scale(std::uint32_t input) const;
  /// Rows [first, first + count) of the columns, one column an input of the plan; answers go to the same rows. Threads may share the tables
  /// where each `first` is a multiple of 8. Allocates nothing for a row whose combination was met before.
  /// Several threads give the same answers; then `first` is a multiple of 8.
  /// True: every row was answered and has every amount asked for, so that `problem` and bitmaps say nothing more; false: some row is not
  /// so, or may not be.
  bool run(std::span<const column> inputs, std::size_t first, std::size_t count, const answer_columns& out, unsigned threads = 1) const;

 private:
  friend class portfolio;
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/batch.ipp>
#endif
