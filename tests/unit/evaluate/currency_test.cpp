// A rule in cents is the rule in yen with a hundred yen for each unit: only how amounts are written differs.
#include "catch.hpp"
#include "support/rules.hpp"

#include <cstdint>
#include <string>

using namespace santei_test;
using santei::currency;
using santei::rational;

namespace {

const currency eur = *currency::of_code("EUR");

/// So many cents as euros, or as many yen.
std::string written(const rational& cents, bool euros) { return euros ? santei::money_with_commas(cents, eur) : cents.text() + "円"; }

/// A rule in which each @N is an amount of N cents or yen.
rule rule_of(const std::string& clauses, bool euros) {
  std::string text = "事業 試験の事業 [test]\n出典 要領「a」\n" + std::string(euros ? "通貨 EUR 0.01\n" : "") +
                     "項目 費用 [cost] 金額\n項目 売上 [sales] 金額 @0 以上\n枠 試験の枠 [main]\n種別 補助\n" + clauses;
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at)) {
    const std::size_t end = text.find_first_not_of("0123456789", at + 1);
    text.replace(at, end - at, written(*rational::from_text(text.substr(at + 1, end - at - 1)), euros));
  }
  return rule(text);
}

const char* const clauses_of_rules[] = {
    "経費 費用 仮定「a」\n補助率 1/3 以内 仮定「a」\n上限額 @123456 仮定「a」\n下限額 売上 * 1/100 仮定「a」\n端数 @1未満 切捨て 仮定「a」\n",
    "対象 売上 が @5000001 以下 仮定「a」\n経費 費用 仮定「a」\n経費上限 @3000000 仮定「a」\n補助率 30% 仮定「a」\n"
    "補助率加算 20% 売上 が @4000000 以下 のとき 仮定「a」\n端数 @100未満 四捨五入 仮定「a」\n",
    "金額 小さい方( 費用 * 7/9, @99999 ) + 切捨て( 売上, @1000 ) * 1/7 仮定「a」\n端数 @10未満 切上げ 仮定「a」\n",
    "経費 費用 仮定「a」\n補助率 2/3 補助額 @70000 以下の部分 仮定「a」\n補助率 1/7 補助額 @70000 超の部分 仮定「a」\n端数 なし 仮定「a」\n",
};

}  // namespace

TEST_CASE("a rule in euros answers as the one in yen does with a hundred yen a euro") {
  std::uint64_t state = 20261201;
  const auto next = [&](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return rational(static_cast<std::int64_t>((state >> 33U) % below));
  };
  for (const char* clauses : clauses_of_rules) {
    const rule euros = rule_of(clauses, true), yen = rule_of(clauses, false);
    for (int i = 0; i < 200; ++i) {
      const rational cost = next(6'000'000), sales = next(9'000'000);
      const auto ask = [&](const rule& of, bool e) {
        return of.ask(santei::facts().set("cost", written(cost, e)).set("sales", written(sales, e)));
      };
      const auto a = ask(euros, true), b = ask(yen, false);
      INFO(clauses << cost.text() << " " << sales.text());
      CHECK(a.verdict == b.verdict);
      CHECK(a.amount == b.amount);
      REQUIRE(a.steps.size() == b.steps.size());
      for (std::size_t s = 0; s < a.steps.size(); ++s) CHECK(a.steps[s].value == b.steps[s].value);
      CHECK(a.money == eur);
      CHECK(b.money.is_yen());
    }
  }
}

TEST_CASE("a unit price in euros is of cents a unit, and what is rounded is cents") {
  const rule of(
      "事業 試験の事業 [test]\n出典 要領「a」\n通貨 EUR 0.01\n項目 電気 [power] 数量 kWh\n項目 電気の単価 [price] 単価 €/kWh\n"
      "枠 試験の枠 [main]\n種別 単価\n金額 電気 * 小さい方( 電気の単価, 0.2555€/kWh ) 仮定「a」\n端数 0.01€未満 切捨て 仮定「a」\n");
  const auto at = [&](const char* power, const char* price) { return summary(of.ask({{"power", power}, {"price", price}}).amount); };
  CHECK(at("10kWh", "0.25€/kWh") == "exact 250 250");
  CHECK(at("3kWh", "0.5€/kWh") == "exact 76 76");
  CHECK(at("3kWh", "0.25") == "exact 75 75");
}

TEST_CASE("an open amount is settled in the currency of the rule") {
  const rule of("使う 共通語彙\n事業 試験の事業 [test]\n出典 要領「a」\n通貨 EUR 0.01\n項目 費用 [cost] 金額\n枠 試験の枠 [main]\n種別 定額補助\n"
                "経費 費用 仮定「a」\n補助率 定額 未定 仮定「a」\n端数 0.01€未満 切捨て 仮定「a」\n");
  CHECK(summary(of.ask({{"cost", "1000€"}, {"fixed_amount", "12.50€"}}).amount) == "exact 1250 1250");
  CHECK_FALSE(of.bind({{"cost", "1000€"}, {"fixed_amount", "1250円"}}));
}
