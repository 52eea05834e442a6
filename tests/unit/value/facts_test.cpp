// Collecting facts: what each overload keeps.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/facts.hpp>

#include <cstdint>
#include <limits>
#include <string>

using santei::facts;
using santei::rational;

namespace {

template <class Value>
concept settable = requires(facts f, Value value) {
  f.set("key", value);
};

}  // namespace

TEST_CASE("binary fractions and pointers are no facts") {
  CHECK_FALSE(settable<double>);
  CHECK_FALSE(settable<float>);
  CHECK_FALSE(settable<const int*>);
  CHECK(settable<int>);
  CHECK(settable<unsigned>);
  CHECK(settable<bool>);
  CHECK(settable<const char*>);
  CHECK(settable<std::string>);
}

TEST_CASE("each form is kept as it was given, in order, twice where it is given twice") {
  facts given;
  given.set("a", "30億円").set("b", true).set("c", 5).set("d", rational(1, 3)).set("a", std::string("x"));
  REQUIRE(given.items().size() == 5);
  CHECK(std::get<std::string>(given.items()[0].input.value) == "30億円");
  CHECK(std::get<bool>(given.items()[1].input.value));
  CHECK(std::get<rational>(given.items()[2].input.value) == 5);
  CHECK(std::get<rational>(given.items()[3].input.value) == rational(1, 3));
  CHECK(given.items()[4].key == "a");
  CHECK(std::get<std::string>(given.items()[4].input.value) == "x");
}

TEST_CASE("unsigned numbers keep their value, however large") {
  facts given;
  given.set("small", 7u).set("large", std::numeric_limits<std::uint64_t>::max());
  CHECK(std::get<rational>(given.items()[0].input.value) == 7);
  CHECK(std::get<rational>(given.items()[1].input.value).text() == "18446744073709551615");
}

TEST_CASE("facts are listed in braces") {
  const facts one{{"investment", "30億円"}};
  REQUIRE(one.items().size() == 1);
  CHECK(one.items()[0].key == "investment");
  const facts two{{"investment", "30億円"}, {"company_size", "sme"}};
  REQUIRE(two.items().size() == 2);
  CHECK(std::get<std::string>(two.items()[1].input.value) == "sme");
  CHECK(facts{}.items().empty());
}

TEST_CASE("facts that are walked where they are made stay while they are walked") {
  std::string keys;
  for (const santei::given_fact& one : facts{{"a_key_that_is_longer_than_any_small_string", "1"}, {"b", "2"}}.items()) keys += one.key.front();
  CHECK(keys == "ab");
}
