// A table of applicants: every row answered as estimate() answers it, and no row lost.
#include <santei/table/applicants.hpp>

#include "catch.hpp"
#include "support/town.hpp"

#include <optional>
#include <sstream>
#include <string>
#include <vector>

using santei::table::applicants;
using santei::table::csv_reader;
using santei::table::csv_record;

namespace {

std::string answers(const std::string& text, std::size_t* refused = nullptr, const std::string& id = "town/lights") {
  const auto rules = santei_test::town();
  csv_reader reader;
  csv_record row;
  reader.feed(text);
  reader.finish();
  std::optional<applicants> table;
  std::string out;
  while (reader.next(row)) {
    if (table) {
      table->add(row, out);
      continue;
    }
    auto opened = applicants::open({{id, rules.find_one(id).value()}}, rules, row, santei::language::english);
    if (!opened) return opened.problems().front().code;
    table.emplace(std::move(opened).value());
    out += table->header();
  }
  table->flush(out);
  if (refused) *refused = table->refused();
  return out;
}
const std::string columns = ",town/lights.verdict,town/lights.status,town/lights.min,town/lights.max,town/lights.stated_low,town/lights.stated_high,problem\n";

}  // namespace

TEST_CASE("a row's cells are read as people write them") {
  CHECK(answers("id,company_size,eligible_cost\n1,sme,10\n2,中小企業,１０円\n3,micro,3億円\n4,large,10\n5,,10\n6,sme,\n7,sme|micro,10円..12円\n8,sme,10.5円\n") ==
        "id,company_size,eligible_cost" + columns +
            "1,sme,10,yes,maximum,0,3,3,3,\n2,中小企業,１０円,yes,maximum,0,3,3,3,\n3,micro,3億円,yes,maximum,0,100000000,100000000,100000000,\n"
            "4,large,10,no,ineligible,0,0,0,0,\n5,,10,unknown,maximum_interval,0,3,0,3,\n6,sme,,yes,maximum_interval,0,100000000,0,100000000,\n"
            "7,sme|micro,10円..12円,yes,maximum_interval,0,4,3,4,\n8,sme,10.5円,yes,maximum,0,3,3,3,\n");
}

TEST_CASE("a row that cannot be read is written with its problem and the others are done") {
  std::size_t refused = 0;
  const std::string out = answers("id,company_size,eligible_cost\n1,nobody,10\n2,sme,-5\n3,sme\n4,sme,10,extra\n5,\"sme,10\n", &refused);
  CHECK(refused == 5);
  std::istringstream lines(out);
  std::string line;
  std::getline(lines, line);
  for (const char* begin : {"1,nobody,10,,,,,,,E0804: ", "2,sme,-5,,,,,,,E0806: ", "3,sme,,,,,,,,\"E0841: ", "\"4,sme,10,extra\",,,,,,,,,"}) {
    REQUIRE(std::getline(lines, line));
    CHECK(line.substr(0, std::string(begin).size()) == begin);
  }
  REQUIRE(std::getline(lines, line));
  CHECK(line.find("\"5,\"\"sme,10") == 0);
}

TEST_CASE("cells that pass through are kept, and guarded where a spreadsheet would run them") {
  CHECK(answers("name,eligible_cost,company_size\n=HYPERLINK(1),10,sme\n\"a \"\"b\"\", c\",10,sme\n").find("\n'=HYPERLINK(1),10,sme,yes") != std::string::npos);
  CHECK(answers("name,eligible_cost,company_size\n\"a \"\"b\"\", c\",10,sme\n").find("\n\"a \"\"b\"\", c\",10,sme,yes") != std::string::npos);
}

TEST_CASE("a header with a fact twice is refused") { CHECK(answers("eligible_cost,eligible_cost\n1,2\n") == "E0812"); }

TEST_CASE("amounts beyond 64 bits are exact or told, never wrapped") {
  const std::string out = answers("company_size,eligible_cost\nsme,9223372036854775807\nsme,99999999999999999999999999\n");
  CHECK(out.find("\nsme,9223372036854775807,yes,maximum,0,100000000,100000000,100000000,\n") != std::string::npos);
  CHECK(out.find("\nsme,99999999999999999999999999,yes,maximum,0,100000000,100000000,100000000,\n") != std::string::npos);
}

TEST_CASE("a fact set for the measure alone goes before the general one") {
  CHECK(answers("company_size,eligible_cost,town/lights.eligible_cost\nsme,10,30\n").find(",0,10,10,10,\n") != std::string::npos);
}
