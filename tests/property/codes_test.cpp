// Columns of codes of every width: whatever number of codes a column has, each means what its row alone says.
#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/estimate.hpp>
#include <santei/plan/plan.hpp>

#include "catch.hpp"
#include "support/rules.hpp"
#include "support/table.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

using santei::evaluate::batch;
using santei::evaluate::column;
using santei::evaluate::row_problem;
using santei_test::answer_table;
using santei_test::measure_with;
using santei_test::rule;

namespace {

constexpr std::int32_t no_choice = 1'000'000;
constexpr std::size_t most_codes = 70'001;

/// Three rates; keys of a block are bytes.
rule by_size() {
  return rule(measure_with("種別 補助\n経費 投資額 仮定「a」\n補助率 2/3 規模 が 中小企業 のとき 仮定「a」\n"
                           "補助率 1/2 規模 が 中小企業 でない のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
}
/// A row of a table for each of `choices` choices; keys of a block are wider than a byte from 128 on.
std::string by_colour(std::size_t choices) {
  std::string names, cells;
  for (std::size_t i = 0; i < choices; ++i) {
    const std::string name = "色" + std::to_string(i);
    names += (i > 0 ? ", " : "") + name + " [c" + std::to_string(i) + "]";
    cells += "  | " + name + " | " + std::to_string(1000 + i) + "円 | 仮定「a」\n";
  }
  return measure_with("種別 給付金\n項目 色 [colour] 区分 { " + names + " }\n表 単価 [色]\n  | 色 | 額 |\n" + cells +
                      "金額 単価.額 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
}

/// "yes exact 5 5 5 5", or the problem.
std::string text_of(const answer_table& answers, std::size_t row) {
  if (answers.problem[row] != 0) return "problem " + std::to_string(answers.problem[row]);
  std::string text = std::string(santei::name_of(static_cast<santei::truth>(answers.verdict[row]))) + " " +
                     name_of(static_cast<santei::evaluate::status>(answers.status[row]));
  for (int c = 0; c < 4; ++c) text += " " + (answers.has(c, row) ? std::to_string(answers.yen[c][row]) : std::string("-"));
  return text;
}

/// What rows alone say: by choice, of -1 for one that is not told, of any other for one that there is not.
class rows_alone {
 public:
  rows_alone(const rule& r, std::string key, std::int64_t investment)
      : r_(r), input_(*r.plan->find(key)), cost_(r.plan->find("investment")), investment_(investment) {}

  const std::string& of(std::int64_t choice) {
    std::string& known = known_[choice];
    if (known.empty()) known = ask(choice);
    return known;
  }
  [[nodiscard]] std::uint32_t input() const { return input_; }

 private:
  [[nodiscard]] std::string ask(std::int64_t choice) const {
    using santei::interval;
    if (choice >= static_cast<std::int64_t>(r_.plan->inputs[input_].declared.choices.size()))
      return "problem " + std::to_string(static_cast<int>(row_problem::no_such_choice));
    santei::evaluate::bound_case bound;
    bound.values.assign(r_.plan->inputs.size(), std::vector<santei::evaluate::bound_value>(1));
    if (cost_) bound.values[*cost_][0] = {true, interval::point(santei::rational(investment_)), {}};
    if (choice >= 0) bound.values[input_][0] = {true, interval::everything(), {static_cast<std::uint32_t>(choice)}};
    const auto result = santei::evaluate::estimate(*r_.plan, bound);
    std::string text = std::string(santei::name_of(result.verdict)) + " " + name_of(result.amount.status);
    const auto& a = result.amount;
    for (const auto& yen : {a.min, a.max, a.stated_low, a.stated_high}) text += " " + (yen ? yen->text() : std::string("-"));
    return text;
  }

  const rule& r_;
  std::uint32_t input_;
  std::optional<std::uint32_t> cost_;
  std::int64_t investment_;
  std::map<std::int64_t, std::string> known_;
};

/// How many rows of a column of codes do not say what their rows alone say.
template <class Code>
std::size_t differences(const rule& r, const batch& engine, rows_alone& alone, column::form form, const std::vector<Code>& codes,
                        std::span<const std::int32_t> choices, std::int64_t investment) {
  const std::size_t rows = codes.size();
  const std::vector<std::int64_t> costs(rows, investment);
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[alone.input()] = {form, codes.data(), nullptr, 0, choices};
  if (const auto cost = r.plan->find("investment")) inputs[*cost] = {column::form::int64, costs.data(), nullptr, 0, {}};
  std::size_t wrong = 0;
  answer_table answers(rows);
  engine.run(inputs, 0, rows, answers.columns());
  for (std::size_t row = 0; row < rows; ++row) {
    const auto code = static_cast<std::int64_t>(codes[row]);
    const bool inside = code >= 0 && code < static_cast<std::int64_t>(choices.size());
    const std::string& expected = alone.of(choices.empty() ? code < 0 ? no_choice : code : inside ? choices[static_cast<std::size_t>(code)] : no_choice);
    if (text_of(answers, row) == expected) continue;
    if (++wrong <= 3) WARN(choices.size() << " codes, code " << code << ": " << text_of(answers, row) << ", alone " << expected);
  }
  return wrong;
}

/// Codes at the ends of `size` and of every width that a code could be cut to, and one past each.
template <class Code>
std::vector<Code> codes_around(std::size_t size) {
  std::vector<Code> made;
  for (const std::int64_t around : {std::int64_t{0}, std::int64_t{128}, std::int64_t{256}, std::int64_t{65'536}, static_cast<std::int64_t>(size)})
    for (std::int64_t code = around - 2; code <= around + 2; ++code)
      if (code >= std::int64_t{std::numeric_limits<Code>::min()} && code <= std::int64_t{std::numeric_limits<Code>::max()})
        made.push_back(static_cast<Code>(code));
  return made;
}

/// What `most_codes` codes mean: choices in turn, some unknown, some that there are not.
std::vector<std::int32_t> meanings(std::size_t choices) {
  std::vector<std::int32_t> made;
  for (std::size_t i = 0; i < most_codes; ++i)
    made.push_back(i % 7 == 3 ? santei::evaluate::unknown_code : i % 11 == 5 ? no_choice : static_cast<std::int32_t>(i * 13 % choices));
  return made;
}

void holds_for_every_size(const rule& r, const std::string& key, std::int64_t investment) {
  const batch engine(r.plan);
  rows_alone alone(r, key, investment);
  const std::vector<std::int32_t> all = meanings(r.plan->inputs[*r.plan->find(key)].declared.choices.size());
  std::size_t wrong = 0;
  for (std::size_t size = 1; size <= most_codes; ++size) {
    const std::span<const std::int32_t> choices(all.data(), size);
    const bool boundary = size <= 300 || (size > 65'500 && size < 65'600) || size == most_codes;
    if (size % 2 == 0 || boundary) wrong += differences(r, engine, alone, column::form::int32, codes_around<std::int32_t>(size), choices, investment);
    if (size % 2 == 1 || boundary) wrong += differences(r, engine, alone, column::form::int64, codes_around<std::int64_t>(size), choices, investment);
    if (boundary) wrong += differences(r, engine, alone, column::form::uint8, codes_around<std::uint8_t>(size), choices, investment);
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("a code means what its row alone says, for every number of codes from 1 to 70,001, where keys are bytes") {
  holds_for_every_size(by_size(), "company_size", 100'000);
}

TEST_CASE("a code means what its row alone says, for every number of codes from 1 to 70,001, where keys are wider") {
  holds_for_every_size(rule(by_colour(300)), "colour", 0);
}

TEST_CASE("every code of a column of 70,001 means what its row alone says") {
  for (const bool wide : {false, true}) {
    const rule r = wide ? rule(by_colour(300)) : by_size();
    rows_alone alone(r, wide ? "colour" : "company_size", 100'000);
    const std::vector<std::int32_t> all = meanings(r.plan->inputs[alone.input()].declared.choices.size());
    std::vector<std::int32_t> codes;
    for (std::size_t code = 0; code < most_codes; ++code) codes.push_back(static_cast<std::int32_t>(code));
    CHECK(differences(r, batch(r.plan), alone, column::form::int32, codes, all, 100'000) == 0);
  }
}

TEST_CASE("a choice of 1 to 300 is told by itself as its code in every width of column") {
  for (const std::size_t choices : {1U, 2U, 15U, 16U, 17U, 126U, 127U, 128U, 129U, 254U, 255U, 256U, 257U, 258U, 300U}) {
    const rule r(by_colour(choices));
    const batch engine(r.plan);
    rows_alone alone(r, "colour", 0);
    const std::string last = " " + std::to_string(999 + choices);
    CHECK(alone.of(static_cast<std::int64_t>(choices) - 1) == "yes exact" + last + last + last + last);
    std::vector<std::int64_t> codes;
    for (std::int64_t code = -2; code < 520; ++code) codes.push_back(code);
    const std::vector<std::int32_t> narrow(codes.begin(), codes.end());
    std::vector<std::uint8_t> bytes;
    for (unsigned code = 0; code < 256; ++code) bytes.push_back(static_cast<std::uint8_t>(code));
    for (int pass = 0; pass < 2; ++pass) {  // situation by situation, then as they were met
      CHECK(differences(r, engine, alone, column::form::int64, codes, {}, 0) == 0);
      CHECK(differences(r, engine, alone, column::form::int32, narrow, {}, 0) == 0);
      CHECK(differences(r, engine, alone, column::form::uint8, bytes, {}, 0) == 0);
    }
  }
}
