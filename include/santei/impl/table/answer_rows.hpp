// Rows answered together where columns can carry them, and one by one, as estimate() would, where they cannot.
#pragma once

#include <santei/impl/table/fresh_memory.hpp>
#include <santei/impl/table/question.hpp>
#include <santei/value/calendar.hpp>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
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
  /// Every reason is told once, with its advice.
  void refuse(std::size_t row, const diagnostic& why) {
    begin();
    state_[row] = is::refused;
    const auto words = [&](language lang) {
      const auto told = why.advice();
      const std::string advice = told ? (lang == language::japanese ? " 助言: " : " Help: ") + told->in(lang) : std::string();
      return why.code + ": " + why.text.in(lang) + advice;
    };
    const message reason{words(language::japanese), words(language::english)};
    const auto [at, first] = reasons_.try_emplace(row, reason);
    if (first || at->second.ja.find(reason.ja) != std::string::npos) return;
    at->second = {at->second.ja + " / " + reason.ja, at->second.en + " / " + reason.en};
  }
  void refuse(std::size_t row, const diagnostics& all) {
    for (const diagnostic& why : all) refuse(row, why);
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
  fresh_memory<std::uint8_t> verdict, status;
  std::array<fresh_memory<std::int64_t>, 4> yen;    // min, max, stated_low, stated_high
  std::array<fresh_memory<std::uint8_t>, 4> valid;  // none as long as every row has every amount
  fresh_memory<std::uint8_t> problem;               // of the block answered last; none as long as no row has one

  explicit answer_buffers(std::size_t rows, const answer_set& wanted = answer_set().set(),
                          const std::shared_ptr<answer_memory>& store = nullptr) {
    if (wanted[0]) verdict = fresh_memory<std::uint8_t>(rows, store);
    if (wanted[1]) status = fresh_memory<std::uint8_t>(rows, store);
    for (std::size_t c = 0; c < yen.size(); ++c) {
      if (wanted[2 + c]) yen[c] = fresh_memory<std::int64_t>(rows, store);
    }
  }
  /// From here on rows may lack amounts or have problems; those before `row`, a multiple of 8, had all.
  void expect_gaps(std::size_t row, std::size_t rows, std::size_t block) {
    problem = fresh_memory<std::uint8_t>(block);
    for (std::size_t c = 0; c < yen.size(); ++c) {
      if (yen[c].data() == nullptr) continue;
      valid[c] = fresh_memory<std::uint8_t>((rows + 7) / 8);
      std::memset(valid[c].data(), 0xff, row / 8);
      std::memset(valid[c].data() + row / 8, 0, (rows + 7) / 8 - row / 8);
    }
  }
  /// Where the rows from `first` on go, a multiple of 8.
  [[nodiscard]] evaluate::answer_columns from(std::size_t first) {
    const auto at = [](auto& memory, std::size_t row) { return memory.data() == nullptr ? nullptr : memory.data() + row; };
    return {at(verdict, first),      at(status, first),       at(yen[0], first),       at(yen[1], first),
            at(yen[2], first),       at(yen[3], first),       at(valid[0], first / 8), at(valid[1], first / 8),
            at(valid[2], first / 8), at(valid[3], first / 8), problem.data()};
  }
  [[nodiscard]] bool any_problem(std::size_t count) const { return greatest_byte(problem.data(), count) != 0; }
};

/// Answers `count` rows of every column; `out` has one entry a measure. True: every row surely has all that is asked for.
inline bool answer_columns_of(const question& q, std::span<const column_cells> facts, std::size_t count,
                              std::span<const evaluate::answer_columns> out) {
  std::vector<evaluate::column> inputs;
  bool all = true;
  for (std::size_t m = 0; m < q.measures.size(); ++m) {
    const asked_column& of = q.measures[m];
    inputs.assign(of.source.size(), {});
    for (std::size_t i = 0; i < of.source.size(); ++i) {
      if (of.source[i] == nowhere || (of.reader[i] == nowhere && q.facts[of.source[i]].by_code)) continue;
      inputs[i] = facts[of.source[i]].cells;
      if (of.reader[i] != nowhere) inputs[i].choices = facts[of.source[i]].choices[of.reader[i]];
    }
    all &= of.engine->run(inputs, 0, count, out[m]);
  }
  return all;
}

/// One measure's answer to a row asked alone.
struct lone_answer {
  truth verdict = truth::unknown;
  evaluate::status status = evaluate::status::not_computable;
  std::array<std::optional<rational>, 4> yen;
  std::vector<evaluate::note> notes;
};

/// The measure that a row's facts ask for: of the edition that its application_date picks, where that does.
[[nodiscard]] inline outcome<catalogue::measure> measure_of(const question& q, const asked_column& of, const santei::facts& given) {
  if (!of.by_day) return of.asked.measure;
  auto found = q.rules.find_for(of.asked.id, given, q.on);
  if (!found && of.asked.on_any_day && found.problems().front().code == "E0805") return of.asked.measure;
  if (!found) return found.problems();
  if (found->size() == 1) return found->front();
  std::string list;
  for (const catalogue::measure& one : *found) list += (list.empty() ? "" : ", ") + one.id().text();
  return table_problem("E0822", {"この日の版には類型がいくつもあります: " + list, "the edition of that day has several frames: " + list},
                       message{"IDに類型まで書いてください", "name the frame in the ID"});
}

/// What a row asked alone is answered: by each measure, nothing where that one refuses it, and all reasons why some do.
struct lone_answers {
  std::vector<std::optional<lone_answer>> of;
  diagnostics problems;

  [[nodiscard]] bool any() const {
    return std::any_of(of.begin(), of.end(), [](const auto& one) { return one.has_value(); });
  }
};

[[nodiscard]] inline lone_answers answer_alone(const question& q, const santei::facts& given) {
  lone_answers made;
  for (const asked_column& of : q.measures) {
    const auto measure = measure_of(q, of, given);
    const auto answer = measure ? measure->estimate(given) : outcome<evaluate::result>(measure.problems());
    made.of.emplace_back();
    if (!answer) {
      made.problems.insert(made.problems.end(), answer.problems().begin(), answer.problems().end());
      continue;
    }
    const evaluate::amounts& a = answer->amount;
    made.of.back() = lone_answer{answer->verdict, a.status, {a.min, a.max, a.stated_low, a.stated_high}, answer->notes};
  }
  return made;
}

/// Days on which the editions are not those that the table was opened with: such rows are asked alone. Each day is looked up once.
class edition_days {
 public:
  explicit edition_days(const question& q) : q_(&q) {}

  [[nodiscard]] bool differ(std::int64_t day) {
    if (days_.size() > most) days_.clear();
    const auto [at, added] = days_.try_emplace(day, true);
    if (added) at->second = look_up(day);
    return at->second;
  }

 private:
  static constexpr std::size_t most = 100'000;

  [[nodiscard]] bool look_up(std::int64_t day) const {
    santei::facts given;
    given.set("application_date", date_text(day));
    return std::any_of(q_->measures.begin(), q_->measures.end(), [&](const asked_column& of) {
      if (!of.by_day) return false;
      const auto picked = measure_of(*q_, of, given);
      return !picked || picked->id().text() != of.asked.measure.id().text();
    });
  }

  const question* q_;
  std::unordered_map<std::int64_t, bool> days_;
};

}  // namespace santei::table::detail
