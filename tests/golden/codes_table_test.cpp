// The page of codes is what the list of codes says: SANTEI_UPDATE_GOLDEN=1 writes it anew, for review as a diff. And the list is what the sources use.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <santei/text/codes.hpp>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;
const fs::path root = SANTEI_SOURCE_DIR;

std::string table() {
  std::string out = "| | 意味 | meaning |\n|---|---|---|\n";
  for (const santei::problem_code& one : santei::problem_codes())
    out += "| " + std::string(one.code) + " | " + std::string(one.ja) + " | " + std::string(one.en) + " |\n";
  return out;
}

void add_codes_of(const fs::path& folder, std::set<std::string>& to) {
  static const std::regex code("[\"\\[]([EW]0[0-9]{3})[\"\\]]");
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string kind = entry.path().extension().string();
    if ((kind != ".hpp" && kind != ".ipp" && kind != ".cpp" && kind != ".py") || entry.path().filename() == "codes.ipp") continue;
    const std::string text = santei_test::content_of(entry.path());
    for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) to.insert((*at)[1]);
  }
}

}  // namespace

TEST_CASE("the page of codes is the list of codes") {
  santei_test::check_agreed_between(root / "include/santei/CODES.md",
                                    "<!-- codes begin: made from text/codes.hpp; SANTEI_UPDATE_GOLDEN=1 lets the tests write them anew -->\n", "<!-- codes end -->\n",
                                    table());
}

TEST_CASE("every code that the sources use is listed, and every one that is listed is used") {
  std::set<std::string> used, listed;
  for (const char* folder : {"include/santei", "src", "bindings/python/santei"}) add_codes_of(root / folder, used);
  for (const santei::problem_code& one : santei::problem_codes()) listed.insert(std::string(one.code));
  CHECK(used == listed);
  CHECK(listed.size() == santei::problem_codes().size());
  CHECK(santei::find_code("e0302") == santei::find_code("E0302"));
  CHECK(santei::find_code("E0302") != nullptr);
  CHECK(santei::find_code("E03") == nullptr);
}
