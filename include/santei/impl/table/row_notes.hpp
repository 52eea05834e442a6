// What answers say beside their amounts, row by row of a table: a size that other columns contradict, facts that may be a slip, an amount above
// the programme's budget or a payer's cap.
#pragma once

#include <santei/evaluate/estimate.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/impl/evaluate/notes.hpp>
#include <santei/impl/table/answer_rows.hpp>
#include <santei/impl/value/bitmap.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace santei::table::detail {

[[nodiscard]] inline bool is_known(const column_cells& of, std::size_t row) {
  if (of.cells.of == evaluate::column::form::absent) return false;
  return of.cells.validity == nullptr || santei::detail::bit_at(of.cells.validity, of.cells.offset + row);
}

/// Whether a fact that is said contradicts others, in tables that have columns of both. Rows alike in all that the statute asks for are looked at once.
class row_contradictions {
 public:
  explicit row_contradictions(const question& q) : q_(&q) {
    for (std::size_t m = 0; m < q.measures.size() && parts_.empty(); ++m) find_parts(m);
  }

  [[nodiscard]] bool possible() const { return !parts_.empty(); }
  /// Precondition: the row is neither refused nor asked alone.
  [[nodiscard]] const message* in(std::span<const column_cells> facts, std::size_t row) {
    if (parts_.empty() || known_.size() > most) return nullptr;
    std::uint64_t key = 0;
    for (const part& one : parts_) key = key * one.classes + class_of(one, facts[one.column], row);
    if (key < fine_.size() && fine_[key]) return nullptr;
    const auto [at, fresh] = known_.try_emplace(key);
    if (fresh) at->second = look_at(facts, row);
    if (at->second) return &*at->second;
    if (key < fine_.size()) fine_[key] = true;
    return nullptr;
  }

 private:
  static constexpr std::size_t most = 100'000, most_fine = std::size_t{1} << 20;
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
    fine_.assign(std::min<std::uint64_t>(all, most_fine), false);
  }
  /// `unknown_code` where the word leaves it open.
  [[nodiscard]] static std::int64_t choice_in(const part& one, const column_cells& of, std::size_t row) {
    evaluate::column read = of.cells;
    read.choices = of.choices[one.reader];
    return std::max<std::int64_t>(evaluate::detail::choice_at(read, evaluate::detail::value_at(read, row), one.classes - 1), evaluate::unknown_code);
  }
  /// 0: nothing known.
  [[nodiscard]] static std::uint64_t class_of(const part& one, const column_cells& of, std::size_t row) {
    if (!is_known(of, row)) return 0;
    if (one.reader != nowhere) return static_cast<std::uint64_t>(choice_in(one, of, row) + 1);
    const std::int64_t value = evaluate::detail::value_at(of.cells, row);
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
      else value.range = interval::point(rational(evaluate::detail::value_at(of.cells, row)) / rational(one.scale));
    }
    return evaluate::detail::contradiction_in(plan, bound);
  }

  const question* q_;
  std::size_t measure_ = 0;
  std::vector<part> parts_;
  std::unordered_map<std::uint64_t, std::optional<message>> known_;
  std::vector<bool> fine_;  // by key, as far as keys are small: nothing contradicts
};

/// The limits of each measure's programme and payers that some answer passes, against the most that a row's answer says.
class row_limits {
 public:
  explicit row_limits(const question& q) {
    for (const asked_column& of : q.measures) {
      limits_.emplace_back();
      const auto known = evaluate::detail::known_limits(*of.plan);
      if (known.empty()) continue;
      const auto greatest = evaluate::outline(*of.plan, evaluate::detail::nothing_known(*of.plan)).amount.max;
      for (const evaluate::detail::known_limit& one : known)  // one of more yen than an answer can hold is never passed
        if (const auto yen = floor(one.most).to_int64(); yen && (!greatest || *greatest > one.most)) limits_.back().push_back({*yen, one});
    }
  }
  [[nodiscard]] bool possible() const {
    return std::any_of(limits_.begin(), limits_.end(), [](const auto& of) { return !of.empty(); });
  }
  /// Calls `see` with each limit of the measure that the most of the row's answer passes, of payers the first, and with that most.
  template <class See>
  void passed(const answer_buffers& of, std::size_t m, std::size_t row, See see) const {
    if (limits_[m].empty()) return;
    constexpr std::size_t stated_high = 3, max = 1;
    const auto known = [&](std::size_t c) {
      return of.yen[c].data() != nullptr && (of.valid[c].data() == nullptr || santei::detail::bit_at(of.valid[c].data(), row));
    };
    const std::size_t at = known(stated_high) ? stated_high : max;
    if (!known(at)) return;
    const std::int64_t yen = of.yen[at][row];
    const evaluate::detail::known_limit* said = nullptr;
    for (const whole_yen& one : limits_[m]) {
      if (yen <= one.most || (said != nullptr && std::string_view(said->code) == one.limit.code)) continue;
      said = &one.limit;
      see(one.limit, rational(yen));
    }
  }

 private:
  struct whole_yen {
    std::int64_t most = 0;  // the limit, cut to whole yen
    evaluate::detail::known_limit limit;
  };
  std::vector<std::vector<whole_yen>> limits_;  // by measure
};

/// Facts that were hardly meant: a capital of nothing, and an eligible cost above the investment in tables that have columns of both.
class row_slips {
 public:
  explicit row_slips(const question& q) {
    for (const asked_column& of : q.measures) {
      const auto is_column = [&](std::uint32_t i) {
        return of.source[i] != nowhere && !q.facts[of.source[i]].by_code && is_number(of.plan->inputs[i].declared.of.of);
      };
      const auto column = [&](std::uint32_t i) {
        return amount_column{of.source[i], q.facts[of.source[i]].scale, &of.plan->inputs[i].declared};
      };
      for (std::uint32_t i = 0; i < of.plan->inputs.size(); ++i)
        if (of.plan->inputs[i].declared.may_be_none && is_column(i)) add(zeros_, column(i));
      const auto both = evaluate::detail::cost_and_investment(*of.plan);
      if (both && is_column(both->first) && is_column(both->second)) add(costs_, std::pair(column(both->first), column(both->second)));
    }
  }

  /// Whether some of the rows [0, count) may hold one: what cells without a value hold is looked at too.
  [[nodiscard]] bool any_in(std::span<const column_cells> facts, std::size_t count) const {
    for (std::size_t row = 0; row < count; ++row) {
      for (const amount_column& one : zeros_)
        if (parts_in(one, facts, row) == 0) return true;
      for (const auto& [part, whole] : costs_)
        if (part.scale != whole.scale || parts_in(part, facts, row) > parts_in(whole, facts, row)) return true;
    }
    return false;
  }
  /// Precondition: the row is neither refused nor asked alone.
  [[nodiscard]] std::optional<message> zero_in(std::span<const column_cells> facts, std::size_t row) const {
    for (const amount_column& one : zeros_)
      if (is_known(facts[one.column], row) && parts_in(one, facts, row) == 0) return evaluate::detail::is_zero_not_none(*one.declared);
    return std::nullopt;
  }
  [[nodiscard]] std::optional<message> cost_in(std::span<const column_cells> facts, std::size_t row) const {
    for (const auto& [part, whole] : costs_) {
      if (!is_known(facts[part.column], row) || !is_known(facts[whole.column], row)) continue;
      const std::int64_t cost = parts_in(part, facts, row), investment = parts_in(whole, facts, row);
      if (wide(cost) * whole.scale > wide(investment) * part.scale)
        return evaluate::detail::passes_investment(*part.declared, rational(cost) / rational(part.scale), *whole.declared,
                                                   rational(investment) / rational(whole.scale));
    }
    return std::nullopt;
  }

 private:
  __extension__ using wide = __int128;
  struct amount_column {
    std::size_t column = 0;
    std::int64_t scale = 1;
    const declaration* declared = nullptr;

    friend bool operator==(const amount_column& a, const amount_column& b) { return a.column == b.column; }
  };

  template <class One>
  static void add(std::vector<One>& to, const One& one) {
    if (std::find(to.begin(), to.end(), one) == to.end()) to.push_back(one);
  }
  static std::int64_t parts_in(const amount_column& of, std::span<const column_cells> facts, std::size_t row) {
    return evaluate::detail::value_at(facts[of.column].cells, row);
  }

  std::vector<amount_column> zeros_;
  std::vector<std::pair<amount_column, amount_column>> costs_;
};

/// Counts what the answers of a table's rows say beside their amounts.
class row_notes {
 public:
  explicit row_notes(std::shared_ptr<const question> q) : q_(std::move(q)), contradictions_(*q_), slips_(*q_), limits_(*q_) {}

  /// Whether the rows [0, count) that are neither refused nor asked alone can say anything.
  [[nodiscard]] bool possible(std::span<const column_cells> facts, std::size_t count) const {
    return contradictions_.possible() || limits_.possible() || slips_.any_in(facts, count);
  }
  /// A row that is neither refused nor asked alone: `row` of the facts, `answer` of the buffers.
  void add_plain(std::span<const column_cells> facts, std::size_t row, std::span<const answer_buffers> answers, std::size_t answer,
                 std::size_t line, std::vector<noted_rows>& into) {
    if (const message* said = contradictions_.in(facts, row)) add("size_contradicts", {}, line, *said, into);
    if (const auto said = slips_.zero_in(facts, row)) add("capital_zero", {}, line, *said, into);
    if (const auto said = slips_.cost_in(facts, row)) add("cost_above_investment", {}, line, *said, into);
    for (std::size_t m = 0; m < answers.size(); ++m)
      limits_.passed(answers[m], m, answer, [&](const evaluate::detail::known_limit& one, const rational& yen) {
        add(one.code, q_->measures[m].asked.id, line, one.passed_by(yen), into);
      });
  }
  void add_alone(const lone_answers& alone, std::size_t line, std::vector<noted_rows>& into) const {
    std::set<std::string> told;
    for (std::size_t m = 0; m < alone.of.size(); ++m) {
      std::set<std::string> passed;
      for (const evaluate::note& one : alone.of[m] ? alone.of[m]->notes : std::vector<evaluate::note>()) {
        if (evaluate::detail::is_of_facts(one) && told.insert(one.code).second) add(one.code, {}, line, one.text, into);
        if (evaluate::detail::is_of_amount(one) && passed.insert(one.code).second) add(one.code, q_->measures[m].asked.id, line, one.text, into);
      }
    }
  }

 private:
  static void add(const std::string& code, const std::string& id, std::size_t line, const message& text, std::vector<noted_rows>& into) {
    noted_rows::join(into, {{code, id, 1, line, text}});
  }

  std::shared_ptr<const question> q_;
  row_contradictions contradictions_;
  row_slips slips_;
  row_limits limits_;
};

}  // namespace santei::table::detail
