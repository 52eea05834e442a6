// Each word of the notation is told once, and its example is read as a part of a 枠.
#include "catch.hpp"

#include <santei/syntax/notation.hpp>
#include <santei/syntax/parse.hpp>

#include <set>
#include <string>
#include <utility>

using namespace santei::syntax;

TEST_CASE("each word stands once at its place, and its example holds it") {
  std::set<std::pair<word_class, std::string_view>> seen;
  for (const notation_word& one : notation_words()) {
    INFO(one.text);
    CHECK(seen.insert({one.is, one.text}).second);
    CHECK(one.example.find(one.text) != std::string_view::npos);
    CHECK_FALSE(one.ja.empty());
    CHECK_FALSE(one.en.empty());
  }
}

TEST_CASE("each example parses within a measure") {
  for (const notation_word& one : notation_words()) {
    const std::string text = "事業 甲 [a]\n出典 R6補正 1ページ\n枠 乙 [b]\n種別 補助\n" + std::string(one.example) + "\n";
    const auto read = parse(text);
    INFO(one.example);
    CHECK(read.has_value());
  }
}
