// Rules changed on purpose: what an 例 or a check notices, what nobody notices, and what means the same.
#include "catch.hpp"

#include <santei/analyse/examples.hpp>
#include <santei/analyse/mutants.hpp>

#include "support/rules.hpp"

#include <algorithm>

namespace {

using santei::analyse::fate;
using santei::analyse::mutant;
using santei::analyse::mutation;

const std::string rate = "種別 補助\n経費 対象経費 仮定「あ」\n補助率 1/2 以内 仮定「い」\n端数 円未満 切捨て 仮定「う」\n";

std::shared_ptr<const santei::check::checked> file_of(const std::string& clauses) {
  return santei_test::checked(santei_test::measure_with(clauses), santei_test::vocabulary());
}
santei::analyse::mutation_report mutants_of(const std::string& clauses) { return santei::analyse::mutate(*file_of(clauses)); }

const mutant& changed_to(const santei::analyse::mutation_report& report, const std::string& to) {
  const auto found = std::find_if(report.mutants.begin(), report.mutants.end(), [&](const mutant& one) { return one.to == to; });
  if (found == report.mutants.end()) FAIL("no mutant says " << to);
  return *found;
}

bool has(const santei::analyse::mutation_report& report, const std::string& to) {
  return std::any_of(report.mutants.begin(), report.mutants.end(), [&](const mutant& one) { return one.to == to; });
}

}  // namespace

TEST_CASE("a change that breaks an 例 is noticed") {
  const auto report = mutants_of(rate + "上限額 100円 仮定「え」\n例 対象経費 = 200円 ならば 最大 100円\n例 対象経費 = 202円 ならば 最大 100円\n例 対象経費 = 11円 ならば 最大 5円\n");
  CHECK(changed_to(report, "上限額 101円").came_to == fate::by_example);
  CHECK(changed_to(report, "上限額 99円").came_to == fate::by_example);
  CHECK(changed_to(report, "補助率 1/2").came_to == fate::by_example);
  CHECK(changed_to(report, "補助率 10/10 以内").came_to == fate::by_example);
  CHECK(changed_to(report, "端数 円未満 切上げ").came_to == fate::by_example);
  CHECK_FALSE(has(report, "補助率 0 以内"));
  CHECK(report.killed() == report.counted());
  CHECK(changed_to(report, "上限額 101円").measure == "test/main");
}

TEST_CASE("what nobody notices comes with the 例 that would") {
  const auto report = mutants_of(rate + "上限額 100円 仮定「え」\n例 対象経費 = 100円 ならば 最大 50円\n");
  const mutant& survivor = changed_to(report, "上限額 101円");
  REQUIRE(survivor.came_to == fate::survived);
  CHECK(survivor.example.starts_with("例 対象経費 = "));
  CHECK(report.killed() < report.counted());
  const std::string mended = rate + "上限額 100円 仮定「え」\n例 対象経費 = 100円 ならば 最大 50円\n" + survivor.example + "\n";
  for (const auto& one : santei::analyse::run_examples(*file_of(mended))) CHECK(one.passed());
  CHECK(changed_to(mutants_of(mended), "上限額 101円").came_to == fate::by_example);
}

TEST_CASE("a comparison that means the same for every answer does not count") {
  const auto report = mutants_of(rate + "上限額 100円 対象経費 が 200円 以上 のとき 仮定「え」\n例 対象経費 = 11円 ならば 最大 5円\n");
  CHECK(changed_to(report, "端数 なし").came_to == fate::equal);  // answers are in whole yen
  CHECK(changed_to(report, "上限額 100円 対象経費 が 200円 超 のとき").came_to == fate::equal);  // 1/2 of 200円 is the cap
}

TEST_CASE("a change that no count and nobody in 対象 can notice does not count") {
  const std::string two = rate + "対象 従業員数 が 1人 以上 仮定「え」\n上限額 10円 従業員数 が 1人 のとき 仮定「え」\n上限額 20円 従業員数 が 2人 以上 のとき 仮定「え」\n";
  const auto report = mutants_of(two + "例 従業員数 = 1, 対象経費 = 11円 ならば 最大 5円\n例 従業員数 = 3, 対象経費 = 100円 ならば 最大 20円\n");
  CHECK(changed_to(report, "上限額 20円").came_to == fate::equal);
  CHECK(changed_to(report, "上限額 20円 従業員数 が 1人 以上 のとき").came_to == fate::equal);
  CHECK(changed_to(report, "上限額 20円 従業員数 が 3人 以上 のとき").came_to == fate::survived);
}

TEST_CASE("a change below one yen is told apart from one that nothing was found for") {
  const std::string parts = "種別 補助\n補助率 1/2 仮定「い」\n端数 円未満 切捨て 費目ごと 仮定「う」\n費目 一つ [one]\n経費 対象経費 仮定「あ」\n費目 二つ [two]\n経費 投資額 なければ 0円 仮定「あ」\n";
  const auto report = mutants_of(parts + "例 対象経費 = 11円, 投資額 = 11円 ならば 10円\n");
  CHECK(changed_to(report, "経費 投資額 なければ 1円").came_to == fate::below_yen);
  CHECK(report.killed() < report.counted());
}

TEST_CASE("what a check refuses is noticed without an 例") {
  const auto report = mutants_of("流れ 国 から 企業 へ 1/2 以内 仮定「お」\n" + rate);
  CHECK(changed_to(report, "補助率 10/10 以内").came_to == fate::by_check);
  CHECK(changed_to(report, "流れ 国 から 企業 へ 10/10 以内").came_to == fate::by_check);
}

TEST_CASE("のとき, 対象, choices and 等 are dropped in turn") {
  const auto report = mutants_of(
      rate +
      "対象 規模 が 中小企業, 中堅企業 のいずれか 仮定「え」\n対象 県 が 石川県 等 仮定「え」\n上限額 10円 県 が 石川県 のとき 仮定「え」\n例 対象経費 = 11円 ならば 最大 0円 から 5円\n");
  CHECK(changed_to(report, "上限額 10円").is == mutation::condition);
  CHECK(changed_to(report, "対象 規模 が 中堅企業").is == mutation::choice);
  CHECK(changed_to(report, "対象 県 が 石川県").is == mutation::others);
  CHECK(std::count_if(report.mutants.begin(), report.mutants.end(),
                      [](const mutant& one) { return one.is == mutation::clause && one.to.empty(); }) == 2);
}

TEST_CASE("cells of a table change places and its unit prices move by a tenth") {
  const auto report = mutants_of(
      "種別 単価\n項目 使用量 [usage] 数量 kWh\n表 単価 [規模]\n  | 規模 | 額 |\n  | 中小企業 | 2円/kWh | 仮定「あ」\n  | 大企業 | 1円/kWh | 仮定「い」\n対象 規模 が 中小企業, 大企業 のいずれか 仮定「う」\n金額 使用量 * 単価.額 仮定「え」\n"
      "例 規模 = 中小企業, 使用量 = 1kWh ならば 2円\n");
  const auto swapped =
      std::find_if(report.mutants.begin(), report.mutants.end(), [](const mutant& one) { return one.is == mutation::cells; });
  REQUIRE(swapped != report.mutants.end());
  CHECK(swapped->came_to == fate::by_example);
  CHECK(std::any_of(report.mutants.begin(), report.mutants.end(),
                    [](const mutant& one) { return one.to.find("2.1円/kWh") != std::string::npos; }));
}

TEST_CASE("numbers of 予算 and 未記載 are left alone") {
  const auto report = mutants_of("予算 10億円 仮定「あ」\n種別 補助\n未記載「上限額10円」\n例 対象経費 = 1円 ならば 算定不能\n");
  CHECK(report.mutants.empty());
}

TEST_CASE("a hidden stated amount is told by 記載") {
  const std::string open = "種別 補助\n経費 対象経費 仮定「あ」\n補助率 1/2 等 仮定「い」\n端数 円未満 切捨て 仮定「う」\n";
  const auto passes = [&](const std::string& example) { return santei::analyse::run_examples(*file_of(open + example)).at(0).passed(); };
  CHECK(passes("例 対象経費 = 11円 ならば 未定 11円 まで, 記載 = 5円\n"));
  CHECK_FALSE(passes("例 対象経費 = 11円 ならば 未定 11円 まで, 記載 = 6円\n"));
  CHECK_FALSE(passes("例 対象経費 = 11円 ならば 未定 11円 まで, 記載 = 5円 から 6円\n"));
  const auto report = mutants_of(open + "例 対象経費 = 11円 ならば 未定 11円 まで\n");
  CHECK(changed_to(report, "補助率 10/10 等").example.find("記載 = ") != std::string::npos);
}

TEST_CASE("a vocabulary's derived facts are held against the 例 of its users") {
  const auto words = santei_test::checked(
      "項目 人数 [people] 整数 0 以上\n項目 大きさ [size] 区分 { 小 [small], 大 [big] }\n項目 費用 [cost] 金額\n場合分け 大きさ\n  小 人数 が 5人 以下 のとき 要領「あ」\n  大 その他 要領「い」\n",
      nullptr);
  const auto user = [&](const std::string& examples) {
    return santei_test::checked(
        "使う 共通語彙\n事業 試験 [test]\n出典 R6補正 1ページ\n枠 枠 [main]\n種別 補助\n経費 費用 仮定「う」\n補助率 1/2 大きさ が 小 のとき 仮定「え」\n補助率 1/3 大きさ が 大 のとき 仮定「お」\n" +
            examples,
        words);
  };
  const auto lax = user("例 人数 = 1, 費用 = 6円 ならば 3円\n"), strict = user("例 人数 = 5, 費用 = 6円 ならば 3円\n例 人数 = 6, 費用 = 6円 ならば 2円\n");
  const auto survived = santei::analyse::mutate(*words, {lax.get()});
  CHECK(survived.count(fate::survived) > 0);
  const auto caught = santei::analyse::mutate(*words, {lax.get(), strict.get()});
  CHECK(caught.counted() > 0);
  CHECK(caught.killed() == caught.counted());
}

TEST_CASE("a row that only two facts at once tell is no equal one") {
  const std::string rows =
      "種別 補助\n項目 収入 [income] 金額\n項目 人数 [heads] 整数 1 以上 2 以下\n表 限 [人数]\n  | 人数 | 額 |\n  | 1 | 100円 | 仮定「あ」\n"
      "  | 2 | 200円 | 仮定「い」\n対象 収入 が 限.額 以下 仮定「う」\n金額 10円 仮定「え」\n端数 なし 仮定「お」\n"
      "例 収入 = 100円, 人数 = 1 ならば 10円\n例 収入 = 101円, 人数 = 1 ならば 対象外\n例 収入 = 99円, 人数 = 1 ならば 10円\n";
  const auto report = mutants_of(rows);
  CHECK(changed_to(report, "| 2 | 201円 | 仮定「い」").example == "例 収入 = 201円, 人数 = 2 ならば 対象外");
  CHECK(changed_to(report, "| 2 | 199円 | 仮定「い」").example == "例 収入 = 200円, 人数 = 2 ならば 10円");
}

TEST_CASE("a mutant is proved the same as far as the limit on steps, and left as unobserved past it") {
  const auto file = file_of(rate + "対象 従業員数 が 1人 以上 仮定「え」\n上限額 10円 従業員数 が 1人 のとき 仮定「え」\n上限額 20円 従業員数 が 2人 以上 のとき 仮定「え」\n"
                            "例 従業員数 = 1, 対象経費 = 11円 ならば 最大 5円\n例 従業員数 = 3, 対象経費 = 100円 ならば 最大 20円\n");
  const auto report = santei::analyse::mutate(*file), limited = santei::analyse::mutate(*file, {}, {.case_steps = 1});
  CHECK(limited.count(fate::equal) < report.count(fate::equal));
  CHECK(limited.count(fate::unobserved) > report.count(fate::unobserved));
  CHECK(limited.count(fate::by_example) == report.count(fate::by_example));
}

namespace {

/// A cap for each ten heads, and no 例.
std::string many_rows() {
  std::string text = rate + "対象 規模 が 中小企業 仮定「え」\n項目 人数 [heads] 整数 人 1 以上\n対象 人数 が 1人 以上 仮定「え」\n表 限 [人数]\n  | 人数 | 額 |\n";
  for (int row = 0; row < 25; ++row) {
    const std::string from = std::to_string(10 * row + 1) + "人 以上 ", to = std::to_string(10 * row + 10) + "人 以下 ";
    text += "  | " + (row == 0 ? std::string() : from) + (row == 24 ? std::string() : to) + "| " + std::to_string(100 + 50 * row) + "万円 | 仮定「お」\n";
  }
  return text + "上限額 限.額 仮定「か」\n";
}

}  // namespace

TEST_CASE("what reaches a row is solved for, without an 例 to begin from") {
  const auto report = mutants_of(many_rows());
  CHECK(report.count(fate::unobserved) + report.count(fate::undecided) == 0);
  const mutant& last = changed_to(report, "| 241人 以上 | 1300万1円 | 仮定「お」");
  REQUIRE(last.came_to == fate::survived);
  const auto again = mutants_of(many_rows() + last.example + "\n");
  CHECK(changed_to(again, last.to).came_to == fate::by_example);
  CHECK(std::count_if(report.mutants.begin(), report.mutants.end(), [](const mutant& one) { return one.came_to == fate::survived && one.example.empty(); }) == 0);
}

TEST_CASE("the mutants of one clause are had without the others") {
  const auto file = file_of(many_rows());
  const auto all = santei::analyse::mutate(*file);
  const santei::span row = changed_to(all, "| 241人 以上 | 1300万1円 | 仮定「お」").where;
  const auto of_row = santei::analyse::mutate(*file, {}, {}, [&](const santei::span& where) { return where == row; });
  CHECK(of_row.mutants.size() == static_cast<std::size_t>(std::count_if(all.mutants.begin(), all.mutants.end(), [&](const mutant& one) { return one.where == row; })));
  CHECK(of_row.count(fate::survived) > 0);
}

TEST_CASE("past the limits on work a mutant is undecided, and does not count as noticed") {
  const auto file = file_of(many_rows());
  const auto report = santei::analyse::mutate(*file, {}, {.trial_steps = 16, .mutant_steps = 16, .case_steps = 1});
  CHECK(report.count(fate::undecided) > 0);
  CHECK(report.count(fate::survived) == 0);
  CHECK(report.killed() + report.count(fate::undecided) == report.counted());
}

namespace {

/// Nothing that an 例 states but rows, and what only two of them tell.
const std::string of_rows =
    "明細 契約分 [contracts]\n項目 契約 [contract] 区分 { 低圧 [low], 高圧 [high], その他 [another] }\n項目 使用月 [usage_month] 月\n項目 使用量 [used] 数量 kWh\n"
    "枠 行の枠 [of_rows]\n種別 単価\n表 単価 [契約, 使用月]\n  | 契約 | 2025-01 | 2025-02 |\n  | 低圧 | 2.5円/kWh | 1.3円/kWh | 要領「あ」\n  | 高圧 | 1.3円/kWh | 0.7円/kWh | 要領「い」\n"
    "対象 契約 が 低圧, 高圧 のいずれか 要領「う」\n対象 使用月 が 2025-01, 2025-02 のいずれか 要領「え」\n対象 件数( 契約分 ) が 2件 以上 要領「お」\n"
    "金額 合計( 使用量 * 単価 ) 要領「か」\n端数 円未満 切捨て 要領「き」\n";

std::shared_ptr<const santei::check::checked> file_of_rows(const std::string& text) {
  return santei_test::checked("使う 共通語彙\n事業 試験 [test]\n出典 要領「見本」\n" + text, santei_test::vocabulary());
}

/// The suggested 例 added, each once, until none is missing. Every one of them holds as it stands.
santei::analyse::mutation_report mended(const std::string& clauses, std::string& text) {
  text = clauses;
  for (int round = 0; round < 5; ++round) {
    const auto file = file_of_rows(text);
    for (const auto& one : santei::analyse::run_examples(*file)) CHECK(one.passed());
    const auto report = santei::analyse::mutate(*file);
    const std::string before = text;
    for (const mutant& one : report.mutants)
      if (one.came_to == fate::survived && text.find(one.example + "\n") == std::string::npos) text += one.example + "\n";
    if (text == before) return report;
  }
  FAIL("examples are missing without end");
  return {};
}

}  // namespace

TEST_CASE("rows are solved for: each 例 that is missing parses, holds, and tells its mutant") {
  std::string text;
  const auto report = mended(of_rows, text);
  CHECK(text.find("例 契約分 = [ ") != std::string::npos);
  CHECK(report.counted() > 20);
  CHECK(report.killed() == report.counted());
}

TEST_CASE("a change in what no row can be is proved the same, however many rows there are") {
  const auto report = santei::analyse::mutate(*file_of_rows(
      "明細 設備 [devices]\n項目 台数 [count] 整数 台 1 以上 10 以下\n項目 価格 [price] 金額\n枠 行の枠 [of_rows]\n種別 補助\n"
      "経費 合計( 小さい方( 価格, 限.額 ) ) 要領「あ」\n表 限 [台数]\n  | 台数 | 額 |\n  | 0台 以上 5台 以下 | 10円 | 要領「い」\n  | 6台 以上 | 20円 | 要領「う」\n"
      "補助率 1/2 要領「え」\n端数 円未満 切捨て 要領「お」\n"));
  CHECK(changed_to(report, "| 1台 以上 5台 以下 | 10円 | 要領「い」").came_to == fate::equal);
  CHECK(report.count(fate::unobserved) + report.count(fate::undecided) == 0);
}

TEST_CASE("limits that never bind together are told alike, table by table") {
  const auto report = mutants_of(many_rows() + "上限額 限.額 + 1円 従業員数 が 30人 以上 のとき 仮定「き」\n対象 従業員数 が 1人 以上 仮定「く」\n");
  CHECK(changed_to(report, "上限額 限.額 + 1円").came_to == fate::equal);
  CHECK(changed_to(report, "上限額 限.額 + 1円 従業員数 が 31人 以上 のとき").came_to == fate::equal);
  CHECK(report.count(fate::unobserved) + report.count(fate::undecided) == 0);
}
