// Random rule files: what is printed is read back the same; random damage is survived, in time that grows with the size.
#include "catch.hpp"
#include "random_number.hpp"
#include "support/syntax_parse.hpp"

#include <initializer_list>
#include <random>
#include <string>

using namespace santei::syntax;

namespace {

/// Writes random clauses that the notation allows, in random spacing.
class clause_maker {
 public:
  explicit clause_maker(std::mt19937_64& random) : random_(random) {}

  std::string file() {
    std::string out = "使う 共通語彙\n";
    if (chance(3)) out += "区分 災害 [disaster] " + choices(3) + "\n";
    out += std::string("事業 制度") + (chance(2) ? " " : "\u3000") + "（１） [p]\n";
    for (int i = 0; i < 12; ++i) {
      if (chance(5)) out += pick({"枠 一 [m]\n", "枠 二 [n]\n類型 甲 [f]\n", "枠 三 [o]\n費目 物 [c]\n", "明細 行 [rows]\n項目 量 [v] 数量 kWh\n"});
      out += clause() + (chance(4) ? " # 注「\n" : "\n");
    }
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  std::string pick(std::initializer_list<const char*> words) { return *(words.begin() + static_cast<std::ptrdiff_t>(below(words.size()))); }
  std::string gap() { return pick({" ", "  ", "\u3000", "\t", "\n   "}); }

  std::string name() { return pick({"投資額", "対象経費", "規模", "従業員数", "fixed_amount", "賃上げ", "甲", "大企業から"}); }
  std::string literal() {
    return pick({"50億円", "1億5,000万円", "1/3", "10/10", "22.5%", "5人", "3年", "30", "12.5", "2.5円/kWh", "２／３", "令和7年1月",
                 "2025-01-31", "0円"});
  }

  std::string expression(int depth) {
    if (depth == 0 || chance(3)) return chance(2) ? literal() : chance(3) ? "枠上限.上限" : name();
    switch (below(4)) {
      case 0: return "( " + expression(depth - 1) + " )";
      case 1: return pick({"小さい方", "大きい方", "切捨て"}) + pick({"( ", " ( ", "("}) + expression(depth - 1) + ", " + expression(depth - 1) + " )";
      case 2: return "( " + expression(depth - 1) + " ) " + pick({"+", "-", "*", "/", "×", "÷", "なければ"}) + gap() + expression(depth - 1);
      default: return expression(depth - 1) + gap() + pick({"+", "-", "*", "/", "なければ"}) + " " + expression(depth - 1);
    }
  }
  std::string choice_list() {
    std::string out = pick({"中小企業", "（１）", "2025-01"});
    const std::size_t more = below(3);
    for (std::size_t i = 0; i < more; ++i) out += ", " + pick({"中堅企業", "2025-02", "国9/10"});
    if (more != 0) out += " のいずれか";
    if (chance(4)) out += chance(2) ? " 等" : " 等 [others]";
    return out;
  }
  std::string condition(int depth) {
    if (depth > 0 && chance(2)) {
      const std::string inner = "( " + condition(depth - 1) + " )" + (chance(3) ? " でない" : "");
      return inner + gap() + pick({"かつ", "または"}) + " " + condition(depth - 1);
    }
    switch (below(6)) {
      case 0: return name() + " が" + gap() + choice_list() + (chance(4) ? " 以外" : "");
      case 1: return expression(1) + " が " + expression(1) + " " + pick({"以上", "以下", "超", "未満", "超える", "満たない"});
      case 2: return name() + " が 6人 以上 20人 以下" + (chance(4) ? " でない" : "");
      case 3: return "読み 扱い が " + choice_list();
      case 4: return "事業 p/m を 利用 [uses]";
      default: return pick({"賃上げ", "甲"}) + (chance(3) ? " でない" : "");
    }
  }
  std::string figure() {
    std::string out = chance(8) ? "合計の " : chance(8) ? "最大 " : "";
    out += chance(6) ? pick({"定額 未定", "未定"}) : expression(2);
    if (chance(4)) out += ", 1/2" + std::string(chance(2) ? " 以内" : "") + " のいずれか";
    if (chance(5)) out += " 等";
    if (chance(3)) out += " " + pick({"以内", "以下", "まで", "未満"});
    if (chance(5)) out += pick({" 補助額 50万円 以下の部分", " 経費 50万円 超の部分", " 補助額 5円 超 9円 以下の部分"});
    if (chance(6)) out += " 費目 a, b の合計";
    if (chance(6)) out += " [open_point]";
    return out;
  }
  std::string when() { return chance(2) ? "" : gap() + condition(2) + " のとき" + pick({"", " 優先", " 最優先"}); }
  std::string bases() { return gap() + pick({"「語句」", "「語「句」＃」 仮定「理由」", "要領「章 3」「二つ目」"}); }
  std::string choices(int depth) {
    std::string out = "{ 一 [a]" + (depth > 0 && chance(2) ? " " + choices(depth - 1) : "") + ", 経費 [b]";
    return out + (depth > 0 && chance(2) ? " " + choices(depth - 1) : "") + pick({" }", ",\n }"});
  }
  std::string expected() {
    return pick({"対象外", "算定不能", "1億円", "最大 1億円", "最大 0円 から 1億円", "0円 から 1億円", "1億円 まで", "未定",
                 "未定 1億円 まで"}) +
           (chance(3) ? ", 国 = 1円, 県 = 2円" : "");
  }

  std::string clause() {
    switch (below(12)) {
      case 0: return "対象 " + condition(3) + bases();
      case 1: return "端数 " + pick({"円未満 切捨て", "千円未満 切上げ 明細ごと", "なし"}) + when() + bases();
      case 2:
        return "流れ 国 から 県 へ " + pick({"定額", "2/3 等", "委託", "1/2, 1/3 のいずれか"}) +
               pick({"", " 基礎 施策費", " 上限額 5億円"}) + ", 県 から 乙 へ 3/4 以内" + when() + bases();
      case 3: return "負担 国 = 1/2, 県 = 1/4, 1/3 のいずれか" + when() + bases();
      case 4: return "値 基本額 = " + figure() + when() + (chance(2) ? bases() : "");
      case 5: return "項目 甲, 乙 [a, b] " + pick({"真偽", "整数 1 以上 3 以下", "割合 1/2 以下", "数量 ㎥", "単価 円/kWh", "月", "金額 1円 以上", "区分 災害"});
      case 6: return "項目 丙 [c] 区分 " + choices(3);
      case 7: return "例 甲 = はい, 乙 = 9億円..11億円, 丙 = [ 一 2025-01 ; 二 2025-02 ] ならば " + expected();
      case 8:
        return "表 枠上限 [従業員数, 月]\n| 従業員数 | 月 | 上限 |\n| 6人 以上 20人 以下 | 2025-01, 2025-02 | " + expression(2) +
               " | 「語句」\n| - | 2025-03 | - | 要領「二」";
      case 9:
        return "場合分け 会社\n小規模事業者 " + condition(2) + " のとき 「一」\n( " + expression(2) + " ) * 2 " + condition(1) +
               " のとき 「二」\n甲, 乙 のいずれか その他 「三」";
      case 10: return "読み 扱い [reading]\n経費 [x]「一」\n 大きい方 [y]「二」";
      default:
        return pick({"補助率", "上限額", "経費", "金額", "定額", "加算", "最低額", "下限額", "上限加算", "経費上限", "経費下限"}) + " " +
               figure() + when() + bases();
    }
  }

  std::mt19937_64& random_;
};

/// Takes out, doubles or replaces a few bytes or signs.
std::string damaged(std::string text, std::mt19937_64& random) {
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::vector<std::string> pieces{" ", "\n", "「",   "」",       "(",    ")",      "[",  "]",     "{", "}", "|", ",",
                                        "=", "が", " が ", " のとき ", "かつ", " 以上 ", "枠", "\n例 ", "9", ".", "/"};
  for (std::size_t i = below(4) + 1; i > 0 && !text.empty(); --i) {
    std::size_t at = below(text.size());
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    if (below(2) == 0) text.erase(at, end - at);
    else text.insert(at, pieces[below(pieces.size())]);
  }
  return text;
}

bool well_formed(const santei::diagnostics& problems, const std::string& text) {
  for (const auto& each : problems) {
    if (each.code.substr(0, 3) != "E01" || each.labels.empty() || each.text.ja.empty() || each.text.en.empty()) return false;
    for (const auto& label : each.labels)
      if (label.where.begin > label.where.end || label.where.end > text.size()) return false;
  }
  return problems.size() <= 50;
}

}  // namespace

TEST_CASE("random rule files are read back from print as they were") {
  auto random = property::generator("syntax: print and parse");
  clause_maker make(random);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = make.file();
    const auto tree = parse(text);
    INFO(text);
    INFO((tree ? std::string("no problem") : tree.problems().front().code + " " + tree.problems().front().text.ja));
    REQUIRE(tree.has_value());
    INFO(print(*tree));
    REQUIRE(test::survives_printing(*tree));
  }
}

TEST_CASE("damaged rule files give problems within the text, or a tree that survives printing") {
  auto random = property::generator("syntax: damage");
  clause_maker make(random);
  for (int i = 0; i < 4000; ++i) {
    const std::string text = damaged(make.file(), random);
    INFO(text);
    const auto read = parse_what_stands(text);
    REQUIRE(well_formed(read.problems, text));
    if (!read.problems.empty()) continue;
    INFO(print(read.tree));
    REQUIRE(test::survives_printing(read.tree));
  }
}

TEST_CASE("a mebibyte of anything is read or refused at once") {
  const std::size_t size = std::size_t{1} << 20;
  for (const char* unit : {"(",
                           "( ",
                           "金額 ( ",
                           "「",
                           "「\n",
                           "「」",
                           "1",
                           "1 ",
                           "1,000,",
                           "a + ",
                           "甲 かつ ",
                           "甲 または 乙 かつ ",
                           "( 甲 でない ) でない かつ ",
                           "甲, ",
                           "1/2, ",
                           "補助率\n",
                           "補助卒\n",
                           "枠 一 [m]\n",
                           "[",
                           "{ 一 [a] ",
                           "| ",
                           "| 甲 | 乙 | 「語」\n",
                           "甲 = 1, ",
                           "小さい方( ",
                           "投資額が10億円以上 ",
                           "\n",
                           "#",
                           "国 から 県 へ 1/2, ",
                           "\xE3\x81",
                           "あ",
                           "a.",
                           "令和"}) {
    for (const char* head : {"", "金額 ", "対象 ", "補助率 1/2 ", "表 甲 [乙]\n| 乙 | 丙 |\n", "例 ", "項目 甲 [a] 区分 { ", "流れ "}) {
      std::string text = head;
      while (text.size() + std::string_view(unit).size() <= size) text += unit;
      const auto read = parse_what_stands(text);  // where one were quadratic, the suite's time limit would end it
      INFO(head << unit);
      CHECK(well_formed(read.problems, text));
    }
  }
}
