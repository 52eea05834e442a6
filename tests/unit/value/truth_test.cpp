// Kleene's tables, in full.
#include "catch.hpp"

#include <santei/value/truth.hpp>

#include <string>

using santei::truth;

TEST_CASE("and is the lesser truth, or the greater, in every combination") {
  constexpr truth all[] = {truth::no, truth::unknown, truth::yes};
  const char* const conjunctions[3][3] = {{"no", "no", "no"}, {"no", "unknown", "unknown"}, {"no", "unknown", "yes"}};
  const char* const disjunctions[3][3] = {{"no", "unknown", "yes"}, {"unknown", "unknown", "yes"}, {"yes", "yes", "yes"}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      CHECK(std::string(name_of(all[a] && all[b])) == conjunctions[a][b]);
      CHECK(std::string(name_of(all[a] || all[b])) == disjunctions[a][b]);
    }
  }
}

TEST_CASE("not leaves unknown unknown") {
  CHECK((!truth::unknown) == truth::unknown);
  CHECK((!truth::no) == truth::yes);
  CHECK((!truth::yes) == truth::no);
  CHECK(santei::truth_of(true) == truth::yes);
  CHECK(santei::truth_of(false) == truth::no);
}
