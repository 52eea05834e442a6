// 負担: the grant among its payers, where the rate is one of several too.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::range_text;
using santei_test::rule;

namespace {

std::string shares(const std::string& clauses, const facts& given) {
  std::string out;
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n" + clauses + "端数 円未満 切捨て 仮定「a」\n"));
  for (const auto& one : r.ask(given).shares)
    out += (out.empty() ? "" : ", ") + one.payer + " " + range_text(one.stated_low, one.stated_high);
  return out;
}

}  // namespace

TEST_CASE("the last payer takes what rounding leaves") {
  const std::string clauses = "補助率 3/4 仮定「a」\n負担 国 = 1/2, 県 = 1/4 仮定「a」\n";
  CHECK(shares(clauses, {{"eligible_cost", "100円"}}) == "国 50, 県 25");
  CHECK(shares(clauses, {{"eligible_cost", "99円"}}) == "国 49, 県 25");  // 74: 49 1/3 and the rest
}

TEST_CASE("shares under a condition follow the rate that applies") {
  const std::string clauses = "補助率 3/4 スタートアップ のとき 仮定「a」\n補助率 1/2 スタートアップ でない のとき 仮定「a」\n"
                              "負担 国 = 1/2, 県 = 1/4 スタートアップ のとき 仮定「a」\n負担 国 = 1/2 スタートアップ でない のとき 仮定「a」\n";
  CHECK(shares(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "国 50, 県 25");
  CHECK(shares(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "国 50, 県 0");
  CHECK(shares(clauses, {{"eligible_cost", "100円"}}) == "国 50, 県 0..25");
}

TEST_CASE("a payer with several alternatives is no share of the applicant's answer") {
  const std::string clauses = "補助率 3/4 仮定「a」\n負担 国 = 3/4, 市 = 2/3, 1/2 のいずれか 仮定「a」\n";
  CHECK(shares(clauses, {{"eligible_cost", "100円"}}).find("市") == std::string::npos);
}
