// What a report is made of: text that stays text, days in both calendars, and what a little more or less would change.
#include <santei/analyse/spending.hpp>
#include <santei/report/client_report.hpp>
#include <santei/report/interview.hpp>
#include <santei/value/calendar.hpp>

#include <santei/impl/report/html_writer.hpp>

#include "catch.hpp"

#include <string>
#include <vector>

namespace {

const santei::catalogue::catalogue& shipped() {
  static const auto rules = santei::catalogue::catalogue::embedded();
  return rules;
}

/// The sentences of a report on what a little more or less would change.
std::vector<std::string> near_plan(const std::string& investment) {
  santei::report::client_report made;
  made.given = {{"company_size", "sme"}, {"investment", investment}};
  made.measures = santei::report::report_on(shipped(), shipped().find("large_growth_investment/large_investment").value(), made.given).value();
  std::string part = santei::report::report_html(made);
  const std::size_t from = part.find("いまの計画の近くで変わるところ");
  REQUIRE(from != std::string::npos);
  part = part.substr(from, part.find("</table>", from) - from);
  const std::string open = "<td>", close = "</td>";
  std::vector<std::string> said;
  for (std::size_t at = part.find(open); at != std::string::npos; at = part.find(open, at + 1))
    said.push_back(part.substr(at + open.size(), part.find(close, at) - at - open.size()));
  return said;
}

}  // namespace

TEST_CASE("text of a page of HTML is never markup, and what cannot be seen is shown") {
  using santei::report::detail::html_text;
  CHECK(html_text("<a href='x'>&\"</a>") == "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;");
  CHECK(html_text("一\n二\t三") == "一 二 三");
  CHECK(html_text(std::string("\0\x07\x7f", 3)) == "␀␇␡");
  CHECK(html_text("\xe2\x80\xae\xe2\x81\xa6\xe2\x80\x8f\xff") == "����");
}

TEST_CASE("text at the foot of a page cannot leave its string") {
  using santei::report::detail::css_string;
  CHECK(css_string("20次 A") == "\"20次 A\"");
  CHECK(css_string("\"\\</style>\n") == "\"\\22 \\5c \\3c \\2f style\\3e ␊\"");
}

TEST_CASE("one yen short of a threshold, at it, and far from it") {
  CHECK(near_plan("999999999円") == std::vector<std::string>{"あと1円増やして 10億円 に届くと、補助は 0円 から 3億3333万3333円 に変わります。",
                                                             "あと140億1円増やして 150億円 に届くと、補助は 50億円 に届き、それより増やしても増えません。"});
  CHECK(near_plan("10億円") == std::vector<std::string>{"あと140億円増やして 150億円 に届くと、補助は 50億円 に届き、それより増やしても増えません。",
                                                        "1円減らして 10億円 を下回ると、補助は 3億3333万3333円 から 0円 に変わります。"});
  CHECK(near_plan("160億円") == std::vector<std::string>{"150億円 を超えた分は補助が増えません。10億円減らしても補助は同じです。",
                                                         "150億1円減らして 10億円 を下回ると、補助は 3億3333万3333円 から 0円 に変わります。"});
}

TEST_CASE("what is spent is the investment, else the sum of the costs that are given") {
  const auto spent = [](const char* id, const santei::facts& given) {
    const auto measure = shipped().find_one(id).value();
    return santei::analyse::spending_of(measure.plan(), measure.bind(given).value());
  };
  CHECK(spent("large_growth_investment/large_investment", {{"investment", "12億円"}, {"eligible_cost", "9億円"}}) == santei::rational(1'200'000'000));
  CHECK(spent("productivity_revolution/monodukuri/high_value@20", {{"machinery_cost", "400万円"}, {"outsourcing_cost", "100万円"}}) ==
        santei::rational(5'000'000));
  CHECK_FALSE(spent("productivity_revolution/monodukuri/high_value@20", {{"machinery_cost", "400万円..500万円"}}));
  CHECK_FALSE(spent("large_growth_investment/large_investment", {{"company_size", "sme"}}));
}

TEST_CASE("a word is quoted for a shell where it must be") {
  CHECK(santei::report::shell_word("investment=12億円") == "investment=12億円");
  CHECK(santei::report::shell_word("a=sme|micro") == "'a=sme|micro'");
  CHECK(santei::report::shell_word("it's $HOME") == "'it'\\''s $HOME'");
  CHECK(santei::report::shell_word("") == "''");
}

TEST_CASE("a report has what it was asked, in any language and with nothing known") {
  santei::report::client_report made;
  made.day = santei::day_number(2019, 5, 1).value();
  made.version = "1";
  made.measures = santei::report::report_on(shipped(), shipped().find("large_growth_investment").value(), {}).value();
  REQUIRE(made.measures.size() == 2);
  const std::string page = santei::report::report_html(made);
  CHECK(page.find("2019年5月1日（令和元年5月1日）") != std::string::npos);
  CHECK(page.find("まだ何もお聞きしていません。") != std::string::npos);
  CHECK(santei::report::report_html(made, santei::language::english).find("2019-05-01") != std::string::npos);
  CHECK_FALSE(santei::report::report_on(shipped(), shipped().find("large_growth_investment").value(), {{"investment", "abc"}}));
}

TEST_CASE("a report says from which edition and when its source was read, in words of a reader") {
  santei::report::client_report made;
  made.day = santei::day_number(2026, 11, 30).value();
  made.given = {{"company_size", "sme"}, {"prefecture", "石川県"}};
  made.measures = santei::report::report_on(shipped(), shipped().find("nariwai_noto_2024/type_a@2025").value(), made.given).value();
  std::string page = santei::report::report_html(made);
  const auto has = [&](const char* words) { return page.find(words) != std::string::npos; };
  CHECK(has("2025年4月1日（令和7年4月1日） から"));
  CHECK(has("資料を読んだ日 2026年11月30日（令和8年11月30日）\"; width"));  // at the foot
  CHECK(has("<p class=\"faint\">規則 <code>nariwai_noto_2024/type_a/ishikawa@2025</code>"));
  made.measures = santei::report::report_on(shipped(), shipped().find("large_growth_investment/large_investment").value(), {{"company_size", "sme"}}).value();
  page = santei::report::report_html(made);
  CHECK(has("より新しい版があります: 3、4、5<"));
  CHECK(has("<td>対象経費が示されないときは投資額の全額とみる　<small>仮定 経費 対象経費 なければ 投資額</small>"));
  CHECK(has("<span class=\"range\"><span style=\"width:0%\"></span></span>"));  // 0 to 50億円, nothing of it certain
  CHECK(has("いちばん効くこと: 投資額（幅 50億円）"));
  CHECK(has("△ まだ分からない"));
}
