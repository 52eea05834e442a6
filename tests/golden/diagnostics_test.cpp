// Broken files and what is said about them.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/text/render.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using santei_test::content_of;

const fs::path folder = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/diagnostics";

std::vector<fs::path> inputs() { return santei_test::files_in(folder, ".santei"); }

/// What a user reads, in both languages.
std::string said_about(const std::string& name, const std::string& text) {
  const santei::catalogue::catalogue rules(santei::catalogue::with_vocabulary({{name, text}}));
  const auto problems = rules.examine(name).problems;
  return santei::render(problems, rules.sources()) + "\n" + santei::render(problems, rules.sources(), {santei::language::english, false});
}

}  // namespace

TEST_CASE("what is said about each broken file is what was agreed") {
  REQUIRE(inputs().size() >= 6);
  for (const fs::path& input : inputs())
    santei_test::check_agreed(input, said_about(input.filename().string(), content_of(input)));
}

TEST_CASE("no message shows a C++ type or the parser's own words") {
  for (const fs::path& input : inputs()) {
    const std::string said = said_about(input.filename().string(), content_of(input));
    for (const char* inner : {"boost", "spirit", "N5boost", "_rule", "std::", "unnamed", "uninitialized", "something else"}) {
      INFO(input.filename().string() << ": " << inner);
      CHECK(said.find(inner) == std::string::npos);
    }
  }
}
