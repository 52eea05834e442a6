// Broken files and what is said about them, word for word: SANTEI_UPDATE_GOLDEN=1 writes the expected files anew, for review as a diff.
#include "catch.hpp"

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

const fs::path folder = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/diagnostics";

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

/// What a user reads, in both languages.
std::string said_about(const std::string& name, const std::string& text) {
  santei::source_set sources;
  sources.add(name, text);
  const auto read = santei::syntax::parse_what_stands(text);
  return santei::render(read.problems, sources) + "\n" + santei::render(read.problems, sources, {santei::language::english, false});
}

}  // namespace

TEST_CASE("what is said about each broken file is what was agreed") {
  const bool update = std::getenv("SANTEI_UPDATE_GOLDEN") != nullptr;
  REQUIRE(inputs().size() >= 6);
  for (const fs::path& input : inputs()) {
    const std::string said = said_about(input.filename().string(), content_of(input));
    const fs::path expected = fs::path(input).replace_extension(".expected");
    if (update) std::ofstream(expected, std::ios::binary) << said;
    INFO(input.filename().string());
    CHECK(said == content_of(expected));
  }
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
