// Literals as people write them.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/literal.hpp>

#include <string>

using santei::kind;
using santei::literal;
using santei::literal_problem;
using santei::rational;
using santei::read_literal;
using santei::type;

namespace {

literal read(const std::string& word) {
  INFO(word);
  const auto reading = read_literal(word);
  REQUIRE(reading.value);
  return *reading.value;
}

void check(const std::string& word, const type& of, const rational& value) {
  INFO(word);
  const auto reading = read_literal(word);
  REQUIRE(reading.value);
  CHECK(reading.value->of == of);
  CHECK(reading.value->value == value);
  CHECK_FALSE(reading.value->bare);
}

void check_refused(const std::string& word, literal_problem problem) {
  INFO(word);
  const auto reading = read_literal(word);
  CHECK_FALSE(reading.value);
  CHECK(static_cast<int>(reading.problem) == static_cast<int>(problem));
}

const type money{kind::money, ""};
const type ratio{kind::ratio, ""};
const type date{kind::date, ""};
const type month{kind::month, ""};

}  // namespace

TEST_CASE("amounts are read in 兆, 億, 万, 千 and digits") {
  check("50億円", money, 5000000000);
  check("9億9999万9999円", money, 999999999);
  check("1億5,000万円", money, 150000000);
  check("1.1億円", money, 110000000);
  check("2.5万円", money, 25000);
  check("5千万円", money, 50000000);
  check("1千5百万円", money, 15000000);
  check("2億5千万円", money, 250000000);
  check("100千円", money, 100000);
  check("3百万円", money, 3000000);
  check("1兆2345億円", money, 1234500000000);
  check("12345兆円", money, 12345000000000000);
  check("1億1円", money, 100000001);
  check("1,234,567円", money, 1234567);
  check("15000万円", money, 150000000);
  check("0円", money, 0);
  check("007円", money, 7);
  check("0.001円", money, rational(1, 1000));
  check("1000000000/3円", money, rational(1000000000, 3));
}

TEST_CASE("full-width digits and signs are read as the others") {
  check("１，２３４．５円", money, rational(2469, 2));
  check("２２．５％", ratio, rational(9, 40));
  check("１／３", ratio, rational(1, 3));
  check("２．５円／ｋＷｈ", {kind::unit_price, "kWh"}, rational(5, 2));
  check("５億円", money, 500000000);
  check("２０２５－０１－３１", date, 20119);
}

TEST_CASE("a minus before a number is its sign, in the forms that accounts use") {
  for (const char* word : {"-5万円", "－５万円", "−5万円", "▲5万円", "△5万円"}) check(word, money, -50000);
  check("-1/3", ratio, rational(-1, 3));
  check_refused("--5円", literal_problem::not_a_literal);
  check_refused("-", literal_problem::not_a_literal);
  check_refused("+5円", literal_problem::not_a_literal);
}

TEST_CASE("commas stand only between groups of three digits, points only before digits") {
  for (const char* word : {"1,00円", "1,0000円", "1000,000円", "1,円", "1,,000円", "1.円", "1.2.3円", "1.5,000円", "12,34", "1,"}) {
    check_refused(word, literal_problem::bad_number);
  }
  check("999,999円", money, 999999);
}

TEST_CASE("a part that is not below the unit before it is a slip of the pen") {
  check("1億9999万9999円", money, 199999999);
  for (const char* word :
       {"1億10000万円", "1万10000円", "1万2億円", "1億2億円", "1億0億円", "1千0千円", "1千1000円", "5百3千円", "1.5億3000万円"}) {
    check_refused(word, literal_problem::bad_number);
  }
}

TEST_CASE("rates are fractions and percentages, 10/10 being the whole") {
  check("1/3", ratio, rational(1, 3));
  check("10/10", ratio, 1);
  check("2/4", ratio, rational(1, 2));
  check("22.5%", ratio, rational(9, 40));
  check("0.01%", ratio, rational(1, 10000));
  check("1,000/3", ratio, rational(1000, 3));
  check_refused("1/0", literal_problem::zero_denominator);
  check_refused("1.5/2", literal_problem::bad_number);
  check_refused("1/2.5", literal_problem::bad_number);
  check_refused("1億/3", literal_problem::bad_number);
  check_refused("1億5/3", literal_problem::bad_number);
  check_refused("1/", literal_problem::not_a_literal);
}

TEST_CASE("a fraction may be in words, its digits of any width or in kanji") {
  for (const char* word : {"3分の2", "３分の２", "三分の二", "3分の二", "三分の2", "参分の弐"}) check(word, ratio, rational(2, 3));
  check("二分の一", ratio, rational(1, 2));
  check("十分の三", ratio, rational(3, 10));
  check("三十分の十一", ratio, rational(11, 30));
  check("百分の五", ratio, rational(1, 20));
  check("3分の4", ratio, rational(4, 3));
  check("1分の2025", ratio, 2025);
  check_refused("0分の2", literal_problem::zero_denominator);
  for (const char* word : {"二三分の一", "三分の", "分の二", "3分の2円", "3分の2以内", "三分の二の額", "-3分の2", "3分の2分の1", "1,000分の5", "3.0分の2"})
    check_refused(word, literal_problem::not_a_literal);
  check_refused("3分の" + std::string(60, '1'), literal_problem::too_long);
}

TEST_CASE("a number without a unit is bare: whole ones count, others are ratios") {
  CHECK(read("30") == literal{{kind::integer, ""}, 30, true, ""});
  CHECK(read("12.5") == literal{{kind::ratio, ""}, rational(25, 2), true, ""});
  CHECK(read("30億") == literal{{kind::integer, ""}, 3000000000, true, ""});
  CHECK_FALSE(read("1/3").bare);
}

TEST_CASE("quantities and unit prices carry the canonical unit") {
  check("400.5kWh", {kind::quantity, "kWh"}, rational(801, 2));
  check("12.3㎥", {kind::quantity, "m3"}, rational(123, 10));
  check("12.3m3", {kind::quantity, "m3"}, rational(123, 10));
  check("1万kL", {kind::quantity, "kl"}, 10000);
  check("5台", {kind::quantity, "台"}, 5);
  check("400/3kWh", {kind::quantity, "kWh"}, rational(400, 3));
  check("10.0円/㎥", {kind::unit_price, "m3"}, 10);
  check("3万円/台", {kind::unit_price, "台"}, 30000);
  check("1万円/人", {kind::unit_price, "人"}, 10000);
  check("1万円/年", {kind::unit_price, "年"}, 10000);
  check_refused("5円/なにか", literal_problem::not_a_literal);
  check_refused("5円/", literal_problem::not_a_literal);
}

TEST_CASE("counted numbers are whole, years are twelve months") {
  CHECK(read("5人") == literal{{kind::integer, ""}, 5, false, "人"});
  CHECK(read("3件") == literal{{kind::integer, ""}, 3, false, "件"});
  CHECK(read("2箇所").counter == "か所");
  CHECK(read("36月") == literal{{kind::integer, ""}, 36, false, "月"});
  for (const char* word : {"3年", "3年間", "36か月", "36ヶ月", "36カ月", "３６ヵ月"}) CHECK(read(word) == read("36月"));
  CHECK(read("1.5年").value == 18);
  CHECK(read("2025年").value == 24300);
  check_refused("1.5人", literal_problem::bad_number);
  check_refused("1/2件", literal_problem::bad_number);
}

TEST_CASE("dates and months are read with dashes and with 年月日") {
  check("2025-01", month, 24300);
  check("2025-12", month, 24311);
  check("2025-01-31", date, 20119);
  check("2025年1月", month, 24300);
  check("2025年01月31日", date, 20119);
  check("２０２５年１月", month, 24300);
  check("2024-02-29", date, 19782);
}

TEST_CASE("dates that do not exist or are written otherwise are refused") {
  for (const char* word : {"2025-1", "2025-13", "2025-00", "2025-1-31", "2025-02-29", "2025-04-31", "2025-01-00", "2025-01-1", "2025-01-",
                           "2025-", "0000-01", "2025-01-31-1", "2025/01/31", "2025年13月", "2025年2月29日", "0000年1月"}) {
    check_refused(word, literal_problem::bad_date);
  }
}

TEST_CASE("years of eras are read where the era was in force") {
  check("令和7年1月", month, 24300);
  check("令和７年１月３１日", date, 20119);
  check("令和元年5月1日", date, 18017);
  check("令和1年5月", month, 2019 * 12 + 4);
  check("平成31年4月30日", date, 18016);
  check("平成元年1月8日", date, 6947);
  check("平成元年1月", month, 1989 * 12);
  check("昭和64年1月7日", date, 6946);
  check("昭和64年1月", month, 1989 * 12);
  check("大正元年7月30日", date, -20974);
  check("明治6年1月1日", date, -35428);
  for (const char* word : {"令和元年4月30日", "令和元年4月", "平成31年5月1日", "平成31年5月", "平成元年1月7日", "昭和64年1月8日",
                           "昭和64年2月", "明治5年12月31日", "令和0年1月", "令和7年2月29日"}) {
    check_refused(word, literal_problem::bad_date);
  }
}

TEST_CASE("words that are no numbers, or go on as names, are no literals") {
  for (const char* word : {"",
                           "投資額",
                           "6年9月豪雨",
                           "令和6年能登半島地震",
                           "令和7年",
                           "令和",
                           "令和7年度",
                           "2025年1月豪雨",
                           "2025年1月31日分",
                           "5G情報通信",
                           "1/2以内",
                           "50億円以上",
                           "千円",
                           "2025-abc",
                           ".5",
                           "①",
                           "½",
                           "1e9",
                           "1 000円",
                           "６市町",
                           "0x10",
                           "円",
                           "%",
                           "/",
                           "10-20",
                           "1億千万円"}) {
    check_refused(word, literal_problem::not_a_literal);
  }
}

TEST_CASE("more digits than the limit are too long, at once and whatever follows") {
  const std::string forty(40, '9');
  check(forty + "円", money, *rational::from_text(forty));
  check_refused(forty + "9円", literal_problem::too_long);
  check_refused(std::string(20, '1') + "/" + std::string(21, '1'), literal_problem::too_long);
  check(std::string(20, '1') + "/" + std::string(20, '3'), ratio, rational(1, 3));
  check_refused("0." + forty, literal_problem::too_long);
  check_refused("1" + std::string(28, '0') + "兆円", literal_problem::too_long);
  check("1" + std::string(27, '0') + "兆円", money, *rational::from_text("1" + std::string(39, '0')));
  check_refused(std::string(1000000, '7'), literal_problem::too_long);
  check_refused("5" + std::string(1000000, 'k'), literal_problem::not_a_literal);
  CHECK(read_literal("123", {3}).value);
  CHECK_FALSE(read_literal("1234", {3}).value);
}

TEST_CASE("bytes that are no text are no literals") {
  check_refused("\xFF\xFE", literal_problem::not_a_literal);
  check_refused("5\xE5\x86", literal_problem::not_a_literal);
  check_refused("\xEF\xBC", literal_problem::not_a_literal);
  check_refused(std::string("5\0円", 5), literal_problem::not_a_literal);
}
