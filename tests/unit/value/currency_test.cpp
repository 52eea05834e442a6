// Money of other countries: how amounts are read, written, and given as facts.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/literal.hpp>
#include <santei/value/reading.hpp>
#include <santei/value/writing.hpp>

#include <string>

using santei::currency;
using santei::declaration;
using santei::fact_input;
using santei::interval;
using santei::kind;
using santei::literal_text;
using santei::rational;
using santei::read_fact;
using santei::read_literal;
using santei::type;

namespace {

const currency eur = *currency::of_code("EUR"), usd = *currency::of_code("USD"), krw = *currency::of_code("KRW");

declaration cost_in(currency in) {
  declaration made;
  made.key = "cost";
  made.label = "費用";
  made.of = {kind::money, {}, in};
  return made;
}
/// The value in smallest units, or the code of the refusal.
std::string given(const declaration& of, const fact_input& input) {
  const auto read = read_fact(of, input);
  if (!read) return read.problems().front().code;
  const auto* range = std::get_if<interval>(&read->value);
  if (range == nullptr) return "unknown";
  return range->is_point() ? range->lower()->value.text() : range->lower()->value.text() + ".." + range->upper()->value.text();
}
std::string given(currency in, const std::string& text) { return given(cost_in(in), fact_input{text}); }

}  // namespace

TEST_CASE("a currency is known by its code, its sign and its name, and knows its smallest unit") {
  CHECK(currency::named("€") == eur);
  CHECK(currency::named("ユーロ") == eur);
  CHECK(currency::named("円") == currency());
  CHECK_FALSE(currency::of_code("eur"));
  CHECK_FALSE(currency::of_code("XYZ"));
  CHECK(eur.smallest() == "0.01");
  CHECK(krw.smallest() == "1");
  CHECK(eur.per_unit() == 100);
  CHECK(currency().is_yen());
  CHECK(currency() < eur);
}

TEST_CASE("an amount counts cents, in whatever form it is written") {
  for (const char* written : {"1,000.50€", "€1,000.50", "€ 1,000.50", "1000.50 EUR", "1000.5EUR", "１，０００．５０€", "1,000.50ユーロ"}) {
    INFO(written);
    const auto read = read_literal(written).value;
    REQUIRE(read);
    CHECK(read->of == type{kind::money, {}, eur});
    CHECK(read->value == rational(100'050));
  }
  CHECK(read_literal("$7,500").value->value == rational(750'000));
  CHECK(read_literal("500$").value->of.in == usd);
  CHECK(read_literal("-$5").value->value == rational(-500));
  CHECK(read_literal("3万ドル").value->value == rational(3'000'000));
  CHECK(read_literal("1000KRW").value->value == rational(1000));
  CHECK(read_literal("0.001€").value->value == rational(1, 10));
  CHECK(read_literal("10/3€").value->value == rational(1000, 3));
  const auto price = read_literal("0.25€/kWh").value;
  REQUIRE(price);
  CHECK(price->of == type{kind::unit_price, "kWh", eur});
  CHECK(price->value == rational(25));
  CHECK(read_literal("$0.25/kWh").value->of == type{kind::unit_price, "kWh", usd});
}

TEST_CASE("a point before three digits may part thousands, and is refused") {
  using santei::literal_problem;
  CHECK(read_literal("30.000€").problem == literal_problem::bad_number);
  CHECK(read_literal("30.000 EUR").problem == literal_problem::bad_number);
  CHECK(read_literal("1.234.567€").problem == literal_problem::bad_number);
  CHECK(read_literal("1.000,50€").problem == literal_problem::bad_number);
  CHECK(read_literal("30,00€").problem == literal_problem::bad_number);
  CHECK(read_literal("$%").problem == literal_problem::not_a_literal);
  CHECK(read_literal("0.125€").value->value == rational(25, 2));
  CHECK(read_literal("1,030.125€").value->value == rational(206'025, 2));
  CHECK(read_literal("30.0000€").value->value == rational(3'000));
}

TEST_CASE("what is written is read back as the same amount") {
  const auto text = [](const rational& value, currency in) { return literal_text(value, {kind::money, {}, in}); };
  CHECK(text(100'050, eur) == "1,000.50€");
  CHECK(text(100'005, eur) == "1,000.05€");
  CHECK(text(3'000'000, eur) == "30,000€");
  CHECK(text(750'000, usd) == "$7,500");
  CHECK(text(-1, usd) == "-$0.01");
  CHECK(text(1000, krw) == "₩1,000");
  CHECK(santei::money_with_commas(rational(1000, 3), eur) == "10/3€");
  CHECK(santei::money_with_commas(rational(1234567, 2), eur) == "6,172.835€");
  CHECK(santei::money_with_commas(rational(12345, 10), eur) == "12.3450€");
  CHECK(santei::money_in_words(0, eur) == "0€");
  CHECK(literal_text(rational(25), {kind::unit_price, "kWh", eur}) == "0.25€/kWh");
  const currency chf = *currency::of_code("CHF");
  for (const currency in : {eur, usd, krw, chf, currency()})
    for (const rational& value : {rational(0), rational(1), rational(99), rational(12'345'678), rational(-100), rational(25, 2), rational(2469, 2),
                                  rational(1000, 3), rational(3'000'001, 10), rational(30'000, 1000)})
      for (const type& of : {type{kind::money, {}, in}, type{kind::unit_price, "kWh", in}}) {
        const std::string written = literal_text(value, of);
        INFO(written);
        const auto read = read_literal(written).value;
        REQUIRE(read);
        CHECK(read->value == value);
        CHECK(read->of == of);
      }
}

TEST_CASE("a fact is given in its own currency, a bare number in its units") {
  CHECK(given(eur, "12,345.67€") == "1234567");
  CHECK(given(eur, "EUR 12,345.67") == "1234567");
  CHECK(given(eur, "12345.67") == "1234567");
  CHECK(given(cost_in(eur), fact_input{rational(12'345)}) == "1234500");
  CHECK(given(eur, "1,000€..2,000€") == "100000..200000");
  CHECK(given(eur, "1,000€以下") == "0..100000");
  CHECK(given(usd, "$ 7,500 （税抜）") == "750000");
  CHECK(given(eur, "12.345,67€") == "E0802");
  CHECK(given(eur, "30.000 €") == "E0802");
  CHECK(given(eur, "-5€") == "E0806");
  CHECK(given(eur, "") == "unknown");
}

TEST_CASE("an amount in another currency is refused by its unit") {
  CHECK(given(eur, "1000円") == "E0803");
  CHECK(given(eur, "$1000") == "E0803");
  CHECK(given(eur, "¥1000") == "E0803");
  CHECK(given(currency(), "1000€") == "E0803");
  const auto said = read_fact(cost_in(eur), fact_input{std::string("1000円")}).problems().front();
  CHECK(said.text.ja.find("金額（EUR）が要りますが、「1000円」は金額です") != std::string::npos);
  CHECK(said.text.en.find("amount in EUR is needed, but '1000円' is of type amount in yen") != std::string::npos);
  CHECK(santei::expected_of(cost_in(eur)).en == "amount in EUR (for example 30,000€)");
}
