// Whole tables in every encoding that spreadsheets write: answered in the same.
#include "catch.hpp"
#include "support/town.hpp"

#include <santei/table/csv_table.hpp>
#include <santei/text/encoding.hpp>

#include <string>

using namespace santei;

namespace {

const std::string three_rows = "id,規模,対象経費\r\n1,中小企業,\"3,000円\"\r\n2,大企業,5円\r\n3,だれか,1円\r\n";

std::string as(encoding in, const std::string& text) {
  std::string made;
  converter turn(encoding::utf8, in);
  turn.add(text, made);
  turn.finish(made);
  return made;
}

outcome<santei::table::csv_table> answered(const std::string& bytes) {
  static const auto rules = santei_test::town();
  return santei::table::answer_csv({{"灯り", rules.find_one("town/lights").value()}}, rules, bytes);
}

}  // namespace

TEST_CASE("a table is answered row by row, and a refused row stands in it with its reason") {
  const auto made = answered(three_rows);
  REQUIRE(made);
  CHECK(made->rows == 3);
  CHECK(made->refused == 1);
  REQUIRE(made->refusals.size() == 1);
  CHECK(made->refusals.front().line == 4);
  CHECK(made->refusals.front().why.en.find("E0804") == 0);
  CHECK(made->text.find("id,規模,対象経費,灯り.verdict") == 0);
  CHECK(made->text.find("1,中小企業,\"3,000円\",yes,") != std::string::npos);
}

TEST_CASE("the answers are in the encoding of the table") {
  const std::string utf8 = answered(three_rows)->text;
  CHECK(answered(as(encoding::cp932, three_rows))->text == as(encoding::cp932, utf8));
  for (const encoding wide : {encoding::utf16le, encoding::utf16be}) {
    const std::string marked = as(wide, "\xef\xbb\xbf" + three_rows);
    REQUIRE(answered(marked));
    CHECK(answered(marked)->text == as(wide, "\xef\xbb\xbf" + utf8));
  }
  CHECK(answered("\xef\xbb\xbf" + three_rows)->text == "\xef\xbb\xbf" + utf8);
}

TEST_CASE("tabs are commas, and a table without a header is refused") {
  CHECK(answered("規模\t対象経費\n中小企業\t3,000円\n")->text.find("規模,対象経費,灯り.verdict") == 0);
  for (const char* none : {"", "\n\n", "\xef\xbb\xbf"}) {
    REQUIRE_FALSE(answered(none));
    CHECK(answered(none).problems().front().code == "E0845");
  }
  CHECK(answered("a,b\n1,2\n").problems().front().code == "E0845");
}
