// Text wrapped and aligned under full-width characters.
#include "catch.hpp"

#include <santei/impl/report/lines.hpp>

namespace {

using santei::report::detail::page;
using santei::report::detail::wrap;
using lines = std::vector<std::string>;

}  // namespace

TEST_CASE("text that fits stays on one line") {
  CHECK(wrap("", 10) == lines{""});
  CHECK(wrap("あいうえお", 10) == lines{"あいうえお"});
  CHECK(wrap("あいうえお", 9) == lines{"あいうえ", "お"});
}

TEST_CASE("lines break at spaces and between full-width characters, not within words and amounts") {
  CHECK(wrap("one two three", 8) == lines{"one two", "three"});
  CHECK(wrap("合計は 10億円です", 10) == lines{"合計は", "10億円です"});
  CHECK(wrap("東京のページ", 8) == lines{"東京の", "ページ"});
  CHECK(wrap("東京「品川」", 6) == lines{"東京", "「品", "川」"});
}

TEST_CASE("a word that is wider than the page is cut") {
  CHECK(wrap("abcdefghij", 4) == lines{"abcd", "efgh", "ij"});
}

TEST_CASE("no character of any text is lost but spaces at a break") {
  const std::string text = "事業 programme/measure を 利用 する 場合は、「補助率」2/3 以内（上限 1億5,000万円）とする。abc def";
  for (std::size_t width = 2; width < 60; ++width) {
    std::string joined;
    for (const std::string& line : wrap(text, width)) {
      CHECK(santei::display_width(line) <= std::max<std::size_t>(width, 2));
      joined += line;
    }
    std::string expected = text;
    joined.erase(std::remove(joined.begin(), joined.end(), ' '), joined.end());
    expected.erase(std::remove(expected.begin(), expected.end(), ' '), expected.end());
    CHECK(joined == expected);
  }
}

TEST_CASE("columns stay straight under full-width text, and no line ends in spaces") {
  page out(60, false);
  out.table({{{"率"}, {"1/2"}, {"あ"}}, {{"rate"}, {""}, {"い"}}, {{"x"}, {"2/3"}, {""}}});
  CHECK(std::move(out).take() == "  率    1/2  あ\n  rate       い\n  x     2/3\n");
}

TEST_CASE("colour is written only where asked") {
  page plain(60, false), coloured(60, true);
  plain.heading("a");
  coloured.heading("a");
  CHECK(std::move(plain).take() == "a\n");
  CHECK(std::move(coloured).take() == "\x1b[1ma\x1b[0m\n");
}
