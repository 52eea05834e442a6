// Rules with every kind of mistake and what is said about them, word for word: SANTEI_UPDATE_GOLDEN=1 writes the expected files anew, for
// review as a diff.
#include "catch.hpp"

#include <santei/check/check.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/text/render.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/check";

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> inputs() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".santei") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

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
  const bool update = std::getenv("SANTEI_UPDATE_GOLDEN") != nullptr;
  REQUIRE(inputs().size() >= 4);
  for (const fs::path& input : inputs()) {
    const std::string said = said_about(input);
    const fs::path expected = fs::path(input).replace_extension(".expected");
    if (update) std::ofstream(expected, std::ios::binary) << said;
    INFO(input.filename().string());
    CHECK(said == content_of(expected));
  }
}
