// Made-up rules with most kinds of clauses, and facts near their figures, for tests of certificates.
#pragma once

#include "support/made_up_measures.hpp"

#include <santei/plan/plan.hpp>
#include <santei/value/facts.hpp>

#include <random>
#include <string>
#include <utility>

namespace santei_test {

/// A file with one measure, made-up/main, over costs, heads, a size and a special case.
inline std::string random_rule(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  const auto any_of = [&](std::initializer_list<const char*> words) { return std::string(words.begin()[below(words.size())]); };
  const std::string basis = "   仮定「試験」\n";
  std::string text = "使う 共通語彙\n事業 試験 [made_up]\n出典 R6補正 1ページ\n枠 試験 [main]\n種別 補助\n";
  text += "項目 甲費, 乙費 [cost_a, cost_b] 金額\n項目 人数 [heads] 整数 1 以上 99 以下\n項目 特例 [special] 真偽\n";
  const auto clause = [&](const std::string& words) { text += words + basis; };
  if (below(2) == 0) clause("対象 規模 が " + any_of({"中小企業", "中小企業, 中堅企業 のいずれか", "大企業 でない"}));
  if (below(3) == 0) clause("対象 人数 が " + std::to_string(2 + below(4)) + any_of({" 以上", " 超"}) + " または 特例");
  if (below(4) == 0) clause("対象 人数 が " + std::to_string(2 + below(4)) + " 以上 特例 のとき");
  if (below(2) == 0) clause("値 枠 = " + man(60 + below(200)) + " 特例 のとき"), clause("値 枠 = " + man(40 + below(100)) + " 特例 でない のとき");
  const bool has_value = text.find("値 枠") != std::string::npos, apart = below(4) == 0;
  if (!apart) {
    clause("経費 " + any_of({"甲費", "甲費 + 乙費", "甲費 なければ 乙費", "( 甲費 + 乙費 ) * 9/10"}));
    if (below(3) == 0) clause("経費上限 " + man(100 + below(400)) + any_of({"", " 特例 のとき"}));
  }
  if (below(3) == 0) clause("経費下限 " + man(10 + below(60)));
  switch (below(4)) {
    case 0: {
      const std::string end = man(20 + below(100)), what = any_of({"経費", "補助額"});
      clause("補助率 3/4 " + what + " " + end + " 以下の部分"), clause("補助率 1/3 " + what + " " + end + " 超の部分");
      break;
    }
    case 1: clause("補助率 1/2" + any_of({"", " 以内"})), clause("補助率 2/3 規模 が 小規模事業者 のとき 優先"); break;
    case 2: clause("補助率 2/3 特例 のとき"), clause("補助率 1/3 特例 でない のとき"); break;
    default: clause("補助率 " + any_of({"1/1", "1/4", "22.5%", "4/5 以内"}));
  }
  const bool tiered = text.find("の部分") != std::string::npos;
  if (below(3) == 0) {
    clause("補助率加算 " + any_of({"1/10", "5%"}) + any_of({"", " 特例 のとき"}));
    if (below(2) == 0) clause("補助率加算 1/20 人数 が 10人 以上 のとき");
    if (below(2) == 0) clause("補助率上限 " + any_of({"3/4", "1/2", "4/5 特例 のとき"}));
  }
  if (!apart && below(4) == 0) clause("定額 " + man(5 + below(30)) + any_of({"", " まで"}) + any_of({"", " 特例 のとき"}));
  if (below(3) == 0) clause("加算 " + man(1 + below(20)) + " 特例 のとき");
  if (below(4) == 0) clause("最低額 " + man(5 + below(20)));
  if (below(4) == 0) {
    text += "表 限 [特例, 人数]\n  | 特例 | 20人 未満 | 20人 以上 |\n";
    for (const char* special : {"はい", "いいえ"}) clause("  | " + std::string(special) + " | " + man(20 + below(60)) + " | " + man(80 + below(90)) + " |");
    clause("上限額 限");
  } else if (below(3) != 0) clause("上限額 " + (has_value && below(2) == 0 ? std::string("枠") : man(30 + below(150))));
  if (text.find("上限額") != std::string::npos && below(3) == 0) clause("上限額 " + man(100 + below(150)) + " 人数 が 20人 以上 のとき 優先");
  if (text.find("上限額") != std::string::npos && below(3) == 0) clause("上限加算 " + man(1 + below(30)) + " 特例 のとき");
  if (below(3) == 0) clause("下限額 " + man(10 + below(40)));
  clause("端数 " + any_of({"円未満 切捨て", "千円未満 切捨て", "万円未満 切上げ", "千円未満 四捨五入"}) + (apart && !tiered ? any_of({"", " 費目ごと"}) : ""));
  if (!apart) return text;
  text += "費目 甲 [a]\n", clause("経費 甲費");
  if (below(2) == 0) clause("経費上限 " + man(50 + below(200)));
  text += "費目 乙 [b]\n", clause("経費 乙費");
  const bool own_rate = below(2) == 0;  // tiers of the measure are shared by what has no clause of its own
  if (own_rate) clause("補助率 " + any_of({"1/2", "2/3", "3/4"}));
  if (below(2) == 0 && (own_rate || !tiered)) clause("上限額 " + man(20 + below(80)));
  return text;
}

/// A file with one measure, made-up/main, of three 費目 under limits that tie them; some santei refuses.
inline std::string random_joint_rule(std::mt19937_64& random) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  const auto any_of = [&](std::initializer_list<const char*> words) { return std::string(words.begin()[below(words.size())]); };
  const std::string basis = "   仮定「試験」\n";
  std::string text = "使う 共通語彙\n事業 試験 [made_up]\n出典 R6補正 1ページ\n枠 試験 [main]\n種別 補助\n";
  text += "項目 甲費, 乙費, 丙費 [cost_a, cost_b, cost_c] 金額\n項目 特例 [special] 真偽\n";
  const auto clause = [&](const std::string& words) { text += words + basis; };
  const auto rate = [&] { return "補助率 " + any_of({"1/1", "1/2", "2/3", "1/3 以内", "1/4"}); };
  clause(rate());
  if (below(4) == 0) clause("補助率加算 1/10" + any_of({"", " 特例 のとき"}));
  const auto group = [&] { return " 費目 " + any_of({"a, b", "b, c", "a, c", "a, b, c"}) + " の合計" + any_of({"", "", " 特例 のとき"}); };
  if (below(2) == 0) clause("経費上限 " + man(50 + below(300)) + group());
  if (below(3) == 0) clause("経費上限 " + man(50 + below(300)) + group());
  if (below(3) == 0) clause("上限額 " + man(20 + below(150)) + group());
  if (below(4) == 0) clause("経費上限 " + man(100 + below(300)));
  if (below(3) == 0) clause("上限額 " + man(50 + below(150)));
  if (below(4) == 0) clause("経費下限 " + man(10 + below(60)));
  clause("端数 " + any_of({"円未満 切捨て", "千円未満 切捨て", "万円未満 切上げ"}) + any_of({"", "", " 費目ごと"}));
  const char* const titles[] = {"費目 甲 [a]\n", "費目 乙 [b]\n", "費目 丙 [c]\n"};
  const char* const costs[] = {"経費 甲費", "経費 乙費", "経費 丙費"};
  for (int i = 0; i < 3; ++i) {
    text += titles[i], clause(costs[i]);
    if (below(3) == 0) {
      clause(rate());
      if (below(3) == 0) clause("補助率加算 1/20"), clause("補助率上限 2/3 特例 のとき");
    }
    if (below(4) == 0) clause("上限額 " + man(10 + below(80)));
    if (below(5) == 0) clause("経費上限 " + man(30 + below(150)));
    if (below(5) == 0) clause("経費上限 合計の 1/" + std::to_string(2 + below(3)) + " 以内");
    else if (below(5) == 0) clause("上限額 合計の 1/" + std::to_string(2 + below(3)) + " 以内");
    if (below(6) == 0) clause("下限額 " + man(5 + below(20)));
    if (below(6) == 0) clause("対象 特例");
    if (below(6) == 0) clause("経費下限 " + man(5 + below(40)));
  }
  return text;
}

/// Facts for either, of all that its plan asks.
inline santei::facts random_facts_for(std::mt19937_64& random, const santei::plan::measure_plan& plan) {
  const auto below = [&](std::uint64_t n) { return static_cast<std::int64_t>(random() % n); };
  static const char* const sizes[] = {"micro", "sme", "mid_sized", "large"};
  const auto yen = [&](std::uint64_t most) { return std::to_string(below(most) * 10'000 + below(5)) + "円"; };
  const std::pair<const char*, std::string> all[] = {{"cost_a", yen(600)},
                                                     {"cost_b", yen(300)},
                                                     {"cost_c", yen(200)},
                                                     {"heads", std::to_string(1 + below(40))},
                                                     {"special", below(2) == 0 ? "はい" : "いいえ"},
                                                     {"company_size", sizes[below(4)]}};
  santei::facts made;
  for (const auto& [key, text] : all)
    if (plan.find(key)) made.set(key, text);
  return made;
}

}  // namespace santei_test
