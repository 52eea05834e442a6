// Rates: which clause wins, and tiers on the grant and on the cost.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

std::string answer(const std::string& clauses, const facts& given) {
  return summary(rule(measure_with("種別 補助\n経費 対象経費 仮定「a」\n" + clauses + "端数 円未満 切捨て 仮定「a」\n")).ask(given).amount);
}

const std::string tiers_of_grant =
    "補助率 4/5 補助額 50円 以下の部分 規模 が 小規模事業者 のとき 仮定「a」\n補助率 3/4 補助額 50円 以下の部分 規模 が 中小企業 かつ 規模 が 小規模事業者 でない のとき 仮定「a」\n"
    "補助率 1/2 補助額 50円 以下の部分 規模 が 中小企業 でない のとき 仮定「a」\n補助率 2/3 補助額 50円 超 90円 以下の部分 仮定「a」\n"
    "補助率 1/4 補助額 90円 超の部分 仮定「a」\n";

std::string of_grant(const std::string& cost, const char* size) {
  return answer(tiers_of_grant, {{"eligible_cost", cost}, {"company_size", size}});
}

}  // namespace

TEST_CASE("最優先 wins over 優先, and 優先 over a general rate") {
  const std::string clauses = "補助率 1/10 仮定「a」\n補助率 2/10 規模 が 中小企業 のとき 優先 仮定「a」\n補助率 3/10 スタートアップ のとき 最優先 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "large"}, {"is_startup", "いいえ"}}) == "exact 10 10");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "sme"}, {"is_startup", "いいえ"}}) == "exact 20 20");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "sme"}, {"is_startup", "はい"}}) == "exact 30 30");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"company_size", "large"}, {"is_startup", "はい"}}) == "exact 30 30");
}

TEST_CASE("a tier on the grant ends where the grant so far reaches its amount") {
  CHECK(of_grant("62円", "micro") == "exact 49 49");    // 62 × 4/5 = 49.6
  CHECK(of_grant("64円", "micro") == "exact 51 51");    // 62.5 make 50, 1.5 × 2/3 = 1
  CHECK(of_grant("122円", "micro") == "exact 89 89");   // 50 + 59.5 × 2/3 = 89.67
  CHECK(of_grant("123円", "micro") == "exact 90 90");   // 50 + 60 × 2/3 = 90, 0.5 × 1/4
  CHECK(of_grant("127円", "micro") == "exact 91 91");   // 90 + 4.5 × 1/4 = 91.125
  CHECK(of_grant("100円", "sme") == "exact 72 72");     // 66.67 make 50, 33.33 × 2/3
  CHECK(of_grant("100円", "large") == "exact 50 50");
  CHECK(of_grant("103円", "large") == "exact 52 52");
}

TEST_CASE("a tier on the cost is measured from its first yen") {
  const std::string clauses = "補助率 3/4 経費 50円 以下の部分 仮定「a」\n補助率 1/2 経費 50円 超の部分 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "48円"}}) == "exact 36 36");
  CHECK(answer(clauses, {{"eligible_cost", "50円"}}) == "exact 37 37");
  CHECK(answer(clauses, {{"eligible_cost", "51円"}}) == "exact 38 38");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}}) == "exact 62 62");
}

TEST_CASE("every 補助率加算 that applies is added to the rate, up to 補助率上限") {
  const std::string clauses =
      "補助率 1/2 以内 仮定「a」\n補助率加算 10% スタートアップ のとき 仮定「a」\n補助率加算 20% 避難所等 のとき 仮定「a」\n補助率上限 3/4 仮定「a」\n";
  const auto paid = [&](const char* startup, const char* shelter) {
    return answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", startup}, {"shelter_facility", shelter}});
  };
  CHECK(paid("いいえ", "いいえ") == "maximum 0..50 50");
  CHECK(paid("はい", "いいえ") == "maximum 0..60 60");
  CHECK(paid("いいえ", "はい") == "maximum 0..70 70");
  CHECK(paid("はい", "はい") == "maximum 0..75 75");
}

TEST_CASE("補助率加算 raises the rate of each part") {
  const std::string clauses = "補助率 3/4 経費 50円 以下の部分 仮定「a」\n補助率 1/2 経費 50円 超の部分 仮定「a」\n補助率加算 1/10 スタートアップ のとき 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "exact 62 62");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "exact 72 72");
}

TEST_CASE("one 優先 part overrides that part alone") {
  const std::string clauses = "補助率 1/2 仮定「a」\n補助率 3/4 経費 50円 以下の部分 スタートアップ のとき 優先 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "exact 50 50");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "exact 62 62");
}

TEST_CASE("以内 of one part of the cost leaves the others as they are") {
  const std::string clauses = "補助率 3/4 以内 経費 40円 以下の部分 仮定「a」\n補助率 1/2 経費 40円 超の部分 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}}) == "maximum 30..60 60");
}

TEST_CASE("the limit of two parts may follow from facts") {
  const std::string clauses = "値 境 = 40円 スタートアップ のとき 仮定「a」\n値 境 = 80円 スタートアップ でない のとき 仮定「a」\n"
                              "補助率 1/2 補助額 境 以下の部分 仮定「a」\n補助率 1/4 補助額 境 超の部分 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "exact 45 45");  // 80 make 40, 20 × 1/4
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "exact 50 50");
}

TEST_CASE("a fixed part comes first, and tiers on the cost begin after it") {
  const std::string clauses =
      "定額 20円 まで スタートアップ のとき 仮定「a」\n補助率 3/4 経費 40円 以下の部分 仮定「a」\n補助率 1/2 経費 40円 超の部分 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "はい"}}) == "maximum 50..70 70");
  CHECK(answer(clauses, {{"eligible_cost", "100円"}, {"is_startup", "いいえ"}}) == "exact 60 60");
  CHECK(answer(clauses, {{"eligible_cost", "10円"}, {"is_startup", "はい"}}) == "maximum 0..10 10");
}

TEST_CASE("補助率 as a name is the rate that applies") {
  const std::string clauses = "補助率 1/4 仮定「a」\n補助率 1/2 スタートアップ のとき 優先 仮定「a」\n加算 10円 経費 * 補助率 が 30円 以上 のとき 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "60円"}, {"is_startup", "はい"}}) == "exact 40 40");
  CHECK(answer(clauses, {{"eligible_cost", "60円"}, {"is_startup", "いいえ"}}) == "exact 15 15");
  CHECK(answer(clauses, {{"eligible_cost", "120円"}, {"is_startup", "いいえ"}}) == "exact 40 40");
}

TEST_CASE("a rate that 等 stands for may reach the whole cost, known or not") {
  const std::string clauses = "経費上限 50円 仮定「a」\n補助率 3/4 等 仮定「a」\n";
  CHECK(answer(clauses, {{"eligible_cost", "100円"}}) == "open 0..50 37");
  CHECK(answer(clauses, {{"eligible_cost", "10円..100円"}}) == "open 0..50 7..37");
  CHECK(answer(clauses, {}) == "open 0..50 0..37");
}

namespace {

/// What 160 yen of cost are paid at these rates, for a flag as said.
std::string at_rates(const std::string& rates, const char* flag, const char* more = nullptr) {
  const rule r(measure_with("種別 補助\n項目 印 [flag] 真偽\n経費 対象経費 仮定「a」\n" + rates + "端数 円未満 切捨て 仮定「a」\n"));
  facts given{{"eligible_cost", "160円"}, {"flag", flag}};
  if (more != nullptr) given.set("rate_category", more);
  return summary(r.ask(given).amount);
}

const std::string scale = "補助率 1/2 経費 100円 以下の部分 仮定「a」\n補助率 1/3 経費 100円 超の部分 仮定「a」\n";  // 70 of 160

}  // namespace

TEST_CASE("a rate without a tier overrides the tiers where it holds, and nowhere else") {
  const std::string plain = scale + "補助率 2/3 印 のとき 優先 仮定「a」\n";
  CHECK(at_rates(plain, "いいえ") == "exact 70 70");
  CHECK(at_rates(plain, "はい") == "exact 106 106");
  const std::string upper = "補助率 1/2 補助額 50円 以下の部分 印 でない のとき 仮定「a」\n補助率 1/3 補助額 50円 超の部分 印 でない のとき 仮定「a」\n補助率 2/3 印 のとき 仮定「a」\n";
  CHECK(at_rates(upper, "いいえ") == "exact 70 70");
  CHECK(at_rates(upper, "はい") == "exact 106 106");
  const std::string tiers = "補助率 1/2 仮定「a」\n補助率 2/3 経費 40円 以下の部分 印 のとき 優先 仮定「a」\n補助率 1/5 経費 40円 超の部分 印 のとき 優先 仮定「a」\n";
  CHECK(at_rates(tiers, "いいえ") == "exact 80 80");
  CHECK(at_rates(tiers, "はい") == "exact 50 50");  // 26 2/3 and 24
  CHECK(at_rates(scale + "補助率 未定 印 のとき 優先 仮定「a」\n", "いいえ") == "exact 70 70");
  CHECK(at_rates(scale + "補助率 2/3 以内 印 のとき 優先 仮定「a」\n", "はい") == "maximum 0..106 106");
  CHECK(at_rates(scale + "補助率 2/3 以内 印 のとき 優先 仮定「a」\n", "いいえ") == "exact 70 70");
}

TEST_CASE("tiers override tiers with other limits, each stretch by the strongest that covers it") {
  const std::string other = scale + "補助率 2/3 経費 50円 以下の部分 印 のとき 優先 仮定「a」\n補助率 1/5 経費 50円 超の部分 印 のとき 優先 仮定「a」\n";
  CHECK(at_rates(other, "いいえ") == "exact 70 70");
  CHECK(at_rates(other, "はい") == "exact 55 55");  // 33 1/3 and 22
}

TEST_CASE("a rate of another clause settles nothing of the one that applies") {
  const std::string two = "補助率 1/2, 1/4 のいずれか 仮定「a」\n補助率 1/8, 1/16 のいずれか 印 のとき 優先 仮定「a」\n";
  CHECK(at_rates(two, "いいえ", "1/4") == "exact 40 40");
  CHECK(at_rates(two, "いいえ", "1/8") == "interval 40..80 40..80");
  CHECK(at_rates(two, "はい", "1/2") == "interval 10..20 10..20");
  CHECK(at_rates(two, "はい", "1/8") == "exact 20 20");
  CHECK(at_rates(two, "はい") == "interval 10..20 10..20");
}

TEST_CASE("of several limits of tiers each is a fixed amount") {
  const auto refused = [](const std::string& clauses) {
    const auto file = santei_test::checked(measure_with("種別 補助\n経費 対象経費 仮定「a」\n" + clauses + "端数 なし 仮定「a」\n"), santei_test::vocabulary());
    const auto made = santei::plan::lower(*file, 0);
    return made ? std::string() : made.problems().front().code;
  };
  CHECK(refused("補助率 1/2 経費 投資額 以下の部分 仮定「a」\n補助率 1/4 経費 投資額 超の部分 仮定「a」\n").empty());
  CHECK(refused("補助率 1/2 経費 投資額 以下の部分 仮定「a」\n補助率 1/4 経費 投資額 超の部分 仮定「a」\n補助率 3/4 経費 10円 以下の部分 スタートアップ のとき 優先 仮定「a」\n") ==
        "E0423");
}
