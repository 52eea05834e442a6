// The list of all measures for one applicant, as text and as JSON.
#include "catch.hpp"
#include "support/town.hpp"

#include <santei/report/match.hpp>
#include <santei/report/match_brief.hpp>

#include <rapidjson/document.h>

using santei::facts;

namespace {

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("lists of outlines say what lists of whole answers say") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const std::vector<facts> applicants{{},
                                      {{"company_size", "sme"}, {"prefecture", "ishikawa"}},
                                      {{"company_size", "sme|micro"}, {"investment", "9億円..11億円"}, {"eligible_cost", "20億円"}},
                                      {{"applicant_kind", "地方公共団体"}}};
  for (const facts& one : applicants) {
    const auto whole = santei::catalogue::match(rules, one).value(), outlines = santei::catalogue::match_outlines(rules, one).value();
    CHECK(santei::report::match_text(outlines) == santei::report::match_text(whole));
    CHECK(santei::report::match_brief_text(outlines, 200) == santei::report::match_brief_text(whole, 200));
  }
}

TEST_CASE("the text says for each measure its amount, what decides it with phrase and page, and what to tell next") {
  const auto town = santei_test::town();
  const std::string open = santei::report::match_text(santei::catalogue::match(town, {{"eligible_cost", "10円"}}).value());
  CHECK(has(open, "分からない 規模 が 中小企業"));
  CHECK(has(open, "「中小企業」 1ページ"));
  CHECK(has(open, "次に分かるとよいこと 規模  例 company_size="));
  CHECK(has(open, "－ 申請者に払う制度ではない"));
  const std::string large = santei::report::match_text(santei::catalogue::match(town, {{"company_size", "large"}}).value());
  CHECK(has(large, "満たさない 規模 が 中小企業"));
  CHECK(has(santei::report::match_text(santei::catalogue::match(town, {{"company_size", "sme"}}).value(),
                                       {santei::language::english, false, 100}),
            "◎ eligible  2"));
}

TEST_CASE("at a glance the greatest certain amount comes first, and what is not listed is counted") {
  const auto town = santei_test::town();
  const auto found = santei::catalogue::match(town, {{"company_size", "sme"}, {"eligible_cost", "10円"}}).value();
  const std::string one = santei::report::match_brief_text(found, 1);
  CHECK(has(one, "全 3件: ◎ 対象 2件、－ 申請者に払う制度ではない 1件"));
  CHECK(has(one, "town/parks"));
  CHECK(one.find("town/lights") == std::string::npos);
  CHECK(has(one, "ほか ◎ 対象 1件、－ 申請者に払う制度ではない 1件"));
  CHECK(has(one, "--limit N"));
  const std::string all = santei::report::match_brief_text(found, 10);
  CHECK(all.find("town/parks") < all.find("town/lights"));
  CHECK(has(all, "--all で全て、--group"));
  const std::string open = santei::report::match_brief_text(santei::catalogue::match(town, {}).value(), 10,
                                                            {santei::language::english, false, 100});
  CHECK(has(open, "not known 規模 が 中小企業"));
  CHECK(has(open, "What to tell next"));
}

TEST_CASE("an answer under 前提 and one that is not decided stand apart, with the signs of every surface") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto found = santei::catalogue::match(rules, {{"company_size", "sme"}, {"eligible_cost", "20億円"}, {"investment", "12億円"}}).value();
  const std::string all = santei::report::match_text(found);
  CHECK(all.find("\n○ 前提を満たせば対象  ") < all.find("\n△ まだ分からない  "));
  CHECK(all.find("\n△ まだ分からない  ") < all.find("\n× 対象外  "));
  const std::string brief = santei::report::match_brief_text(found, 1);
  const std::string slip = "対象経費 20億円 が投資額 12億円 を超えています";
  REQUIRE(has(brief, slip));
  CHECK(brief.find(slip) == brief.rfind(slip));  // of the facts, not of each measure that reads them
  CHECK_FALSE(has(brief, "\n△ まだ分からない\n"));  // those under 前提 go first
}

TEST_CASE("the JSON is estimate's objects with their group") {
  const std::string text = santei::report::match_json(
      santei::catalogue::match(santei_test::town(), {{"company_size", "sme"}, {"eligible_cost", "10円"}}).value());
  rapidjson::Document document;
  REQUIRE(!document.Parse(text.c_str()).HasParseError());
  REQUIRE(document.IsArray());
  REQUIRE(document.Size() == 3);
  CHECK(std::string(document[0]["group"].GetString()) == "certain");
  CHECK(std::string(document[0]["measure"].GetString()) == "parks");  // 10円, before the lights' 3円
  CHECK(document[0]["amount"]["stated_high"].GetInt() == 10);
  CHECK(document[1]["amount"]["stated_high"].GetInt() == 3);
  CHECK(std::string(document[2]["group"].GetString()) == "pays_nobody");
  for (const auto& one : document.GetArray()) {
    for (const char* key : {"programme", "measure", "kind", "eligibility", "amount", "missing", "assumptions", "steps", "group"})
      CHECK(one.HasMember(key));
  }
}
