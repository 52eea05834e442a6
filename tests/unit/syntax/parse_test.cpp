// Whole files: blocks, limits, recovery, and the order of what is reported.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

#include <algorithm>

using namespace santei::syntax;
using test::codes_of;

namespace {

using codes = std::vector<std::string>;

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

limits with(std::size_t limits::*which, std::size_t value) {
  limits made;
  made.*which = value;
  return made;
}

}  // namespace

TEST_CASE("an empty file, a comment and a byte order mark are no problem") {
  CHECK(codes_of("").empty());
  CHECK(codes_of("# 何もない\n\n").empty());
  CHECK(codes_of("\xEF\xBB\xBF使う 共通語彙\r\n").empty());
  CHECK(parse("").value().blocks.size() == 1);
}

TEST_CASE("a full-width space parts words") {
  CHECK(codes_of("使う\u3000共通語彙\n事業\u3000制度\u3000[programme]\n上限額\u300050億円\u3000「語句」\n").empty());
}

TEST_CASE("a title holds everything up to the last key of its line") {
  const file tree = parse("事業 なりわい「再建」支援 （１） [x] 事業（令和６年） [noto] # 注\n").value();
  CHECK(tree.blocks.at(1).title == "なりわい「再建」支援 （１） [x] 事業（令和６年）");
  CHECK(tree.blocks.at(1).key.text == "noto");
}

TEST_CASE("blocks nest by kind") {
  const file tree = parse("事業 制度 [p]\n枠 一 [m1]\n類型 甲 [f1]\n費目 物 [c1]\n類型 乙 [f2]\n枠 二 [m2]\n費目 人 [c2]\n事業 別 [q]\n").value();
  std::vector<std::int32_t> parents;
  for (const block& each : tree.blocks) parents.push_back(each.parent);
  CHECK(parents == std::vector<std::int32_t>{-1, 0, 1, 2, 3, 2, 1, 6, 0});
}

TEST_CASE("a category keeps its own clauses and gives the others back") {
  const file tree = parse("事業 制度 [p]\n枠 一 [m]\n費目 物 [c]\n経費 物の費用 「一」\n上限額 1円 「二」\n対象 甲 「三」\n例 甲 = はい ならば 1円\n補助率 1/2 「四」\n種別 補助\n").value();
  CHECK(tree.blocks.at(3).clauses.size() == 4);
  CHECK(tree.blocks.at(2).clauses.size() == 2);
}

TEST_CASE("rows hold their items alone") {
  const file tree = parse("事業 制度 [p]\n明細 契約分 [contracts]\n  項目 契約 [c] 真偽\n  項目 量 [v] 数量 kWh\n種別 単価\n項目 外 [o] 真偽\n").value();
  CHECK(tree.blocks.at(2).clauses.size() == 2);
  CHECK(tree.blocks.at(1).clauses.size() == 2);
}

TEST_CASE("a tree of choices is a block of its own") {
  const file tree = parse("区分 災害 [disaster] { 地震 [quake] { 能登 [noto] },\n 豪雨 [rain] }\n項目 災害 [d] 区分 災害\n").value();
  REQUIRE(tree.blocks.size() == 2);
  CHECK(tree.blocks[1].title == "災害");
  CHECK(tree.blocks[1].choices.at(1).parent == 0);
  CHECK(tree.blocks[0].clauses.size() == 1);
  CHECK(codes_of("区分 災害 [disaster]\n") == codes{"E0108"});
}

TEST_CASE("clauses and headers out of place are reported and still read") {
  CHECK(codes_of("補助率 1/2 「語句」\n") == codes{"E0115"});
  CHECK(codes_of("枠 一 [m]\n上限額 1円 「語句」\n") == codes{"E0115"});
  CHECK(codes_of("事業 制度 [p]\n類型 一 [f]\n上限額 1円 「語句」\n") == codes{"E0115"});
  CHECK(codes_of("費目 一 [c]\n") == codes{"E0115"});
}

TEST_CASE("a title may hold brackets, and begins with none") {
  CHECK(parse("事業 制度 [仮] 版 [p]\n").value().blocks.at(1).title == "制度 [仮] 版");
  CHECK(codes_of("事業 制度 [p]\n枠 [ 二 [n]\n") == codes{"E0108"});
  CHECK(codes_of("事業 制度 [p]\n枠 [n]\n") == codes{"E0108"});
}

TEST_CASE("a header without a key is reported once and its clauses are read") {
  const partial read = parse_what_stands("事業 制度\n枠 一 [m]\n上限額 1円 「語句」\n");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].code == "E0112");
  CHECK(read.tree.blocks.at(2).clauses.size() == 1);
}

TEST_CASE("a misspelt keyword is found after a complete clause, after a broken one and at the beginning") {
  CHECK(codes_of("使う 共通語彙\n補助卒 1/2 「語句」\n") == codes{"E0107"});
  CHECK(test::help_of_problem("使う 共通語彙\n補助卒 1/2 「語句」\n") == "補助率");
  CHECK(codes_of("補助卒 1/2\n") == codes{"E0107"});
  CHECK(codes_of("事業 制度 [p]\n上限額 が 「一」\n補助卒 1/2 「語句」\n") == codes{"E0108", "E0107"});
}

TEST_CASE("a broken clause leaves nothing in the tree and the next is read") {
  const partial read = parse_what_stands("事業 制度 [p]\n対象 甲 かつ 乙 + が 「一」\n対象 丙 「二」\n");
  CHECK(read.problems.size() == 1);
  REQUIRE(read.tree.blocks.at(1).clauses.size() == 1);
  CHECK(read.tree.conditions.size() == 1);
  CHECK(read.tree.expressions.size() == 1);
}

TEST_CASE("quotes that do not match are reported where they stand") {
  CHECK(codes_of(test::in_measure("上限額 1円 「語句")) == codes{"E0106"});
  CHECK(codes_of(test::in_measure("上限額 1円 「語「句」")) == codes{"E0106"});
  CHECK(test::place_of_problem(test::in_measure("上限額 1円 「語句」 」")) == "」");
}

TEST_CASE("problems come in the order of the text") {
  const auto read = parse_what_stands("事業 制度\n上限額\n対象 甲 「閉じない\n");
  REQUIRE(read.problems.size() == 3);
  CHECK(std::is_sorted(read.problems.begin(), read.problems.end(),
                       [](const auto& a, const auto& b) { return a.labels[0].where.begin < b.labels[0].where.begin; }));
}

TEST_CASE("spans carry the index of the source") {
  const auto read = parse_what_stands("枠\n", 7);
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].labels[0].where.source == 7);
}

TEST_CASE("a file of the greatest size is read, one byte more is not") {
  const std::string text = "使う a\n";
  CHECK(codes_of(text, with(&limits::bytes, text.size() + 1)).empty());
  CHECK(codes_of(text, with(&limits::bytes, text.size())).empty());
  CHECK(codes_of(text, with(&limits::bytes, text.size() - 1)) == codes{"E0101"});
}

TEST_CASE("text that is not UTF-8 is refused at its first bad byte") {
  const auto read = parse_what_stands("使う \xFF\n");
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].code == "E0102");
  CHECK(read.problems[0].labels[0].where.begin == 7);
}

TEST_CASE("parentheses nest to the limit and no deeper") {
  const auto nested = [](std::size_t depth) {
    return test::in_measure("金額 " + repeated("( ", depth) + "1円" + repeated(" )", depth) + " 「語句」");
  };
  CHECK(codes_of(nested(63)).empty());
  CHECK(codes_of(nested(64)).empty());
  CHECK(codes_of(nested(65)) == codes{"E0103"});
  CHECK(codes_of(nested(400'000 / 4)) == codes{"E0103"});
}

TEST_CASE("conditions, calls and choices count as nesting too") {
  CHECK(codes_of(test::in_measure("対象 " + repeated("( ", 64) + "甲" + repeated(" )", 64) + " 「語句」")).empty());
  CHECK(codes_of(test::in_measure("対象 " + repeated("( ", 65) + "甲" + repeated(" )", 65) + " 「語句」")) == codes{"E0103"});
  CHECK(codes_of(test::in_measure("金額 " + repeated("小さい方( ", 65) + "甲" + repeated(" )", 65) + " 「語句」")) == codes{"E0103"});
  CHECK(codes_of(test::in_measure("項目 甲 [a] 区分 " + repeated("{ 乙 [b] ", 65) + repeated("}", 65))) == codes{"E0103"});
}

TEST_CASE("a long chain of operations is a deep tree and is bounded too") {
  CHECK(codes_of(test::in_measure("金額 1円" + repeated(" + 1円", 255) + " 「語句」")).empty());
  CHECK(codes_of(test::in_measure("金額 1円" + repeated(" + 1円", 256) + " 「語句」")) == codes{"E0103"});
}

TEST_CASE("a literal has at most forty digits") {
  CHECK(codes_of(test::in_measure("金額 " + repeated("1", 40) + "円 「語句」")).empty());
  CHECK(codes_of(test::in_measure("金額 " + repeated("1", 41) + "円 「語句」")) == codes{"E0105"});
  CHECK(codes_of(test::in_measure("金額 " + repeated("１", 41) + "円 「語句」")) == codes{"E0105"});
  CHECK(codes_of(test::in_measure("金額 " + repeated("1", 100'000) + " 「語句」")) == codes{"E0105"});
  CHECK(codes_of(test::in_measure("例 甲 = " + repeated("1", 41) + " ならば 1円")) == codes{"E0105"});
}

TEST_CASE("nodes and steps are bounded") {
  const std::string text = "使う a\n使う b\n使う c\n";
  CHECK(codes_of(text, with(&limits::nodes, 3)).empty());
  CHECK(codes_of(text, with(&limits::nodes, 2)) == codes{"E0104"});
  CHECK(codes_of(text, with(&limits::steps, 6)).empty());
  CHECK(codes_of(text, with(&limits::steps, 5)) == codes{"E0118"});
}

TEST_CASE("as many problems as allowed are shown, the last of more says so") {
  CHECK(codes_of(repeated("補助率\n", 50)).size() == 50);
  CHECK(codes_of(repeated("補助率\n", 50)).back() != "E0116");
  const codes more = codes_of(repeated("補助率\n", 51));
  CHECK(more.size() == 50);
  CHECK(more.back() == "E0116");
  CHECK(codes_of(repeated("補助率\n", 3), with(&limits::problems, 1)) == codes{"E0116"});
}
