// 優先 takes the place of what is general, whatever the clause: 端数, caps and floors of the cost, floors, raises and uplifts.
#include "catch.hpp"
#include "support/rules.hpp"

using santei::facts;
using santei_test::measure_with;
using santei_test::rule;
using santei_test::summary;

namespace {

const std::string yen = "端数 円未満 切捨て 仮定「a」\n";

std::string answer(const std::string& clauses, const char* cost, const char* startup) {
  const rule r(measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n" + clauses));
  return summary(r.ask({{"eligible_cost", cost}, {"is_startup", startup}}).amount);
}

}  // namespace

TEST_CASE("端数 … 優先 rounds alone, in whatever order the clauses stand") {
  const std::string general = "端数 十円未満 切上げ 仮定「a」\n", special = "端数 百円未満 切捨て スタートアップ のとき 優先 仮定「a」\n";
  for (const std::string& clauses : {general + special, special + general}) {
    CHECK(answer(clauses, "390円", "はい") == "exact 100 100");  // 195; 200 were both to round
    CHECK(answer(clauses, "390円", "いいえ") == "exact 200 200");
  }
}

TEST_CASE("端数 なし 優先 leaves the amount as it is") {
  const std::string clauses = "端数 なし スタートアップ のとき 優先 仮定「a」\n端数 十円未満 切上げ 仮定「a」\n";
  CHECK(answer(clauses, "82円", "はい") == "exact 41 41");
  CHECK(answer(clauses, "82円", "いいえ") == "exact 50 50");
}

TEST_CASE("最優先 rounds where 優先 applies too") {
  const std::string clauses = "端数 百円未満 切捨て スタートアップ のとき 優先 仮定「a」\n端数 円未満 切捨て スタートアップ のとき 最優先 仮定「a」\n"
                              "端数 千円未満 切上げ 仮定「a」\n";
  CHECK(answer(clauses, "9円", "はい") == "exact 4 4");
  CHECK(answer(clauses, "9円", "いいえ") == "exact 1000 1000");
}

TEST_CASE("a special limit, floor, raise or uplift takes the place of the general one") {
  const auto two = [](const std::string& kind) { return kind + " 50円 仮定「a」\n" + kind + " 20円 スタートアップ のとき 優先 仮定「a」\n"; };
  CHECK(answer(two("経費下限") + yen, "30円", "はい") == "exact 15 15");
  CHECK(answer(two("経費下限") + yen, "30円", "いいえ") == "ineligible 0 0");
  CHECK(answer(two("下限額") + yen, "60円", "はい") == "exact 30 30");
  CHECK(answer(two("下限額") + yen, "60円", "いいえ") == "ineligible 0 0");
  CHECK(answer(two("最低額") + yen, "10円", "はい") == "exact 20 20");
  CHECK(answer(two("最低額") + yen, "10円", "いいえ") == "exact 50 50");
  CHECK(answer(two("加算") + yen, "10円", "はい") == "exact 25 25");
  CHECK(answer("上限額 10円 仮定「a」\n" + two("上限加算") + yen, "200円", "はい") == "exact 30 30");
  CHECK(answer("経費上限 50円 仮定「a」\n経費上限 80円 スタートアップ のとき 優先 仮定「a」\n" + yen, "100円", "はい") == "exact 40 40");
  CHECK(answer("経費上限 50円 仮定「a」\n経費上限 80円 スタートアップ のとき 優先 仮定「a」\n" + yen, "100円", "いいえ") == "exact 25 25");
}
