// The cases that conditions tell apart.
#include "catch.hpp"
#include "checking.hpp"

#include <santei/check/case_split.hpp>

#include <numeric>

using namespace checking;
using santei::truth;
using santei::check::case_space;
using santei::check::one_case;

namespace {

struct space_of {
  std::shared_ptr<const santei::check::checked> file;
  std::vector<santei::syntax::condition_id> conditions;

  explicit space_of(const std::string& clauses) : file(check(rule(clauses)).file) {
    REQUIRE(file);
    for (const auto& block : file->tree.blocks)
      for (const auto& clause : block.clauses)
        if (const auto* eligible = std::get_if<santei::syntax::eligible_clause>(&clause.says)) conditions.push_back(eligible->condition);
  }
  [[nodiscard]] case_space space() const {
    case_space made(*file, conditions, &file->measures.front().values);
    std::size_t linear_steps = 1'000'000;
    made.join(all_of(made), linear_steps);
    REQUIRE(made.is_joined(all_of(made)));
    return made;
  }
  static std::vector<std::size_t> all_of(const case_space& space) {
    std::vector<std::size_t> over(space.dimensions().size());
    std::iota(over.begin(), over.end(), std::size_t{0});
    return over;
  }
};

std::vector<one_case> cases_of(const case_space& space) {
  std::vector<one_case> all;
  one_case at = space.anything();
  space.visit(at, space_of::all_of(space), [&](const one_case& in) { return all.push_back(in), false; });
  return all;
}

}  // namespace

TEST_CASE("choices that no condition tells apart are one class") {
  const space_of made("対象 規模 が 中小企業 仮定「…」\n");
  const case_space space = made.space();
  REQUIRE(space.dimensions().size() == 1);
  REQUIRE(cases_of(space).size() == 2);
  CHECK(space.holds(made.conditions[0], {0}) == truth::yes);
  CHECK(space.holds(made.conditions[0], {1}) == truth::no);
  CHECK(space.text_of(0, 0).ja == "規模 = 中小企業");
  CHECK(space.condition_text(0, 1, 1) == "規模 が 中堅企業, 大企業 のいずれか");
}

TEST_CASE("a threshold makes a point and the open ranges beside it, within the declared range") {
  const space_of made("対象 投資額 が 10円 以上 仮定「…」\n対象 投資額 が 20円 未満 仮定「…」\n");
  const case_space space = made.space();
  REQUIRE(space.dimensions().size() == 1);
  const auto cases = cases_of(space);
  CHECK(cases.size() == 5);  // below 10, 10, between, 20, above
  std::vector<truth> both;
  for (const one_case& at : cases) both.push_back(space.holds(made.conditions[0], at) && space.holds(made.conditions[1], at));
  CHECK(both == std::vector<truth>{truth::no, truth::yes, truth::yes, truth::no, truth::no});
  CHECK(space.condition_text(0, 1, 2) == "投資額 が 10円 以上 20円 未満");
}

TEST_CASE("no whole number lies between two that follow each other") {
  const space_of made("対象 従業員数 が 5 以下 または 従業員数 が 6 以上 仮定「…」\n");
  const case_space space = made.space();
  CHECK(cases_of(space).size() == 4);  // below 5, 5, 6, above 6
}

TEST_CASE("a comparison and its opposite are one dimension") {
  const space_of made("対象 投資額 が 対象経費 以上 または 対象経費 が 投資額 超 仮定「…」\n");
  const case_space space = made.space();
  REQUIRE(space.dimensions().size() == 1);
  CHECK(cases_of(space).size() == 3);
  for (const one_case& at : cases_of(space)) CHECK(space.holds(made.conditions[0], at) == truth::yes);
}

TEST_CASE("open words and unspecified classes leave a condition unknown") {
  const space_of made("対象 規模 が 中小企業 等 仮定「…」\n対象 赤字 または 賃上げ 仮定「…」\n");
  const case_space space = made.space();
  const one_case any(space.dimensions().size(), santei::check::any_class);
  CHECK(space.holds(made.conditions[1], any) == truth::unknown);
  one_case at = any;
  at[0] = 1;
  CHECK(space.holds(made.conditions[0], at) == truth::unknown);
  at[1] = 0;
  CHECK(space.holds(made.conditions[1], at) == truth::yes);
}

TEST_CASE("comparisons that differ by a factor and a constant are one dimension") {
  const space_of made("対象 ( 投資額 * 2 ) が 10円 以上 仮定「…」\n対象 ( 投資額 - 対象経費 ) が 5円 以下 仮定「…」\n対象 対象経費 が ( 投資額 - 3円 ) 未満 "
                      "仮定「…」\n");
  const case_space space = made.space();
  REQUIRE(space.dimensions().size() == 2);
  CHECK(space.dimensions()[0].name == "投資額");
  CHECK(space.dimensions()[1].name == "投資額 - 対象経費");
  CHECK(space.dimensions()[1].ranges.size() == 5);  // below 3円, 3円, between, 5円, above
  for (const one_case& at : cases_of(space))
    CHECK((space.holds(made.conditions[1], at) == truth::no || space.holds(made.conditions[2], at) == truth::yes) ==
          (at[1] != 0 && at[1] != 1));
}

TEST_CASE("cases that no facts within their ranges reach are left out") {
  const space_of made("対象 ( 投資額 + 対象経費 ) が 10円 以下 または 投資額 が 20円 以上 仮定「…」\n");
  const case_space space = made.space();
  REQUIRE(space.dimensions().size() == 2);
  CHECK(cases_of(space) == std::vector<one_case>{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}});
}
