// Clauses with figures, payers, budgets and rounding: what the tree holds of each.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

using namespace santei::syntax;
using test::codes_of_clause;
using test::parse_clause;

namespace {
using codes = std::vector<std::string>;
}

TEST_CASE("a figure is at most when 以内, 以下, まで or 最大 says so") {
  for (const char* text : {"1/2 以内", "1/2 以下", "1/2 まで", "最大 1/2", "1/2 最大"}) {
    INFO(text);
    CHECK(parse_clause(std::string("補助率 ") + text + " 「語句」").as<figure_clause>().figure.at_most);
  }
  CHECK_FALSE(parse_clause("補助率 1/2 「語句」").as<figure_clause>().figure.at_most);
  CHECK(parse_clause("上限額 150万円 未満 「語句」").as<figure_clause>().figure.strictly_below);
  CHECK(parse_clause("上限額 合計の 1/4 以内 「語句」").as<figure_clause>().figure.of_total);
}

TEST_CASE("alternatives are listed with のいずれか or left open with 等") {
  const auto listed = parse_clause("補助率 定額 未定, 2/3 以内 のいずれか 「語句」");
  const figure& f = listed.as<figure_clause>().figure;
  REQUIRE(f.alternatives.size() == 2);
  CHECK(f.alternatives[0].is == alternative_kind::fixed_open);
  CHECK(f.alternatives[1].is == alternative_kind::value);
  CHECK(f.at_most);
  CHECK(parse_clause("補助率 22.5%, 定額 未定 等 「語句」").as<figure_clause>().figure.and_others);
  CHECK(codes_of_clause("補助率 1/2, 2/3 「語句」") == codes{"E0108"});
}

TEST_CASE("an open figure may have a key") {
  const auto read = parse_clause("金額 未定 [fixed_amount] 仮定「資料に無い」");
  CHECK(read.as<figure_clause>().figure.alternatives.at(0).is == alternative_kind::open);
  CHECK(read.as<figure_clause>().figure.key->text == "fixed_amount");
  CHECK(read.what.bases.at(0).is == basis_kind::assumption);
}

TEST_CASE("a tier names the measure it is counted in") {
  const auto low = parse_clause("補助率 4/5 補助額 50万円 以下の部分 規模 が 小規模事業者 のとき 「語句」");
  const tier& first = *low.as<figure_clause>().figure.tier;
  CHECK(first.of_grant);
  CHECK((first.up_to && !first.above));
  CHECK(low.what.condition);
  const auto middle = parse_clause("補助率 1/2 経費 50万円 超 100万円 以下の部分 「語句」");
  const tier& second = *middle.as<figure_clause>().figure.tier;
  CHECK_FALSE(second.of_grant);
  CHECK((second.up_to && second.above));
  CHECK(middle.printed() == "補助率 1/2 経費 50万円 超 100万円 以下の部分");
}

TEST_CASE("the condition of a clause ends in のとき and may take precedence") {
  CHECK(parse_clause("補助率 3/4 赤字 のとき 「語句」").what.precedence == precedence::general);
  CHECK(parse_clause("補助率 3/4 赤字 のとき 優先 「語句」").what.precedence == precedence::special);
  CHECK(parse_clause("補助率 3/4 赤字 のとき 最優先 「語句」").what.precedence == precedence::most_special);
  CHECK(parse_clause("値 額 = 0円 その他のとき 仮定「語句」").what.precedence == precedence::rest);
  CHECK_FALSE(parse_clause("値 額 = 0円 その他のとき 仮定「語句」").what.condition);
  CHECK(codes_of_clause("補助率 3/4 赤字 「語句」") == codes{"E0108"});
}

TEST_CASE("limits of a total name its categories or measures") {
  const auto cost = parse_clause("経費上限 500万円 費目 technology, ip の合計 「語句」");
  CHECK(cost.as<figure_clause>().figure.categories.size() == 2);
  const auto total = parse_clause("合計上限 30億円 枠 first, second の合計 「語句」");
  CHECK(total.as<figure_clause>().measures.at(1).text == "second");
}

TEST_CASE("bases are phrases, guidelines and assumptions, as many as there are") {
  const auto read = parse_clause("上限額 50億円 「上限は「50億円」とする」 要領「4ページ」 仮定「理由」");
  REQUIRE(read.what.bases.size() == 3);
  CHECK(read.what.bases[0].text == "上限は「50億円」とする");
  CHECK(read.what.bases[1].is == basis_kind::guideline);
  CHECK(codes_of_clause("上限額 50億円") == codes{"E0109"});
  CHECK(test::help_of_problem(test::in_measure("上限額 50億円")) == "上限額 50億円 「出典の語句」");
}

TEST_CASE("a chain of payers keeps each stage's rate, base and cap") {
  const auto read = parse_clause("流れ 国 から 県 へ 2/3 等 基礎 施策費 上限額 5億円, 県 から 事業者 へ 1/2, 1/3 のいずれか, 事業者 から 農家 へ 利子補給 「語句」");
  const auto& stages = read.as<flow_clause>().stages;
  REQUIRE(stages.size() == 3);
  CHECK(stages[0].rate_text == "2/3等");
  CHECK(read.expression(*stages[0].basis) == "施策費");
  CHECK(read.expression(*stages[0].cap) == "5億円");
  CHECK(stages[1].rate->alternatives.size() == 2);
  CHECK(stages[1].rate_text == "1/2, 1/3のいずれか");
  CHECK(stages[2].rate_text == "利子補給");
  CHECK_FALSE(stages[2].rate);
}

TEST_CASE("定額 alone is a stage without an amount") {
  const auto read = parse_clause("流れ 国 から 民間企業等 へ 定額, 2/3 のいずれか 読み 率 が 甲 のとき 「語句」");
  const auto& stage = read.as<flow_clause>().stages.at(0);
  CHECK(stage.rate->alternatives.at(0).is == alternative_kind::fixed_open);
  CHECK(stage.rate_text == "定額, 2/3のいずれか");
  CHECK(read.what.condition);
}

TEST_CASE("eligibility may be a matter of discretion") {
  CHECK(parse_clause("対象 認められる場合がある 実施時期 が 交付決定前 のとき 「語句」").as<eligible_clause>().may);
  CHECK_FALSE(parse_clause("対象 賃上げ 「語句」").as<eligible_clause>().may);
}

TEST_CASE("rounding has a unit, a way and a scope before or after its condition") {
  const auto rows = parse_clause("端数 千円未満 切上げ 明細ごと 甲 のとき 「語句」");
  CHECK(*rows.as<rounding_clause>().unit == santei::rational(1000));
  CHECK(rows.as<rounding_clause>().mode == santei::rounding_mode::up);
  CHECK(rows.as<rounding_clause>().scope == rounding_scope::row);
  CHECK(parse_clause("端数 円未満 切捨て 甲 のとき 費目ごと 「語句」").as<rounding_clause>().scope == rounding_scope::category);
  CHECK_FALSE(parse_clause("端数 なし 「語句」").as<rounding_clause>().unit);
  CHECK(codes_of_clause("端数 円未満 「語句」") == codes{"E0108"});
}

TEST_CASE("the unit of a rounding is any whole number of yen, in digits or kanji, in one word or two") {
  const auto unit = [](const std::string& words) { return *parse_clause("端数 " + words + " 切捨て 「語句」").as<rounding_clause>().unit; };
  for (const char* words : {"千円未満", "1,000円未満", "1000円未満", "１，０００円未満", "1千円未満", "一千円未満", "0.1万円未満", "1,000円 未満", "千円 未満"}) {
    INFO(words);
    CHECK(unit(words) == santei::rational(1000));
  }
  CHECK(unit("1円未満") == santei::rational(1));
  CHECK(unit("円 未満") == santei::rational(1));
  CHECK(unit("5円未満") == santei::rational(5));
  CHECK(unit("五百円未満") == santei::rational(500));
  CHECK(unit("1万円未満") == santei::rational(10'000));
  CHECK(unit("1億5,000万円未満") == santei::rational(150'000'000));
  for (const char* words : {"0円未満", "0.5円未満", "-5円未満", "5人未満", "1000未満", "甲円未満", "未満", "1,000円", "1,000円以下"}) {
    INFO(words);
    CHECK(codes_of_clause("端数 " + std::string(words) + " 切捨て 「語句」") == codes{"E0108"});
  }
}

TEST_CASE("切り捨て and 切り上げ are 切捨て and 切上げ") {
  CHECK(parse_clause("端数 円未満 切り捨て 「語句」").as<rounding_clause>().mode == santei::rounding_mode::down);
  CHECK(parse_clause("端数 円未満 切り上げ 「語句」").as<rounding_clause>().mode == santei::rounding_mode::up);
}

TEST_CASE("shares, budgets, exclusions and premises keep their words") {
  CHECK(parse_clause("負担 国 = 1/4, 1/2 のいずれか, 県 = 1/4 「語句」").as<share_clause>().shares.size() == 2);
  CHECK(parse_clause("予算 72億円 国庫債務負担を含む 内数 「語句」").as<budget_clause>().flags.size() == 2);
  CHECK(codes_of_clause("予算 72億円 ほぼ 「語句」") == codes{"E0108"});
  CHECK(parse_clause("併用不可 programme/measure, other 「語句」").as<exclusion_clause>().names.at(0).text == "programme/measure");
  CHECK(parse_clause("前提 受け手「民間企業等」 「民間企業等」").as<premise_clause>().text == "民間企業等");
  CHECK(parse_clause("前提 受け手「民間企業等」").what.bases.empty());
  CHECK(parse_clause("未記載「上限」「端数」").as<unstated_clause>().phrases.size() == 2);
  CHECK(parse_clause("期間 2025年1月 から 2025年3月 「語句」").as<words_clause>().words.size() == 3);
  CHECK(parse_clause("出典 要領「公募要領 20次」").what.bases.size() == 1);
  CHECK(parse_clause("出典 R6補正 19aページ").as<words_clause>().words.at(1).text == "19aページ");
  CHECK(codes_of_clause("種別 融資") == codes{"E0108"});
}

TEST_CASE("a decimal that stands for a fraction is flagged only where it is a rate") {
  for (const char* text : {"0.667", "0.67", "0.333", "0.33", "66.7%", "33.3%", "0.66666666666667"}) {
    INFO(text);
    CHECK(codes_of_clause(std::string("補助率 ") + text + " 「語句」") == codes{"E0114"});
  }
  for (const char* text : {"2/3", "0.65", "60%", "0.3"}) {
    INFO(text);
    CHECK(codes_of_clause(std::string("補助率 ") + text + " 「語句」").empty());
  }
  CHECK(codes_of_clause("金額 経費 * 0.667 「語句」").empty());
}

TEST_CASE("a decimal that the phrase itself gives is no cut fraction") {
  for (const char* clause : {"補助率 83% 「補助率は83%」", "補助率 33% 要領「要領 補助率３３％」", "補助率 66.7% 「66.7％以内」", "補助率 0.667 「率は0.667」"}) {
    INFO(clause);
    CHECK(codes_of_clause(clause).empty());
  }
  for (const char* clause : {"補助率 83% 「補助率は183%」", "補助率 33% 「3分の1」", "補助率 33% 仮定「33%とみる」", "補助率 0.67 「率は0.667」"}) {
    INFO(clause);
    CHECK(codes_of_clause(clause) == codes{"E0114"});
  }
}

TEST_CASE("a clause may go on over several lines, with comments between") {
  const auto read = parse_clause("上限額 50億円   # 上限\n   賃上げ かつ\n   # 途中\n   規模 が 中小企業 のとき\n   「語句」「二つ目」");
  CHECK(read.what.bases.size() == 2);
  CHECK(read.condition(*read.what.condition) == "賃上げ かつ 規模 が 中小企業");
}
