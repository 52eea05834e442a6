// Lines, columns and spans of texts.
#include <santei/text/source.hpp>

#include "catch.hpp"

#include <string>

using namespace santei;

TEST_CASE("A text without a line break is one line") {
  const source text("a.santei", "対象");
  CHECK(text.name() == "a.santei");
  CHECK(text.line_count() == 1);
  CHECK(text.line(1) == "対象");
}

TEST_CASE("An empty text is one empty line") {
  const source text("empty", "");
  CHECK(text.line_count() == 1);
  CHECK(text.line(1).empty());
  CHECK(text.position_of(0).line == 1);
  CHECK(text.position_of(0).column == 1);
}

TEST_CASE("Lines end in LF or CRLF and are given without it") {
  const source text("a", "一\r\n二\n\n三\r\n");
  REQUIRE(text.line_count() == 5);
  CHECK(text.line(1) == "一");
  CHECK(text.line(2) == "二");
  CHECK(text.line(3).empty());
  CHECK(text.line(4) == "三");
  CHECK(text.line(5).empty());
}

TEST_CASE("A carriage return that ends no line is part of it") {
  const source text("a", "x\ry\r");
  CHECK(text.line_count() == 1);
  CHECK(text.line(1) == "x\ry\r");
}

TEST_CASE("Columns count code points, whatever their bytes") {
  const source text("a", "x\n投資額 が 😀b");
  const auto column = [&](std::string_view what) { return text.position_of(text.text().find(what)).column; };
  CHECK(text.position_of(2).line == 2);
  CHECK(column("投") == 1);
  CHECK(column("額") == 3);
  CHECK(column("が") == 5);
  CHECK(column("b") == 8);
}

TEST_CASE("A byte inside a character has the column of that character") {
  const source text("a", "投資");
  CHECK(text.position_of(2).column == 1);
  CHECK(text.position_of(3).column == 2);
  CHECK(text.position_of(5).column == 2);
  CHECK(text.position_of(6).column == 3);
}

TEST_CASE("A line break stands at the end of the line it ends") {
  const source text("a", "ab\r\ncd\n");
  for (const std::size_t byte : {2u, 3u}) {
    CHECK(text.position_of(byte).line == 1);
    CHECK(text.position_of(byte).column == 3);
  }
  CHECK(text.position_of(4).line == 2);
  CHECK(text.position_of(6).column == 3);
  CHECK(text.line_of(6) == 2);
  CHECK(text.line_of(7) == 3);
}

TEST_CASE("A byte past the end counts as the end") {
  const source text("a", "ab\ncd");
  CHECK(text.position_of(5).column == 3);
  CHECK(text.position_of(6).line == 2);
  CHECK(text.position_of(6).column == 3);
  CHECK(text.position_of(1'000'000).column == 3);
}

TEST_CASE("Each invalid byte counts as one column") {
  const source text("a", "\xff\xe6\x8a z");
  CHECK(text.position_of(text.text().find('z')).column == 5);
}

TEST_CASE("Texts of a set are found by the index that adding them returned") {
  source_set set;
  CHECK(set.size() == 0);
  CHECK(set.add("a", "いち") == 0);
  CHECK(set.add("b", "に") == 1);
  CHECK(set.size() == 2);
  CHECK(set[1].name() == "b");
  CHECK(set[0].text() == "いち");
}

TEST_CASE("The bytes of a span are given, and none for a span that points nowhere") {
  source_set set;
  set.add("a", "投資額");
  CHECK(set.text_of({0, 3, 9}) == "資額");
  CHECK(set.text_of({0, 9, 9}).empty());
  CHECK(set.text_of({0, 3, 10}).empty());
  CHECK(set.text_of({0, 6, 3}).empty());
  CHECK(set.text_of({1, 0, 3}).empty());
}

TEST_CASE("a text stays where it is when others are added") {
  source_set texts;
  texts.add("a", "short");
  const source& first = texts[0];
  const std::string_view whole = first.text();
  for (int i = 0; i < 100; ++i) texts.add("more", std::string(static_cast<std::size_t>(i), 'x'));
  CHECK(whole == "short");
  CHECK(&texts[0] == &first);
}
