// Rules with as many choices, facts, rates and measures as a width may be too narrow for: a batch, a prepared measure and a portfolio say what
// estimate() says.
#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/portfolio.hpp>
#include <santei/evaluate/prepared.hpp>

#include "catch.hpp"
#include "random_number.hpp"
#include "support/rules.hpp"
#include "support/table.hpp"

#include <memory>
#include <string>
#include <vector>

using santei::rational;
using santei::evaluate::batch;
using santei::evaluate::column;
using santei_test::answer_table;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string assumed = " 仮定「a」\n", to_yen = "端数 円未満 切捨て 仮定「a」\n";

/// 区分 with so many choices.
std::string category(const std::string& label, const std::string& key, std::size_t choices) {
  std::string names;
  for (std::size_t i = 0; i < choices; ++i)
    names += (i > 0 ? ", " : "") + label + std::to_string(i) + " [" + key + std::to_string(i) + "]";
  return "項目 " + label + " [" + key + "] 区分 { " + names + " }\n";
}
/// A table with a row a choice, `first` yen and up.
std::string table_of(const std::string& label, std::size_t choices, std::size_t first) {
  std::string made = "表 単価" + label + " [" + label + "]\n  | " + label + " | 額 |\n";
  for (std::size_t i = 0; i < choices; ++i) made += "  | " + label + std::to_string(i) + " | " + std::to_string(first + i) + "円 |" + assumed;
  return made;
}

std::string text_of(const answer_table& answers, std::size_t row) {
  std::string text = std::string(santei::name_of(static_cast<santei::truth>(answers.verdict[row]))) + " " +
                     name_of(static_cast<santei::evaluate::status>(answers.status[row]));
  for (int c = 0; c < 4; ++c) text += " " + (answers.has(c, row) ? std::to_string(answers.yen[c][row]) : std::string("-"));
  return answers.problem[row] == 0 ? text : "problem " + std::to_string(answers.problem[row]);
}
std::string text_of(const santei::evaluate::result& of) {
  const auto& a = of.amount;
  std::string text = std::string(santei::name_of(of.verdict)) + " " + name_of(a.status);
  for (const auto& yen : {a.min, a.max, a.stated_low, a.stated_high}) text += " " + (yen ? yen->text() : std::string("-"));
  return text;
}

/// Columns of codes and numbers in 64 bits, whatever their width would be.
struct wide_table {
  std::vector<std::vector<std::int64_t>> cells;
  std::vector<column> columns;

  wide_table(const santei::plan::measure_plan& plan, std::size_t rows, std::mt19937_64& random) : cells(plan.inputs.size()), columns(plan.inputs.size()) {
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
      const santei::declaration& d = plan.inputs[i].declared;
      const auto choices = static_cast<std::int64_t>(d.of.of == santei::kind::truth ? 2 : d.choices.size());
      for (std::size_t row = 0; row < rows; ++row)
        cells[i].push_back(is_number(d.of.of)                         ? property::between(random, 0, 100'000)
                           : property::between(random, 0, 2) == 0 ? choices - 1 - property::between(random, 0, std::min<std::int64_t>(choices - 1, 2))
                                                                  : property::between(random, 0, choices - 1));
      columns[i] = {column::form::int64, cells[i].data(), nullptr, 0, {}};
    }
  }
  [[nodiscard]] santei::evaluate::bound_case bound(const santei::plan::measure_plan& plan, std::size_t row) const {
    santei::evaluate::bound_case made;
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
      const bool number = is_number(plan.inputs[i].declared.of.of);
      made.values.push_back({{true, number ? santei::interval::point(rational(cells[i][row])) : santei::interval::everything(), {}}});
      if (!number) made.values.back()[0].choices = {static_cast<std::uint32_t>(cells[i][row])};
    }
    return made;
  }
};

/// Rows of a rule by a batch, twice, and by a prepared measure.
void holds(const rule& r, std::size_t rows, std::mt19937_64& random) {
  const batch engine(r.plan);
  santei::evaluate::prepared quick(r.plan);
  const wide_table facts(*r.plan, rows, random);
  std::vector<std::string> expected;
  for (std::size_t row = 0; row < rows; ++row) expected.push_back(text_of(santei::evaluate::estimate(*r.plan, facts.bound(*r.plan, row))));
  for (int pass = 0; pass < 2; ++pass) {
    answer_table answers(rows);
    engine.run(facts.columns, 0, rows, answers.columns());
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      if (text_of(answers, row) != expected[row] && ++wrong <= 3) WARN(text_of(answers, row) << " for " << expected[row]);
      std::vector<std::int64_t> given;
      for (std::size_t i = 0; i < facts.cells.size(); ++i) given.push_back(facts.cells[i][row]);
      const auto point = quick.ask(given);
      if (!point || !point->eligible) continue;
      const std::string yen = " " + std::to_string(point->stated);
      if (expected[row].find(yen + yen) == std::string::npos && ++wrong <= 3) WARN("prepared:" << yen << " for " << expected[row]);
    }
    CHECK(wrong == 0);
  }
}

}  // namespace

TEST_CASE("区分 and tables of up to 300 rows, alone and two together, where tables of keys end at 65,536") {
  std::mt19937_64 random = property::generator("choices");
  for (const std::size_t choices : {31U, 32U, 63U, 64U, 65U, 127U, 128U, 129U, 255U, 256U, 257U, 300U}) {
    INFO(choices << " choices");
    holds(rule(measure_with("種別 給付金\n" + category("色", "colour", choices) + table_of("色", choices, 1'000) + "金額 単価色.額 * 3" + assumed + to_yen)),
          choices, random);
  }
  for (const auto& [one, other] : {std::pair<std::size_t, std::size_t>{2, 64}, {2, 65}, {16, 16}, {128, 128}, {255, 256}, {256, 256}, {257, 256}}) {
    INFO(one << " times " << other << " choices");
    holds(rule(measure_with("種別 給付金\n" + category("色", "colour", one) + category("形", "outline", other) + table_of("色", one, 1'000) +
                            table_of("形", other, 50'000) + "金額 単価色.額 + 単価形.額" + assumed + to_yen)),
          150, random);
  }
}

TEST_CASE("facts up to 300, where tables by keys end at 64") {
  std::mt19937_64 random = property::generator("facts");
  for (const std::size_t facts : {2U, 6U, 7U, 8U, 30U, 62U, 63U, 64U, 65U, 66U, 127U, 128U, 129U, 255U, 256U, 257U, 300U}) {
    INFO(facts << " facts and a cost");
    std::string text = "種別 補助\n経費 投資額" + assumed + "補助率 1/3" + assumed;
    for (std::size_t i = 0; i + 1 < facts; ++i) {
      const std::string name = "印" + std::to_string(i);
      text += "項目 " + name + " [mark_" + std::to_string(i) + "] 真偽\n加算 " + std::to_string(i + 1) + "円 " + name + " のとき" + assumed;
    }
    holds(rule(measure_with(text + to_yen)), 40, random);
  }
}

TEST_CASE("amounts up to 70, of which each counts") {
  std::mt19937_64 random = property::generator("amounts");
  for (const std::size_t amounts : {1U, 2U, 3U, 8U, 62U, 63U, 64U, 65U, 70U}) {
    std::string text = "種別 補助\n", sum;
    for (std::size_t i = 0; i < amounts; ++i) {
      text += "項目 費用" + std::to_string(i) + " [cost_" + std::to_string(i) + "] 金額\n";
      sum += (i > 0 ? " + 費用" : "費用") + std::to_string(i);
    }
    INFO(amounts << " amounts");
    holds(rule(measure_with(text + "経費 " + sum + assumed + "補助率 1/7" + assumed + to_yen)), 60, random);
  }
}

TEST_CASE("listed rates up to 256, by their place") {
  std::mt19937_64 random = property::generator("rates");
  for (const std::size_t rates : {2U, 127U, 128U, 129U, 254U, 255U, 256U}) {
    INFO(rates << " rates");
    std::string list;
    for (std::size_t i = 0; i < rates; ++i) list += (i > 0 ? ", " : "") + std::to_string(i + 1) + "/1009";
    holds(rule(measure_with("種別 補助\n経費 投資額" + assumed + "補助率 " + list + " のいずれか" + assumed + to_yen)), 60, random);
  }
}

TEST_CASE("portfolios of up to 300 measures name the best of them by its place") {
  std::vector<rule> rules;
  for (const char* rate : {"1/3", "1/2", "2/7"})
    rules.emplace_back(measure_with("種別 補助\n経費 投資額" + assumed + "補助率 " + std::string(rate) + assumed + to_yen));
  const std::vector<std::int64_t> costs{0, 1, 2, 100, 99'999, 1'000'000};
  std::vector<column> inputs(1);
  inputs[0] = {column::form::int64, costs.data(), nullptr, 0, {}};
  for (const std::size_t measures : {1U, 127U, 128U, 129U, 254U, 255U, 256U, 257U, 258U, 300U}) {
    std::vector<std::unique_ptr<batch>> engines;
    std::vector<santei::evaluate::portfolio_entry> entries;
    for (std::size_t m = 0; m < measures; ++m) {  // the best is the last
      engines.push_back(std::make_unique<batch>(rules[m + 1 == measures ? 1 : 2 * (m % 2)].plan));
      REQUIRE(engines.back()->plan().inputs.size() == 1);
      entries.push_back({engines.back().get(), inputs});
    }
    std::vector<santei::evaluate::portfolio_total> totals(measures);
    std::vector<std::int64_t> best(costs.size());
    std::vector<std::uint16_t> which(costs.size());
    run_portfolio(entries, 0, costs.size(), totals, {best.data(), which.data()});
    const auto last = static_cast<std::uint16_t>(measures - 1);
    CHECK(best == std::vector<std::int64_t>{0, 0, 1, 50, 49'999, 500'000});
    CHECK(which == std::vector<std::uint16_t>{santei::evaluate::no_measure, santei::evaluate::no_measure, last, last, last, last});
    CHECK(totals[measures - 1].low_low == 550'050);
    if (measures > 2) CHECK(totals[measures - 2].paid_rows == 3);
  }
}
