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

TEST_CASE("the text says for each measure its amount, what decides it with phrase and page, and what to tell next") {
  const auto town = santei_test::town();
  const std::string open = santei::report::match_text(santei::catalogue::match(town, {{"eligible_cost", "10円"}}).value());
  CHECK(has(open, "分からない 規模 が 中小企業"));
  CHECK(has(open, "「中小企業」 1ページ"));
  CHECK(has(open, "次に分かるとよいこと 規模  例 company_size="));
  CHECK(has(open, "応募者に額を払わない"));
  const std::string large = santei::report::match_text(santei::catalogue::match(town, {{"company_size", "large"}}).value());
  CHECK(has(large, "満たさない 規模 が 中小企業"));
  CHECK(has(santei::report::match_text(santei::catalogue::match(town, {{"company_size", "sme"}}).value(),
                                       {santei::language::english, false, 100}),
            "Certain  2"));
}

TEST_CASE("at a glance the greatest certain amount comes first, and what is not listed is counted") {
  const auto town = santei_test::town();
  const auto found = santei::catalogue::match(town, {{"company_size", "sme"}, {"eligible_cost", "10円"}}).value();
  const std::string one = santei::report::match_brief_text(found, 1);
  CHECK(has(one, "全 3件: 対象になる 2件"));
  CHECK(has(one, "town/parks"));
  CHECK(one.find("town/lights") == std::string::npos);
  CHECK(has(one, "ほか 対象になる 1件、応募者に額を払わない 1件"));
  CHECK(has(one, "--limit N"));
  const std::string all = santei::report::match_brief_text(found, 10);
  CHECK(all.find("town/parks") < all.find("town/lights"));
  CHECK(has(all, "--all で全て見られます"));
  const std::string open = santei::report::match_brief_text(santei::catalogue::match(town, {}).value(), 10,
                                                            {santei::language::english, false, 100});
  CHECK(has(open, "not known 規模 が 中小企業"));
  CHECK(has(open, "What to tell next"));
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
