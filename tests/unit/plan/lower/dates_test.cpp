// 年数, 年, 日数 and the words of days: exact in each case, enclosed where a day is open.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

std::string pays(const std::string& formula, const facts& given) {
  const rule r(measure_with("種別 給付金\n項目 設立日, 申込日 [founded, asked] 日付\n金額 " + formula + " * 1000円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  return summary(r.ask(given).amount);
}

std::string verdict(const std::string& condition, const facts& given) {
  const rule r(measure_with("種別 給付金\n項目 設立日, 申込日 [founded, asked] 日付\n対象 " + condition + " 仮定「a」\n金額 1000円 仮定「a」\n"));
  return santei::name_of(r.ask(given).verdict);
}

std::vector<std::string> codes(const std::string& clause) {
  const std::string text = measure_with("種別 給付金\n項目 設立日 [founded] 日付\n項目 人 [heads] 整数\n" + clause + "\n");
  std::vector<std::string> found;
  const auto tree = santei::syntax::parse(text);
  for (const auto& problem : tree ? santei::check::check_file(*tree, {santei_test::vocabulary(), nullptr}).problems : tree.problems())
    if (problem.code.front() == 'E') found.push_back(problem.code);
  return found;
}

}  // namespace

TEST_CASE("年数 counts full years, 日数 days, 年 is the year") {
  CHECK(pays("年数( 設立日, 申込日 )", {{"founded", "2020-04-01"}, {"asked", "2023-03-31"}}) == "exact 2000 2000");
  CHECK(pays("年数( 設立日, 申込日 )", {{"founded", "2020-04-01"}, {"asked", "2023-04-01"}}) == "exact 3000 3000");
  CHECK(pays("日数( 設立日, 申込日 )", {{"founded", "2024-02-28"}, {"asked", "2024-03-01"}}) == "exact 2000 2000");
  CHECK(pays("年( 申込日 )", {{"asked", "令和7年12月31日"}}) == "exact 2025000 2025000");
  CHECK(pays("( 年( 申込日 ) - 年( 2020-06-01 ) )", {{"asked", "2026-01-01"}}) == "exact 6000 6000");
}

TEST_CASE("a day that is open encloses them") {
  CHECK(pays("年数( 設立日, 申込日 )", {{"founded", "2020-04-01"}, {"asked", "2022-04-01..2024-03-31"}}) == "interval 2000..3000 2000..3000 outer");
  CHECK(pays("年( 申込日 )", {{"asked", "2024-12-31..2025-01-01"}}) == "interval 2024000..2025000 2024000..2025000");
}

TEST_CASE("以後 and 以前 hold the day itself, as から and まで do") {
  for (const char* words : {"設立日 が 2025-04-01 以後 2025-06-30 以前", "設立日 が 2025-04-01 から 2025-06-30 まで"}) {
    INFO(words);
    CHECK(verdict(words, {{"founded", "2025-03-31"}}) == "no");
    CHECK(verdict(words, {{"founded", "2025-04-01"}}) == "yes");
    CHECK(verdict(words, {{"founded", "2025-06-30"}}) == "yes");
    CHECK(verdict(words, {{"founded", "2025-07-01"}}) == "no");
  }
  CHECK(verdict("設立日 が 申込日 以前", {{"founded", "2025-04-01"}, {"asked", "2025-04-01"}}) == "yes");
  CHECK(verdict("年数( 設立日, 申込日 ) が 3 以上", {{"founded", "2022-04-02"}, {"asked", "2025-04-01"}}) == "no");
}

TEST_CASE("they are of dates alone") {
  CHECK(codes("対象 人 が 3 以後 仮定「a」\n金額 1円 仮定「a」") == std::vector<std::string>{"E0302"});
  CHECK(codes("金額 年( 人 ) * 1円 仮定「a」") == std::vector<std::string>{"E0301"});
  CHECK(codes("金額 年数( 設立日 ) * 1円 仮定「a」") == std::vector<std::string>{"E0310"});
}

TEST_CASE("最大 and 最小 are of the rows") {
  const auto of = [](const char* name, const std::vector<const char*>& amounts) {
    const rule r("使う 共通語彙\n事業 試験 [t]\n枠 枠 [m]\n種別 給付金\n明細 品 [items]\n項目 額 [price] 金額\n金額 " + std::string(name) +
                 "( 額 ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
    santei::fact_input::rows rows;
    for (const char* amount : amounts) rows.items.push_back({{"price", {std::string(amount)}}});
    return summary(r.ask(facts().add({"items", {std::move(rows)}, {}})).amount);
  };
  CHECK(of("最大", {"3円", "7円", "5円"}) == "exact 7 7");
  CHECK(of("最小", {"3円", "7円", "5円"}) == "exact 3 3");
  CHECK(of("最大", {"3円"}) == "exact 3 3");
  CHECK(of("最大", {"3円..9円", "7円"}) == "interval 7..9 7..9");
}

TEST_CASE("a day and months make a day of another month, cut to its end") {
  const auto until = [](const char* moved, const char* founded, const char* asked) {
    return verdict(std::string("申込日 が ( 設立日 ") + moved + " ) 以前", {{"founded", founded}, {"asked", asked}});
  };
  CHECK(until("+ 3月", "2024-11-15", "2025-02-15") == "yes");
  CHECK(until("+ 3月", "2024-11-15", "2025-02-16") == "no");
  CHECK(until("+ 1月", "2025-01-31", "2025-02-28") == "yes");
  CHECK(until("+ 1月", "2025-01-31", "2025-03-01") == "no");
  CHECK(until("+ 1年", "2024-02-29", "2025-02-28") == "yes");
  CHECK(until("+ 1年", "2024-02-29", "2025-03-01") == "no");
  CHECK(until("- 2か月", "2025-04-30", "2025-02-28") == "yes");
  CHECK(until("- 2か月", "2025-04-30", "2025-03-01") == "no");
  CHECK(until("+ 1月", "2025-01-29..2025-01-31", "2025-02-28") == "yes");
}

TEST_CASE("beside 年数 and a fact that counts 年 so many years are years, not months") {
  CHECK(verdict("年数( 設立日, 2025-04-01 ) が 3年 以上", {{"founded", "2022-04-01"}}) == "yes");
  CHECK(verdict("年数( 設立日, 2025-04-01 ) が 3年 以上", {{"founded", "2022-04-02"}}) == "no");
}

TEST_CASE("what counts one thing is not compared with what counts another") {
  const std::vector<std::string> refused{"E0303"};
  CHECK(codes("対象 ( 設立日 - 2020-01-01 ) が 1月 以下 仮定「a」\n金額 1円 仮定「a」") == refused);
  CHECK(codes("項目 社数 [firms] 整数 社\n対象 社数 が 3人 以下 仮定「a」\n金額 1円 仮定「a」") == refused);
  CHECK(codes("項目 社数 [firms] 整数 社\n対象 社数 が 3者 以下 仮定「a」\n金額 1円 仮定「a」").empty());
  CHECK(codes("対象 日数( 2020-01-01, 設立日 ) が 30日 以下 仮定「a」\n金額 1円 仮定「a」").empty());
}

TEST_CASE("a fact that counts 年 takes 3年 as 3, and 台 what is else a quantity") {
  const rule r(measure_with("種別 給付金\n項目 築年数 [age] 整数 年\n項目 台数 [machines] 整数 台\n対象 築年数 が 3年, 5年 のいずれか 仮定「a」\n"
                            "金額 台数 * 10円 台数 が 2台 以上 のとき 仮定「a」\n金額 1円 台数 が 2台 未満 のとき 仮定「a」\n端数 なし 仮定「a」\n"));
  CHECK(summary(r.ask({{"age", "3年"}, {"machines", "2台"}}).amount) == "exact 20 20");
  CHECK(summary(r.ask({{"age", "60月"}, {"machines", "1"}}).amount) == "exact 1 1");
  CHECK(summary(r.ask({{"age", "36"}, {"machines", "1"}}).amount) == "ineligible 0 0");
  CHECK_FALSE(r.bind({{"age", "30月"}}).has_value());
  CHECK_FALSE(r.bind({{"age", "3人"}}).has_value());
}
