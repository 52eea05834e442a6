// Groups of measures for one applicant, their order, and what decides.
#include "catch.hpp"
#include "support/town.hpp"

#include <santei/catalogue/match.hpp>
#include <santei/check/checked.hpp>

#include <algorithm>
#include <array>
#include <set>

using santei::facts;
using santei::catalogue::catalogue;
using santei::catalogue::match;
using santei::catalogue::match_group;
using santei::catalogue::matched;

namespace {

bool on_a_page(const matched& one) { return one.of.id().edition.empty(); }

const matched& of(const std::vector<matched>& all, const std::string& id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const matched& one) { return one.of.id().text() == id; });
  if (found == all.end()) throw std::runtime_error("no " + id);
  return *found;
}

const catalogue& shipped() {
  static const catalogue rules = catalogue::embedded();
  return rules;
}

}  // namespace

TEST_CASE("an applicant who meets every clause is certain, one who fails impossible, and a commission pays nobody") {
  const auto town = santei_test::town();
  const auto small = match(town, {{"company_size", "sme"}, {"eligible_cost", "10円"}}).value();
  CHECK(of(small, "town/lights").group == match_group::certain);
  CHECK(of(small, "town/lights").deciding.empty());
  CHECK(of(small, "town/survey").group == match_group::pays_nobody);
  const auto large = match(town, {{"company_size", "large"}}).value();
  REQUIRE(of(large, "town/lights").group == match_group::impossible);
  REQUIRE(of(large, "town/lights").deciding.size() == 1);
  CHECK(of(large, "town/lights").deciding.front().quote() == "中小企業");
  CHECK(of(large, "town/lights").deciding.front().page == "1");
}

TEST_CASE("an applicant of whom too little is known is possible, and the open clause decides") {
  const auto open = match(santei_test::town(), facts()).value();
  const matched& lights = of(open, "town/lights");
  CHECK(lights.group == match_group::possible);
  REQUIRE(lights.deciding.size() == 1);
  CHECK(lights.answer.missing.front().declared.key == "company_size");
}

TEST_CASE("a measure stands once: on a day in the edition in force, else as the budget's page has it") {
  const auto none = match(santei_test::town(), facts()).value();
  CHECK(none.size() == 3);
  const auto on = match(santei_test::town(), facts(), 20'179).value();  // 2025-04-01
  CHECK(std::count_if(on.begin(), on.end(), [](const matched& one) { return one.of.id().edition == "2"; }) == 2);  // a frame each
  const auto before = match(santei_test::town(), facts(), 18'000).value();
  CHECK(of(before, "town/lights").of.id().edition.empty());
}

TEST_CASE("an unknown key and a value that does not fit are refused") {
  CHECK(match(santei_test::town(), {{"eligible_cots", "1円"}}).problems().front().code == "E0811");
  CHECK(!match(santei_test::town(), {{"eligible_cost", "-1円"}}));
  CHECK(match(santei_test::town(), {{"town/streets.eligible_cost", "1円"}}).problems().front().code == "E0811");
}

TEST_CASE("all 142 measures of the budget, and those beside it, are matched for one company, each in its group") {
  std::array<std::size_t, 4> groups{};
  for (const char* investment : {"9億9999万9999円", "10億円"}) {
    const auto found = match(shipped(), {{"company_size", "sme"},
                                         {"prefecture", "ishikawa"},
                                         {"industry", "製造業"},
                                         {"eligible_cost", "3000万円"},
                                         {"investment", investment}})
                           .value();
    REQUIRE(std::count_if(found.begin(), found.end(), on_a_page) == 142);
    std::set<std::string> ids;
    for (const matched& one : found) {
      INFO(one.of.id().text());
      ids.insert(one.of.id().text());
      ++groups[static_cast<std::size_t>(one.group)];
      if (one.group == match_group::impossible) CHECK(!one.deciding.empty());
      if (one.group == match_group::possible) CHECK((!one.deciding.empty() || !one.answer.premises.empty()));
      if (one.group == match_group::certain) CHECK((one.answer.premises.empty() && one.deciding.empty()));
    }
    CHECK(ids.size() == found.size());
    const matched& large = of(found, "large_growth_investment/large_investment");
    const bool reached = investment == std::string("10億円");
    CHECK(large.group == (reached ? match_group::possible : match_group::impossible));  // under the 前提 of what it is spent on
    if (!reached) CHECK(large.deciding.front().quote() == "※投資下限額は10億円");
    CHECK(of(found, "productivity_revolution/soft_support").group == match_group::pays_nobody);
  }
  for (const auto group : {match_group::possible, match_group::impossible, match_group::pays_nobody})
    CHECK(groups[static_cast<std::size_t>(group)] > 0);
}

TEST_CASE("within a group the greatest stated amount comes first, then what is only possible") {
  const auto found = match(shipped(), {{"company_size", "sme"}, {"eligible_cost", "3000万円"}}).value();
  REQUIRE(found.size() >= 142);
  std::size_t stated = 0, only_possible = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const auto &a = found[i - 1], &b = found[i];
    REQUIRE(a.group <= b.group);
    if (a.group != b.group) continue;
    const auto &x = a.answer.amount.stated_high, &y = b.answer.amount.stated_high;
    INFO(a.of.id().text() << " " << b.of.id().text());
    CHECK((!y || (x && *x >= *y)));
    stated += x && y ? 1 : 0;
    if (x || y) continue;
    CHECK((!b.answer.amount.max || (a.answer.amount.max && *a.answer.amount.max >= *b.answer.amount.max)));
    only_possible += a.answer.amount.max && b.answer.amount.max ? 1 : 0;
  }
  CHECK(stated > 10);
  CHECK(only_possible > 0);
}

TEST_CASE("an amount counts for the measures of its own currency, and one without a currency is refused where several ask for it") {
  const auto rules = santei_test::town_and_abroad();
  const auto is_unused = [](const matched& one) {
    return std::count(one.answer.unused.begin(), one.answer.unused.end(), "eligible_cost") == 1;
  };
  const auto euros = match(rules, {{"company_size", "sme"}, {"eligible_cost", "100.10€"}}).value();
  CHECK(of(euros, "abroad/heating").answer.amount.stated_high == santei::rational(3003));
  CHECK_FALSE(is_unused(of(euros, "abroad/heating")));
  CHECK(of(euros, "town/lights").answer.amount.stated_high == santei::rational(100'000'000));
  CHECK(is_unused(of(euros, "town/lights")));
  const auto yen = match(rules, {{"company_size", "sme"}, {"eligible_cost", "10円..30円"}}).value();
  CHECK(of(yen, "town/lights").answer.amount.stated_high == santei::rational(10));
  CHECK(is_unused(of(yen, "abroad/heating")));
  CHECK_FALSE(of(yen, "abroad/heating").answer.amount.max.has_value());
  for (const char* bare : {"5000", "1..2"}) {
    const auto refused = match(rules, {{"eligible_cost", bare}});
    REQUIRE_FALSE(refused);
    CHECK(refused.problems().front().code == "E0803");
  }
  CHECK(match(rules, {{"eligible_cost", "不明"}}));
  CHECK(match(rules, {{"eligible_cost", "3$"}}).problems().front().code == "E0803");  // nobody's
}
