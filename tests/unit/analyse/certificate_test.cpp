// Certificates of shipped measures: what they hold, and when there is none.
#include <santei/analyse/certificate.hpp>

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/checked.hpp>
#include <santei/text/hash.hpp>
#include <santei/verify/certificate.hpp>

#include "catch.hpp"

using santei::facts;
using santei::rational;

namespace {

santei::outcome<std::string> certificate(const char* id, const facts& given) {
  const auto measure = santei::catalogue::catalogue::embedded().find_one(id).value();
  return santei::analyse::certificate_of(measure.plan(), measure.bind(given).value(), measure.id().text(), measure.sources(),
                                         measure.written().where.source);
}

santei::verify::verdict checked(const std::string& text) {
  std::vector<santei::verify::rule_text> rules;
  for (const auto& one : santei::catalogue::embedded_rules()) rules.push_back({one.path, one.text});
  return santei::verify::check_certificate(text, rules);
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("page 2: the certificate cites each line that decides and is accepted") {
  const std::string text =
      certificate("large_growth_investment/large_investment", {{"company_size", "sme"}, {"investment", "10億円"}}).value();
  CHECK(has(text, "fact investment 1000000000\n"));
  CHECK(has(text, "absent eligible_cost\n"));
  CHECK(has(text, " gives 1/3 補助率 1/3 以内\n"));
  CHECK(has(text, "amount 補助率 1000000000/3 0 1000000000/3\n"));
  const auto verdict = checked(text);
  REQUIRE(verdict.accepted());
  CHECK(verdict.says == santei::verify::claim{true, rational(333333333), rational(0), rational(333333333)});
}

TEST_CASE("one yen below the floor the certificate is of a refusal") {
  const auto verdict = checked(
      certificate("large_growth_investment/large_investment", {{"company_size", "sme"}, {"investment", "9億9999万9999円"}}).value());
  REQUIRE(verdict.accepted());
  CHECK(verdict.says == santei::verify::claim{});
}

TEST_CASE("a condition that fails leaves the other facts out of the certificate") {
  const std::string text = certificate("large_growth_investment/large_investment", {{"company_size", "large"}}).value();
  CHECK_FALSE(has(text, "fact investment"));
  CHECK(has(text, "unneeded 上限額"));
  CHECK(checked(text).accepted());
}

TEST_CASE("rows, several 費目 and shares of a total are certified") {
  facts rows;
  santei::fact_input::rows contracts;
  for (const char* usage : {"101kWh", "400.5kWh"})
    contracts.items.push_back({{"power_contract", {std::string("low_voltage")}},
                               {"usage_month", {std::string("2025-01")}},
                               {"power_usage", {std::string(usage)}}});
  rows.add({"contracts", {contracts}, {}}).set("rounding_unit", "per_contract");
  CHECK(checked(certificate("electricity_gas_relief/electricity", rows).value()).says.stated == rational(252 + 1001));
  const facts categories{{"company_size", "micro"}, {"software_functions", "2"}, {"software_cost", "100万円"}, {"service_cost", "200万円"}};
  CHECK(checked(certificate("productivity_revolution/it_introduction/invoice@2025", categories).value()).says.stated == rational(2083333));
}

TEST_CASE("a size that follows from industry, capital and employees is derived from them") {
  const std::string text = certificate("large_growth_investment/large_investment", {{"applicant_kind", "company"},
                                                                                    {"industry", "manufacturing"},
                                                                                    {"capital", "1億円"},
                                                                                    {"employees", "100"},
                                                                                    {"investment", "10億円"}})
                               .value();
  CHECK(has(text, "absent company_size\n"));
  CHECK(checked(text).says.stated == rational(333333333));
}

TEST_CASE("a month that nobody can write is refused, whatever hangs on it") {
  facts rows;
  santei::fact_input::rows contracts;
  contracts.items.push_back({{"power_contract", {std::string("low_voltage")}},
                             {"usage_month", {std::string("2024-12")}},
                             {"power_usage", {std::string("101kWh")}}});
  rows.add({"contracts", {contracts}, {}}).set("rounding_unit", "per_contract");
  const std::string text = certificate("electricity_gas_relief/electricity", rows).value();
  const auto with_month = [&](const std::string& month) {
    std::string body = text.substr(0, text.rfind("seal "));
    const std::size_t at = body.find("usage_month 24299");
    REQUIRE(at != std::string::npos);
    body.replace(at, 17, "usage_month " + month);
    return checked(body + "seal " + santei::sha256(body) + "\n");
  };
  for (const char* month : {"24299", "12", "119999"}) CHECK(with_month(month).accepted());
  for (const char* month : {"-1", "11", "120000", "24299.5"}) {
    INFO(month);
    REQUIRE_FALSE(with_month(month).accepted());
    CHECK(with_month(month).problems.front().code == "E0946");
  }
}

TEST_CASE("of an applicant without capital the certificate is accepted, and its facts are told again as they were") {
  const char* const id = "large_growth_investment/large_investment";
  const facts given{{"applicant_kind", "company"}, {"industry", "manufacturing"}, {"capital", "なし"}, {"employees", "400"}, {"investment", "10億円"}};
  const auto verdict = checked(certificate(id, given).value());
  CHECK(verdict.says.stated == rational(333333333));
  const auto measure = santei::catalogue::catalogue::embedded().find_one(id).value();
  const auto again = measure.bind(santei::analyse::facts_of(verdict.of, measure.plan()));
  REQUIRE(again.has_value());
  const std::uint32_t capital = *measure.plan().find("capital");
  CHECK(again->values[capital][0].range == santei::interval::point(santei::amount_of_none));
  CHECK(santei::analyse::claim_of(santei::evaluate::estimate(measure.plan(), *again)) == verdict.says);
}

TEST_CASE("a fact that is missing or a range is named, and there is no certificate") {
  for (const facts& given : {facts{{"investment", "10億円"}}, facts{{"company_size", "sme|large"}, {"investment", "10億円"}}}) {
    const auto refused = certificate("large_growth_investment/large_investment", given);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.problems().front().code == "E0940");
    CHECK(has(refused.problems().front().text.ja, "company_size"));
  }
  const auto range = certificate("large_growth_investment/large_investment", {{"company_size", "sme"}, {"investment", "10億円..11億円"}});
  REQUIRE_FALSE(range.has_value());
  CHECK(has(range.problems().front().text.ja, "investment"));
}
