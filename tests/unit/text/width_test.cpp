// UTF-8 and terminal columns.
#include <santei/text/width.hpp>

#include "catch.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace santei;

namespace {
std::string utf8(char32_t code) {
  std::string out;
  append_utf8(out, code);
  return out;
}
}  // namespace

TEST_CASE("Valid UTF-8 has no invalid byte") {
  CHECK_FALSE(first_invalid_utf8(""));
  CHECK_FALSE(first_invalid_utf8("a\x7fé投😀"));
  CHECK_FALSE(first_invalid_utf8(std::string_view("a\0b", 3)));
  for (const char32_t edge : {0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu})
    CHECK_FALSE(first_invalid_utf8(utf8(edge)));
}

TEST_CASE("Overlong forms, surrogates, large values and torn characters are invalid where they start") {
  for (const char* bad : {"\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80", "\xed\xbf\xbf", "\xf4\x90\x80\x80",
                          "\xf5\x80\x80\x80", "\x80", "\xbf", "\xff", "\xfe", "\xe6\x8a", "\xf0\x9f\x98", "\xc3", "\xe6(\x95"}) {
    INFO("bytes of length " << std::string(bad).size());
    CHECK(first_invalid_utf8(bad) == std::size_t{0});
    CHECK(first_invalid_utf8("投" + std::string(bad) + "資") == std::size_t{3});
  }
}

TEST_CASE("Code points are read one after the other and written back the same") {
  const std::string text = "aé投😀";
  std::vector<char32_t> codes;
  std::string again;
  for (std::size_t at = 0; at < text.size();) codes.push_back(next_code_point(text, at));
  for (const char32_t code : codes) append_utf8(again, code);
  CHECK(codes == std::vector<char32_t>{U'a', U'é', U'投', U'😀'});
  CHECK(again == text);
}

TEST_CASE("An invalid byte reads as U+FFFD and moves one byte on") {
  const std::string text = "\xe6\x8a!";
  std::size_t at = 0;
  CHECK(next_code_point(text, at) == U'\uFFFD');
  CHECK(at == 1);
  CHECK(next_code_point(text, at) == U'\uFFFD');
  CHECK(next_code_point(text, at) == U'!');
  CHECK(at == 3);
}

TEST_CASE("What is no code point is written as U+FFFD") {
  CHECK(utf8(0xD800) == "\uFFFD");
  CHECK(utf8(0xDFFF) == "\uFFFD");
  CHECK(utf8(0x110000) == "\uFFFD");
}

TEST_CASE("Kanji, kana and full-width forms take two columns, ASCII and half-width kana one") {
  const std::vector<std::pair<std::string, std::size_t>> cases = {
      {"", 0},     {"abc", 3}, {"投資額", 6}, {"ひらカタ", 8}, {"ｶﾞ", 2}, {"（１）", 6}, {"　", 2}, {"「」、。", 8}, {"㎥", 2},
      {"한글", 4}, {"😀", 2},   {"𠮷", 2},     {"é", 1},        {"½", 1},  {"￥", 2},     {"¥", 1},  {"～", 2},       {"ー", 2}};
  for (const auto& [text, width] : cases) {
    INFO(text);
    CHECK(display_width(text) == width);
  }
}

TEST_CASE("Combining marks, joiners and variation selectors take no column") {
  for (const char32_t code :
       {0x0300u, 0x036Fu, 0x3099u, 0x309Au, 0x200Bu, 0x200Du, 0xFE00u, 0xFE0Fu, 0xE0100u, 0xE01EFu, 0xFEFFu, 0x20DDu}) {
    INFO("code point " << static_cast<unsigned>(code));
    CHECK(display_width(utf8(code)) == 0);
  }
  CHECK(display_width("か\u3099") == 2);
  CHECK(display_width("葛\U000E0100") == 2);
}

TEST_CASE("The ends of wide blocks are exact") {
  CHECK(display_width(utf8(0x10FF)) == 1);
  CHECK(display_width(utf8(0x1100)) == 2);
  CHECK(display_width(utf8(0x115F)) == 2);
  CHECK(display_width(utf8(0x1160)) == 0);
  CHECK(display_width(utf8(0x2E7F)) == 1);
  CHECK(display_width(utf8(0x2E80)) == 2);
  CHECK(display_width(utf8(0xFF60)) == 2);
  CHECK(display_width(utf8(0xFF61)) == 1);
}

TEST_CASE("Ambiguous characters are narrow unless asked for wide") {
  for (const char* text : {"①", "※", "→", "±", "α", "…", "●"}) {
    INFO(text);
    CHECK(display_width(text) == 1);
    CHECK(display_width(text, true) == 2);
  }
  CHECK(display_width("a投", true) == 3);
}

TEST_CASE("Padding fills up to a width in columns and never cuts") {
  CHECK(pad_right("投資", 6) == "投資  ");
  CHECK(pad_left("投資", 6) == "  投資");
  CHECK(pad_right("投資", 4) == "投資");
  CHECK(pad_left("投資", 3) == "投資");
  CHECK(pad_left("", 2) == "  ");
  CHECK(pad_right("12", 3) == "12 ");
}
