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
