// What answers say beside their amounts, row by row of a table: a size that other columns contradict, an amount above the programme's budget.
#pragma once

#include <santei/impl/evaluate/notes.hpp>
#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace santei::table::detail {

/// Whether a fact that is said contradicts others, in tables that have columns of both. Rows alike in all that the statute asks for are looked at once.
class row_contradictions {
 public:
  explicit row_contradictions(const question& q) : q_(&q) {
    for (std::size_t m = 0; m < q.measures.size() && parts_.empty(); ++m) find_parts(m);
  }

  /// Precondition: the row is neither refused nor asked alone.
  [[nodiscard]] const message* in(std::span<const column_cells> facts, std::size_t row) {
    if (parts_.empty() || known_.size() > most) return nullptr;
    std::uint64_t key = 0;
    for (const part& one : parts_) key = key * one.classes + class_of(one, facts[one.column], row);
    const auto [at, fresh] = known_.try_emplace(key);
    if (fresh) at->second = look_at(facts, row);
    return at->second ? &*at->second : nullptr;
  }

 private:
  static constexpr std::size_t most = 100'000;
  struct limit {
    std::int64_t below;  // the greatest whole number of parts that is not above it
    bool exact;
  };
  struct part {
    std::uint32_t input = 0;
    std::size_t column = 0, reader = nowhere;
    std::uint64_t classes = 0;
    std::int64_t scale = 1;
    std::vector<limit> limits;  // of a number
  };

  /// The columns of facts that follow from others, and of those others: where both are there.
  void find_parts(std::size_t m) {
    const asked_column& of = q_->measures[m];
    std::map<evaluate::detail::variable, evaluate::detail::usage> asked;
    for (const plan::derivation& rule : of.plan->derivations) {
      const bool some = std::any_of(rule.from.begin(), rule.from.end(), [&](std::uint32_t i) { return of.source[i] != nowhere; });
      if (of.source[rule.of] == nowhere || !some) continue;
      asked[{rule.of, 0}];
      evaluate::detail::add_usage(*of.plan, rule, asked);
    }
    std::uint64_t all = 1;
    for (const auto& [v, used] : asked) {
      if (of.source[v.input] == nowhere) continue;
      part made{v.input, of.source[v.input], of.reader[v.input], 0, q_->facts[of.source[v.input]].scale, {}};
      const declaration& d = of.plan->inputs[v.input].declared;
      for (const rational& one : used.thresholds) {
        const rational parts = one * rational(made.scale);
        if (const auto whole = floor(parts).to_int64()) made.limits.push_back({*whole, parts == floor(parts)});
      }
      if (used.computed || (is_number(d.of.of) && q_->facts[made.column].by_code)) return parts_.clear();
      made.classes = 1 + (is_number(d.of.of) ? 2 * made.limits.size() + 1 : evaluate::detail::choices_of(d));
      if (all > UINT64_MAX / made.classes) return parts_.clear();
      all *= made.classes;
      parts_.push_back(std::move(made));
    }
    measure_ = m;
  }
  [[nodiscard]] static bool known_in(const column_cells& of, std::size_t row) { return santei::detail::bit_at(of.cells.validity, row); }
  [[nodiscard]] static std::int64_t number_in(const column_cells& of, std::size_t row) {
    return static_cast<const std::int64_t*>(of.cells.data)[row];
  }
  [[nodiscard]] static std::int32_t choice_in(const part& one, const column_cells& of, std::size_t row) {
    return of.choices[one.reader][static_cast<const std::uint8_t*>(of.cells.data)[row]];
  }
  /// 0: nothing known.
  [[nodiscard]] static std::uint64_t class_of(const part& one, const column_cells& of, std::size_t row) {
    if (!known_in(of, row)) return 0;
    if (one.reader != nowhere) return static_cast<std::uint64_t>(choice_in(one, of, row) + 1);
    const std::int64_t value = number_in(of, row);
    std::uint64_t made = 1;
    for (const limit& at : one.limits) made += value > at.below ? 2 : value == at.below && at.exact ? 1 : 0;
    return made;
  }
  [[nodiscard]] std::optional<message> look_at(std::span<const column_cells> facts, std::size_t row) const {
    const plan::measure_plan& plan = *q_->measures[measure_].plan;
    evaluate::bound_case bound = evaluate::detail::nothing_known(plan);
    for (const part& one : parts_) {
      const column_cells& of = facts[one.column];
      if (class_of(one, of, row) == 0) continue;
      evaluate::bound_value& value = bound.values[one.input][0];
      value.given = true;
      if (one.reader != nowhere) value.choices = {static_cast<std::uint32_t>(choice_in(one, of, row))};
      else value.range = interval::point(rational(number_in(of, row)) / rational(one.scale));
    }
    return evaluate::detail::contradiction_in(plan, bound);
  }

  const question* q_;
  std::size_t measure_ = 0;
  std::vector<part> parts_;
  std::unordered_map<std::uint64_t, std::optional<message>> known_;
};

/// The budget of each measure's programme, where it is one whole number of yen, against the most that its answer says.
class row_budgets {
 public:
  explicit row_budgets(const question& q) {
    for (const asked_column& of : q.measures) most_.push_back(of.plan->budget ? of.plan->budget->to_int64().value_or(INT64_MAX) : INT64_MAX);
  }
  /// The most that the answer says, where that is above the budget.
  [[nodiscard]] std::optional<std::int64_t> passed(const answer_buffers& of, std::size_t m, std::size_t row) const {
    constexpr std::size_t stated_high = 3, max = 1;
    const std::size_t at = santei::detail::bit_at(of.valid[stated_high].data(), row) ? stated_high : max;
    if (of.yen[at][row] <= most_[m] || !santei::detail::bit_at(of.valid[at].data(), row)) return std::nullopt;
    return of.yen[at][row];
  }
  [[nodiscard]] message words(std::size_t m, std::int64_t yen) const {
    return evaluate::detail::passes_budget(rational(yen), rational(most_[m]));
  }

 private:
  std::vector<std::int64_t> most_;
};

/// Counts a note of a row.
inline void note_row(std::vector<noted_rows>& into, const std::string& code, const std::string& id, std::size_t line, const message& text) {
  const auto known = std::find_if(into.begin(), into.end(), [&](const noted_rows& one) { return one.code == code && one.id == id; });
  if (known != into.end()) ++known->rows;
  else into.push_back({code, id, 1, line, text});
}

}  // namespace santei::table::detail
