// Who applies, and who may receive: what the shipped vocabulary makes of applicant_kind, company_size, industry, capital and employees.
#include "catch.hpp"

#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/match.hpp>

#include <algorithm>
#include <string>
#include <vector>

using santei::facts;
using santei::rational;
using santei::truth;
using santei::catalogue::catalogue;
using santei::evaluate::result;

namespace {

const catalogue& shipped() {
  static const catalogue rules = catalogue::embedded();
  return rules;
}

result answer(const std::string& id, const facts& given) {
  return shipped().find_one(id).value().estimate(given).value();
}
truth verdict(const std::string& id, const facts& given) { return answer(id, given).verdict; }

bool misses(const result& of, const std::string& key) {
  return std::any_of(of.missing.begin(), of.missing.end(), [&](const auto& one) { return one.declared.key == key; });
}
bool notes(const result& of, const std::string& code) {
  return std::any_of(of.notes.begin(), of.notes.end(), [&](const auto& one) { return one.code == code; });
}

const std::string town_only = "nankai_old_mine/main", fuel = "self_fuel_stockpile/main";

/// 3,000,000 yen at 2/3 where the applicant is a small or medium-sized enterprise, at 1/2 elsewhere.
result fuel_answer(facts given) {
  given.set("shelter_facility", "はい");
  given.set("eligible_cost", "300万円");
  return answer(fuel, given);
}

}  // namespace

TEST_CASE("where nothing is known of the applicant, a 受け手 is a premise and is asked for; any word on who applies settles it") {
  const facts site{{"in_area", "はい"}, {"eligible_cost", "1億円"}};
  const result nobody = answer(town_only, site);
  CHECK(nobody.verdict == truth::yes);
  CHECK(nobody.premises.front() == "受け手: 工事等を実施する市町村");
  CHECK(misses(nobody, "applicant_kind"));
  facts town = site;
  town.set("applicant_kind", "市町村");
  CHECK(answer(town_only, town).verdict == truth::yes);
  CHECK(answer(town_only, town).premises.front() != nobody.premises.front());
  for (const auto& [key, value] : {std::pair("company_size", "sme"), {"employees", "8"}, {"capital", "なし"}, {"industry", "飲食店"}}) {
    facts firm = site;
    firm.set(key, value);
    CHECK(answer(town_only, firm).verdict == truth::no);
  }
  facts office = site;
  office.set("company_size", "public_body");  // a municipality or a prefecture
  CHECK(answer(town_only, office).verdict == truth::unknown);
}

TEST_CASE("等 behind a named body leaves others open, a named body without it nobody else") {
  CHECK(verdict("world_expo/main", {{"company_size", "sme"}}) == truth::unknown);
  CHECK(verdict("world_expo/main", {{"applicant_kind", "named_body"}}) == truth::yes);
  CHECK(verdict("mineral_supply_chain/guaranteed_loan_interest", {{"company_size", "sme"}}) == truth::no);
  CHECK(verdict("mine_pollution_prevention/facility_resilience", {{"company_size", "public_body"}}) == truth::no);
}

TEST_CASE("a university has no 規模: a condition on it fails, and is open under 等") {
  CHECK(verdict("productivity_revolution/growth_acceleration", {{"applicant_kind", "school"}}) == truth::no);
  CHECK(verdict("productivity_revolution/monodukuri", {{"applicant_kind", "school"}}) == truth::unknown);
  CHECK(verdict("productivity_revolution/monodukuri", {{"applicant_kind", "school"}, {"others_eligible", "いいえ"}}) == truth::no);
}

TEST_CASE("an individual is classed by employees alone; a company without capital does not exist, one with 0 yen does") {
  const auto stated = [](const facts& given) {
    const auto of = fuel_answer(given).amount;
    return std::pair(*of.stated_low, *of.stated_high);
  };
  const auto half = std::pair(rational(1'500'000), rational(1'500'000)), thirds = std::pair(rational(2'000'000), rational(2'000'000));
  CHECK(stated({{"applicant_kind", "sole_proprietor"}, {"industry", "サービス業"}, {"employees", "100"}}) == thirds);
  CHECK(stated({{"applicant_kind", "sole_proprietor"}, {"industry", "サービス業"}, {"employees", "101"}}) == half);
  CHECK(stated({{"applicant_kind", "sole_proprietor"}, {"industry", "サービス業"}, {"employees", "101"}, {"capital", "1円"}}) == half);
  CHECK(stated({{"applicant_kind", "company"}, {"industry", "サービス業"}, {"employees", "101"}, {"capital", "1円"}}) == thirds);
  CHECK(stated({{"industry", "サービス業"}, {"employees", "101"}, {"capital", "なし"}}) == half);
  CHECK(stated({{"industry", "サービス業"}, {"employees", "101"}, {"capital", "1円"}}) == thirds);
  CHECK(stated({{"industry", "サービス業"}, {"employees", "101"}, {"capital", "0円"}}) == std::pair(half.first, thirds.first));
  CHECK(notes(fuel_answer({{"capital", "0円"}}), "capital_zero"));
  CHECK_FALSE(notes(fuel_answer({{"capital", "なし"}}), "capital_zero"));
}

TEST_CASE("a 規模 that is said stands, and what says otherwise of it is noted") {
  const facts firm{{"company_size", "sme"}, {"industry", "サービス業"}, {"capital", "1億円"}, {"employees", "101"}};
  CHECK(notes(fuel_answer(firm), "size_contradicts"));
  CHECK(*fuel_answer(firm).amount.stated_high == rational(2'000'000));
  CHECK_FALSE(notes(fuel_answer({{"company_size", "sme"}, {"employees", "101"}}), "size_contradicts"));
  CHECK(notes(fuel_answer({{"company_size", "sme"}, {"applicant_kind", "municipality"}}), "size_contradicts"));
  CHECK(notes(fuel_answer({{"company_size", "sme"}, {"applicant_kind", "school"}}), "size_contradicts"));
  CHECK(notes(fuel_answer({{"company_size", "public_body"}, {"industry", "製造業"}, {"employees", "10"}}), "size_contradicts"));
}

TEST_CASE("a town or a university that has employees contradicts nothing") {
  for (const char* kind : {"municipality", "school", "agency", "named_body", "other_kind"}) {
    CHECK_FALSE(notes(fuel_answer({{"applicant_kind", kind}, {"employees", "100"}}), "size_contradicts"));
    CHECK_FALSE(notes(fuel_answer({{"applicant_kind", kind}, {"industry", "教育，学習支援業"}, {"employees", "100"}}), "size_contradicts"));
  }
}

TEST_CASE("bodies that a guideline does not admit, or not as small, are refused where they are said and not where only the size is") {
  const auto asked = [](const std::string& id, const char* kind, facts given) {
    if (*kind != 0) given.set("applicant_kind", kind);
    const result of = answer(id, given);
    return std::pair(of.verdict, of.amount.stated_high.value_or(rational(0)));
  };
  const facts sales{{"company_size", "micro"}, {"non_web_cost", "60万円"}};
  const std::string jizokuka = "productivity_revolution/jizokuka/general@18", monodukuri = "productivity_revolution/monodukuri/high_value@20";
  for (const char* kind : {"", "company", "sole_proprietor", "npo"}) CHECK(asked(jizokuka, kind, sales) == std::pair(truth::yes, rational(400'000)));
  for (const char* kind : {"medical_corporation", "social_welfare", "association", "school"}) CHECK(asked(jizokuka, kind, sales).first == truth::no);
  CHECK(asked(jizokuka, "cooperative", sales).first == truth::unknown);
  facts machine{{"company_size", "sme"}, {"employees", "20"}, {"machinery_cost", "900万円"}};
  for (const char* kind : {"", "company", "cooperative"}) CHECK(asked(monodukuri, kind, machine) == std::pair(truth::yes, rational(4'500'000)));
  for (const char* kind : {"npo", "social_welfare"}) CHECK(asked(monodukuri, kind, machine) == std::pair(truth::yes, rational(6'000'000)));
  for (const char* kind : {"medical_corporation", "association"}) CHECK(asked(monodukuri, kind, machine).first == truth::no);
  const facts software{{"company_size", "micro"}, {"software_functions", "1"}, {"software_cost", "50万円"}};
  const std::string invoice = "productivity_revolution/it_introduction/invoice@2025";
  for (const char* kind : {"", "company", "sole_proprietor"}) CHECK(asked(invoice, kind, software).second == rational(400'000));
  for (const char* kind : {"npo", "medical_corporation", "cooperative"}) CHECK(asked(invoice, kind, software).second == rational(375'000));
}

TEST_CASE("an industry may be named as the statistics do: a division with several statutory classes leaves them open") {
  const auto high = [](const std::string& industry, const std::string& employees) {
    return *fuel_answer({{"industry", industry}, {"capital", "6000万円"}, {"employees", employees}}).amount.stated_high;
  };
  CHECK(high("飲食店", "50") == rational(2'000'000));
  CHECK(high("飲食店", "51") == rational(1'500'000));
  CHECK(high("76", "51") == rational(1'500'000));
  CHECK(high("Ｉ", "80") == rational(2'000'000));  // 卸売 100人, 小売 50人
  CHECK(high("医療、福祉", "101") == rational(1'500'000));
  CHECK(high("07", "300") == rational(2'000'000));
  CHECK(high("食料品製造業", "300") == rational(2'000'000));  // 中分類09 by its name
  CHECK(high("貸金業、クレジットカード業等非預金信用機関", "300") == rational(2'000'000));
  CHECK(high("貸金業，クレジットカード業等非預金信用機関", "301") == rational(2'000'000));  // 3億円 by capital
  CHECK(high("ソフトウェア業", "300") == rational(2'000'000));
  CHECK(high("情報処理・提供サービス業", "300") == rational(2'000'000));  // 情報処理 is of the order, 情報提供 is サービス業
  CHECK(high("情報提供サービス業", "300") == rational(1'500'000));
  CHECK(high("不動産業", "300") == rational(2'000'000));
  CHECK(high("693", "300") == rational(1'500'000));  // 駐車場業
  CHECK(high("下宿業", "200") == rational(2'000'000));
  CHECK(high("下宿業", "201") == rational(1'500'000));
}

TEST_CASE("every 大分類 and 中分類 of the statistics names an industry") {
  std::vector<std::string> codes;
  for (char letter = 'A'; letter <= 'T'; ++letter) codes.emplace_back(1, letter);
  for (int code = 1; code <= 99; ++code) codes.push_back((code < 10 ? "0" : "") + std::to_string(code));
  for (const std::string& code : codes) {
    INFO(code);
    const facts given{{"industry", code}, {"employees", "5"}};
    CHECK(shipped().find_one(fuel).value().estimate(given).has_value());
  }
}

TEST_CASE("an amount above the programme's 予算 or a payer's cap is noted with both figures") {
  const facts given{{"designated_local_severe_disaster", "はい"}, {"company_size", "sme"}, {"eligible_cost", "20億円"}};
  const result of = answer("local_gov_small_biz/recovery", given);
  CHECK(notes(of, "above_budget"));
  CHECK(notes(of, "above_payer_cap"));
  CHECK(std::any_of(of.notes.begin(), of.notes.end(), [](const auto& one) { return one.text.ja == "額 15億円 は事業の予算 10億円 を超えます"; }));
  CHECK(answer("local_gov_small_biz/recovery", {{"company_size", "sme"}, {"eligible_cost", "1億円"}}).notes.empty());
}
