// 表: keys that are ranges, two keys with the second one's values as columns, formulas as cells.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

rule by_employees() {
  return rule(measure_with("種別 補助\n"
                           "表 枠上限 [従業員数]\n"
                           "  | 従業員数           | 上限  | 特例上限     |\n"
                           "  | 5人 以下           | 750円 | 850円        | 仮定「a」\n"
                           "  | 6人 以上 20人 以下 | 900円 | 対象経費 / 2 | 仮定「a」\n"
                           "  | 21人 以上          | 990円 | 999円        | 仮定「a」\n"
                           "経費 対象経費 仮定「a」\n補助率 1/1 仮定「a」\n"
                           "上限額 枠上限.上限 スタートアップ でない のとき 仮定「a」\n上限額 枠上限.特例上限 スタートアップ のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
}

std::string cap(const char* employees, const char* special = "いいえ") {
  return summary(by_employees().ask({{"eligible_cost", "1500円"}, {"employees", employees}, {"is_startup", special}}).amount);
}

rule by_two_keys() {
  return rule(measure_with("種別 補助\n"
                           "表 限度 [受入形態, 規模]\n"
                           "  | 受入形態   | 小規模事業者 | 中小企業 | 大企業 |\n"
                           "  | 転籍       | 30円         | 20円     | 10円   | 仮定「a」\n"
                           "  | 兼業, 副業 | 7円          | 6円      | 5円    | 仮定「a」\n"
                           "対象 規模 が 中小企業, 大企業 のいずれか 仮定「a」\n対象 受入形態 が 転籍, 兼業, 副業 のいずれか 仮定「a」\n"
                           "金額 限度 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
}

std::string limit(const facts& given) { return summary(by_two_keys().ask(given).amount); }

std::string paid(const std::string& clauses, const facts& given) {
  return summary(rule(measure_with("種別 補助\n" + clauses + "端数 円未満 切捨て 仮定「a」\n")).ask(given).amount);
}

}  // namespace

TEST_CASE("a range of a table begins and ends at its own numbers") {
  CHECK(cap("0") == "exact 750 750");
  CHECK(cap("5") == "exact 750 750");
  CHECK(cap("6") == "exact 900 900");
  CHECK(cap("20") == "exact 900 900");
  CHECK(cap("21") == "exact 990 990");
  CHECK(cap("1000000") == "exact 990 990");
}

TEST_CASE("a column is chosen by its name, and a cell may be a formula") {
  CHECK(cap("5", "はい") == "exact 850 850");
  CHECK(cap("6", "はい") == "exact 750 750");
  CHECK(cap("21", "はい") == "exact 999 999");
}

TEST_CASE("a key within a range of its own leaves the rows that it can reach") {
  CHECK(cap("4..6") == "interval 750..900 750..900");
  CHECK(cap("不明") == "interval 750..990 750..990");
  CHECK(cap("7..20") == "exact 900 900");
}

TEST_CASE("two keys meet in one cell, and a choice holds for those under it") {
  CHECK(limit({{"form", "転籍"}, {"company_size", "micro"}}) == "exact 30 30");
  CHECK(limit({{"form", "転籍"}, {"company_size", "sme"}}) == "exact 20 20");
  CHECK(limit({{"form", "副業"}, {"company_size", "sme"}}) == "exact 6 6");
  CHECK(limit({{"form", "兼業"}, {"company_size", "large"}}) == "exact 5 5");
  CHECK(limit({{"form", "兼業"}}) == "interval 0..7 0..7");
  CHECK(limit({{"form", "出向"}, {"company_size", "large"}}) == "ineligible 0 0");
}

TEST_CASE("a row is chosen by a 真偽, in whichever words") {
  for (const auto& [yes, no] : {std::pair{"はい", "いいえ"}, {"スタートアップ", "スタートアップ でない"}, {"いいえ でない", "-"}}) {
    const std::string by_truth = "表 額 [スタートアップ]\n  | スタートアップ | 額 |\n  | " + std::string(yes) + " | 50円 | 仮定「a」\n  | " + no +
                                 " | 30円 | 仮定「a」\n金額 額 仮定「a」\n";
    INFO(by_truth);
    CHECK(paid(by_truth, {{"is_startup", "はい"}}) == "exact 50 50");
    CHECK(paid(by_truth, {{"is_startup", "いいえ"}}) == "exact 30 30");
    CHECK(paid(by_truth, {}) == "interval 30..50 30..50");
  }
}

TEST_CASE("a column is chosen by a 真偽") {
  for (const char* heads : {"はい | いいえ", "スタートアップ | スタートアップ でない"}) {
    const std::string matrix = "表 額 [従業員数, スタートアップ]\n  | 従業員数 | " + std::string(heads) +
                               " |\n  | 5人 以下 | 50円 | 30円 | 仮定「a」\n  | - | 20円 | 10円 | 仮定「a」\n金額 額 仮定「a」\n";
    CHECK(paid(matrix, {{"is_startup", "はい"}, {"employees", "5"}}) == "exact 50 50");
    CHECK(paid(matrix, {{"is_startup", "いいえ"}, {"employees", "6"}}) == "exact 10 10");
    CHECK(paid(matrix, {{"is_startup", "いいえ"}}) == "interval 10..30 10..30");
    CHECK(paid(matrix, {{"employees", "5"}}) == "interval 30..50 30..50");
  }
}

TEST_CASE("a row and a column are chosen by a value, known as far as its facts are") {
  const std::string rows = "値 倍 = 従業員数 * 2 仮定「a」\n表 額 [倍]\n  | 倍 | 額 |\n  | 10 以下 | 50円 | 仮定「a」\n  | 11 以上 20 以下 | 30円 | 仮定「a」\n"
                           "  | - | 10円 * 従業員数 | 仮定「a」\n金額 額 仮定「a」\n";
  CHECK(paid(rows, {{"employees", "5"}}) == "exact 50 50");
  CHECK(paid(rows, {{"employees", "6"}}) == "exact 30 30");
  CHECK(paid(rows, {{"employees", "11"}}) == "exact 110 110");
  CHECK(paid(rows, {{"employees", "6..10"}}) == "exact 30 30");
  CHECK(paid(rows, {{"employees", "10..20"}}) == "interval 30..200 30..200");
  const std::string columns = "値 倍 = 従業員数 * 2 仮定「a」\n表 額 [スタートアップ, 倍]\n  | スタートアップ | 2 | 4 |\n  | はい | 50円 | 40円 | 仮定「a」\n  | いいえ | 30円 | 20円 | 仮定「a」\n"
                              "対象 従業員数 が 1, 2 のいずれか 仮定「a」\n金額 額 仮定「a」\n";
  CHECK(paid(columns, {{"employees", "2"}, {"is_startup", "はい"}}) == "exact 40 40");
  CHECK(paid(columns, {{"employees", "1"}}) == "interval 30..50 30..50");
}

TEST_CASE("a row is chosen by the cost, and by a cell of another table") {
  const std::string by_cost = "経費 対象経費 仮定「a」\n表 率表 [経費]\n  | 経費 | 率 |\n  | 100円 以下 | 三分の二 | 仮定「a」\n  | 100円 超 | 2分の1 | 仮定「a」\n補助率 率表 仮定「a」\n";
  CHECK(paid(by_cost, {{"eligible_cost", "100円"}}) == "exact 66 66");
  CHECK(paid(by_cost, {{"eligible_cost", "101円"}}) == "exact 50 50");
  CHECK(paid(by_cost, {{"eligible_cost", "99円..200円"}}) == "interval 50..100 50..100");
  const std::string by_cell = "表 段 [従業員数]\n  | 従業員数 | 数 |\n  | 5人 以下 | 1 | 仮定「a」\n  | - | 2 | 仮定「a」\n"
                              "表 額 [段.数]\n  | 段.数 | 額 |\n  | 1 | 50円 | 仮定「a」\n  | 2 | 30円 | 仮定「a」\n金額 額 仮定「a」\n";
  CHECK(paid(by_cell, {{"employees", "5"}}) == "exact 50 50");
  CHECK(paid(by_cell, {{"employees", "6"}}) == "exact 30 30");
}

TEST_CASE("a value may be one of several numbers") {
  const std::string clauses = "値 倍 = 従業員数 * 2 仮定「a」\n金額 50円 倍 が 2, 4 のいずれか のとき 仮定「a」\n金額 30円 倍 が 2, 4 のいずれか でない のとき 仮定「a」\n";
  CHECK(paid(clauses, {{"employees", "2"}}) == "exact 50 50");
  CHECK(paid(clauses, {{"employees", "3"}}) == "exact 30 30");
}

TEST_CASE("the columns may be ranges of the second key") {
  const std::string table =
      "表 額 [規模, 従業員数]\n  | 規模 | 2人 以下 | 3人 以上 5人 以下 | 5人 超 |\n  | 中小企業 | 10円 | 20円 | 30円 | 仮定「a」\n  | - | 1円 | 2円 | 3円 | 仮定「a」\n"
      "金額 額 仮定「a」\n";
  const auto amount = [&](const char* size, const char* employees) { return paid(table, {{"company_size", size}, {"employees", employees}}); };
  CHECK(amount("sme", "2") == "exact 10 10");
  CHECK(amount("sme", "3") == "exact 20 20");
  CHECK(amount("sme", "5人") == "exact 20 20");
  CHECK(amount("large", "6") == "exact 3 3");
  CHECK(amount("large", "2..3") == "interval 1..2 1..2");
}
