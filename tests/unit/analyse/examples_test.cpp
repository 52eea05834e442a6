// 例 that hold, and what is said of such as do not.
#include "catch.hpp"

#include <santei/analyse/examples.hpp>

#include "support/rules.hpp"

namespace {

using santei::rational;
using santei::evaluate::amounts;
using santei::evaluate::status;

std::vector<santei::analyse::example_result> run(const std::string& examples) {
  return santei::analyse::run_examples(*santei_test::checked(
      santei_test::measure_with(
          "種別 補助\n対象 規模 が 中小企業 「あ」\n経費 対象経費 「い」\n補助率 1/2 以内 「1/2以内」\n端数 円未満 切捨て 仮定「う」\n" +
          examples),
      santei_test::vocabulary()));
}

}  // namespace

TEST_CASE("an 例 that agrees with its rule passes") {
  const auto results = run("例 規模 = 中小企業, 対象経費 = 11円 ならば 最大 5円\n例 規模 = 大企業, 対象経費 = 11円 ならば 対象外\n例 対象経費 = 11円 ならば 最大 0円 から 5円\n");
  REQUIRE(results.size() == 3);
  for (const auto& one : results) CHECK(one.passed());
  CHECK(results.front().measure == "test/main");
}

TEST_CASE("a wrong amount is told with the line that would be right") {
  const auto results = run("例 規模 = 中小企業, 対象経費 = 11円 ならば 最大 6円\n");
  REQUIRE(results.size() == 1);
  REQUIRE(results[0].problems.size() == 1);
  const auto& problem = results[0].problems[0];
  CHECK(problem.code == "E0601");
  CHECK(problem.text.ja.find("期待は 最大 6円、結果は 最大 5円") != std::string::npos);
  CHECK(problem.advice()->ja.find("例 規模 = 中小企業, 対象経費 = 11円 ならば 最大 5円") != std::string::npos);
  CHECK(problem.labels.front().where.end > problem.labels.front().where.begin);
}

TEST_CASE("the right yen under the wrong status does not hold") {
  for (const char* expected : {"5円", "0円 から 5円", "5円 まで", "未定 5円 まで", "未定", "算定不能", "対象外", "最大 5円 から 5円"}) {
    INFO(expected);
    const auto results = run(std::string("例 規模 = 中小企業, 対象経費 = 11円 ならば ") + expected + "\n");
    REQUIRE(results.size() == 1);
    CHECK(results[0].problems.at(0).code == "E0601");
  }
}

TEST_CASE("a fact whose value does not fit is told at the fact") {
  const auto results = run("例 規模 = 中小企業, 対象経費 = -5円 ならば 対象外\n");
  REQUIRE(results.size() == 1);
  CHECK(results[0].problems.at(0).code == "E0602");
}

TEST_CASE("shares are compared too") {
  const auto results = run(
      "負担 国 = 1/4, 県 = 1/4 「1/2」\n例 規模 = 中小企業, 対象経費 = 22円 ならば 最大 11円, 国 = 5円, 県 = 6円\n例 規模 = 中小企業, 対象経費 = 22円 ならば 最大 11円, 国 = 6円, 県 = 5円\n");
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed());
  REQUIRE(results[1].problems.size() == 2);
  CHECK(results[1].problems[0].code == "E0603");
  CHECK(results[1].problems[0].advice()->ja == "国 = 5円");
}

TEST_CASE("an amount is written as an 例 expects it") {
  const auto text = [](status of, std::optional<rational> min, std::optional<rational> max, std::optional<rational> low,
                       std::optional<rational> high) {
    return santei::analyse::expectation_text(amounts{of, min, max, low, high, {}, {}, true});
  };
  const std::optional<rational> none, zero = rational(0), five = rational(50000);
  CHECK(text(status::ineligible, zero, zero, zero, zero) == "対象外");
  CHECK(text(status::not_computable, none, none, none, none) == "算定不能");
  CHECK(text(status::exact, five, five, five, five) == "5万円");
  CHECK(text(status::maximum, zero, five, five, five) == "最大 5万円");
  CHECK(text(status::maximum, zero, five, none, none) == "5万円 まで");
  CHECK(text(status::maximum_interval, zero, five, zero, five) == "最大 0円 から 5万円");
  CHECK(text(status::interval, zero, five, zero, five) == "0円 から 5万円");
  CHECK(text(status::open, zero, five, zero, five) == "未定 5万円 まで");
  CHECK(text(status::open, zero, none, zero, none) == "未定");
}
