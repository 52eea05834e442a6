// Named values: 値 with conditions and precedence, 場合分け of numbers and of facts, and what stands in for a fact that is absent.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei::truth;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string end = "端数 円未満 切捨て 仮定「a」\n";

std::string answer(const std::string& clauses, const facts& given) {
  return summary(rule(measure_with("種別 給付金\n" + clauses + end)).ask(given).amount);
}

}  // namespace

TEST_CASE("a conditional 値 takes the clause that applies, 優先 before it and 最優先 before that") {
  const std::string clauses =
      "値 単位 = 10円 仮定「a」\n値 単位 = 20円 スタートアップ のとき 優先 仮定「a」\n値 単位 = 30円 計画認定 のとき 最優先 仮定「a」\n金額 単位 * 2 仮定「a」\n";
  CHECK(answer(clauses, {{"is_startup", "いいえ"}, {"certified_plan", "いいえ"}}) == "exact 20 20");
  CHECK(answer(clauses, {{"is_startup", "はい"}, {"certified_plan", "いいえ"}}) == "exact 40 40");
  CHECK(answer(clauses, {{"is_startup", "はい"}, {"certified_plan", "はい"}}) == "exact 60 60");
  CHECK(answer(clauses, {{"certified_plan", "いいえ"}}) == "interval 20..40 20..40");
}

TEST_CASE("the order in which 優先 stands does not matter") {
  const std::string clauses = "値 単位 = 20円 スタートアップ のとき 優先 仮定「a」\n値 単位 = 10円 仮定「a」\n金額 単位 仮定「a」\n";
  CHECK(answer(clauses, {{"is_startup", "はい"}}) == "exact 20 20");
  CHECK(answer(clauses, {{"is_startup", "いいえ"}}) == "exact 10 10");
}

TEST_CASE("場合分け that names no fact is a value: its rows are tried from the top") {
  const std::string clauses =
      "場合分け 単位\n  10円 従業員数 が 5人 以下 のとき 仮定「a」\n  対象経費 従業員数 が 20人 以下 のとき 仮定「a」\n  対象経費 + 1円 その他 仮定「a」\n金額 単位 仮定「a」\n";
  CHECK(answer(clauses, {{"employees", "5"}}) == "exact 10 10");
  CHECK(answer(clauses, {{"employees", "6"}, {"eligible_cost", "70円"}}) == "exact 70 70");
  CHECK(answer(clauses, {{"employees", "20"}, {"eligible_cost", "70円"}}) == "exact 70 70");
  CHECK(answer(clauses, {{"employees", "21"}, {"eligible_cost", "70円"}}) == "exact 71 71");
  CHECK(answer(clauses, {{"employees", "5..6"}, {"eligible_cost", "70円"}}) == "interval 10..70 10..70");
}

TEST_CASE("場合分け of a fact gives it from others, and giving the fact itself comes first") {
  const std::string clauses = "対象 規模 が 小規模事業者 仮定「a」\n金額 1円 仮定「a」\n";
  const rule r(measure_with("種別 給付金\n" + clauses + end));
  CHECK(r.ask({{"industry", "製造業"}, {"employees", "20"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "製造業"}, {"employees", "21"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "小売業"}, {"employees", "5"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "小売業"}, {"employees", "6"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "旅行業"}, {"employees", "20"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "旅行業"}, {"employees", "21"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "宿泊業"}, {"employees", "20"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "ソフトウェア業・情報処理サービス業"}, {"employees", "6"}}).verdict == truth::unknown);
  CHECK(r.ask({{"industry", "製造業"}}).verdict == truth::unknown);
}

TEST_CASE("なければ goes along a chain to the first that is given") {
  const std::string clauses = "金額 対象経費 なければ 投資額 なければ 3円 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "7円"}, {"investment", "5円"}}) == "exact 7 7");
  CHECK(answer(clauses, {{"investment", "5円"}}) == "exact 5 5");
  CHECK(answer(clauses, {}) == "exact 3 3");
  CHECK(answer(clauses, {{"eligible_cost", "不明"}, {"investment", ""}}) == "exact 3 3");
}

TEST_CASE("a range or set that is given is used as given, not replaced by なければ") {
  CHECK(answer("金額 対象経費 なければ 3円 仮定「a」\n", {{"eligible_cost", "7円..9円"}}) == "interval 7..9 7..9");
}

TEST_CASE("a true fact that is absent counts as なければ says, and is not missing") {
  const std::string clauses = "金額 5円 仮定「a」\n加算 2円 スタートアップ なければ いいえ のとき 仮定「a」\n加算 10円 計画認定 なければ はい のとき 仮定「a」\n";
  const rule r(measure_with("種別 給付金\n" + clauses + end));
  const auto none = r.ask({});
  CHECK(summary(none.amount) == "exact 15 15");
  CHECK(none.missing.empty());
  CHECK(summary(r.ask({{"is_startup", "はい"}, {"certified_plan", "いいえ"}}).amount) == "exact 7 7");
  CHECK(summary(r.ask({{"is_startup", "はい|いいえ"}}).amount) == "interval 15..17 15..17");
}

TEST_CASE("a choice that is absent counts as なければ says, unless other facts say what it is") {
  const rule r(measure_with("種別 給付金\n対象 規模 なければ 小規模事業者 が 小規模事業者 仮定「a」\n金額 1円 仮定「a」\n" + end));
  CHECK(r.ask({}).verdict == truth::yes);
  CHECK(r.ask({{"company_size", "micro"}}).verdict == truth::yes);
  CHECK(r.ask({{"company_size", "sme"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "製造業"}, {"employees", "21"}}).verdict == truth::no);
  CHECK(r.ask({{"employees", "21"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "製造業"}}).verdict == truth::unknown);
}

TEST_CASE("what なければ names is a choice of the fact, はい or いいえ") {
  const auto code = [](const std::string& condition) {
    const auto tree = santei::syntax::parse(measure_with("種別 給付金\n対象 " + condition + " 仮定「a」\n金額 1円 仮定「a」\n" + end));
    return santei::check::check_file(*tree, {santei_test::vocabulary(), nullptr}).problems.front().code;
  };
  CHECK(code("スタートアップ なければ たぶん") == "E0307");
  CHECK(code("規模 なければ 小さい が 小規模事業者") == "E0202");
}

TEST_CASE("a fact against a 値 that is one of several figures is read through those figures alone") {
  const rule r(measure_with("種別 給付金\n値 人数 = 300人 業種 が 小売業 のとき 仮定「a」\n値 人数 = 400人 業種 が 卸売業 のとき 仮定「a」\n"
                            "値 人数 = 500人 その他のとき 仮定「a」\n対象 従業員数 が 人数 以下 仮定「a」\n金額 1円 仮定「a」\n" + end));
  using op = santei::plan::op;
  for (const santei::plan::node& one : r.plan->nodes)
    if (one.code == op::at_least || one.code == op::above || one.code == op::equal)
      CHECK((r.plan->at(one.a).code != op::select && r.plan->at(one.b).code != op::select));
  CHECK(r.ask({{"industry", "小売業"}, {"employees", "300"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "小売業"}, {"employees", "301"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "卸売業"}, {"employees", "400"}}).verdict == truth::yes);
  CHECK(r.ask({{"industry", "卸売業"}, {"employees", "401"}}).verdict == truth::no);
  CHECK(r.ask({{"industry", "製造業"}, {"employees", "500"}}).verdict == truth::yes);
  CHECK(r.ask({{"employees", "300"}}).verdict == truth::yes);
  CHECK(r.ask({{"employees", "301"}}).verdict == truth::unknown);
  CHECK(r.ask({{"employees", "501"}}).verdict == truth::no);
}
