// Conditions: かつ and または, comparisons, choices, negation, readings, the use of other measures.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

using namespace santei::syntax;
using test::codes_of_clause;
using test::parse_clause;

namespace {

using codes = std::vector<std::string>;

std::string printed(const std::string& text) {
  const auto read = parse_clause("対象 " + text + " 「語句」");
  return read.condition(read.as<eligible_clause>().condition);
}

condition top_of(const std::string& text) {
  const auto read = parse_clause("対象 " + text + " 「語句」");
  return read.tree.conditions.at(read.as<eligible_clause>().condition);
}

}  // namespace

TEST_CASE("かつ binds before または") {
  const condition top = top_of("甲 または 乙 かつ 丙");
  CHECK(top.is == condition_kind::any);
  CHECK(top.parts.size() == 2);
  CHECK(printed("甲 または ( 乙 かつ 丙 )") == "甲 または 乙 かつ 丙");
  CHECK(printed("( 甲 または 乙 ) かつ 丙") == "( 甲 または 乙 ) かつ 丙");
}

TEST_CASE("conditions in a row are one condition of many parts") {
  CHECK(top_of("甲 かつ 乙 かつ 丙").parts.size() == 3);
  CHECK(top_of("甲 または 乙 または 丙 または 丁").parts.size() == 4);
}

TEST_CASE("each comparison has its two words") {
  CHECK(top_of("投資額 が 10億円 以上").how == comparison::at_least);
  CHECK(top_of("投資額 が 10億円 以下").how == comparison::at_most);
  CHECK(top_of("投資額 が 10億円 超").how == comparison::above);
  CHECK(top_of("投資額 が 10億円 超える").how == comparison::above);
  CHECK(top_of("投資額 が 10億円 未満").how == comparison::below);
  CHECK(top_of("投資額 が 10億円 満たない").how == comparison::below);
}

TEST_CASE("two bounds are two comparisons of the same value") {
  const auto read = parse_clause("対象 従業員数 が 6人 以上 20人 以下 「語句」");
  const condition& top = read.tree.conditions.at(read.as<eligible_clause>().condition);
  REQUIRE(top.is == condition_kind::all);
  CHECK(read.tree.conditions.at(top.parts.at(0)).left == read.tree.conditions.at(top.parts.at(1)).left);
  CHECK(read.condition(read.as<eligible_clause>().condition) == "従業員数 が 6人 以上 20人 以下");
}

TEST_CASE("a number alone is compared, a word alone is a choice") {
  CHECK(top_of("機能数 が 1").how == comparison::equal);
  const condition choice = top_of("規模 が 中小企業");
  CHECK(choice.is == condition_kind::one_of);
  CHECK(choice.subject.text == "規模");
  CHECK(choice.choices.at(0).text == "中小企業");
}

TEST_CASE("a list of choices may hold months") {
  const condition top = top_of("使用月 が 2025-01, 2025-02 のいずれか");
  CHECK(top.is == condition_kind::one_of);
  CHECK(top.choices.at(1).text == "2025-02");
}

TEST_CASE("等 leaves other choices open, with or without a key") {
  CHECK(top_of("規模 が 中小企業 等").and_others);
  CHECK(top_of("規模 が 中小企業, 中堅企業 等 のいずれか").and_others);
  CHECK(top_of("規模 が 中小企業, 中堅企業 のいずれか 等").and_others);
  CHECK(top_of("規模 が 中小企業 等 [other_sizes]").key->text == "other_sizes");
  CHECK_FALSE(top_of("規模 が 中小企業").and_others);
}

TEST_CASE("でない and 以外 negate what stands before them") {
  CHECK(top_of("賃上げ でない").is == condition_kind::negation);
  CHECK(printed("規模 が 大企業 以外") == "規模 が 大企業 でない");
  CHECK(printed("( 甲 または 乙 ) でない") == "( 甲 または 乙 ) でない");
  CHECK(printed("従業員数 が 6人 以上 20人 以下 でない") == "従業員数 が 6人 以上 20人 以下 でない");
}

TEST_CASE("both sides of a comparison may be computed") {
  CHECK(printed("( 甲 + 乙 ) * 2 が 丙 以上") == "( 甲 + 乙 ) * 2 が 丙 以上");
  CHECK(printed("非ウェブ + ウェブ が 1円 以上") == "非ウェブ + ウェブ が 1円 以上");
  CHECK(printed("基本額 が 枠上限.上限 未満") == "基本額 が 枠上限.上限 未満");
  CHECK(printed("甲 が ( 乙 + 丙 ) * 2 以下") == "甲 が ( 乙 + 丙 ) * 2 以下");
}

TEST_CASE("readings and measures used are conditions") {
  const condition reading = top_of("読み 上限の係り先 が （１）, 両方 のいずれか");
  CHECK(reading.is == condition_kind::reading);
  CHECK(reading.subject.text == "上限の係り先");
  CHECK(reading.choices.size() == 2);
  const condition used = top_of("事業 nariwai_noto_2024/type_a を 利用 [uses_type_a]");
  CHECK(used.is == condition_kind::used);
  CHECK(used.subject.text == "nariwai_noto_2024/type_a");
  CHECK(used.key->text == "uses_type_a");
  CHECK(codes_of_clause("対象 事業 a/b を 利用 「語句」") == codes{"E0112"});
}

TEST_CASE("words glued together are taken apart in the help") {
  CHECK(codes_of_clause("対象 投資額が 10億円 以上 「語句」") == codes{"E0110"});
  CHECK(codes_of_clause("対象 年齢 が 3歳未満 「語句」") == codes{"E0110"});
  CHECK(codes_of_clause("項目 年齢 [age] 区分 { 3歳未満 [under_3], 3歳 [three] }\n対象 年齢 が 3歳未満 または 年齢 が 3歳 「語句」").empty());
  CHECK(codes_of_clause("対象 投資額が10億円以上 「語句」") == codes{"E0110"});
  CHECK(codes_of_clause("対象 従業員数 が 20人以下 「語句」") == codes{"E0110"});
  CHECK(test::help_of_problem(test::in_measure("対象 従業員数 が 20人以下 「語句」")) == "20人 以下");
}

TEST_CASE("ASCII comparisons are refused with the Japanese word") {
  for (const char* sign : {">=", "<=", ">", "<", "≧", "≦", "＞"}) {
    INFO(sign);
    CHECK(codes_of_clause(std::string("対象 売上高 ") + sign + " 10億円 「語句」") == codes{"E0113"});
  }
  CHECK(test::help_of_problem(test::in_measure("対象 売上高 >= 10億円 「語句」")) == "売上高 が 10億円 以上");
  CHECK(test::place_of_problem(test::in_measure("対象 売上高 >= 10億円 「語句」")) == ">=");
}

TEST_CASE("a computed value is no choice and no flag") {
  CHECK(codes_of_clause("対象 甲 + 乙 が 中小企業 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("対象 甲 + 乙 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("対象 10億円 「語句」") == codes{"E0108"});
}
