// However an author writes a clause that santei accepts, its answers are certified, and the certificates accepted by derivation.
#include "support/certified.hpp"

#include "catch.hpp"

#include <string>
#include <vector>

using santei::facts;
using santei_test::certificate_over;

namespace {

struct way {
  std::string clauses;  // beside 種別 and, unless they stand here, 経費, 補助率 and 端数
  facts given;
};

const std::string why = "  仮定「試験」\n";

bool says(const std::string& clauses, const std::string& keyword) {
  const std::string lines = "\n" + clauses;
  return lines.find("\n" + keyword + " ") != std::string::npos || lines.find("\n" + keyword + "\t") != std::string::npos ||
         lines.find("\n" + keyword + "　") != std::string::npos;
}

std::string measure_of(const way& of) {
  std::string text = "種別 補助\n" + of.clauses + "\n";
  const bool formula = says(of.clauses, "金額");
  if (!says(of.clauses, "経費") && !formula && !says(of.clauses, "費目")) text = "種別 補助\n経費 対象経費" + why + of.clauses + "\n";
  const std::size_t categories = text.find("\n費目 ");
  std::string rest;
  if (!says(of.clauses, "補助率") && !formula) rest += "補助率 1/2" + why;
  if (!says(of.clauses, "端数")) rest += "端数 円未満 切捨て" + why;
  text.insert(categories == std::string::npos ? text.size() : categories + 1, rest);
  return santei_test::measure_with(text);
}

const facts cost_of_100{{"eligible_cost", "100万1円"}};

std::vector<way> rates() {
  std::vector<way> ways;
  for (const char* rate : {"1/1", "2/3", "２／３", "2／3", "１/３", "10/10", "１０／１０", "1/2", "3/4", "4/5", "2/6", "50%", "５０％", "22.5%", "２２．５％",
                           "100%", "1/2 以内", "1/2 以下", "最大 1/2", "1/2 まで", "0.5", "1", "2/3\t以内", "２／３　以内", "3分の2", "３分の２", "三分の二", "二分の一 以内", "4分の3 以内"})
    ways.push_back({"補助率 " + std::string(rate) + why, cost_of_100});
  return ways;
}

std::vector<way> amounts() {
  std::vector<way> ways;
  for (const char* cap : {"30万円", "３０万円", "300,000円", "３００，０００円", "300000円", "0.3百万円", "30.5万円", "1億5,000万円", "1億2345万6789円", "１億５，０００万円",
                          "5千万円", "1.1億円", "50億円", "9億9999万9999円", "300千円", "３００千円"}) {
    if (!santei::read_literal(cap).value) continue;
    ways.push_back({"上限額 " + std::string(cap) + why, cost_of_100});
    ways.push_back({"経費上限 " + std::string(cap) + why, cost_of_100});
  }
  return ways;
}

std::vector<way> blanks() {
  const facts given{{"company_size", "sme"}, {"eligible_cost", "100万1円"}, {"employees", "6"}};
  std::vector<way> ways;
  for (const char* clause :
       {"上限額\t30万円", "上限額　30万円", "上限額  30万円", "\t上限額 30万円", "　上限額 30万円", "上限額 30万円 規模 が 中小企業 のとき  仮定「試験」\n上限額 20万円 規模 が 大企業 のとき",
        "上限額 30万円\n    規模 が 中小企業 のとき", "上限額\n  30万円", "上限額 30万円 規模　が　中小企業　のとき", "上限額 30万円\t規模\tが\t中小企業\tのとき",
        "対象 規模 が 中小企業", "対象 規模　が 中小企業 , 中堅企業 のいずれか", "対象 規模 が 中小企業,中堅企業 のいずれか", "対象 規模 が 中小企業、中堅企業 のいずれか",
        "対象 規模 が 大企業 でない", "対象 規模 が 大企業 以外", "対象 規模 が 中小企業 かつ 従業員数 が 5人 超", "対象 規模 が 中小企業 または 従業員数 が 5人 以下",
        "対象 ( 規模 が 中小企業 または 従業員数 が 5人 以下 ) かつ 従業員数 が 20人 以下", "対象 従業員数 が 6人 以上 20人 以下", "対象 従業員数 が 6 以上", "対象 従業員数 が ６人 以上",
        "対象 従業員数 が ６ 以上", "対象 対象経費 が 10万円 以上", "対象 対象経費 が １０万円 以上", "対象 対象経費 が ( 10万円 * 2 ) 以上",
        "対象 大幅賃上げ なければ いいえ でない", "対象 大幅賃上げ でない または 規模 が 中小企業"})
    ways.push_back({std::string(clause) + why, given});
  ways.push_back({"上限額 30万円   # 50万円ではない\n  仮定「試験」", given});
  ways.push_back({"上限額 30万円 仮定「「内側」を含む試験」", given});
  ways.push_back({"上限額 30万円 要領「試験要領 30万円」 仮定「試験」", given});
  ways.push_back({"# 注\n上限額 30万円" + why + "# 終わり", given});
  return ways;
}

std::vector<way> clauses() {
  const facts given{{"company_size", "sme"}, {"eligible_cost", "100万1円"}, {"employees", "6"}, {"large_wage_rise", "はい"}};
  std::vector<way> ways;
  for (const std::string& clause :
       {"端数 円未満 切捨て" + why, "端数 千円未満 切捨て" + why, "端数 万円未満 切上げ" + why, "端数 千円未満 四捨五入" + why, "端数 なし" + why, "端数　円未満　切捨て" + why,
        "端数\t千円未満\t切捨て" + why, "端数 1,000円未満 切り捨て" + why, "端数 １，０００円未満 切り上げ" + why, "端数 7円未満 四捨五入" + why, "端数 五百円 未満 切り捨て" + why,
        "上限額 切り捨て( 対象経費 * 三分の一, 1,000円 )" + why, "上限額 切り上げ( 対象経費 / 3, 7円 )" + why, "下限額 10万円" + why, "下限額 60万円" + why, "経費下限 100万円" + why, "経費下限 ２００万円" + why, "最低額 70万円" + why,
        "最低額 70万円 まで" + why, "加算 10万円" + why, "加算 10万円 大幅賃上げ のとき" + why, "上限額 30万円" + why + "上限加算 5万円 大幅賃上げ のとき" + why,
        "定額 10万円" + why, "定額 10万円 まで" + why, "上限額 30万円 未満" + why, "上限額 30万円" + why + "上限額 40万円 大幅賃上げ のとき 優先" + why,
        "上限額 30万円" + why + "上限額 40万円 大幅賃上げ のとき 優先" + why + "上限額 45万円 従業員数 が 5人 超 のとき 最優先" + why,
        "補助率 3/4 経費 50万円 以下の部分" + why + "補助率 1/3 経費 50万円 超の部分" + why,
        "補助率 ３／４ 経費 ５０万円 以下の部分" + why + "補助率 １／３ 経費 ５０万円 超の部分" + why,
        "補助率 3/4 補助額 20万円 以下の部分" + why + "補助率 1/3 補助額 20万円 超の部分" + why,
        "補助率 1/2" + why + "補助率 2/3 規模 が 小規模事業者 のとき 優先" + why, "補助率 2/3 大幅賃上げ のとき" + why + "補助率 1/2 大幅賃上げ でない のとき" + why,
        "値 枠 = 30万円" + why + "上限額 枠" + why, "値 枠 = 30万円 大幅賃上げ のとき" + why + "値 枠 = 20万円 大幅賃上げ でない のとき" + why + "上限額 枠" + why,
        "上限額 5万円 * 従業員数" + why, "上限額 小さい方( 30万円, 5万円 * 従業員数 )" + why, "上限額 大きい方( 30万円, 対象経費 / 3 )" + why,
        "上限額 切捨て( 対象経費 / 3, 1000円 )" + why, "上限額 切上げ( 対象経費 / 3, 1万円 )" + why, "上限額 四捨五入( 対象経費 / 3, 100円 )" + why,
        "上限額 経費 * 1/4" + why, "経費 対象経費 なければ 投資額" + why, "経費 ( 対象経費 )" + why, "経費 対象経費 + 10万円 - 5万円" + why, "経費 対象経費 * 90%" + why,
        "金額 5万円 * 従業員数" + why, "金額 対象経費 / 2" + why, "金額 5万円 * ( 従業員数 + 1 ) - 1万円" + why, "金額 20万円" + why,
        "表 枠 [従業員数]\n  | 従業員数 | 上限 |\n  | 5人 以下 | 30万円 |" + why + "  | 6人 以上 | 40万円 |" + why + "上限額 枠.上限" + why,
        "表 枠 [従業員数]\n  | 従業員数 | 上限 |\n  | ５人 以下 | ３０万円 |" + why + "  | － | 40万円 |" + why + "上限額 枠" + why,
        "表 枠 [規模, 大幅賃上げ]\n  | 規模 | 大幅賃上げ | 上限 |\n  | 中小企業 | はい | 30万円 |" + why + "  | - | - | 20万円 |" + why + "上限額 枠.上限" + why,
        "表 枠 [大幅賃上げ]\n  | 大幅賃上げ | 上限 |\n  | はい | 30万円 |" + why + "  | いいえ | 20万円 |" + why + "上限額 枠" + why,
        "表 枠 [大幅賃上げ]\n  | 大幅賃上げ | 上限 |\n  | 大幅賃上げ | 30万円 |" + why + "  | 大幅賃上げ 以外 | 20万円 |" + why + "上限額 枠" + why,
        "表 枠 [規模, 大幅賃上げ]\n  | 規模 | はい | いいえ |\n  | 中小企業 | 30万円 | 10万円 |" + why + "  | 中小企業 以外 | 20万円 | 5万円 |" + why + "上限額 枠" + why,
        "表 枠 [規模, 大幅賃上げ]\n  | 規模 | 大幅賃上げ でない | 大幅賃上げ |\n  | 中小企業 | 30万円 | 10万円 |" + why + "  | - | 20万円 | 5万円 |" + why + "上限額 枠" + why,
        "値 倍 = 従業員数 * 2" + why + "表 枠 [倍]\n  | 倍 | 上限 |\n  | 11人 以下 | 30万円 |" + why + "  | 12人 以上 | 40万円 |" + why + "上限額 枠" + why,
        "値 倍 = 従業員数 * 2" + why + "表 枠 [倍]\n  | 倍 | 上限 |\n  | 10, 12 のいずれか | 30万円 |" + why + "  | - | 40万円 |" + why + "上限額 枠" + why,
        "値 倍 = 従業員数 * 2" + why + "表 枠 [大幅賃上げ, 倍]\n  | 大幅賃上げ | 12 | 14 |\n  | はい | 30万円 | 10万円 |" + why + "  | いいえ | 20万円 | 5万円 |" + why +
            "対象 従業員数 が 6, 7 のいずれか" + why + "上限額 枠" + why,
        "経費 対象経費" + why + "表 枠 [経費]\n  | 経費 | 上限 |\n  | 100万円 以下 | 経費 * 三分の二 |" + why + "  | - | 経費 * 三分の一 |" + why + "上限額 枠" + why,
        "表 段 [従業員数]\n  | 従業員数 | 数 |\n  | 5人 以下 | 1 |" + why + "  | - | 2 |" + why + "表 枠 [段.数]\n  | 段.数 | 上限 |\n  | 1 | 30万円 |" + why +
            "  | 2 | 20万円 |" + why + "上限額 枠" + why,
        "場合分け 枠\n  30万円 従業員数 が 5人 以下 のとき" + why + "  40万円 その他" + why + "上限額 枠" + why,
        "項目 甲費, 乙費 [cost_a, cost_b] 金額\n費目 甲 [a]\n経費 対象経費" + why + "費目 乙 [b]\n経費 対象経費" + why + "経費上限 10万円" + why,
        "項目 甲費 [cost_a] 金額\n費目 甲 [a]\n経費 対象経費" + why + "補助率 2/3" + why + "費目 乙 [b]\n経費 対象経費" + why + "上限額 10万円" + why})
    ways.push_back({clause, given});
  return ways;
}

/// Only what santei itself takes is a way of writing.
bool is_accepted(const std::string& text) {
  try {
    const santei_test::rule taken(text);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

TEST_CASE("every way of writing that santei accepts is certified and accepted by derivation") {
  std::size_t tried = 0;
  for (const auto& ways : {rates(), amounts(), blanks(), clauses()})
    for (const way& one : ways) {
      const std::string text = measure_of(one);
      INFO(text);
      if (!is_accepted(text)) continue;
      const auto made = certificate_over(text, one.given);
      INFO((made ? *made : made.problems().front().text.en));
      REQUIRE(made.has_value());
      const auto verdict = santei::verify::check_certificate(*made, santei_test::with_vocabulary(text));
      CHECK(verdict.accepted());
      ++tried;
    }
  CHECK(tried >= 100);
}
