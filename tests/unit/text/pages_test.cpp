// Phrases looked up on cited pages.
#include <santei/text/pages.hpp>

#include "catch.hpp"

#include <string>

using namespace santei;

namespace {
page_texts two_pages() {
  page_texts pages;
  pages.add("2",
            "令和６年度補正予算額 1,400億円\n（国庫債務負担を含め総額3,000億円）\n補助上限額50億円\r\n（1/3以下）\n※投資下限額は\n10億円");
  pages.add("19a", "ｶﾞｽ使用量 １㎥あたり10.0円　⽇本");
  return pages;
}
}  // namespace

TEST_CASE("Pages are found under the number they were added with") {
  const page_texts pages = two_pages();
  CHECK(pages.size() == 2);
  CHECK(pages.has("2"));
  CHECK(pages.has("19a"));
  CHECK_FALSE(pages.has("19"));
  CHECK_FALSE(pages.has("02"));
  CHECK(pages.folded("3") == nullptr);
  REQUIRE(pages.folded("19a") != nullptr);
  CHECK(*pages.folded("19a") == "ガス使用量1m3あたり10.0円日本");
}

TEST_CASE("A phrase is found whatever the width of its characters and wherever its lines break") {
  const page_texts pages = two_pages();
  CHECK(pages.contains("2", "令和6年度補正予算額1,400億円"));
  CHECK(pages.contains("2", "補助上限額５０億円"));
  CHECK(pages.contains("2", "(1/3以下)"));
  CHECK(pages.contains("2", "※投資下限額は10億円"));
  CHECK(pages.contains("2", "補助 上限額　50億円\t（1／3以下）"));
  CHECK(pages.contains("19a", "ガス使用量 1m3あたり"));
  CHECK(pages.contains("19a", "日本"));
}

TEST_CASE("A phrase that differs in one character is not found") {
  const page_texts pages = two_pages();
  CHECK_FALSE(pages.contains("2", "補助上限額51億円"));
  CHECK_FALSE(pages.contains("2", "投資下限額が10億円"));
  CHECK_FALSE(pages.contains("19a", "補助上限額50億円"));
  CHECK_FALSE(pages.contains("3", "補助上限額50億円"));
}

TEST_CASE("A phrase of white space stands nowhere") {
  const page_texts pages = two_pages();
  CHECK_FALSE(pages.contains("2", ""));
  CHECK_FALSE(pages.contains("2", " 　\n"));
}

TEST_CASE("A page added again replaces the earlier text") {
  page_texts pages = two_pages();
  pages.add("2", "新しい");
  CHECK(pages.size() == 2);
  CHECK(pages.contains("2", "新しい"));
  CHECK_FALSE(pages.contains("2", "補助上限額"));
}

TEST_CASE("The nearest passage starts and ends where the phrase does") {
  const page_texts pages = two_pages();
  CHECK(pages.nearest_passage("2", "補助上限額は50億円") == "補助上限額50億円");
  CHECK(pages.nearest_passage("2", "投資上限額は20億円") == "投資下限額は10億円");
  CHECK(pages.nearest_passage("2", "総額 3,000億円") == "総額3,000億円");
}

TEST_CASE("Nothing is near when less than half of the phrase agrees") {
  page_texts pages;
  pages.add("1", "あいうえ");
  CHECK(pages.nearest_passage("1", "あいかき") == "あいうえ");
  CHECK(pages.nearest_passage("1", "あいかきく").empty());
  CHECK(pages.nearest_passage("1", "").empty());
  CHECK(pages.nearest_passage("2", "あい").empty());
}

TEST_CASE("A very long page and phrase are compared in part") {
  page_texts pages;
  std::string page, phrase;
  for (int i = 0; i < 300'000; ++i) page += "額";
  for (int i = 0; i < 1000; ++i) phrase += "額";
  pages.add("1", page);
  CHECK(pages.nearest_passage("1", phrase).size() == 200 * std::string("額").size());
}

TEST_CASE("Bytes that are no UTF-8 do not disturb a look-up") {
  page_texts pages;
  pages.add("1", "\xff補助率\xe6");
  CHECK(pages.contains("1", "補助率"));
  CHECK(pages.nearest_passage("1", "補助卒") == "補助率");
}
