// The limits by name, and the document that lists them.
#include <santei/catalogue/catalogue.hpp>
#include <santei/catalogue/limits.hpp>

#include "catch.hpp"
#include "support/rules.hpp"
#include "support/town.hpp"

#include <algorithm>
#include <string>

using santei::catalogue::limits;
using santei::catalogue::named_limits;

TEST_CASE("every limit can be set by its name, and none by another") {
  for (const auto& one : named_limits()) {
    INFO(one.name);
    limits changed;
    CHECK(changed.set(one.name, one.value + 1).value() == one.value + 1);
    const auto all = named_limits(changed), before = named_limits();
    for (std::size_t i = 0; i < all.size(); ++i) CHECK((all[i].value != before[i].value) == (all[i].name == one.name));
    CHECK(changed.set(one.name, 0).problems().front().code == "E0833");
  }
  limits none;
  const auto refused = none.set("plan.node", 5);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0833");
  CHECK(refused.problems().front().help->en.find("plan.nodes") != std::string::npos);
}

TEST_CASE("the document lists every limit with its default, in order, and no other") {
  const std::string text = santei_test::read_file(std::filesystem::path(SANTEI_SOURCE_DIR) / "include" / "santei" / "LIMITS.md");
  std::string listed, known;
  for (std::size_t at = text.find("\n| `"); at != std::string::npos; at = text.find("\n| `", at + 1)) {
    const std::size_t name = at + 4, end = text.find('`', name), value = text.find("| ", end) + 2;
    listed += text.substr(name, end - name) + " " + text.substr(value, text.find(' ', value) - value) + "\n";
  }
  for (const auto& one : named_limits()) known += one.name + " " + std::to_string(one.value) + "\n";
  CHECK(listed == known);
}

TEST_CASE("a catalogue keeps to its own limits") {
  limits within;
  within.analyse.answer.states = within.analyse.answer.completions = 1;
  const auto files = santei::catalogue::embedded_rules();
  const santei::catalogue::catalogue narrow(files, within), wide(files);
  const santei::facts open{{"eligible_cost", "1億円"}, {"prefecture", "石川県"}, {"disaster", "能登半島地震"}};
  const auto ask = [&](const santei::catalogue::catalogue& of) {
    return of.find_one("nariwai_noto_2024/type_a").value().estimate(open).value().amount.tight;
  };
  CHECK(ask(wide));
  CHECK_FALSE(ask(narrow));
}
