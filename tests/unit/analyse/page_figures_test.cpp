// Figures of a page: which are read, which are none, and what stands under the aims.
#include "catch.hpp"

#include <santei/analyse/page_figures.hpp>

#include <string>
#include <vector>

using namespace santei::analyse;

namespace {

std::vector<std::string> read(const std::string& page) {
  std::vector<std::string> found;
  for (const page_figure& one : figures_of(folded_page(page)))
    found.push_back(std::string(name_of(one.is)) + " " + one.text + (one.of_aims ? " aim" : ""));
  return found;
}
using words = std::vector<std::string>;

}  // namespace

TEST_CASE("rates, amounts, unit prices, periods and limits are figures") {
  CHECK(read("補助（１／３以内）、2分の1") == words{"fraction 1/3", "fraction 2分の1"});
  CHECK(read("補助率22.5％、３割") == words{"percentage 22.5%", "percentage 3割"});
  CHECK(read("上限額 1,400億円、下限1億5,000万円") == words{"bound 上限", "amount 1,400億円", "bound 下限", "amount 1億5,000万円"});
  CHECK(read("2.5円/kWh 10.0円/㎥") == words{"unit_price 2.5円/kWh", "unit_price 10.0円/m3"});
  CHECK(read("貸付後3年間、6ヶ月、36月間、1年以内") == words{"period 3年間", "period 6ヶ月", "period 36月間", "period 1年"});
}

TEST_CASE("calendar years, months, counts and plain numbers are no figures") {
  CHECK(read("令和６年度、平成30年以降、2030年に、9月21日、3件、1人当たり、（１）、①、148万kW").empty());
  CHECK(read("令和7年間").empty());
}

TEST_CASE("a number stays on its line, its unit may stand on the next") {
  CHECK(read("総額 50億\n円を") == words{"amount 50億円"});
  CHECK(read("第1\n2/3以内") == words{"fraction 2/3"});
  CHECK(read("30\n年間で") == words{"period 30年間"});
}

TEST_CASE("shares, amounts and periods under 成果目標 are aims, a rate or a limit never is") {
  CHECK(read("成果目標\n80％以上、100億円、3年間\n1/2、上限\n事業概要\n80％") ==
        words{"percentage 80% aim", "amount 100億円 aim", "period 3年間 aim", "fraction 1/2", "bound 上限", "percentage 80%"});
  CHECK(read("成果目標\n80％\n令和６年度補正予算額 12億円\n5億円") == words{"percentage 80% aim", "amount 12億円", "amount 5億円"});
}

TEST_CASE("a figure knows its line, and no text is too odd") {
  const auto found = figures_of(folded_page("一\n\n二 1/3"));
  REQUIRE(found.size() == 1);
  CHECK(found.front().line == 3);
  CHECK(read("").empty());
  CHECK(read("\xff/1/\xe3\x80").size() <= 1);
  CHECK(read(std::string(100'000, '1') + "/2").size() == 1);
  CHECK(read("1,") .empty());
}
