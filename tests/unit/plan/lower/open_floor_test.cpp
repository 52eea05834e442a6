// What is not stated under a 下限額: it may fall below, so the verdict is unknown; what is stated stays.
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/evaluate/batch.hpp>
#include <santei/evaluate/prepared.hpp>

using santei::truth;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

std::string asked(const std::string& clauses, const santei::facts& given) {
  const auto answer = rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n" + clauses + "端数 円未満 切捨て 仮定「a」\n")).ask(given);
  const char* verdict = answer.verdict == truth::yes ? "yes " : answer.verdict == truth::no ? "no " : "unknown ";
  return verdict + summary(answer.amount);
}

santei::facts cost(const std::string& text) {
  santei::facts made;
  made.set("eligible_cost", text);
  return made;
}

}  // namespace

TEST_CASE("a rate that 等 permits may fall below 下限額: the verdict is unknown, and stated keeps the listed rates") {
  const std::string rule = "補助率 1/2 等 仮定「a」\n下限額 100円 仮定「a」\n";
  CHECK(asked(rule, cost("300円")) == "unknown open 0..300 150");
  CHECK(asked(rule, cost("90円")) == "no ineligible 0 0");
  CHECK(asked("補助率 1/2 等 仮定「a」\n", cost("300円")) == "yes open 0..300 150");
  CHECK(asked("補助率 1/2 等 仮定「a」\n下限額 100円 スタートアップ のとき 仮定「a」\n", cost("300円")).substr(0, 7) == "unknown");
}

TEST_CASE("a rate that has been settled is held against 下限額 as it is") {
  const std::string rule = "補助率 1/2 等 仮定「a」\n下限額 100円 仮定「a」\n";
  auto listed = cost("300円"), other = cost("300円"), low = cost("300円");
  listed.set("rate_category", "1/2"), other.set("rate_category", "2/5"), low.set("rate_category", "1/4");
  CHECK(asked(rule, listed) == "yes exact 150 150");
  CHECK(asked(rule, other) == "yes exact 120 120");
  CHECK(asked(rule, low) == "no ineligible 0 0");
}

TEST_CASE("以内 alone leaves the verdict, and 定額 未定 does not") {
  CHECK(asked("補助率 1/2 以内 仮定「a」\n下限額 100円 仮定「a」\n", cost("300円")) == "yes maximum 0..150 150");
  CHECK(asked("補助率 定額 未定, 1/2 のいずれか 仮定「a」\n下限額 100円 仮定「a」\n", cost("300円")) == "unknown open 0..300 150");
  for (const char* clause : {"補助率 定額 未定 仮定「a」\n", "定額 未定 仮定「a」\n"}) {
    CHECK(asked(clause, cost("300円")) == "yes open 0..300 null");
    CHECK(asked(clause + std::string("下限額 100円 仮定「a」\n"), cost("300円")) == "unknown open 0..300 null");
  }
}

TEST_CASE("定額 未定 under a 下限額 hangs on a cost that is not known") {
  for (const char* clause : {"補助率 定額 未定 仮定「a」\n", "定額 未定 仮定「a」\n"}) {
    const std::string floor = clause + std::string("下限額 100円 仮定「a」\n");
    CHECK(asked(floor, {}).substr(0, 8) == "unknown ");
    CHECK(asked(floor, cost("99円")).substr(0, 3) == "no ");
    CHECK(asked(floor, cost("0円..99円")).substr(0, 3) == "no ");
    CHECK(asked("対象 対象経費 が 99円 以下 仮定「a」\n" + floor, {}).substr(0, 3) == "no ");
    CHECK(asked("対象 対象経費 が 100円 以下 仮定「a」\n" + floor, {}).substr(0, 8) == "unknown ");
  }
}

TEST_CASE("what permits no figure does not fall below 下限額, whether in all cases or in some") {
  const std::string floor = "下限額 100円 仮定「a」\n";
  CHECK(asked("補助率 未定 仮定「a」\n" + floor, cost("300円")).substr(0, 4) == "yes ");
  auto starting = cost("300円"), other = cost("300円"), small = cost("90円");
  starting.set("is_startup", "はい"), other.set("is_startup", "いいえ"), small.set("is_startup", "はい");
  const std::string some = "補助率 1/2 スタートアップ でない のとき 仮定「a」\n補助率 未定 スタートアップ のとき 仮定「a」\n" + floor;
  CHECK(asked(some, starting).substr(0, 4) == "yes ");
  CHECK(asked(some, other) == "yes exact 150 150");
  CHECK(asked(some, small).substr(0, 3) == "no ");  // no rate brings 90円 to 100円
}

TEST_CASE("a table and a prepared rule say of an amount in doubt what one question does") {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 等 仮定「a」\n下限額 100円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  santei::evaluate::prepared ready(r.plan);
  std::vector<std::int64_t> facts(r.plan->inputs.size(), santei::evaluate::prepared::not_given);
  facts[*r.plan->find("eligible_cost")] = 300;
  CHECK_FALSE(ready.ask(facts));
}
