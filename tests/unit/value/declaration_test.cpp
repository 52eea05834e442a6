// Choices, their tree, and what a number may be.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/declaration.hpp>

using santei::declaration;
using santei::interval;
using santei::kind;

namespace {

declaration company_size() {
  declaration size;
  size.key = "company_size";
  size.of = {kind::category, ""};
  size.choices = {{"sme", "中小企業", -1}, {"micro", "小規模事業者", 0}, {"large", "大企業（製造業）", -1}};
  return size;
}

}  // namespace

TEST_CASE("a choice is found by key or label, in full-width forms too") {
  const declaration size = company_size();
  CHECK(size.find_choice("micro") == 1u);
  CHECK(size.find_choice("中小企業") == 0u);
  CHECK(size.find_choice("ｓｍｅ") == 0u);
  CHECK(size.find_choice("大企業(製造業)") == 2u);
  CHECK_FALSE(size.find_choice("中小"));
  CHECK_FALSE(size.find_choice(""));
}

TEST_CASE("a choice lies within itself and within the wider ones, not the other way round") {
  const declaration size = company_size();
  CHECK(size.within(1, 0));
  CHECK(size.within(1, 1));
  CHECK_FALSE(size.within(0, 1));
  CHECK_FALSE(size.within(2, 0));
}

TEST_CASE("numbers start at 0 unless said otherwise, dates and months have no least value") {
  declaration amount;
  amount.of = {kind::money, ""};
  CHECK(amount.range() == interval::at_least(0));
  amount.least = -5;
  CHECK(amount.range() == interval::at_least(-5));
  amount.greatest = 3;
  CHECK(amount.range() == interval::between(-5, 3));
  amount.least.reset();
  CHECK(amount.range() == interval::between(0, 3));
  amount.greatest = 0;
  CHECK(amount.range() == interval::point(0));
  amount.greatest = -1;
  CHECK(amount.range() == interval::at_most(-1));
  declaration day;
  day.of = {kind::date, ""};
  CHECK(day.range() == interval::everything());
}
