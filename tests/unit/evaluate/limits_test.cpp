// Answers at the limits of work: tight up to them, enclosed one past, and never wrong.
#include <santei/evaluate/estimate.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::rational;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const char* const half = "経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

/// A cap that each of `count` facts raises by another amount.
rule uplifts(int count) {
  std::string facts, clauses = "上限額 100円 仮定「a」\n";
  int by = 1;
  for (int i = 0; i < count; ++i, by *= 2) {
    const std::string name = "旗" + std::to_string(i);
    facts += "項目 " + name + " [flag" + std::to_string(i) + "] 真偽\n";
    clauses += "上限加算 " + std::to_string(by) + "円 " + name + " のとき 仮定「a」\n";
  }
  return rule(measure_with("種別 補助\n" + facts + clauses + half));
}

santei::evaluate::result ask(const rule& of, const facts& given, const santei::evaluate::limits& within = {}) {
  return santei::evaluate::estimate(*of.plan, of.bind(given).value(), within);
}

}  // namespace

TEST_CASE("choices are decided up to the limit of states; one less, and the answer is an enclosure that holds them all") {
  const rule of = uplifts(4);
  const facts known{{"eligible_cost", "1億円"}};
  const auto holds_all = [&](const santei::evaluate::limits& within) {
    const auto enclosed = ask(of, known, within).amount;
    return !enclosed.tight && *enclosed.min <= rational(100) && *enclosed.max >= rational(115);
  };
  CHECK(santei_test::summary(ask(of, known, {.states = 31}).amount) == "interval 100..115 100..115");  // 15 decisions, 16 outcomes
  CHECK(holds_all({.states = 30, .completions = 15}));
  CHECK(holds_all({.restricts = 1, .completions = 1}));
}

TEST_CASE("facts that leave the same are no more to decide however many they are") {
  std::string facts, clauses;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "旗" + std::to_string(i);
    facts += "項目 " + name + " [flag" + std::to_string(i) + "] 真偽\n";
    clauses += "上限加算 5円 " + name + " のとき 仮定「a」\n";
  }
  const rule of(measure_with("種別 補助\n" + facts + "上限額 100円 仮定「a」\n" + clauses + half));
  const auto answer = ask(of, {});
  CHECK(santei_test::summary(answer.amount) == "interval 0..300 0..300");
  CHECK(answer.missing.size() == 41);
}

TEST_CASE("nodes are computed up to the limit of steps; one less, and the answer is wider but holds") {
  const rule of = uplifts(4);
  const facts known{{"eligible_cost", "1億円"}};
  const std::size_t needed = ask(of, known).computed;
  REQUIRE(needed > 100);
  CHECK(ask(of, known, {.steps = needed}).amount.tight);
  const auto enclosed = ask(of, known, {.steps = 100}).amount;
  CHECK_FALSE(enclosed.tight);
  CHECK(*enclosed.min <= rational(100));
  CHECK(*enclosed.max >= rational(115));
}

TEST_CASE("stretches of the open amount are told apart up to the limit; past it the answer is an enclosure") {
  const rule of(measure_with(std::string("種別 補助\n上限額 100円 仮定「a」\n") + half));
  CHECK(santei_test::summary(ask(of, {}, {.cells = 3}).amount) == "interval 0..100 0..100");
  CHECK(santei_test::summary(ask(of, {}, {.cells = 1}).amount) == "interval 0..100 0..100 outer");
  CHECK(santei_test::summary(ask(of, {}, {.splits = 1}).amount) == "interval 0..100 0..100 outer");
}

TEST_CASE("twelve facts that raise a cap beside an unknown cost: all ways are weighed") {
  const rule of = uplifts(12);
  const auto answer = ask(of, {});
  CHECK(santei_test::summary(answer.amount) == "interval 0..4195 0..4195");
  REQUIRE(answer.missing.size() == 13);
  CHECK(answer.missing.front().declared.key == "eligible_cost");
  // with the cost known the cap is still between 100 and 4195
  CHECK(answer.missing.front().decides_yen == rational(100));
  // with the greatest uplift known the rest leaves 0 to 4195
  CHECK(answer.missing.back().decides_yen == rational(0));
}
