// Facts met with a plan: each input of the plan known exactly, within a range or a set, or missing (E08xx otherwise).
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/result.hpp>
#include <santei/number/interval.hpp>
#include <santei/plan/limits.hpp>
#include <santei/plan/plan.hpp>
#include <santei/text/outcome.hpp>
#include <santei/value/facts.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace santei::evaluate {

/// What is known of one input, in one row.
struct bound_value {
  bool given = false;                    // anything is known
  interval range = interval::everything();  // of a number
  std::vector<std::uint32_t> choices;    // of a 区分 or 真偽 (0 いいえ, 1 はい): what it may be, sorted
};

/// One case ready to evaluate: values[input][row]; an input that is not a row's has one entry.
struct bound_case {
  std::vector<std::vector<bound_value>> values;
  std::size_t rows = 1;
  std::vector<std::string> unused;  // keys that the catalogue knows and the plan does not read
  std::vector<note> notes;          // of how the facts were given

  /// Whether anything is known of the input; of a row's in any row, so not where there are no rows.
  [[nodiscard]] bool given(std::uint32_t input) const {
    return std::any_of(values[input].begin(), values[input].end(), [](const bound_value& one) { return one.given; });
  }
};

/// Where a fact's key is known beyond the plan.
struct key_space {
  std::string programme, measure;                                    // "programme/measure.key" is for this measure alone
  std::function<const declaration*(std::string_view)> find;          // any declared key of the catalogue; null when unknown
  std::function<std::vector<std::string>()> all;                     // for suggestions
  std::function<std::vector<std::string>(std::string_view)> named;   // the keys that a name means in any width and case: as key or label
  std::function<bool(std::string_view)> is_rows;                     // whether any rule has a 明細 with the key
};

/// The key that a name means to the measure: a key, or a label in any width and letter case, the plan's own before others of the catalogue;
/// the name itself where nothing is called so. Refused: a name of several facts (E0817, with their keys).
[[nodiscard]] outcome<std::string> key_of(const plan::measure_plan& plan, const key_space& keys, std::string_view name);

/// Refused: unknown keys (E0811, nearest words), keys given twice (E0812), values that do not fit (E0801 …), a common denominator of all of
/// more than 40 digits (E0809), both of an exclusive pair true
/// (E0813), a rate_category that is not listed (E0814), more rows than the limit on steps allows (E0815). Past the limit on problems the rest is not
/// looked at (E0816).
[[nodiscard]] outcome<bound_case> bind(const plan::measure_plan& plan, const facts& given, const key_space& keys = {},
                                       const plan::limits& within = {});

}  // namespace santei::evaluate

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/evaluate/bind.ipp>
#endif
