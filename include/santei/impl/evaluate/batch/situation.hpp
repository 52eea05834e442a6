// Working out a combination: what it comes to for every amount, once, by the first thread that meets it.
#pragma once

#include <santei/impl/evaluate/batch/least_tally.hpp>
#include <santei/impl/evaluate/batch/residue.hpp>
#include <santei/impl/evaluate/batch/segmenter.hpp>
#include <santei/impl/evaluate/batch/shape.hpp>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

class situation_maker {
 public:
  situation_maker(const batch_plan& of, const shape& s, std::uint64_t key) : of_(of), plan_(*of.plan), shape_(s), key_(key) {}

  situation make() {
    bound_ = nothing_known(plan_);
    for (const amount_input& a : shape_.amounts) bound_.values[a.input][0] = {true, plan_.inputs[a.input].declared.range(), {}};
    for (const key_part& part : shape_.parts) {
      const auto k = static_cast<std::uint32_t>(key_ / part.stride % part.classes);
      if (k == 0 && part.is == key_part::role::amount) bound_.values[part.input][0] = {};
      else tell_class(plan_, of_.scales, part, k, bound_);
    }
    if (breaks_exclusion(plan_, bound_)) made_.table.problem = row_problem::exclusive;
    else fill();
    return std::move(made_);
  }

 private:
  void fill() {
    completions open(plan_, bound_);
    std::vector<std::uint32_t> read;
    for (std::size_t a = 0; a < shape_.amounts.size(); ++a)
      if (const std::uint32_t input = shape_.amounts[a].input; bound_.values[input][0].given && open.reads(input))
        read.push_back(input), made_.many_from.push_back(a);
    if (read.empty()) {
      made_.table.segments.push_back(constant_segment(answer_of(plan_, bound_, open.explore()), made_.table.problem));
    } else if (!open.gather(read)) {
      made_.table.hard = true;
    } else {
      if (read.size() == 1 && !open.far()) {
        made_.over = made_.many_from.front();
        made_.table = segmenter(plan_, open, read.front(), of_.scales[read.front()]).build();
      } else {
        made_.table.hard = true;
      }
      if (made_.table.hard) {
        by_machine(open, read);
        if (plan_.exclusions.empty()) least_lines(open);
      }
    }
    for (std::size_t c = 0; c < yen_columns && !made_.table.hard; ++c) {
      made_.lines[c] = least_line_of(made_.table, static_cast<yen_column>(c));
      if (made_.over == 1) made_.lines[c] = moved_beside(std::move(made_.lines[c]));
      if (made_.over > 1 && made_.lines[c] && !made_.lines[c]->is_zero()) made_.lines[c].reset();
    }
  }
  void by_machine(const completions& open, const std::vector<std::uint32_t>& read) {
    if (of_.whole) made_.many = several_maker(plan_, bound_, of_.scales).make(open, read);
  }
  /// Amounts that are the least of planes go by lanes.
  void least_lines(const completions& open) {
    std::array<std::uint32_t, 2> amounts{no_input, no_input};
    std::array<std::int64_t, 2> scales{1, 1};
    for (const std::size_t a : made_.many_from) {
      if (a >= amounts.size()) return;
      amounts[a] = shape_.amounts[a].input, scales[a] = of_.scales[amounts[a]];
    }
    least_tally total;
    std::vector<std::size_t> at(open.ways().size());
    values<least_domain> run(plan_, 1);
    do {
      assignment facts = open.explore().base();
      for (std::size_t d = 0; d < at.size(); ++d)
        for (const auto& [v, one] : open.ways()[d][at[d]]) facts.at(v) = one;
      least_domain domain(facts, amounts);
      run.run(domain, open.explore().needed());
      if (!total.add(run, plan_)) return;
    } while (next_of(open.ways(), at));
    made_.lines = total.lines(scales);
    if (open.count() == 1) made_.exact_words = total.words();
  }

  static constexpr std::uint32_t no_input = 0xffffffff;
  const batch_plan& of_;
  const plan::measure_plan& plan_;
  const shape& shape_;
  std::uint64_t key_;
  bound_case bound_;
  situation made_;
};

inline const situation* find_situation(const shape& s, std::uint64_t key) {
  if (s.flat) return s.flat[key].load(std::memory_order_acquire);
  const std::lock_guard guard(s.lock);
  const auto at = s.of_key.find(key);
  return at == s.of_key.end() ? nullptr : at->second;
}

/// What tells situations apart: the folded rule, and how facts follow from others in it.
inline std::vector<std::uint32_t> residue_of(const batch_plan& of, const shape& s, std::uint64_t key) {
  const std::lock_guard guard(s.lock);
  return residue(of, s, key, s.terms).of(nodes_told_apart(*of.plan));
}

/// Worked out outside the lock: threads that meet different situations do not wait for each other.
inline const situation& situation_of(const batch_plan& of, const shape& s, std::uint64_t key) {
  if (const situation* known = find_situation(s, key)) return *known;
  const std::vector<std::uint32_t> left = residue_of(of, s, key);
  std::unique_lock guard(s.lock);
  if (!s.of_residue.contains(left)) {
    guard.unlock();
    auto made = std::make_unique<const situation>(situation_maker(of, s, key).make());
    guard.lock();
    s.of_residue.emplace(left, std::move(made));
  }
  const situation* found = s.of_residue.find(left)->second.get();
  if (s.of_key.emplace(key, found).second) s.in_order.emplace_back(key, found);
  if (s.flat) s.flat[key].store(found, std::memory_order_release);
  s.met.store(s.in_order.size(), std::memory_order_release);
  return *found;
}

}  // namespace santei::evaluate::detail
