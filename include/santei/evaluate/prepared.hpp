// One measure asked again and again: what settles it is worked out once for each combination of facts, then only numbers change.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/machine.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/plan/plan.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

namespace santei::evaluate {

/// A plan with the combinations of facts it has met. Not to be shared between threads.
class prepared {
 public:
  static constexpr std::int64_t not_given = machine::not_given;

  explicit prepared(std::shared_ptr<const plan::measure_plan> plan);
  ~prepared();
  prepared(prepared&&) noexcept;
  prepared& operator=(prepared&&) noexcept;

  [[nodiscard]] const plan::measure_plan& plan() const;
  /// In how many parts a unit of the input counts, as machine::scale.
  [[nodiscard]] std::int64_t scale(std::uint32_t input) const;
  /// What estimate() says of the facts, one entry an input: a number in 1/scale(input), a choice, 0 or 1, or `not_given`. Nothing where
  /// they leave something open or are refused, or where an amount does not fit in 64 bits: bind() and estimate() say. Allocates nothing for
  /// a combination that was met before.
  [[nodiscard]] std::optional<point_result> ask(std::span<const std::int64_t> facts);

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// The status of a case in which nothing is open.
[[nodiscard]] status status_of(const point_result& of) noexcept;

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/prepared.ipp>
#endif
