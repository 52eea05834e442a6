// Compatibility folding and near words.
#include <santei/text/normal.hpp>

#include "catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace santei;

using pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("Compatibility characters fold as NFKC folds them") {
  const pairs cases = {{"１，４００億円", "1,400億円"},
                       {"ＡＢＣｘｙｚ", "ABCxyz"},
                       {"！～", "!~"},
                       {"（％＆＜＞）", "(%&<>)"},
                       {"￥￠￡", "¥¢£"},
                       {"｟｠", "⦅⦆"},
                       {"a　b", "a b"},
                       {"a\u00A0b\u2003c", "a b c"},
                       {"①②⑳", "1220"},
                       {"⑴⒇", "(1)(20)"},
                       {"⒈", "1."},
                       {"㉑㊿", "2150"},
                       {"⓪", "0"},
                       {"ⅠⅣⅫⅰⅻ", "IIVXIIixii"},
                       {"㎥㎡㎏㎞㎜㎝", "m3m2kgkmmmcm"},
                       {"㌔㌘㍍㌧㌢㌫", "キログラムメートルトンセンチパーセント"},
                       {"㍿㈱㈲", "株式会社(株)(有)"},
                       {"㍻㋿", "平成令和"},
                       {"㋀㏠㍘", "1月1日0点"},
                       {"㊤㊙", "上秘"},
                       {"½¼¾⅓⅔", "1⁄21⁄43⁄41⁄32⁄3"},
                       {"m²m³", "m2m3"},
                       {"H₂O", "H2O"},
                       {"…‥", "....."},
                       {"№℡™℃", "NoTELTM°C"},
                       {"µΩÅ", "μΩÅ"},
                       {"⼀⽇⿕", "一日龠"},
                       {"⺟⻳", "母龟"},
                       {"豈更神\uFA6C", "豈更神𤋮"},
                       {"ﬁﬂ", "fifl"},
                       {"゛゜", " \u3099 \u309A"},
                       {"ゟヿ", "よりコト"},
                       {"㋐㋾", "アヲ"},
                       {"︵﹁﹪", "(「%"}};
  for (const auto& [text, folded] : cases) {
    INFO(text);
    CHECK(fold_compatibility(text) == folded);
  }
}

TEST_CASE("Half-width kana fold to full width with their marks joined") {
  const pairs cases = {{"ｱｲｳｴｵ", "アイウエオ"},
                       {"ｶﾞｷﾞｸﾞ", "ガギグ"},
                       {"ﾊﾟﾋﾟﾌﾟ", "パピプ"},
                       {"ﾊﾞ", "バ"},
                       {"ｳﾞ", "ヴ"},
                       {"ﾜﾞｦﾞ", "ヷヺ"},
                       {"ｱﾞ", "ア\u3099"},
                       {"ｶﾟ", "カ\u309A"},
                       {"｢､･｡｣ｰ", "「、・。」ー"},
                       {"ｯｬ", "ッャ"},
                       {"か\u3099は\u309Aう\u3099ゝ\u3099", "がぱゔゞ"},
                       {"がﾞ", "が\u3099"},
                       {"ﾞ", "\u3099"},
                       {"㋕ﾞ", "ガ"},
                       {"㌍ﾞ", "カロリー\u3099"}};
  for (const auto& [text, folded] : cases) {
    INFO(text);
    CHECK(fold_compatibility(text) == folded);
  }
}

TEST_CASE("Ordinary characters, and those that only look alike, are kept") {
  for (const char* text : {"", "abc 123\t\n", "補助率", "〜―‐", "「」、。・ー", "髙﨑", "𠮷野家", "é", "\u0338", "×÷"}) {
    INFO(text);
    CHECK(fold_compatibility(text) == text);
  }
}

TEST_CASE("Folding what is folded changes nothing more") {
  const std::string once = fold_compatibility("㌔ｶﾞ①㎥（１）⽇½");
  CHECK(fold_compatibility(once) == once);
}

TEST_CASE("Bytes that are no UTF-8 are kept as they are") {
  CHECK(fold_compatibility("\xff１\xe6\x8a") ==
        "\xff"
        "1\xe6\x8a");
}

TEST_CASE("For look-up all white space is dropped after folding") {
  CHECK(fold_for_lookup(" 補助\r\n上限額　５０\t億円\u00A0\u2003\u2028\u3000") == "補助上限額50億円");
  CHECK(fold_for_lookup("\v\f\u0085\u1680\u202F\u205F").empty());
  CHECK(fold_for_lookup("\u200B") == "\u200B");
  CHECK(fold_for_lookup("１ / ３") == "1/3");
}

TEST_CASE("Edit distance counts insertions, deletions, changes and transpositions of code points") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("投資額", "投資額") == 0);
  CHECK(edit_distance("", "投資額") == 3);
  CHECK(edit_distance("投資額", "") == 3);
  CHECK(edit_distance("投資額", "投資学") == 1);
  CHECK(edit_distance("投資額", "総投資額") == 1);
  CHECK(edit_distance("投資額", "投額") == 1);
  CHECK(edit_distance("上限額", "上額限") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("The nearest candidates to a misspelt word come first") {
  const std::vector<std::string> keys = {"capital", "company_size", "employees", "eligible_cost", "investment", "industry"};
  CHECK(nearest("compnay_size", keys) == std::vector<std::string>{"company_size"});
  CHECK(nearest("invesment", keys) == std::vector<std::string>{"investment"});
  CHECK(nearest("zzzzzz", keys).empty());
  const std::vector<std::string> words = {"対象経費", "総投資額", "投資額", "資本金", "補助率"};
  CHECK(nearest("投資学", words) == std::vector<std::string>{"投資額", "総投資額"});
  CHECK(nearest("補助卒", words).front() == "補助率");
}

TEST_CASE("What a word may be a slip for is no other word nearby") {
  const std::vector<std::string> trades = {"製造業", "建設業", "卸売業", "小売業", "サービス業", "娯楽業", "その他", "manufacturing", "retail"};
  for (const char* word : {"美容業", "賃貸業", "IT業", "印刷業", "小売り", "その他サービス", "retain it", "業"}) {
    INFO(word);
    CHECK(likely_meant(word, trades).empty());
  }
  CHECK(likely_meant("サービス", trades) == std::vector<std::string>{"サービス業"});
  CHECK(likely_meant("小売", trades) == std::vector<std::string>{"小売業"});
  CHECK(likely_meant("manufactring", trades) == std::vector<std::string>{"manufacturing"});
  CHECK(likely_meant("Retial", trades) == std::vector<std::string>{"retail"});
  const std::vector<std::string> others = {"中小企業", "石川県", "発災前", "令和2年7月豪雨", "小規模事業者"};
  for (const char* word : {"中小企業でない", "石川県以外", "発災後", "令和6年9月豪雨", "令和2年6月豪雨"}) {
    INFO(word);
    CHECK(likely_meant(word, others).empty());
  }
  CHECK(likely_meant("中小企棄", others) == std::vector<std::string>{"中小企業"});
  CHECK(likely_meant("中企業", others) == std::vector<std::string>{"中小企業"});
  CHECK(likely_meant("小規模事業社", others) == std::vector<std::string>{"小規模事業者"});
}

TEST_CASE("A candidate is near up to a third of the word's length and one more") {
  CHECK(nearest("abcdef", {"abcxyz"}) == std::vector<std::string>{"abcxyz"});
  CHECK(nearest("abcdef", {"abwxyz"}).empty());
  CHECK(nearest("abcde", {"abcyz"}) == std::vector<std::string>{"abcyz"});
  CHECK(nearest("abcde", {"abxyz"}).empty());
}

TEST_CASE("Words that share no character are not near") {
  CHECK(nearest("額", {"率"}).empty());
  CHECK(nearest("上限", {"下端"}).empty());
}

TEST_CASE("A candidate that contains the word or is contained in it is near, after closer ones") {
  CHECK(nearest("投資", {"大規模成長投資補助金", "投資額"}) == std::vector<std::string>{"投資額", "大規模成長投資補助金"});
  CHECK(nearest("対象経費の合計額", {"経費"}) == std::vector<std::string>{"経費"});
  CHECK(nearest("額", {"投資下限額"}).empty());
}

TEST_CASE("Width and case of ASCII do not make a word far") {
  CHECK(nearest("ＳＭＥ", {"large", "sme"}) == std::vector<std::string>{"sme"});
  CHECK(nearest("Capital", {"capital"}) == std::vector<std::string>{"capital"});
}

TEST_CASE("No more candidates are given than asked for, each once, in their order when equally near") {
  const std::vector<std::string> same = {"ab1", "ab2", "ab1", "ab3", "ab4"};
  CHECK(nearest("ab0", same) == std::vector<std::string>{"ab1", "ab2", "ab3"});
  CHECK(nearest("ab0", same, 1) == std::vector<std::string>{"ab1"});
  CHECK(nearest("ab0", same, 0).empty());
}

TEST_CASE("A word too long to be a name has no near candidate") {
  const auto repeated = [](int count) {
    std::string word;
    for (int i = 0; i < count; ++i) word += "額";
    return word;
  };
  CHECK(nearest(repeated(64), {repeated(63)}).size() == 1);
  CHECK(nearest(repeated(65), {repeated(64)}).empty());
  CHECK(nearest(repeated(64), {repeated(65)}).empty());
  CHECK(nearest(repeated(1'000'000), std::vector<std::string>(10'000, repeated(64))).empty());
  CHECK(nearest("", {"額"}).empty());
}
