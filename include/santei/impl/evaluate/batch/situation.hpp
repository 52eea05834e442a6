// Working out a combination: what it comes to for every amount, once, by the first thread that meets it.
#pragma once

#include <santei/impl/evaluate/batch/least_domain.hpp>
#include <santei/impl/evaluate/batch/segmenter.hpp>
#include <santei/impl/evaluate/batch/shape.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace santei::evaluate::detail {

class situation_maker {
 public:
  situation_maker(const batch_plan& of, const shape& s, std::uint64_t key) : of_(of), plan_(*of.plan), shape_(s) { made_.key = key; }

  situation make() {
    bound_ = nothing_known(plan_);
    for (const amount_input& a : shape_.amounts) bound_.values[a.input][0] = {true, plan_.inputs[a.input].declared.range(), {}};
    for (const key_part& part : shape_.parts) {
      const auto k = static_cast<std::uint32_t>(made_.key / part.stride % part.classes);
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
      if (const std::uint32_t input = shape_.amounts[a].input; bound_.values[input][0].given && open.reads(input)) read.push_back(input), made_.many_from.push_back(a);
    if (read.empty()) {
      made_.table.segments.push_back(constant_segment(answer_of(plan_, open.explore()), made_.table.problem));
    } else if (!open.gather(read)) {
      made_.table.hard = true;
    } else if (read.size() == 1) {
      made_.over = made_.many_from.front();
      made_.table = segmenter(plan_, open, read.front(), of_.scales[read.front()]).build();
      if (made_.table.hard) by_machine(open, read);
    } else {
      by_machine(open, read);
      least_lines(open, read);
      return;
    }
    for (std::size_t c = 0; c < yen_columns && !made_.table.hard; ++c) {
      made_.lines[c] = least_line_of(made_.table, static_cast<yen_column>(c));
      if (made_.over == 1) made_.lines[c] = moved_beside(std::move(made_.lines[c]));
      if (made_.over > 1 && made_.lines[c] && !made_.lines[c]->is_zero()) made_.lines[c].reset();
    }
  }
  void by_machine(const completions& open, const std::vector<std::uint32_t>& read) {
    made_.table.hard = true;
    if (!of_.whole || !plan_.exclusions.empty()) return;
    made_.many = several_maker(plan_, bound_, of_.scales).make(open, read);
  }
  /// Where nothing is open, amounts that are the least of planes go by lanes.
  void least_lines(const completions& open, const std::vector<std::uint32_t>& read) {
    if (open.count() != 1 || read.size() != 2 || made_.many_from != std::vector<std::size_t>{0, 1} || !plan_.exclusions.empty()) return;
    const assignment& facts = open.explore().base();
    values<least_domain> run(plan_, 1);
    least_domain domain(facts, {read[0], read[1]});
    run.run(domain, open.explore().needed());
    const plan::amount& g = plan_.grant;
    const std::array<std::int64_t, 2> scales{of_.scales[read[0]], of_.scales[read[1]]};
    if (run.truth_at(plan_.eligible) != truth::yes || run.truth_at(g.undetermined) != truth::no) return;
    const auto line = [&](plan::node_id has, plan::node_id yen) -> std::optional<least_line> {
      return run.truth_at(has) == truth::no ? least_line{} : least_line_of(run.number_at(yen), scales);
    };
    for (const plan::node_id id : {g.has_possible, g.has_stated, g.open})
      if (run.truth_at(id) == truth::unknown) return;
    segment words;
    words.verdict = truth::yes, words.some_yes = true;
    words.stated = run.truth_at(g.has_stated) == truth::yes, words.possible = run.truth_at(g.has_possible) == truth::yes, words.open = run.truth_at(g.open) == truth::yes;
    words.yen[yen_min].known = words.yen[yen_max].known = words.possible;
    words.yen[yen_stated_low].known = words.yen[yen_stated_high].known = words.stated;
    made_.exact_words = words;
    made_.lines[yen_min] = line(g.has_possible, g.least);
    made_.lines[yen_max] = line(g.has_possible, g.most);
    made_.lines[yen_stated_low] = made_.lines[yen_stated_high] = line(g.has_stated, g.stated);
  }

  const batch_plan& of_;
  const plan::measure_plan& plan_;
  const shape& shape_;
  bound_case bound_;
  situation made_;
};

inline const situation* find_situation(const shape& s, std::uint64_t key) {
  if (s.flat) return s.flat[key].load(std::memory_order_acquire);
  const std::lock_guard guard(s.lock);
  const auto at = s.hashed.find(key);
  return at == s.hashed.end() ? nullptr : at->second;
}

/// Worked out outside the lock: threads that meet different combinations do not wait for each other.
inline const situation& situation_of(const batch_plan& of, const shape& s, std::uint64_t key) {
  if (const situation* known = find_situation(s, key)) return *known;
  auto made = std::make_unique<const situation>(situation_maker(of, s, key).make());
  const std::lock_guard guard(s.lock);
  const situation*& at = s.hashed[key];
  if (at != nullptr) return *at;
  at = made.get();
  s.owned.push_back(std::move(made));
  if (s.flat) s.flat[key].store(at, std::memory_order_release);
  s.met.store(s.owned.size(), std::memory_order_release);
  return *at;
}

}  // namespace santei::evaluate::detail
