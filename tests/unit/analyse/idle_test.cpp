// Nothing that is written is without effect: each kind of clause in each block, each word of a figure, and what is said of idle ones.
#include "catch.hpp"

#include "support/rules.hpp"

#include <santei/analyse/idle.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace {

using santei::diagnostics;

/// A rule with room for a line in each kind of block.
struct lines {
  std::string programme, measure, frame, category;

  [[nodiscard]] std::string text(bool with_categories) const {
    const std::string first = "事業 試験 [trial]\n出典 要領「…」\n項目 甲, 乙 [a, b] 金額\n項目 赤字, 認定 [loss, plan] 真偽\n"
                              "項目 数 [n] 整数 1 以上 5 以下\n",
                      used = "加算 1円 * 数 赤字 かつ 認定 のとき 要領「…」\n";
    const std::string cost = "経費 甲 要領「…」\n", rate = "補助率 1/2 要領「…」\n端数 円未満 切捨て 要領「…」\n";
    return first + programme + "枠 枠 [main]\n種別 補助\n" + measure + "類型 型 [one]\n" + used + frame +
           (with_categories ? rate + "費目 一 [x]\n" + cost + category + "費目 二 [y]\n経費 乙 要領「…」\n" : cost + rate + "対象 乙 が 1円 以上 要領「…」\n");
  }
};

struct outcome {
  diagnostics problems, idle;
  std::optional<std::vector<std::string>> answers;  // nothing where the rule is refused

  [[nodiscard]] bool refused() const { return !answers.has_value(); }
};

/// Verdict and amounts for some applicants.
std::vector<std::string> answers_of(const santei_test::rule& rule) {
  std::vector<std::string> made;
  for (const char* first : {"0円", "37円", "90円", "1999円", "50000円"})
    for (const char* second : {"0円", "30円", "1500円"})
      for (const char* loss : {"はい", "いいえ"})
        for (const char* count : {"1", "5"}) {
          const char* plan = std::string(count) == "1" ? "はい" : "いいえ";
          const auto answer = rule.ask({{"a", first}, {"b", second}, {"loss", loss}, {"plan", plan}, {"n", count}});
          made.push_back(std::to_string(static_cast<int>(answer.verdict)) + " " + santei_test::summary(answer.amount));
        }
  return made;
}

outcome of(const std::string& text) {
  outcome made;
  auto parsed = santei::syntax::parse(text);
  if (!parsed) return made.problems = parsed.problems(), made;
  auto report = santei::check::check_file(std::move(parsed).value());
  made.problems = report.problems;
  if (!report.file) return made;
  try {
    made.answers = answers_of(santei_test::rule(report.file, 0));
  } catch (const santei::error& refusal) {
    made.problems = refusal.problems();
    return made;
  }
  made.idle = santei::analyse::idle_clauses(*report.file);
  return made;
}

bool same(const outcome& a, const outcome& b) { return a.answers == b.answers; }

constexpr std::array<const char*, 34> clauses{
    "対象 赤字", "経費 乙 赤字 のとき 優先", "経費上限 100円", "経費上限 合計の 1/3 以内", "経費上限 100円 費目 x, y の合計", "経費下限 50円",
    "補助率 1/3 赤字 のとき 優先", "定額 10円", "定額 10円 まで", "金額 5円", "金額 5円 赤字 のとき 優先", "加算 5円", "加算 0円", "最低額 20円", "最低額 0円",
    "下限額 30円", "下限額 0円", "上限額 40円", "上限額 合計の 1/4 以内", "上限額 40円 費目 x, y の合計", "上限加算 5円", "合計上限 60円 枠 main の合計",
    "端数 千円未満 切捨て", "端数 千円未満 切捨て 費目ごと", "端数 千円未満 切捨て 明細ごと", "端数 千円未満 切捨て 赤字 のとき 優先", "排他 赤字, 認定", "排他 赤字",
    "経費上限 50円 赤字 のとき", "上限額 40円 数 が 6 以上 のとき", "対象 数 が 5 以下", "加算 5円 数 が 0 以下 のとき", "最低額 5円 赤字 かつ 赤字 でない のとき", "経費下限 0円"};

/// Makes a 費目 one that is computed by itself: that the sum is the same is not decided.
const std::set<std::string> undecided_in_category{"最低額 0円",        "下限額 0円",         "上限額 40円 数 が 6 以上 のとき",
                                                  "対象 数 が 5 以下", "経費下限 0円",       "最低額 5円 赤字 かつ 赤字 でない のとき"};

}  // namespace

TEST_CASE("each clause in each block changes the answer, is refused, or is warned of") {
  for (const bool with_categories : {false, true}) {
    const outcome plain = of(lines{}.text(with_categories));
    REQUIRE(plain.answers);
    for (const char* clause : clauses)
      for (std::string lines::*const block : {&lines::programme, &lines::measure, &lines::frame, &lines::category}) {
        lines with;
        with.*block = std::string(clause) + " 要領「…」\n";
        if (block == &lines::category && (!with_categories || undecided_in_category.count(clause) != 0)) continue;
        const std::string text = with.text(with_categories);
        const outcome made = of(text);
        INFO(text);
        if (made.refused()) {
          CHECK_FALSE(made.problems.empty());
          continue;
        }
        CHECK((!same(plain, made) || made.idle.size() + made.problems.size() > plain.idle.size() + plain.problems.size()));
      }
  }
}

TEST_CASE("each word of a figure changes the answer or is refused where it would be passed over") {
  constexpr std::array<std::pair<const char*, const char*>, 12> kinds{
      {{"補助率 ", "1/3"}, {"経費 ", "乙"}, {"経費上限 ", "100円"}, {"経費下限 ", "100円"}, {"定額 ", "100円"}, {"金額 ", "100円"}, {"加算 ", "100円"},
       {"最低額 ", "100円"}, {"下限額 ", "100円"}, {"上限額 ", "100円"}, {"上限加算 ", "100円"}, {"合計上限 ", "100円"}}};
  const std::set<std::string> said_anyway{"経費上限 以内", "上限額 以内", "合計上限 以内"};  // a cap is at most what it says
  for (const auto& [keyword, figure] : kinds) {
    const std::string more = std::string(keyword) == "合計上限 " ? " 枠 main の合計" : "", given = keyword;
    const bool states = given == "補助率 " || given == "金額 ";
    const auto rule = [&](const std::string& says) {
      lines made;
      made.frame = given == "上限加算 " ? "上限額 70円 要領「…」\n" : "";
      made.frame += given + says + more + " 赤字 のとき" + (states || given == "経費 " ? " 優先" : "") + " 要領「…」\n";
      std::string text = made.text(false);
      if (given == "金額 ") text.replace(text.find("補助率 1/2"), std::string("補助率 1/2").size(), "金額 甲 / 2");
      return text;
    };
    const outcome plain = of(rule(figure));
    INFO(rule(figure));
    REQUIRE(plain.answers);
    for (const char* word : {" 以内", " 等", " 未満", ", 200円 のいずれか", ", 1/4 のいずれか", " 補助額 50円 以下の部分", " 費目 x, y の合計", " [open]"}) {
      const std::string text = rule(figure + std::string(word));
      const outcome made = of(text);
      INFO(text);
      if (!made.refused()) CHECK((said_anyway.count(given + (word + 1)) != 0 || !same(plain, made)));
    }
    for (const char* instead : {"未定", "定額 未定", "合計の 1/4 以内"}) {
      const std::string text = rule(instead);
      const outcome made = of(text);
      INFO(text);
      if (!made.refused()) CHECK(!same(plain, made));
    }
  }
}

TEST_CASE("an idle clause is warned of with the reason, and one that bears on an answer is not") {
  const auto codes = [](const std::string& frame) {
    lines made;
    made.frame = frame;
    std::vector<std::string> found;
    for (const auto& one : of(made.text(false)).idle) found.push_back(one.labels.front().text.ja);
    return found;
  };
  using list = std::vector<std::string>;
  CHECK(codes("").empty());
  CHECK(codes("上限額 10円 要領「…」\n最低額 0円 要領「…」\n") == list{"補助額がこれを下回ることはないので、引き上げません"});
  CHECK(codes("経費上限 10円 要領「…」\n上限額 6円 数 が 2 以上 のとき 要領「…」\n").empty());
  CHECK(codes("上限額 10円 要領「…」\n上限額 20円 要領「…」\n") == list{"補助額がこれに届くことはありません"});
  CHECK(codes("対象 数 が 1 以上 要領「…」\n") == list{"ほかの対象と項目の範囲で、いつも満たされます"});
  CHECK(codes("対象 赤字 要領「…」\n最低額 10円 赤字 でない のとき 要領「…」\n") == list{"補助額がこれを下回ることはないので、引き上げません"});
  CHECK(codes("対象 赤字 要領「…」\n最低額 10円 赤字 のとき 要領「…」\n").empty());
}

TEST_CASE("what only arithmetic over several facts shows to be idle is warned of, and what is short of it by a yen is not") {
  const auto idle = [](const std::string& frame, const std::string& rate = "1/2") {
    const std::string text = "事業 試験 [trial]\n出典 要領「…」\n項目 甲, 乙 [a, b] 金額 1円 以上\n項目 赤字, 認定 [loss, plan] 真偽\n枠 枠 [main]\n種別 補助\n"
                             "経費 甲 要領「…」\n補助率 " + rate + " 要領「…」\n" + frame;
    const auto report = santei::check::check_file(santei::syntax::parse(text).value());
    REQUIRE(report.file);
    std::set<std::string> found;
    for (const auto& one : santei::analyse::idle_clauses(*report.file)) {
      const std::size_t at = one.labels.front().where.begin;
      found.insert(text.substr(at, text.find(" 要領", at) - at));
    }
    return found;
  };
  using set = std::set<std::string>;
  // any rate is cut to a quarter of the cost
  const std::string quarter = "補助率加算 1/10 赤字 のとき 要領「…」\n上限額 経費 * 1/4 要領「…」\n";
  CHECK(idle(quarter, "1/4") == set{"補助率加算 1/10 赤字 のとき"});
  CHECK(idle(quarter, "249/1000").empty());
  // a sum that another 対象 asks for
  CHECK(idle("対象 甲 + 乙 が 100円 以上 要領「…」\n対象 甲 * 2 + 乙 * 3 が 201円 以上 要領「…」\n") == set{"対象 甲 * 2 + 乙 * 3 が 201円 以上"});
  CHECK(idle("対象 甲 + 乙 が 100円 以上 要領「…」\n対象 甲 * 2 + 乙 * 3 が 202円 以上 要領「…」\n").empty());
  CHECK(idle("対象 甲 が 乙 以上 要領「…」\n対象 乙 が 50円 以上 要領「…」\n対象 甲 が 50円 以上 要領「…」\n") == set{"対象 甲 が 50円 以上"});
  CHECK(idle("対象 甲 が 乙 以上 要領「…」\n対象 乙 が 50円 以上 要領「…」\n対象 甲 が 51円 以上 要領「…」\n").empty());
  // which side of a difference a fact stands on matters
  CHECK(idle("上限額 大きい方( 甲 - 乙, 0円 ) 要領「…」\n上限額 大きい方( 乙 - 甲, 0円 ) 要領「…」\n").empty());
  // no case comes in which both facts of a 排他 hold
  CHECK(idle("排他 赤字, 認定 要領「…」\n対象 赤字 要領「…」\n上限額 40円 認定 のとき 要領「…」\n") == set{"上限額 40円 認定 のとき"});
  // of several 値, one that never comes to be used
  const std::string value = "値 額 = 甲 / 2 甲 が 100円 以上 のとき 優先 要領「…」\n値 額 = 甲 要領「…」\n上限額 額 要領「…」\n";
  CHECK(idle(value + "対象 甲 + 乙 が 90円 未満 要領「…」\n", "1/1") == set{"値 額 = 甲 / 2 甲 が 100円 以上 のとき 優先", "上限額 額"});
  CHECK(idle(value + "対象 甲 + 乙 が 102円 未満 要領「…」\n", "1/1").empty());
}

TEST_CASE("arithmetic over several facts has a limit, past which nothing is decided") {
  const auto file = santei_test::checked(santei_test::measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n対象 対象経費 * 2 が 200円 以上 仮定「a」\n"
                                                                   "対象 対象経費 * 3 が 290円 以上 仮定「a」\n端数 円未満 切捨て 仮定「a」\n"),
                                         santei_test::vocabulary());
  const auto told = [&](std::size_t steps) { return santei::analyse::idle_clauses(*file, true, {.idle_steps = steps}).size(); };
  CHECK(told(1'000'000) == 1);
  CHECK(told(1) == 0);
}

TEST_CASE("clauses are tried as far as the limit on nodes, and the first that is not is told") {
  const std::string text = santei_test::measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n上限額 50円 仮定「a」\n上限額 60円 仮定「a」\n端数 円未満 切捨て 仮定「a」\n");
  const auto file = santei_test::checked(text, santei_test::vocabulary());
  const auto plan = santei_test::rule(file, 0).plan;
  const std::size_t each = (plan->nodes.size() + file->measures.front().clauses.size()) * (16 + plan->inputs.size()) / 16;
  const auto lines = [&](std::size_t nodes) {
    std::vector<std::string> made;
    for (const auto& one : santei::analyse::idle_clauses(*file, true, {.idle_nodes = nodes}))
      made.push_back(one.text.en + " " + std::to_string(one.labels.front().where.begin));
    return made;
  };
  const auto all = lines(2 * each);  // the two 上限額; the only 補助率 and 端数 to whole yen are not asked
  REQUIRE(all.size() == 1);
  CHECK(all.front().rfind("no answer hangs on this clause", 0) == 0);
  const auto short_of_one = lines(2 * each - 1);
  REQUIRE(short_of_one.size() == 1);
  CHECK(short_of_one.front().rfind("there are too many clauses", 0) == 0);
  CHECK(short_of_one.front().substr(short_of_one.front().rfind(' ')) == all.front().substr(all.front().rfind(' ')));
}

TEST_CASE("clauses are proved without effect case by case as far as the limit on steps, and the first that is not is told") {
  std::string caps = "上限額 9999円 仮定「a」\n";
  for (int i = 0; i < 20; ++i) caps += "上限額 " + std::to_string(1000 + i) + "円 従業員数 が " + std::to_string(i) + "人 のとき 優先 仮定「a」\n";
  const std::string text =
      santei_test::measure_with("種別 補助\n経費 対象経費 仮定「a」\n補助率 1/2 仮定「a」\n" + caps + "端数 円未満 切捨て 仮定「a」\n");
  const auto file = santei_test::checked(text, santei_test::vocabulary());
  CHECK(santei::analyse::idle_clauses(*file).empty());
  const auto told = santei::analyse::idle_clauses(*file, true, {.case_steps = 100});
  REQUIRE(told.size() == 1);
  CHECK(told.front().text.en.rfind("there are too many clauses", 0) == 0);
}
