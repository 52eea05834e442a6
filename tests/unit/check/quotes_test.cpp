// Phrases of a file with what their clauses state.
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/check/quotes.hpp>

#include <algorithm>

using santei::check::quote;
using santei::check::quotes_of;

namespace {

std::vector<quote> quotes(const std::string& clauses) {
  return quotes_of(*santei_test::checked(santei_test::measure_with("種別 補助\n" + clauses), santei_test::vocabulary()));
}

bool has(const std::vector<quote>& all, const std::string& phrase, const std::string& clause,
         const std::vector<santei::rational>& numbers) {
  return std::any_of(all.begin(), all.end(), [&](const quote& one) {
    return one.phrase == phrase && one.clause == clause && one.numbers == numbers && one.pages == std::vector<std::string>{"1"};
  });
}

}  // namespace

TEST_CASE("a quote has its page, its clause and the numbers that are stated, not those that are only quoted") {
  const auto all = quotes("経費 対象経費 「経費」\n補助率 1/3 以内 「1/3以内、上限5億円」\n");
  CHECK(has(all, "1/3以内、上限5億円", "補助率 1/3 以内", {santei::rational(1, 3)}));
  CHECK(has(all, "経費", "経費 対象経費", {}));
  CHECK(has(all, "試験の枠", "試験の枠", {}));
}

TEST_CASE("what a 前提 says it states; 仮定, 要領, 未記載 and 例 quote nothing") {
  const auto all = quotes("前提 期間「最大3年間」\n経費 対象経費 仮定「甲」\n端数 円未満 切捨て 要領「乙」\n未記載「丙」\n");
  CHECK(std::any_of(all.begin(), all.end(), [](const quote& one) {
    return one.phrase == "最大3年間" && std::find(one.numbers.begin(), one.numbers.end(), santei::rational(36)) != one.numbers.end();
  }));
  for (const quote& one : all)
    for (const char* none : {"甲", "乙", "丙"}) CHECK(one.phrase != none);
}
