// Facts from JSON: every form, every refusal, every encoding that a file may come in.
#include "catch.hpp"

#include <santei/text/render.hpp>
#include <santei/value/json_facts.hpp>

#include <string>
#include <variant>

using namespace santei;

namespace {

std::string code_of(const std::string& text) {
  const auto read = facts_from_json(text);
  return read ? "" : read.problems().front().code;
}

}  // namespace

TEST_CASE("every form of a fact is read, and none becomes a binary fraction") {
  const auto read = facts_from_json(R"({"a": "30億円", "b": 3000000001, "c": true, "d": null, "e": {"min": "9億円"}, "f": {"any": ["sme", "micro"]},
    "g": [{"x": 1}, {"x": "2"}], "h": 0.1, "i": 123456789012345678901234567890})");
  REQUIRE(read);
  const auto& items = read->items();
  REQUIRE(items.size() == 9);
  CHECK(std::get<std::string>(items[0].input.value) == "30億円");
  CHECK(std::get<rational>(items[1].input.value) == 3000000001);
  CHECK(std::get<bool>(items[2].input.value));
  CHECK(std::holds_alternative<fact_input::unknown>(items[3].input.value));
  CHECK(std::get<fact_input::bounds>(items[4].input.value).least == "9億円");
  CHECK_FALSE(std::get<fact_input::bounds>(items[4].input.value).greatest);
  CHECK(std::get<fact_input::any_of>(items[5].input.value).choices.size() == 2);
  CHECK(std::get<fact_input::rows>(items[6].input.value).items.size() == 2);
  CHECK(std::get<fact_input::inexact>(items[7].input.value).written == "0.1");
  CHECK(std::get<rational>(items[8].input.value).text() == "123456789012345678901234567890");
}

TEST_CASE("CP932 and UTF-16 are read as UTF-8 is") {
  const std::string wide("\xff\xfe{\0\"\0\x8f\x89!j\"\0:\0" "1\0}\0", 18);
  const std::string cp932 = "{\"\x8b\x4b\x96\xcd\": \"\x92\x86\x8f\xac\x8a\xe9\x8b\xc6\"}";
  REQUIRE(facts_from_json(wide));
  CHECK(facts_from_json(wide)->items().front().key == "規模");
  REQUIRE(facts_from_json(cp932));
  CHECK(std::get<std::string>(facts_from_json(cp932)->items().front().input.value) == "中小企業");
}

TEST_CASE("what is no object of facts is refused with its place") {
  for (const char* text : {"", "[]", "3", "{\"a\": }", "{\"a\": 1, \"a\": 2}", "{\"a\": [1]}", "{\"a\": {\"least\": 1}}", "{\"a\": {}}", "{\"a\": [[[[[[[[[1]]]]]]]]]}",
                           "{\"a\": {\"min\": {}}}"}) {
    CAPTURE(text);
    CHECK(code_of(text) == "E0830");
  }
  source_set texts;
  const auto read = facts_from_json("facts.json", "{\"a\": 1,\n \"b\": x}", texts);
  REQUIRE_FALSE(read);
  CHECK(render(read.problems(), texts).find("facts.json:2:7") != std::string::npos);
}
