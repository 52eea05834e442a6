// 件数 and 行: how many rows a 明細 has, and the value in the one row where a condition holds.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::fact_input;
using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string contracts =
    "種別 給付金\n明細 契約分 [contracts]\n項目 使用量 [usage] 数量 kWh\n項目 主契約 [is_main] 真偽\n端数 円未満 切捨て 仮定「a」\n";

rule counting() { return rule(measure_with(contracts + "金額 件数( 契約分 ) * 100円 仮定「a」\n対象 合計( 使用量 ) が 0kWh 以上 仮定「a」\n")); }
rule of_main() { return rule(measure_with(contracts + "金額 行( 使用量, 主契約 ) * 2円/kWh 仮定「a」\n")); }

facts rows(std::vector<fact_input::row> of) {
  facts given;
  given.add({"contracts", {fact_input::rows{std::move(of)}}, ""});
  return given;
}

fact_input::row row(const std::string& usage, const std::string& is_main) { return {{"usage", {usage}}, {"is_main", {is_main}}}; }

}  // namespace

TEST_CASE("件数 is the number of rows, one where the facts of a row are given bare") {
  CHECK(summary(counting().ask(rows({row("1kWh", "はい"), row("2kWh", "いいえ")})).amount) == "exact 200 200");
  CHECK(summary(counting().ask({{"usage", "5kWh"}}).amount) == "exact 100 100");
  CHECK(summary(counting().ask(rows({})).amount) == "exact 0 0");
}

TEST_CASE("while nothing is told of any row, 件数 is not known") {
  CHECK(counting().ask({}).amount.max == std::nullopt);
}

TEST_CASE("the number of rows is said by the rows alone") {
  const auto bound = counting().bind({{"contracts", "3"}});
  REQUIRE_FALSE(bound.has_value());
  CHECK(bound.problems().front().code == "E0810");
}

TEST_CASE("行 is the value in the one row where the condition holds") {
  CHECK(summary(of_main().ask(rows({row("10kWh", "いいえ"), row("20kWh", "はい"), row("30kWh", "いいえ")})).amount) == "exact 40 40");
}

TEST_CASE("where no row or several are meant, 行 leaves the amount open") {
  CHECK_FALSE(of_main().ask(rows({row("10kWh", "いいえ")})).amount.min == of_main().ask(rows({row("10kWh", "いいえ")})).amount.max);
  CHECK(of_main().ask(rows({row("10kWh", "はい"), row("20kWh", "はい")})).amount.max == std::nullopt);
}
