// Rows of a 明細: bare facts are one row, 対象 on a row fact selects rows, rounding by row or on the total.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::fact_input;
using santei::facts;
using santei_test::read_file;
using santei_test::rule;
using santei_test::rules_folder;
using santei_test::summary;

namespace {

rule electricity() { return rule(read_file(rules_folder() / "r6_supplementary" / "p50_electricity_gas_relief.santei")); }

fact_input::row row(const std::string& contract, const std::string& month, const std::string& usage) {
  return {{"power_contract", {contract}}, {"usage_month", {month}}, {"power_usage", {usage}}};
}

facts contracts(std::vector<fact_input::row> rows) {
  facts given;
  given.add({"contracts", {fact_input::rows{std::move(rows)}}, ""});
  return given;
}

}  // namespace

TEST_CASE("facts of a row given bare are one row") {
  CHECK(summary(electricity().ask({{"power_contract", "高圧"}, {"usage_month", "2025-03"}, {"power_usage", "90kWh"}}).amount) ==
        "exact 63 63");
}

TEST_CASE("rounding by contract or on the total stays open between three contracts") {
  const auto a = electricity().ask(contracts(std::vector(3, row("低圧", "2025-01", "101kWh"))));
  CHECK(summary(a.amount) == "interval 756..757 756..757");
  REQUIRE(a.readings.size() == 1);
  CHECK(a.readings[0].declared.key == "rounding_unit");
}

TEST_CASE("a row that is not 対象 adds nothing and does not exclude the others") {
  facts given = contracts({row("低圧", "2025-01", "100kWh"), row("特別高圧", "2025-01", "100kWh"), row("低圧", "2024-12", "100kWh")});
  CHECK(summary(electricity().ask(given).amount) == "exact 250 250");
}

TEST_CASE("only rows that are not 対象 make the measure 対象外, and so do no rows at all") {
  CHECK(summary(electricity().ask(contracts({row("特別高圧", "2025-01", "100kWh")})).amount) == "ineligible 0 0");
  CHECK(summary(electricity().ask(contracts({})).amount) == "ineligible 0 0");
}

TEST_CASE("two conditions must hold in the same row") {
  CHECK(electricity().ask(contracts({row("低圧", "2024-12", "1kWh"), row("特別高圧", "2025-01", "1kWh")})).verdict == santei::truth::no);
}

TEST_CASE("a missing month in one row leaves its unit price open") {
  const auto a = electricity().ask({{"power_contract", "低圧"}, {"power_usage", "100kWh"}});
  CHECK(summary(a.amount) == "interval 0..250 0..250");
  REQUIRE(a.missing.size() == 2);
  CHECK(a.missing[0].declared.key == "usage_month");
  CHECK(a.missing[1].declared.key == "applicant_kind");  // the page pays companies: assumed, and still to be asked
}

TEST_CASE("an unknown key in a row is refused with its row") {
  auto bad = row("低圧", "2025-01", "1kWh");
  bad.emplace_back("power_usag", fact_input{std::string("1kWh")});
  const auto bound = electricity().bind(contracts({row("低圧", "2025-01", "1kWh"), bad}));
  REQUIRE_FALSE(bound.has_value());
  CHECK(bound.problems().front().code == "E0811");
  CHECK(bound.problems().front().text.ja.find("2行目") != std::string::npos);
}

TEST_CASE("while nothing is told of any row there may be more than one") {
  const rule seats("使う 共通語彙\n事業 試験の事業 [test]\n出典 R6補正 1ページ\n明細 席 [seats]\n項目 席料 [fee] 金額\n枠 枠 [main]\n"
                   "種別 補助\n金額 小さい方( 合計( 小さい方( 席料, 100円 ) ), 250円 ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
  const auto untold = seats.ask({});
  CHECK(summary(untold.amount) == "interval 0..250 0..250");
  REQUIRE(untold.missing.size() == 1);
  CHECK(untold.missing[0].declared.key == "fee");
  CHECK(summary(seats.ask({{"fee", "500円"}}).amount) == "exact 100 100");
  CHECK(summary(seats.ask({{"fee", "50円以上"}}).amount) == "interval 50..100 50..100");
  facts rows;
  rows.add({"seats", {fact_input::rows{{{}, {}}}}, ""});  // two, of which nothing is told
  CHECK(summary(seats.ask(rows).amount) == "interval 0..200 0..200");
  CHECK_FALSE(seats.bind({{"seats 1", "3円"}}).has_value());  // what other rows come to has no name
}
