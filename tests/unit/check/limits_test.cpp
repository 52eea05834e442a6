// What a check looks into, at the limits and one past them.
#include "catch.hpp"

#include "checking.hpp"

#include <algorithm>
#include <string>

using checking::codes;
using checking::list;

namespace {

list codes_within(const std::string& clauses, const santei::check::limits& within) {
  santei::check::environment around{checking::vocabulary(), nullptr, nullptr, within};
  return codes(santei::check::check_file(santei::syntax::parse(checking::rule(clauses), 1).value(), around));
}

bool refuses(const std::string& clauses, const santei::check::limits& within) {
  const list found = codes_within(clauses, within);
  return std::find(found.begin(), found.end(), "E0210") != found.end();
}

const std::string half = "経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

}  // namespace

TEST_CASE("a file has measures up to the limit, and not one more") {
  const std::string two = half + "枠 もう一つの枠 [other]\n種別 補助\n" + half;
  CHECK(codes_within(two, {.measures = 2}).empty());
  CHECK(refuses(two, {.measures = 1}));
}

TEST_CASE("clauses hold for measures up to the limit, and not one more") {
  // 使う of the file, and four of the measure
  CHECK(codes_within(half, {.clauses = 5}).empty());
  CHECK(refuses(half, {.clauses = 4}));
}

TEST_CASE("choices are declared up to the limit, each 項目 with its own, and not one more") {
  const std::string facts = "項目 甲, 乙 [a, b] 区分 { い [x], ろ [y] }\n対象 甲 が い かつ 乙 が ろ 仮定「a」\n" + half;
  CHECK(codes_within(facts, {.choices = 4}).empty());
  CHECK(refuses(facts, {.choices = 3}));
}

TEST_CASE("表 use one another as deeply as the limit, and no deeper") {
  const auto table = [](const char* name, const char* cell) {
    return "表 " + std::string(name) + " [従業員数]\n  | 従業員数 | 額 |\n  | - | " + cell + " | 仮定「a」\n";
  };
  const std::string tables = "上限額 三.額 仮定「a」\n" + table("三", "二.額") + table("二", "一.額") + table("一", "5円") + half;
  CHECK(codes_within(tables, {.table_nesting = 3}).empty());
  CHECK(refuses(tables, {.table_nesting = 2}));
}

TEST_CASE("a divisor is shown to be other than 0 by values that double, as far as the limit reaches") {
  std::string values = "値 v0 = 大きい方( 対象経費, 1円 ) 仮定「a」\n";
  for (int i = 0; i < 60; ++i) {
    const std::string before = "v" + std::to_string(i);
    values += "値 v" + std::to_string(i + 1) + " = " + before + " + " + before + " 仮定「a」\n";
  }
  const std::string rule = values + "上限額 対象経費 * ( 1円 / v60 ) 仮定「a」\n" + half;
  CHECK(codes_within(rule, {}).empty());
  CHECK(codes_within(rule, {.range_steps = 100}) == list{"E0305"});
  CHECK(codes_within(rule, {.all_range_steps = 100}) == list{"E0305"});
}

TEST_CASE("rows that may meet are compared up to the limit; past it a warning says that they were not") {
  std::string table = "表 甲 [規模, 従業員数]\n  | 規模 | 従業員数 | 額 |\n";
  for (const char* size : {"中小企業", "中堅企業", "大企業"}) table += "  | " + std::string(size) + " | 5人 以上 | 5円 | 仮定「a」\n  | " + size + " | 5人 未満 | 6円 | 仮定「a」\n";
  const std::string rule = table + "上限額 甲.額 仮定「a」\n" + half;
  CHECK(codes_within(rule, {.row_pairs = 3}).empty());
  CHECK(codes_within(rule, {.row_pairs = 2}) == list{"W0401"});
}

TEST_CASE("which clauses come together is found out up to the limit; past it a warning says that they were not") {
  const std::string rule = "項目 甲, 乙 [a, b] 金額\n経費 対象経費 仮定「a」\n補助率 1/2 甲 + 乙 が 10円 以下 のとき 仮定「a」\n"
                           "補助率 1/3 甲 + 乙 が 10円 超 かつ 甲 が 5円 以下 のとき 仮定「a」\n"
                           "補助率 1/4 甲 + 乙 が 10円 超 かつ 甲 が 5円 超 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  CHECK(codes_within(rule, {}).empty());
  CHECK(codes_within(rule, {.linear_steps = 20}) == list{"W0401"});
  CHECK(codes_within(rule, {.all_linear_steps = 20}) == list{"W0401"});
}

TEST_CASE("measures take 補助額 of one another up to the limit, and not one more") {
  const auto frame = [](const std::string& key, const std::string& of) {
    return "枠 枠" + key + " [" + key + "]\n種別 補助\n経費 対象経費 仮定「a」\n金額 補助額( trial/" + of + " ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  };
  const std::string rule = half + frame("b", "main") + frame("c", "b") + frame("d", "b");
  CHECK(codes_within(rule, {.grants = 5}).empty());  // b: main; c: b, main; d: b, main
  CHECK(refuses(rule, {.grants = 4}));
}

TEST_CASE("a long table is looked through row beside row, and still has its overlap told") {
  std::string table = "表 甲 [従業員数]\n  | 従業員数 | 額 |\n";
  for (int i = 0; i < 2'000; ++i)
    table += "  | " + std::to_string(10 * i) + "人 以上 " + std::to_string(10 * i + (i == 1'500 ? 10 : 9)) + "人 以下 | " + std::to_string(i) + "円 | 仮定「a」\n";
  table += "  | 20000人 以上 | 0円 | 仮定「a」\n";
  // whether some case has no row is too much to look for, and said to be
  CHECK(codes_within(table + "上限額 甲.額 仮定「a」\n" + half, {}) == list{"W0401", "E0415"});
}

TEST_CASE("tables that use one another twice are looked into once each") {
  std::string tables = "表 t0 [従業員数]\n  | 従業員数 | 額 |\n  | - | 対象経費 | 仮定「a」\n";
  for (int i = 0; i < 40; ++i) {
    const std::string before = "t" + std::to_string(i);
    tables += "表 t" + std::to_string(i + 1) + " [従業員数]\n  | 従業員数 | 額 |\n  | - | " + before + ".額 + " + before + ".額 | 仮定「a」\n";
  }
  CHECK(codes_within(tables + "上限額 t40.額 仮定「a」\n" + half, {}).empty());
}
