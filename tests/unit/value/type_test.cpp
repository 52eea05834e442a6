// Names of types and spellings of units.
#include "catch.hpp"

#include <santei/value/type.hpp>

#include <string>

using santei::kind;

TEST_CASE("every kind has a word of the notation and a name of the contract") {
  CHECK(std::string(santei::word_of(kind::truth)) == "真偽");
  CHECK(std::string(santei::word_of(kind::unit_price)) == "単価");
  CHECK(std::string(santei::word_of(kind::month)) == "月");
  CHECK(std::string(santei::name_of(kind::unit_price)) == "unit_price");
  CHECK(std::string(santei::name_of(kind::integer)) == "integer");
  CHECK(std::string(santei::name_of(kind::month)) == "month");
}

TEST_CASE("truth values and choices are no numbers") {
  CHECK_FALSE(santei::is_number(kind::truth));
  CHECK_FALSE(santei::is_number(kind::category));
  CHECK(santei::is_number(kind::money));
  CHECK(santei::is_number(kind::month));
}

TEST_CASE("a type is described with its unit") {
  CHECK(santei::describe({kind::quantity, "kWh"}) == santei::message{"数量（kWh）", "quantity in kWh"});
  CHECK(santei::describe({kind::unit_price, "m3"}) == santei::message{"単価（円/m3）", "unit price in yen per m3"});
  CHECK(santei::describe({kind::money, ""}) == santei::message{"金額", "amount in yen"});
}

TEST_CASE("spellings of one unit become one, and others stay apart") {
  for (const char* written : {"m3", "㎥", "m³", "ｍ３", "立方メートル"}) CHECK(santei::canonical_unit(written) == "m3");
  for (const char* written : {"kWh", "ｋＷｈ", "kwh"}) CHECK(santei::canonical_unit(written) == "kWh");
  CHECK(santei::canonical_unit("㎡") == "m2");
  CHECK(santei::canonical_unit("kL") == "kl");
  CHECK(santei::canonical_unit("mW") == "mW");  // no MW
  CHECK(santei::canonical_unit("基") == "基");
}

TEST_CASE("known units are those in their canonical spelling") {
  CHECK(santei::is_known_unit("kWh"));
  CHECK(santei::is_known_unit("台"));
  CHECK_FALSE(santei::is_known_unit("mW"));
  CHECK_FALSE(santei::is_known_unit("円"));
  CHECK_FALSE(santei::is_known_unit(""));
}
