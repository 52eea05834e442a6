// Names and what is said where they stand for nothing.
#include "catch.hpp"
#include "checking.hpp"

using namespace checking;
namespace check_layer = santei::check;

namespace {

std::string help_of(const std::string& clauses) {
  const auto report = check(rule(clauses));
  return report.problems.empty() || !report.problems.front().advice() ? "" : report.problems.front().advice()->ja;
}

const check_layer::expression_meaning* meaning_of(const check_layer::checked& file, std::string_view name) {
  for (std::size_t i = 0; i < file.tree.expressions.size(); ++i)
    if (file.tree.expressions[i].name.text == name) return &file.expressions[i];
  return nullptr;
}

}  // namespace

TEST_CASE("facts are known by label and by key") {
  const auto report = check(rule("経費 投資額 + eligible_cost 仮定「…」\n補助率 1/2 仮定「…」\n"));
  REQUIRE(report.file);
  const auto& file = *report.file;
  CHECK(file.declarations[meaning_of(file, "投資額")->index].key == "investment");
  CHECK(file.declarations[meaning_of(file, "eligible_cost")->index].label == "対象経費");
}

TEST_CASE("a misspelt name gets the nearest one") {
  CHECK(codes_of("経費 投資学 仮定「…」\n") == list{"E0201"});
  CHECK(help_of("経費 投資学 仮定「…」\n") == "もしかして → 投資額");
}

TEST_CASE("a particle at the end of a known name is set apart") {
  CHECK(help_of("経費 投資額の 仮定「…」\n") == "の の前に空白を入れます → 投資額 の");
}

TEST_CASE("choices are known by label and key, with all that lie under them") {
  const auto report = check(rule("対象 規模 が 中小企業 仮定「…」\n補助率 1/2 仮定「…」\n"));
  REQUIRE(report.file);
  CHECK(report.file->conditions.at(0).choices == std::vector<std::uint32_t>{0, 1});
  CHECK(codes_of("対象 規模 が ＳＭＥ 仮定「…」\n").empty());
  CHECK(codes_of("対象 規模 が ｓｍｅ 仮定「…」\n").empty());
  CHECK(help_of("対象 規模 が 中小起業 仮定「…」\n") == "もしかして → 中小企業, 中堅企業");
}

TEST_CASE("a key or a label has one declaration") {
  CHECK(codes_of("項目 別の額 [investment] 金額\n") == list{"E0203"});
  CHECK(codes_of("項目 投資額 [other_key] 金額\n") == list{"E0204"});
  CHECK(codes_of("値 投資額 = 1円\n") == list{"E0204"});
  CHECK(codes_of("項目 色 [colour] 区分 { 赤 [red], 青 [red] }\n対象 色 が 赤 仮定「…」\n") == list{"E0203"});
}

TEST_CASE("editions of a measure may declare the same fact in the same words") {
  const auto editions = [](const std::string& first, const std::string& second, const std::string& key = "monthly") {
    const auto measure = [](const std::string& of, const std::string& edition, const std::string& item) {
      return "枠 手当 [" + of + "]\n版 " + edition + "\n種別 給付金\n" + item + "\n金額 1万円 * 児童数 仮定「…」\n端数 なし 仮定「…」\n";
    };
    return codes(check("事業 手当 [allowance]\n出典 要領「…」\n" + measure("monthly", "改定前 [before] 施行 2023-04-01 から 2024-09-30", first) +
                         measure(key, "改定後 [after] 施行 2024-10-01 から", second)));
  };
  const std::string heads = "項目 児童数 [children] 整数 1 以上";
  CHECK(editions(heads, heads).empty());
  CHECK(editions(heads, "項目 児童数 [children] 整数 0 以上") == list{"E0203"});
  CHECK(editions(heads, "項目 子の数 [children] 整数 1 以上") == list{"E0203"});
  CHECK(editions(heads, heads, "yearly") == list{"E0203"});
  CHECK(editions(heads + "\n" + heads, heads) == list{"E0203"});
}

TEST_CASE("columns of tables are named, but for a table with one") {
  const std::string one =
      "表 枠上限 [従業員数]\n| 従業員数 | 上限 |\n| 5人 以下 | 100万円 | 仮定「…」\n| 6人 以上 | 200万円 | 仮定「…」\n補助率 1/2 "
      "仮定「…」\n";
  const std::string two =
      "表 枠上限 [従業員数]\n| 従業員数 | 上限 | 特例 |\n| 5人 以下 | 100万円 | 150万円 | 仮定「…」\n| 6人 以上 | 200万円 | 250万円 | "
      "仮定「…」\n補助率 1/2 仮定「…」\n";
  CHECK(codes_of(one + "上限額 枠上限 仮定「…」\n").empty());
  CHECK(codes_of(one + "上限額 枠上限.上限 仮定「…」\n").empty());
  CHECK(codes_of(two + "上限額 枠上限 仮定「…」\n") == list{"E0205"});
  CHECK(codes_of(two + "上限額 枠上限.特例 仮定「…」\n").empty());
  CHECK(codes_of(two + "上限額 枠上限.特別 仮定「…」\n") == list{"E0205"});
  CHECK(codes_of(one + "補助率 枠上限 赤字 のとき 優先 仮定「…」\n") == list{"E0306"});
}

TEST_CASE("a table by two keys has the type of its cells") {
  const std::string table =
      "表 単価 [規模, 使用月]\n| 規模 | 2025-01 | 2025-02 |\n| 中小企業 | 2円/kWh | 1円/kWh | 仮定「…」\n| 中堅企業, 大企業 | - | 1円/kWh "
      "| 仮定「…」\n";
  const std::string months = "対象 使用月 が 2025-01, 2025-02 のいずれか 仮定「…」\n";
  const auto report = check(rule(months + table + "金額 電気使用量 * 単価 仮定「…」\n"));
  REQUIRE(codes(report).empty());
  REQUIRE(report.file->tables.size() == 1);
  CHECK(report.file->tables[0].written->heads.size() == 2);
  CHECK(report.file->tables[0].columns == std::vector<santei::type>{{santei::kind::unit_price, "kWh"}});
  CHECK(codes_of(months + table + "金額 ガス使用量 * 単価 仮定「…」\n") == list{"E0303"});
}

TEST_CASE("the cells of a 真偽 are はい, いいえ, its name, and でない") {
  const auto table = [](const std::string& yes, const std::string& no) {
    return codes_of("表 単価 [赤字]\n| 赤字 | 額 |\n| " + yes + " | 5円 | 仮定「…」\n| " + no + " | 3円 | 仮定「…」\n金額 単価 仮定「…」\n");
  };
  CHECK(table("はい", "いいえ").empty());
  CHECK(table("赤字", "赤字 でない").empty());
  CHECK(table("loss_making", "赤字 以外").empty());
  CHECK(table("赤字", "-").empty());
  CHECK(table("賃上げ", "-") == list{"E0307"});
  CHECK(table("該当", "-") == list{"E0307"});
  CHECK(table("5人 以上", "-") == list{"E0302"});
  const auto matrix = [](const std::string& heads) {
    return codes_of("表 単価 [規模, 赤字]\n| 規模 | " + heads + " |\n| - | 5円 | 3円 | 仮定「…」\n金額 単価 仮定「…」\n");
  };
  CHECK(matrix("はい | いいえ").empty());
  CHECK(matrix("赤字 | 赤字 でない").empty());
  CHECK(matrix("赤字 でない | はい").empty());
  CHECK(matrix("はい | 赤字") == list{"E0415"});
  CHECK(matrix("いいえ | 赤字 でない") == list{"E0415"});
  CHECK(matrix("はい | 中小企業") == list{"E0307"});
}

TEST_CASE("a table is asked by a number that is worked out as by one that is given") {
  const auto table = [](const std::string& key, const std::string& first) {
    return codes_of("経費 対象経費 仮定「…」\n値 倍 = 従業員数 * 2\n値 積 = 従業員数 * 従業員数\n表 段 [従業員数]\n| 従業員数 | 数 |\n| - | 2 | 仮定「…」\n表 単価 [" +
                    key + "]\n| " + key + " | 額 |\n| " + first + " | 5円 | 仮定「…」\n| - | 3円 | 仮定「…」\n金額 単価 + 0円 * ( 倍 + 積 + 段 ) 仮定「…」\n");
  };
  CHECK(table("倍", "5人 以上").empty());
  CHECK(table("倍", "2, 4 のいずれか").empty());
  CHECK(table("倍", "2 以上 4 以下 でない").empty());
  CHECK(table("経費", "1万円 以上").empty());
  CHECK(table("段", "1 以上").empty());
  CHECK(table("段.数", "1 以上").empty());
  CHECK(table("倍", "1万円 以上") == list{"E0304"});
  CHECK(table("倍", "中小企業") == list{"E0202"});
  CHECK(table("積", "4 以上") == list{"E0308"});
  CHECK(table("倍々", "4 以上") == list{"E0201"});
}

TEST_CASE("a value that leads to itself through a table is a circle") {
  const auto round = [](const std::string& key, const std::string& cell) {
    return codes_of("値 倍 = 単価 * 2\n表 単価 [" + key + "]\n| " + key + " | 額 |\n| - | " + cell + " | 仮定「…」\n金額 倍 仮定「…」\n");
  };
  CHECK(round("倍", "5円") == list{"E0207"});
  CHECK(round("従業員数", "倍") == list{"E0207"});
  CHECK(round("従業員数", "5円").empty());
}

TEST_CASE("values are given before they are used") {
  CHECK(codes_of("値 甲 = 投資額\n値 乙 = 甲\n補助率 1/2 仮定「…」\n上限額 乙 仮定「…」\n").empty());
  CHECK(codes_of("値 乙 = 甲\n値 甲 = 投資額\n補助率 1/2 仮定「…」\n上限額 乙 仮定「…」\n") == list{"E0207"});
  CHECK(codes_of("値 甲 = 甲 + 1円\n補助率 1/2 仮定「…」\n上限額 甲 仮定「…」\n") == list{"E0207"});
  CHECK(codes_of("値 甲 = 経費 * 補助率\n補助率 1/2 甲 が 10円 以上 のとき 仮定「…」\n補助率 1/3 甲 が 10円 未満 のとき 仮定「…」\n") ==
        list{"E0207"});
}

TEST_CASE("ordered alternatives of numbers are a value") {
  const std::string cases = "場合分け 限度\n100万円 規模 が 中小企業 のとき 仮定「…」\n投資額 その他 仮定「…」\n";
  const auto report = check(rule(cases + "補助率 1/2 仮定「…」\n上限額 限度 仮定「…」\n"));
  REQUIRE(codes(report).empty());
  REQUIRE(report.file->measures.at(0).values.size() == 1);
  CHECK(report.file->measures[0].values[0].of.of == santei::kind::money);
}

TEST_CASE("a name of ordered alternatives is given once, and each row yields one number") {
  const std::string cases =
      "場合分け 限度\n100万円 規模 が 中小企業 のとき 仮定「…」\n200万円 その他 仮定「…」\n補助率 1/2 仮定「…」\n上限額 限度 仮定「…」\n";
  CHECK(codes_of(cases).empty());
  CHECK(codes_of("値 限度 = 1円\n" + cases) == list{"E0204"});
  CHECK(codes_of("場合分け 限度\n投資額, 対象経費 のいずれか その他 仮定「…」\n補助率 1/2 仮定「…」\n上限額 限度 仮定「…」\n") ==
        list{"E0306"});
}

TEST_CASE("ordered alternatives define a fact by its choices") {
  CHECK(codes_of("場合分け 規模\n中小企業 従業員数 が 300人 以下 のとき 仮定「…」\n大企業 その他 仮定「…」\n").empty());
  CHECK(codes_of("場合分け 規模\n中小起業 従業員数 が 300人 以下 のとき 仮定「…」\n大企業 その他 仮定「…」\n") == list{"E0202"});
  const auto report = check(rule("場合分け 規模\n中小企業 従業員数 が 300人 以下 のとき 仮定「…」\n大企業 その他 仮定「…」\n"));
  REQUIRE(report.file);
  REQUIRE(report.file->definitions.size() == 1);
  CHECK(report.file->declarations[report.file->definitions[0].of].key == "company_size");
}

TEST_CASE("a fact is not asked for as a reading") { CHECK(codes_of("対象 読み 規模 が 中小企業 仮定「…」\n") == list{"E0307"}); }

TEST_CASE("open points are declared beside the facts") {
  const auto report =
      check(rule("読み 扱い [treatment]\n甲 [first]「一」\n乙 [second]「二」\n対象 規模 が 中小企業 等 [others_here] 仮定「…」\n"
                 "補助率 1/2 読み 扱い が 甲 のとき 仮定「…」\n補助率 1/3, 定額 未定 のいずれか 読み 扱い が 乙 のとき 仮定「…」\n上限額 "
                 "100万円 仮定「…」\n"));
  REQUIRE(codes(report).empty());
  const auto& file = *report.file;
  for (const char* key : {"treatment", "others_here", "others_eligible", "exception_granted", "rate_category", "fixed_amount"}) {
    INFO(key);
    REQUIRE(file.find(key));
    CHECK(file.open_point.at(*file.find(key)));
  }
  CHECK_FALSE(file.open_point.at(*file.find("investment")));
  CHECK(file.conditions.at(0).others == file.find("others_here"));
  CHECK(file.declarations[*file.find("treatment")].choices.size() == 2);
}

TEST_CASE("an unknown vocabulary and an unknown measure are refused") {
  CHECK(codes(check("使う 別の語彙\n")) == list{"E0208"});
  CHECK(codes_of("併用不可 trial/other 仮定「…」\n") == list{"E0209"});
  CHECK(codes_of("併用不可 elsewhere/other 仮定「…」\n").empty());
}

TEST_CASE("what is declared and plays no part is warned of") {
  CHECK(codes_of("項目 余り [idle] 金額\n") == list{"W0211"});
  CHECK(codes_of("値 余り = 1円\n") == list{"W0212"});
  CHECK(codes_of("表 余り [規模]\n  | 規模 | 額 |\n  | - | 10円 | 仮定「…」\n") == list{"W0213"});
  CHECK(codes_of("区分 余り [idle] { 甲 [a], 乙 [b] }\n") == list{"W0213"});
  CHECK(codes_of("読み 余り [idle]\n甲 [a]「一」\n乙 [b]「二」\n") == list{"W0410"});
}

TEST_CASE("a 値 is one expression: what an open figure leaves open has no place in it") {
  const std::string more = "補助率 1/2 仮定「…」\n上限額 甲 仮定「…」\n";
  for (const char* figure : {"未定", "10円 以内", "10円, 20円 のいずれか", "10円 等", "定額 未定"})
    CHECK(codes_of("値 甲 = " + std::string(figure) + "\n" + more) == list{"E0306"});
  CHECK(codes_of("値 甲 = 投資額\n値 甲 = 未定 赤字 のとき 優先\n" + more) == list{"E0306"});
}
