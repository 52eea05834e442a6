// 年平均伸び率: exact by powers, cut toward zero at the unit, as a condition and as a figure.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

/// A yen a hundredth of a percent, above `base`.
std::string growth(const char* before, const char* after, std::int64_t years, const std::string& base = "0%") {
  const rule r(measure_with("種別 給付金\n項目 前 [before] 金額 1円 以上\n項目 後 [after] 金額\n金額 ( " + base + " + 年平均伸び率( 前, 後, " +
                            std::to_string(years) + ", 0.01% 未満 切捨て ) ) * 10000円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  return summary(r.ask({{"before", before}, {"after", after}}).amount);
}

}  // namespace

TEST_CASE("8000万円 to 9700万円 in five years is 3.92 % a year") {
  CHECK(growth("8000万円", "9700万円", 5) == "exact 392 392");
}

TEST_CASE("a growth that is just reached counts, one yen less does not") {
  CHECK(growth("10000円", "10609円", 2) == "exact 300 300");  // 1.03² exactly
  CHECK(growth("10000円", "10608円", 2) == "exact 299 299");
  CHECK(growth("100万円", "109万2727円", 3) == "exact 300 300");
  CHECK(growth("100万円", "109万2726円", 3) == "exact 299 299");
  CHECK(growth("5円", "5円", 4) == "exact 0 0");
}

TEST_CASE("growth over a hundred years and more is what its powers say") {
  CHECK(growth("10円", "15円", 99) == "exact 41 41");
  CHECK(growth("10円", "15円", 100) == "exact 40 40");
  CHECK(growth("10円", "15円", 101) == "exact 40 40");
  CHECK(growth("10円", "15円", 1'000) == "exact 4 4");
  CHECK(growth("10円", "15円", 4'055) == "exact 0 0");
  CHECK(growth("1円", "1兆円", 9'000'000'000'000'000'000) == "exact 0 0");
}

TEST_CASE("what shrinks grows by less than 0, by no more than all of it") {
  CHECK(growth("15円", "10円", 1, "100%") == "exact 6667 6667");  // cut toward zero: −33.33 %
  CHECK(growth("15円", "10円", 101, "100%") == "exact 9960 9960");
  CHECK(growth("15円", "10円", 1'000, "100%") == "exact 9996 9996");
  CHECK(growth("15円", "0円", 1'000, "100%") == "exact 0 0");
}

TEST_CASE("years and the amount that is grown from are shown to be above 0") {
  const auto codes = [](const std::string& years) {
    const std::string text = measure_with("種別 給付金\n項目 前, 後 [before, after] 金額 1円 以上\n項目 年 [years] 整数 " + years +
                                          "\n金額 年平均伸び率( 前, 後, 年, 0.01% 未満 切捨て ) * 10000円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
    return santei::check::check_file(santei::syntax::parse(text).value(), {santei_test::vocabulary(), nullptr}).problems;
  };
  CHECK(codes("1 以上").empty());
  for (const char* years : {"", "0 以上", "-5 以上", "-5 以上 -1 以下"}) {
    INFO(years);
    const auto problems = codes(years);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front().code == "E0305");
  }
}

TEST_CASE("a growth rate stands in a condition") {
  const rule r(measure_with("種別 給付金\n項目 前, 後 [before, after] 金額 1円 以上\n値 伸び = 年平均伸び率( 前, 後, 3, 0.01% 未満 切捨て ) 仮定「a」\n"
                            "金額 10円 仮定「a」\n加算 5円 伸び が 3.0% 以上 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"));
  CHECK(summary(r.ask({{"before", "100万円"}, {"after", "109万2727円"}}).amount) == "exact 15 15");
  CHECK(summary(r.ask({{"before", "100万円"}, {"after", "109万2726円"}}).amount) == "exact 10 10");
  CHECK(summary(r.ask({{"before", "100万円"}, {"after", "109万2727円..200万円"}}).amount) == "exact 15 15");
  CHECK(summary(r.ask({{"before", "100万円"}}).amount) == "interval 10..15 10..15 outer");  // enclosed, not searched: an nth root is no line
}
