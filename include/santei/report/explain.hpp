// The computation in words, line by line, quick enough to be written for every row: what does not change with the case is worded once.
#pragma once

#include <santei/config.hpp>
#include <santei/evaluate/machine.hpp>
#include <santei/plan/plan.hpp>

#include <string>
#include <vector>

namespace santei::report {

/// Words the steps of one plan. Immutable; safe to share.
class explainer {
 public:
  explicit explainer(const plan::measure_plan& of);

  /// One line a step: clause, value in its unit, phrase and page. Ends each line with a line break.
  [[nodiscard]] std::string steps_text(const std::vector<evaluate::traced_step>& steps) const;

 private:
  struct line {
    std::string before, after;
    type of;
  };
  std::vector<line> lines_;
};

}  // namespace santei::report

#ifdef SANTEI_HEADER_ONLY
#include <santei/impl/report/explain.ipp>
#endif
