// Many measures over one table: totals and the best of each row are what the measures' own columns say.
#include <santei/evaluate/portfolio.hpp>

#include "catch.hpp"
#include "support/allocations.hpp"
#include "support/rules.hpp"
#include "support/table.hpp"

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using santei::evaluate::batch;
using santei::evaluate::portfolio;
using santei::evaluate::portfolio_entry;
using santei::evaluate::portfolio_total;
using santei_test::measure_with;
using santei_test::rule;

namespace {

std::string at_rate(const std::string& rate, const std::string& cap) {
  return measure_with("種別 補助\n対象 規模 が 中小企業 仮定「a」\n経費 投資額 仮定「a」\n補助率 " + rate + " 仮定「a」\n上限額 " + cap + " 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
}

struct three_measures {
  std::vector<rule> rules;
  std::vector<std::unique_ptr<batch>> engines;
  std::vector<std::unique_ptr<santei_test::table>> tables;
  std::vector<portfolio_entry> entries;

  explicit three_measures(std::size_t rows) {
    for (const auto& [rate, cap] : {std::pair{"1/2", "300円"}, std::pair{"1/3", "1000円"}, std::pair{"1/3", "1000円"}})
      rules.emplace_back(at_rate(rate, cap));
    for (const rule& r : rules) {
      std::mt19937_64 random(11);
      engines.push_back(std::make_unique<batch>(r.plan));
      tables.push_back(
          std::make_unique<santei_test::table>(*r.plan, *engines.back(), rows, santei_test::table_style{15, 0, 5'000}, random));
      entries.push_back({engines.back().get(), tables.back()->columns()});
    }
  }
};

bool same(const portfolio_total& a, const portfolio_total& b) {
  return a.paid_rows == b.paid_rows && a.low_low == b.low_low && a.high_low == b.high_low && a.low_high == b.low_high &&
         a.high_high == b.high_high;
}

}  // namespace

TEST_CASE("a portfolio says what its measures' own columns say, by any number of threads") {
  const std::size_t rows = 3'001;
  const three_measures all(rows);
  std::vector<portfolio_total> expected(3);
  std::vector<std::int64_t> best(rows, 0);
  std::vector<std::uint16_t> which(rows, santei::evaluate::no_measure);
  for (std::uint16_t m = 0; m < 3; ++m) {
    santei_test::answer_table answers(rows);
    all.engines[m]->run(all.entries[m].inputs, 0, rows, answers.columns());
    for (std::size_t r = 0; r < rows; ++r) {
      expected[m].paid_rows += answers.yen[2][r] > 0;
      expected[m].low_low += static_cast<std::uint64_t>(answers.yen[2][r]);
      expected[m].high_low += static_cast<std::uint64_t>(answers.yen[3][r]);
      if (answers.yen[2][r] > best[r]) best[r] = answers.yen[2][r], which[r] = m;
    }
  }
  CHECK(expected[0].paid_rows > 100);
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<portfolio_total> totals(3);
    std::vector<std::int64_t> yen(rows);
    std::vector<std::uint16_t> measure(rows);
    santei::evaluate::run_portfolio(all.entries, 0, rows, totals, {yen.data(), measure.data()}, threads);
    for (std::size_t m = 0; m < 3; ++m) CHECK(same(totals[m], expected[m]));
    CHECK(yen == best);
    CHECK(measure == which);
  }
}

TEST_CASE("the columns of a portfolio are its measures' own, whatever they share, by any number of threads") {
  const std::size_t rows = 3'001;
  three_measures all(rows);
  for (auto& entry : all.entries) entry.inputs = all.tables[0]->columns();
  const auto size = *all.rules[0].plan->find("company_size"), money = *all.rules[0].plan->find("investment");
  REQUIRE(all.rules[1].plan->find("company_size") == size);
  REQUIRE(all.rules[1].plan->find("investment") == money);
  for (std::size_t r = 5; r < rows; r += 300) all.tables[0]->set(size, r, 200);  // no such choice
  for (std::size_t r = 8; r < rows; r += 400) all.tables[0]->set(money, r, r % 800 == 8 ? -1 : std::int64_t{1} << 60);
  const rule other(measure_with("種別 補助\n対象 規模 が 大企業 仮定「a」\n経費 投資額 仮定「a」\n補助率 1/7 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  REQUIRE(other.plan->find("company_size") == size);
  REQUIRE(other.plan->find("investment") == money);
  const batch fourth(other.plan);
  all.entries.insert(all.entries.begin() + 1, {&fourth, all.tables[0]->columns()});
  std::vector<santei_test::answer_table> own;
  for (const portfolio_entry& entry : all.entries) {
    own.emplace_back(rows);
    entry.engine->run(entry.inputs, 0, rows, own.back().columns());
  }
  CHECK(std::count(own[0].problem.begin(), own[0].problem.end(), 0) < static_cast<std::ptrdiff_t>(rows) - 10);
  const portfolio ready(all.entries);
  for (const unsigned threads : {1U, 3U}) {
    std::vector<santei_test::answer_table> made(4, santei_test::answer_table(rows));
    std::vector<santei::evaluate::answer_columns> out;
    for (auto& one : made) out.push_back(one.columns());
    ready.run(0, rows, out, threads);
    for (std::size_t m = 0; m < 4; ++m) {
      CHECK(made[m].verdict == own[m].verdict);
      CHECK(made[m].status == own[m].status);
      CHECK(made[m].problem == own[m].problem);
      for (int c = 0; c < 4; ++c) CHECK(made[m].yen[c] == own[m].yen[c]);
      for (int c = 0; c < 4; ++c) CHECK(made[m].valid[c] == own[m].valid[c]);
    }
  }
}

namespace {

/// Applicants of every size.
struct applicants {
  std::vector<std::uint8_t> size;
  std::vector<std::int64_t> money;
  explicit applicants(std::size_t rows) : size(rows), money(rows) {
    std::mt19937_64 random(12);
    for (std::uint8_t& code : size) code = static_cast<std::uint8_t>(random() % 5);
    for (std::int64_t& yen : money) yen = static_cast<std::int64_t>(random() % 4'000);
  }
  [[nodiscard]] std::vector<santei::evaluate::column> columns(const rule& of) const {
    std::vector<santei::evaluate::column> made(of.plan->inputs.size());
    made[*of.plan->find("company_size")] = {santei::evaluate::column::form::uint8, size.data(), nullptr, 0, {}};
    made[*of.plan->find("investment")] = {santei::evaluate::column::form::int64, money.data(), nullptr, 0, {}};
    return made;
  }
};

}  // namespace

TEST_CASE("one amount of each of many measures, past the caches, is what each measure gives by blocks that fit") {
  const std::size_t rows = 120'000;
  applicants of(rows);
  of.size[1'000] = 200;                              // no such choice
  of.money[3'000] = -1, of.money[5'000] = INT64_MAX;  // refused; more than lanes carry
  for (std::size_t r = 0; r < 70'000; ++r) of.size[r] = of.size[r] == 4 ? 0 : of.size[r];  // a size that lanes do not know from the start
  for (std::size_t r = 30'000; r < 40'000; r += 7) of.money[r] = (std::int64_t{1} << 49) + static_cast<std::int64_t>(r);
  const auto rate = [](const std::string& share, const std::string& when) { return "補助率 " + share + " " + when + " 仮定「a」\n"; };
  const std::string small = "規模 が 中小企業 のとき", middle = "規模 が 中堅企業 のとき", others = "規模 が 大企業, 地方公共団体等 のいずれか のとき",
                    sme_only = "対象 規模 が 中小企業 仮定「a」\n", from_1000 = "対象 投資額 が 1000円 以上 仮定「a」\n";
  std::vector<rule> rules;
  for (const char* const of_small : {"1/2", "1/3", "2/3", "3/4", "1/7"})
    for (const std::string& body : {sme_only + rate(of_small, ""), sme_only + from_1000 + rate(of_small, ""),
                                    rate(of_small, small) + rate("1/5", middle) + rate("1/6", others),
                                    rate(of_small, small) + rate("1/5", middle) + rate(of_small, others)})
      rules.emplace_back(measure_with("種別 補助\n経費 投資額 仮定「a」\n" + body + "上限額 " + std::to_string(1'000 + 100 * rules.size()) +
                                      "円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  std::vector<std::vector<santei::evaluate::column>> columns;
  std::vector<std::vector<std::int64_t>> own;
  for (const rule& r : rules) {
    const batch alone(r.plan, {{}, santei::evaluate::instruction_set::portable});
    columns.push_back(of.columns(r));
    santei::evaluate::answer_columns out;
    out.stated_high = own.emplace_back(rows).data();
    for (std::size_t first = 0; first < rows; first += 4'000) alone.run(columns.back(), first, std::min<std::size_t>(4'000, rows - first), out);
  }
  for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set) {
    std::vector<batch> engines;
    for (const rule& r : rules)
      engines.emplace_back(r.plan, santei::evaluate::batch_options{{}, static_cast<santei::evaluate::instruction_set>(set)});
    std::vector<portfolio_entry> entries;
    for (std::size_t m = 0; m < rules.size(); ++m) entries.push_back({&engines[m], columns[m]});
    const portfolio ready(entries);
    for (const std::size_t beside : {0U, 3U}) {
      std::vector<santei_test::yen_room> room(rules.size(), santei_test::yen_room(rows, beside));
      std::vector<santei::evaluate::answer_columns> out(rules.size());
      for (std::size_t m = 0; m < rules.size(); ++m) out[m].stated_high = room[m].data();
      ready.run(0, rows, out);
      for (std::size_t m = 0; m < rules.size(); ++m) CHECK(std::equal(own[m].begin(), own[m].end(), room[m].data()));
    }
  }
}

TEST_CASE("a portfolio of nothing writes that nothing is best") {
  const portfolio none(std::span<const portfolio_entry>{});
  none.run(0, 1'000, std::span<const santei::evaluate::answer_columns>{});
  std::vector<std::int64_t> yen(1'000, 7);
  std::vector<std::uint16_t> measure(1'000, 7);
  none.run(0, 1'000, std::span<portfolio_total>{}, {yen.data(), measure.data()});
  CHECK(yen == std::vector<std::int64_t>(1'000, 0));
  CHECK(measure == std::vector<std::uint16_t>(1'000, santei::evaluate::no_measure));
}

TEST_CASE("a portfolio takes no heap for a row and little for a thread", "[large]") {
  const std::size_t rows = 50'000, copies = 50;
  const three_measures all(rows);
  std::vector<portfolio_entry> entries;
  for (std::size_t i = 0; i < copies; ++i) entries.insert(entries.end(), all.entries.begin(), all.entries.end());
  const portfolio ready(entries);
  std::vector<portfolio_total> totals(entries.size());
  ready.run(0, rows, totals, {});
  const auto taken = [&](std::size_t count) {
    const santei_test::allocations before;
    ready.run(0, count, totals, {});
    return before.bytes_since();
  };
  taken(rows);  // what combinations come to, met for the first time
  CHECK(taken(rows) == taken(256));
  CHECK(taken(rows) < 64 * 1024);
}
