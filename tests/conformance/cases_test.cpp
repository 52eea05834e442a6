// cases.csv: facts and answers that every surface of santei gives alike. conformance/make.py writes it anew.
#include <santei/catalogue/catalogue.hpp>
#include <santei/table/csv.hpp>

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using row = std::vector<std::string>;

std::vector<row> rows_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  const std::string all = text.str();
  santei::table::csv_records reader(all);
  std::vector<row> made;
  for (santei::table::csv_record one; reader.next(one);) made.emplace_back(one.cells.begin(), one.cells.end());
  return made;
}

santei::facts facts_of(const std::string& cell) {
  santei::facts made;
  std::istringstream in(cell);
  for (std::string one; std::getline(in, one, ';');) made.set(one.substr(0, one.find('=')), one.substr(one.find('=') + 1));
  return made;
}

/// The cells behind id and facts.
row answer_of(const std::string& id, const santei::facts& given) {
  static const auto rules = santei::catalogue::catalogue::embedded();
  const auto made = rules.find_one(id).value().estimate(given);
  if (!made) return {made.problems().front().code, "", "", "", "", "", "", "", "", ""};
  const santei::evaluate::amounts& a = made->amount;
  row cells{"", name_of(made->verdict), name_of(a.status)};
  for (const auto& amount : {a.min, a.max, a.stated_low, a.stated_high, a.unrounded_low, a.unrounded_high})
    cells.push_back(amount ? amount->text() : "");
  cells.emplace_back(a.tight ? "tight" : "outer");
  return cells;
}

}  // namespace

TEST_CASE("the library answers every conformance case") {
  const auto cases = rows_of(std::filesystem::path(SANTEI_SOURCE_DIR) / "tests/conformance/cases.csv");
  REQUIRE(cases.size() > 500);
  for (std::size_t i = 1; i < cases.size(); ++i) {
    REQUIRE(cases[i].size() == 12);
    INFO(cases[i][0] << " " << cases[i][1]);
    CHECK(answer_of(cases[i][0], facts_of(cases[i][1])) == row(cases[i].begin() + 2, cases[i].end()));
  }
}
