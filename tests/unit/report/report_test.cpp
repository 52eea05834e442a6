// Answers of a small set of rules as JSON and as text.
#include "catch.hpp"

#include <santei/catalogue/catalogue.hpp>
#include <santei/plan/plan.hpp>
#include <santei/report/json.hpp>
#include <santei/report/text.hpp>

#include "support/town.hpp"

#include <algorithm>

namespace {

using santei_test::town;

/// JSON without its white space outside strings.
std::string compact(const std::string& json) {
  std::string out;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '"' && (i == 0 || json[i - 1] != '\\')) quoted = !quoted;
    if (quoted || (json[i] != ' ' && json[i] != '\n')) out += json[i];
  }
  return out;
}

std::string json_of(const santei::facts& given, const char* id = "town/lights") {
  const auto measure = town().find(id).value().front();
  return compact(santei::report::estimate_json({{measure, measure.estimate(given).value()}}));
}

std::string text_of(const santei::facts& given, santei::language lang = santei::language::japanese) {
  const auto measure = town().find("town/lights").value().front();
  return santei::report::estimate_text(measure, measure.estimate(given).value(), {lang, false, 100});
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer has the contract's members in their order") {
  const std::string json = json_of({{"company_size", "sme"}, {"eligible_cost", "10億円"}});
  std::size_t at = 0;
  for (const char* key :
       {"programme",  "measure", "kind",   "frame",   "edition",    "newer_editions", "eligibility",   "verdict",        "clauses",
        "amount",     "status",  "min",    "max",     "stated_low", "stated_high",    "unrounded_low", "unrounded_high", "hull",
        "candidates", "shares",  "stages", "missing", "unused",     "readings",       "assumptions",   "unstated",       "steps"}) {
    INFO(key);
    at = json.find("\"" + std::string(key) + "\":", at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(has(json, R"("frame":null,"edition":"r6_supplementary","newer_editions":["town/lights@1","town/lights@2"])"));
  CHECK(has(json, R"({"text":"対象 規模 が 中小企業","verdict":"yes","quote":"中小企業","page":"1","bases":[{"kind":"quote","text":"中小企業"}]})"));
  CHECK(has(json, R"("unstated":["申込の時期"])"));
}

TEST_CASE("yen are whole numbers of any size and exact values texts in lowest terms") {
  CHECK(has(
      json_of({{"company_size", "sme"}, {"eligible_cost", "10円"}}),
      R"("amount":{"status":"maximum","min":0,"max":3,"stated_low":3,"stated_high":3,"unrounded_low":"10/3","unrounded_high":"10/3","hull":"tight"})"));
  CHECK(has(json_of({{"company_size", "sme"}, {"eligible_cost", "3000000000000000000000000000000"}}, "town/lights"),
            R"("value":"3000000000000000000000000000000")"));
}

TEST_CASE("what is not known is null or listed, never zero") {
  const std::string json = json_of({{"company_size", "sme"}});
  CHECK(has(json, R"("missing":[{"fact":"eligible_cost","decides_yen":100000000}])"));
  CHECK(has(json_of({{"eligible_cost", "1円"}}, "town/survey"),
            R"("status":"not_computable","min":null,"max":null,"stated_low":null,"stated_high":null)"));
}

TEST_CASE("a frame of an edition names both") {
  CHECK(has(json_of({{"eligible_cost", "1円"}}, "town/lights/big@1"),
            R"("frame":"big","edition":"1","newer_editions":["town/lights/big@2"])"));
}

TEST_CASE("the list has one row a measure with its editions") {
  const std::string json = compact(santei::report::list_json(town().list().value()));
  CHECK(has(
      json,
      R"({"programme":"town","measure":"lights","title":"灯りの補助","kind":"subsidy_rate","computable":true,"editions":[{"edition":"r6_supplementary","from":null,"to":null,"read":null,"frames":[]},{"edition":"1","from":"2025-02-01","to":"2025-03-31","read":null,"frames":["small","big"]},)"));
}

TEST_CASE("show names the facts with type, unit and choices") {
  const std::string json = compact(santei::report::show_json(town().find("town/lights").value().front()));
  CHECK(has(json, R"({"key":"company_size","type":"category","unit":null,"label":"規模","choices":[{"key":"sme","label":"中小企業"},)"));
  CHECK(has(json, R"({"key":"eligible_cost","type":"money","unit":"円","label":"対象経費","choices":[]})"));
  CHECK(has(json, R"({"text":"補助率 1/3 以内","quote":"1/3以内","page":"1","bases":[{"kind":"quote","text":"1/3以内"}]})"));
}

TEST_CASE("show names no fact that nobody can tell") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find_one("electricity_gas_relief/electricity").value();
  const auto& inputs = measure.plan().inputs;
  REQUIRE(std::any_of(inputs.begin(), inputs.end(), [](const santei::plan::input& one) { return one.nameless; }));
  const std::string json = compact(santei::report::show_json(measure));
  for (const santei::plan::input& one : inputs) CHECK(has(json, "{\"key\":\"" + one.declared.key + "\",") != one.nameless);
}

TEST_CASE("problems are told with code, place and help") {
  santei::source_set sources;
  sources.add("a.santei", "一\n二三");
  const santei::diagnostics problems{{santei::severity::warning, "W0701", {"隙間", "a gap"}, {{{0, 7, 10}, {"ここ", "here"}}}, std::nullopt}};
  CHECK(
      compact(santei::report::problems_json(problems, sources, santei::language::english)) ==
      R"([{"level":"warning","code":"W0701","text":"a gap","help":null,"mends":[],"places":[{"source":"a.santei","line":2,"column":2,"text":"here"}]}])");
}

TEST_CASE("a person reads verdict, amount in both spellings, steps with page, and what is left open") {
  const std::string text = text_of({{"company_size", "sme"}, {"eligible_cost", "2億円"}});
  CHECK(has(text, "対象  ◎ 対象になります"));
  CHECK(has(text, "○  規模 が 中小企業  「中小企業」 1ページ"));
  CHECK(has(text, "金額  最大 6666万6666円（66,666,666円）"));
  CHECK(has(text, "補助率"));
  CHECK(has(text, "「1/3以内」 1ページ"));
  CHECK(has(text, "・申込の時期"));
  CHECK(has(text, "・town/lights@2"));
}

TEST_CASE("missing facts come with something to type") {
  CHECK(has(text_of({{"company_size", "sme"}}), "eligible_cost=3000万円"));
  CHECK(has(text_of({{"eligible_cost", "1円"}}), "company_size=中小企業"));
}

TEST_CASE("an applicant that is not eligible is told which condition fails") {
  const std::string text = text_of({{"company_size", "large"}, {"eligible_cost", "2億円"}});
  CHECK(has(text, "× 対象になりません"));
  CHECK(has(text, "×  規模 が 中小企業"));
}

TEST_CASE("the words around an answer are English where asked, the rule's stay Japanese") {
  const std::string text = text_of({{"company_size", "sme"}, {"eligible_cost", "2億円"}}, santei::language::english);
  CHECK(has(text, "Eligibility  ◎ eligible"));
  CHECK(has(text, "p. 1"));
  CHECK(has(text, "規模 が 中小企業"));
}
