// Phrases on their page, numbers in their phrases, words that agree.
#include "catch.hpp"
#include "checking.hpp"

using namespace checking;

namespace {

const char* const page_text =
    "中堅・中小企業 （1/3以下） ※投資下限額は１０億円 補助上限額50億円 令和７年１月、２月の使用分 貸付後3年間 定率 2/3 補助 5人以下 "
    "6～20人";

std::vector<std::string> cited(const std::string& clauses, const std::string& source = "出典 R6補正 2ページ\n") {
  santei::page_texts pages;
  pages.add("2", page_text);
  return codes(check(rule(source + clauses), &pages));
}

}  // namespace

TEST_CASE("a phrase stands on the cited page, folded and without white space") {
  CHECK(cited("補助率 1/3 以下 「（１／３ 以下）」\n").empty());
  CHECK(cited("補助率 1/3 以下 「（1/3以上）」「以下」\n") == list{"E0501"});
  CHECK(cited("補助率 1/3 以下 「（1/3以下）」\n", "出典 R6補正 3ページ\n") == list{"E0504"});
  CHECK(cited("補助率 1/3 以下 「（1/3以下）」\n", "") == list{"E0506"});
}

TEST_CASE("each number of a clause is in one of its phrases") {
  CHECK(cited("補助率 1/3 以下 「（1/3以下）」\n上限額 50億円 「補助上限額50億円」\n").empty());
  CHECK(cited("補助率 1/3 以下 「（1/3以下）」\n上限額 51億円 「補助上限額50億円」\n") == list{"E0502"});
  CHECK(cited("補助率 1/3 以下 「（1/3以下）」\n上限額 51億円 「補助上限額50億円」仮定「足した」\n").empty());
  CHECK(cited("対象 使用月 が 2025-01, 2025-02 のいずれか 「令和７年１月、２月の使用分」\n").empty());
  CHECK(cited("対象 使用月 が 2025-01, 2025-03 のいずれか 「令和７年１月、２月の使用分」\n") == list{"E0502"});
  CHECK(cited("対象 使用月 が 2024-01, 2025-02 のいずれか 「令和７年１月、２月の使用分」\n") == list{"E0502"});
  CHECK(cited("対象 従業員数 が 36月 以下 「貸付後3年間」「以下」\n").empty());
}

TEST_CASE("words agree with the phrase") {
  CHECK(cited("対象 投資額 が 10億円 以上 「※投資下限額は10億円」\n").empty());
  CHECK(cited("対象 投資額 が 10億円 超 「※投資下限額は10億円」\n") == list{"E0503"});
  CHECK(cited("補助率 2/3 以内 「定率 2/3」\n") == list{"E0503"});
  CHECK(cited("補助率 2/3 「定率 2/3」\n").empty());
  CHECK(cited("補助率 1/3 「（1/3以下）」\n") == list{"E0503"});
  CHECK(cited("補助率 1/3 「（1/3以下）」仮定「ここでは定率」\n").empty());
  CHECK(cited("補助率 2/3 「定率 2/3」\n上限額 10億円 「投資下限額は10億円」\n") == list{"E0503"});
  CHECK(cited("補助率 2/3 等 「定率 2/3」\n") == list{"E0503"});
}

TEST_CASE("each row of a table has its own phrases") {
  const std::string table =
      "表 枠上限 [従業員数]\n| 従業員数 | 上限 |\n| 5人 以下 | 50億円 | 「5人以下」「補助上限額50億円」\n| 6人 以上 20人 以下 | 10億円 | "
      "「6～20人」「10億円」\n";
  CHECK(cited(table + "対象 従業員数 が 20人 以下 仮定「…」\n補助率 2/3 「定率 2/3」\n上限額 枠上限 「補助上限額50億円」\n").empty());
  CHECK(cited(table + "| 21人 以上 | 10億円 | 「6～20人」「10億円」\n補助率 2/3 「定率 2/3」\n上限額 枠上限 「補助上限額50億円」\n") ==
        list{"E0502"});
}

TEST_CASE("a long phrase is warned of") {
  CHECK(cited("対象 赤字 「"
              "中堅・中小企業（1/3以下）※投資下限額は10億円補助上限額50億円令和７年１月、"
              "」\n") == list{"E0505"});
}

TEST_CASE("a premise may be its own phrase") {
  CHECK(cited("前提 受け手「中堅・中小企業」\n補助率 2/3 「定率 2/3」\n").empty());
  CHECK(cited("前提 受け手「大学等」\n補助率 2/3 「定率 2/3」\n") == list{"E0501"});
}
