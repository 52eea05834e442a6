// Holes, overlaps, tiers, shares, stages, instruments.
#include "catch.hpp"
#include "checking.hpp"

using namespace checking;

namespace {

santei::diagnostic first_of(const std::string& clauses) {
  const auto report = check(rule(clauses));
  REQUIRE_FALSE(report.problems.empty());
  return report.problems.front();
}

}  // namespace

TEST_CASE("a case without a rate is a hole, with the clause to paste") {
  const auto hole = first_of("対象 規模 が 中小企業, 中堅企業 のいずれか 仮定「…」\n補助率 1/2 規模 が 中小企業 のとき 仮定「…」\n");
  CHECK(hole.code == "E0401");
  CHECK(hole.text.ja == "規模 = 中堅企業 のとき補助率がありません");
  CHECK(hole.advice().value().ja == "資料にないなら → 補助率 未定 規模 が 中堅企業 のとき 仮定「…」");
}

TEST_CASE("the clause that fills a hole, as pasted, leaves none") {
  CHECK(codes_of("対象 規模 が 中小企業, 中堅企業 のいずれか 仮定「…」\n補助率 1/2 規模 が 中小企業 のとき 仮定「…」\n補助率 未定 規模 が "
                 "中堅企業 のとき 仮定「…」\n")
            .empty());
}

TEST_CASE("no hole is reported where eligibility is ruled out") {
  CHECK(codes_of("対象 規模 が 中小企業 仮定「…」\n補助率 1/2 規模 が 中小企業 のとき 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 赤字 のとき 仮定「…」\n補助率 1/3 赤字 でない のとき 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 投資額 が 10円 以上 のとき 仮定「…」\n補助率 1/3 投資額 が 10円 未満 のとき 仮定「…」\n").empty());
}

TEST_CASE("a threshold that neither side takes in is a hole of one point") {
  const auto hole = first_of("補助率 1/2 投資額 が 10円 超 のとき 仮定「…」\n補助率 1/3 投資額 が 10円 未満 のとき 仮定「…」\n");
  CHECK(hole.text.ja == "投資額 = 10円 のとき補助率がありません");
}

TEST_CASE("対象 that contradict each other let nobody in") {
  CHECK(codes_of("対象 投資額 が 10円 超 仮定「…」\n対象 投資額 が 10円 以下 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0414"});
  CHECK(codes_of("対象 投資額 が 10円 以上 仮定「…」\n対象 投資額 が 10円 以下 仮定「…」\n補助率 1/2 仮定「…」\n").empty());
  CHECK(codes_of("対象 赤字 仮定「…」\n対象 賃上げ 仮定「…」\n排他 赤字, 賃上げ 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0414"});
}

TEST_CASE("the open side of a named group is part of the cases") {
  CHECK(codes_of("対象 規模 が 中小企業 等 仮定「…」\n補助率 1/2 規模 が 中小企業 のとき 仮定「…」\n") == list{"E0401"});
}

TEST_CASE("two clauses that both apply and differ are an overlap, unless one is the exception") {
  const auto overlap = first_of("補助率 1/2 仮定「…」\n補助率 2/3 赤字 のとき 仮定「…」\n");
  CHECK(overlap.code == "E0402");
  CHECK(overlap.text.ja == "赤字 = はい のとき補助率が二つあり、食い違います");
  CHECK(codes_of("補助率 1/2 仮定「…」\n補助率 2/3 赤字 のとき 優先 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n補助率 2/4 赤字 のとき 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n補助率 2/3 赤字 のとき 優先 仮定「…」\n補助率 3/4 賃上げ のとき 優先 仮定「…」\n") ==
        list{"E0402"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n補助率 2/3 赤字 のとき 優先 仮定「…」\n補助率 3/4 賃上げ のとき 最優先 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n補助率 2/3 赤字 のとき 優先 仮定「…」\n補助率 3/4 賃上げ のとき 優先 仮定「…」\n排他 赤字, 賃上げ "
                 "仮定「…」\n")
            .empty());
}

TEST_CASE("two amounts that come to the same where they meet are no overlap") {
  const std::string low = "金額 投資額 投資額 が 100円 以下 のとき 仮定「…」\n", high = " 投資額 が 100円 以上 のとき 仮定「…」\n";
  CHECK(codes_of(low + "金額 100円" + high).empty());
  CHECK(codes_of(low + "金額 50円 + 投資額 * 1/2" + high).empty());
  CHECK(codes_of(low + "金額 101円" + high) == list{"E0402"});
  CHECK(codes_of(low + "金額 100円 以内" + high) == list{"E0402"});
  CHECK(codes_of(low + "金額 対象経費" + high) == list{"E0402"});
  CHECK(codes_of(low + "金額 100円 投資額 が 99円 以上 のとき 仮定「…」\n") == list{"E0402"});
}

TEST_CASE("what a 費目 says counts where its own 対象 hold") {
  const std::string rate = "補助率 1/2 赤字 でない のとき 仮定「…」\n", category = "費目 機械 [machine]\n経費 投資額 仮定「…」\n";
  CHECK(codes_of(category + rate) == list{"E0401"});
  CHECK(codes_of(category + "対象 赤字 でない 仮定「…」\n" + rate).empty());
  CHECK(codes_of(category + "補助率 1/2 仮定「…」\n補助率 1/3 赤字 のとき 仮定「…」\n") == list{"E0402"});
  CHECK(codes_of(category + "対象 赤字 でない 仮定「…」\n補助率 1/2 仮定「…」\n補助率 1/3 赤字 のとき 仮定「…」\n").empty());
}

TEST_CASE("a 場合分け of a declared fact gives choices, no truth or number") {
  CHECK(codes_of("場合分け 赤字\n  はい 賃上げ のとき 仮定「…」\n  いいえ その他 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0306"});
  CHECK(codes_of("場合分け 投資額\n  10円 賃上げ のとき 仮定「…」\n  5円 その他 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0306"});
}

TEST_CASE("a row of a 場合分け may be a column of a 表") {
  CHECK(codes_of("表 限 [赤字]\n  | 赤字 | 額 |\n  | はい | 10円 | 仮定「…」\n  | いいえ | 20円 | 仮定「…」\n場合分け 単\n  限.額 赤字 のとき 仮定「…」\n"
                 "  0円 その他 仮定「…」\n金額 単 仮定「…」\n")
            .empty());
}

TEST_CASE("caps may overlap, roundings and costs may not") {
  CHECK(codes_of("補助率 1/2 仮定「…」\n上限額 10円 仮定「…」\n上限額 5円 赤字 のとき 仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 仮定「…」\n端数 円未満 切捨て 仮定「…」\n端数 千円未満 切捨て 赤字 のとき 仮定「…」\n") == list{"E0402"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n経費 投資額 仮定「…」\n経費 対象経費 赤字 のとき 仮定「…」\n") == list{"E0402"});
}

TEST_CASE("parts of a tiered rate follow each other to the end") {
  const std::string first = "補助率 3/4 補助額 50万円 以下の部分 仮定「…」\n";
  CHECK(codes_of(first + "補助率 2/3 補助額 50万円 超の部分 仮定「…」\n").empty());
  CHECK(codes_of(first + "補助率 2/3 補助額 50万1円 超の部分 仮定「…」\n") == list{"E0403"});
  CHECK(codes_of(first) == list{"E0403"});
  CHECK(codes_of("補助率 2/3 補助額 50万円 超の部分 仮定「…」\n") == list{"E0403"});
  CHECK(codes_of(first + "補助率 2/3 経費 50万円 超の部分 仮定「…」\n") == list{"E0403"});
  CHECK(codes_of(first + "補助率 4/5 補助額 50万円 以下の部分 赤字 のとき 仮定「…」\n補助率 2/3 補助額 50万円 超の部分 仮定「…」\n") ==
        list{"E0402"});
}

TEST_CASE("shares add up to the rate, and the recipient's burden to the rest") {
  const std::string flow = "流れ 国 から 県 へ 2/3, 県 から 企業 へ 3/4, 1/2 のいずれか 仮定「…」\n補助率 3/4, 1/2 のいずれか 仮定「…」\n";
  CHECK(codes_of("補助率 3/4 仮定「…」\n負担 国 = 1/2, 県 = 1/4 仮定「…」\n").empty());
  CHECK(codes_of("補助率 3/4 仮定「…」\n負担 国 = 1/2, 県 = 1/3 仮定「…」\n") == list{"E0404"});
  CHECK(codes_of("補助率 3/4 仮定「…」\n負担 国 = 1/2 仮定「…」\n負担 県 = 1/4 赤字 のとき 仮定「…」\n") == list{"E0404"});
  CHECK(codes_of(flow + "負担 企業 = 1/4, 1/2 のいずれか 仮定「…」\n").empty());
  CHECK(codes_of(flow + "負担 企業 = 1/4, 1/3 のいずれか 仮定「…」\n") == list{"E0404"});
}

TEST_CASE("the last stage is the rate, and agrees with one that is written") {
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 仮定「…」\n補助率 1/2 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 仮定「…」\n補助率 1/3 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 等 仮定「…」\n補助率 1/3 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 等 仮定「…」\n補助率 1/2 等 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 等 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 以内 仮定「…」\n補助率 1/2 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2, 1/3 のいずれか 仮定「…」\n補助率 1/3, 1/2 のいずれか 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 1/2, 1/3 のいずれか 仮定「…」\n補助率 1/4, 1/2 のいずれか 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2, 1/3 のいずれか 仮定「…」\n補助率 1/2 赤字 のとき 仮定「…」\n補助率 1/3 赤字 でない のとき 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 委託 仮定「…」\n補助率 1/3 仮定「…」\n").empty());
}

TEST_CASE("the last stage is the end of each chain, whoever stands in its middle") {
  CHECK(codes_of("流れ 国 から 企業 へ 定額, 企業 から 企業 へ 1/2 仮定「…」\n補助率 1/2 仮定「…」\n").empty());
  CHECK(codes_of("流れ 国 から 企業 へ 定額, 企業 から 企業 へ 1/2 仮定「…」\n補助率 1/3 仮定「…」\n") == list{"E0412"});
  CHECK(codes_of("流れ 国 から 企業 へ 1/2 赤字 のとき 仮定「…」\n流れ 国 から 企業 へ 1/3 仮定「…」\n補助率 1/2 赤字 のとき 仮定「…」\n補助率 1/3 赤字 でない のとき 仮定「…」\n") ==
        list{"E0412"});
}

TEST_CASE("two shares of one payer that both apply and differ are refused") {
  CHECK(codes_of("補助率 1/2 仮定「…」\n負担 国 = 1/4, 県 = 1/4 仮定「…」\n負担 国 = 1/3 赤字 のとき 仮定「…」\n") == list{"E0404"});
}

TEST_CASE("an instrument asks for an amount or forbids one") {
  const auto with = [](const std::string& instrument, const std::string& clauses) {
    return codes(check("使う 共通語彙\n事業 試験 [trial]\n枠 枠 [main]\n" + instrument + clauses));
  };
  CHECK(with("", "補助率 1/2 仮定「…」\n") == list{"E0405"});
  CHECK(with("種別 補助\n", "").empty());
  CHECK(with("種別 給付金\n", "") == list{"E0406"});
  CHECK(with("種別 給付金\n", "金額 未定 仮定「…」\n").empty());
  CHECK(with("種別 委託\n", "補助率 1/2 仮定「…」\n") == list{"E0406"});
  CHECK(with("種別 委託\n種別 補助\n", "") == list{"E0407"});
  CHECK(with("種別 委託\n版 一 [one] 施行 2025-02-01 から 2025-01-31\n", "") == list{"E0408"});
  CHECK(with("種別 委託\n版 一 [one] 施行 2025-02-01 から 2025-02-01\n", "").empty());
  CHECK(with("種別 補助\n", "排他 赤字, 規模 仮定「…」\n") == list{"E0409"});
  CHECK(with("種別 補助\n", "金額 補助額( trial/main ) / 2 仮定「…」\n") == list{"E0410"});
}

TEST_CASE("problems come in the order of the file, at most fifty") {
  std::string clauses;
  for (int i = 0; i < 60; ++i) clauses += "対象 知らない名" + std::to_string(i) + " 仮定「…」\n";
  const auto report = check(rule(clauses));
  REQUIRE(report.problems.size() == 50);
  for (std::size_t i = 1; i < report.problems.size(); ++i)
    CHECK(report.problems[i - 1].labels.front().where.begin < report.problems[i].labels.front().where.begin);
  CHECK_FALSE(report.file);
}

namespace {

/// A rate from a table whose rows are given.
std::string from_table(const std::string& rows, const std::string& more = {}) {
  return "表 区分率 [従業員数]\n  | 従業員数 | 率 |\n" + rows + more + "補助率 区分率.率 仮定「…」\n";
}

}  // namespace

TEST_CASE("two rows of a table that fit one case and differ are an overlap") {
  const auto overlap = first_of(from_table("  | 5人 以下 | 1/2 | 仮定「…」\n  | 5人 以上 | 1/3 | 仮定「…」\n"));
  CHECK(overlap.code == "E0415");
  CHECK(overlap.text.ja == "従業員数 = 5 のとき表「区分率」の行が二つ当てはまり、食い違います");
  CHECK(overlap.labels.size() == 2);
  CHECK(codes_of(from_table("  | 5人 以下 | 1/2 | 仮定「…」\n  | 6人 以上 | 1/3 | 仮定「…」\n")).empty());
  CHECK(codes_of(from_table("  | 5人 以下 | 1/2 | 仮定「…」\n  | 4人 以上 | 1/2 | 仮定「…」\n")).empty());
}

TEST_CASE("a row for any is for what the rows above leave, not for what the rows below name") {
  CHECK(codes_of(from_table("  | 5人 以下 | 1/2 | 仮定「…」\n  | - | 1/3 | 仮定「…」\n")).empty());
  CHECK(codes_of(from_table("  | - | 1/3 | 仮定「…」\n  | 5人 以下 | 1/2 | 仮定「…」\n")) == list{"E0415"});
}

TEST_CASE("a column whose head lies under those before it is never used") {
  const auto table = [](const std::string& heads) {
    return "表 率表 [従業員数, 規模]\n  | 従業員数 | " + heads + " |\n  | - | 1/2 | 1/3 | 仮定「…」\n補助率 率表 仮定「…」\n";
  };
  const std::string only = "対象 規模 が 中小企業 仮定「…」\n";
  const auto hidden = first_of(table("中小企業 | 小規模事業者") + only);
  CHECK(hidden.code == "E0415");
  CHECK(hidden.text.ja == "列「小規模事業者」は前の列に含まれるので、使われません");
  CHECK(codes_of(table("小規模事業者 | 中小企業") + only).empty());
}

TEST_CASE("a case that no row of a table fits is a hole, unless 対象 rules it out") {
  const std::string gap = "  | 5人 以下 | 1/2 | 仮定「…」\n  | 7人 以上 | 1/3 | 仮定「…」\n";
  const auto hole = first_of(from_table(gap));
  CHECK(hole.code == "E0416");
  CHECK(hole.text.ja == "従業員数 が 5 超 7 未満 のとき、表「区分率」に当たる行がありません");
  CHECK(codes_of(from_table(gap, "対象 従業員数 が 5人 以下 または 従業員数 が 8人 以上 仮定「…」\n")).empty());
}

TEST_CASE("a case that no column of a table is for is a hole") {
  const auto table = [](const std::string& key, const std::string& heads, const std::string& more = {}) {
    return "表 率表 [従業員数, " + key + "]\n  | 従業員数 | " + heads + " |\n  | - | 1/2 | 1/3 | 仮定「…」\n" + more + "補助率 率表 仮定「…」\n";
  };
  const auto hole = first_of(table("規模", "中小企業 | 大企業"));
  CHECK(hole.code == "E0416");
  CHECK(hole.text.ja == "規模 = 中堅企業 のとき、表「率表」に当たる列がありません");
  CHECK(codes_of(table("規模", "中小企業 | 大企業", "対象 規模 が 中堅企業 でない 仮定「…」\n")).empty());
  CHECK(codes_of(table("規模", "中小企業 | 中小企業 以外")).empty());
  CHECK(codes_of(table("赤字", "はい | いいえ")).empty());
}

TEST_CASE("rows by a 真偽 are held against both of its values") {
  const auto table = [](const std::string& rows) { return "表 率表 [赤字]\n  | 赤字 | 率 |\n" + rows + "補助率 率表.率 仮定「…」\n"; };
  const std::string yes = "  | はい | 1/2 | 仮定「…」\n";
  CHECK(first_of(table(yes)).text.ja == "赤字 = いいえ のとき、表「率表」に当たる行がありません");
  CHECK(first_of(table("  | 赤字 でない | 1/2 | 仮定「…」\n")).text.ja == "赤字 = はい のとき、表「率表」に当たる行がありません");
  CHECK(first_of(table(yes + "  | 赤字 | 1/3 | 仮定「…」\n  | - | 1/4 | 仮定「…」\n")).text.ja ==
        "赤字 = はい のとき表「率表」の行が二つ当てはまり、食い違います");
  CHECK(codes_of(table(yes + "  | いいえ | 1/3 | 仮定「…」\n")).empty());
  CHECK(codes_of(table("  | はい, いいえ のいずれか | 1/3 | 仮定「…」\n")).empty());
}

TEST_CASE("rows by a value are held against what the value can be") {
  const auto table = [](const std::string& rows) {
    return "値 倍 = 従業員数 * 2 + 4\n表 率表 [倍]\n  | 倍 | 率 |\n" + rows + "補助率 率表.率 仮定「…」\n";
  };
  const std::string ten = "  | 10 以下 | 1/2 | 仮定「…」\n";
  CHECK(codes_of(table("  | 4 以上 | 1/2 | 仮定「…」\n")).empty());
  CHECK(first_of(table("  | 6 以上 | 1/2 | 仮定「…」\n")).text.ja == "従業員数 が 0 以上 1 未満 のとき、表「率表」に当たる行がありません");
  CHECK(codes_of(table(ten + "  | 12 以上 | 1/3 | 仮定「…」\n")).empty());  // 11 is no double
  CHECK(codes_of(table(ten + "  | 10 超 | 1/3 | 仮定「…」\n")).empty());
  CHECK(first_of(table(ten + "  | 10 以上 | 1/3 | 仮定「…」\n")).code == "E0415");
  CHECK(codes_of(table("  | 9 以下 | 1/2 | 仮定「…」\n  | 9 以上 | 1/3 | 仮定「…」\n")).empty());  // nor is 9
  CHECK(codes_of(table(ten + "  | - | 1/3 | 仮定「…」\n")).empty());
  const std::string by_kind = "値 額 = 1000円 赤字 のとき\n値 額 = 2000円 赤字 でない のとき\n表 率表 [額]\n  | 額 | 率 |\n  | 1000円, 2000円 のいずれか | 1/2 | 仮定「…」\n";
  CHECK(codes_of(by_kind + "補助率 率表 仮定「…」\n").empty());
}

TEST_CASE("conditions over several facts are held against what the facts can be") {
  const std::string tiers =
      "補助率 1/3 投資額 が ( 対象経費 * 103% ) 未満 のとき 仮定「…」\n"
      "補助率 1/2 投資額 が ( 対象経費 * 103% ) 以上 かつ 投資額 が ( 対象経費 * 105% ) 未満 のとき 仮定「…」\n";
  CHECK(codes_of(tiers + "補助率 2/3 投資額 が ( 対象経費 * 105% ) 以上 のとき 仮定「…」\n").empty());
  const auto hole = first_of(tiers + "補助率 2/3 投資額 が ( 対象経費 * 105% ) 超 のとき 仮定「…」\n");
  CHECK(hole.code == "E0401");
  CHECK(hole.text.ja == "投資額 - 対象経費 * 105% = 0円 のとき（投資額 = 0円, 対象経費 = 0円 など）補助率がありません");
}

TEST_CASE("what is pasted for a hole over several facts keeps its parentheses and closes it") {
  const std::string one = "補助率 1/2 投資額 が ( 対象経費 + 100円 ) 以下 のとき 仮定「…」\n";
  const auto hole = first_of(one);
  CHECK(hole.text.ja == "投資額 - ( 対象経費 + 100円 ) が 0円 超 のとき（投資額 = 101円, 対象経費 = 0円 など）補助率がありません");
  CHECK(hole.advice().value().ja == "資料にないなら → 補助率 未定 投資額 - ( 対象経費 + 100円 ) が 0円 超 のとき 仮定「…」");
  CHECK(codes_of(one + "補助率 未定 投資額 - ( 対象経費 + 100円 ) が 0円 超 のとき 仮定「…」\n").empty());
}

TEST_CASE("a 値 with a hole is closed by その他のとき") {
  const std::string value = "値 枠 = 10円 赤字 のとき 仮定「…」\n", use = "補助率 1/2 仮定「…」\n上限額 枠 仮定「…」\n";
  const auto hole = first_of(value + use);
  CHECK(hole.code == "E0401");
  CHECK(hole.text.ja == "赤字 = いいえ のとき値 枠がありません");
  CHECK(hole.advice().value().ja == "その場合の額が決まっているなら → 値 枠 = 0円 その他のとき 仮定「…」");
  CHECK(codes_of(value + "値 枠 = 0円 その他のとき 仮定「…」\n" + use).empty());
  CHECK(codes_of("場合分け 枠\n  10円 赤字 のとき 仮定「…」\n  5円 賃上げ のとき 仮定「…」\n" + use) == list{"E0401"});
  CHECK(codes_of("場合分け 枠\n  10円 赤字 のとき 仮定「…」\n  5円 その他 仮定「…」\n" + use).empty());
}

TEST_CASE("なければ rests on a 仮定 of its clause, or of its row") {
  CHECK(codes_of("補助率 1/2 仮定「…」\n経費 対象経費 なければ 0円 要領「…」\n") == list{"E0417"});
  CHECK(codes_of("補助率 1/2 仮定「…」\n経費 対象経費 なければ 0円 要領「…」仮定「…」\n").empty());
  CHECK(codes_of("補助率 1/2 賃上げ なければ いいえ のとき 要領「…」\n補助率 1/3 賃上げ でない のとき 仮定「…」\n") == list{"E0417"});
  CHECK(codes_of("場合分け 枠\n  対象経費 なければ 0円 赤字 のとき 要領「…」\n  5円 その他 仮定「…」\n補助率 1/2 仮定「…」\n上限額 枠 仮定「…」\n") ==
        list{"E0417"});
}

TEST_CASE("ranges that head the columns of a table leave no hole and do not meet") {
  const auto codes_with = [](const std::string& heads) {
    return codes_of("表 額 [規模, 従業員数]\n  | 規模 | " + heads + " |\n  | - | 1円 | 2円 | 仮定「…」\n金額 額 仮定「…」\n端数 なし 仮定「…」\n");
  };
  CHECK(codes_with("5人 以下 | 5人 超").empty());
  CHECK(codes_with("5人 以下 | 7人 以上") == list{"E0416"});
  CHECK(codes_with("5人 以下 | 5人 以上") == list{"E0415"});
}

TEST_CASE("a 対象 of some cases asks in those cases alone") {
  CHECK(codes_of("対象 投資額 が 10円 以上 赤字 のとき 仮定「…」\n補助率 1/2 投資額 が 10円 以上 または 赤字 でない のとき 仮定「…」\n").empty());
  CHECK(codes_of("対象 投資額 が 10円 以上 赤字 のとき 仮定「…」\n補助率 1/2 投資額 が 10円 以上 のとき 仮定「…」\n") == list{"E0401"});
  CHECK(codes_of("対象 投資額 が 10円 以上 赤字 のとき 仮定「…」\n対象 投資額 が 10円 未満 仮定「…」\n補助率 1/2 仮定「…」\n").empty());
  CHECK(codes_of("対象 投資額 が 10円 以上 赤字 のとき 仮定「…」\n対象 投資額 が 10円 未満 仮定「…」\n対象 赤字 仮定「…」\n補助率 1/2 仮定「…」\n") ==
        list{"E0414"});
}

TEST_CASE("a 優先 tier leaves the rates it does not override to cover the rest") {
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 1/2 仮定「…」\n補助率 2/3 経費 50円 以下の部分 赤字 のとき 優先 仮定「…」\n端数 なし 仮定「…」\n").empty());
  CHECK(codes_of("経費 対象経費 仮定「…」\n補助率 1/2 経費 70円 以下の部分 仮定「…」\n補助率 2/3 経費 50円 以下の部分 赤字 のとき 優先 仮定「…」\n端数 なし 仮定「…」\n") ==
        list{"E0403"});
}
