// Curves and inverses as JSON, CSV, text and pictures.
#include <santei/report/curve.hpp>
#include <santei/report/svg.hpp>

#include <santei/impl/report/svg_labels.hpp>

#include "catch.hpp"

#include <algorithm>
#include <string>

namespace {

santei::report::drawn_curve drawn(const char* id, const char* over, const santei::facts& given) {
  static const auto rules = santei::catalogue::catalogue::embedded();
  const auto measure = rules.find_one(id).value();
  const auto bound = measure.bind(given).value();
  return {measure, bound, santei::analyse::curve_of(measure.plan(), bound, measure.plan().find(over).value()).value()};
}

santei::report::drawn_curve page2(const santei::facts& given = {{"company_size", "sme"}, {"investment", "60億円"}}) {
  return drawn("large_growth_investment/large_investment", "investment", given);
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the JSON of a curve holds exact texts, and no end where there is none") {
  const std::string json = santei::report::curve_json(page2());
  CHECK(has(json, "\"over\": \"investment\""));
  CHECK(has(json, "\"unit\": \"円\""));
  CHECK(has(json, "\"slope\": \"1/3\""));
  CHECK(has(json, "\"to\": null"));
  CHECK(has(json, "\"size\": \"1000000000/3\""));
  CHECK(has(json, "\"rounding\": \"端数 円未満 切捨て\""));
}

TEST_CASE("the JSON of an inverse keeps least and exact apart, and certifies both sides of the answer") {
  const auto of = page2();
  const std::string reached = santei::report::solve_json(of, santei::analyse::solve(of.along, 400'000'000).value());
  CHECK(has(reached, "\"reachable\": true"));
  CHECK(has(reached, "\"least\": \"1200000000\""));
  CHECK(has(reached, "\"to\": \"1200000002\""));
  CHECK(has(reached, "\"at\": \"1199999999\""));
  const std::string beyond = santei::report::solve_json(of, santei::analyse::solve(of.along, 5'100'000'000).value());
  CHECK(has(beyond, "\"least\": null"));
  CHECK(has(beyond, "\"greatest_amount\": 5000000000"));
  CHECK(has(beyond, "\"at\": \"15000000000\""));
  CHECK(has(beyond, "\"company_size\": \"sme\""));
}

TEST_CASE("the page of a curve tells leaps, dead stretches, the applicant's own point and what would help") {
  const std::string text = santei::report::curve_text(page2({{"company_size", "sme"}, {"investment", "9億9999万9999円"}}));
  CHECK(has(text, "10億円 の1円手前から、あと1円増やすと +3億3333万3333円と1/3"));
  CHECK(has(text, "150億円 以上  額は 50億円 まで"));
  CHECK(has(text, "自己負担 9億9999万9999円"));
  CHECK(has(text, "→ 10億円"));
}

TEST_CASE("an unreachable amount is shown with the most that each stretch brings") {
  const auto of = page2();
  const std::string text = santei::report::solve_text(of, santei::analyse::solve(of.along, 5'100'000'000).value());
  CHECK(has(text, "届く 投資額 はありません"));
  CHECK(has(text, "≦ 50億円"));
}

TEST_CASE("CSV has a row a piece, fields with commas in quotes") {
  const std::string csv = santei::report::curve_csv(page2({{"company_size", "sme"}}));
  CHECK(has(csv, "stated_low,1000000000,15000000000,true,true,1/3,0,補助率 1/3 以内,円,円\n"));
  CHECK(has(csv, "stated_low,15000000000,,false,false,0,5000000000,上限額 50億円,円,円\n"));
  const std::string quoted = santei::report::curve_csv(page2({{"company_size", "large"}}));
  CHECK(has(quoted, "\"対象 規模 が 中小企業, 中堅企業 のいずれか\""));
}

TEST_CASE("a picture marks floor, cap, leap and the applicant's own point at exact places") {
  const std::string svg = santei::report::curve_svg(page2());
  CHECK(has(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(has(svg, "下限 10億円"));
  CHECK(has(svg, "上限 50億円"));
  CHECK(has(svg, "投資額（億円）"));
  CHECK(has(svg, "自己負担 40億円 以上"));
  CHECK(has(svg, "<circle class=\"open\" cx=\"152.67\" cy=\"510.00\""));    // 110 + 800 · 10/187.5, at nothing
  CHECK(has(svg, "<circle class=\"closed\" cx=\"152.67\" cy=\"487.62\""));  // 510 − 386 · (10/3)/57.5
  CHECK(std::count(svg.begin(), svg.end(), '<') == std::count(svg.begin(), svg.end(), '>'));
  CHECK(!has(svg, "e+"));
}

TEST_CASE("texts in a picture are escaped") {
  const santei::catalogue::catalogue rules(std::vector<santei::catalogue::rule_file>{
      {"test.santei",
       "事業 一&二<三> [test]\n枠 四&<五> [main]\n項目 費用 [cost] 金額\n種別 補助\n経費 費用 仮定「あ」\n補助率 1/2 仮定「い」\n"}});
  const auto measure = rules.find_one("test/main").value();
  const auto bound = measure.bind({}).value();
  const std::string svg = santei::report::curve_svg(
      {measure, bound, santei::analyse::curve_of(measure.plan(), bound, measure.plan().find("cost").value()).value()});
  CHECK(has(svg, "一&amp;二&lt;三&gt;"));
  CHECK(has(svg, "四&amp;&lt;五&gt;"));
  CHECK_FALSE(has(svg, "<三>"));
  CHECK_FALSE(has(svg, "<五>"));
}

TEST_CASE("a curve without any amount can still be drawn") {
  const std::string svg = santei::report::curve_svg(page2({{"company_size", "large"}, {"investment", "20億円"}}), santei::language::english);
  CHECK(has(svg, "own burden 2,000,000,000 yen"));
}

TEST_CASE("the JSON of a curve names leaps, dead stretches, the applicant's own point and what single change would help") {
  const std::string below = santei::report::curve_json(page2({{"company_size", "sme"}, {"investment", "9億9999万9999円"}}));
  CHECK(has(below, "\"before\": \"0\",\n      \"after\": \"1000000000/3\""));
  CHECK(has(below, "\"beyond\": false"));
  CHECK(has(below, "\"amount\": \"5000000000\""));
  CHECK(has(below, "\"marginal\": \"0\""));
  CHECK(has(below, "\"burden_low\": \"999999999\""));
  CHECK(has(below, "\"fact\": \"investment\""));
  CHECK(has(below, "\"value\": \"1000000000\",\n      \"verdict\": \"yes\",\n      \"stated_low\": 333333333"));
  const std::string too_large = santei::report::curve_json(page2({{"company_size", "large"}}));
  CHECK(has(too_large, "\"point\": null"));
  CHECK(has(too_large, "\"values\": [\n        \"sme\",\n        \"micro\",\n        \"mid_sized\"\n      ]"));
  CHECK(has(too_large, "\"verdict\": \"unknown\""));
}

TEST_CASE("the JSON of an inverse names the leap at the answer") {
  const auto of = page2();
  CHECK(has(santei::report::solve_json(of, santei::analyse::solve(of.along, 1).value()), "\"size\": \"1000000000/3\""));
  CHECK(has(santei::report::solve_json(of, santei::analyse::solve(of.along, 400'000'000).value()), "\"jump\": null"));
}

TEST_CASE("labels stand where they cover least, and what is taken is not given again") {
  using santei::rational;
  santei::report::detail::label_room room({0, 0, 100, 100});
  const santei::report::detail::label_block words{{"abcd"}, 10, 12};
  const std::vector<santei::report::detail::label_place> places{{{rational(10), rational(50)}, "start"},
                                                                {{rational(50), rational(90)}, "start"}};
  room.block({rational(0), rational(45)}, {rational(40), rational(45)});  // a line through the first
  CHECK(room.take(words, places).at.y == rational(90));
  CHECK(room.take(words, places).at.y == rational(50));
}

TEST_CASE("rates are written as pages write them") {
  CHECK(has(santei::report::curve_text(drawn("industrial_water/facility_subsidy", "eligible_cost", {})), "対象経費 × 22.5%"));
  CHECK(has(
      santei::report::curve_text(drawn("nankai_old_mine/main", "eligible_cost", {{"in_area", "はい"}, {"stage_rates", "nation_10_10"}})),
      "対象経費 × 9/10"));
}

TEST_CASE("where more than the stated rate is possible, the picture does not call the stated amount the most") {
  const std::string svg =
      santei::report::curve_svg(drawn("industrial_water/facility_subsidy", "eligible_cost", {{"eligible_cost", "1億円"}}));
  CHECK(has(svg, "補助 2250万円（定めの率で）"));
  CHECK(has(svg, "× 22.5%"));
}
