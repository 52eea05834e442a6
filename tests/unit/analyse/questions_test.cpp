// What to ask next, over one measure and several, and why.
#include <santei/analyse/questions.hpp>

#include <santei/evaluate/estimate.hpp>

#include "catch.hpp"
#include "show_number.hpp"
#include "support/rules.hpp"

#include <string>
#include <vector>

using santei::facts;
using santei::rational;
using santei::analyse::asked_measure;
using santei::analyse::asking;
using santei::analyse::questions_for;
using santei_test::measure_with;
using santei_test::rule;

namespace {

const std::string down = "端数 円未満 切捨て 仮定「試験」\n";

rule a_rule(const std::string& clauses) { return rule(measure_with("種別 補助\n経費 対象経費 仮定「試験」\n" + clauses + down)); }

asked_measure asked(const rule& one, const facts& given, const std::string& id = "test/main") {
  auto bound = one.bind(given).value();
  auto answer = santei::evaluate::estimate(*one.plan, bound);
  return {id, one.plan.get(), std::move(bound), std::move(answer)};
}

std::string keys(const std::vector<santei::analyse::question>& of) {
  std::string out;
  for (const auto& one : of) out += (out.empty() ? "" : " ") + one.key + (one.decides_yen ? ":" + one.decides_yen->text() : "");
  return out;
}

}  // namespace

TEST_CASE("the fact that decides most is asked first, and nothing once all is known") {
  const rule one = a_rule("対象 規模 が 中小企業 仮定「試験」\n補助率 1/2 仮定「試験」\n上限額 100円 仮定「試験」\n");
  CHECK(keys(questions_for({asked(one, {{"company_size", "sme"}})})) == "eligible_cost:100");
  CHECK(questions_for({asked(one, {{"company_size", "large"}})}).empty());
  CHECK(questions_for({asked(one, {{"company_size", "sme"}, {"eligible_cost", "10円"}})}).empty());
}

TEST_CASE("over several measures the yen are added up and the measures counted") {
  const rule a = a_rule("補助率 1/2 仮定「試験」\n上限額 100円 仮定「試験」\n"), b = a_rule("補助率 1/3 仮定「試験」\n上限額 30円 仮定「試験」\n");
  const auto found = questions_for({asked(a, {}, "test/a"), asked(b, {}, "test/b")});
  REQUIRE(found.size() == 1);
  CHECK(found.front().decides_yen == rational(130));
  CHECK(found.front().measures == 2);
  const rule open = a_rule("補助率 1/2 仮定「試験」\n");
  CHECK_FALSE(questions_for({asked(a, {}, "test/a"), asked(open, {}, "test/b")}).front().decides_yen.has_value());
}

TEST_CASE("of facts that decide as many yen the one that more measures need is asked first") {
  const auto paying = [](const char* yen, const char* to) {
    return rule(measure_with(std::string("種別 給付金\n金額 ") + yen + " 仮定「試験」\n対象 " + to + " 仮定「試験」\n" + down));
  };
  const rule area = paying("10円", "対象地域"), member = paying("5円", "グループ構成員");
  CHECK(keys(questions_for({asked(area, {}, "test/a"), asked(member, {}, "test/b"), asked(member, {}, "test/c")})) ==
        "group_member:10 in_area:10");
}

TEST_CASE("who cannot tell the size is asked for what it follows from") {
  const rule one = a_rule("対象 規模 が 中小企業 仮定「試験」\n補助率 1/2 仮定「試験」\n上限額 100円 仮定「試験」\n");
  const auto found = questions_for({asked(one, {{"eligible_cost", "10円"}})}, {{"company_size"}, true});
  CHECK(keys(found).find("company_size") == std::string::npos);
  CHECK(keys(found).find("industry") != std::string::npos);
  const auto rest = questions_for({asked(one, {{"eligible_cost", "10円"}, {"industry", "retail"}})}, {{"company_size"}, true});
  CHECK(keys(rest).find("capital") != std::string::npos);
  CHECK(keys(rest).find("industry") == std::string::npos);
  CHECK(questions_for({asked(one, {{"eligible_cost", "10円"}})}, {{"company_size", "applicant_kind", "industry", "capital", "employees"}, true}).empty());
}

TEST_CASE("what the page leaves open is asked last, and only where it changes something") {
  const rule one = a_rule("補助率 1/2, 2/3 のいずれか 仮定「試験」\n上限額 100円 仮定「試験」\n");
  CHECK(keys(questions_for({asked(one, {})})) == "eligible_cost:75");  // at 150円 the rates still differ by 25円
  const auto open = questions_for({asked(one, {{"eligible_cost", "60円"}})});
  CHECK(keys(open) == "rate_category:10");
  CHECK(open.front().open_point);
  CHECK(questions_for({asked(one, {{"eligible_cost", "60円"}})}, {{}, false}).empty());
  CHECK(questions_for({asked(one, {{"eligible_cost", "1000円"}})}).empty());  // both rates reach the cap
  CHECK(keys(questions_for({asked(one, {{"eligible_cost", "60円"}}, "test/a"), asked(one, {{"eligible_cost", "60円"}}, "test/b")})) ==
        "test/a.rate_category:10 test/b.rate_category:10");
}

TEST_CASE("the reason is the clause that reads the fact") {
  const rule one = a_rule("対象 規模 が 中小企業 仮定「試験」\n補助率 1/2 グループ構成員 のとき 仮定「試験」\n補助率 1/3 グループ構成員 でない のとき 仮定「試験」\n上限額 100円 仮定「試験」\n");
  const std::vector<asked_measure> of{asked(one, {})};
  const auto questions = questions_for(of);
  REQUIRE(questions.size() == 3);
  for (const auto& question : questions) {
    const auto reasons = santei::analyse::reasons_for(of, question);
    REQUIRE_FALSE(reasons.empty());
    CHECK(reasons.front().measure == "test/main");
    const std::string& text = reasons.front().cited.text;
    const std::string part = question.key == "company_size" ? "規模 が 中小企業" : question.key == "group_member" ? "グループ構成員" : "経費 対象経費";
    INFO(question.key << ": " << text);
    CHECK(text.find(part) != std::string::npos);
  }
}
