// Figures drawn over all pages each stand in a clause: on the pages beside this file, and on those of SANTEI_PAGES where it names a folder.
#include "catch.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace {

const std::string root = SANTEI_SOURCE_DIR;

struct ran {
  int status = -1;
  std::string out;
};

ran draw(const std::string& pages, const std::string& rules, int seed) {
  const char* program = std::getenv("SANTEI_CLI");
  REQUIRE(program != nullptr);
  const std::string command = "python3 '" + root + "/tests/golden/draw_figures.py' '" + program + "' --pages '" + pages + "' --rules '" +
                              rules + "' --seed " + std::to_string(seed);
  FILE* from = ::popen(command.c_str(), "r");
  REQUIRE(from != nullptr);
  ran made;
  char buffer[4096];
  for (std::size_t read = 0; (read = std::fread(buffer, 1, sizeof buffer, from)) != 0;) made.out.append(buffer, read);
  const int status = ::pclose(from);
  made.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return made;
}

}  // namespace

TEST_CASE("figures drawn from a page stand beside its line and the clause that states them") {
  const ran one = draw(root + "/tests/golden/cli/pages", root + "/tests/golden/cli/rules/r6_supplementary", 1);
  INFO(one.out);
  CHECK(one.status == 0);
  CHECK(one.out.find("1/3\n  資料  町の補助　中小企業の経費を１／３以内で補助する。上限１億円。\n  条文  補助率 1/3 以内\n") != std::string::npos);
  CHECK(one.out.find("3 in a clause, 0 in none") != std::string::npos);
}

TEST_CASE("thirty figures drawn over all pages stand in a clause") {
  const char* pages = std::getenv("SANTEI_PAGES");
  if (pages == nullptr) {
    WARN("not run: SANTEI_PAGES names no folder, and the pages are not part of the checkout");
    return;
  }
  for (const int seed : {1, 2, 3}) {
    const ran one = draw(pages, root + "/rules", seed);
    INFO(one.out);
    CHECK(one.status == 0);
    CHECK(one.out.find("30 in a clause, 0 in none") != std::string::npos);
  }
}
