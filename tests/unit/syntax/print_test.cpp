// The canonical layout, one-line forms, and that what is printed is read back the same.
#include "catch.hpp"
#include "support/syntax_parse.hpp"

using namespace santei::syntax;
using test::parse_clause;

TEST_CASE("a file is laid out in one way") {
  const file tree = parse("事業  制度   [p]\n出典 R6補正   2ページ\n枠 一 [m]\n補助率   ２／３  以下 「一」「二」\n例 甲=はい,乙=1円 ならば 最大 1円 # 注\n").value();
  CHECK(print(tree) ==
        "事業 制度 [p]\n"
        "出典   R6補正 2ページ\n"
        "\n"
        "枠 一 [m]\n"
        "補助率 2/3 以内  「一」 「二」\n"
        "\n"
        "例     甲 = はい, 乙 = 1円 ならば 最大 1円\n");
}

TEST_CASE("a clause on one line stands without its bases") {
  CHECK(parse_clause("上限額  50億円  賃上げ  のとき 優先 「語句」").printed() == "上限額 50億円 賃上げ のとき 優先");
  CHECK(parse_clause("表 枠上限 [従業員数]\n| 従業員数 | 上限 |\n| 5人 以下 | 1円 | 「語句」").printed() == "表 枠上限 [従業員数]");
  CHECK(parse_clause("未記載「上限」").printed() == "未記載「上限」");
}

TEST_CASE("every kind of clause is read back as it was") {
  for (const char* text : {
           "使う 共通語彙", "出典 R6補正 2ページ", "出典 要領「公募要領」", "所管 経済産業政策局 地域経済課", "種別 補助 「補助」", "予算 10億円 約 内数 「十億」",
           "版 第1回 [1] 施行 2025-05-01 から", "流れ 国 から 県 へ 定額, 2/3 以内 のいずれか 基礎 施策費 上限額 5億円, 県 から 乙 へ 委託 甲 のとき 「語句」",
           "対象 甲 かつ ( 乙 または 丙 ) でない 「語句」", "対象 認められる場合がある 甲 のとき 「語句」", "対象 規模 が 甲, 乙 等 のいずれか [k] 「語句」",
           "対象 事業 a/b を 利用 [uses] 「語句」", "対象 従業員数 が 6人 以上 20人 以下 でない または 年数 が 3年 未満 「語句」", "前提 受け手「民間企業等」",
           "経費 甲 なければ ( 乙 なければ 丙 ) 「語句」", "経費上限 500万円 費目 a, b の合計 「語句」", "経費下限 50万円 「語句」",
           "補助率 定額 未定, 2/3, 1/2 のいずれか 等 以内 「語句」", "補助率 1/2 経費 50万円 超 100万円 以下の部分 甲 のとき 最優先 「語句」", "補助率 未定 [rate] 仮定「無い」",
           "定額 5億円 まで 甲 のとき 「語句」", "金額 合計( 甲 * ( 乙 - 丙 ) / 3 ) 「語句」", "加算 1円 「語句」", "最低額 小さい方( 経費, 5億円 ) 「語句」", "下限額 100万円 「語句」",
           "上限額 合計の 1/4 以内 「語句」", "上限額 150万円 未満 「語句」", "上限加算 50万円 甲 のとき 「語句」", "合計上限 30億円 枠 a, b の合計 「語句」",
           "端数 なし 「語句」", "端数 千円未満 四捨五入 費目ごと 甲 のとき 「語句」", "負担 国 = 1/4, 1/2 のいずれか, 県 = 1/4 甲 のとき 「語句」", "排他 甲, 乙 「語句」",
           "併用不可 a/b, c 「語句」", "未記載「甲」「乙」", "期間 2025年1月 から 2025年3月 「語句」", "項目 甲, 乙 [a, b] 割合 1/2 以上 1 以下", "項目 甲 [a] 金額 1000円 以上",
           "項目 甲 [a] 単価 円/kWh", "項目 甲 [a] 数量 kWh", "項目 甲 [a] 区分 乙", "項目 甲 [a] 区分 { 乙 [b] { 丙 [c] { 丁 [d] } }, 戊 [e] }", "読み 甲 [a]\n乙 [b]「一」\n丙 [c]「二」",
           "値 甲 = 乙 + 1円 丙 のとき 優先", "表 甲 [乙, 丙]\n| 乙 | 丙 | 値 |\n| 丁, 戊 | 5人 以下 | - | 「一」\n| - | 2025-01 | 経費 * 1/2 | 要領「二」仮定「三」",
           "表 甲 [乙, 丙]\n| 乙 | 2025-01 | 2025-02 |\n| 丁 | 1円 | 2円 | 「一」", "場合分け 甲\n乙 丙 が 5人 以下 のとき 「一」\n( 経費 * 2 ) 丁 のとき 「二」\n3円 その他 「三」",
           "例 甲 = 9億円..11億円, 乙 = [ 一 二 ; 三 四 ] ならば 最大 1円 から 2円, 国 = 1円", "例 段階 国 から 県, 甲 = 1円 ならば 未定 2円 まで", "例 甲 = はい ならば 1円 まで",
           "例 年平均伸び率( 1円, 2円, 5, 0.01% 未満 切捨て ) = 3.92%", "例 甲 = 不明 ならば 算定不能",
       }) {
    INFO(text);
    const file tree = parse(test::in_measure(text)).value();
    INFO(print(tree));
    CHECK(tree.blocks.at(2).clauses.size() == 1);
    CHECK(test::survives_printing(tree));
  }
}

TEST_CASE("blocks of every kind are read back as they were") {
  const file tree = parse(
                        "使う 共通語彙\n区分 災害 [disaster] { 地震 [quake] { 能登 [noto] }, 豪雨 [rain] }\n事業 制度 [p]\n明細 契約分 [contracts]\n項目 契約 [c] 真偽\n種別 補助\n枠 一 [m]\n類型 甲 [f]\n"
                        "費目 物 [c1]\n経費 物 「一」\n例 物 = 1円 ならば 1円\n費目 人 [c2]\n経費 人 「二」\n枠 二 [n]\n端数 なし 「三」\n")
                        .value();
  CHECK(test::survives_printing(tree));
}
