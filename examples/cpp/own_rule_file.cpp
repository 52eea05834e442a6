// A rule of one's own: a city's subsidy in six clauses, asked and tested.
#include <santei/analyse/examples.hpp>
#include <santei/santei.hpp>

#include <iostream>

int main() {
  const std::string rule = R"(
事業 商店街の灯り補助 [street_lights]
枠 街路灯 [lamps]
種別   補助
項目   工事費 [works_cost] 金額
対象   工事費 が 10万円 以上    仮定「要綱 第3条」
経費   工事費                  仮定「要綱 第4条」
補助率 2/3                     仮定「要綱 第5条」
上限額 100万円                 仮定「要綱 第5条」
端数   千円未満 切捨て          仮定「要綱 第6条」
例 工事費 = 50万円 ならば 33万3000円
)";
  const santei::catalogue::catalogue rules({{"street_lights.santei", rule}});
  const auto measure = rules.find("street_lights/lamps").value().front();
  std::cout << santei::yen_in_oku_man(*measure.estimate({{"works_cost", "123万4567円"}}).value().amount.max) << "\n";
  for (const auto& example : santei::analyse::run_examples(measure.rule())) std::cout << (example.passed() ? "holds" : "fails") << "\n";
}
