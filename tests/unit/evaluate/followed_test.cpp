// A 区分 that follows from other facts, where those are partly known.

#include "catch.hpp"
#include "support/rules.hpp"

using santei_test::rule;
using santei_test::summary;

namespace {

const std::string head = "事業 試験の事業 [test]\n出典 R6補正 1ページ\n項目 額甲 [a] 金額\n項目 額乙 [b] 金額\n項目 額丙 [c] 金額\n"
                         "項目 類 [k] 区分 { 甲 [k1], 乙 [k2], 丙 [k3] }\n";
const std::string by_class =
    "枠 試験の枠 [main]\n種別 補助\n経費 額丙 仮定「a」\n補助率 1/2 類 が 甲 のとき 仮定「a」\n補助率 1/3 類 が 乙 のとき 仮定「a」\n"
    "補助率 1/4 類 が 丙 のとき 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";

std::string ask(const rule& r, const std::vector<std::pair<std::string, std::string>>& facts) {
  santei::facts given;
  for (const auto& [key, value] : facts) given.set(key, value);
  return summary(r.ask(given).amount);
}

}  // namespace

TEST_CASE("a 区分 that follows from two facts compared is open as far as the known one leaves it") {
  const rule r(head + "場合分け 類\n  甲 額甲 が 額乙 以上 のとき 仮定「a」\n  乙 ( 額甲 * 2 ) が 額乙 以上 のとき 仮定「a」\n  丙 その他 仮定「a」\n" + by_class);
  CHECK(ask(r, {{"a", "10円"}, {"c", "12円"}}) == "interval 3..6 3..6");
  CHECK(ask(r, {{"b", "10円"}, {"c", "12円"}}) == "interval 3..6 3..6");
  CHECK(ask(r, {{"a", "10円"}, {"b", "12円"}, {"c", "12円"}}) == "exact 4 4");
  CHECK(ask(r, {{"a", "10円"}, {"b", "5円..8円"}, {"c", "12円"}}) == "exact 6 6");
  CHECK(ask(r, {{"a", "10円"}, {"b", "12円..22円"}, {"c", "12円"}}) == "interval 3..4 3..4");
  CHECK(ask(r, {{"c", "12円"}}) == "interval 3..6 3..6");
  CHECK(ask(r, {{"a", "10円"}, {"c", "12円"}, {"k", "乙"}}) == "exact 4 4");
}

TEST_CASE("a fact on which a 区分 hangs through an amount is among the missing") {
  const rule r(head + "場合分け 類\n  甲 額甲 が 額乙 以上 のとき 仮定「a」\n  乙 その他 仮定「a」\n" + by_class);
  santei::facts given;
  given.set("a", "10円"), given.set("c", "12円");
  std::vector<std::string> missing;
  for (const auto& one : r.ask(given).missing) missing.push_back(one.declared.key + " " + one.decides_yen->text());
  CHECK(missing == std::vector<std::string>{"k 2", "b 2"});
}

TEST_CASE("a 区分 that follows from a fact which the amount is computed from moves with it") {
  const rule r(head + "場合分け 類\n  甲 額丙 が 100円 以上 のとき 仮定「a」\n  乙, 丙 のいずれか その他 仮定「a」\n" + by_class);
  CHECK(ask(r, {{"c", "100円..120円"}}) == "interval 50..60 50..60");
  CHECK(ask(r, {{"c", "12円..24円"}}) == "interval 3..8 3..8");
  CHECK(ask(r, {{"c", "60円..140円"}}) == "interval 15..70 15..70");
  CHECK(ask(r, {}) == "interval 0..null 0..null");
}

TEST_CASE("a 区分 that follows from one that follows itself keeps to both") {
  const rule r(head + "項目 形 [shape] 区分 { 丸 [round], 角 [square] }\n場合分け 形\n  丸 額甲 が 10円 以上 のとき 仮定「a」\n  角 その他 仮定「a」\n"
                      "場合分け 類\n  甲 形 が 丸 のとき 仮定「a」\n  乙, 丙 のいずれか その他 仮定「a」\n" + by_class);
  CHECK(ask(r, {{"a", "10円"}, {"c", "12円"}}) == "exact 6 6");
  CHECK(ask(r, {{"a", "9円"}, {"c", "12円"}}) == "interval 3..4 3..4");
  CHECK(ask(r, {{"a", "9円"}, {"c", "12円"}, {"k", "乙"}}) == "exact 4 4");
}

TEST_CASE("what a set or a range of a source settles alone stands beside what another leaves open") {
  const std::string facts = head + "項目 形 [shape] 区分 { 丸 [round], 角 [square], 星 [star] }\n項目 者 [who] 区分 { 会社 [company], 個人 [person] }\n";
  const rule of_set(facts + "場合分け 類\n  乙 者 が 個人 のとき 仮定「a」\n  丙 形 が 角, 星 のいずれか のとき 仮定「a」\n  甲 その他 仮定「a」\n" + by_class);
  CHECK(ask(of_set, {{"shape", "角|星"}, {"c", "12円"}}) == "interval 3..4 3..4");
  CHECK(ask(of_set, {{"shape", "角|星"}, {"who", "会社|個人"}, {"c", "12円"}}) == "interval 3..4 3..4");
  CHECK(ask(of_set, {{"shape", "角|星"}, {"who", "会社"}, {"c", "12円"}}) == "exact 3 3");
  CHECK(ask(of_set, {{"who", "会社"}, {"c", "12円"}}) == "interval 3..6 3..6");
  const rule of_range(facts + "場合分け 類\n  乙 者 が 個人 のとき 仮定「a」\n  丙 額甲 が 1円 以上 のとき 仮定「a」\n  甲 その他 仮定「a」\n" + by_class);
  CHECK(ask(of_range, {{"a", "5円..8円"}, {"c", "12円"}}) == "interval 3..4 3..4");
  CHECK(ask(of_range, {{"a", "5円..8円"}, {"who", "会社"}, {"c", "12円"}}) == "exact 3 3");
}

TEST_CASE("a row whose condition always holds asks its facts too") {
  const std::string facts = head + "項目 形 [shape] 区分 { 丸 [round] { 楕円 [oval] }, 角 [square] }\n";
  const rule all(facts + "場合分け 類\n  乙 形 が 丸, 角 のいずれか のとき 仮定「a」\n  甲 その他 仮定「a」\n" + by_class);
  CHECK(ask(all, {{"shape", "楕円"}, {"c", "12円"}}) == "exact 4 4");
  CHECK(ask(all, {{"shape", "楕円|角"}, {"c", "12円"}}) == "exact 4 4");
  CHECK(ask(all, {{"c", "12円"}}) == "interval 3..6 3..6");
  const rule never(facts + "場合分け 類\n  甲 額甲 が ( 額甲 + 1円 ) 以上 のとき 仮定「a」\n  乙 その他 仮定「a」\n" + by_class);
  CHECK(ask(never, {{"a", "5円"}, {"c", "12円"}}) == "exact 4 4");
}

TEST_CASE("a rule says what its own 区分 follow from beside a vocabulary that does") {
  const rule r("使う 共通語彙\n" + head + "場合分け 類\n  甲 額甲 が 10円 以上 のとき 仮定「a」\n  乙 その他 仮定「a」\n" + by_class +
               "対象 規模 が 中小企業 仮定「a」\n");
  CHECK(ask(r, {{"a", "10円"}, {"c", "12円"}, {"industry", "製造業"}, {"employees", "30人"}}) == "exact 6 6");
  CHECK(ask(r, {{"a", "9円"}, {"c", "12円"}, {"company_size", "sme"}}) == "exact 4 4");
}

TEST_CASE("what a 区分 follows from is said once") {
  const std::string twice = "場合分け 類\n  甲 額甲 が 10円 以上 のとき 仮定「a」\n  乙 その他 仮定「a」\n";
  for (const std::string& text :
       {head + twice + twice + by_class, "使う 共通語彙\n" + head + "場合分け 規模\n  大企業 その他 仮定「a」\n" + by_class}) {
    std::string problem;
    try {
      rule{text};
    } catch (const std::exception& refused) {
      problem = refused.what();
    }
    CHECK(problem.find("E0204") != std::string::npos);
  }
}

TEST_CASE("an amount that may be paid less only between the ends of a stretch is a maximum_interval") {
  const rule r("事業 試験の事業 [test]\n出典 R6補正 1ページ\n項目 額甲 [a] 金額\n枠 試験の枠 [main]\n種別 補助\n経費 37円 仮定「a」\n"
               "補助率 1/4 以内 仮定「a」\n加算 額甲 + 17円 仮定「a」\n端数 百円未満 四捨五入 仮定「a」\n");
  CHECK(ask(r, {{"a", "64円..160円"}}) == "maximum_interval 100..200 100..200");
  CHECK(ask(r, {{"a", "60円..100円"}}) == "exact 100 100");
}

TEST_CASE("なければ stands in where a 場合分け that never settles the fact leaves the choice, not where it settles it") {
  const std::string asked = "枠 試験の枠 [main]\n種別 補助\n対象 類 なければ 甲 が 甲 仮定「a」\n経費 額丙 仮定「a」\n補助率 1/2 仮定「a」\n端数 円未満 切捨て 仮定「a」\n";
  const rule leaves(head + "場合分け 類\n  乙, 丙 のいずれか 額甲 が 10円 以上 のとき 仮定「a」\n  甲, 乙 のいずれか その他 仮定「a」\n" + asked);
  CHECK(ask(leaves, {{"c", "12円"}}) == "exact 6 6");
  CHECK(ask(leaves, {{"a", "9円"}, {"c", "12円"}}) == "exact 6 6");
  CHECK(ask(leaves, {{"a", "10円"}, {"c", "12円"}}) == "ineligible 0 0");
  CHECK(ask(leaves, {{"a", "9円..10円"}, {"c", "12円"}}) == "interval 0..6 0..6");
  CHECK(ask(leaves, {{"a", "9円"}, {"k", "乙"}, {"c", "12円"}}) == "ineligible 0 0");
  CHECK(ask(leaves, {{"a", "9円"}, {"k", "甲|乙"}, {"c", "12円"}}) == "interval 0..6 0..6");
  const rule settles(head + "場合分け 類\n  乙 額甲 が 10円 以上 のとき 仮定「a」\n  甲, 乙 のいずれか その他 仮定「a」\n" + asked);
  CHECK(ask(settles, {{"c", "12円"}}) == "exact 6 6");
  CHECK(ask(settles, {{"a", "9円"}, {"c", "12円"}}) == "interval 0..6 0..6");
}
