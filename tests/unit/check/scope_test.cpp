// What a measure inherits.
#include "catch.hpp"
#include "checking.hpp"

#include <algorithm>

using namespace checking;
using kind_of = santei::syntax::clause_kind;

namespace {

std::size_t count(const santei::check::checked& file, const santei::check::measure& m, kind_of is) {
  return static_cast<std::size_t>(
      std::count_if(m.clauses.begin(), m.clauses.end(), [&](const auto& place) { return file.at(place).is == is; }));
}

const char* const two_measures = R"(使う 共通語彙
事業 試験事業 [trial]
出典 R6補正 19aページ
種別 補助
経費 対象経費 仮定「…」
対象 赤字 仮定「…」
値 基本 = 経費
枠 一つ目「（１）」 [first]
補助率 1/2 仮定「…」
上限額 基本 仮定「…」
枠 二つ目 [second]
種別 給付金
出典 要領「第２版」
経費 投資額 仮定「…」
対象 賃上げ 仮定「…」
値 別 = 基本
金額 別 仮定「…」
)";

}  // namespace

TEST_CASE("clauses of a programme hold for each measure, and of some kinds the inner one replaces") {
  const auto report = check(two_measures);
  REQUIRE(codes(report).empty());
  const auto& file = *report.file;
  REQUIRE(file.measures.size() == 2);
  const auto& first = file.measures[0];
  const auto& second = file.measures[1];
  CHECK(first.programme == "trial");
  CHECK(first.title == "一つ目「（１）」");
  CHECK(first.page == "19a");
  CHECK(second.page.empty());
  CHECK(second.source == "第２版");
  CHECK(count(file, first, kind_of::eligible) == 1);
  CHECK(count(file, second, kind_of::eligible) == 2);
  CHECK(count(file, second, kind_of::cost) == 1);
  CHECK(count(file, second, kind_of::instrument) == 1);
  REQUIRE(second.values.size() == 2);
  CHECK(second.values[0].name == "基本");
  CHECK(first.values.size() == 1);
}

TEST_CASE("a measure with frames is none itself, and each frame inherits from it") {
  const auto report = check(
      "使う 共通語彙\n事業 試験 [trial]\n枠 枠 [main]\n種別 補助\n版 第17回 [17] 施行 2025-05-01 から 2025-06-13\n"
      "類型 甲 [a]\n補助率 1/2 仮定「…」\n類型 乙 [b]\n補助率 1/3 仮定「…」\n費目 一 [first]\n経費 投資額 仮定「…」\n費目 二 "
      "[second]\n経費 対象経費 仮定「…」\n");
  REQUIRE(codes(report).empty());
  REQUIRE(report.file->measures.size() == 2);
  CHECK(report.file->measures[0].frame == "a");
  CHECK(report.file->measures[0].edition == "17");
  CHECK(report.file->measures[0].categories.empty());
  REQUIRE(report.file->measures[1].categories.size() == 2);
  CHECK(report.file->measures[1].categories[1].key == "second");
}

TEST_CASE("parts of cost categories are known by key and title") {
  const std::string categories = "費目 一番 [first]\n経費 投資額 仮定「…」\n費目 二番 [second]\n経費 対象経費 仮定「…」\n";
  CHECK(codes_of("補助率 1/2 仮定「…」\n" + categories + "加算 first.端数前 - 二番.経費 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n" + categories + "加算 third.端数前 仮定「…」\n") == list{"E0206"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n" + categories + "加算 first.端数後 仮定「…」\n") == list{"E0206"});
}

TEST_CASE("a table of the programme and values before it keep their places in each measure") {
  const auto report = check(
      "使う 共通語彙\n事業 試験 [trial]\n種別 補助\n表 上限表 [規模]\n| 規模 | 上限 |\n| - | 1円 | 仮定「…」\n"
      "枠 一 [first]\n補助率 1/2 仮定「…」\n上限額 上限表 仮定「…」\n枠 二 [second]\n補助率 1/2 仮定「…」\n上限額 上限表.上限 仮定「…」\n");
  CHECK(codes(report).empty());
}
