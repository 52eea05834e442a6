// 補助額( programme/measure ) of a measure in another file: its facts, its openness, its edition, and what may not be.
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/analyse/certificate.hpp>
#include <santei/analyse/examples.hpp>
#include <santei/analyse/mutants.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/certificate.hpp>
#include <santei/catalogue/limits.hpp>
#include <santei/check/check.hpp>
#include <santei/text/render.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using santei::facts;
using santei::catalogue::rule_file;
using santei_test::summary;
using codes = std::vector<std::string>;

std::string file(const std::string& programme, const std::string& clauses, const std::string& before = "") {
  return before + "事業 事業" + programme + " [" + programme + "]\n出典 要領「a」\n" + clauses;
}
std::string measure(const std::string& key, const std::string& clauses) { return "枠 枠" + key + " [" + key + "]\n" + clauses; }
std::string benefit(const std::string& amount) { return "種別 給付金\n金額 " + amount + " 要領「a 1円 2円 3円 5円 7円 10円 2」\n"; }

const std::string half = "種別 補助\n項目 費用 [cost] 金額\n項目 町民 [resident] 真偽\n対象 町民 要領「a」\n経費 費用 要領「a」\n補助率 1/2 要領「1/2」\n上限額 100円 要領「100円」\n端数 円未満 切捨て 要領「a」\n";
const rule_file base{"base.santei", file("base", measure("m", half))};
const rule_file top{"top.santei", file("top", measure("m", "項目 費用 [cost] 金額\n" + benefit("費用 - 補助額( base/m )")))};

santei::catalogue::catalogue all(std::vector<rule_file> files) { return santei::catalogue::catalogue(santei::catalogue::with_vocabulary(std::move(files))); }
std::string ask(std::vector<rule_file> files, const facts& given, const std::string& id = "top/m") {
  return summary(all(std::move(files)).find_one(id).value().estimate(given).value().amount);
}
codes codes_of(std::vector<rule_file> files, const std::string& path = "top.santei") {
  codes made;
  for (const auto& one : all(std::move(files)).examine(path).problems)
    if (one.level == santei::severity::error) made.push_back(one.code);
  return made;
}

/// An edition of base/m that pays so much.
rule_file edition(const std::string& key, const std::string& days, const std::string& yen) {
  return {"base_" + key + ".santei", file("base", measure("m", (key.empty() ? std::string() : "版 版 [" + key + "] 施行 " + days + "\n") + benefit(yen)))};
}
rule_file asking(const std::string& days, const std::string& id = "base/m") {
  return {"top.santei", file("top", measure("m", (days.empty() ? std::string() : "版 版 [e] 施行 " + days + "\n") + benefit("補助額( " + id + " ) * 2")))};
}

}  // namespace

TEST_CASE("the grant of another file's measure is computed on the same facts, cut and rounded as its own clauses say") {
  CHECK(ask({base, top}, {{"cost", "101円"}, {"resident", "はい"}}) == "exact 51 51");
  CHECK(ask({base, top}, {{"cost", "300円"}, {"resident", "はい"}}) == "exact 200 200");
  CHECK(ask({top, base}, {{"cost", "300円"}, {"resident", "はい"}}) == "exact 200 200");  // whatever the order of the files
}

TEST_CASE("where the other measure is 対象外 its grant is 0, where that is not known it may be either") {
  CHECK(ask({base, top}, {{"cost", "100円"}, {"resident", "いいえ"}}) == "exact 100 100");
  CHECK(ask({base, top}, {{"cost", "100円"}}) == "interval 50..100 50..100");
  CHECK(ask({base, top}, {{"resident", "はい"}, {"cost", "200円..400円"}}).starts_with("interval "));
}

TEST_CASE("listed rates and readings of the other measure stay open in the formula, and its readings are shown") {
  const rule_file listed{"base.santei", file("base", measure("m", "種別 補助\n項目 費用 [cost] 金額\n経費 費用 要領「a」\n補助率 1/2, 1/4 のいずれか 要領「1/2 1/4」\n端数 円未満 切捨て 要領「a」\n"))};
  CHECK(ask({listed, top}, {{"cost", "100円"}}) == "interval 50..75 50..75");
  CHECK(ask({listed, top}, {{"cost", "100円"}, {"rate_category", "1/4"}}) == "exact 75 75");
  const rule_file read{"base.santei", file("base", "読み 扱い [how]\n  甲 [a]「甲」\n  乙 [b]「乙」\n" + measure("m", "種別 給付金\n金額 2円 読み 扱い が 甲 のとき 要領「2円」\n金額 3円 読み 扱い が 乙 のとき 要領「3円」\n"))};
  const rule_file twice{"top.santei", file("top", measure("m", benefit("補助額( base/m ) * 2")))};
  const auto answer = all({read, twice}).find_one("top/m").value().estimate({}).value();
  CHECK(summary(answer.amount) == "interval 4..6 4..6");
  REQUIRE(answer.readings.size() == 1);
  CHECK(ask({read, twice}, {{"how", "b"}}) == "exact 6 6");
}

TEST_CASE("a grant that may be less than stated has no one amount, whose formula is refused where the clause stands") {
  const rule_file open{"base.santei", file("base", measure("m", "種別 補助\n項目 費用 [cost] 金額\n経費 費用 要領「a」\n補助率 1/2 以内 要領「1/2 以内」\n"))};
  CHECK(codes_of({open, top}) == codes{"E0438"});
  const auto rules = all({open, top});
  const auto told = rules.examine("top.santei").problems;
  REQUIRE_FALSE(told.empty());
  CHECK(told.front().text.ja.starts_with("補助額( base/m )"));
}

TEST_CASE("facts of two files are told apart by their keys, though they share a label") {
  const rule_file other{"top.santei", file("top", measure("m", "項目 費用 [own_cost] 金額\n" + benefit("費用 - 補助額( base/m )")))};
  CHECK(ask({base, other}, {{"cost", "100円"}, {"own_cost", "70円"}, {"resident", "はい"}}) == "exact 20 20");
}

TEST_CASE("a fact that the other measure alone asks is of use") {
  const rule_file asks{"top.santei", file("top", measure("m", "項目 費用 [cost] 金額\n項目 町民 [resident] 真偽\n" + benefit("費用 - 補助額( base/m )")))};
  for (const auto& one : all({base, asks}).examine("top.santei").problems) CHECK(one.code != "W0211");
}

TEST_CASE("one key means one fact: two files that declare it in different words are refused, at both places") {
  const rule_file other{"top.santei", file("top", measure("m", "項目 経費の額 [cost] 金額\n" + benefit("経費の額 - 補助額( base/m )")))};
  const auto report = all({base, other}).examine("top.santei");
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems.front().code == "E0203");
  CHECK(report.problems.front().labels.size() == 2);
  const auto unlike = [](const std::string& item) {
    return codes_of({base, {"top.santei", file("top", measure("m", "項目 " + item + "\n" + benefit("3円 + 補助額( base/m )")))}});
  };
  CHECK(unlike("費用 [cost] 整数") == codes{"E0203"});
  CHECK(unlike("費用 [cost] 金額 5円 以上") == codes{"E0203"});
  CHECK(unlike("費用 [cost] 金額").empty());
}

TEST_CASE("facts that follow from others follow within the other measure too, whichever vocabularies the files use") {
  const std::string sized = "種別 給付金\n対象 規模 が 小規模事業者 要領「a」\n金額 7円 要領「7円」\n";
  const rule_file words{"vocabulary/town.santei", "語彙 町の語彙\n使う 共通語彙\n別名 県「北陸」 = 石川県\n"};
  const rule_file asks{"top.santei", file("top", measure("m", benefit("10円 - 補助額( base/m )")))};
  const facts small{{"industry", "retail"}, {"employees", "5人"}, {"capital", "100万円"}}, large{{"industry", "retail"}, {"employees", "500人"}, {"capital", "100億円"}};
  for (const char* uses : {"使う 共通語彙\n", "使う 町の語彙\n"}) {
    INFO(uses);
    const rule_file sizes{"base.santei", file("base", measure("m", sized), uses)};
    CHECK(ask({words, sizes, asks}, small) == "exact 3 3");
    CHECK(ask({words, sizes, asks}, large) == "exact 10 10");
    const rule_file also{"top.santei", file("top", measure("m", "対象 規模 が 中小企業 要領「a」\n" + benefit("10円 - 補助額( base/m )")), "使う 共通語彙\n")};
    CHECK(ask({words, sizes, also}, small) == "exact 3 3");
    CHECK(ask({words, sizes, also}, large) == "ineligible 0 0");
  }
}

TEST_CASE("a chain over three files is one computation, and a file that none names is not read") {
  const rule_file middle{"middle.santei", file("middle", measure("m", "種別 給付金\n金額 補助額( base/m ) + 1円 要領「1円」\n"))};
  const rule_file end{"top.santei", file("top", measure("m", benefit("補助額( middle/m ) * 2 + 補助額( base/m )")))};
  const rule_file broken{"broken.santei", file("broken", measure("m", "種別 補助\n補助率 3/0\n"))};
  CHECK(ask({base, middle, end, broken}, {{"cost", "50円"}, {"resident", "はい"}}) == "exact 77 77");  // 2 * 26 + 25
  CHECK_FALSE(codes_of({broken}, "broken.santei").empty());
}

TEST_CASE("a circle of files is one problem with the way through them, whoever is asked") {
  const rule_file a{"a.santei", file("aa", measure("m", benefit("補助額( bb/m )")) + measure("n", benefit("1円")))};
  const rule_file b{"b.santei", file("bb", measure("m", benefit("補助額( cc/m )")))};
  const rule_file c{"c.santei", file("cc", measure("m", benefit("補助額( aa/n )")))};
  const rule_file d{"d.santei", file("dd", measure("m", benefit("補助額( bb/m )")))};
  for (const char* path : {"a.santei", "b.santei", "c.santei", "d.santei"}) {
    INFO(path);
    const auto report = all({a, b, c, d}).examine(path);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems.front().code == "E0410");
    CHECK(report.problems.front().labels.size() == 3);
    for (const char* name : {"a.santei", "b.santei", "c.santei"}) CHECK(report.problems.front().text.ja.find(name) != std::string::npos);
  }
  CHECK(all({a, b, c}).find_one("bb/m").problems().front().code == "E0410");
}

TEST_CASE("a measure that no file holds is named with those that are near") {
  const rule_file wrong{"top.santei", file("top", measure("m", benefit("補助額( base/n )")))};
  const auto report = all({base, wrong}).examine("top.santei");
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems.front().code == "E0209");
  CHECK(report.problems.front().help->ja.find("base/m") != std::string::npos);
  CHECK(codes_of({wrong}) == codes{"E0209"});
  CHECK(codes_of({base, {"top.santei", file("top", measure("m", benefit("補助額( base )")))}}) == codes{"E0209"});
}

TEST_CASE("what is wrong with a file whose grant is used is what is wrong with the one that uses it") {
  const rule_file broken{"base.santei", file("base", measure("m", "種別 補助\n補助率 1/2\n"))};
  CHECK(codes_of({broken, top}) == codes_of({broken, top}, "base.santei"));
}

TEST_CASE("the edition of the other measure is that in force on all days of the one that asks, the newest of several") {
  const auto one = edition("1", "2025-04-01 から 2025-06-30", "1円"), two = edition("2", "2025-07-01 から 2025-09-30", "2円"), three = edition("3", "2025-05-01 から", "3円");
  CHECK(ask({one, two, asking("2025-04-01 から 2025-06-30")}, {}) == "exact 2 2");
  CHECK(ask({one, two, asking("2025-07-01 から 2025-09-30")}, {}) == "exact 4 4");
  CHECK(ask({one, two, three, asking("2025-07-01 から 2025-09-30")}, {}) == "exact 4 4");
  CHECK(ask({one, three, asking("2025-06-01 から 2025-06-30")}, {}) == "exact 6 6");  // both: the one that began later
  CHECK(codes_of({one, two, asking("2025-06-30 から 2025-07-01")}) == codes{"E0439"});  // neither on both days
  CHECK(codes_of({one, two, asking("2025-08-01 から")}) == codes{"E0439"});              // one that has no end
  CHECK(ask({one, three, asking("2025-08-01 から")}, {}) == "exact 6 6");
}

TEST_CASE("a measure without 版 means one without 版; any other edition is named") {
  const auto plain = edition("", "", "5円"), one = edition("1", "2025-04-01 から 2025-06-30", "1円");
  CHECK(ask({plain, asking("")}, {}) == "exact 10 10");
  CHECK(ask({plain, asking("2025-04-01 から 2025-06-30")}, {}) == "exact 10 10");
  CHECK(codes_of({one, asking("")}) == codes{"E0439"});
  CHECK(codes_of({plain, one, asking("")}) == codes{"E0439"});  // by --on it would be the other
  CHECK(ask({plain, one, asking("", "base/m@1")}, {}) == "exact 2 2");
  CHECK(ask({plain, one, asking("", "base/m@r6_supplementary")}, {}) == "exact 10 10");
  CHECK(codes_of({plain, one, asking("", "base/m@2")}) == codes{"E0209"});
}

TEST_CASE("within one file the edition of the same round is meant") {
  const auto both = [](const std::string& key, const std::string& days, const std::string& yen) {
    return "版 版 [" + key + "] 施行 " + days + "\n" + benefit(yen);
  };
  const std::string frames = "枠 元 [m]\n類型 一 [f]\n" + both("1", "2025-04-01 から 2025-06-30", "1円") + "類型 一 [f]\n" + both("2", "2025-07-01 から", "2円") +
                             "枠 上 [n]\n類型 一 [f]\n" + both("1", "2025-04-01 から 2025-06-30", "補助額( top/m/f ) * 2") + "類型 一 [f]\n" + both("2", "2025-07-01 から", "補助額( top/m/f ) * 2");
  const rule_file own{"top.santei", file("top", frames)};
  CHECK(codes_of({own}).empty());
  CHECK(ask({own}, {}, "top/n/f@1") == "exact 2 2");
  CHECK(ask({own}, {}, "top/n/f@2") == "exact 4 4");
}

TEST_CASE("a certificate over several files is derived from all of them, and falls with any") {
  const auto rules = all({base, top});
  const auto of = rules.find_one("top/m").value();
  const auto bound = of.bind({{"cost", "101円"}, {"resident", "はい"}});
  const auto text = santei::analyse::certificate_of(of.plan(), *bound, "top/m", of.sources(), of.written().where.source);
  REQUIRE(text);
  const auto stands = santei::catalogue::check_certificate(*text, {top, base});
  CHECK(stands.problems.empty());
  CHECK_FALSE(stands.left_to_evaluator);
  CHECK(stands.says.stated == santei::rational(51));
  rule_file forged = base;
  forged.text.replace(forged.text.find("補助率 1/2 要領「1/2」"), std::string("補助率 1/2 要領「1/2」").size(), "補助率 1/3 要領「1/3」");
  CHECK_FALSE(santei::catalogue::check_certificate(*text, {top, forged}).problems.empty());
  CHECK_FALSE(santei::catalogue::check_certificate(*text, {top}).problems.empty());
  const auto unknown = santei::analyse::certificate_of(of.plan(), *of.bind({{"cost", "101円"}}), "top/m", of.sources(), of.written().where.source);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.problems().front().code == "E0940");
}

TEST_CASE("a certificate names the edition that is meant as the plan does") {
  const auto one = edition("1", "2025-04-01 から 2025-06-30", "1円"), two = edition("2", "2025-05-01 から", "2円");
  for (const auto& [days, stated] : {std::pair("2025-04-01 から 2025-04-30", 2), std::pair("2025-06-01 から 2025-06-30", 4), std::pair("2025-08-01 から", 4)}) {
    INFO(days);
    const std::vector<rule_file> files{one, two, asking(days)};
    const auto rules = all(files);
    const auto of = rules.find_one("top/m@e").value();
    const auto text = santei::analyse::certificate_of(of.plan(), *of.bind({}), "top/m@e", of.sources(), of.written().where.source);
    REQUIRE(text);
    const auto stands = santei::catalogue::check_certificate(*text, files);
    CHECK(stands.problems.empty());
    CHECK_FALSE(stands.left_to_evaluator);
    CHECK(stands.says.stated == santei::rational(stated));
  }
}

TEST_CASE("例 name facts of the other file, and mutants are held against them") {
  const rule_file tested{"top.santei", top.text + "例 費用 = 101円, 町民 = はい ならば 51円\n例 費用 = 1円, 町民 = いいえ ならば 1円\n"};
  const auto file = all({base, tested}).examine("top.santei").file;
  REQUIRE(file);
  for (const auto& one : santei::analyse::run_examples(*file)) CHECK(one.passed());
  const auto mutants = santei::analyse::mutate(*file);
  CHECK(mutants.killed() == mutants.counted());
  CHECK(codes_of({base, {"top.santei", top.text + "例 費用 = 101円, 市民 = はい ならば 51円\n"}}) == codes{"E0201"});
}

TEST_CASE("what the other measure assumes is told with the amount, under its name, and is no 前提 of this one") {
  const rule_file assumed{"base.santei", file("base", measure("m", "種別 給付金\n前提 行為「申請」\n金額 2円 要領「2円」\n端数 円未満 切捨て 仮定「慣行」\n"))};
  const rule_file asks{"top.santei", file("top", measure("m", benefit("補助額( base/m ) * 2")))};
  const auto answer = all({assumed, asks}).find_one("top/m").value().estimate({}).value();
  CHECK(answer.premises.empty());
  CHECK(answer.assumptions == codes{"前提 補助額( base/m ) の行為: 申請", "仮定 補助額( base/m ) の端数 円未満 切捨て: 慣行"});
}

TEST_CASE("a grant of another currency never meets the amounts of this file") {
  const auto in = [](const std::string& programme, const std::string& currency, const std::string& amount) {
    return rule_file{programme + ".santei", "事業 事業" + programme + " [" + programme + "]\n出典 要領「a」\n" + currency + measure("m", "種別 給付金\n金額 " + amount + " 要領「a 2 3」\n")};
  };
  const std::string euros = "通貨 EUR 0.01\n", twice = "補助額( base/m ) * 2";
  CHECK(codes_of({in("base", euros, "3EUR"), in("top", "", twice)}) == codes{"E0312"});
  CHECK(codes_of({in("base", "", "3円"), in("top", euros, twice)}) == codes{"E0312"});
  CHECK(codes_of({in("base", euros, "3EUR"), in("top", euros, twice)}).empty());
}

TEST_CASE("a chain of files has an end, and measures with different 明細 do not meet") {
  std::vector<rule_file> chain;
  for (int i = 0; i < 80; ++i)
    chain.push_back({std::to_string(i) + ".santei", file("p" + std::to_string(i), measure("m", benefit(i == 0 ? "1円" : "補助額( p" + std::to_string(i - 1) + "/m )")))});
  CHECK(codes_of(chain, "79.santei") == codes{"E0210"});
  CHECK(codes_of(chain, "63.santei").empty());
  const auto rows = [](const std::string& programme, const std::string& key, const std::string& amount) {
    return rule_file{programme + ".santei", file(programme, "明細 行" + key + " [" + key + "]\n  項目 量" + key + " [of_" + key + "] 数量 kWh\n" + measure("m", "種別 単価\n金額 " + amount + " 要領「a 2円/kWh」\n"))};
  };
  CHECK(codes_of({rows("base", "x", "合計( 量x * 2円/kWh )"), rows("top", "y", "合計( 量y * 2円/kWh ) + 補助額( base/m )")}) == codes{"E0440"});
  CHECK(codes_of({rows("base", "x", "合計( 量x * 2円/kWh )"), rows("top", "x", "合計( 量x * 2円/kWh ) + 補助額( base/m )")}).empty());
}
