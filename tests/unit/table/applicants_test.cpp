// A table of applicants: every row answered as estimate() answers it, and no row lost.
#include <santei/table/applicants.hpp>
#include <santei/value/calendar.hpp>

#include "catch.hpp"
#include "support/town.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace santei::table;

namespace {

/// The table that a text gives, cut into pieces of `step` bytes; the code of the first problem where it is refused.
std::string answers(const std::string& text, std::vector<refused_row>* refused = nullptr, const std::string& id = "town/lights",
                    std::size_t step = 1 << 16, std::optional<std::int64_t> on = std::nullopt) {
  const auto rules = santei_test::town();
  csv_splitter splitter;
  csv_piece piece;
  std::optional<applicants> table;
  std::optional<applicants::worker> worker;
  std::string out;
  std::size_t line = 0;
  csv_answers made;
  for (std::size_t at = 0;; at += step) {
    if (at < text.size()) splitter.feed(std::string_view(text).substr(at, step));
    else splitter.finish();
    while (splitter.next(piece, !table)) {
      if (!table) {
        csv_records header(piece.text);
        csv_record record;
        if (!header.next(record)) continue;
        auto opened = applicants::open({{id, rules.find(id, on).value().front()}}, rules, record, santei::language::english, on);
        if (!opened) return opened.problems().front().code;
        table.emplace(std::move(opened).value());
        worker.emplace(table->make_worker());
        out += table->header();
        line = header.lines();
        continue;
      }
      worker->answer(piece, made);
      out += made.text;
      if (refused)
        for (const refused_row& one : made.refusals) refused->push_back({line + one.line, one.why});
      line += made.lines;
    }
    if (at >= text.size()) return out;
  }
}
const std::string columns =
    ",town/lights.verdict,town/lights.status,town/lights.min,town/lights.max,town/lights.stated_low,town/lights.stated_high,problem\n";

}  // namespace

TEST_CASE("a row's cells are read as people write them") {
  CHECK(
      answers(
          "id,company_size,eligible_cost\n1,sme,10\n2,中小企業,１０円\n3,micro,3億円\n4,large,10\n5,,10\n6,sme,\n7,sme|micro,10円..12円\n8,sme,10.5円\n") ==
      "id,company_size,eligible_cost" + columns +
          "1,sme,10,yes,maximum,0,3,3,3,\n2,中小企業,１０円,yes,maximum,0,3,3,3,\n3,micro,3億円,yes,maximum,0,100000000,100000000,100000000,\n"
          "4,large,10,no,ineligible,0,0,0,0,\n5,,10,unknown,maximum_interval,0,3,0,3,\n6,sme,,yes,maximum_interval,0,100000000,0,100000000,\n"
          "7,sme|micro,10円..12円,yes,maximum_interval,0,4,3,4,\n8,sme,10.5円,yes,maximum,0,3,3,3,\n");
}

TEST_CASE("a row that cannot be read is written with its problem and the others are done") {
  std::vector<refused_row> refused;
  const std::string out = answers("id,company_size,eligible_cost\n1,nobody,10\n2,sme,-5\n3,sme\n4,sme,10,extra\n5,\"sme,10\n", &refused);
  REQUIRE(refused.size() == 5);
  for (std::size_t i = 0; i < refused.size(); ++i) CHECK(refused[i].line == i + 2);
  std::istringstream lines(out);
  std::string line;
  std::getline(lines, line);
  for (const char* begin :
       {"1,nobody,10,,,,,,,\"E0804: ", "2,sme,-5,,,,,,,E0806: ", "3,sme,,,,,,,,\"E0841: ", "\"4,sme,10,extra\",,,,,,,,,"}) {
    REQUIRE(std::getline(lines, line));
    CHECK(line.substr(0, std::string(begin).size()) == begin);
  }
  REQUIRE(std::getline(lines, line));
  CHECK(line.find("\"5,\"\"sme,10") == 0);
}

TEST_CASE("cells that pass through are kept, and guarded where a spreadsheet would run them") {
  CHECK(answers("name,eligible_cost,company_size\n=HYPERLINK(1),10,sme\n\"a \"\"b\"\", c\",10,sme\n").find("\n'=HYPERLINK(1),10,sme,yes") !=
        std::string::npos);
  CHECK(answers("name,eligible_cost,company_size\n\"a \"\"b\"\", c\",10,sme\n").find("\n\"a \"\"b\"\", c\",10,sme,yes") !=
        std::string::npos);
}

TEST_CASE("a header with a fact twice is refused") { CHECK(answers("eligible_cost,eligible_cost\n1,2\n") == "E0812"); }

TEST_CASE("amounts beyond 64 bits are exact or told, never wrapped") {
  const std::string out = answers("company_size,eligible_cost\nsme,9223372036854775807\nsme,99999999999999999999999999\n");
  CHECK(out.find("\nsme,9223372036854775807,yes,maximum,0,100000000,100000000,100000000,\n") != std::string::npos);
  CHECK(out.find("\nsme,99999999999999999999999999,yes,maximum,0,100000000,100000000,100000000,\n") != std::string::npos);
}

TEST_CASE("a fact set for the measure alone goes before the general one") {
  CHECK(answers("company_size,eligible_cost,town/lights.eligible_cost\nsme,10,30\n").find(",0,10,10,10,\n") != std::string::npos);
  CHECK(answers("company_size,eligible_cost,town/lights.eligible_cost\nsme,10,\n").find(",0,3,3,3,\n") != std::string::npos);
  CHECK(answers("company_size,eligible_cost,town/lights.eligible_cost\nsme,10,不明\n").find(",0,100000000,0,100000000,\n") !=
        std::string::npos);
}

TEST_CASE("full-width blanks around names and cells are blanks") {
  const std::string plain = answers("company_size,eligible_cost,town/lights.eligible_cost\nsme,10,\n");
  const std::string blank = answers("　company_size　,eligible_cost, 　town/lights.eligible_cost\n　sme,　10 　,　\n");
  CHECK(blank.substr(blank.find('\n')) == "\n　sme,　10 　,　" + plain.substr(plain.rfind(",yes,")));
}

TEST_CASE("a quote that is not closed costs one row, wherever the text is cut") {
  const std::string text = "id,company_size,eligible_cost\n1,\"sme,10\n2,sme,20\n3,\"s\"me,30\n\n4,\"sme\",\"4\n0\"\n5,sme,\"10\"\n";
  std::vector<refused_row> refused;
  const std::string whole = answers(text, &refused);
  REQUIRE(refused.size() == 3);
  CHECK(refused[0].line == 2);
  CHECK(refused[1].line == 4);
  CHECK(refused[2].line == 6);
  CHECK(whole.find("\n2,sme,20,yes,maximum,0,6,6,6,\n") != std::string::npos);
  CHECK(whole.find("\n5,sme,\"10\",yes,maximum,0,3,3,3,\n") != std::string::npos);
  for (std::size_t step = 1; step < text.size(); ++step) CHECK(answers(text, nullptr, "town/lights", step) == whole);
}

TEST_CASE("a line of any length goes through in little memory and is reported once") {
  const std::string text = "id,company_size,eligible_cost\n1,sme,10\n" + std::string(3 * longest_record, 'x') + "\"\n2,sme,20\n";
  std::vector<refused_row> refused;
  const std::string out = answers(text, &refused);
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].line == 3);
  CHECK(out.find("\n1,sme,10,yes,maximum,0,3,3,3,\n\"xxx") != std::string::npos);
  CHECK(out.find("xxx\"\"\",,,,,,,,,E0841: ") != std::string::npos);
  CHECK(out.find("\n2,sme,20,yes,maximum,0,6,6,6,\n") != std::string::npos);
  std::vector<refused_row> again;
  CHECK(answers(text, &again, "town/lights", 700'001) == out);
}

TEST_CASE("a reason does not hang on how many others there were before") {
  std::string text = "company_size,eligible_cost,application_date\n", last = "nobody,10,2025-01-01\n";
  for (int i = 0; i < 300; ++i) text += "none" + std::to_string(i) + ",10,2025-01-01\n";
  const std::string out = answers(text + last), alone = answers(text.substr(0, text.find('\n') + 1) + last);
  CHECK(out.substr(out.rfind("\nnobody")) == alone.substr(alone.rfind("\nnobody")));
}

TEST_CASE("a measure asked among all answers a row of any day") {
  const auto rules = santei_test::town();
  const std::string text = "application_date,park_area,eligible_cost\n2025-03-31,1,10\n";
  for (const bool among_all : {false, true}) {
    csv_records reader(text);
    csv_record header;
    REQUIRE(reader.next(header));
    auto table = applicants::open({{"town/parks", rules.find("town/parks").value().front(), among_all}}, rules, header, santei::language::english);
    REQUIRE(table);
    auto worker = table->make_worker();
    csv_answers made;
    worker.answer({text.substr(text.find('\n') + 1), csv_piece::part::records}, made);
    CHECK((made.refused == 0) == among_all);
  }
}

TEST_CASE("a row's application date picks the edition") {
  const std::string head = "application_date,company_size,eligible_cost\n";
  const auto row = [&](const std::string& cells, const std::string& id, std::optional<std::int64_t> on = std::nullopt) {
    const std::string out = answers(head + cells + "\n", nullptr, id, 1 << 16, on);
    return out.substr(out.find('\n') + 1);
  };
  CHECK(row(",sme,10000000", "town/lights") == ",sme,10000000,yes,maximum,0,3333333,3333333,3333333,\n");
  CHECK(row("2025-03-01,sme,10000000", "town/lights/small@1") == "2025-03-01,sme,10000000,yes,exact,100000,100000,100000,100000,\n");
  CHECK(row("2025-03-01,sme,10000000", "town/lights").find("2025-03-01,sme,10000000,,,,,,,\"E0822: ") == 0);
  CHECK(row("2025-03-01,sme,10000000", "town/lights/small") == "2025-03-01,sme,10000000,yes,exact,100000,100000,100000,100000,\n");
  CHECK(row("2025-05-01,sme,10000000", "town/lights/small") == "2025-05-01,sme,10000000,yes,exact,200000,200000,200000,200000,\n");
  const auto day = santei::day_number(2025, 5, 1);
  CHECK(row("2025-05-01,sme,10000000", "town/lights/small", day) == "2025-05-01,sme,10000000,yes,exact,200000,200000,200000,200000,\n");
  CHECK(row("2025-03-01,sme,10000000", "town/lights/small", day).find("2025-03-01,sme,10000000,,,,,,,E0821: ") == 0);
}

TEST_CASE("a measure that only guidelines hold is its newest edition where no day is said") {
  CHECK(answers("application_date,park_area,eligible_cost\n2025-05-01,1,10\n2025-03-31,1,10\n,1,10\n", nullptr, "town/parks").find(
            "\n2025-05-01,1,10,yes,exact,10,10,10,10,\n2025-03-31,1,10,,,,,,,E0805: ") != std::string::npos);
  CHECK(answers("application_date,park_area,eligible_cost\n,1,10\n", nullptr, "town/parks").find("\n,1,10,yes,exact,10,10,10,10,\n") != std::string::npos);
  CHECK(answers("park_area,eligible_cost\n1,10\n", nullptr, "town/parks").find("\n1,10,yes,exact,10,10,10,10,\n") != std::string::npos);
  CHECK(answers("park_area,eligible_cost\n1,10\n", nullptr, "town/parks@1").find("\n1,10,yes,exact,10,10,10,10,\n") != std::string::npos);
  CHECK(answers("park_area,eligible_cost\n1,10\n", nullptr, "town/parks", 1 << 16, santei::day_number(2025, 5, 1))
            .find("\n1,10,yes,exact,10,10,10,10,\n") != std::string::npos);
}

namespace {

/// Answers of shipped measures to a text that begins with its header.
csv_answers answers_of(const std::vector<std::string>& ids, const std::string& text) {
  static const auto rules = santei::catalogue::catalogue::embedded();
  csv_records reader(text);
  csv_record header;
  REQUIRE(reader.next(header));
  std::vector<asked_measure> asked;
  for (const std::string& id : ids) asked.push_back({id, rules.find_one(id).value()});
  auto table = applicants::open(std::move(asked), rules, header, santei::language::japanese);
  REQUIRE(table);
  csv_answers made;
  table->make_worker().answer({text.substr(text.find('\n') + 1), csv_piece::part::records}, made);
  return made;
}

}  // namespace

TEST_CASE("a row that one measure refuses keeps the answers of the others") {
  const std::string monodukuri = "productivity_revolution/monodukuri/high_value", jizokuka = "productivity_revolution/jizokuka/general";
  const csv_answers made = answers_of({jizokuka, monodukuri}, "company_size,employees,machinery_cost,non_web_cost,application_date\n"
                                                              "micro,30,4000万円,60万円,2025-07-10\nmicro,30,4000万円,60万円,2025-10-10\n"
                                                              "micro,30,4000万円,60万円,1999-01-01\n");
  CHECK(made.refused == 2);
  REQUIRE(made.refusals.size() == 2);
  CHECK(made.refusals[0].why.ja.find("jizokuka/general の版はありません") != std::string::npos);
  CHECK(made.text.find("60万円,2025-07-10,,,,,,,yes,exact,15000000,15000000,15000000,15000000,\"E0805: ") != std::string::npos);
  CHECK(made.text.find("60万円,2025-10-10,yes,exact,400000,400000,400000,400000,yes,exact,15000000,15000000,15000000,15000000,\n") != std::string::npos);
  CHECK(made.text.find("60万円,1999-01-01,,,,,,,,,,,,,\"E0805: ") != std::string::npos);
}

TEST_CASE("an amount above the budget and above a payer's cap is counted as both") {
  const csv_answers made = answers_of({"local_gov_small_biz/recovery"}, "designated_local_severe_disaster,company_size,eligible_cost\n"
                                                                        "はい,sme,1億円\n"
                                                                        "はい,sme,20億円\n"
                                                                        "はい,sme,20億円..30億円\n");  // asked alone
  REQUIRE(made.notes.size() == 2);
  for (const noted_rows& one : made.notes) {
    CHECK(one.id == "local_gov_small_biz/recovery");
    CHECK(one.rows == 2);
    CHECK(one.line == 2);
  }
  CHECK(made.notes[0].text.ja == "額 15億円 は事業の予算 10億円 を超えます");
  CHECK(made.notes[1].code == "above_payer_cap");
}

TEST_CASE("a size that other columns contradict and an amount above the budget are counted with their first row") {
  const std::string id = "self_fuel_stockpile/main";
  const csv_answers made = answers_of({id}, "company_size,industry,capital,employees,shelter_facility,eligible_cost\n"
                                            "sme,小売業,1000万円,10,はい,300万円\n"
                                            "large,小売業,1000万円,10,はい,300万円\n"
                                            "sme,小売業,6000万円,60,はい,300万円\n"
                                            "sme,小売業,6000万円,51..60,はい,300万円\n"   // asked alone
                                            ",小売業,6000万円,60,はい,300万円\n"
                                            "sme,,6000万円,60,はい,300万円\n"
                                            "sme,小売業,1000万円,10,はい,100億円\n"
                                            "sme,小売業,1000万円,10,はい,90億円..100億円\n");
  REQUIRE(made.notes.size() == 2);
  CHECK(made.notes[0].code == "size_contradicts");
  CHECK(made.notes[0].rows == 3);
  CHECK(made.notes[0].line == 2);
  CHECK(made.notes[0].text.ja.find("規模「大企業」は、業種・従業員数・資本金から法令で決まる「中小企業」と違います") == 0);
  CHECK(made.notes[1].code == "above_budget");
  CHECK(made.notes[1].id == id);
  CHECK(made.notes[1].rows == 2);
  CHECK(made.notes[1].line == 7);
  CHECK(made.refused == 0);
  std::vector<noted_rows> all;
  noted_rows::join(all, made.notes, 10), noted_rows::join(all, made.notes, 20);
  CHECK(all[0].rows == 6);
  CHECK(all[0].line == 12);
}

TEST_CASE("a cost above the investment and a capital of nothing are counted as estimate notes them") {
  const std::string id = "large_growth_investment/large_investment";
  const csv_answers made = answers_of({id, "self_fuel_stockpile/main"}, "company_size,industry,capital,employees,investment,eligible_cost（千円）\n"
                                                                        "sme,小売業,1000万円,10,12億円,1200000\n"
                                                                        "sme,小売業,0,10,12億円,1200001\n"
                                                                        "sme,小売業,なし,10,12億円,\n"
                                                                        "sme,小売業,0,10,10億円..11億円,1200000\n"  // asked alone
                                                                        "sme,小売業,,10,,1200000\n");
  CHECK(made.refused == 0);
  REQUIRE(made.notes.size() >= 2);
  const auto of = [&](const char* code) {
    const auto found = std::find_if(made.notes.begin(), made.notes.end(), [&](const noted_rows& one) { return one.code == code; });
    REQUIRE(found != made.notes.end());
    CHECK(found->id.empty());
    CHECK(found->rows == 2);
    CHECK(found->line == 2);
    return found->text.ja;
  };
  CHECK(of("cost_above_investment").find("対象経費 12億1000円 が投資額 12億円 を超えています") == 0);
  CHECK(of("capital_zero").find("資本金 0円 は、法令の限度の内の額とみました") == 0);
}

TEST_CASE("a fact is not missing where a column stands in for it") {
  auto files = santei_test::town_files();
  files.push_back({"guidelines/town/greenhouse/1.santei",
                   "使う 共通語彙\n事業 町の補助 [town]\n枠 温室 [greenhouse]\n版 第1回 [1] 施行 2025-04-01 から\n種別 補助\n項目 工事費 [works] 金額\n"
                   "対象 規模 が 中小企業 要領「募集」\n経費 対象経費 なければ 工事費 要領「募集」仮定「対象経費がなければ工事費とみる」\n補助率 1/2 要領「募集」\n"});
  const santei::catalogue::catalogue rules(std::move(files));
  const auto missing = [&](const char* line) {
    csv_records reader(line);
    csv_record header;
    REQUIRE(reader.next(header));
    const auto table =
        applicants::open({{"town/greenhouse@1", rules.find_one("town/greenhouse@1").value()}}, rules, header, santei::language::english);
    REQUIRE(table);
    std::vector<std::string> keys;
    for (const auto& one : table->notes().missing) keys.push_back(one.key);
    return keys;
  };
  CHECK(missing("company_size,works\n").empty());
  CHECK(missing("company_size,eligible_cost\n").empty());
  CHECK(missing("eligible_cost\n") == std::vector<std::string>{"company_size"});
  CHECK(missing("company_size\n") == std::vector<std::string>{"works"});
}

TEST_CASE("a fact that follows from columns is not missing") {
  const auto rules = santei::catalogue::catalogue::embedded();
  const auto missing = [&](const std::string& header) {
    const std::string line = header + ",investment\n";
    csv_records reader(line);
    csv_record read;
    REQUIRE(reader.next(read));
    const char* id = "large_growth_investment/large_investment";
    const auto table = applicants::open({{id, rules.find_one(id).value()}}, rules, read, santei::language::english);
    REQUIRE(table);
    std::string keys;
    for (const auto& one : table->notes().missing) keys += (keys.empty() ? "" : ",") + one.key;
    return keys;
  };
  CHECK(missing("company_size").empty());  // who applies follows from the size
  CHECK(missing("industry,capital,employees").empty());
  CHECK(missing("employees") == "company_size,applicant_kind");
  CHECK(missing("industry,capital") == "company_size,applicant_kind");
  CHECK(missing("id") == "company_size");
}

TEST_CASE("a header tells what may be misspelt and what is missing") {
  const auto rules = santei_test::town();
  csv_records reader("id,companysize,eligible_cost\n");
  csv_record header;
  REQUIRE(reader.next(header));
  const auto table = applicants::open({{"town/lights", rules.find_one("town/lights").value()}}, rules, header, santei::language::english);
  REQUIRE(table);
  REQUIRE(table->notes().columns.size() == 1);
  CHECK(table->notes().columns[0].column == "companysize");
  CHECK(table->notes().columns[0].nearest == "company_size");
  REQUIRE(table->notes().missing.size() == 1);
  CHECK(table->notes().missing[0].key == "company_size");
  CHECK(table->notes().missing[0].label == "規模");
  CHECK(table->notes().passed == std::vector<std::string>{"id", "companysize"});
}

TEST_CASE("a column in a unit that is not read is named, and no other name for it given") {
  const auto rules = santei_test::town();
  const auto notes = [&](const std::string& header) {
    const std::string text = header + ",company_size\n";
    csv_records reader(text);
    csv_record cells;
    REQUIRE(reader.next(cells));
    const auto table = applicants::open({{"town/lights", rules.find_one("town/lights").value()}}, rules, cells, santei::language::english);
    REQUIRE(table);
    std::string all;
    for (const auto& one : table->notes().columns) all += one.column + "=" + one.nearest + (one.other_unit ? " unit" : "");
    return all;
  };
  CHECK(notes("対象経費（ドル）") == "対象経費（ドル）=対象経費 unit");
  CHECK(notes("対象経費（USD）") == "対象経費（USD）=対象経費 unit");
  CHECK(notes("補助対象経費（千円）") == "補助対象経費（千円）=対象経費 unit");
  CHECK(notes("補助対象経費") == "補助対象経費=対象経費");
  CHECK(notes("対象費用") == "");
  CHECK(notes("id") == "");
}

TEST_CASE("columns are facts by key or label, in any width and letter case") {
  const std::string keys = answers("company_size,eligible_cost\nsme,10\n"), tail = keys.substr(keys.find("\nsme,10"));
  for (const char* header : {"規模,対象経費", "Company_Size,ELIGIBLE_COST", "ｃｏｍｐａｎｙ＿ｓｉｚｅ,対象 経費", "規模,town/lights.対象経費", "規模,対象経費（円）", "規模,対象経費（円・税抜）", "規模,対象経費（単位：円）"}) {
    const std::string out = answers(std::string(header) + "\nsme,10\n");
    INFO(out);
    CHECK(out.substr(out.find('\n')) == tail);
  }
  CHECK(answers("規模,company_size,対象経費\nsme,sme,10\n") == "E0812");
}

TEST_CASE("a column in another unit is read in it, and never taken for yen") {
  const auto amount = [](const std::string& header, const std::string& cell) {
    const std::string out = answers("company_size," + header + "\nsme,\"" + cell + "\"\n");
    return out.substr(out.find('\n') + 1);
  };
  CHECK(amount("対象経費（千円）", "10").find("yes,maximum,0,3333,3333,3333,") != std::string::npos);
  CHECK(amount("eligible_cost（百万円）", "1,000").find("yes,maximum,0,100000000,") != std::string::npos);
  CHECK(amount("対象経費 千円", "10").find("yes,maximum,0,3333,3333,3333,") != std::string::npos);
  CHECK(amount("対象経費（千円）", "10円").find("yes,maximum,0,3,3,3,") != std::string::npos);
  CHECK(amount("対象経費（千円）", "").find("yes,maximum_interval,0,100000000,") != std::string::npos);
  CHECK(amount("対象経費（千円）", "¥10").find("E0803: ") != std::string::npos);
  CHECK(amount("対象経費（千円）", "10..20").find("E0803: ") != std::string::npos);
  CHECK(amount("対象経費（千円）", "1億").find("E0803: ") != std::string::npos);
  CHECK(amount("対象経費（千円）", "3百万円").find("yes,maximum,0,1000000,") != std::string::npos);
  CHECK(amount("対象経費（千円）", "30 千円").find("yes,maximum,0,10000,") != std::string::npos);
  CHECK(amount("対象経費（千円）", "30円..60千円").find("yes,maximum_interval,0,20000,10,20000,") != std::string::npos);
  for (const char* header : {"対象経費【千円】", "対象経費/千円", "対象経費千円", "対象経費（税抜）（千円）", "対象経費〔千円・税抜〕"}) {
    INFO(header);
    CHECK(amount(header, "10").find("yes,maximum,0,3333,3333,3333,") != std::string::npos);
  }
  CHECK(answers("company_size,対象経費（kWh）\nsme,10\n") == "E0803");
  CHECK(answers("company_size,対象経費（%）\nsme,10\n") == "E0803");
}

TEST_CASE("a unit with a number in it is the word that means the same, or refused") {
  const auto cost = [](const std::string& head) { return answers(head + ",company_size\n3,sme\n"); };
  const auto pays = [&](const std::string& head, const std::string& yen) { return cost(head).find("," + yen + "," + yen + ",\n") != std::string::npos; };
  CHECK(pays("対象経費（1000円）", "1000"));
  CHECK(pays("対象経費（1千円）", "1000"));
  CHECK(pays("対象経費（単位：１０００円）", "1000"));
  CHECK(pays("対象経費（100万円）", "1000000"));
  CHECK(pays("対象経費（10円）", "10"));
  CHECK(pays("対象経費（1円）", "1"));
  CHECK(cost("対象経費（3円）") == "E0803");
  CHECK(cost("対象経費（12万円）") == "E0803");
}

TEST_CASE("a table without a fact is refused where some measure asks for one") {
  CHECK(answers("名前,備考\na,b\n") == "E0845");
  CHECK(answers("会社の規模,経費\nsme,10\n") == "E0845");
}

TEST_CASE("a row tells all that is wrong with it, with advice") {
  const std::string out = answers("company_size,eligible_cost\nnobody,約10円\n");
  CHECK(out.find("E0804: ") != std::string::npos);
  CHECK(out.find(" / E0802: ") != std::string::npos);
  CHECK(out.find("Help: ") != std::string::npos);
}

TEST_CASE("cells that nothing is wrong with stay byte for byte, beside those that are guarded") {
  const std::string row = "\"=1+1\",-,－,\"a\",-5,\"b \"\"c\"\"\",sme,10";
  const std::string out = answers("a,b,c,d,e,f,company_size,eligible_cost\n" + row + "\n");
  CHECK(out.find("\n\"'=1+1\",-,－,\"a\",-5,\"b \"\"c\"\"\",sme,10,yes,") != std::string::npos);
}

TEST_CASE("a column is in the currency of the measures asked, whatever other rules call so") {
  const auto rules = santei_test::town_and_abroad();
  const auto ask = [&](const std::vector<std::string>& ids, const std::string& text) {
    std::vector<asked_measure> asked;
    for (const std::string& id : ids) asked.push_back({id, rules.find(id).value().front()});
    csv_records header(text);
    csv_record record;
    REQUIRE(header.next(record));
    auto opened = applicants::open(asked, rules, record, santei::language::english);
    if (!opened) return opened.problems().front().code;
    csv_splitter splitter;
    csv_piece piece;
    csv_answers made;
    splitter.feed(text.substr(text.find('\n') + 1)), splitter.finish();
    std::string out;
    auto worker = opened->make_worker();
    while (splitter.next(piece, false)) worker.answer(piece, made), out += made.text;
    return out;
  };
  const auto starts = [](const std::string& text, const std::string& with) { return text.starts_with(with); };
  for (const char* head : {"eligible_cost", "費用（€）", "費用 ユーロ", "abroad/heating.eligible_cost"})
    CHECK(starts(ask({"abroad/heating"}, std::string(head) + "\n1000.55\n"), "1000.55,yes,exact,30016,30016,30016,30016,EUR"));
  CHECK(starts(ask({"abroad/heating"}, "費用（千€）\n1\n"), "1,yes,exact,30000,"));
  CHECK(ask({"abroad/heating"}, "費用（円）\n1000\n") == "E0803");
  CHECK(ask({"abroad/heating"}, "費用\n30.000\n").find("E0802") != std::string::npos);  // thirty, or thirty thousand
  CHECK(ask({"town/lights"}, "対象経費（€）,company_size\n1000,sme\n").find("333") == std::string::npos);  // another column
  CHECK(ask({"town/lights"}, "対象経費,company_size\n1000,sme\n").find("333") != std::string::npos);
  CHECK(ask({"town/lights", "abroad/heating"}, "eligible_cost\n1000\n") == "E0803");
}
