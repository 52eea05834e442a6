// Questions about a rule at the limits of work: answered up to them, refused, left out or undecided past them.
#include <santei/analyse/curve.hpp>
#include <santei/analyse/examples.hpp>
#include <santei/analyse/prove.hpp>
#include <santei/analyse/questions.hpp>
#include <santei/analyse/remedies.hpp>
#include <santei/analyse/solve.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

#include <algorithm>

using santei::facts;
using santei::analyse::limits;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string half = "経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

/// A cap of 100円 that each of four facts raises: 16 cases with a fold each.
rule uplifts() {
  std::string clauses;
  int by = 1;
  for (int i = 0; i < 4; ++i, by *= 2) {
    const std::string name = "旗" + std::to_string(i);
    clauses = "項目 " + name + " [flag" + std::to_string(i) + "] 真偽\n" + clauses + "上限加算 " + std::to_string(by) + "円 " + name + " のとき 仮定「a」\n";
  }
  return rule(measure_with("種別 補助\n上限額 100円 仮定「a」\n" + clauses + half));
}

std::string code_of_curve(const rule& of, const limits& within) {
  const auto made = santei::analyse::curve_of(*of.plan, of.bind({}).value(), *of.plan->find("eligible_cost"), within);
  return made ? "" : made.problems().front().code;
}

}  // namespace

TEST_CASE("a curve is drawn while its cases are within the limit, and refused past it") {
  const rule of = uplifts();
  std::size_t needed = 1;
  while (needed < 10'000 && !code_of_curve(of, {.curve_cases = needed}).empty()) ++needed;
  REQUIRE(needed > 16);
  REQUIRE(needed < 10'000);
  CHECK(code_of_curve(of, {.curve_cases = needed}).empty());
  CHECK(code_of_curve(of, {.curve_cases = needed - 1}) == "E0904");
  CHECK(code_of_curve(of, {.curve_steps = 10}) == "E0904");
}

TEST_CASE("an amount is solved for while the places where rounding jumps are within the limit") {
  const auto categories = [](const std::string& unit) {
    return rule(measure_with("種別 補助\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n費目 甲 [p]\n経費 対象経費 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"
                             "費目 乙 [q]\n経費 対象経費 仮定「a」\n端数 " + unit + "未満 切捨て 仮定「a」\n"));
  };
  const auto solve = [](const rule& of, const limits& within) {
    const auto along = santei::analyse::curve_of(*of.plan, of.bind({}).value(), *of.plan->find("eligible_cost")).value();
    return santei::analyse::solve(along, 4'000, within);
  };
  CHECK(solve(categories("千円"), {}).value().least == santei::rational(4'000));
  CHECK(solve(categories("千円"), {.jumps = 1'000}).problems().front().code == "E0905");
  CHECK(solve(categories("百万円"), {}).problems().front().code == "E0905");
}

TEST_CASE("a proof that would take more than the limit is undecided, and says why") {
  const rule of = uplifts();
  const auto standings = [&](const limits& within) {
    std::vector<santei::analyse::standing> found;
    for (const auto& one : santei::analyse::prove(*of.plan, within)) found.push_back(one.is);
    return found;
  };
  const auto decided = standings({});
  CHECK(std::count(decided.begin(), decided.end(), santei::analyse::standing::undecided) == 0);
  CHECK(std::count(decided.begin(), decided.end(), santei::analyse::standing::proved) > 0);
  const auto short_of_work = standings({.path_steps = 1});
  CHECK(std::count(short_of_work.begin(), short_of_work.end(), santei::analyse::standing::undecided) > 0);
  CHECK(std::count(short_of_work.begin(), short_of_work.end(), santei::analyse::standing::refuted) == 0);
  const std::size_t nodes = of.plan->nodes.size();
  CHECK(standings({.proof_nodes = nodes}) == decided);
  const auto too_large = standings({.proof_nodes = nodes - 1});
  CHECK(std::count(too_large.begin(), too_large.end(), santei::analyse::standing::undecided) == static_cast<std::ptrdiff_t>(too_large.size()));
}

TEST_CASE("例 are tried while the work of a file is within the limit, and those past it say that they were not") {
  const auto file = santei_test::checked(measure_with("種別 補助\n" + half + "例 対象経費 = 10円 ならば 5円\n例 対象経費 = 20円 ならば 10円\n"), santei_test::vocabulary());
  for (const auto& one : santei::analyse::run_examples(*file)) CHECK(one.passed());
  const auto results = santei::analyse::run_examples(*file, {.trial_steps = 1});
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed());
  REQUIRE_FALSE(results[1].passed());
  CHECK(results[1].problems.front().code == "E0605");
}

TEST_CASE("what could be changed is tried while the work is within the limit") {
  const rule of(measure_with("種別 補助\n対象 規模 が 中小企業 仮定「a」\n" + half));
  const auto known = of.bind({{"company_size", "large"}, {"eligible_cost", "10円"}}).value();
  CHECK_FALSE(santei::analyse::remedies(*of.plan, known).empty());
  CHECK(santei::analyse::remedies(*of.plan, known, {.trial_steps = 1}).size() <= 1);
}
