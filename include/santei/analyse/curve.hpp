// The amount as an exact function of one amount: piecewise linear, with open and closed rational ends, before any final 端数.
#pragma once

#include <santei/analyse/limits.hpp>
#include <santei/config.hpp>
#include <santei/evaluate/bind.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/number/rational.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace santei::analyse {

namespace detail {
struct case_table;
}

/// slope · x + intercept for x between `from` and `to`. The last piece has no `to`.
struct piece {
  rational from;
  std::optional<rational> to;
  bool from_closed = true, to_closed = false;
  rational slope, intercept;  ///< yen per unit of x, and yen
  std::string why;            ///< the clause that makes it, in the notation

  [[nodiscard]] rational at(const rational& x) const { return slope * x + intercept; }
};

/// Where the function leaps: from the limit below to the value, or from the value to the limit above. `size` in yen, negative downwards.
struct jump {
  rational at, size;
  bool beyond = false;  ///< the value still stands at `at`, and leaps just beyond it
};

/// A function on x ≥ 0 (or the declared range); where it has no value (nothing stated, nothing that bounds it) there is no piece.
struct line {
  std::vector<piece> pieces;  ///< in order, without gaps where it has a value
  std::vector<jump> jumps;

  /// The value at x; nothing where there is none.
  [[nodiscard]] std::optional<rational> at(const rational& x) const;
};

/// What 端数 does at the end. Where `by` is given the rounded amount is exactly round(line(x)) at every x; `curve::amounts_at` is exact
/// always.
struct final_rounding {
  /// nothing: none, or parts of the amount are rounded by themselves, or differently in different completions
  std::optional<plan::rounding> by;
  std::string text;                  ///< the clauses; empty where there is none
};

struct curve {
  std::uint32_t input = 0;     ///< of the plan
  declaration over;
  currency money = {};         ///< of the amounts, which count its smallest unit
  line stated_low, stated_high, possible_low, possible_high;  ///< unrounded
  final_rounding rounding;
  bool tight = true;
  std::size_t steps = 0;       ///< nodes computed for it, as the limit on them counts
  std::shared_ptr<const detail::case_table> cases;  ///< what each completion says on each stretch, before and after 端数

  /// The amounts at x after 端数, as `estimate` gives them. Precondition: x lies in the range of the input.
  [[nodiscard]] evaluate::amounts amounts_at(const rational& x) const;
};

/// The curve of `plan` over `input`, the other facts as bound (known, ranges of choices, sets or missing). What `of` says of the input
/// itself is not used. Refused with E0901: the rule is not piecewise linear in the input (a product of it with itself, rounding inside);
/// E0902: a second amount is open; E0903: not a number to draw over (区分, 真偽, 日付, 月, or one of several rows); E0904: more open
/// cases or pieces than the limits allow.
[[nodiscard]] outcome<curve> curve_of(const plan::measure_plan& plan, const evaluate::bound_case& of, std::uint32_t input,
                                      const limits& within = {});

}  // namespace santei::analyse

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/analyse/curve.ipp>
#endif
