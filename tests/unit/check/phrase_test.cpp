// Reading a quoted phrase.
#include "catch.hpp"

#include <santei/check/phrase.hpp>

#include <algorithm>

using santei::rational;
using santei::check::bound_word;
using santei::check::bounds_from_above;
using santei::check::numbers_in;
using santei::check::says;
using santei::check::years_in;

namespace {

bool holds(std::string_view phrase, const rational& number) {
  const auto all = numbers_in(phrase);
  return std::find(all.begin(), all.end(), number) != all.end();
}

}  // namespace

TEST_CASE("amounts in a phrase are read as people write them") {
  CHECK(holds("補助上限額50億円", rational(5'000'000'000)));
  CHECK(holds("令和６年度補正予算額 1,400億円", rational(140'000'000'000)));
  CHECK(holds("1億5,000万円まで", rational(150'000'000)));
  CHECK(holds("五十万円", rational(500'000)));
  CHECK(holds("5千万円", rational(50'000'000)));
  CHECK(holds("1.1億円", rational(110'000'000)));
  CHECK_FALSE(holds("補助上限額50億円", rational(5'000'000'001)));
}

TEST_CASE("rates in a phrase are read as fractions, percents and words") {
  CHECK(holds("（1/3以下）", rational(1, 3)));
  CHECK(holds("補助（２／３、１／２）", rational(1, 2)));
  CHECK(holds("3分の2", rational(2, 3)));
  CHECK(holds("三分の二", rational(2, 3)));
  CHECK(holds("22.5％", rational(9, 40)));
  CHECK(holds("補助（10/10）", rational(1)));
  CHECK(holds("半額", rational(1, 2)));
  CHECK_FALSE(holds("（1/3以下）", rational(2, 3)));
}

TEST_CASE("unit prices stand apart where only white space keeps them apart") {
  CHECK(holds("10.0円/㎥ 5.0円/㎥", rational(5)));
  CHECK(holds("電気（低圧契約） 2.5円/kWh 1.3円/kWh", rational(13, 10)));
}

TEST_CASE("a year counts twelve months") { CHECK(holds("貸付後3年間", rational(36))); }

TEST_CASE("years are read with their era") {
  CHECK(years_in("令和７年１月、２月、３月の使用分") == std::vector<int>{2025});
  CHECK(years_in("令和元年10月") == std::vector<int>{2019});
  CHECK(years_in("2025年3月") == std::vector<int>{2025});
  CHECK(years_in("貸付後3年間").empty());
}

TEST_CASE("words that mean the same bound the same") {
  CHECK(says("（1/3以下）", bound_word::at_most));
  CHECK(says("補助上限額", bound_word::at_most));
  CHECK(says("最大50万円", bound_word::at_most));
  CHECK_FALSE(says("10億円以上", bound_word::at_most));
  CHECK(says("投資下限額は10億円", bound_word::at_least));
  CHECK(says("100万円に満たない", bound_word::below));
  CHECK(says("6～20人", bound_word::at_least));
}

TEST_CASE("以内 belongs to the number before it") {
  CHECK(bounds_from_above("（1/3以下）", rational(1, 3)));
  CHECK(bounds_from_above("県１／４以内", rational(1, 4)));
  CHECK_FALSE(bounds_from_above("国1/2、県1/4以内", rational(1, 2)));
  CHECK_FALSE(bounds_from_above("（1/3）", rational(1, 3)));
}

TEST_CASE("hostile phrases are read to their end") {
  CHECK_NOTHROW(numbers_in(std::string(100'000, '9')));
  CHECK_NOTHROW(numbers_in("1/0 分の 億億億 ///%%%"));
  CHECK_NOTHROW(numbers_in("\xE5\x8D"));
}
