// What each word of the notation says. A word of the parser that is missing here does not compile.
#pragma once

#include <santei/impl/syntax/keywords.ipp>
#include <santei/syntax/notation.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace santei::syntax {

namespace detail {

inline constexpr std::array notation_table = std::to_array<notation_word>({
    {word_class::header, "事業", "ひとつの事業。最初の枠の前の条文は、どの枠にも効く", "a programme; clauses before its first 枠 hold for each 枠", "事業 見本の補助金 [sample]"},
    {word_class::header, "枠", "事業の中の補助。対象と金額を決める", "a measure of a programme: who gets how much", "枠 成長枠 [growth]"},
    {word_class::header, "類型", "枠の中の申請の型。版ごとに書く", "a frame of a measure, written in its editions", "類型 一般型 [general_type]"},
    {word_class::header, "費目", "経費の種類。自分の率や上限を持てる", "a category of costs, with a rate and caps of its own if it has any", "費目 機械 [machine]\n経費 機械費 「機械装置費」"},
    {word_class::header, "明細", "何行もある事実。続く項目がその欄", "facts in rows; the 項目s that follow are its columns", "明細 契約分 [contracts]\n  項目 電気使用量 [power_usage] 数量 kWh"},
    {word_class::header, "区分", "いくつもの項目が使う選択肢", "choices that several 項目s share", "区分 災害 [disaster] { 地震 [quake], 豪雨 [rain] }"},

    {word_class::clause, "使う", "語彙を使う。いくつでも書ける", "uses a vocabulary, or several", "使う 共通語彙"},
    {word_class::clause, "語彙", "フォルダ vocabulary のファイルの初めに置く、その語彙の名。なければ 共通語彙", "the name of a vocabulary, at the beginning of its file in a folder vocabulary; 共通語彙 without it", "語彙 見本町の語彙"},
    {word_class::clause, "出典", "資料とページ、または要領の名", "the source and its page, or the name of a guideline", "出典 R6補正 2ページ"},
    {word_class::clause, "所管", "担当する部署", "the office in charge", "所管 経済産業政策局"},
    {word_class::clause, "予算", "予算の額。約・要求額・内数・新規 などを付けられる", "the budget, with 約, 要求額, 内数, 新規 …", "予算 1400億円 「1,400億円」"},
    {word_class::clause, "通貨", "金額の通貨と最小単位。事業に書き、書かなければ円", "the currency of the amounts and its smallest unit, in a 事業; yen unless it is said", "通貨 EUR 0.01"},
    {word_class::clause, "種別", "補助・定額補助・給付金・単価・利子補給・貸付・債務保証・返還・委託・出資・拠出金・交付金・記載なし", "the instrument", "種別 補助"},
    {word_class::clause, "版", "公募要領の版と、応募できる期間", "an edition of a guideline and when it is applied for", "版 第17回 [17] 施行 2025-05-01 から 2025-06-13"},
    {word_class::clause, "期間", "資料に書かれた期間（判定には使わない）", "a period that the page states; it decides nothing", "期間 2025年1月 から 2025年3月 「１月から３月」"},
    {word_class::clause, "流れ", "お金が通る段階と率", "the chain of payers with their rates", "流れ 国 から 県 へ 2/3, 県 から 中小企業等 へ 3/4 以内 「2/3、3/4以内」"},
    {word_class::clause, "受け手", "受けられる者。申請者が分からないときは前提とみる", "who may receive it; a premise where the applicant is not known", "受け手 申請者 が 民間 等 「民間企業等」"},
    {word_class::clause, "対象", "満たさなければ 対象外", "a condition without which nothing is paid", "対象 投資額 が 10億円 以上 「投資下限額は10億円」"},
    {word_class::clause, "前提", "尋ねないが、満たすものとして計算し、答えに示す", "assumed, and shown with every answer", "前提 行為「大胆な設備投資」"},
    {word_class::clause, "項目", "事実の名・キー・型・範囲", "a fact: names, keys, type and range", "項目 従業員数 [employees] 整数 0 以上"},
    {word_class::clause, "別名", "選択肢のほかの名。= がなければ項目のほかの名", "other names of choices; without = of the fact itself", "別名 業種「飲食業」 = 小売業"},
    {word_class::clause, "読み", "二通りに読める文の読み方", "ways to read a text that can be read in several", "読み 定額の扱い [fixed_part]\n  併用 [combined]「…」\n  率だけ [rate_only]「…」"},
    {word_class::clause, "値", "あとの条文で使う計算した値", "a computed value for later clauses", "値 基本額 = 小さい方( 経費, 上限 )"},
    {word_class::clause, "表", "キーで引く値。欄ごとに根拠を書く", "values looked up by keys, each row with its basis", "表 枠上限 [従業員数]\n  | 従業員数 | 上限 |\n  | 5人 以下 | 750万円 | 「750万円」\n  | 6人 以上 | 1000万円 | 「1000万円」"},
    {word_class::clause, "場合分け", "上の行から順に当てはめる", "rows tried from the top", "場合分け 規模\n  小規模事業者 従業員数 が 5人 以下 のとき 「5人以下」\n  中小企業 その他 「その他」"},
    {word_class::clause, "経費", "率を掛ける経費", "the cost that the rate is of", "経費 対象経費 「事業に要する経費」"},
    {word_class::clause, "経費上限", "経費をその額で切る", "cuts the cost", "経費上限 500万円 「500万円」"},
    {word_class::clause, "経費下限", "経費が下回れば対象外", "below it nothing is paid", "経費下限 50万円 「50万円以上」"},
    {word_class::clause, "補助率", "経費に掛ける率", "the rate of the cost that is paid", "補助率 2/3 以内 規模 が 小規模事業者 のとき 「小規模 2/3以内」"},
    {word_class::clause, "補助率加算", "補助率に足す。当てはまるものをすべて足す", "adds to the rate; all that apply are added", "補助率加算 10% 賃上げ のとき 「10%を加算」"},
    {word_class::clause, "補助率上限", "足した補助率をその率で切る", "cuts the rate with what is added to it", "補助率上限 3/4 「3/4を限度」"},
    {word_class::clause, "定額", "経費のうちその額までを全額", "the part of the cost that is paid in full", "定額 5億円 まで 多重被災 のとき 「5億円まで」"},
    {word_class::clause, "金額", "率でない額の式", "an amount that is no rate of a cost", "金額 小さい方( 経費, 5億円 ) 「5億円」"},
    {word_class::clause, "加算", "補助額に足す", "adds to the grant", "加算 1億円 賃上げ のとき 「1億円を加算」"},
    {word_class::clause, "最低額", "その額まで引き上げる", "raises the grant to it", "最低額 100万円 「100万円」"},
    {word_class::clause, "下限額", "補助額が下回れば対象外", "a grant below it is not paid", "下限額 100万円 「補助下限額 100万円」"},
    {word_class::clause, "上限額", "補助額をその額で切る", "cuts the grant", "上限額 50億円 「補助上限額50億円」"},
    {word_class::clause, "上限加算", "上限額に足す", "adds to the cap", "上限加算 50万円 賃上げ のとき 「50万円上乗せ」"},
    {word_class::clause, "合計上限", "いくつかの枠の合計を切る", "cuts the sum of several measures", "合計上限 30億円 枠 first, second の合計 「合計30億円」"},
    {word_class::clause, "端数", "端数の単位と処理", "how the grant is rounded", "端数 千円未満 切捨て 「千円未満切捨て」"},
    {word_class::clause, "負担", "誰がいくらずつ出すか", "who bears which share", "負担 国 = 1/2, 県 = 1/4 「国1/2、県1/4」"},
    {word_class::clause, "排他", "どちらか一つしか選べない事実", "facts of which only one may hold", "排他 大幅賃上げ, 最低賃金特例 「併用不可」"},
    {word_class::clause, "併用不可", "一緒に受けられない事業", "measures that do not go together", "併用不可 programme/measure 「併用不可」"},
    {word_class::clause, "未記載", "資料が決めていないこと", "what the page leaves open", "未記載「補助上限額」"},
    {word_class::clause, "例", "試験。事実と答え", "a test: facts and the answer", "例 規模 = 中小企業, 投資額 = 11億円 ならば 最大 3億円"},

    {word_class::type, "真偽", "はい・いいえ", "yes or no", "項目 特例 [special] 真偽"},
    {word_class::type, "区分", "選択肢の一つ", "one of some choices", "項目 契約 [contract] 区分 { 低圧 [low], 高圧 [high] }"},
    {word_class::type, "金額", "円（通貨 を書けばその通貨）。なし を付けると「ない」と言える", "yen, or the money that 通貨 says; with なし one may say that there is none", "項目 資本金 [capital] 金額 なし"},
    {word_class::type, "割合", "1/3、22.5% など", "a ratio such as 1/3 or 22.5%", "項目 出資比率 [stake] 割合 0 以上 1 以下"},
    {word_class::type, "数量", "単位の付いた量", "a quantity with its unit", "項目 電気使用量 [power_usage] 数量 kWh"},
    {word_class::type, "単価", "単位あたりの円など", "yen or other money a unit", "項目 電気単価 [price] 単価 円/kWh"},
    {word_class::type, "整数", "数えるもの。数える語を付けられる", "a count, with its counter if it has one", "項目 台数 [machines] 整数 0 以上"},
    {word_class::type, "日付", "年月日", "a day", "項目 契約日 [signed_on] 日付"},
    {word_class::type, "月", "年と月", "a month of a year", "項目 使用月 [usage_month] 月"},

    {word_class::function, "小さい方", "小さいほうの値", "the least", "金額 小さい方( 工事費, 100万円 ) 「100万円まで」"},
    {word_class::function, "大きい方", "大きいほうの値", "the greatest", "金額 大きい方( 工事費 * 1/2, 10万円 ) 「10万円」「1/2」"},
    {word_class::function, "切捨て", "単位未満を切り捨てる（切り捨て とも）", "cuts off below a unit", "値 千円の工事費 = 切捨て( 工事費, 1000円 )"},
    {word_class::function, "切上げ", "単位未満を切り上げる（切り上げ とも）", "rounds up to a unit", "値 千円の工事費 = 切上げ( 工事費, 1000円 )"},
    {word_class::function, "四捨五入", "単位未満を四捨五入する", "rounds half up to a unit", "値 千円の工事費 = 四捨五入( 工事費, 1000円 )"},
    {word_class::function, "合計", "明細の行の和", "the sum over the rows of a 明細", "金額 合計( 使用量 * 2.5円/kWh ) 「2.5円/kWh」"},
    {word_class::function, "補助額", "ほかの枠の補助額。ほかのファイルの枠でもよい", "the grant of another measure, of another file too", "金額 補助額( sample/general ) / 2 「半額」"},
    {word_class::function, "年平均伸び率", "毎年同じ率で伸びたとみた率（正確）", "a yearly growth rate, exact without a root", "対象 年平均伸び率( 給与前, 給与後, 3, 0.01% 未満 切捨て ) が 3% 以上 「年平均3%」"},

    {word_class::function, "最大", "明細の行の中のいちばん大きい値", "the greatest over the rows of a 明細", "金額 最大( 使用量 * 2.5円/kWh ) 「2.5円/kWh」"},
    {word_class::function, "最小", "明細の行の中のいちばん小さい値", "the least over the rows of a 明細", "金額 最小( 使用量 * 2.5円/kWh ) 「2.5円/kWh」"},
    {word_class::function, "件数", "明細の行の数", "the number of rows of a 明細", "金額 件数( 契約分 ) * 1万円 「1件 1万円」"},
    {word_class::function, "行", "条件の成り立つ、ただ一つの行の値。一つに決まらなければ額も決まらない", "the value in the one row where a condition holds; where there is not one, it is open", "対象 行( 使用量, 主契約 ) が 10kWh 以上 「10kWh以上」"},
    {word_class::function, "年数", "始めの日から終わりの日までの満の年数", "full years from one day to another", "対象 年数( 契約日, 2025-04-01 ) が 3 以上 「3年以上」"},
    {word_class::function, "年", "日付の年", "the year of a day", "対象 年( 契約日 ) が 2024 以上 「2024年以降」"},
    {word_class::function, "日数", "始めの日から終わりの日までの日数", "days from one day to another", "対象 日数( 契約日, 2025-04-01 ) が 30日 以上 「30日以上」"},

    {word_class::condition, "以上", "ちょうども入る", "at least", "対象 投資額 が 10億円 以上 「10億円以上」"},
    {word_class::condition, "以下", "ちょうども入る", "at most", "対象 従業員数 が 20人 以下 「20人以下」"},
    {word_class::condition, "超", "ちょうどは入らない（超える とも）", "above", "対象 従業員数 が 20人 超 「20人超」"},
    {word_class::condition, "未満", "ちょうどは入らない（満たない とも）", "below", "対象 従業員数 が 20人 未満 「20人未満」"},
    {word_class::condition, "以後", "その日から。ちょうども入る（日付と月の語。以降 とも）", "on the day or later; of days and months; 以降 too", "対象 契約日 が 2025-04-01 以後 「2025年4月1日以降」"},
    {word_class::condition, "以前", "その日まで。ちょうども入る（日付と月の語）", "on the day or earlier; of days and months", "対象 契約日 が 2025-06-30 以前 「2025年6月30日まで」"},
    {word_class::condition, "から", "から … まで は 以上 … 以下 と同じ", "から … まで says what 以上 … 以下 says", "対象 契約日 が 2025-04-01 から 2025-06-30 まで 「2025年4月1日から6月30日まで」"},
    {word_class::condition, "のいずれか", "並べた選択肢のどれか", "one of the choices named", "対象 県 が 福井県, 新潟県 のいずれか 「福井県、新潟県」"},
    {word_class::condition, "かつ", "どちらも", "both", "対象 特例 かつ 従業員数 が 5人 以下 「5人以下」"},
    {word_class::condition, "または", "少なくとも一つ。かつ が先に結び付く", "at least one; かつ binds first", "対象 特例 または 従業員数 が 5人 以下 「5人以下」"},
    {word_class::condition, "でない", "前の条件の逆（以外 とも）", "the condition before it does not hold", "対象 規模 が 大企業 でない 「大企業を除く」"},
    {word_class::condition, "なければ", "示されないときの値。仮定が要る", "the value where a fact is not given; needs a 仮定", "経費 役務費 なければ 0円 「役務費」仮定「示されないときは申請しないとみる」"},
    {word_class::condition, "のとき", "条文が効く条件", "when a clause holds", "補助率 1/2 規模 が 大企業 のとき 「1/2」"},
    {word_class::condition, "その他のとき", "値の残りの場合", "all other cases of a 値", "値 単価 = 0円 その他のとき 仮定「ほかの場合は出ない」"},
    {word_class::condition, "優先", "条件の無い条文より優先", "overrides a general clause", "補助率 2/3 規模 が 中小企業 のとき 優先 「2/3」"},
    {word_class::condition, "最優先", "優先の条文より優先", "overrides 優先", "補助率 3/4 赤字 のとき 最優先 「3/4」"},
    {word_class::condition, "を", "ほかの事業を利用しているか", "whether another measure is used", "対象 事業 sample/general を 利用 [uses_general] 「活用し」"},

    {word_class::figure, "以内", "それより少ないことがある（以下・最大・まで・を 限度・を 超えない とも）", "it may be less", "補助率 1/3 以内 「1/3以内」"},
    {word_class::figure, "等", "挙げたほかにもありうる", "others than those named are possible", "補助率 2/3 等 「2/3等」"},
    {word_class::figure, "未定", "資料に額や率がない", "the page states no figure", "補助率 定額 未定, 2/3 のいずれか 「定額又は2/3」"},
    {word_class::figure, "合計の", "合計に占める割合", "a share of the total", "上限額 合計の 1/4 以内 「1/4まで」"},
    {word_class::figure, "の合計", "いくつかの費目を合わせて", "several 費目 together", "経費上限 500万円 費目 machine, web の合計 「合わせて500万円」"},
    {word_class::figure, "以下の部分", "そこまでの部分だけ", "the part up to it", "補助率 4/5 補助額 50万円 以下の部分 「50万円以下 4/5」"},
    {word_class::figure, "超の部分", "そこからの部分だけ", "the part above it", "補助率 2/3 経費 50万円 超の部分 「50万円超 2/3」"},
});

constexpr const notation_word* told(std::string_view word, word_class where) {
  for (const notation_word& one : notation_table)
    if (one.is == where && one.text == word) return &one;
  return nullptr;
}
/// The same as a truth: under sanitizers g++ takes no comparison of addresses for a constant.
constexpr bool is_told(std::string_view word, word_class where) {
  for (const notation_word& one : notation_table)
    if (one.is == where && one.text == word) return true;
  return false;
}
/// A second spelling (切り捨て) is told with the first.
template <class Table>
constexpr bool all_told(const Table& table, word_class where) {
  return std::all_of(table.begin(), table.end(), [&](const auto& entry) { return is_told(entry.first, where); });
}
static_assert(all_told(header_words, word_class::header), "notation_table lacks a header");
static_assert(all_told(clause_words, word_class::clause), "notation_table lacks a clause");
static_assert(all_told(type_words, word_class::type), "notation_table lacks a type");
static_assert(std::all_of(function_words.begin(), function_words.end(), [](std::string_view word) { return is_told(function_name_of(word), word_class::function); }),
              "notation_table lacks a function");

}  // namespace detail

SANTEI_INLINE const std::vector<notation_word>& notation_words() {
  static const std::vector<notation_word> all(detail::notation_table.begin(), detail::notation_table.end());
  return all;
}

}  // namespace santei::syntax
