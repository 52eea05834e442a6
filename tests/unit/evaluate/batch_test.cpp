// A rule over columns: whole blocks, odd ends, gaps, wide numbers, refused rows, threads.
#include <santei/evaluate/batch.hpp>

#include "catch.hpp"
#include "support/allocations.hpp"
#include "support/rules.hpp"
#include "support/table.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

using santei::evaluate::answer_columns;
using santei::evaluate::batch;
using santei::evaluate::column;
using santei::evaluate::instruction_set;
using santei::evaluate::row_problem;
using santei_test::answer_table;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string third = "種別 補助\n対象 投資額 が 10円 以上 仮定「a」\n経費 投資額 仮定「a」\n補助率 1/3 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
const std::string by_size = "種別 補助\n経費 投資額 仮定「a」\n補助率 2/3 規模 が 中小企業 のとき 仮定「a」\n補助率 1/2 規模 が 中小企業 でない のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

column of(const std::vector<std::int64_t>& numbers, const std::uint8_t* validity = nullptr) {
  return {column::form::int64, numbers.data(), validity, 0, {}};
}

/// stated_high of each row, by every kind of lanes alike.
std::vector<std::int64_t> stated_of(const rule& r, const std::vector<std::int64_t>& investment,
                                    std::vector<std::uint8_t>* problems = nullptr) {
  std::vector<std::int64_t> first;
  for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set) {
    const batch engine(r.plan, {{}, static_cast<instruction_set>(set)});
    std::vector<column> inputs(r.plan->inputs.size());
    inputs[*r.plan->find("investment")] = of(investment);
    std::vector<std::int64_t> yen(investment.size(), -1);
    std::vector<std::uint8_t> problem(investment.size(), 0xff);
    answer_columns out;
    out.stated_high = yen.data(), out.problem = problem.data();
    for (int pass = 0; pass < 2; ++pass) engine.run(inputs, 0, investment.size(), out);  // row by row, then by lanes
    if (set == 0) first = yen;
    CHECK(yen == first);
    if (problems) *problems = problem;
  }
  return first;
}

}  // namespace

TEST_CASE("rows of a batch have the floor of each amount, in blocks and past their end") {
  const rule r(measure_with(third));
  std::vector<std::int64_t> investment(777);
  std::iota(investment.begin(), investment.end(), 0);
  const auto yen = stated_of(r, investment);
  for (std::size_t v = 0; v < yen.size(); ++v) CHECK(yen[v] == (v < 10 ? 0 : static_cast<std::int64_t>(v / 3)));
}

TEST_CASE("a fact that is itself the amount is read row by row, though the rule compares it too") {
  const rule r(measure_with("種別 単価\n対象 投資額 が 10円 以下 仮定「a」\n金額 投資額 以内 仮定「a」\n端数 なし 仮定「a」\n"));
  std::vector<std::int64_t> investment(14);
  std::iota(investment.begin(), investment.end(), 0);
  const auto yen = stated_of(r, investment);
  for (std::size_t v = 0; v < yen.size(); ++v) CHECK(yen[v] == (v <= 10 ? static_cast<std::int64_t>(v) : 0));
}

TEST_CASE("amounts past 2^50 and near 9 · 10^18 are exact among small ones") {
  const rule r(measure_with(third));
  std::vector<std::int64_t> investment(300, 30);
  const std::int64_t wide[] = {(std::int64_t{1} << 50) - 1,
                               std::int64_t{1} << 50,
                               (std::int64_t{1} << 50) + 1,
                               (std::int64_t{1} << 53) + 1,
                               9'000'000'000'000'000'001,
                               INT64_MAX - 1,
                               INT64_MAX};
  std::size_t at = 3;
  for (const std::int64_t v : wide) investment[at] = v, at += 41;
  const auto yen = stated_of(r, investment);
  for (std::size_t i = 0; i < yen.size(); ++i) CHECK(yen[i] == investment[i] / 3);
}

TEST_CASE("a row whose amount does not fit in 64 bits is reported, never wrapped") {
  const rule r(measure_with("種別 単価\n金額 投資額 * 3 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const std::int64_t most = INT64_MAX / 3;
  const std::vector<std::int64_t> investment{0, most - 1, most, most + 1, INT64_MAX, 5};
  std::vector<std::uint8_t> problems;
  const auto yen = stated_of(r, investment, &problems);
  CHECK(yen == std::vector<std::int64_t>{0, (most - 1) * 3, most * 3, 0, 0, 15});
  const auto too_large = static_cast<std::uint8_t>(row_problem::too_large);
  CHECK(problems == std::vector<std::uint8_t>{0, 0, 0, too_large, too_large, 0});
}

TEST_CASE("a number below what the fact may be and a code without a choice are refused where they stand") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  const std::vector<std::int64_t> investment{300, -1, 300, 300};
  const std::vector<std::uint8_t> size{1, 1, 250, 1};
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[*r.plan->find("investment")] = of(investment);
  inputs[*r.plan->find("company_size")] = {column::form::uint8, size.data(), nullptr, 0, {}};
  for (int pass = 0; pass < 2; ++pass) {
    answer_table answers(4);
    engine.run(inputs, 0, 4, answers.columns());
    CHECK(answers.problem == std::vector<std::uint8_t>{0, static_cast<std::uint8_t>(row_problem::out_of_range),
                                                       static_cast<std::uint8_t>(row_problem::no_such_choice), 0});
    CHECK(answers.yen[3] == std::vector<std::int64_t>{200, 0, 0, 200});
    CHECK_FALSE(answers.has(3, 1));
    CHECK(answers.has(3, 3));
  }
}

TEST_CASE("an amount that may not be is refused where nothing but the verdict is asked") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  const std::vector<std::int64_t> investment{300, -1, 300};
  const std::vector<std::uint8_t> size(3, 1);
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[*r.plan->find("investment")] = of(investment);
  inputs[*r.plan->find("company_size")] = {column::form::uint8, size.data(), nullptr, 0, {}};
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<std::uint8_t> verdict(3), problem(3);
    answer_columns out;
    out.verdict = verdict.data(), out.problem = problem.data();
    engine.run(inputs, 0, 3, out);
    CHECK(problem == std::vector<std::uint8_t>{0, static_cast<std::uint8_t>(row_problem::out_of_range), 0});
    CHECK(verdict[1] == static_cast<std::uint8_t>(santei::truth::unknown));
  }
}

TEST_CASE("an unknown amount without a bound is unbounded too where the rule divides by a fact") {
  const rule r(
      measure_with("種別 補助\n項目 追加費 [extra] 金額\n項目 組 [groups] 整数 1 以上 10 以下\n"
                   "金額 ( 投資額 + 追加費 ) / 組 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  const batch engine(r.plan);
  const std::vector<std::int64_t> extra{100, 100, 0}, investment{50, 0, 0}, groups{3, 3, 3};
  const std::uint8_t extra_known = 0b011, investment_known = 0b001;
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[*r.plan->find("extra")] = of(extra, &extra_known);
  inputs[*r.plan->find("investment")] = of(investment, &investment_known);
  inputs[*r.plan->find("groups")] = of(groups);
  for (int pass = 0; pass < 2; ++pass) {
    answer_table answers(3);
    engine.run(inputs, 0, 3, answers.columns());
    CHECK(answers.yen[2] == std::vector<std::int64_t>{50, 33, 0});
    CHECK(answers.has(3, 0));
    CHECK(answers.yen[3][0] == 50);
    CHECK_FALSE(answers.has(3, 1));
    CHECK_FALSE(answers.has(3, 2));
  }
}

TEST_CASE("what lies under a null is never read as a value") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  std::vector<std::int64_t> investment(64, 300);
  std::vector<std::uint8_t> known(8, 0xff), size(64, 1);
  investment[5] = INT64_MIN, investment[6] = INT64_MAX;
  known[0] = 0x9f;
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[*r.plan->find("investment")] = of(investment, known.data());
  inputs[*r.plan->find("company_size")] = {column::form::uint8, size.data(), nullptr, 0, {}};
  for (int pass = 0; pass < 2; ++pass) {
    answer_table answers(64);
    engine.run(inputs, 0, 64, answers.columns());
    for (std::size_t row = 0; row < 64; ++row) {
      const bool told = row != 5 && row != 6;
      CHECK(answers.problem[row] == 0);
      CHECK(answers.yen[2][row] == (told ? 200 : 0));
      CHECK(answers.has(2, row));
      CHECK(answers.has(3, row) == told);  // unbounded
    }
  }
}

TEST_CASE("a run may begin at any row and leaves the rows beside it alone") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  std::mt19937_64 random(9);
  const std::size_t rows = 90;
  const santei_test::table facts(*r.plan, engine, rows, {20, 0}, random);
  answer_table whole(rows), parts(rows);
  engine.run(facts.columns(), 0, rows, whole.columns());
  const std::size_t from[] = {0, 3, 21, 22, 64, 90};
  for (const std::size_t part : {3U, 1U, 0U, 4U, 2U}) engine.run(facts.columns(), from[part], from[part + 1] - from[part], parts.columns());
  for (int c = 0; c < 4; ++c) {
    CHECK(parts.yen[c] == whole.yen[c]);
    CHECK(parts.valid[c] == whole.valid[c]);
  }
}

TEST_CASE("any number of threads gives the same answers") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  std::mt19937_64 random(7);
  const std::size_t rows = 5'003;
  const santei_test::table facts(*r.plan, engine, rows, {20, 0}, random);
  answer_table alone(rows);
  engine.run(facts.columns(), 0, rows, alone.columns());
  for (const unsigned threads : {2U, 3U, 16U}) {
    answer_table shared(rows);
    engine.run(facts.columns(), 0, rows, shared.columns(), threads);
    CHECK(shared.verdict == alone.verdict);
    CHECK(shared.status == alone.status);
    for (int c = 0; c < 4; ++c) {
      CHECK(shared.yen[c] == alone.yen[c]);
      CHECK(shared.valid[c] == alone.valid[c]);
    }
  }
}

TEST_CASE("a table that outgrows the caches gets the answers of its pieces", "[large]") {
  const std::string up_to = "種別 補助\n対象 投資額 が 1000円 以上 仮定「a」\n経費 投資額 仮定「a」\n補助率 1/3 まで 規模 が 中小企業 のとき 仮定「a」\n"
                            "補助率 1/2 規模 が 中小企業 でない のとき 仮定「a」\n上限額 5000円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
#ifdef __SANITIZE_ADDRESS__
  const std::size_t rows = (std::size_t{1} << 14) + 77;  // checked memory makes a row cost thirty times as much
#else
  const std::size_t rows = (std::size_t{1} << 19) + 77;
#endif
  for (const std::string& text : {by_size, up_to}) {
    const rule r(measure_with(text));
    const batch one_by_one(r.plan, {{}, instruction_set::portable});
    std::mt19937_64 random(10);
    santei_test::table facts(*r.plan, one_by_one, rows, {3, 0, 40'000}, random);
    for (std::size_t row = 70; row < rows; row += 9'000) facts.set(*r.plan->find("company_size"), row, 200);  // refused
    answer_table parts(rows);
    for (std::size_t first = 0; first < rows; first += 4'096)
      one_by_one.run(facts.columns(), first, std::min<std::size_t>(4'096, rows - first), parts.columns());
    for (int set = 0; set <= static_cast<int>(santei::evaluate::best_instruction_set()); ++set)
      for (const std::size_t beside : {0U, 3U}) {
        const batch engine(r.plan, {{}, static_cast<instruction_set>(set)});
        answer_table whole(rows);
        std::vector<santei_test::yen_room> yen(4, santei_test::yen_room(rows, beside));
        answer_columns out = whole.columns();
        out.min = yen[0].data(), out.max = yen[1].data(), out.stated_low = yen[2].data(), out.stated_high = yen[3].data();
        engine.run(facts.columns(), 0, rows, out);
        CHECK((whole.verdict == parts.verdict));  // in brackets, so that half a million are not printed
        CHECK((whole.status == parts.status));
        CHECK((whole.problem == parts.problem));
        for (std::size_t c = 0; c < 4; ++c) {
          CHECK(std::equal(parts.yen[c].begin(), parts.yen[c].end(), yen[c].data()));
          CHECK((whole.valid[c] == parts.valid[c]));
        }
        out = {};
        out.stated_low = yen[2].data(), out.stated_high = yen[3].data();  // amounts alone, past the caches
        std::fill_n(yen[2].data(), rows, -1);
        engine.run(facts.columns(), 0, rows, out);
        for (const std::size_t c : {2U, 3U}) CHECK(std::equal(parts.yen[c].begin(), parts.yen[c].end(), yen[c].data()));
      }
  }
}

TEST_CASE("rows whose situation was met before take nothing from the heap") {
  const rule r(measure_with(by_size));
  const batch engine(r.plan);
  std::mt19937_64 random(8);
  const std::size_t rows = 20'000;
  const santei_test::table facts(*r.plan, engine, rows, {20, 0}, random);
  answer_table answers(rows);
  const auto out = answers.columns();
  const auto taken = [&](std::size_t count) {
    const santei_test::allocations before;
    engine.run(facts.columns(), 0, count, out);
    return before.since();
  };
  taken(rows);
  CHECK(taken(rows) == taken(256));
}

TEST_CASE("a run tells whether every row has all that was asked for, whether or not its bitmaps are") {
  const rule r(measure_with(by_size));
  constexpr std::size_t rows = 1024;
  const std::size_t size = *r.plan->find("company_size"), investment = *r.plan->find("investment");
  std::vector<std::int64_t> yen(rows), stated(rows);
  for (std::size_t row = 0; row < rows; ++row) yen[row] = static_cast<std::int64_t>(row);
  std::vector<std::uint8_t> sizes(rows, 0), known(rows / 8, 0xff), valid(rows / 8);
  const batch engine(r.plan);
  const auto complete = [&](bool bits) {
    std::vector<column> inputs(r.plan->inputs.size());
    inputs[size] = {column::form::uint8, sizes.data(), nullptr, 0, {}};
    inputs[investment] = of(yen, known.data());
    answer_columns out;
    out.stated_high = stated.data();
    if (bits) out.stated_high_valid = valid.data();
    const bool first = engine.run(inputs, 0, rows, out), again = engine.run(inputs, 0, rows, out),
               shared = engine.run(inputs, 0, rows, out, 3);
    CHECK(again == shared);
    CHECK((again || !first));  // by lanes it is no surer than row by row
    return again;
  };
  for (const bool bits : {false, true}) {
    CHECK(complete(bits));
    yen[700] = -1;
    CHECK_FALSE(complete(bits));
    yen[700] = 700, sizes[3] = 99;
    CHECK_FALSE(complete(bits));
    sizes[3] = 0;
    CHECK(complete(bits));
  }
  known[50] = 0;  // nothing is known of the investment: no amount above is
  CHECK_FALSE(complete(false));
}

TEST_CASE("a 区分 that follows from an amount of the row is what that row's amount leaves, though another fact is unknown") {
  const rule r("事業 試験の事業 [test]\n出典 R6補正 1ページ\n項目 費用 [cost] 金額\n項目 他 [other] 金額\n"
               "項目 類 [kind] 区分 { 甲 [first], 乙 [second], 丙 [third] }\n"
               "場合分け 類\n  乙, 丙 のいずれか 費用 が 16円 未満 のとき 仮定「a」\n  甲 その他 仮定「a」\n"
               "枠 試験の枠 [main]\n種別 補助\n経費 費用 仮定「a」\n補助率 1/2 類 が 甲 のとき 仮定「a」\n補助率 1/4 類 が 乙 のとき 仮定「a」\n"
               "補助率 1/8 類 が 丙 のとき 仮定「a」\n上限額 他 + 100円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
  std::vector<std::int64_t> costs(64);
  std::iota(costs.begin(), costs.end(), 0);
  const batch engine(r.plan);
  std::vector<column> inputs(r.plan->inputs.size());
  inputs[*r.plan->find("cost")] = of(costs);
  std::vector<std::int64_t> low(costs.size()), high(costs.size());
  answer_columns out;
  out.stated_low = low.data(), out.stated_high = high.data();
  for (int pass = 0; pass < 2; ++pass) {
    engine.run(inputs, 0, costs.size(), out);
    for (std::int64_t v = 0; v < 64; ++v) {
      CAPTURE(v);
      CHECK(low[static_cast<std::size_t>(v)] == (v < 16 ? v / 8 : v / 2));
      CHECK(high[static_cast<std::size_t>(v)] == (v < 16 ? v / 4 : v / 2));
    }
  }
}
