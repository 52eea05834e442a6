// The interview line by line, on shipped rules: from nothing known to an exact answer, with every command on the way.
#include <santei/catalogue/match.hpp>
#include <santei/report/standing.hpp>
#include <santei/report/interview.hpp>

#include "catch.hpp"

#include <algorithm>
#include <string>

using santei::report::interview;
using santei::report::questionnaire;

namespace {

interview about(const std::string& id, const santei::facts& given = {}) {
  const auto rules = santei::catalogue::catalogue::embedded();
  return interview(questionnaire::begin(rules.find(id).value(), given).value());
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

const std::string& asks(const interview& talk) { return talk.about().open().front().key; }

const santei::evaluate::result& answer(const interview& talk) { return talk.about().states().front().answer; }

}  // namespace

TEST_CASE("page 2 is answered by a number and an amount") {
  interview talk = about("large_growth_investment/large_investment");
  CHECK(has(talk.prompt(), "1  中小企業"));
  CHECK(has(talk.reply("なぜ"), "規模 が 中小企業, 中堅企業 のいずれか"));
  CHECK(asks(talk) == "company_size");
  CHECK(has(talk.reply("１"), "50億円"));
  CHECK(asks(talk) == "investment");
  CHECK(has(talk.reply("12億円"), "最大 4億円"));
  CHECK(talk.over());
  CHECK(answer(talk).amount.stated_low == santei::rational(400'000'000));
  CHECK(has(talk.closing(), "santei estimate large_growth_investment/large_investment company_size=sme investment=12億円"));
}

TEST_CASE("page 58 goes from nothing known to one amount, the open reading last") {
  interview talk = about("nariwai_noto_2024/type_a");
  const auto answers = [](const std::string& key) -> std::string {
    if (key == "eligible_cost") return "6億円";
    if (key == "company_size") return "sme";
    if (key == "prefecture") return "石川県";
    if (key == "disaster") return "能登半島地震";
    if (key == "fixed_part") return "3";
    return "はい";
  };
  std::string last;
  for (int turn = 0; turn < 12 && !talk.over(); ++turn) {
    last = asks(talk);
    talk.reply(answers(last));
  }
  REQUIRE(talk.over());
  CHECK(last == "fixed_part");
  CHECK(answer(talk).amount.stated_low == santei::rational(575'000'000));
  CHECK(answer(talk).amount.stated_high == santei::rational(575'000'000));
}

TEST_CASE("a line that does not fit is refused as anywhere, and the question stays") {
  interview talk = about("large_growth_investment/large_investment", {{"company_size", "sme"}});
  CHECK(has(talk.reply("-1円"), "E0806"));
  CHECK(has(talk.reply("30kWh"), "E0803"));
  CHECK(has(talk.reply("たくさん"), "E0802"));
  CHECK(has(talk.reply("investmnt=1円"), "E0811"));
  CHECK(has(talk.reply("company_size=smee"), "E0804"));
  CHECK(has(talk.reply(""), "分からない"));
  CHECK(has(talk.reply("\xff\xfe"), "E08"));
  CHECK(asks(talk) == "investment");
  CHECK(talk.about().given().items().size() == 1);
}

TEST_CASE("going back takes the last answer away, and not beyond the first question") {
  interview talk = about("large_growth_investment/large_investment");
  talk.reply("大企業");
  CHECK(talk.over());  // not eligible: nothing more decides
  CHECK(has(talk.closing(), "対象外なので、聞くことはもうありません"));
  interview again = about("large_growth_investment/large_investment");
  again.reply("sme");
  CHECK(asks(again) == "investment");
  again.reply("もどる");
  CHECK(asks(again) == "company_size");
  CHECK(has(again.reply("戻る"), "最初の質問です"));
}

TEST_CASE("where an applicant stands is what match says") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const santei::facts given{{"company_size", "sme"}, {"eligible_cost", "3000万円"}};
  auto paying = rules.all(given).value();
  std::erase_if(paying, [](const auto& one) { return !santei::catalogue::pays_applicants(one.kind()); });
  const std::string said = questions_text(questionnaire::begin(std::move(paying), given).value());
  const auto found = santei::catalogue::match(rules, given).value();
  std::string counts;
  for (const auto at : santei::report::all_standings) {
    const auto count = std::count_if(found.begin(), found.end(), [&](const auto& one) { return santei::report::standing_of(one.of, one.answer) == at; });
    if (count == 0 || at == santei::report::standing::pays_nobody) continue;
    counts += (counts.empty() ? "" : "、") + std::string(santei::report::sign_of(at)) + " " + santei::report::standing_words(at) + " " + std::to_string(count) + "件";
  }
  REQUIRE(has(counts, "○ 前提を満たせば対象"));
  CHECK(has(said, counts));
  CHECK(has(about("energy_diagnosis/diagnosis", given).standing(), "前提を満たせば対象"));
}

TEST_CASE("who cannot tell is not asked again, but for what the fact follows from") {
  interview talk = about("large_growth_investment/large_investment", {{"investment", "12億円"}});
  CHECK(asks(talk) == "company_size");
  talk.reply("分からない");
  CHECK(asks(talk) == "applicant_kind");
  talk.reply("会社");
  CHECK(asks(talk) == "industry");
  talk.reply("小売業");
  CHECK(asks(talk) == "employees");
  talk.reply("50人");
  CHECK(answer(talk).verdict == santei::truth::yes);
  CHECK(talk.over());
}

TEST_CASE("another fact may be told with its key, and the interview ended") {
  interview talk = about("large_growth_investment/large_investment");
  talk.reply("investment=12億円");
  CHECK(asks(talk) == "company_size");
  talk.reply("investment=15億円");  // told again: the later counts
  talk.reply("終わる");
  CHECK(talk.over());
  CHECK(has(talk.closing(), "investment=15億円"));
  CHECK_FALSE(has(talk.closing(), "12億円"));
}

TEST_CASE("the whole catalogue can be asked, each question with its reason") {
  const auto rules = santei::catalogue::catalogue::embedded();
  auto about_all = questionnaire::begin(rules.all({}).value(), {});
  REQUIRE(about_all.has_value());
  REQUIRE_FALSE(about_all->open().empty());
  for (const auto& question : about_all->open()) {
    INFO(question.key);
    CHECK_FALSE(question.open_point);
    CHECK_FALSE(santei::analyse::reasons_for(about_all->states(), question).empty());
  }
  CHECK(has(questions_text(*about_all), "次の質問"));
}
