// Random values: what is written is read back, and composition in 兆 億 万 千 is addition.
#include "catch.hpp"
#include "show_number.hpp"

#include "random_number.hpp"

#include <santei/value/literal.hpp>

#include <cstdint>
#include <random>
#include <string>

using property::between;
using santei::kind;
using santei::literal_text;
using santei::rational;
using santei::read_literal;
using santei::type;

namespace {

/// Of any size up to 18 digits, each size as likely as another.
std::int64_t random_whole(std::mt19937_64& random) {
  std::int64_t top = 1;
  for (auto digits = between(random, 0, 18); digits > 0; --digits) top *= 10;
  return between(random, -top, top);
}

rational random_value(std::mt19937_64& random) {
  const rational denominators[] = {1, 2, 3, 10, 1000, between(random, 1, 100000)};
  return rational(random_whole(random)) / denominators[between(random, 0, 5)];
}

void check_round_trip(const rational& value, const type& of) {
  const std::string text = literal_text(value, of);
  INFO(text);
  const auto reading = read_literal(text);
  REQUIRE(reading.value);
  REQUIRE(reading.value->value == value);
  REQUIRE((reading.value->of == of || reading.value->bare));
}

std::string full_width(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c > ' ' && c < '\x7F')
      out += std::string("\xEF\xBC") + static_cast<char>(static_cast<unsigned char>(c) - '!' + 0x81);
    else
      out += c;
  }
  return out;
}

}  // namespace

TEST_CASE("every value is read back from its text") {
  auto random = property::generator("literals read back");
  for (int i = 0; i < 20000; ++i) {
    check_round_trip(random_value(random), {kind::money, ""});
    check_round_trip(random_value(random), {kind::ratio, ""});
    check_round_trip(random_value(random), {kind::quantity, "kWh"});
    check_round_trip(random_value(random), {kind::unit_price, "m3"});
    check_round_trip(random_whole(random), {kind::integer, ""});
    check_round_trip(between(random, *santei::day_number(1, 1, 1), *santei::day_number(9999, 12, 31)), {kind::date, ""});
    check_round_trip(between(random, 12, 9999 * 12 + 11), {kind::month, ""});
  }
}

TEST_CASE("parts in 兆, 億, 万 and 千 add up") {
  auto random = property::generator("composed amounts");
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t parts[] = {between(random, 0, 99999), between(random, 0, 9999), between(random, 0, 9999), between(random, 0, 9),
                                  between(random, 0, 999)};
    const std::int64_t units[] = {1000000000000, 100000000, 10000, 1000, 1};
    const char* const words[] = {"兆", "億", "万", "千", ""};
    std::string text;
    rational sum;
    for (int part = 0; part < 5; ++part) {
      const bool left_out = between(random, 0, 1) == 0 && !(part == 4 && text.empty());
      if (left_out) continue;
      text += std::to_string(parts[part]) + words[part];
      sum += rational(parts[part]) * units[part];
    }
    INFO(text);
    for (const std::string& written : {text + "円", full_width(text) + "円"}) {
      const auto reading = read_literal(written);
      REQUIRE(reading.value);
      REQUIRE(reading.value->of == type{kind::money, ""});
      REQUIRE(reading.value->value == sum);
    }
  }
}

TEST_CASE("commas between groups of three change nothing") {
  auto random = property::generator("amounts with commas");
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t yen = random_whole(random);
    const std::string text = santei::yen_with_commas(yen);
    INFO(text);
    const auto reading = read_literal(text);
    REQUIRE(reading.value);
    REQUIRE(reading.value->value == yen);
  }
}
