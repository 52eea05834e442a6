// Mends are tried before they are told: one that leaves its problem, or brings another to its place, is dropped.
#pragma once

#include <santei/text/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace santei::catalogue::detail {

/// The text of one file, what is wrong with it, and how to find what would be wrong with another.
class mend_trial {
 public:
  using examination = std::function<diagnostics(std::string_view)>;

  /// `bytes`: as many are examined again before the trial ends.
  mend_trial(std::string_view text, std::uint32_t source, std::size_t bytes, examination examine)
      : text_(text), source_(source), left_(bytes), examine_(std::move(examine)) {}

  /// Keeps of each problem the mends that hold and go together; those that are not tried any more are dropped too.
  void run(diagnostics& problems) {
    const diagnostics before = problems;
    for (diagnostic& problem : problems) {
      if (!problem.labels.empty() && problem.labels.front().where.source != source_) continue;  // tried where it stands
      std::vector<mend> kept;
      for (mend& one : problem.mends) {
        const bool together = kept.empty() || (one.lead == kept.front().lead && one.where == kept.front().where && kept.size() < 3);
        if (together && holds(before, problem, one)) kept.push_back(std::move(one));
        if (!kept.empty() && !goes_on(problem)) break;
      }
      problem.mends = std::move(kept);
    }
  }

 private:
  /// Names that are near one another are offered together; of other mends the first that holds is enough.
  [[nodiscard]] static bool goes_on(const diagnostic& problem) { return problem.code.starts_with("E02"); }

  [[nodiscard]] bool holds(const diagnostics& before, const diagnostic& problem, const mend& one) {
    const std::size_t size = text_.size() - (one.where.end - one.where.begin) + one.text.size();
    if (problem.labels.empty() || one.where.source != source_ || one.where.end > text_.size() || size > left_) return false;
    left_ -= size;
    const std::string changed = std::string(text_.substr(0, one.where.begin)) + one.text + std::string(text_.substr(one.where.end));
    const diagnostics after = examine_(changed);
    const std::size_t begin = line_begin(changed, one.where.begin), end = line_end(changed, one.where.begin + one.text.size());
    const std::size_t place = moved(problem, one), place_begin = line_begin(changed, place), place_end = line_end(changed, place);
    const auto alike = [&](const diagnostic& each) { return each.code == problem.code && each.text == problem.text; };
    if (std::count_if(after.begin(), after.end(), alike) >= std::count_if(before.begin(), before.end(), alike)) return false;
    return std::none_of(after.begin(), after.end(), [&](const diagnostic& left) {
      if (left.labels.empty() || left.labels.front().where.source != source_) return left.level == severity::error && !was_there(before, left);
      const std::size_t at = left.labels.front().where.begin;
      const bool there = (at >= begin && at <= end) || (at >= place_begin && at <= place_end);
      return there && left.level == severity::error && !was_there(before, left);
    });
  }
  [[nodiscard]] static bool was_there(const diagnostics& before, const diagnostic& one) {
    return std::any_of(before.begin(), before.end(), [&](const diagnostic& each) { return each.code == one.code && each.text == one.text; });
  }
  /// Where the problem would stand in the changed text.
  [[nodiscard]] static std::size_t moved(const diagnostic& problem, const mend& by) {
    const std::size_t at = problem.labels.front().where.begin;
    if (at < by.where.begin) return at;
    if (at >= by.where.end) return at - by.where.end + by.where.begin + by.text.size();
    return by.where.begin;
  }
  [[nodiscard]] static std::size_t line_begin(std::string_view text, std::size_t at) { return at == 0 ? 0 : text.rfind('\n', at - 1) + 1; }
  [[nodiscard]] static std::size_t line_end(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

  std::string_view text_;
  std::uint32_t source_;
  std::size_t left_;
  examination examine_;
};

}  // namespace santei::catalogue::detail
