// IDs read and written.
#include "catch.hpp"

#include <santei/catalogue/catalogue.hpp>

using santei::catalogue::identifier;

TEST_CASE("an ID of up to three parts with an edition reads back as written") {
  for (const char* text : {"a", "a/b", "a/b/c", "a@1", "a/b@2025", "a/b/c@20"}) {
    const auto id = identifier::parse(text);
    REQUIRE(id);
    CHECK(id->text() == text);
  }
  const auto id = identifier::parse("a/b/c@20");
  CHECK(id->programme == "a");
  CHECK(id->measure == "b");
  CHECK(id->frame == "c");
  CHECK(id->edition == "20");
}

TEST_CASE("what has not the form of an ID is none") {
  for (const char* text : {"", "/", "a/", "/b", "a//c", "a/b/c/d", "a@", "@1", "a@1@2", "a@1/b", "a/@1"}) {
    INFO(text);
    CHECK_FALSE(identifier::parse(text));
  }
}
