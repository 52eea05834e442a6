// 種別 and the rates beside it to the contract's word.
#include "catch.hpp"

#include <santei/catalogue/catalogue.hpp>

#include <utility>

namespace {

std::string kind_of(const std::string& clauses) {
  const std::string text = "事業 試験 [test]\n枠 試験 [main]\n項目 費用 [cost] 金額\n" + clauses + "\n";
  const santei::catalogue::catalogue rules({{"test.santei", text}});
  return rules.find("test/main").value().front().kind();
}

const std::string cost = "経費 費用 仮定「あ」\n";

}  // namespace

TEST_CASE("each 種別 has its word") {
  const std::pair<const char*, const char*> words[] = {
      {"委託", "commission"}, {"出資", "investment"}, {"拠出金", "contribution"}, {"交付金", "grant_to_agency"}, {"記載なし", "unstated"}};
  for (const auto& [written, expected] : words) CHECK(kind_of(std::string("種別 ") + written) == expected);
}

TEST_CASE("a 補助 is told by its rates") {
  CHECK(kind_of("種別 補助\n" + cost + "補助率 1/2 仮定「い」") == "subsidy_rate");
  CHECK(kind_of("種別 補助\n" + cost + "補助率 定額 未定, 2/3 のいずれか 仮定「い」") == "subsidy_rate_or_fixed");
  CHECK(kind_of("種別 補助\n" + cost + "定額 5円 まで 仮定「い」\n補助率 1/2 仮定「い」") == "subsidy_rate_or_fixed");
  CHECK(kind_of("種別 補助") == "subsidy_unspecified");
}
