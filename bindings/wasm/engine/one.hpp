// One measure for the company: the answer with everything that proves it, the curve, two measures beside each other, costs over several.
#pragma once

#include "everyone.hpp"

#include <santei/report/curve.hpp>

#include <map>
#include <string>

namespace santei::page {

class one_measure {
 public:
  explicit one_measure(everyone& of) : of_(of) {}

  /// {"id"}: verdict clause by clause, amounts, computation, open points, what is missing.
  [[nodiscard]] std::string answer(const request& asked) const;
  /// {"id", "facts"}: verdict and amounts of one measure by any ID, for facts of its own; {"problem": code} where they are refused.
  [[nodiscard]] std::string other_case(const request& asked) const;
  /// {"id", "over"}: the contract's JSON of the curve; kept for `at`.
  [[nodiscard]] std::string curve(const request& asked);
  /// {"id", "over", "x"}: the exact amounts there, in yen, of the curve as it was last asked for.
  [[nodiscard]] std::string at(const request& asked) const;
  /// {"first", "second"}: the contract's JSON of a comparison, and the same in words.
  [[nodiscard]] std::string compare(const request& asked) const;
  /// {"measures": [id], "items": [{"name", "amount", "to": [id]}]}: the contract's JSON of a combination, and the same in words.
  [[nodiscard]] std::string combine(const request& asked) const;

 private:
  everyone& of_;
  std::map<std::string, report::drawn_curve> drawn_;  // by measure and fact
};

}  // namespace santei::page
