// Numbers as people read them.
#include "catch.hpp"

#include <santei/number/decimal.hpp>

#include <limits>

using santei::finite_decimal_text;
using santei::group_thousands;
using santei::rational;
using santei::rounded_decimal_text;

TEST_CASE("A finite decimal is written exactly and without needless zeros") {
  CHECK(finite_decimal_text(0) == "0");
  CHECK(finite_decimal_text(-22) == "-22");
  CHECK(finite_decimal_text(100) == "100");
  CHECK(finite_decimal_text(rational(1, 2)) == "0.5");
  CHECK(finite_decimal_text(rational(-1, 8)) == "-0.125");
  CHECK(finite_decimal_text(rational(-617, 50)) == "-12.34");
  CHECK(finite_decimal_text(rational(1, 10'000)) == "0.0001");
  CHECK(finite_decimal_text(rational(10'001, 10'000)) == "1.0001");
  CHECK(finite_decimal_text(rational(1, 160)) == "0.00625");
  CHECK(finite_decimal_text(rational(std::numeric_limits<std::int64_t>::min(), 5)) == "-1844674407370955161.6");
  CHECK(finite_decimal_text(santei::power(rational(1, 10), 25)) == "0.0000000000000000000000001");
  CHECK(finite_decimal_text(santei::power(10, 25)) == "10000000000000000000000000");
}

TEST_CASE("A decimal that never ends is not written") {
  CHECK(finite_decimal_text(rational(1, 3)) == std::nullopt);
  CHECK(finite_decimal_text(rational(1, 30)) == std::nullopt);
  CHECK(finite_decimal_text(rational(-22, 7)) == std::nullopt);
  CHECK(finite_decimal_text(santei::power(rational(1, 3), 100)) == std::nullopt);
}

TEST_CASE("A rounded decimal has the places asked for") {
  CHECK(rounded_decimal_text(rational(1, 3), 0) == "0");
  CHECK(rounded_decimal_text(rational(1, 3), 2) == "0.33");
  CHECK(rounded_decimal_text(rational(2, 3), 2) == "0.67");
  CHECK(rounded_decimal_text(rational(1, 2), 0) == "1");
  CHECK(rounded_decimal_text(rational(-1, 2), 0) == "-1");
  CHECK(rounded_decimal_text(5, 2) == "5.00");
  CHECK(rounded_decimal_text(0, 1) == "0.0");
  CHECK(rounded_decimal_text(rational(999, 1000), 2) == "1.00");
  CHECK(rounded_decimal_text(rational(-1, 3), 3) == "-0.333");
}

TEST_CASE("Halves are rounded away from zero, and a rounded zero has no sign") {
  CHECK(rounded_decimal_text(rational(1, 200), 2) == "0.01");
  CHECK(rounded_decimal_text(rational(49, 10'000), 2) == "0.00");
  CHECK(rounded_decimal_text(rational(-1, 200), 2) == "-0.01");
  CHECK(rounded_decimal_text(rational(-49, 10'000), 2) == "0.00");
}

TEST_CASE("Thousands are grouped from the right, before anything that is not a digit") {
  CHECK(group_thousands("") == "");
  CHECK(group_thousands("-") == "-");
  CHECK(group_thousands("1") == "1");
  CHECK(group_thousands("999") == "999");
  CHECK(group_thousands("1000") == "1,000");
  CHECK(group_thousands("-999") == "-999");
  CHECK(group_thousands("-1000") == "-1,000");
  CHECK(group_thousands("1234567") == "1,234,567");
  CHECK(group_thousands("123456") == "123,456");
  CHECK(group_thousands("1234567.8901") == "1,234,567.8901");
  CHECK(group_thousands("1000000000/3") == "1,000,000,000/3");
}
