// CSV cut into records and cells, and cells written back.
#include <santei/table/csv.hpp>

#include "catch.hpp"

#include <string>
#include <vector>

using santei::table::append_cell;
using santei::table::csv_reader;
using santei::table::csv_record;
using santei::table::looks_like_formula;

namespace {

using cells = std::vector<std::string>;

/// All records of a text that arrives in pieces of `step` bytes.
std::vector<cells> read_all(const std::string& text, std::size_t step, std::vector<std::size_t>* lines = nullptr) {
  csv_reader reader;
  csv_record row;
  std::vector<cells> made;
  const auto take = [&] {
    while (reader.next(row)) {
      made.emplace_back(row.cells.begin(), row.cells.end());
      if (row.broken) made.back().push_back("broken");
      if (lines) lines->push_back(row.line);
    }
  };
  for (std::size_t at = 0; at < text.size(); at += step) {
    reader.feed(std::string_view(text).substr(at, step));
    take();
  }
  reader.finish();
  take();
  return made;
}

std::string cell(std::string_view text, bool guard) {
  std::string made;
  append_cell(made, text, guard);
  return made;
}

}  // namespace

TEST_CASE("records are the same however the text is cut into pieces") {
  const std::string text = "id,a\r\n1,\"x,\"\"y\"\"\nz\"\r\n\r\n2,\n3,終";
  const std::vector<cells> expected{{"id", "a"}, {"1", "x,\"y\"\nz"}, {"2", ""}, {"3", "終"}};
  for (std::size_t step = 1; step <= text.size(); ++step) {
    std::vector<std::size_t> lines;
    CHECK(read_all(text, step, &lines) == expected);
    CHECK(lines == std::vector<std::size_t>{1, 2, 5, 6});
  }
}

TEST_CASE("a record whose quotes do not match is marked and the reader goes on") {
  CHECK(read_all("\"a\"b,c\nd,e\n", 3) == std::vector<cells>{{"a", "c", "broken"}, {"d", "e"}});
  CHECK(read_all("a,\"b\n", 100) == std::vector<cells>{{"a", "b\n", "broken"}});
}

TEST_CASE("a record longer than the limit is cut there and marked") {
  const std::string text = std::string(csv_reader::longest, 'x') + "y,1\n2,3\n";
  const auto made = read_all(text, 65536);
  REQUIRE(made.size() >= 2);
  CHECK(made.front().back() == "broken");
  CHECK(made.back() == cells{"2", "3"});
}

TEST_CASE("cells are quoted where they must be, and formulas guarded where that is asked for") {
  CHECK(cell("abc", true) == "abc");
  CHECK(cell("a,\"b\"", true) == "\"a,\"\"b\"\"\"");
  CHECK(cell("=1+1", true) == "'=1+1");
  CHECK(cell("=1,2", true) == "\"'=1,2\"");
  CHECK(cell("=1+1", false) == "=1+1");
  CHECK_FALSE(looks_like_formula("-1,234"));
  CHECK_FALSE(looks_like_formula("+5"));
  CHECK(looks_like_formula("-1+cmd"));
  CHECK(looks_like_formula("@SUM(A1)"));
  CHECK(looks_like_formula("\t=1"));
}
