// Measures, frames and editions found by ID in a small set of rules.
#include "catch.hpp"

#include <santei/check/check.hpp>
#include <santei/value/calendar.hpp>

#include "support/town.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <thread>
#include <utility>

namespace {

using santei_test::town;

std::vector<std::string> ids(const santei::outcome<std::vector<santei::catalogue::measure>>& found) {
  std::vector<std::string> texts;
  for (const auto& measure : found.value()) texts.push_back(measure.id().text());
  return texts;
}

std::string code(const santei::outcome<std::vector<santei::catalogue::measure>>& found) { return found.problems().front().code; }
std::string help(const santei::outcome<std::vector<santei::catalogue::measure>>& found) { return found.problems().front().help.value().ja; }

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("without an edition a measure is the budget page's, and names the newer ones") {
  const auto found = town().find("town/lights");
  CHECK(ids(found) == list{"town/lights"});
  CHECK(found->front().newer_editions() == list{"town/lights@1", "town/lights@2"});
  CHECK(ids(town().find("town/lights@r6_supplementary")) == list{"town/lights"});
}

TEST_CASE("a round that had closed before the budget was enacted is no newer edition of its page") {
  using namespace santei_test;
  const santei::catalogue::catalogue rules({{"vocabulary/common.santei", town_words},
                                            {"town.santei", town_page},
                                            {"1.santei", town_guideline("1", "2024-06-26 から 2024-12-16", "10")},
                                            {"2.santei", town_guideline("2", "2024-11-01 から 2024-12-17", "10")},
                                            {"3.santei", town_guideline("3", "2025-03-17 から", "10")}});
  CHECK(rules.find("town/lights")->front().newer_editions() == list{"town/lights@2", "town/lights@3"});
  CHECK(rules.find("town/lights@1")->front().newer_editions() == list{"town/lights/small@2", "town/lights/small@3"});
}

TEST_CASE("an edition with frames gives each frame") {
  const auto found = town().find("town/lights@1");
  CHECK(ids(found) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(found->front().newer_editions() == list{"town/lights/small@2"});
}

TEST_CASE("a frame without an edition is its newest") {
  CHECK(ids(town().find("town/lights/big")) == list{"town/lights/big@2"});
  CHECK(ids(town().find("town/lights/big@1")) == list{"town/lights/big@1"});
}

TEST_CASE("a programme gives all measures that the budget's page holds") {
  CHECK(ids(town().find("town")) == list{"town/lights", "town/survey"});
  CHECK(ids(town().find("town@2")) == list{"town/lights/small@2", "town/lights/big@2"});
}

TEST_CASE("a day picks the newest guideline edition in force on it, both ends in") {
  const auto on = [](int year, int month, int day) { return town().find("town/lights", santei::day_number(year, month, day)); };
  CHECK(code(on(2025, 1, 31)) == "E0805");
  CHECK(help(on(2025, 1, 31)).find("town/lights@1（2025-02-01 から 2025-03-31）") != std::string::npos);
  CHECK(ids(on(2025, 2, 1)) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(ids(on(2025, 3, 31)) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(ids(on(2025, 4, 1)) == list{"town/lights/small@2", "town/lights/big@2"});
}

TEST_CASE("what is repaid after a grant is asked by its own ID only") {
  auto files = santei_test::town_files();
  files.push_back({"guidelines/town/lights/repayment.santei",
                   "使う 共通語彙\n事業 町の補助 [town]\n枠 灯りの補助 [lights]\n版 第2回 [2] 施行 2025-04-01 から\n類型 返すとき [repayment]\n種別 返還\n"
                   "項目 交付額 [granted] 金額\n金額 交付額 要領「募集」\n端数 円未満 切捨て 要領「募集」\n"});
  const santei::catalogue::catalogue rules(files);
  const list frames{"town/lights/small@2", "town/lights/big@2"};
  CHECK(ids(rules.find("town/lights@2")) == frames);
  CHECK(ids(rules.find("town/lights", santei::day_number(2025, 4, 1))) == frames);
  CHECK(ids(rules.find("town/lights/repayment@2")) == list{"town/lights/repayment@2"});
  CHECK(ids(rules.find("town/lights/repayment")) == list{"town/lights/repayment@2"});
  for (const auto& one : rules.all({}, santei::day_number(2025, 4, 1)).value()) CHECK(one.id().frame != "repayment");
  const auto listed = rules.list().value().front();
  CHECK(listed.editions.size() == 3);
  CHECK(listed.editions.back().frames == list{"small", "big"});

  files.erase(std::remove_if(files.begin(), files.end(), [](const auto& one) { return one.path.find("vocabulary") == std::string::npos && one.path.find("repayment") == std::string::npos; }),
              files.end());
  const santei::catalogue::catalogue alone(files);
  for (const char* id : {"town", "town/lights", "town@2", "town/lights@2"}) {
    CHECK(code(alone.find(id)) == "E0820");
    CHECK(help(alone.find(id)).find("town/lights/repayment@2") != std::string::npos);
  }
  CHECK(ids(alone.find("town/lights/repayment")) == list{"town/lights/repayment@2"});
}

TEST_CASE("a measure without guideline editions stays on the budget's page whatever the day") {
  CHECK(ids(town().find("town/survey", santei::day_number(2030, 1, 1))) == list{"town/survey"});
}

TEST_CASE("a measure that only guidelines hold is its newest edition, and says that no page holds it") {
  CHECK(ids(town().find("town/parks")) == list{"town/parks@1"});
  CHECK(ids(town().find("town/parks@1")) == list{"town/parks@1"});
  CHECK_FALSE(town().find_one("town/parks")->is_on_budget_page());
  CHECK(town().find_one("town/lights/big@1")->is_on_budget_page());
  const auto rows = town().list().value();
  REQUIRE(rows.size() == 3);
  CHECK(rows[2].measure == "parks");
  CHECK_FALSE(rows[2].is_on_budget_page());
  CHECK(rows[0].is_on_budget_page());
}

TEST_CASE("on a day each frame is in its own edition of that day") {
  auto files = santei_test::town_files();
  files.push_back({"guidelines/town/lights/a.santei",
                   "使う 共通語彙\n事業 町の補助 [town]\n枠 灯りの補助 [lights]\n版 創業回 [a] 施行 2025-03-01 から 2025-04-30\n類型 創業の灯り [new]\n"
                   "種別 補助\n経費 対象経費 要領「募集」\n補助率 1/2 要領「募集」\n端数 円未満 切捨て 要領「募集」\n"});
  const santei::catalogue::catalogue rules(files);
  const auto on = [&](int month, int day) { return ids(rules.find("town/lights", santei::day_number(2025, month, day))); };
  CHECK(on(3, 1) == list{"town/lights/small@1", "town/lights/big@1", "town/lights/new@a"});
  CHECK(on(4, 1) == list{"town/lights/new@a", "town/lights/small@2", "town/lights/big@2"});
  CHECK(on(5, 1) == list{"town/lights/small@2", "town/lights/big@2"});
  CHECK(rules.list()->front().editions.size() == 4);
}

TEST_CASE("an edition says the day on which its source was read") {
  auto files = santei_test::town_files();
  files[2].text.insert(files[2].text.find("種別"), "出典 閲覧 2025-04-10 要領「募集」\n");
  const santei::catalogue::catalogue rules(files);
  CHECK(rules.find_one("town/parks")->round().read == santei::day_number(2025, 4, 10));
  CHECK(rules.list()->back().editions.back().read == santei::day_number(2025, 4, 10));
  CHECK_FALSE(rules.find_one("town/lights/big@1")->round().read);
  files[2].text.replace(files[2].text.find("2025-04-10"), 10, "いつか");
  CHECK(code(santei::catalogue::catalogue(files).find("town/parks")) == "E0108");
}

TEST_CASE("an unknown part of an ID is refused with the nearest") {
  CHECK(code(town().find("twon")) == "E0820");
  CHECK(help(town().find("twon")) == "近いもの: town");
  CHECK(help(town().find("town/light")) == "近いもの: lights");
  CHECK(help(town().find("town/lights/smal")) == "近いもの: small");
  CHECK(help(town().find("town/lights@3")).find("town/lights@2") != std::string::npos);
  CHECK(help(town().find("lights")) == "近いもの: town/lights");
  CHECK(code(town().find("town/")) == "E0820");
}

TEST_CASE("a day beside an explicit edition is refused") {
  CHECK(code(town().find("town/lights@1", santei::day_number(2025, 3, 1))) == "E0821");
}

TEST_CASE("application_date picks the edition as a day does, and must agree with it") {
  const santei::facts given{{"application_date", "令和7年3月1日"}};
  CHECK(ids(town().find_for("town/lights", given)) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(ids(town().find_for("town/lights", given, santei::day_number(2025, 3, 1))) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(code(town().find_for("town/lights", given, santei::day_number(2025, 3, 2))) == "E0821");
  CHECK(ids(town().find_for("town/lights", {{"申請日", "R7.3.1"}})) == list{"town/lights/small@1", "town/lights/big@1"});
  CHECK(ids(town().find_for("town/lights", {{"application_date", "不明"}})) == list{"town/lights"});
}

TEST_CASE("application_date must lie in the round of an edition that is named") {
  CHECK(ids(town().find_for("town/lights/big@1", {{"application_date", "2025/3/31"}})) == list{"town/lights/big@1"});
  CHECK(ids(town().find_for("town/lights/big@1", {{"application_date", "2025-03-01..2025-06-30"}})) == list{"town/lights/big@1"});
  for (const char* day : {"2025-01-31", "2025/4/1", "令和7年4月1日", "2025-04-01..2025-06-30"}) {
    INFO(day);
    CHECK(code(town().find_for("town/lights/big@1", {{"application_date", day}})) == "E0805");
  }
  CHECK(code(town().find_for("town/lights/big@2", {{"申請日", "2025-03-01"}})) == "E0805");
}

TEST_CASE("facts are named by key or label in any width and letter case") {
  CHECK(town().keys_named("規模") == list{"company_size"});
  CHECK(town().keys_named(" Ｃｏｍｐａｎｙ_Size") == list{"company_size"});
  CHECK(town().keys_named("広さ") == list{"park_area"});
  CHECK(town().keys_named("大きさ").empty());
  const auto named = town().with_keys({{"規模", "sme"}, {"town/lights.対象経費", "1円"}, {"名前", "町"}});
  list keys;
  for (const santei::given_fact& fact : named.items()) keys.push_back(fact.key);
  CHECK(keys == list{"company_size", "town/lights.eligible_cost", "名前"});
}

TEST_CASE("a label of several facts means the asked measure's, and without one it is refused with the keys") {
  auto files = santei_test::town_files();
  for (const char* name : {"benches", "fences"})
    files.push_back({std::string("guidelines/town/") + name + "/1.santei",
                     std::string("使う 共通語彙\n事業 町の補助 [town]\n枠 もの [") + name + "]\n版 第1回 [1] 施行 2025-04-01 から\n種別 補助\n項目 材料費 [" + name +
                         "_cost] 金額\n経費 材料費 要領「募集」\n補助率 1/2 要領「募集」\n"});
  const santei::catalogue::catalogue rules(std::move(files));
  const santei::facts given{{"材料費", "100円"}};
  for (const char* name : {"benches", "fences"}) {
    const auto answer = rules.find_one(std::string("town/") + name + "@1").value().estimate(given);
    REQUIRE(answer);
    CHECK(answer->amount.max == santei::rational(50));
  }
  const auto other = rules.find_one("town/lights").value().estimate(given);
  REQUIRE_FALSE(other);
  CHECK(other.problems().front().code == "E0817");
  CHECK(other.problems().front().text.ja.find("benches_cost, fences_cost") != std::string::npos);
}

TEST_CASE("one measure is asked for where one is needed") {
  CHECK(town().find_one("town/lights").value().id().text() == "town/lights");
  CHECK(town().find_one("town").problems().front().code == "E0822");
  CHECK(town().find_one("town").problems().front().help->ja == "あるもの: town/lights, town/survey");
}

TEST_CASE("a measure answers, and a key that only another rule declares is unused rather than unknown") {
  const auto measure = town().find("town/lights").value().front();
  const auto answer = measure.estimate({{"company_size", "sme"}, {"eligible_cost", "10円"}, {"park_area", "3㎡"}}).value();
  CHECK(answer.amount.stated_high == santei::rational(3));
  CHECK(answer.unused == list{"park_area"});
  const auto refused = measure.estimate({{"eligble_cost", "10円"}});
  CHECK(refused.problems().front().code == "E0811");
  CHECK(refused.problems().front().help->ja.find("eligible_cost") != std::string::npos);
}

TEST_CASE("a fact for one measure is for it alone, and the measure must exist") {
  const santei::facts given{{"company_size", "sme"}, {"eligible_cost", "10円"}, {"town/lights.eligible_cost", "20円"}};
  const auto measure = town().find_for("town/lights", given).value().front();
  CHECK(measure.estimate(given).value().amount.stated_high == santei::rational(6));
  CHECK(code(town().find_for("town/lights", {{"town/light.eligible_cost", "20円"}})) == "E0811");
  CHECK(code(town().find_for("town/lights", {{"town/lights.eligible_cots", "20円"}})) == "E0811");
}

TEST_CASE("the list names every measure once, with kind and editions") {
  const auto rows = town().list().value();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].measure == "lights");
  CHECK(rows[0].kind == "subsidy_rate");
  CHECK(rows[0].computable);
  CHECK(rows[0].page == "1");
  REQUIRE(rows[0].editions.size() == 3);
  CHECK(rows[0].editions[0].key == "r6_supplementary");
  CHECK(rows[0].editions[1].key == "1");
  CHECK(rows[0].editions[1].frames == list{"small", "big"});
  CHECK(rows[0].editions[1].to == santei::day_number(2025, 3, 31));
  CHECK_FALSE(rows[0].editions[2].to);
  CHECK(rows[1].measure == "survey");
  CHECK(rows[1].kind == "commission");
  CHECK_FALSE(rows[1].computable);
  CHECK(rows[2].measure == "parks");
}

TEST_CASE("a file that cannot be read stands in the way of its own measures alone") {
  auto files = santei_test::town_files();
  files.push_back({"r6_supplementary/p02_broken.santei", "使う 共通語彙\n事業 壊れた [broken]\n枠 枠 [main]\n補助率 1/2\n"});
  const santei::catalogue::catalogue rules(files);
  CHECK(ids(rules.find("town/lights")) == list{"town/lights"});
  CHECK_FALSE(rules.find("broken/main"));
  CHECK_FALSE(rules.list());
  const auto report = rules.examine("r6_supplementary/p02_broken.santei");
  CHECK_FALSE(report.file);
  CHECK_FALSE(report.problems.empty());
  CHECK(rules.examine("nowhere.santei").problems.front().code == "E0820");
}

TEST_CASE("one edition of a measure or a frame in two files is refused, and both places are named") {
  auto files = santei_test::town_files();
  files.push_back({"guidelines/town/lights/2_again.santei", santei_test::town_guideline("2", "2025-04-01 から", "30")});
  const santei::catalogue::catalogue rules(std::move(files));
  const auto found = rules.find("town/lights@2");
  REQUIRE_FALSE(found);
  const santei::diagnostic& first = found.problems().front();
  CHECK(first.code == "E0203");
  CHECK(first.text.ja == "「town/lights/big@2」が二つのファイルにあります");
  REQUIRE(first.labels.size() == 2);
  CHECK(first.labels[0].where.source != first.labels[1].where.source);
  for (const char* path : {"guidelines/town/lights/2.santei", "guidelines/town/lights/2_again.santei"}) {
    const auto report = rules.examine(path);
    CHECK_FALSE(report.file);
    CHECK(report.problems.size() == 2);  // a frame each
  }
  CHECK(rules.examine("guidelines/town/lights/1.santei").file);
  CHECK_FALSE(rules.all({}, santei::day_number(2025, 5, 1)));
}

TEST_CASE("several threads may ask one catalogue at once") {
  const auto rules = town();
  std::vector<int> right(4);
  std::vector<std::thread> threads;
  for (int& one : right)
    threads.emplace_back([&rules, &one] {
      const auto measure = rules.find("town/lights").value().front();
      one = measure.estimate({{"company_size", "micro"}, {"eligible_cost", "10円"}, {"park_area", "1㎡"}}).value().amount.stated_high ==
            santei::rational(3);
    });
  for (auto& thread : threads) thread.join();
  CHECK(right == std::vector<int>{1, 1, 1, 1});
}

TEST_CASE("a measure outlives the catalogue it came from") {
  const auto measure = [] { return town().find("town/lights").value().front(); }();
  CHECK(measure.sources().size() >= 5);
  CHECK_FALSE(measure.estimate({{"nothing_like_it", "1"}}));
}

TEST_CASE("every measure of the catalogue shipped with the library can be looked up") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto rows = rules.list();
  if (!rows) FAIL(rows.problems().front().text.ja);
  const auto on_a_page = [](const auto& row) { return row.editions.front().key == santei::catalogue::budget_edition; };
  CHECK(std::count_if(rows->begin(), rows->end(), on_a_page) == 142);
  CHECK(std::is_partitioned(rows->begin(), rows->end(), on_a_page));  // such as only guidelines hold come last
  for (const auto& row : *rows)
    for (const auto& edition : row.editions) {
      INFO(row.programme << "/" << row.measure << "@" << edition.key);
      CHECK(rules.find(row.programme + "/" + row.measure + "@" + edition.key));
    }
}

TEST_CASE("a key has one declaration in the whole catalogue shipped with the library") {
  const auto rules = santei::catalogue::catalogue::embedded();
  std::map<std::string, std::pair<santei::declaration, std::string>> known;
  for (const auto& file : santei::catalogue::embedded_rules()) {
    const auto report = rules.examine(file.path);
    REQUIRE(report.file);
    for (const auto& fact : report.file->declarations) {
      const auto [found, is_new] = known.try_emplace(fact.key, fact, file.path);
      const auto& [first, where] = found->second;
      INFO(fact.key << " in " << file.path << " and in " << where);
      CHECK(first.label == fact.label);
      CHECK(first.of == fact.of);
      CHECK(first.rows == fact.rows);
      REQUIRE(first.choices.size() == fact.choices.size());
      for (std::size_t i = 0; i < fact.choices.size(); ++i) CHECK(first.choices[i].key == fact.choices[i].key);
    }
  }
}

TEST_CASE("the names of all facts are those that the files declare, though no file is read for them") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const std::vector<std::string> names = rules.all_names();
  const std::set<std::string> known(names.begin(), names.end());
  std::set<std::string> open_words;  // [key] behind a word of a clause, which nobody looks for by name
  for (const santei::catalogue::entry& one : rules.list().value()) {
    const auto found = rules.find(one.programme + "/" + one.measure).value();
    const auto& file = found.front().rule();
    for (std::size_t i = 0; i < file.declarations.size(); ++i) {
      const santei::declaration& declared = file.declarations[i];
      INFO(declared.key << " " << declared.label);
      if (known.count(declared.key) + known.count(declared.label) == 0) open_words.insert(declared.key);
      else CHECK(known.count(declared.key) + known.count(declared.label) == 2);
      CHECK(rules.find_key(declared.key) != nullptr);
      const auto keys = rules.keys_named(declared.label);
      CHECK(std::find(keys.begin(), keys.end(), declared.key) != keys.end());
    }
  }
  CHECK(open_words.size() * 20 < names.size());
  CHECK(rules.find_key("no_such_key") == nullptr);
  CHECK(rules.keys_named("どこにもない名").empty());
}
