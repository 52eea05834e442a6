// Bounds on untrusted rules, at the limit and one past it.
#include <santei/plan/limits.hpp>

#include "catch.hpp"
#include "support/rules.hpp"

using santei_test::checked;
using santei_test::measure_with;
using santei_test::vocabulary;

namespace {

/// 従業員数 and 連携企業数 multiplied `times` times: 133 bits each, and one of the amount.
std::shared_ptr<const santei::check::checked> product(int times) {
  std::string formula = "対象経費";
  for (int i = 1; i < times; ++i) formula += " * 従業員数";
  return checked(measure_with("種別 単価\n金額 " + formula + " 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"), vocabulary());
}

const char* const half = "経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

std::shared_ptr<const santei::check::checked> with(const std::string& clauses) {
  return checked(measure_with("種別 補助\n" + clauses), vocabulary());
}

/// The code of what refuses the first measure; empty where it is lowered.
std::string refusal(const std::shared_ptr<const santei::check::checked>& file, const santei::plan::limits& within) {
  const auto made = santei::plan::lower(*file, 0, within);
  return made ? "" : made.problems().front().code;
}

}  // namespace

TEST_CASE("a number may reach the limit of magnitude and not one bit more") {
  const auto file = product(3);
  const auto plan = santei::plan::lower(*file, 0).value();
  const std::size_t needed = magnitude_of(plan).bits;
  CHECK(needed >= 3 * 133);
  CHECK(santei::plan::lower(*file, 0, {.magnitude_bits = needed}).has_value());
  const auto refused = santei::plan::lower(*file, 0, {.magnitude_bits = needed - 1});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0428");
}

TEST_CASE("four factors of forty digits pass the limit that ships") {
  CHECK(santei::plan::lower(*product(3), 0).has_value());
  CHECK_FALSE(santei::plan::lower(*product(4), 0).has_value());
}

TEST_CASE("declared ranges say how large the numbers on the way can be") {
  const auto prorated = [](const std::string& range) {
    return checked(measure_with("種別 補助\n項目 収益, 経費額, 補助額 [income, spent, granted] 金額 1円 以上" + range +
                                "\n金額 ( 収益 - ( 経費額 - 補助額 ) ) * ( 補助額 / 経費額 ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"),
                   vocabulary());
  };
  CHECK(refusal(prorated(" 1000億円 以下"), {}).empty());
  const auto refused = santei::plan::lower(*prorated(""), 0);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0428");
  CHECK(refused.problems().front().help->ja ==
        "項目のとりうる大きさを宣言するか、式の中で抑えます: 項目 収益 [income] 金額 1円 以上 1000億円 以下、"
        "項目 経費額 [spent] 金額 1円 以上 1000億円 以下、項目 補助額 [granted] 金額 1円 以上 1000億円 以下");
}

TEST_CASE("divisors of rows have a common denominator only where they are few or the rows are rounded") {
  const auto rows = [](const std::string& most, const std::string& formula) {
    const std::string text = "種別 単価\n明細 部屋 [rooms]\n項目 費用 [expense] 金額 0円 以上 1000億円 以下\n項目 人数 [people] 整数 1 以上 " + most +
                             " 以下\n金額 合計( " + formula + " ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
    return refusal(checked(measure_with(text), vocabulary()), {});
  };
  CHECK(rows("12", "費用 / 人数").empty());
  CHECK(rows("10000", "費用 / 人数") == "E0428");
  CHECK(rows("10000", "切捨て( 費用 / 人数, 1円 )").empty());
}

TEST_CASE("rows may reach the limit of steps and not one more") {
  const auto file =
      checked(santei_test::read_file(santei_test::rules_folder() / "r6_supplementary" / "p50_electricity_gas_relief.santei"), vocabulary());
  const auto plan = santei::plan::lower(*file, 0).value();
  const auto rows = [](std::size_t count) {
    santei::facts given;
    given.add({"contracts",
               {santei::fact_input::rows{std::vector(count, santei::fact_input::row{{"power_contract", {std::string("低圧")}}})}},
               ""});
    return given;
  };
  const santei::plan::limits within{.steps = plan.nodes.size() * 5};
  CHECK(santei::evaluate::bind(plan, rows(5), {}, within).has_value());
  const auto refused = santei::evaluate::bind(plan, rows(6), {}, within);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.problems().front().code == "E0815");
}

TEST_CASE("the nodes of a plan may reach the limit while it is made, and not one more") {
  const auto file = with(half);
  std::size_t needed = 1;
  while (needed < 1'000 && !refusal(file, {.nodes = needed}).empty()) ++needed;
  REQUIRE(needed > 5);
  REQUIRE(needed < 1'000);
  CHECK(refusal(file, {.nodes = needed}).empty());
  CHECK(refusal(file, {.nodes = needed - 1}) == "E0429");
}

TEST_CASE("nodes may stand one upon another up to the limit of depth, and no higher") {
  const auto file = with(half);
  const std::size_t needed = depth(santei::plan::lower(*file, 0).value());
  CHECK(needed >= 3);
  CHECK(refusal(file, {.depth = needed}).empty());
  CHECK(refusal(file, {.depth = needed - 1}) == "E0429");
}

TEST_CASE("値 use one another as deeply as the limit, and no deeper") {
  const auto file = with("値 v0 = 対象経費 仮定「a」\n値 v1 = v0 + 1円 仮定「a」\n値 v2 = v1 + v1 仮定「a」\n上限額 v2 仮定「a」\n" + std::string(half));
  CHECK(refusal(file, {.nested = 3}).empty());
  CHECK(refusal(file, {.nested = 2}) == "E0429");
}

TEST_CASE("rates are listed up to the limit, and not one more") {
  const auto file = with("経費 対象経費 仮定「a」\n補助率 1/2, 1/3, 1/4 のいずれか 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
  CHECK(refusal(file, {.listed_rates = 3}).empty());
  CHECK(refusal(file, {.listed_rates = 2}) == "E0429");
}

TEST_CASE("費目 are tied up to the limit, and not one more") {
  const auto file = with(
      "経費上限 9円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n費目 甲 [a]\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n"
      "費目 乙 [b]\n経費 投資額 仮定「a」\n補助率 1/3 仮定「a」\n");
  CHECK(refusal(file, {.tied_categories = 2}).empty());
  CHECK(refusal(file, {.tied_categories = 1}) == "E0429");
}

TEST_CASE("排他 names facts up to the limit, and not one more") {
  const std::string facts = "項目 甲, 乙, 丙 [a, b, c] 真偽\n";
  const auto file = with(facts + "排他 甲, 乙, 丙 仮定「a」\n対象 甲 または 乙 または 丙 仮定「a」\n" + half);
  CHECK(refusal(file, {.exclusive_facts = 3}).empty());
  CHECK(refusal(file, {.exclusive_facts = 2}) == "E0429");
}

TEST_CASE("problems of facts are told up to the limit, then that the rest was not looked at") {
  const santei_test::rule rule(measure_with("種別 補助\n" + std::string(half)));
  santei::facts three, two;
  for (const char* key : {"no_such_1", "no_such_2", "no_such_3"}) three.set(key, "1");
  for (const char* key : {"no_such_1", "no_such_2"}) two.set(key, "1");
  const santei::plan::limits within{.problems = 3};
  const auto codes = [&](const santei::facts& given) {
    std::vector<std::string> found;
    const auto refused = santei::evaluate::bind(*rule.plan, given, rule.keys(), within);
    for (const santei::diagnostic& one : refused.problems()) found.push_back(one.code);
    return found;
  };
  CHECK(codes(two) == std::vector<std::string>{"E0811", "E0811"});
  CHECK(codes(three) == std::vector<std::string>{"E0811", "E0811", "E0811", "E0816"});
}

TEST_CASE("values that double from line to line are shared, whatever reads them") {
  std::string clauses = "値 v0 = 対象経費 仮定「a」\n";
  for (int i = 0; i < 60; ++i) {
    const std::string before = "v" + std::to_string(i), after = "v" + std::to_string(i + 1);
    clauses += "値 " + after + " = 小さい方( " + before + ", 大きい方( " + before + " - 1円, 投資額 ) ) 仮定「a」\n";
  }
  const auto file = with(clauses + "経費 v60 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
  CHECK(santei::plan::lower(*file, 0).value().nodes.size() < 500);
}

TEST_CASE("補助額 of a measure that several others use is computed once") {
  std::string text = measure_with("種別 補助\n" + std::string(half));
  for (int i = 0; i < 40; ++i) {
    const std::string before = i == 0 ? "main" : "m" + std::to_string(i - 1);
    text += "枠 枠" + std::to_string(i) + " [m" + std::to_string(i) + "]\n種別 補助\n経費 対象経費 仮定「a」\n金額 補助額( test/" + before +
            " ) + 補助額( test/" + before + " ) 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  }
  const auto file = checked(text, vocabulary());
  CHECK(santei::plan::lower(*file, 40).value().nodes.size() < 1'000);
}
