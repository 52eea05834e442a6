// Expressions: precedence, calls, members, and what is refused.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

using namespace santei::syntax;
using test::codes_of_clause;
using test::parse_clause;

namespace {

using codes = std::vector<std::string>;

std::string printed(const std::string& expression) {
  const auto read = parse_clause("金額 " + expression + " 「語句」");
  return read.expression(read.as<figure_clause>().figure.alternatives.at(0).value);
}

}  // namespace

TEST_CASE("multiplication binds more tightly than addition, and なければ the fact before it most of all") {
  CHECK(printed("甲 + 乙 * 丙") == "甲 + 乙 * 丙");
  CHECK(printed("( 甲 + 乙 ) * 丙") == "( 甲 + 乙 ) * 丙");
  CHECK(printed("( 甲 * 乙 ) + 丙") == "甲 * 乙 + 丙");
  CHECK(printed("甲 - 乙 なければ 丙") == "甲 - 乙 なければ 丙");
  CHECK(printed("甲 - ( 乙 なければ 丙 )") == "甲 - 乙 なければ 丙");
  CHECK(printed("( 甲 - 乙 ) なければ 丙") == "( 甲 - 乙 ) なければ 丙");
  CHECK(printed("( 甲 なければ 乙 ) + 丙") == "甲 なければ 乙 + 丙");
  CHECK(printed("甲 なければ ( 乙 + 丙 )") == "甲 なければ ( 乙 + 丙 )");
  CHECK(printed("甲 なければ 乙 * 丙") == "甲 なければ 乙 * 丙");
  CHECK(printed("甲 * 乙 なければ 0円") == "甲 * 乙 なければ 0円");
  CHECK(printed("甲 なければ 乙 なければ 丙") == "甲 なければ 乙 なければ 丙");
}

TEST_CASE("operators of one rank are read from the left") {
  CHECK(printed("甲 - 乙 - 丙") == "甲 - 乙 - 丙");
  CHECK(printed("甲 - ( 乙 - 丙 )") == "甲 - ( 乙 - 丙 )");
  const auto read = parse_clause("金額 甲 - 乙 - 丙 「語句」");
  const auto& top = read.tree.expressions.at(read.as<figure_clause>().figure.alternatives.at(0).value);
  CHECK(read.expression(top.operands.at(0)) == "甲 - 乙");
  CHECK(read.expression(top.operands.at(1)) == "丙");
}

TEST_CASE("the signs × ÷ and full-width signs are operators too") {
  CHECK(printed("甲 × 乙 ÷ 丙") == "甲 * 乙 / 丙");
  CHECK(printed("甲 ＋ 乙 － 丙") == "甲 + 乙 - 丙");
}

TEST_CASE("a sign inside a word belongs to the word") {
  CHECK(printed("補助額( programme/measure )") == "補助額( programme/measure )");
  CHECK(printed("A-B") == "A-B");
}

TEST_CASE("a name with a dot is a part of a table or category") {
  const auto read = parse_clause("金額 枠上限.特例上限 「語句」");
  const auto& e = read.tree.expressions.at(0);
  CHECK(e.is == expression_kind::member);
  CHECK(e.name.text == "枠上限");
  CHECK(e.member.text == "特例上限");
  CHECK(codes_of_clause("金額 表.列.欄 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 表. 「語句」") == codes{"E0108"});
}

TEST_CASE("a call may stand apart from its parenthesis or touch it") {
  CHECK(printed("小さい方( 甲, 3年 )") == "小さい方( 甲, 36月 )");
  CHECK(printed("小さい方 (甲, 乙)") == "小さい方( 甲, 乙 )");
  CHECK(printed("大きい方( 0円, 切捨て( 甲, 1000円 ), 合計( 乙 * 丙 ) )") == "大きい方( 0円, 切捨て( 甲, 1000円 ), 合計( 乙 * 丙 ) )");
}

TEST_CASE("a function may be spelt 切り捨て or 切り上げ, and a rate 3分の2") {
  CHECK(printed("切り捨て( 甲 * 三分の二, 1,000円 )") == "切捨て( 甲 * 2/3, 1000円 )");
  CHECK(printed("切り上げ( 甲 / 3, 10円 )") == "切上げ( 甲 / 3, 10円 )");
  CHECK(printed("年平均伸び率( 前, 後, 5, 0.01% 未満 切り捨て )") == "年平均伸び率( 前, 後, 5, 0.01% 未満 切捨て )");
  CHECK(codes_of_clause("金額 三分の二以内 「語句」") == codes{"E0110"});
}

TEST_CASE("a growth rate says what is cut off, and no other function does") {
  CHECK(printed("年平均伸び率( 前, 後, 5, 0.01% 未満 切捨て )") == "年平均伸び率( 前, 後, 5, 0.01% 未満 切捨て )");
  CHECK(codes_of_clause("金額 年平均伸び率( 前, 後, 5 ) 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 切捨て( 前, 0.01% 未満 切捨て ) 「語句」") == codes{"E0108"});
}

TEST_CASE("an unknown function is named with the nearest one") {
  CHECK(codes_of_clause("金額 小さいほう( 甲, 乙 ) 「語句」") == codes{"E0121"});
  CHECK(test::help_of_problem(test::in_measure("金額 大さい方( 甲, 乙 ) 「語句」")) == "もしかして → 小さい方");
}

TEST_CASE("an amount may hold commas between thousands, full-width digits and nothing else") {
  CHECK(printed("1億5,000万円") == "1億5000万円");
  CHECK(printed("１，０００円") == "1000円");
  CHECK(printed("小さい方( 1,000円, 甲 )") == "小さい方( 1000円, 甲 )");
}

TEST_CASE("literals keep their unit when written back") {
  CHECK(printed("22.5%") == "22.5%");
  CHECK(printed("10/10") == "10/10");
  CHECK(printed("2.5円/kWh") == "2.5円/kWh");
  CHECK(printed("400.5kWh") == "400.5kWh");
  CHECK(printed("5人") == "5人");
  CHECK(printed("12.5") == "12.5");
  CHECK(printed("令和7年1月") == "2025-01");
  CHECK(printed("2025-01-31") == "2025-01-31");
}

TEST_CASE("an operation is underlined with the parentheses around its parts") {
  const std::string clause = "金額 ( 甲 + 乙 ) * 丙 「語句」";
  const auto read = parse_clause(clause);
  const auto& e = read.tree.expressions.at(read.as<figure_clause>().figure.alternatives.at(0).value);
  CHECK(test::in_measure(clause).substr(e.where.begin, e.where.end - e.where.begin) == "( 甲 + 乙 ) * 丙");
}

TEST_CASE("half an operation and half a parenthesis are refused") {
  CHECK(codes_of_clause("金額 甲 * 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 * 甲 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 ( 甲 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 甲 ) 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 ( ) 「語句」") == codes{"E0108"});
  CHECK(codes_of_clause("金額 小さい方( 甲, ) 「語句」") == codes{"E0108"});
}
