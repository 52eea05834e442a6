// How amounts and other values are written.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/literal.hpp>
#include <santei/value/writing.hpp>

using santei::kind;
using santei::literal_text;
using santei::rational;
using santei::yen_in_oku_man;
using santei::yen_with_commas;

TEST_CASE("yen are written in 兆, 億 and 万 without empty places") {
  CHECK(yen_in_oku_man(333333333) == "3億3333万3333円");
  CHECK(yen_in_oku_man(0) == "0円");
  CHECK(yen_in_oku_man(9999) == "9999円");
  CHECK(yen_in_oku_man(10000) == "1万円");
  CHECK(yen_in_oku_man(10001) == "1万1円");
  CHECK(yen_in_oku_man(100000000) == "1億円");
  CHECK(yen_in_oku_man(99999999) == "9999万9999円");
  CHECK(yen_in_oku_man(15000000003) == "150億3円");
  CHECK(yen_in_oku_man(12345000000000000) == "12345兆円");
  CHECK(yen_in_oku_man(-50000) == "-5万円");
}

TEST_CASE("a fraction of a yen stands behind the whole yen") {
  CHECK(yen_in_oku_man(rational(1000000000, 3)) == "3億3333万3333円と1/3");
  CHECK(yen_in_oku_man(rational(1, 3)) == "0円と1/3");
  CHECK(yen_in_oku_man(rational(-4, 3)) == "-1円と1/3");
  CHECK(yen_with_commas(rational(1000000000, 3)) == "333,333,333 1/3円");
  CHECK(yen_with_commas(rational(1, 3)) == "1/3円");
  CHECK(yen_with_commas(rational(-4, 3)) == "-1 1/3円");
}

TEST_CASE("commas stand between groups of three digits") {
  CHECK(yen_with_commas(0) == "0円");
  CHECK(yen_with_commas(999) == "999円");
  CHECK(yen_with_commas(1000) == "1,000円");
  CHECK(yen_with_commas(-1234567) == "-1,234,567円");
}

TEST_CASE("amounts as literals are whole, decimal or a fraction of a yen") {
  CHECK(literal_text(5000000000, {kind::money, ""}) == "50億円");
  CHECK(literal_text(rational(1, 1000), {kind::money, ""}) == "0.001円");
  CHECK(literal_text(rational(1000000000, 3), {kind::money, ""}) == "1000000000/3円");
}

TEST_CASE("simple fractions stay fractions, short decimals become percentages, all else stays exact") {
  const auto ratio = [](const rational& value) { return literal_text(value, {kind::ratio, ""}); };
  CHECK(ratio(rational(1, 3)) == "1/3");
  CHECK(ratio(rational(1, 2)) == "1/2");
  CHECK(ratio(rational(3, 4)) == "3/4");
  CHECK(ratio(rational(9, 10)) == "9/10");
  CHECK(ratio(rational(9, 40)) == "22.5%");
  CHECK(ratio(rational(3, 25)) == "12%");
  CHECK(ratio(rational(1, 10000)) == "0.01%");
  CHECK(ratio(rational(1, 100000)) == "1/100000");
  CHECK(ratio(rational(1, 12)) == "1/12");
  CHECK(ratio(1) == "10/10");
  CHECK(ratio(0) == "0%");
  CHECK(ratio(2) == "200%");
  CHECK(ratio(rational(-1, 3)) == "-1/3");
}

TEST_CASE("quantities, unit prices, dates, months and whole numbers carry what their type needs") {
  CHECK(literal_text(rational(801, 2), {kind::quantity, "kWh"}) == "400.5kWh");
  CHECK(literal_text(rational(400, 3), {kind::quantity, "m3"}) == "400/3m3");
  CHECK(literal_text(rational(5, 2), {kind::unit_price, "kWh"}) == "2.5円/kWh");
  CHECK(literal_text(20119, {kind::date, ""}) == "2025-01-31");
  CHECK(literal_text(24300, {kind::month, ""}) == "2025-01");
  CHECK(literal_text(36, {kind::integer, ""}) == "36");
  CHECK(literal_text(1, {kind::truth, ""}) == "はい");
  CHECK(literal_text(0, {kind::truth, ""}) == "いいえ");
}
