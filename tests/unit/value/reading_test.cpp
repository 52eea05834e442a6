// Facts met with their declarations: what is read, and what is said where it is not.
#include "catch.hpp"
#include "show_number.hpp"

#include <santei/value/reading.hpp>

#include <string>

using santei::declaration;
using santei::fact_input;
using santei::interval;
using santei::kind;
using santei::known;
using santei::rational;
using santei::read_fact;
using santei::type;

namespace {

declaration declare(const type& of) {
  declaration made;
  made.key = "investment";
  made.label = "投資額";
  made.of = of;
  return made;
}

const declaration money = declare({kind::money, ""});
const declaration ratio = declare({kind::ratio, ""});
const declaration power = declare({kind::quantity, "kWh"});
const declaration price = declare({kind::unit_price, "kWh"});
const declaration count = declare({kind::integer, ""});
const declaration date = declare({kind::date, ""});
const declaration month = declare({kind::month, ""});
const declaration yes_or_no = declare({kind::truth, ""});

declaration prefecture() {
  declaration made = declare({kind::category, ""});
  made.key = "prefecture";
  made.label = "都道府県";
  made.choices = {{"ishikawa", "石川県", -1}, {"toyama", "富山県", -1}, {"fukui", "福井県", -1}, {"other", "その他", -1}};
  return made;
}

fact_input text(const std::string& written) { return {written}; }

interval read_interval(const declaration& declared, const fact_input& input) {
  const auto read = read_fact(declared, input);
  if (!read) FAIL(read.problems().front().text.ja);
  REQUIRE(std::holds_alternative<interval>(read->value));
  return std::get<interval>(read->value);
}

known::set read_set(const declaration& declared, const fact_input& input) {
  const auto read = read_fact(declared, input);
  if (!read) FAIL(read.problems().front().text.ja);
  REQUIRE(std::holds_alternative<known::set>(read->value));
  return std::get<known::set>(read->value);
}

void check_point(const declaration& declared, const std::string& written, const rational& value) {
  INFO(written);
  CHECK(read_interval(declared, text(written)) == interval::point(value));
}

/// The one problem, which names the fact in both languages and says what to write.
santei::diagnostic refused(const declaration& declared, const fact_input& input) {
  const auto read = read_fact(declared, input);
  REQUIRE_FALSE(read);
  REQUIRE(read.problems().size() == 1);
  const santei::diagnostic& problem = read.problems().front();
  for (const std::string* words : {&problem.text.ja, &problem.text.en}) {
    CHECK(words->find(declared.label) != std::string::npos);
    CHECK(words->find(declared.key) != std::string::npos);
  }
  REQUIRE(problem.help);
  CHECK_FALSE(problem.help->ja.empty());
  CHECK_FALSE(problem.help->en.empty());
  return problem;
}

void check_refused(const declaration& declared, const std::string& written, const std::string& code) {
  INFO(written);
  CHECK(refused(declared, text(written)).code == code);
}

}  // namespace

TEST_CASE("an amount is read as people write it, and a bare number counts yen") {
  check_point(money, "30億円", 3000000000);
  check_point(money, " 30億円　", 3000000000);
  check_point(money, "30億", 3000000000);
  check_point(money, "30", 30);
  check_point(money, "0.5", rational(1, 2));
  check_point(money, "1000000000/3円", rational(1000000000, 3));
  check_point(money, "0", 0);
}

TEST_CASE("numbers of each kind are read in their own notation or bare") {
  check_point(ratio, "2/3", rational(2, 3));
  check_point(ratio, "22.5%", rational(9, 40));
  check_point(ratio, "0.225", rational(9, 40));
  check_point(ratio, "10/10", 1);
  check_point(ratio, "1", 1);
  check_point(power, "90kWh", 90);
  check_point(power, "90", 90);
  check_point(power, "400.5", rational(801, 2));
  check_point(declare({kind::quantity, "m3"}), "12.3㎥", rational(123, 10));
  check_point(price, "2.5円/kWh", rational(5, 2));
  check_point(price, "2.5", rational(5, 2));
  check_point(count, "36", 36);
  check_point(count, "36月", 36);
  check_point(count, "3年", 36);
  check_point(count, "5人", 5);
  check_point(date, "2025-01-31", 20119);
  check_point(date, "令和7年1月31日", 20119);
  for (const char* written : {"2025年1月", "令和7年1月", "2025-01", "２０２５年１月"}) check_point(month, written, 24300);
}

TEST_CASE("numbers of other programs count in the fact's own unit") {
  CHECK(read_interval(money, {rational(500)}) == interval::point(500));
  CHECK(read_interval(ratio, {rational(1, 3)}) == interval::point(rational(1, 3)));
  CHECK(read_interval(power, {rational(90)}) == interval::point(90));
  CHECK(refused(count, {rational(1, 2)}).code == "E0802");
  CHECK(refused(date, {rational(20119)}).code == "E0802");
  CHECK(refused(month, {rational(24300)}).code == "E0802");
  CHECK(refused(yes_or_no, {rational(2)}).code == "E0802");
  CHECK(refused(prefecture(), {rational(0)}).code == "E0802");
}

TEST_CASE("nothing, 不明 and unknown say that a fact is not known, whatever its kind") {
  for (const declaration& each : {money, ratio, count, date, month, yes_or_no, prefecture()}) {
    for (const char* written : {"", "不明", "未定", "unknown", " ", "　不明", "\u00a0"}) {
      const auto read = read_fact(each, text(written));
      REQUIRE(read);
      CHECK(read->missing());
    }
    const auto absent = read_fact(each, {fact_input::unknown{}});
    REQUIRE(absent);
    CHECK(absent->missing());
  }
}

TEST_CASE("truth is said in words") {
  for (const char* written : {"はい", "true", "yes", "TRUE", "Yes", "ｔｒｕｅ"}) CHECK(read_set(yes_or_no, text(written)) == known::set{1});
  for (const char* written : {"いいえ", "false", "no", "False"}) CHECK(read_set(yes_or_no, text(written)) == known::set{0});
  CHECK(read_set(yes_or_no, {true}) == known::set{1});
  CHECK(read_set(yes_or_no, {false}) == known::set{0});
  CHECK(read_set(yes_or_no, text("はい|いいえ")) == known::set{0, 1});
  for (const char* written : {"2", "はいはい", "はい|"}) check_refused(yes_or_no, written, "E0802");
  CHECK(refused(yes_or_no, text("2")).help->ja.find("はい か いいえ") != std::string::npos);
  CHECK(refused(money, {true}).code == "E0802");
  CHECK(refused(prefecture(), {true}).code == "E0802");
}

TEST_CASE("a choice is given by key or label, several with bars") {
  CHECK(read_set(prefecture(), text("石川県")) == known::set{0});
  CHECK(read_set(prefecture(), text("ishikawa")) == known::set{0});
  CHECK(read_set(prefecture(), text("fukui|石川県")) == known::set{0, 2});
  CHECK(read_set(prefecture(), text("fukui ｜ fukui")) == known::set{2});
  CHECK(read_set(prefecture(), {fact_input::any_of{{"toyama", "石川県"}}}) == known::set{0, 1});
}

TEST_CASE("a choice that may be called 不明 is that choice") {
  declaration made = prefecture();
  made.choices.push_back({"unknown", "不明", -1});
  CHECK(read_set(made, text("不明")) == known::set{4});
}

TEST_CASE("a choice that does not exist is refused with the nearest, else with all") {
  const santei::diagnostic near = refused(prefecture(), text("石川"));
  CHECK(near.code == "E0804");
  CHECK(near.help->ja == "石川県（ishikawa）ではありませんか");
  CHECK(near.help->en == "did you mean ishikawa (石川県)?");
  CHECK(refused(prefecture(), text("isikawa")).help->en.find("ishikawa") != std::string::npos);
  const santei::diagnostic far = refused(prefecture(), text("カリフォルニア"));
  CHECK(far.code == "E0804");
  CHECK(far.help->ja == "石川県, 富山県, 福井県, その他 のどれかを書いてください");
  check_refused(prefecture(), "石川県|", "E0804");
  check_refused(prefecture(), "石川県|不明", "E0804");
  check_refused(prefecture(), "1", "E0804");
}

TEST_CASE("a range has both ends in, and an end left out is that of the declared range") {
  CHECK(read_interval(money, text("9億円..11億円")) == interval::between(900000000, 1100000000));
  CHECK(read_interval(money, text("９億円．．１１億円")) == interval::between(900000000, 1100000000));
  CHECK(read_interval(money, text("9億円 .. 11億円")) == interval::between(900000000, 1100000000));
  CHECK(read_interval(money, text("10億円..")) == interval::at_least(1000000000));
  CHECK(read_interval(money, text("..10億円")) == interval::between(0, 1000000000));
  CHECK(read_interval(money, text("5..5")) == interval::point(5));
  CHECK(read_interval(month, text("2025-01..2025-03")) == interval::between(24300, 24302));
  CHECK(read_interval(month, text("..2025-03")) == interval::at_most(24302));
  CHECK(read_interval(money, {fact_input::bounds{"1000", "2000"}}) == interval::between(1000, 2000));
  CHECK(read_interval(money, {fact_input::bounds{"1000", std::nullopt}}) == interval::at_least(1000));
  CHECK(read_interval(money, {fact_input::bounds{std::nullopt, "1万円"}}) == interval::between(0, 10000));
  for (const auto& open : {text(".."), fact_input{fact_input::bounds{}}}) {
    const auto read = read_fact(money, open);
    REQUIRE(read);
    CHECK(read->missing());
  }
}

TEST_CASE("a range with nothing in it is refused with the ends the other way round") {
  const santei::diagnostic problem = refused(money, text("11億円..9億円"));
  CHECK(problem.code == "E0808");
  CHECK(problem.help->ja == "「9億円..11億円」と書いてください");
  CHECK(refused(money, {fact_input::bounds{"2", "1"}}).code == "E0808");
  CHECK(refused(prefecture(), {fact_input::any_of{}}).code == "E0808");
  CHECK(refused(prefecture(), {fact_input::bounds{"石川県", std::nullopt}}).code == "E0802");
  CHECK(refused(money, {fact_input::any_of{{"1円", "2円"}}}).code == "E0802");
}

TEST_CASE("another type is refused and named") {
  check_refused(money, "3/4", "E0802");
  check_refused(money, "22.5%", "E0802");
  check_refused(money, "2025-01", "E0802");
  check_refused(money, "たくさん", "E0802");
  check_refused(money, "1,00円", "E0802");
  check_refused(money, "sme|micro", "E0802");
  check_refused(count, "1.5", "E0802");
  check_refused(count, "10/5", "E0802");
  check_refused(count, "50%", "E0802");
  check_refused(ratio, "1/0", "E0802");
  check_refused(ratio, "2025-01-31", "E0802");
  check_refused(date, "2025-02-29", "E0802");
  check_refused(date, "2025-01", "E0802");
  check_refused(date, "36月", "E0802");
  check_refused(month, "2025-01-31", "E0802");
  check_refused(month, "202513", "E0802");
  check_refused(money, "9億円..3/4", "E0802");
  CHECK(refused(money, text("3/4")).text.ja == "投資額（investment）: 金額が要りますが、「3/4」は割合です");
  CHECK(refused(money, text("3/4")).help->ja == "金額（例: 3000万円）を書いてください");
}

TEST_CASE("another unit is refused and named") {
  check_refused(money, "400kWh", "E0803");
  check_refused(money, "5人", "E0803");
  check_refused(money, "2.5円/kWh", "E0803");
  check_refused(money, "100ドル", "E0803");
  check_refused(power, "400円", "E0803");
  check_refused(power, "400MWh", "E0803");
  check_refused(power, "12㎥", "E0803");
  check_refused(price, "2.5円", "E0803");
  check_refused(price, "2.5円/㎥", "E0803");
  check_refused(count, "5円", "E0803");
  check_refused(ratio, "5kWh", "E0803");
  CHECK(refused(power, text("400MWh")).text.en ==
        "investment (投資額): wrong unit: quantity in kWh is needed, but '400MWh' is of type quantity in MWh");
}

TEST_CASE("negative values are refused unless the fact declares them") {
  check_refused(money, "-1円", "E0806");
  check_refused(money, "▲5万円", "E0806");
  check_refused(money, "-5..5", "E0806");
  check_refused(power, "-0.5", "E0806");
  check_refused(count, "-1", "E0806");
  CHECK(refused(money, {rational(-1)}).code == "E0806");
  check_point(money, "-0円", 0);
  declaration profit = money;
  profit.least = -100;
  check_point(profit, "-100円", -100);
  check_refused(profit, "-101円", "E0807");
}

TEST_CASE("the declared range has both ends in") {
  declaration years = count;
  years.least = 1;
  years.greatest = 3;
  check_point(years, "1", 1);
  check_point(years, "3", 3);
  check_refused(years, "0", "E0807");
  check_refused(years, "4", "E0807");
  check_refused(years, "-1", "E0806");
  check_refused(years, "1..4", "E0807");
  CHECK(read_interval(years, text("2..")) == interval::between(2, 3));
  CHECK(refused(years, text("4")).text.ja == "投資額（investment）: 「4」は範囲の外です（1 以上 3 以下）");
  CHECK(refused(years, {rational(4)}).code == "E0807");
}

TEST_CASE("numbers have at most forty digits however they arrive") {
  const std::string forty(40, '9');
  check_point(money, forty, *rational::from_text(forty));
  check_refused(money, forty + "9", "E0809");
  CHECK(read_interval(money, {*rational::from_text(forty)}) == interval::point(*rational::from_text(forty)));
  CHECK(refused(money, {*rational::from_text("1" + std::string(40, '0'))}).code == "E0809");
  CHECK(refused(ratio, {*rational::from_text("1/1" + std::string(40, '0'))}).code == "E0809");
}

TEST_CASE("numbers that are not exact are refused for every type, with the exact text") {
  for (const declaration& each : {money, ratio, count, date, month, yes_or_no, prefecture()})
    CHECK(refused(each, {fact_input::inexact{"0.5"}}).code == "E0801");
  CHECK(refused(ratio, {fact_input::inexact{"0.5"}}).help->ja == "文字列 \"0.5\" か分数 \"1/2\" で書いてください");
  CHECK(refused(money, {fact_input::inexact{"30.0"}}).help->en == "write it as text, \"30.0\", or as the fraction \"30\"");
  CHECK(refused(money, {fact_input::inexact{"1e9"}}).help->ja == "すべての桁を文字列 \"0.5\" か分数 \"1/2\" で書いてください（例）");
}

TEST_CASE("rows are no single value") { CHECK(refused(money, {fact_input::rows{}}).code == "E0810"); }

TEST_CASE("messages show strange texts shortened and without control characters") {
  const std::string shown = refused(money, text(std::string(100000, 'x') + "\x1B[2J")).text.ja;
  CHECK(shown.size() < 200);
  CHECK(shown.find("…") != std::string::npos);
  const std::string bytes = refused(money, text("a\x1B[2J\xFF\n")).text.ja;
  CHECK(bytes.find('\x1B') == std::string::npos);
  CHECK(bytes.find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("what may be written is said with an example the fact accepts") {
  CHECK(santei::expected_of(money) == santei::message{"金額（例: 3000万円）", "amount in yen (for example 3000万円)"});
  CHECK(santei::expected_of(yes_or_no) == santei::message{"はい か いいえ", "yes or no"});
  CHECK(santei::expected_of(prefecture()).en == "one of ishikawa, toyama, fukui, other");
  declaration years = count;
  years.least = 1;
  years.greatest = 3;
  CHECK(santei::expected_of(years).ja == "整数、1 以上 3 以下（例: 1）");
  CHECK(santei::expected_of(date).ja == "日付（例: 2025-01-31）");
  CHECK(santei::expected_of(month).ja == "月（例: 2025-01）");
  CHECK(santei::expected_of(price).en == "unit price in yen per kWh (for example 2.5円/kWh)");
  declaration many = prefecture();
  for (int i = 0; i < 43; ++i) many.choices.push_back({"k" + std::to_string(i), "県" + std::to_string(i), -1});
  CHECK(santei::expected_of(many).en.find("… (47 choices)") != std::string::npos);
}
