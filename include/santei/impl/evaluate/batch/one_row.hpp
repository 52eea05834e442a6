// Rows one at a time: what no lane covers, down to asking as estimate() does.
#pragma once

#include <santei/impl/evaluate/batch/fitted.hpp>
#include <santei/impl/evaluate/batch/shaper.hpp>
#include <santei/impl/evaluate/batch/situation.hpp>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace santei::evaluate::detail {

class row_answerer {
 public:
  row_answerer(const batch_plan& of, const fitted_shape& fitted, std::span<const column> inputs)
      : of_(of), plan_(*of.plan), fitted_(fitted), inputs_(inputs) {}

  /// The answer to the row of the table, whose key is given.
  row_answer answer(std::size_t row, std::uint64_t key) {
    if ((key & refused_key) != 0) return refused_row(fitted_.problem_of(row));
    const auto& amounts = fitted_.of.amounts;
    std::array<std::int64_t, most_inputs> values;
    for (std::size_t a = 0; a < amounts.size(); ++a) {
      const column& c = inputs_[amounts[a].input];
      values[a] = knows(c, row) ? value_at(c, row) : amounts[a].least;
      if (values[a] < amounts[a].least || values[a] > amounts[a].greatest) return refused_row(row_problem::out_of_range);
    }
    if ((key & killed_key) != 0) return ineligible_row();
    const situation& s = find(key);
    if (s.many) {
      const auto made = by_machine(s, values.data());
      return made ? *made : alone(row);
    }
    return s.table.hard ? alone(row) : answer_at(s.table, s.over < amounts.size() ? values[s.over] : 0);
  }

  /// A row asked alone, as estimate() would be.
  row_answer alone(std::size_t row) const {
    bound_case bound = nothing_known(plan_);
    for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i)
      if (const row_problem problem = bind_cell(i, row, bound.values[i][0]); problem != row_problem::none) return refused_row(problem);
    if (breaks_exclusion(plan_, bound)) return refused_row(row_problem::exclusive);
    segment_table made;
    explorer open(plan_, bound, answer_nodes(plan_));
    made.segments.push_back(constant_segment(answer_of(plan_, bound, open), made.problem));
    return answer_at(made, 0);
  }

 private:
  static row_answer ineligible_row() {
    row_answer made;
    made.verdict = truth::no;
    made.status = status::ineligible;
    made.known.fill(true);
    return made;
  }
  const situation& find(std::uint64_t key) {
    if (fitted_.of.flat) return situation_of(of_, fitted_.of, key);
    if (!recent_) recent_ = std::make_unique<recent_situations>();
    auto& [of_key, at] = (*recent_)[(key * 0x9e3779b97f4a7c15U) >> (64 - recent_bits)];
    if (at == nullptr || of_key != key) of_key = key, at = &situation_of(of_, fitted_.of, key);
    return *at;
  }
  std::optional<row_answer> by_machine(const situation& s, const std::int64_t* values) {
    if (!work_) work_ = std::make_unique<machine::workspace>(of_.whole->make_workspace());
    std::array<std::int64_t, most_inputs> read;
    for (std::size_t a = 0; a < s.many_from.size(); ++a) read[a] = values[s.many_from[a]];
    return answer_of_several(*s.many, *of_.whole, *work_, read.data());
  }
  row_problem bind_cell(std::uint32_t i, std::size_t row, bound_value& into) const {
    const column& c = inputs_[i];
    if (!knows(c, row)) return row_problem::none;
    const declaration& d = plan_.inputs[i].declared;
    const std::int64_t v = value_at(c, row);
    if (is_number(d.of.of)) {
      if (!of_.limits[i].holds(v)) return row_problem::out_of_range;
      into = {true, interval::point(rational(v) / rational(of_.scales[i])), {}};
    } else {
      const std::int64_t choice = choice_at(c, v, choices_of(d));
      if (choice < unknown_code) return row_problem::no_such_choice;
      if (choice != unknown_code) into = {true, interval::everything(), {static_cast<std::uint32_t>(choice)}};
    }
    return row_problem::none;
  }

  static constexpr unsigned recent_bits = 7;
  using recent_situations = std::array<std::pair<std::uint64_t, const situation*>, std::size_t{1} << recent_bits>;
  const batch_plan& of_;
  const plan::measure_plan& plan_;
  const fitted_shape& fitted_;
  std::span<const column> inputs_;
  std::unique_ptr<recent_situations> recent_;  // where there is no flat table
  std::unique_ptr<machine::workspace> work_;
};

}  // namespace santei::evaluate::detail
