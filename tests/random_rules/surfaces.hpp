// The same case by every other surface: each gives a text where it does not say what the estimate says.
#pragma once

#include <santei/analyse/certificate.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/impl/evaluate/batch/rows.hpp>
#include <santei/evaluate/machine.hpp>
#include <santei/evaluate/prepared.hpp>
#include <santei/plan/plan.hpp>
#include <santei/verify/certificate.hpp>

#include "answer_text.hpp"
#include "support/table.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace random_rules {

namespace evaluate = santei::evaluate;
using shared_plan = std::shared_ptr<const santei::plan::measure_plan>;

/// One question with what the estimate answered.
struct asked_case {
  evaluate::bound_case bound;
  evaluate::result answer;
};

/// How often each surface was asked, and the differences found, each "surface: what it says".
struct findings {
  std::map<std::string, std::size_t> asked;
  std::vector<std::string> differences;

  void compare(const std::string& surface, std::size_t at, const std::string& given, const std::string& wanted) {
    ++asked[surface];
    if (given != wanted) differences.push_back(surface + " case " + std::to_string(at) + ": " + given + " but estimate: " + wanted);
  }
};

/// What is known exactly, a number in 1/scale of its unit; nothing where a fact is a range, a set or a row of several.
inline std::optional<std::vector<std::int64_t>> exact_facts(const santei::plan::measure_plan& plan, const evaluate::bound_case& of,
                                                            const auto& scale_of) {
  std::vector<std::int64_t> made(plan.inputs.size(), evaluate::machine::not_given);
  for (std::uint32_t i = 0; i < made.size(); ++i) {
    if (of.values[i].size() != 1) return std::nullopt;
    const auto& value = of.values[i][0];
    if (!value.given) continue;
    if (!is_number(plan.inputs[i].declared.of.of)) {
      if (value.choices.size() != 1) return std::nullopt;
      made[i] = value.choices.front();
      continue;
    }
    const rational scale(scale_of(i));
    if (!value.range.is_point() || !(value.range.lower()->value * scale).is_integer()) return std::nullopt;
    const auto whole = (value.range.lower()->value * scale).to_int64();
    if (!whole) return std::nullopt;
    made[i] = *whole;
  }
  return made;
}

inline void ask_prepared_and_machine(const shared_plan& plan, const std::vector<asked_case>& cases, findings& found) {
  evaluate::prepared ask(plan);
  const evaluate::machine fast(plan);
  auto work = fast.make_workspace();
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const evaluate::result& answer = cases[at].answer;
    const std::string wanted = amounts_text(answer.verdict, answer.amount);
    if (const auto exact = exact_facts(*plan, cases[at].bound, [&](std::uint32_t i) { return ask.scale(i); }))
      for (int pass = 0; pass < 2; ++pass)  // the second time its combination was met
        if (const auto quick = ask.ask(*exact)) found.compare("prepared", at, point_text(*quick), wanted);
    if (!fast.load(cases[at].bound, work)) continue;
    const auto quick = fast.run(work);
    if (!quick.wide) found.compare("machine", at, quick.eligible ? point_text(quick) : "no", quick.eligible ? wanted : wanted.substr(0, 2));
  }
}

/// Which case stands in each row: each once, then those that are known whole over and over, so that blocks of rows fill up.
inline std::vector<std::size_t> tiling(const std::vector<std::vector<std::int64_t>>& cases) {
  std::vector<std::size_t> rows, whole;
  for (std::size_t at = 0; at < cases.size(); ++at) {
    rows.push_back(at);
    if (std::find(cases[at].begin(), cases[at].end(), evaluate::machine::not_given) == cases[at].end()) whole.push_back(at);
  }
  const std::size_t most = evaluate::detail::block_rows + 13;
  while (!whole.empty() && rows.size() < most) rows.push_back(whole[rows.size() % whole.size()]);
  return rows;
}

/// Columns that hold a case in each row.
class tiled_table {
 public:
  tiled_table(const santei::plan::measure_plan& plan, const std::vector<std::vector<std::int64_t>>& cases,
              const std::vector<std::size_t>& tiles)
      : numbers_(plan.inputs.size()), codes_(plan.inputs.size()), known_(plan.inputs.size()), columns_(plan.inputs.size()) {
    for (std::uint32_t i = 0; i < plan.inputs.size(); ++i) {
      known_[i].assign(tiles.size() / 8 + 1, 0);
      const bool number = is_number(plan.inputs[i].declared.of.of);
      for (std::size_t r = 0; r < tiles.size(); ++r) {
        const std::int64_t v = cases[tiles[r]][i];
        const bool known = v != evaluate::machine::not_given;
        if (known) known_[i][r / 8] = static_cast<std::uint8_t>(known_[i][r / 8] | 1U << (r % 8));
        if (number) numbers_[i].push_back(known ? v : 0);
        else codes_[i].push_back(known ? static_cast<std::int32_t>(v) : 0);
      }
      columns_[i].of = number ? evaluate::column::form::int64 : evaluate::column::form::int32;
      columns_[i].data = number ? static_cast<const void*>(numbers_[i].data()) : codes_[i].data();
      columns_[i].validity = known_[i].data();
    }
  }
  [[nodiscard]] const std::vector<evaluate::column>& columns() const { return columns_; }

 private:
  std::vector<std::vector<std::int64_t>> numbers_;
  std::vector<std::vector<std::int32_t>> codes_;
  std::vector<std::vector<std::uint8_t>> known_;
  std::vector<evaluate::column> columns_;
};

/// Whether the row says what an earlier one of the same case said.
inline bool repeats(const santei_test::answer_table& of, std::size_t row, std::size_t before) {
  if (row == before) return false;
  for (int c = 0; c < 4; ++c)
    if (of.has(c, row) != of.has(c, before) || of.yen[c][row] != of.yen[c][before]) return false;
  return of.verdict[row] == of.verdict[before] && of.status[row] == of.status[before] && of.problem[row] == of.problem[before];
}

/// Each row of a table, by each kind of lanes, in a new batch and in one that has met every combination.
inline void ask_batches(const shared_plan& plan, const std::vector<asked_case>& cases, findings& found) {
  static constexpr std::array names{"batch portable", "batch baseline", "batch avx2", "batch avx512"};
  for (int set = 0; set <= static_cast<int>(evaluate::best_instruction_set()); ++set) {
    const evaluate::batch engine(plan, {{}, static_cast<evaluate::instruction_set>(set)});
    std::vector<std::vector<std::int64_t>> exact;
    std::vector<std::size_t> of;
    for (std::size_t at = 0; at < cases.size(); ++at)
      if (cases[at].answer.amount.tight)
        if (auto one = exact_facts(*plan, cases[at].bound, [&](std::uint32_t i) { return engine.scale(i); }))
          exact.push_back(std::move(*one)), of.push_back(at);
    if (exact.empty()) return;
    const std::vector<std::size_t> tiles = tiling(exact);
    const std::size_t rows = tiles.size();
    const tiled_table facts(*plan, exact, tiles);
    for (int pass = 0; pass < 2; ++pass) {
      santei_test::answer_table answers(rows);
      engine.run(facts.columns(), 0, rows, answers.columns());
      for (std::size_t row = 0; row < rows; ++row) {
        const auto problem = static_cast<evaluate::row_problem>(answers.problem[row]);
        if (problem == evaluate::row_problem::too_large || repeats(answers, row, tiles[row])) continue;
        const evaluate::result& answer = cases[of[tiles[row]]].answer;
        found.compare(names[static_cast<std::size_t>(set)], of[tiles[row]],
                      problem == evaluate::row_problem::none ? row_text(answers, row) : "refused", amounts_text(answer.verdict, answer.amount));
        if (!found.differences.empty() && found.differences.size() > 3) return;
      }
    }
  }
}

/// A certificate of each case in which everything is known: made, accepted, and claiming the estimate's amounts.
inline void ask_certificates(const santei::catalogue::measure& of, const std::vector<santei::verify::rule_text>& rules,
                             const std::vector<asked_case>& cases, findings& found) {
  for (std::size_t at = 0; at < cases.size(); ++at) {
    const auto text =
        santei::analyse::certificate_of(of.plan(), cases[at].bound, of.id().text(), of.sources(), of.written().where.source);
    if (!text) {
      // 下限額 where the amount is not determined, or where there is none; another measure's 補助額 that rows do not determine
      const auto& amount = cases[at].answer.amount;
      const bool in_doubt = cases[at].answer.verdict == santei::truth::unknown || amount.stated_low != amount.stated_high ||
                            amount.status == santei::evaluate::status::not_computable;
      if (text.problems().front().code != "E0940" && !(in_doubt && text.problems().front().code == "E0946"))
        found.compare("certificate", at, text.problems().front().code + " " + text.problems().front().text.en, "a certificate");
      continue;
    }
    const auto verdict = santei::verify::check_certificate(*text, rules);
    const auto& a = cases[at].answer.amount;
    const auto said = [](bool eligible, const auto& stated, const auto& least, const auto& most) {
      return eligible ? "stated " + yen_text(stated) + " possible " + yen_text(least) + ".." + yen_text(most) : std::string("not eligible");
    };
    found.compare("certificate", at,
                  verdict.problems.empty() ? said(verdict.says.eligible, verdict.says.stated, verdict.says.least, verdict.says.most)
                                           : verdict.problems.front().text.en,
                  said(cases[at].answer.verdict == santei::truth::yes, a.stated_high, a.min, a.max));
  }
}

}  // namespace random_rules
