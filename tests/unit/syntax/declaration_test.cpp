// 項目, 読み, 値, 版, tables, cases and examples.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

using namespace santei::syntax;
using test::codes_of_clause;
using test::parse_clause;

namespace {
using codes = std::vector<std::string>;
}

TEST_CASE("an item has names, keys, a type and a range") {
  const auto years = parse_clause("項目 未達年度 [missed_year] 整数 1 以上 3 以下");
  CHECK(*years.as<item_clause>().least == santei::rational(1));
  CHECK(*years.as<item_clause>().greatest == santei::rational(3));
  const auto pair = parse_clause("項目 目標, 実績 [target, actual] 割合");
  CHECK(pair.as<item_clause>().keys.at(1).text == "actual");
  CHECK(codes_of_clause("項目 目標, 実績 [target] 割合") == codes{"E0119"});
  CHECK(codes_of_clause("項目 目標 [target] 整数 1円 以上") == codes{"E0108"});
  CHECK(codes_of_clause("項目 目標 割合") == codes{"E0112"});
  CHECK(codes_of_clause("項目 目標 [Target] 割合") == codes{"E0111"});
}

TEST_CASE("quantities and unit prices have units") {
  CHECK(parse_clause("項目 使用量 [usage] 数量 ㎥").as<item_clause>().of.unit == "m3");
  const auto price = parse_clause("項目 単価 [price] 単価 円/kWh");
  CHECK(price.as<item_clause>().of == santei::type{santei::kind::unit_price, "kWh"});
  CHECK(codes_of_clause("項目 単価 [price] 単価 kWh") == codes{"E0108"});
}

TEST_CASE("choices nest, over several lines, with or without a last comma") {
  const auto read = parse_clause("項目 規模 [size] 区分 {\n  中小企業 [sme] { 小規模事業者 [micro] },\n  経費 [cost],\n  大企業 [large],\n}");
  const auto& choices = read.as<item_clause>().choices;
  REQUIRE(choices.size() == 4);
  CHECK(choices[1].parent == 0);
  CHECK(choices[2].label == "経費");
  CHECK(choices[3].parent == -1);
  CHECK(parse_clause("項目 災害 [disaster] 区分 災害").as<item_clause>().shared_choices->text == "災害");
  CHECK(codes_of_clause("項目 規模 [size] 区分 { }") == codes{"E0108"});
}

TEST_CASE("a reading has options, which may be called like a clause") {
  const auto read = parse_clause("読み 上限 [limit]\n  経費 [on_cost]「経費の上限」\n  補助額 [on_grant]「補助額の上限」");
  const auto& options = read.as<reading_clause>().options;
  REQUIRE(options.size() == 2);
  CHECK(options[0].label.text == "経費");
  CHECK(options[1].text == "補助額の上限");
}

TEST_CASE("a value needs no basis but may have one") {
  CHECK(parse_clause("値 基本額 = 小さい方( 経費, 上限 )").what.bases.empty());
  CHECK(parse_clause("値 基本額 = 100万円 賃上げ のとき 優先 「語句」").what.precedence == precedence::special);
}

TEST_CASE("an edition has a title, a key and perhaps dates") {
  const auto read = parse_clause("版 第17回 [一般型] 公募 [17] 施行 2025-05-01 から 2025-06-13");
  CHECK(read.as<edition_clause>().title == "第17回 [一般型] 公募");
  CHECK(read.as<edition_clause>().to);
  CHECK_FALSE(parse_clause("版 第1回 [1] 施行 2025-05-01 から").as<edition_clause>().to);
  CHECK_FALSE(parse_clause("版 第1回 [1]").as<edition_clause>().from);
  CHECK(codes_of_clause("版 第1回 [1] 施行 2025-05 から") == codes{"E0108"});
}

TEST_CASE("a table has key columns and value columns") {
  const auto read = parse_clause(
      "表 枠上限 [従業員数]\n| 従業員数 | 上限 | 特例 上限 |\n| 5人 以下 | 750万円 | - | 「一」\n| 6人 以上 20人 以下 | 経費 * 1/2 | 1円 | 「二」\n| - | 0円 | 0円 | 「三」");
  const auto& table = read.as<table_clause>();
  CHECK_FALSE(table.columns_are_choices);
  REQUIRE(table.columns.size() == 2);
  CHECK(table.columns[1].text == "特例 上限");
  REQUIRE(table.rows.size() == 3);
  CHECK(read.condition(table.rows[0].keys[0]) == "従業員数 が 5人 以下");
  CHECK(read.expression(table.rows[0].cells[1]) == "-");
  CHECK(read.tree.conditions.at(table.rows[2].keys[0]).subject.text.empty());
}

TEST_CASE("a second key may head the columns") {
  const auto matrix = parse_clause("表 電気単価 [契約, 使用月]\n| 契約 | 2025-01 | 2025-02 |\n| 低圧, 高圧 | 2.5円/kWh | 1.3円/kWh | 「語句」");
  CHECK(matrix.as<table_clause>().columns_are_choices);
  CHECK(matrix.as<table_clause>().columns.size() == 2);
  CHECK(matrix.tree.conditions.at(matrix.as<table_clause>().rows[0].keys[0]).choices.size() == 2);
  const auto columns = parse_clause("表 単価 [契約, 使用月]\n| 契約 | 使用月 | 単価 |\n| 低圧 | 2025-01 | 1円 | 「語句」");
  CHECK_FALSE(columns.as<table_clause>().columns_are_choices);
  CHECK(columns.as<table_clause>().rows[0].keys.size() == 2);
}

TEST_CASE("what a second key is not may head a column, and a key cell may say what its key is not") {
  const auto read = parse_clause("表 単価 [契約, 特例]\n| 契約 | 特例 | 特例 でない |\n| 低圧, 高圧 以外 | 1円 | 2円 | 「語句」");
  const auto& table = read.as<table_clause>();
  CHECK(table.columns_are_choices);
  REQUIRE(table.heads.size() == 2);
  CHECK(read.condition(table.heads[0]) == "特例 が 特例");
  CHECK(read.condition(table.heads[1]) == "特例 が 特例 でない");
  CHECK(read.condition(table.rows[0].keys[0]) == "契約 が 低圧, 高圧 のいずれか でない");
}

TEST_CASE("rows and headings that do not fit are refused") {
  const std::string head = "表 枠上限 [従業員数]\n| 従業員数 | 上限 |\n";
  CHECK(codes_of_clause(head + "| 5人 以下 | 「語句」") == codes{"E0117"});
  CHECK(codes_of_clause(head + "| 5人 以下 | 1円 | 2円 | 「語句」") == codes{"E0117"});
  CHECK(codes_of_clause(head + "| 5人 以下 | 1円 |") == codes{"E0109"});
  CHECK(codes_of_clause(head + "| 5人 以下 | 1円 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("表 枠上限 [従業員数]\n| 上限 |\n| 1円 | 「語句」") == codes{"E0117"});
  CHECK(codes_of_clause("表 枠上限 [従業員数]\n| 従業員数 |\n| 5人 | 「語句」") == codes{"E0117"});
}

TEST_CASE("cases have results that are choices or expressions") {
  const auto read = parse_clause(
      "場合分け 規模\n  小規模事業者 従業員数 が 5人 以下 のとき 「一」\n  中小企業, 中堅企業 のいずれか 資本金 が 3億円 以下 のとき 「二」\n  経費等 * 2 甲 のとき 「三」\n  大企業 その他 「四」");
  const auto& rows = read.as<cases_clause>().rows;
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].choices.size() == 1);
  CHECK(rows[1].choices.size() == 2);
  CHECK(read.expression(*rows[2].value) == "経費等 * 2");
  CHECK_FALSE(rows[3].condition);
}

TEST_CASE("an example says what is expected") {
  const auto kind_of = [](const char* expected) {
    return parse_clause(std::string("例 規模 = 中小企業 ならば ") + expected).as<example_clause>().expected;
  };
  CHECK(kind_of("対象外") == expected_kind::ineligible);
  CHECK(kind_of("算定不能") == expected_kind::not_computable);
  CHECK(kind_of("1億円") == expected_kind::exact);
  CHECK(kind_of("最大 1億円") == expected_kind::maximum);
  CHECK(kind_of("最大 0円 から 1億円") == expected_kind::maximum_interval);
  CHECK(kind_of("0円 から 1億円") == expected_kind::interval);
  CHECK(kind_of("1億円 まで") == expected_kind::cap_only);
  CHECK(kind_of("未定") == expected_kind::open);
  CHECK(kind_of("未定 1億円 まで") == expected_kind::open);
  CHECK(codes_of_clause("例 規模 = 中小企業 ならば およそ") == codes{"E0108"});
}

TEST_CASE("the facts of an example are kept as text or as rows") {
  const auto read = parse_clause("例 投資額 = 9億円..11億円, 規模 = 中小企業, 中堅企業, 契約分 = [ 低圧 2025-01 ; 高圧 2025-02 ] ならば 0円 から 1円, 国 = 1円, 県 = 0円");
  const auto& e = read.as<example_clause>();
  REQUIRE(e.facts.size() == 3);
  CHECK(e.facts[0].text == "9億円..11億円");
  CHECK(e.facts[1].text == "中小企業, 中堅企業");
  CHECK(e.facts[2].rows.at(1).at(0).text == "高圧");
  CHECK(read.expression(*e.low) == "0円");
  CHECK(e.shares.size() == 2);
}

TEST_CASE("an example may be of a stage or of a formula") {
  const auto stage = parse_clause("例 段階 国 から 地方公共団体, 施策費 = 7億円 ならば 5億円");
  CHECK(stage.as<example_clause>().stage_to->text == "地方公共団体");
  const auto formula = parse_clause("例 年平均伸び率( 8000万円, 9700万円, 5, 0.01% 未満 切捨て ) = 3.92%");
  CHECK(formula.as<example_clause>().expected == expected_kind::formula);
  CHECK(formula.expression(*formula.as<example_clause>().high) == "3.92%");
}
