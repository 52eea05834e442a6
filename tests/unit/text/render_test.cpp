// Diagnostics as they are printed, compared letter by letter.
#include <santei/text/render.hpp>

#include "catch.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace santei;

namespace {

/// The first place of `what` in text `source`, from `from` on.
span place(const source_set& sources, std::string_view what, std::uint32_t source = 0, std::size_t from = 0) {
  const std::size_t at = sources[source].text().find(what, from);
  REQUIRE(at != std::string_view::npos);
  return {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
}

source_set one(std::string text) {
  source_set sources;
  sources.add("a.santei", std::move(text));
  return sources;
}

diagnostic problem(std::vector<label> labels, std::optional<message> help = {}) {
  return {severity::error, "E0302", {"割合と金額を比べています", "a ratio is compared with an amount"}, std::move(labels), std::move(help)};
}

std::string repeated(std::string_view what, std::size_t count) {
  std::string out;
  while (count-- > 0) out += what;
  return out;
}

}  // namespace

TEST_CASE("Two labels on one line are shown as in the notation") {
  source_set sources;
  sources.add("p02_large_growth_investment.santei", "\n\n\n\n\n対象   投資額 が 1/3 以上      「※投資下限額は10億円」\n");
  const diagnostic shown =
      problem({{place(sources, "1/3"), {"これは割合です", "this is a ratio"}},
               {place(sources, "投資額"), {"これは金額です（common.santei:17）", "this is an amount (common.santei:17)"}}},
              message{"出典には「10億円」とあります → 対象 投資額 が 10億円 以上", "the source says 10億円 → 対象 投資額 が 10億円 以上"});
  CHECK(render(shown, sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> p02_large_growth_investment.santei:6:12
   |
 6 | 対象   投資額 が 1/3 以上      「※投資下限額は10億円」
   |        ~~~~~~    ^^^ これは割合です
   |        これは金額です（common.santei:17）
 助言: 出典には「10億円」とあります → 対象 投資額 が 10億円 以上
)");
  CHECK(render(shown, sources, {language::english, false}) == R"(error[E0302]: a ratio is compared with an amount
  --> p02_large_growth_investment.santei:6:12
   |
 6 | 対象   投資額 が 1/3 以上      「※投資下限額は10億円」
   |        ~~~~~~    ^^^ this is a ratio
   |        this is an amount (common.santei:17)
 help: the source says 10億円 → 対象 投資額 が 10億円 以上
)");
}

TEST_CASE("Carets stay under full-width, half-width and combined characters") {
  const source_set sources = one("　ｶﾞｽ か\u3099 ａ 投資額 x");
  CHECK(render(problem({{place(sources, "投資額"), {"ここ", "here"}}}), sources) ==
        "誤り[E0302]: 割合と金額を比べています\n"
        "  --> a.santei:1:11\n"
        "   |\n"
        " 1 | 　ｶﾞｽ か\u3099 ａ 投資額 x\n"
        "   |             ^^^^^^ ここ\n");
}

TEST_CASE("Words of a secondary label to the right stand behind its own mark") {
  const source_set sources = one("投資額 が 1/3");
  CHECK(render(problem({{place(sources, "投資額"), {"金額", ""}}, {place(sources, "1/3"), {"割合", ""}}}), sources) ==
        R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:1
   |
 1 | 投資額 が 1/3
   | ^^^^^^    ~~~ 割合
   | 金額
)");
}

TEST_CASE("Three labels on one line have their words below from right to left") {
  const source_set sources = one("a = b + c");
  CHECK(
      render(problem({{place(sources, "b"), {"二", ""}}, {place(sources, "a"), {"一", ""}}, {place(sources, "c"), {"三", ""}}}), sources) ==
      R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:5
   |
 1 | a = b + c
   | ~   ^   ~ 三
   |     二
   | 一
)");
}

TEST_CASE("A label that overlaps the primary one gets a row of its own") {
  const source_set sources = one("投資額 が 1/3 以上");
  CHECK(render(problem({{place(sources, "1/3"), {"割合", ""}}, {place(sources, "が 1/3 以上"), {"条件", ""}}}), sources) ==
        R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:7
   |
 1 | 投資額 が 1/3 以上
   |           ^^^ 割合
   |        ~~~~~~~~~~~ 条件
)");
}

TEST_CASE("Labels without words are marked and nothing more") {
  const source_set sources = one("a b");
  CHECK(render(problem({{place(sources, "a"), {}}, {place(sources, "b"), {}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:1
   |
 1 | a b
   | ^ ~
)");
}

TEST_CASE("Labels on other lines get their own source lines in the order of the text") {
  const source_set sources = one("項目 投資額 金額\n\n\n\n\n\n\n\n項目 名 金額\n項目 投資額 割合\n");
  CHECK(render(problem({{place(sources, "投資額", 0, 30), {"二度目", ""}},
                        {place(sources, "名"), {"隣", ""}},
                        {place(sources, "投資額"), {"一度目", ""}}}),
               sources) ==
        R"(誤り[E0302]: 割合と金額を比べています
   --> a.santei:10:4
    |
  1 | 項目 投資額 金額
    |      ~~~~~~ 一度目
...
  9 | 項目 名 金額
    |      ~~ 隣
 10 | 項目 投資額 割合
    |      ^^^^^^ 二度目
)");
}

TEST_CASE("Labels in other texts get a heading of their own") {
  source_set sources = one("対象 投資額 が 1/3 以上");
  sources.add("共通.santei", "# 語彙\n項目 投資額 金額");
  CHECK(render(problem({{place(sources, "1/3"), {"割合", ""}}, {place(sources, "投資額", 1), {"宣言", ""}}}), sources) ==
        R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:10
   |
 1 | 対象 投資額 が 1/3 以上
   |                ^^^ 割合
  --> 共通.santei:2:4
   |
 2 | 項目 投資額 金額
   |      ~~~~~~ 宣言
)");
}

TEST_CASE("A label over several lines marks its first and its last") {
  const source_set sources = one("対象 投資額 が\n  一\n  10億円 以上\n次");
  const span whole{0, place(sources, "投資額").begin, place(sources, "以上").end};
  CHECK(render(problem({{whole, {"この条件", ""}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:4
   |
 1 | 対象 投資額 が
   |      ^^^^^^^^^
...
 3 |   10億円 以上
   |   ^^^^^^^^^^^ この条件
)");
}

TEST_CASE("A label that ends with a line break stays on its line") {
  const source_set sources = one("ab\ncd");
  CHECK(render(problem({{{0, 1, 3}, {"ここ", ""}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:2
   |
 1 | ab
   |  ^ ここ
)");
}

TEST_CASE("An empty span is one caret, also at the end of the text") {
  const source_set sources = one("投資額\n");
  CHECK(render(problem({{{0, 9, 9}, {"ここに値", ""}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:4
   |
 1 | 投資額
   |       ^ ここに値
)");
  CHECK(render(problem({{{0, 10, 10}, {"終わり", ""}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:2:1
   |
 2 |
   | ^ 終わり
)");
}

TEST_CASE("A span that cuts a character marks the whole character") {
  const source_set sources = one("投資額");
  CHECK(render(problem({{{0, 4, 5}, {"資", ""}}}), sources) == R"(誤り[E0302]: 割合と金額を比べています
  --> a.santei:1:2
   |
 1 | 投資額
   |   ^^ 資
)");
}

TEST_CASE("A problem without labels is its words and its help") {
  const source_set sources;
  CHECK(render(problem({}, message{"一行目\n二行目", ""}), sources) ==
        "誤り[E0302]: 割合と金額を比べています\n 助言: 一行目\n       二行目\n");
}

TEST_CASE("Labels that point into no text are left out") {
  const source_set sources = one("abc");
  const std::string bare = "誤り[E0302]: 割合と金額を比べています\n";
  CHECK(render(problem({{{1, 0, 1}, {"x", ""}}}), sources) == bare);
  CHECK(render(problem({{{0, 4, 5}, {"x", ""}}}), sources) == bare);
  CHECK(render(problem({{{0, 3, 900}, {"x", ""}}}), sources) == bare + "  --> a.santei:1:4\n   |\n 1 | abc\n   |    ^ x\n");
  CHECK(render(problem({{{0, 2, 1}, {"x", ""}}}), sources) == bare + "  --> a.santei:1:3\n   |\n 1 | abc\n   |   ^ x\n");
}

TEST_CASE("Tabs are four spaces, control characters signs, and invalid bytes U+FFFD") {
  const source_set sources = one("\t\x1b[31m\xff\u202E\u0085 投資額");
  CHECK(render(problem({{place(sources, "投資額"), {"\x1b[0m\n次", ""}}}), sources) ==
        "誤り[E0302]: 割合と金額を比べています\n"
        "  --> a.santei:1:11\n"
        "   |\n"
        " 1 |     ␛[31m\uFFFD\uFFFD\uFFFD 投資額\n"
        "   |              ^^^^^^ ␛[0m 次\n");
}

TEST_CASE("A line of 160 columns is whole and one of 161 is cut at the right") {
  const auto second_line = [](std::size_t columns) {
    const source_set sources = one("x" + repeated("-", columns - 1));
    const std::string text = render(problem({{{0, 0, 1}, {}}}), sources);
    const std::size_t from = text.find(" 1 | ") + 5;
    return text.substr(from, text.find('\n', from) - from);
  };
  CHECK(second_line(160) == "x" + repeated("-", 159));
  CHECK(second_line(161) == "x" + repeated("-", 159) + "…");
}

TEST_CASE("A very long line is cut to the part around its label") {
  const source_set sources = one(repeated("あ", 200'000) + "投資額" + repeated("い", 200'000));
  const std::string_view words = "誤り[E0302]: 割合と金額を比べています\n  --> a.santei:1:200001\n   |\n";
  CHECK(render(problem({{place(sources, "投資額"), {"ここ", ""}}}), sources) == std::string(words) + " 1 | …" + repeated("あ", 25) +
                                                                                    "投資額" + repeated("い", 52) + "…\n   | " +
                                                                                    repeated(" ", 51) + "^^^^^^ ここ\n");
}

TEST_CASE("Marks that leave the shown part of a long line end at its ellipsis") {
  const source_set sources = one("始" + repeated("-", 300) + "中" + repeated("-", 300) + "終");
  const std::string text = render(
      problem({{place(sources, "中"), {"中", ""}}, {place(sources, "始"), {"始", ""}}, {place(sources, "終"), {"終", ""}}}), sources);
  CHECK(text == "誤り[E0302]: 割合と金額を比べています\n  --> a.santei:1:302\n   |\n 1 | …" + repeated("-", 50) + "中" +
                    repeated("-", 108) + "…\n   | ~" + repeated(" ", 50) + "^^" + repeated(" ", 108) + "~ 終\n   | " + repeated(" ", 51) +
                    "中\n   | 始\n");
  const std::string whole = render(problem({{{0, 0, 600}, {"全部", ""}}}), sources);
  CHECK(whole.find(repeated("^", 161) + " 全部\n") != std::string::npos);
}

TEST_CASE("A line of characters without width is cut too") {
  const source_set sources = one("a" + repeated("\u0301", 500'000));
  CHECK(render(problem({{{0, 0, 1}, {}}}), sources).size() < 1000);
}

TEST_CASE("Warnings say so, and a missing code leaves no brackets") {
  diagnostic shown = problem({});
  shown.level = severity::warning;
  shown.code = "W0701";
  CHECK(render(shown, {}) == "警告[W0701]: 割合と金額を比べています\n");
  CHECK(render(shown, {}, {language::english, false}) == "warning[W0701]: a ratio is compared with an amount\n");
  shown.code.clear();
  CHECK(render(shown, {}) == "警告: 割合と金額を比べています\n");
}

TEST_CASE("Several problems have an empty line between them and are counted") {
  const auto counted = [](int errors, int warnings, language lang) {
    diagnostics all;
    for (int i = 0; i < errors + warnings; ++i)
      all.push_back({i < errors ? severity::error : severity::warning, "E1", {"あ", "a"}, {}, {}});
    const std::string text = render(all, {}, {lang, false});
    return text.substr(text.rfind("\n\n") + 2);
  };
  CHECK(counted(3, 1, language::japanese) == "誤り 3件、警告 1件\n");
  CHECK(counted(3, 1, language::english) == "3 errors, 1 warning\n");
  CHECK(counted(1, 2, language::english) == "1 error, 2 warnings\n");
  CHECK(counted(2, 0, language::japanese) == "誤り 2件\n");
  CHECK(counted(0, 1, language::japanese) == "警告 1件\n");
  CHECK(render(diagnostics{problem({}), problem({})}, {}) ==
        "誤り[E0302]: 割合と金額を比べています\n\n誤り[E0302]: 割合と金額を比べています\n\n誤り 2件\n");
  CHECK(render(diagnostics{}, {}).empty());
}

TEST_CASE("Colour adds escape sequences and changes no letter") {
  const source_set sources = one("投資額 が 1/3");
  const diagnostic shown = problem({{place(sources, "1/3"), {"割合", ""}}, {place(sources, "投資額"), {"金額", ""}}}, message{"直す", ""});
  const std::string coloured = render(shown, sources, {language::japanese, true});
  CHECK(coloured ==
        "\x1b[1;31m誤り[E0302]\x1b[0m\x1b[1m: 割合と金額を比べています\x1b[0m\n"
        "\x1b[1;34m  -->\x1b[0m a.santei:1:7\n"
        "\x1b[1;34m   |\x1b[0m\n"
        "\x1b[1;34m 1 |\x1b[0m 投資額 が 1/3\n"
        "\x1b[1;34m   |\x1b[0m \x1b[1;34m~~~~~~\x1b[0m    \x1b[1;31m^^^\x1b[0m \x1b[1;31m割合\x1b[0m\n"
        "\x1b[1;34m   |\x1b[0m \x1b[1;34m金額\x1b[0m\n"
        " \x1b[1;36m助言:\x1b[0m 直す\n");
  std::string plain = coloured;
  for (std::size_t at = plain.find('\x1b'); at != std::string::npos; at = plain.find('\x1b')) plain.erase(at, plain.find('m', at) - at + 1);
  CHECK(plain == render(shown, sources));
}
