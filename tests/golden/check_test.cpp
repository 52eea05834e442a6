// Rules with every kind of mistake and what is said about them.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <santei/check/check.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/render.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using santei_test::content_of;

const fs::path folder = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/check";

std::vector<fs::path> inputs() { return santei_test::files_in(folder, ".santei"); }

/// What an author reads, in both languages.
std::string said_about(const fs::path& input) {
  santei::source_set sources;
  const std::string vocabulary = content_of(folder / "vocabulary/common.santei"), rule = content_of(input);
  const auto shared = santei::check::check_file(santei::syntax::parse(vocabulary, sources.add("common.santei", vocabulary)).value()).file;
  const auto id = sources.add(input.filename().string(), rule);
  santei::page_texts pages;
  pages.add("2", content_of(folder / "page_2.txt"));
  auto read = santei::syntax::parse(rule, id);
  if (!read) return santei::render(read.problems(), sources);
  const auto report = santei::check::check_file(std::move(read).value(), {shared, &pages, &sources});
  return santei::render(report.problems, sources) + "\n" + santei::render(report.problems, sources, {santei::language::english, false});
}

}  // namespace

TEST_CASE("what a check says about each mistaken rule is what was agreed") {
  REQUIRE(inputs().size() >= 4);
  for (const fs::path& input : inputs()) santei_test::check_agreed(input, said_about(input));
}
