// Laying out: columns, empty lines, comments; nothing but white space changes.
#include "catch.hpp"
#include "support/rules.hpp"
#include "support/syntax_parse.hpp"

#include <santei/syntax/comments.hpp>
#include <santei/syntax/format.hpp>

#include <filesystem>

using santei::syntax::comments_of;
using santei::syntax::format;

namespace {

std::vector<std::string> texts_of(const std::vector<santei::syntax::comment>& comments) {
  std::vector<std::string> texts;
  for (const auto& one : comments) texts.push_back((one.alone ? "alone " : "") + one.text);
  return texts;
}

std::vector<std::filesystem::path> shipped_rules() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(santei_test::rules_folder()))
    if (entry.path().extension() == ".santei") found.push_back(entry.path());
  return found;
}

/// Without white space outside comments, which is all that a layout may change.
std::string bare(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 3, "\u3000") == 0) at += 2;
    else if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t' && text[at] != '\r') out += text[at];
  }
  return out;
}

}  // namespace

TEST_CASE("keywords, bases and comments stand in columns") {
  CHECK(
      format(
          "使う  共通語彙\n事業 制度 [p]\n出典　R6補正 2ページ\n枠 一 [m]\n種別 補助\n対象 規模 が  中小企業「中小」 # 注\n補助率  1/3  以下 「1/3以下」仮定「わけ」\n\n\n例 甲=1円,乙=はい ならば 1円 # 端\n例 甲 = 100円 ならば 対象外\n")
          .value() ==
      "使う 共通語彙\n"
      "\n"
      "事業 制度 [p]\n"
      "出典 R6補正 2ページ\n"
      "\n"
      "枠 一 [m]\n"
      "種別   補助\n"
      "対象   規模 が 中小企業   「中小」   # 注\n"
      "補助率 1/3 以下           「1/3以下」仮定「わけ」\n"
      "\n"
      "例 甲 = 1円, 乙 = はい   ならば 1円   # 端\n"
      "例 甲 = 100円            ならば 対象外\n");
}

TEST_CASE("the columns of a table are as wide as their widest cell") {
  const std::string text =
      format(
          "事業 一 [p]\n枠 一 [m]\n表 単価 [契約, 月]\n|契約|2025-01|\n| 低圧契約 | 2.5円/kWh | 「一」\n  | 高圧| 1円/kWh | 要領「二」\n")
          .value();
  CHECK(text.substr(text.find("表")) ==
        "表 単価 [契約, 月]\n"
        "  | 契約     | 2025-01   |\n"
        "  | 低圧契約 | 2.5円/kWh | 「一」\n"
        "  | 高圧     | 1円/kWh   | 要領「二」\n");
}

TEST_CASE("the keys of a reading's choices stand in one column") {
  const std::string text = format("事業 一 [p]\n読み 組合せ [fixed_part]\n率だけ [rate_only] 「一」\n大きい方の額 [larger]「二」\n").value();
  CHECK(text.substr(text.find("読み")) ==
        "読み 組合せ [fixed_part]\n"
        "  率だけ       [rate_only]「一」\n"
        "  大きい方の額 [larger]「二」\n");
}

TEST_CASE("one empty line stands before a header and its comments, never two together, none at the ends") {
  CHECK(format("\n\n使う 共通語彙\n# この事業\n事業 一 [p]\n\n\n\n出典 R6補正 1ページ\n\n\n").value() == "使う 共通語彙\n\n# この事業\n事業 一 [p]\n\n出典 R6補正 1ページ\n");
  CHECK(format("").value().empty());
  CHECK(format("# 注だけ").value() == "# 注だけ\n");
}

TEST_CASE("comments are found with their lines, and not within a phrase") {
  const auto found = comments_of("# 一\n出典 R6補正 #二 \n対象 甲 「#三」# 四\r\n");
  REQUIRE(texts_of(found) == std::vector<std::string>{"alone # 一", "#二", "# 四"});
  CHECK(found[1].line == 2);
  CHECK(found[2].line == 3);
}

TEST_CASE("a name keeps its signs and its spaces are not doubled") {
  const std::string text = format("事業 省エネ(運用)の、   支援 [p]\n所管 甲課   乙・丙室\n").value();
  CHECK(text == "事業 省エネ(運用)の、 支援 [p]\n所管 甲課 乙・丙室\n");
}

TEST_CASE("a text that does not parse is refused with its problems") {
  const auto refused = format("補助立 1/3\n");
  REQUIRE(!refused);
  CHECK(!refused.problems().empty());
}

TEST_CASE("every shipped rule is laid out once and for all, with the same tree and the same comments") {
  const auto files = shipped_rules();
  REQUIRE(files.size() >= 74);
  for (const auto& path : files) {
    INFO(path.string());
    const std::string text = santei_test::read_file(path);
    const std::string once = format(text).value();
    CHECK(format(once).value() == once);
    CHECK(test::without_places(santei::syntax::parse(once).value()) == test::without_places(santei::syntax::parse(text).value()));
    CHECK(texts_of(comments_of(once)) == texts_of(comments_of(text)));
    CHECK(bare(once) == bare(text));
  }
}
