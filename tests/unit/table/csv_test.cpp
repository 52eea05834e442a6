// CSV cut into records and cells, and cells written back.
#include <santei/table/csv.hpp>
#include <santei/table/csv_cell.hpp>

#include "catch.hpp"

#include <string>
#include <utility>
#include <vector>

using santei::table::append_cell;
using santei::table::csv_piece;
using santei::table::csv_record;
using santei::table::csv_records;
using santei::table::csv_splitter;
using santei::table::looks_like_formula;

namespace {

using cells = std::vector<std::string>;

/// All records of a text that arrives in pieces of `step` bytes.
std::vector<cells> read_all(const std::string& text, std::size_t step, std::vector<std::size_t>* lines = nullptr) {
  csv_splitter splitter;
  csv_piece piece;
  std::vector<cells> made;
  std::size_t line = 0;
  for (std::size_t at = 0;; at += step) {
    if (at < text.size()) splitter.feed(std::string_view(text).substr(at, step));
    else splitter.finish();
    while (splitter.next(piece)) {
      if (piece.of != csv_piece::part::records) {
        if (piece.of == csv_piece::part::end) made.push_back({"long"});
        continue;
      }
      csv_records reader(piece.text);
      for (csv_record row; reader.next(row);) {
        made.emplace_back(row.cells.begin(), row.cells.end());
        if (row.broken) made.back().push_back("broken");
        if (lines) lines->push_back(line + row.line);
      }
      line += reader.lines();
    }
    if (at >= text.size()) return made;
  }
}

std::string cell(std::string_view text) {
  std::string made;
  append_cell(made, text);
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

TEST_CASE("ends of line of every kind are one, cut or not") {
  const std::string text = "a\rb\r\nc\n\r\r\n\nd";
  for (std::size_t step = 1; step <= text.size(); ++step) {
    std::vector<std::size_t> lines;
    CHECK(read_all(text, step, &lines) == std::vector<cells>{{"a"}, {"b"}, {"c"}, {"d"}});
    CHECK(lines == std::vector<std::size_t>{1, 2, 3, 7});
  }
}

TEST_CASE("a record whose quotes do not match is its first line alone, however the text is cut") {
  const std::vector<std::pair<std::string, std::vector<cells>>> all{
      {"\"a\"b,c\nd,e\n", {{"\"a\"b", "c", "broken"}, {"d", "e"}}},
      {"a,\"b\n", {{"a", "\"b", "broken"}}},
      {"a,\"b\nc,d\ne,\"f\"\n", {{"a", "\"b", "broken"}, {"c", "d"}, {"e", "f"}}},
      {"5\" pipe,1\n6\" pipe,2\n", {{"5\" pipe", "1"}, {"6\" pipe", "2"}}},
      {"\"\"\"\n\"\"\"\nx", {{"\"\n\""}, {"x"}}},
      {"\"", {{"\"", "broken"}}},
      {"\"\"", {{""}}},
      {",\n\"a\",", {{"", ""}, {"a", ""}}},
  };
  for (const auto& [text, expected] : all)
    for (std::size_t step = 1; step <= text.size(); ++step) CHECK(read_all(text, step) == expected);
}

TEST_CASE("a record longer than the limit is told, and its neighbours are read") {
  const std::string many(santei::table::longest_record, 'x');
  for (const std::size_t step : {std::size_t{65536}, std::size_t{300'007}, std::size_t{1} << 22}) {
    const auto line = read_all("0,1\n" + many + "y,1\n2,3\n", step);
    REQUIRE(line.size() == 3);
    CHECK((line[1] == cells{"long"} || line[1].back() == "broken"));
    CHECK(line[2] == cells{"2", "3"});
    const auto quoted = read_all("\"0\n" + many + "\n\",1\n2,3\n", step);
    REQUIRE(quoted.size() >= 3);
    CHECK(quoted.front() == cells{"\"0", "broken"});
    CHECK(quoted.back() == cells{"2", "3"});
  }
}

TEST_CASE("NUL is a byte like any other") {
  CHECK(read_all(std::string("a\0b,\0\nc", 7), 3) == std::vector<cells>{{std::string("a\0b", 3), std::string("\0", 1)}, {"c"}});
}

TEST_CASE("cells are quoted where they must be, and formulas guarded") {
  CHECK(cell("abc") == "abc");
  CHECK(cell("a,\"b\"") == "\"a,\"\"b\"\"\"");
  CHECK(cell("=1+1") == "'=1+1");
  CHECK(cell("=1,2") == "\"'=1,2\"");
  for (const char* plain : {"-1,234", "-５.５", "－５", "-", "－", "－（注）", "-5%", "- 該当なし", "a=b", "5-1", "", "ａ", "－A1"})
    CHECK_FALSE(looks_like_formula(plain));
  for (const char* formula : {"-1+cmd", "@SUM(A1)", "\t=1", "=", "+5", "+A1", "＝1+1", "＋A1", "－A1*2", "＠A1", "\n=1", "--1", "-cmd|' /C calc'!A0",
                              "-SUM(A1)", "-A1/2", "-A1&B1", "\x01=1", "\x7f"})
    CHECK(looks_like_formula(formula));
}
