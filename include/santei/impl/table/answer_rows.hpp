// Rows answered together where columns can carry them, and one by one, as estimate() would, where they cannot.
#pragma once

#include <santei/impl/table/fresh_memory.hpp>
#include <santei/impl/table/question.hpp>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace santei::table::detail {

/// What is known of rows before and after their columns are answered.
class row_marks {
 public:
  enum class is : std::uint8_t { plain, alone, refused };

  void start(std::size_t rows) {
    rows_ = rows;
    reasons_.clear();
    any_ = false;
  }
  [[nodiscard]] is of(std::size_t row) const { return any_ ? state_[row] : is::plain; }
  [[nodiscard]] bool any() const { return any_; }
  /// The row holds what a column cannot say: a range, a set, a number too large or too fine.
  void ask_alone(std::size_t row) {
    begin();
    if (state_[row] == is::plain) state_[row] = is::alone;
  }
  /// The first reason stays.
  void refuse(std::size_t row, const diagnostic& why) {
    begin();
    if (state_[row] == is::refused) return;
    state_[row] = is::refused;
    reasons_.emplace(row, message{why.code + ": " + why.text.ja, why.code + ": " + why.text.en});
  }
  [[nodiscard]] const message& reason(std::size_t row) const { return reasons_.at(row); }

 private:
  void begin() {
    if (!any_) state_.assign(rows_, is::plain);
    any_ = true;
  }

  std::size_t rows_ = 0;
  std::vector<is> state_;  // empty until some row is marked
  std::map<std::size_t, message> reasons_;
  bool any_ = false;
};

/// The cells of one fact column for some rows.
struct column_cells {
  evaluate::column cells;
  std::vector<std::span<const std::int32_t>> choices;  // of each reader, by code; empty: a code is the choice
};

/// Memory for the answers of one measure; columns that are not wanted have none.
struct answer_buffers {
  fresh_memory<std::uint8_t> verdict, status, problem;
  std::array<fresh_memory<std::int64_t>, 4> yen;    // min, max, stated_low, stated_high
  std::array<fresh_memory<std::uint8_t>, 4> valid;

  answer_buffers(std::size_t rows, const answer_set& wanted) : problem(rows) {
    if (wanted[0]) verdict = fresh_memory<std::uint8_t>(rows);
    if (wanted[1]) status = fresh_memory<std::uint8_t>(rows);
    for (std::size_t c = 0; c < yen.size(); ++c) {
      if (!wanted[2 + c]) continue;
      yen[c] = fresh_memory<std::int64_t>(rows);
      valid[c] = fresh_memory<std::uint8_t>((rows + 7) / 8);
      std::memset(valid[c].data(), 0, (rows + 7) / 8);
    }
  }
  /// Where the rows from `first` on go, a multiple of 8.
  [[nodiscard]] evaluate::answer_columns from(std::size_t first) {
    const auto at = [](auto& memory, std::size_t row) { return memory.data() == nullptr ? nullptr : memory.data() + row; };
    return {at(verdict, first),      at(status, first),       at(yen[0], first),       at(yen[1], first),       at(yen[2], first),      at(yen[3], first),
            at(valid[0], first / 8), at(valid[1], first / 8), at(valid[2], first / 8), at(valid[3], first / 8), at(problem, first)};
  }
  [[nodiscard]] bool any_problem(std::size_t first, std::size_t count) const {
    return greatest_byte(problem.data() + first, count) != 0;
  }
};

/// Answers `count` rows of every column; `out` has one entry a measure.
inline void answer_columns_of(const question& q, std::span<const column_cells> facts, std::size_t count, std::span<const evaluate::answer_columns> out) {
  std::vector<evaluate::column> inputs;
  for (std::size_t m = 0; m < q.measures.size(); ++m) {
    const asked_column& of = q.measures[m];
    inputs.assign(of.source.size(), {});
    for (std::size_t i = 0; i < of.source.size(); ++i) {
      if (of.source[i] == nowhere || (of.reader[i] == nowhere && q.facts[of.source[i]].by_code)) continue;
      inputs[i] = facts[of.source[i]].cells;
      if (of.reader[i] != nowhere) inputs[i].choices = facts[of.source[i]].choices[of.reader[i]];
    }
    of.engine->run(inputs, 0, count, out[m]);
  }
}

/// One measure's answer to a row asked alone.
struct lone_answer {
  truth verdict = truth::unknown;
  evaluate::status status = evaluate::status::not_computable;
  std::array<std::optional<rational>, 4> yen;
};

/// Every measure's answer, or the reason why the row is refused.
[[nodiscard]] inline outcome<std::vector<lone_answer>> answer_alone(const question& q, const santei::facts& given) {
  std::vector<lone_answer> made;
  for (const asked_column& of : q.measures) {
    const auto answer = of.asked.measure.estimate(given);
    if (!answer) return answer.problems();
    const evaluate::amounts& a = answer->amount;
    made.push_back({answer->verdict, a.status, {a.min, a.max, a.stated_low, a.stated_high}});
  }
  return made;
}

}  // namespace santei::table::detail
