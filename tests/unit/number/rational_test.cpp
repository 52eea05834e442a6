// What a rational promises, at every border between 64-bit terms and larger ones.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/number/rational.hpp>

#include <limits>
#include <string>
#include <type_traits>

using santei::rational;

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto greatest = std::numeric_limits<std::int64_t>::max();

std::string read(std::string_view text) {
  const auto value = rational::from_text(text);
  return value ? value->text() : "nothing";
}

}  // namespace

static_assert(!std::is_constructible_v<rational, double>);
static_assert(!std::is_constructible_v<rational, float>);
static_assert(!std::is_constructible_v<rational, bool>);
static_assert(!std::is_constructible_v<rational, unsigned>);
static_assert(std::is_convertible_v<int, rational>);
static_assert(std::is_nothrow_move_constructible_v<rational>);

TEST_CASE("A rational is kept in lowest terms with a positive denominator") {
  CHECK(rational().text() == "0");
  CHECK(rational(22).text() == "22");
  CHECK(rational(6, 4).text() == "3/2");
  CHECK(rational(6, -4).text() == "-3/2");
  CHECK(rational(-6, -4).text() == "3/2");
  CHECK(rational(0, -7).text() == "0");
  CHECK(rational(0, -7) == 0);
}

TEST_CASE("Terms of extreme size are reduced without overflow") {
  CHECK(rational(least, least) == 1);
  CHECK(rational(least, -1).text() == "9223372036854775808");
  CHECK(rational(least, 2).text() == "-4611686018427387904");
  CHECK(rational(least, -2).text() == "4611686018427387904");
  CHECK(rational(1, least).text() == "-1/9223372036854775808");
  CHECK(rational(greatest, least).text() == "-9223372036854775807/9223372036854775808");
  CHECK(rational(least, greatest).text() == "-9223372036854775808/9223372036854775807");
}

TEST_CASE("A sum crosses the border of 64 bits and returns") {
  rational x = greatest;
  CHECK(x.to_int64() == greatest);
  x += 1;
  CHECK(x.text() == "9223372036854775808");
  CHECK(!x.to_int64());
  CHECK(!x.to_terms());
  CHECK(x.is_integer());
  CHECK(x.sign() == 1);
  x -= 1;
  CHECK(x.to_int64() == greatest);
  CHECK(x == greatest);

  rational y = least;
  CHECK(y.to_int64() == least);
  y -= 1;
  CHECK(y.text() == "-9223372036854775809");
  CHECK(y.sign() == -1);
  y += 1;
  CHECK(y.to_int64() == least);
  CHECK((-rational(least)).text() == "9223372036854775808");
  CHECK(-(-rational(least)) == least);
  CHECK((rational(least) - least) == 0);
  CHECK((rational(0) - least).text() == "9223372036854775808");
  CHECK(rational(-1) - least == greatest);
}

TEST_CASE("A product crosses the border of 64 bits and returns") {
  const rational limit = std::int64_t{1} << 62;
  CHECK((limit * 2).text() == "9223372036854775808");
  CHECK((limit * -2).to_int64() == least);
  CHECK((rational(least) * -1).text() == "9223372036854775808");
  CHECK((rational(least) * least).text() == "85070591730234615865843651857942052864");
  CHECK(rational(least) * least / least == least);
  CHECK(rational(least, 3) * rational(3, greatest) == rational(least, greatest));
  CHECK(limit * 2 / 2 == limit);
}

TEST_CASE("Thirds are exact") {
  CHECK(rational(1, 3) + rational(1, 3) + rational(1, 3) == 1);
  CHECK(rational(1) / 3 * 3 == 1);
  CHECK((rational(1'000'000'000) / 3).text() == "1000000000/3");
  CHECK(rational(1, 6) + rational(1, 10) == rational(4, 15));
  CHECK(rational(1, 2) - rational(1, 3) == rational(1, 6));
  CHECK(rational(2, 3) / rational(-4, 9) == rational(-3, 2));
  CHECK(rational(5) / rational(least) == rational(-5) / (rational(greatest) + 1));
  CHECK(rational(1, 2) / rational(least, 3) == rational(-3, 2) / (rational(greatest) + 1));
}

TEST_CASE("An operand may be the result itself") {
  for (const rational& start : {rational(7, 3), rational(greatest), rational(greatest) * greatest}) {
    rational x = start;
    const rational& same = x;
    x += same;
    CHECK(x == start * 2);
    x -= same;
    CHECK(x == 0);
    x = start;
    x *= same;
    CHECK(x == santei::power(start, 2));
    x /= same;
    CHECK(x == 1);
  }
}

TEST_CASE("Rationals are ordered by value whatever their size") {
  CHECK(rational(1, 3) < rational(1, 2));
  CHECK(rational(-1, 2) < rational(-1, 3));
  CHECK(rational(greatest) < rational(greatest) + 1);
  CHECK(rational(least) - 1 < least);
  CHECK(rational(least, greatest) < rational(-1));
  CHECK(rational(greatest, greatest - 1) < rational(greatest - 1, greatest - 2));
  CHECK(rational(1, greatest) / 2 > 0);
  CHECK(rational(1, greatest) / 2 < rational(1, greatest));
  CHECK((rational(greatest) + 1 <=> rational(greatest) + 1) == std::strong_ordering::equal);
  CHECK(rational(greatest) + 1 == rational(greatest) + 1);
  CHECK(rational(greatest) + 1 != rational(greatest) + 2);
  CHECK(rational(greatest) + 1 != 0);
}

TEST_CASE("A number is read exactly from decimals and fractions") {
  CHECK(read("0") == "0");
  CHECK(read("-0") == "0");
  CHECK(read("+5") == "5");
  CHECK(read("007") == "7");
  CHECK(read("-12.340") == "-617/50");
  CHECK(read("0.1") == "1/10");
  CHECK(read("-0.5") == "-1/2");
  CHECK(read("10/3") == "10/3");
  CHECK(read("-10/4") == "-5/2");
  CHECK(read("0/5") == "0");
  CHECK(read("9223372036854775807") == "9223372036854775807");
  CHECK(read("9223372036854775808") == "9223372036854775808");
  CHECK(read("-9223372036854775808") == "-9223372036854775808");
  CHECK(rational::from_text("-9223372036854775808")->to_int64() == least);
  CHECK(rational::from_text("9223372036854775808/9223372036854775808") == rational(1));
  CHECK(rational::from_text("-9223372036854775809/9223372036854775809")->to_int64() == -1);
}

TEST_CASE("Digits are read exactly around the length that is read in one piece") {
  for (const std::size_t length : {17u, 18u, 19u, 36u, 37u, 40u, 2000u}) {
    const std::string nines(length, '9');
    CHECK(read(nines) == nines);
    CHECK(*rational::from_text(nines) + 1 == santei::power(10, static_cast<unsigned>(length)));
    CHECK(*rational::from_text("0." + nines) + *rational::from_text("1/1" + std::string(length, '0')) == 1);
  }
}

TEST_CASE("What is not a number is not read") {
  for (const std::string_view text :
       {"",      "-",    "+",   ".",   "/",  ".5", "5.",    "1/",  "/3",   "1/0", "1/00", "1.2.3", "1/2/3", "1.5/2",
        "1/1.5", "1/-3", "--1", "+-1", " 1", "1 ", "1,000", "1e3", "0x10", "１",  "一",   "1_000", "nan",   "1/ 3"})
    CHECK(read(text) == "nothing");
  CHECK(read(std::string_view("1\0", 2)) == "nothing");
  CHECK(read(std::string_view("1\0002", 3)) == "nothing");
}

TEST_CASE("Numerator, denominator and size are those of the lowest terms") {
  CHECK(rational(-6, 4).numerator() == -3);
  CHECK(rational(-6, 4).denominator() == 2);
  const rational big = santei::power(rational(-2, 3), 100);
  CHECK(big.numerator() == santei::power(2, 100));
  CHECK(big.denominator() == santei::power(3, 100));
  CHECK(!big.is_integer());
  const rational terms_of(-6, 4);
  REQUIRE(terms_of.to_terms());
  CHECK(terms_of.to_terms()->numerator == -3);
  CHECK(terms_of.to_terms()->denominator == 2);

  CHECK(rational(0).bits() == 1);
  CHECK(rational(1).bits() == 1);
  CHECK(rational(2).bits() == 2);
  CHECK(rational(-255, 256).bits() == 9);
  CHECK(rational(greatest).bits() == 63);
  CHECK(rational(least).bits() == 64);
  CHECK(santei::power(2, 200).bits() == 201);
  CHECK((santei::power(2, 200) - 1).bits() == 200);
  CHECK((1 / santei::power(2, 200)).bits() == 201);
}

TEST_CASE("A 64-bit whole number is returned only for whole values that fit") {
  CHECK(rational(7).to_int64() == 7);
  CHECK(rational(7, 2).to_int64() == std::nullopt);
  CHECK((rational(greatest) + 1).to_int64() == std::nullopt);
  CHECK((rational(least) - 1).to_int64() == std::nullopt);
}

TEST_CASE("Floor and ceiling go to the neighbouring whole numbers on either side of zero") {
  CHECK(santei::floor(rational(7, 2)) == 3);
  CHECK(santei::floor(rational(-7, 2)) == -4);
  CHECK(santei::floor(rational(-1, 2)) == -1);
  CHECK(santei::floor(rational(-4)) == -4);
  CHECK(santei::ceil(rational(7, 2)) == 4);
  CHECK(santei::ceil(rational(-7, 2)) == -3);
  CHECK(santei::ceil(rational(-1, 2)) == 0);
  CHECK(santei::floor(rational(least)) == least);
  CHECK(santei::ceil(rational(least)) == least);
  CHECK(santei::floor(rational(least, 2)).text() == "-4611686018427387904");
  CHECK(santei::floor(rational(least, 3)).text() == "-3074457345618258603");
  const rational big = santei::power(10, 30);
  CHECK(santei::floor(big + rational(1, 3)) == big);
  CHECK(santei::floor(-big - rational(1, 3)) == -big - 1);
  CHECK(santei::ceil(big + rational(1, 3)) == big + 1);
  CHECK(santei::floor(1 / big) == 0);
  CHECK(santei::floor(-1 / big) == -1);
  CHECK(santei::floor(big) == big);
}

TEST_CASE("Powers and absolute values are exact") {
  CHECK(santei::power(0, 0) == 1);
  CHECK(santei::power(rational(2, 3), 0) == 1);
  CHECK(santei::power(rational(-2, 3), 3) == rational(-8, 27));
  CHECK(santei::power(2, 62).to_int64() == std::int64_t{1} << 62);
  CHECK(santei::power(2, 63).text() == "9223372036854775808");
  CHECK(santei::power(-2, 63).to_int64() == least);
  CHECK(santei::power(rational(101, 100), 5).text() == "10510100501/10000000000");
  CHECK(santei::power(10, 40).text() == "1" + std::string(40, '0'));
  CHECK(santei::abs(rational(-1, 3)) == rational(1, 3));
  CHECK(santei::abs(rational(1, 3)) == rational(1, 3));
  CHECK(santei::abs(rational(least)).text() == "9223372036854775808");
}

TEST_CASE("Copies of a large number are independent") {
  const rational original = santei::power(10, 30);
  rational copy = original;
  copy += 1;
  CHECK(original == santei::power(10, 30));
  CHECK(copy - original == 1);
  copy = original;
  CHECK(copy == original);
  const rational moved = std::move(copy);
  CHECK(moved == original);
}
