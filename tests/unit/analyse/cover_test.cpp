// What of a page clauses cover: lines, figures quoted and stated, exceptions.
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/analyse/cover.hpp>

using namespace santei::analyse;

namespace {

const std::string page =
    "町の補助\n"
    "成果目標\n"
    "80％以上を目指す\n"
    "事業概要\n"
    "補助率1/3以内、上限額1億円\n"
    "下限額は100万円\n";

page_coverage covered_by(const std::string& clauses) {
  const auto file = santei_test::checked(
      "使う 共通語彙\n事業 町の補助 [town]\n出典 R6補正 1ページ\n枠 灯り [lights]\n種別 補助\n経費 対象経費 仮定「わけ」\n端数 円未満 切捨て 仮定「わけ」\n" +
          clauses,
      santei_test::vocabulary());
  return cover("1", page, {file.get()});
}

const covered_figure& figure(const page_coverage& of, const std::string& text) {
  for (const covered_figure& one : of.figures)
    if (one.figure.text == text) return one;
  throw std::runtime_error("no " + text);
}

}  // namespace

TEST_CASE("a figure is covered by a clause that quotes and states it") {
  const auto made = covered_by("補助率 1/3 以内 「補助率1/3以内」\n上限額 1億円 「上限額1億円」\n下限額 100万円 「下限額は100万円」\n");
  for (const covered_figure& one : made.figures) {
    INFO(one.figure.text);
    CHECK(one.is_settled());
  }
  CHECK(figure(made, "1/3").clauses == std::vector<std::string>{"補助率 1/3 以内"});
  CHECK(figure(made, "80%").figure.of_aims);
  CHECK(made.lines.front().covered == made.lines.front().length);  // the title
}

TEST_CASE("a figure that is quoted and not stated is not covered, nor one in no phrase") {
  const auto made = covered_by("補助率 1/3 以内 「補助率1/3以内、上限額1億円」\n");
  CHECK(figure(made, "1/3").is_settled());
  CHECK(figure(made, "1億円").quoted);
  CHECK_FALSE(figure(made, "1億円").is_settled());
  CHECK_FALSE(figure(made, "100万円").quoted);
  CHECK_FALSE(figure(made, "下限").is_settled());
  CHECK(made.lines.back().covered == 0);
}

TEST_CASE("an exception settles its figure on its page, and one that settles nothing shows") {
  auto made = covered_by("補助率 1/3 以内 「補助率1/3以内」\n上限額 1億円 「上限額1億円」\n");
  const auto list = read_exceptions("# 注\n\n1\t１００万円\tわけ\n1\t下限\tわけ\n2\t1億円\tわけ\n").value();
  CHECK(apply(list, made) == std::vector<bool>{true, true, false});
  CHECK(figure(made, "100万円").exception == "わけ");
  CHECK(figure(made, "100万円").is_settled());
}

TEST_CASE("an exception without a reason is refused") {
  for (const char* text : {"1\t1/3", "1\t1/3\t ", "1 1/3 わけ", "\t1/3\tわけ", "1\t\tわけ"}) {
    INFO(text);
    const auto read = read_exceptions(text);
    REQUIRE(!read);
    CHECK(read.problems().front().code == "E0972");
  }
}
