// The fast path: a plan compiled to whole-number registers over fixed denominators, for cases in which everything is known.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace santei::evaluate {

/// The amounts of one completion in whole yen (exactly the reference evaluator's, rounded down where a rule has no 端数).
struct point_result {
  bool eligible = false;
  bool has_stated = false;    // `stated` counts
  bool has_possible = false;  // [least, most] counts
  bool open = false;          // an open rate stands in the completion
  bool undetermined = false;  // 補助率 未定: [0, most] counts only beside another completion's figure
  bool may_be_less = false;   // both count, and `least` is below `stated`
  bool wide = false;          // some amount does not fit in 64 bits: ask estimate()
  bool stated_unbounded = false, least_unbounded = false, most_unbounded = false;  // where a fact is assumed `far`
  std::int64_t stated = 0, least = 0, most = 0;
};

/// A step's value, left in the registers: worded only when somebody reads it.
struct traced_step {
  std::uint32_t step = 0;  // index into measure_plan::steps
  rational value;
};

/// A plan compiled once and run on many cases. Immutable and safe to share; each thread has its own workspace. Running allocates nothing.
///
/// Whole numbers are proven to fit in 64 bits while every input stays below 2^50; other cases run checked in 128 bits, and what does not
/// fit there in exact rationals. All three give the same yen.
class machine {
 public:
  /// One case: a number in 1/scale of the fact's unit, a choice, 0 or 1 of a 真偽; `not_given` for a fact that is not known.
  class workspace {
   public:
    /// `value` in 1/scale(input) of the unit, or `not_given`. Precondition: what the fact may be.
    void set(std::uint32_t input, std::int64_t value) {
      registers_[input] = value == not_given ? 0 : value;
      registers_[inputs_ + input] = value != not_given;
      if (!exact_.empty()) exact_[input].reset();
    }
    /// What a completion takes an unknown fact to be: the rule still sees that it was not given.
    void assume(std::uint32_t input, std::int64_t value) {
      set(input, value);
      registers_[inputs_ + input] = 0;
    }

   private:
    friend class machine;
    std::size_t inputs_ = 0;
    std::vector<std::int64_t> registers_;               // inputs, whether each is given, then what the code computes
    std::vector<std::optional<rational>> exact_;        // of an input, where it does not fit a register; empty when all do
  };
  static constexpr std::int64_t not_given = INT64_MIN;
  /// A number beyond every bound that the rule can set it, for workspace::assume: the amounts that grow with it are unbounded.
  static constexpr std::int64_t far = INT64_MIN + 1;

  /// `scales`: in how many parts a unit of each input counts; empty: 1,000 for quantities, ratios and unit prices, else 1.
  explicit machine(std::shared_ptr<const plan::measure_plan> plan, std::vector<std::int64_t> scales = {});
  ~machine();
  machine(machine&&) noexcept;
  machine& operator=(machine&&) noexcept;

  [[nodiscard]] const plan::measure_plan& plan() const;
  /// Registers with the constants in place and every input `not_given`.
  [[nodiscard]] workspace make_workspace() const;
  /// In how many parts a unit of the input counts: 1 for yen, whole numbers, choices; 1,000 for quantities and the like.
  [[nodiscard]] std::int64_t scale(std::uint32_t input) const;
  /// Puts a bound case into the registers; false when something that can matter is open or stands in several rows, or when what the page
  /// permits and does not state may fall below 下限額, so that the verdict is unknown.
  bool load(const bound_case& from, workspace& into) const;

  /// The amounts of the case in the workspace.
  [[nodiscard]] point_result run(workspace& in) const;
  /// The steps of the last run, in order; only those that apply.
  [[nodiscard]] std::vector<traced_step> trace(const workspace& after) const;

 private:
  struct code;
  [[nodiscard]] std::optional<point_result> run_wide(const workspace& in) const;
  [[nodiscard]] bool is_far(const workspace& in) const;
  [[nodiscard]] static point_result beyond_bounds();
  std::unique_ptr<const code> code_;
};

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/machine.ipp>
#endif
