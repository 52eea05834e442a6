// A prepared measure: the same answers as estimate() where nothing is open, and none where something is.
#include <santei/evaluate/prepared.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

#include <cstdint>
#include <string>
#include <vector>

using santei::evaluate::prepared;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string third =
    "種別 補助\n対象 規模 が 中小企業 仮定「a」\n対象 投資額 が 10円 以上 仮定「a」\n経費 投資額 仮定「a」\n補助率 1/3 以内 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

/// Facts by key, in the order of the plan's inputs.
std::vector<std::int64_t> facts_of(const rule& of, const std::vector<std::pair<const char*, std::int64_t>>& given) {
  std::vector<std::int64_t> made(of.plan->inputs.size(), prepared::not_given);
  for (const auto& [key, value] : given) made[*of.plan->find(key)] = value;
  return made;
}

}  // namespace

TEST_CASE("a prepared measure gives the yen and the status of the estimate") {
  const rule r(measure_with(third));
  prepared ask(r.plan);
  for (const std::int64_t yen : {0, 9, 10, 11, 12}) {
    const auto quick = ask.ask(facts_of(r, {{"company_size", 0}, {"investment", yen}}));
    const auto slow = r.ask({{"company_size", "sme"}, {"investment", std::to_string(yen) + "円"}});
    REQUIRE(quick);
    CHECK(quick->eligible == (slow.verdict == santei::truth::yes));
    CHECK(santei::rational(quick->stated) == *slow.amount.stated_high);
    CHECK(santei::evaluate::status_of(*quick) == slow.amount.status);
  }
}

TEST_CASE("a prepared measure says nothing where a fact that may matter is unknown") {
  const rule r(measure_with(third));
  prepared ask(r.plan);
  CHECK_FALSE(ask.ask(facts_of(r, {{"company_size", 0}})));
  CHECK_FALSE(ask.ask(facts_of(r, {{"investment", 20}})));
  const auto never = ask.ask(facts_of(r, {{"company_size", 3}}));  // whatever the investment
  REQUIRE(never);
  CHECK_FALSE(never->eligible);
}

TEST_CASE("a prepared measure says nothing of a value that its fact may not have") {
  const rule r(measure_with(third));
  prepared ask(r.plan);
  CHECK_FALSE(ask.ask(facts_of(r, {{"company_size", 0}, {"investment", -1}})));
  CHECK_FALSE(ask.ask(facts_of(r, {{"company_size", 99}, {"investment", 20}})));
  CHECK(ask.ask(facts_of(r, {{"company_size", 0}, {"investment", INT64_MAX}}))->stated == INT64_MAX / 3);
}

TEST_CASE("a fact that another takes the place of is not asked for") {
  const rule r(measure_with("種別 補助\n経費 対象経費 なければ 投資額 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  prepared ask(r.plan);
  CHECK(ask.ask(facts_of(r, {{"investment", 20}}))->stated == 10);
  CHECK(ask.ask(facts_of(r, {{"eligible_cost", 30}}))->stated == 15);
  CHECK(ask.ask(facts_of(r, {{"eligible_cost", 30}, {"investment", 20}}))->stated == 15);
}

TEST_CASE("two facts that exclude each other are left to bind") {
  const rule r(measure_with("種別 補助\n排他 多重被災, 定額の要件 仮定「a」\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  prepared ask(r.plan);
  CHECK_FALSE(ask.ask(facts_of(r, {{"eligible_cost", 30}, {"multiple_disaster", 1}, {"full_grant_terms", 1}})));
  CHECK(ask.ask(facts_of(r, {{"eligible_cost", 30}, {"multiple_disaster", 1}, {"full_grant_terms", 0}}))->stated == 15);
}

TEST_CASE("a fact that is not given is none: where every value gives the same, that is the answer, and not what 0 would give") {
  const rule r(measure_with("種別 補助\n項目 件数 [cases] 整数 1 以上\n経費 件数 * 100円 仮定「a」\n補助率 9/10 仮定「a」\n上限額 1000円 仮定「a」\n"
                            "端数 千円未満 切上げ 仮定「a」\n"));
  prepared ask(r.plan);
  REQUIRE(r.ask({}).amount.status == santei::evaluate::status::exact);
  const auto quick = ask.ask(facts_of(r, {}));
  REQUIRE(quick);
  CHECK(quick->stated == 1000);
}
