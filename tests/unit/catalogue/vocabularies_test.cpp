// Vocabularies of one's own: found by name, several a file, used by each other, beside the shipped one.
#include "catch.hpp"

#include <santei/analyse/examples.hpp>
#include <santei/analyse/mutants.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/text/render.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using santei::catalogue::rule_file;

const rule_file town{"vocabulary/town.santei", "語彙 町の語彙\n項目 築年数 [age] 整数 年 0 以上 200 以下\n項目 工事費 [works] 金額\n"};
const rule_file places{"vocabulary/places.santei",
                       "# 地域\n語彙 地域の語彙\n使う 共通語彙\n\n別名 県「北陸」 = 富山県, 石川県, 福井県\n項目 地区 [district] 区分 { 海沿い [coast], 町なか [centre] }\n"};

std::string rule(const std::string& uses, const std::string& clauses) {
  return uses + "\n事業 試験 [t]\n出典 要領「a」\n枠 枠 [m]\n種別 給付金\n" + clauses + "\n端数 円未満 切捨て 要領「a」\n";
}

/// Codes of the errors that reading a file says, and the first message.
struct said {
  std::vector<std::string> codes;
  std::string first, shown;
};
said about(const std::string& path, std::vector<rule_file> files) {
  const santei::catalogue::catalogue rules(santei::catalogue::with_vocabulary(std::move(files)));
  const auto report = rules.examine(path);
  said made;
  for (const auto& one : report.problems)
    if (one.level == santei::severity::error) made.codes.push_back(one.code);
  if (!report.problems.empty()) made.first = report.problems.front().text.ja;
  made.shown = render(report.problems, rules.sources());
  return made;
}
using codes = std::vector<std::string>;

santei::evaluate::result ask(std::vector<rule_file> files, const santei::facts& given) {
  const santei::catalogue::catalogue rules(santei::catalogue::with_vocabulary(std::move(files)));
  return rules.find_one("t/m").value().estimate(given).value();
}

}  // namespace

TEST_CASE("a file uses several vocabularies, on one line or on several, the shipped one among them") {
  const std::string clauses = "対象 県 が 石川県 要領「a」\n対象 地区 が 海沿い 要領「a」\n金額 工事費 / 2 要領「2」";
  for (const char* uses : {"使う 共通語彙 町の語彙 地域の語彙", "使う 町の語彙\n使う 地域の語彙", "使う 地域の語彙 共通語彙\n使う 町の語彙", "使う 町の語彙 町の語彙 地域の語彙"}) {
    INFO(uses);
    const auto answer = ask({town, places, {"a.santei", rule(uses, clauses)}}, {{"prefecture", "石川県"}, {"地区", "海沿い"}, {"works", "5円"}});
    CHECK(answer.amount.min == santei::rational(2));
    CHECK(answer.amount.max == santei::rational(2));
  }
}

TEST_CASE("a set of places over the shipped prefectures is shared by every file that uses its vocabulary") {
  const std::string text = rule("使う 地域の語彙", "対象 県 が 北陸 要領「a」\n金額 3円 要領「3円」");
  const auto verdict = [&](const char* prefecture) { return ask({places, {"a.santei", text}}, {{"prefecture", prefecture}}).verdict; };
  CHECK(verdict("富山県") == santei::truth::yes);
  CHECK(verdict("新潟県") == santei::truth::no);
  CHECK(verdict("北陸") == santei::truth::yes);
  CHECK(about("vocabulary/places.santei", {places}).codes.empty());
}

TEST_CASE("a name that a file does not use is not known to it") {
  CHECK(about("a.santei", {town, places, {"a.santei", rule("使う 地域の語彙", "金額 工事費 要領「a」")}}).codes == codes{"E0201"});
}

TEST_CASE("a name of two vocabularies is an error that names both") {
  const rule_file other{"vocabulary/other.santei", "語彙 村の語彙\n項目 工事費 [works] 金額\n"};
  const rule_file third{"vocabulary/third.santei", "語彙 別の語彙\n項目 工事費 [cost_of_works] 金額\n"};
  const auto two = about("a.santei", {town, other, {"a.santei", rule("使う 町の語彙 村の語彙", "金額 3円 要領「3円」")}});
  CHECK(two.codes.front() == "E0203");
  CHECK(two.first == "「works」は語彙「町の語彙」と「村の語彙」の両方で宣言されています");
  CHECK(two.shown.find("vocabulary/town.santei:3") != std::string::npos);
  CHECK(two.shown.find("vocabulary/other.santei:2") != std::string::npos);
  const auto by_label = about("a.santei", {town, third, {"a.santei", rule("使う 町の語彙 別の語彙", "金額 3円 要領「3円」")}});
  CHECK(by_label.codes.front() == "E0204");
  CHECK(by_label.first == "「工事費」は語彙「町の語彙」と「別の語彙」の両方で宣言されています");
  CHECK(about("a.santei", {town, other, {"a.santei", rule("使う 町の語彙", "金額 工事費 要領「a」")}}).codes.empty());  // one of them alone
}

TEST_CASE("two 区分 of one name are an error, in one vocabulary and in two") {
  const rule_file one{"vocabulary/one.santei", "語彙 甲\n区分 色 [colour] { 赤 [red] }\n項目 屋根 [roof] 区分 色\n"};
  const rule_file two{"vocabulary/two.santei", "語彙 乙\n区分 色 [paint] { 青 [blue] }\n項目 壁 [wall] 区分 色\n"};
  const auto said = about("a.santei", {one, two, {"a.santei", rule("使う 甲 乙", "金額 3円 要領「3円」")}});
  CHECK(said.codes.front() == "E0204");
  CHECK(said.first == "「色」は語彙「甲」と「乙」の両方で宣言されています");
}

TEST_CASE("a vocabulary that there is not is named, with those that there are") {
  const auto said = about("a.santei", {town, places, {"a.santei", rule("使う 町内の語彙", "金額 3円 要領「3円」")}});
  CHECK(said.codes == codes{"E0208"});
  CHECK(said.shown.find("もしかして") != std::string::npos);
  CHECK(about("a.santei", {town, {"a.santei", rule("使う 全く違う名", "金額 3円 要領「3円」")}}).shown.find("町の語彙、共通語彙") != std::string::npos);
}

TEST_CASE("語彙 stands at the beginning of a file of a folder vocabulary, and 使う behind it") {
  CHECK(about("a.santei", {{"a.santei", "語彙 町の語彙\n" + rule("", "金額 3円 要領「3円」")}}).codes == codes{"E0211"});
  CHECK(about("vocabulary/late.santei", {{"vocabulary/late.santei", "項目 工事費 [works] 金額\n語彙 町の語彙\n"}}).codes == codes{"E0211"});
  const auto late = about("vocabulary/late.santei", {places, {"vocabulary/late.santei", "語彙 町の語彙\n項目 工事費 [works] 金額\n使う 地域の語彙\n"}});
  CHECK(std::count(late.codes.begin(), late.codes.end(), "E0211") == 1);
}

TEST_CASE("a caller's own 共通語彙 stands in place of the shipped one, and files of one name are one vocabulary") {
  const rule_file own{"vocabulary/a.santei", "項目 工事費 [works] 金額\n"}, more{"vocabulary/b.santei", "語彙 共通語彙\n項目 数 [n] 整数 1 以上 9 以下\n"};
  const rule_file user{"a.santei", rule("使う 共通語彙", "金額 工事費 / 数 要領「a」")};
  CHECK(ask({own, more, user}, {{"works", "9円"}, {"n", "2"}}).amount.min == santei::rational(4));
  CHECK(about("a.santei", {own, more, {"a.santei", rule("使う 共通語彙", "対象 県 が 石川県 要領「a」\n金額 3円 要領「3円」")}}).codes == codes{"E0201"});
}

TEST_CASE("a fact of a vocabulary that counts 年 is compared with years, at the edge") {
  const std::string text = rule("使う 町の語彙", "対象 築年数 が 20年 以上 要領「20年」\n対象 小さい方( 築年数, 90年 ) が 80年 以下 要領「80年」「90年」\n金額 3円 要領「3円」");
  CHECK(about("a.santei", {town, {"a.santei", text}}).codes.empty());
  const auto verdict = [&](const char* age) { return ask({town, {"a.santei", text}}, {{"age", age}}).verdict; };
  CHECK(verdict("19") == santei::truth::no);
  CHECK(verdict("20年") == santei::truth::yes);
  CHECK(verdict("80") == santei::truth::yes);
  CHECK(verdict("81") == santei::truth::no);
  CHECK(about("a.santei", {town, {"a.santei", rule("使う 町の語彙", "対象 築年数 が 20人 以上 要領「20人」\n金額 3円 要領「3円」")}}).codes == codes{"E0303"});
  CHECK(about("a.santei", {town, {"a.santei", rule("使う 町の語彙", "表 枠上限 [築年数]\n | 築年数 | 上限 |\n | 20年 未満 | 1円 | 要領「20年 1円」\n | 20年 以上 | 2円 | 要領「20年 2円」\n金額 枠上限.上限 要領「a」")}}).codes.empty());
}

TEST_CASE("the mutants of a vocabulary are tried with each file that uses it, alone or with others") {
  const rule_file sizes{"vocabulary/sizes.santei",
                        "語彙 規模の語彙\n項目 人数 [people] 整数 人 0 以上\n項目 大きさ [size] 区分 { 小 [small], 大 [big] }\n"
                        "場合分け 大きさ\n  小 人数 が 5人 以下 のとき 要領「5人」\n  大 その他 要領「a」\n"};
  const std::string clauses = "対象 大きさ が 小 要領「a」\n金額 3円 要領「3円」\n例 人数 = 5人 ならば 3円\n";
  const auto killed = [&](const std::string& uses, const std::string& edge) {
    const santei::catalogue::catalogue rules(
        santei::catalogue::with_vocabulary({sizes, town, {"a.santei", rule("使う 規模の語彙", clauses)}, {"b.santei", "使う " + uses + "\n事業 試験 [u]\n出典 要領「a」\n枠 枠 [m]\n種別 給付金\n" + clauses + edge}}));
    const auto words = rules.examine("vocabulary/sizes.santei").file, a = rules.examine("a.santei").file, b = rules.examine("b.santei").file;
    REQUIRE((words && a && b));
    const auto report = santei::analyse::mutate(*words, std::vector<const santei::check::checked*>{a.get(), b.get()});
    return std::pair(report.killed(), report.counted());
  };
  for (const char* uses : {"規模の語彙", "規模の語彙 町の語彙"}) {
    INFO(uses);
    const auto [some, all] = killed(uses, "");
    CHECK(all > 0);
    CHECK(some < all);
    const auto [every, counted] = killed(uses, "例 人数 = 6人 ならば 対象外\n");
    CHECK(every == counted);
    CHECK(counted == all);
  }
}
