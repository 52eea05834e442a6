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
#include <vector>

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
        if (together && holds(before, problem, one)) kept.push_back(std::move(one)), kept.back().guess = false;
        if (!kept.empty() && !goes_on(problem)) break;
      }
      for (mend& one : kept) reach_end_of_line(one);
      problem.mends = std::move(kept);
    }
  }

 private:
  /// A mend of several words that begins with its line goes on to the end of it: who pastes the line as it is shown loses nothing of it.
  void reach_end_of_line(mend& one) const {
    const std::size_t begin = line_begin(text_, one.where.begin), first = text_.find_first_not_of(" \t", begin);
    const bool one_word = text_.substr(one.where.begin, one.where.end - one.where.begin).find(' ') == std::string_view::npos;
    if (first < one.where.begin || one_word) return;
    std::size_t end = std::min(text_.find('#', one.where.end), line_end(text_, one.where.end));
    while (end > one.where.end && (text_[end - 1] == ' ' || text_[end - 1] == '\r' || text_[end - 1] == '\t')) --end;
    one.text += text_.substr(one.where.end, end - one.where.end);
    one.where.end = static_cast<std::uint32_t>(end);
  }
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
    if (count(after, problem) >= count(before, problem)) return false;
    const auto is_new = [&](const diagnostic& each) { return each.level == severity::error && count(after, each) > count(before, each); };
    return std::none_of(after.begin(), after.end(), [&](const diagnostic& left) {
      if (left.labels.empty() || left.labels.front().where.source != source_) return is_new(left);
      const std::size_t at = left.labels.front().where.begin;
      const bool there = (at >= begin && at <= end) || (at >= place_begin && at <= place_end);
      return there && is_new(left);
    });
  }
  [[nodiscard]] static std::ptrdiff_t count(const diagnostics& of, const diagnostic& one) {
    return std::count_if(of.begin(), of.end(), [&](const diagnostic& each) { return each.code == one.code && each.text == one.text; });
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
