// The command line, run as a person runs it: golden/cli/<name>.args holds an argument a line, <name>.expected exit status and output word
// for word.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using santei_test::content_of;

const fs::path folder = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/cli";

std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// The folder for what a run prints; gone with the guard.
struct scratch {
  fs::path path = fs::temp_directory_path() / ("santei_cli_" + std::to_string(::getpid()));
  scratch() { fs::create_directories(path); }
  ~scratch() { fs::remove_all(path); }
};

struct ran {
  int status = -1;
  std::string out, err;
};

/// Runs the command line in golden/cli; `redirect` takes the place of the capture of standard output.
ran run(const std::vector<std::string>& arguments, const std::string& redirect = {}) {
  const char* program = std::getenv("SANTEI_CLI");
  REQUIRE(program != nullptr);
  const scratch at;
  std::string command = "cd " + quoted(folder.string()) + " && NO_COLOR= " + quoted(program);
  for (const std::string& argument : arguments) command += " " + quoted(argument);
  command += " </dev/null 2>" + quoted((at.path / "err").string()) + " " +
             (redirect.empty() ? ">" + quoted((at.path / "out").string()) : redirect);
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(at.path / "out"), content_of(at.path / "err")};
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<fs::path> cases() { return santei_test::files_in(folder, ".args"); }

const std::string measure = "large_growth_investment/large_investment";

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

/// Refused: exit status 2, nothing on standard output, the code on standard error.
void is_refused(const ran& one, const std::string& code, const std::string& hint = {}) {
  CHECK(one.status == 2);
  CHECK(one.out.empty());
  CHECK(has(one.err, code));
  CHECK(has(one.err, hint));
}

fs::path written(const scratch& at, const std::string& text) {
  const fs::path file = at.path / "facts.json";
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

/// A combination as a CSV file.
ran with_csv(const std::string& text) {
  const fs::path file = fs::temp_directory_path() / ("santei_combination_" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << text;
  const ran got = run({"combine", file.string(), "company_size=sme", "--rules", "rules", "--json"});
  fs::remove(file);
  return got;
}

/// Facts as a JSON file.
ran with_json(const std::string& text) {
  const fs::path folder_of_facts = fs::temp_directory_path() / ("santei_facts_" + std::to_string(::getpid()));
  scratch at;
  at.path = folder_of_facts;
  fs::create_directories(at.path);
  return run({"estimate", measure, "--json", "--facts", written(at, text).string()});
}

}  // namespace

namespace {

/// Whether another CLI11 than the one agreed with lays out what the command line says of itself.
bool laid_out_otherwise(const std::vector<std::string>& arguments) {
  return std::getenv("SANTEI_OTHER_CLI11") != nullptr && arguments.back() == "--help";
}
/// All that was agreed is said, in any layout: options, and words that are Japanese.
void says_all_words(const fs::path& agreed, const ran& got) {
  CHECK(got.status == 0);
  std::ifstream in(fs::path(agreed).replace_extension(".expected"));
  for (std::string word; in >> word;)
    if (word.find("--") == 0 ? word.size() > 3 : std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; }))
      for (std::size_t from = 0, to = 0; to != std::string::npos; from = to + 1) {
        to = word.find(',', from);
        CHECK(has(got.out, word.substr(from, to - from)));
      }
}

}  // namespace

TEST_CASE("each command line says what was agreed") {
  REQUIRE(cases().size() >= 10);
  for (const fs::path& one : cases()) {
    const ran got = run(lines_of(one));
    if (laid_out_otherwise(lines_of(one))) {
      says_all_words(one, got);
      continue;
    }
    const std::string said = "exit " + std::to_string(got.status) + "\n--- standard output\n" + got.out + "--- standard error\n" + got.err;
    santei_test::check_agreed(one, said);
  }
}

TEST_CASE("every command has its help in both languages, whichever CLI11 stands behind it") {
  std::size_t commands = 0;
  for (const auto& file : fs::directory_iterator(fs::path(SANTEI_SOURCE_DIR) / "src/cli")) {
    const std::string stem = file.path().stem().string();
    if (file.path().extension() != ".cpp" || stem.find("command_") != 0) continue;
    const std::string command = stem.substr(8);
    for (const std::string lang : {"ja", "en"}) {
      const ran help = run({command, "--help", "--lang", lang});
      INFO(command << "\n" << help.err);
      CHECK(help.status == 0);
      CHECK(has(help.out, "santei " + command));
      CHECK(has(help.out, lang == "ja" ? "使い方" : "how to use it"));
    }
    ++commands;
  }
  CHECK(commands == 23);
}

TEST_CASE("every command answers a call: those that are not called in golden/cli are called here") {
  const fs::path certificate = fs::temp_directory_path() / ("santei_certificate_" + std::to_string(::getpid()));
  CHECK(run({"estimate", "town/lights", "company_size=sme", "eligible_cost=10円", "--rules", "rules", "--certificate", certificate.string()})
            .status == 0);
  CHECK(has(run({"verify", certificate.string(), "--rules", "rules"}).out, "town/lights"));
  fs::remove(certificate);
  const ran mutated = run({"mutate", "rules/r6_supplementary/p01_town.santei"});
  CHECK(mutated.status == 1);
  CHECK(has(mutated.out + mutated.err, "足りない例"));
}

TEST_CASE("a file that is begun passes check and test, and takes no other's place") {
  const fs::path file = fs::temp_directory_path() / ("santei_new_" + std::to_string(::getpid()) + ".santei");
  const std::vector<std::string> begin{"new", "街路灯の補助", "--page", "2", "--rate", "2/3", "--cap", "1億円", "--output", file.string()};
  CHECK(run(begin).status == 0);
  CHECK(run({"check", file.string()}).status == 0);
  CHECK(run({"test", file.string()}).status == 0);
  CHECK(run({"format", "--check", file.string()}).status == 0);
  is_refused(run(begin), "E0831", "もうあります");
  fs::remove(file);
  is_refused(run({"new", "題", "--page", "2", "--rate", "1.5"}), "E0832", "1/2");
  is_refused(run({"new", "題", "--page", "2", "--rate", "1/2", "--cap", "50"}), "E0832", "50億円");
  is_refused(run({"new", "題", "--page", "p2", "--rate", "1/2"}), "E0832", "--page 2");
  is_refused(run({"new", "題", "--rate", "1/2"}), "E0832", "--guideline");
  is_refused(run({"new", "題", "--page", "2", "--rate", "1/2", "--key", "Key"}), "E0111");
  is_refused(run({"new", "題「", "--page", "2", "--rate", "1/2"}), "E0106");
  is_refused(run({"check", "--watch"}), "E0832");
}

TEST_CASE("what the command line cannot mean is refused with the nearest word") {
  is_refused(run({"estimate", measure, "investmnt=30億円"}), "E0811", "investment");
  is_refused(run({"estimate", measure, "investment=30kWh"}), "E0803");
  is_refused(run({"estimate", measure, "investment=-1"}), "E0806");
  is_refused(run({"estimate", measure, "company_size=smee"}), "E0804", "sme");
  is_refused(run({"estimate", measure, "investment=1億円", "investment=2億円"}), "E0812");
  is_refused(run({"estimate", measure, "investment"}), "E0832", "investment=30億円");
  is_refused(run({"estimate", measure, "=5"}), "E0832");
  is_refused(run({"estimate", "large_growth_investmant"}), "E0820", "large_growth_investment");
  is_refused(run({"estimate", measure, "--on", "tomorrow"}), "E0832");
  is_refused(run({"estimat", measure}), "E0832", "estimate");
  is_refused(run({"estimate", measure, "--jso"}), "E0832", "--json");
  is_refused(run({"estimate"}), "E0832");
  is_refused(run({}), "E0832", "estimate");
  is_refused(run({"estimate", measure, "--lang", "fr"}), "E0832");
  is_refused(run({"show", "large_growth_investment"}), "E0822", measure);
  is_refused(run({"list", "--rules", "no/such/folder"}), "E0831", "no/such/folder");
  is_refused(run({"cite", "--pages", "no/such/folder"}), "E0831", "no/such/folder");
  is_refused(run({"check", "no/such/file.santei"}), "E0831", "no/such/file.santei");
}

TEST_CASE("a measure is named by its name, a part of it or its page; among several none is guessed") {
  const ran named = run({"estimate", "ものづくり", "--json"});
  CHECK(named.status == 0);
  CHECK(named.out == run({"estimate", "productivity_revolution/monodukuri", "--json"}).out);
  CHECK(has(named.err, "productivity_revolution/monodukuri"));
  CHECK(run({"estimate", "productivity_revolution/monodukuri"}).err.empty());
  CHECK(run({"show", "持続化@17", "--json"}).out == run({"show", "productivity_revolution/jizokuka@17", "--json"}).out);
  // The whole name of one measure that is a part of another's.
  CHECK(has(run({"show", "クリエイター・事業者海外展開促進事業"}).err, "creator_support/overseas_expansion"));
  CHECK(has(run({"solve", "６２", "--amount", "1億円", "--over", "repair_cost"}).err, "group_subsidy_fukushima_oki/main"));
  CHECK(has(run({"ask", "it導入"}).err, "productivity_revolution/it_introduction"));
  const std::string of_large = "large_growth_investment/large_investment@";
  CHECK(run({"compare", of_large + "4", of_large + "5", "--over", "投資額"}).out == run({"compare", of_large + "4", of_large + "5", "--over", "investment"}).out);
  CHECK(has(run({"compare", "ものづくり@20", "ものづくり@20"}).err, "productivity_revolution/monodukuri@20"));
  CHECK(has(run({"ask", "投資額＝30億円"}).out, "次の質問"));
  is_refused(run({"show", "19"}), "E0822", "small_hydro/potential_survey");
  is_refused(run({"estimate", "補助"}), "E0822", "santei list 補助");
  is_refused(run({"ask", "能登"}), "E0822", "nariwai_interest_noto/main");
  is_refused(run({"estimate", "もの作り"}), "E0820");
}

TEST_CASE("a list with words has what all of them fit") {
  CHECK(run({"list", "持続的発展"}).out == run({"list", "productivity_revolution/JIZOKUKA"}).out);
  CHECK(has(run({"list", "資源エネルギー庁", "地熱"}).out, "geothermal/surface_survey"));
  CHECK_FALSE(has(run({"list", "58"}).out, "nariwai_r2_july_flood"));
  CHECK(run({"list", "58", "59", "--json"}).out == "[]\n");
  CHECK(has(run({"list", "月旅行"}).out, "当てはまる枠はありません"));
}

TEST_CASE("a match is short unless all of it is asked for, and whole in JSON") {
  const std::vector<std::string> asked{"match", "company_size=sme", "eligible_cost=3000万円"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), asked.begin(), asked.end());
    return run(more);
  };
  const std::string brief = with({}).out, all = with({"--all"}).out;
  CHECK(std::count(brief.begin(), brief.end(), '\n') < 60);
  CHECK(std::count(all.begin(), all.end(), '\n') > 400);
  CHECK(with({"--limit", "10"}).out == brief);
  CHECK(with({"--limit", "1000"}).out.size() > brief.size());
  CHECK(with({"--json"}).out == with({"--json", "--limit", "1"}).out);
  CHECK(with({"--limit", "analyse.trial_steps=100000000", "--limit", "10"}).out == brief);
  is_refused(with({"--limit", "0"}), "E0832", "--limit 20");
  is_refused(with({"--limit", "five"}), "E0832", "--limit 20");
  is_refused(with({"--limit", "no.limit=1"}), "E0833");
}

TEST_CASE("help and version are commands too") {
  CHECK(run({"help"}).out == run({"--help"}).out);
  CHECK(run({"help", "estimate", "--lang", "en"}).out == run({"estimate", "--help", "--lang", "en"}).out);
  CHECK(run({"version"}).out == run({"--version"}).out);
  CHECK(has(run({"version", "--json"}).out, "\"version\": \""));
  is_refused(run({"help", "estimat"}), "E0832", "estimate");
}

TEST_CASE("the language is that of --lang, else of SANTEI_LANG, else Japanese whatever the locale") {
  const std::vector<std::string> nothing{"list", "月旅行"};
  ::setenv("LANG", "en_US.UTF-8", 1);
  ::setenv("LC_ALL", "C", 1);
  CHECK(has(run(nothing).out, "当てはまる枠はありません"));
  ::setenv("SANTEI_LANG", "en", 1);
  CHECK(has(run(nothing).out, "No measure fits"));
  CHECK(has(run({"help"}).out, "how to use it"));
  CHECK(has(run({"list", "月旅行", "--lang", "ja"}).out, "当てはまる枠はありません"));
  ::setenv("SANTEI_LANG", "fr", 1);
  is_refused(run(nothing), "E0832", "SANTEI_LANG");
  CHECK(run({"list", "月旅行", "--lang", "ja"}).status == 0);
  for (const char* name : {"LANG", "LC_ALL", "SANTEI_LANG"}) ::unsetenv(name);
}

TEST_CASE("a bare number that is few yen is said to be yen, and counts as before") {
  const auto with = [](const std::string& fact) { return run({"estimate", measure, "company_size=sme", fact}); };
  const ran small = with("投資額=1，000");
  CHECK(small.status == 0);
  CHECK(has(small.err, "investment=1,000万円"));
  CHECK(small.out == with("investment=1000円").out);
  for (const char* fact : {"investment=1000円", "investment=1000万円", "investment=100000", "investment=0", "employees=30",
                           "investment=900..1000円"}) {
    INFO(fact);
    CHECK(with(fact).err.empty());
  }
  CHECK(has(run({"solve", measure, "--over", "investment", "company_size=sme", "--amount", "1000"}).err, "--amount=1000万円"));
  is_refused(run({"estimate", measure, "--json", "investment=1000", "investmnt=1"}), "E0811");
}

TEST_CASE("a refusal in JSON is JSON, and in English English") {
  const ran json = run({"estimate", measure, "--json", "investmnt=1"});
  is_refused(json, "\"code\": \"E0811\"");
  CHECK(json.err.front() == '[');
  is_refused(run({"estimate", measure, "--lang", "en", "investmnt=1"}), "no rule knows a fact 'investmnt'");
}

TEST_CASE("JSON facts are exact: whole numbers, texts, ranges, sets") {
  const ran whole = with_json(R"({"investment": 3000000001, "company_size": "sme", "eligible_cost": null})");
  CHECK(whole.status == 0);
  CHECK(has(whole.out, "\"unrounded_high\": \"3000000001/3\""));
  CHECK(has(with_json(R"({"investment": {"min": "10億円", "max": 1200000000}, "company_size": {"any": ["sme", "micro"]}})").out,
            "\"stated_high\": 400000000"));
  CHECK(has(with_json(R"({"investment": {"min": 1000000000}, "company_size": "sme"})").out, "\"stated_low\": 333333333"));
}

TEST_CASE("JSON facts that are not exact or not facts are refused") {
  is_refused(with_json(R"({"investment": 1.5})"), "E0801");
  is_refused(with_json(R"({"investment": 3e9})"), "E0801");
  is_refused(with_json(R"({"investment": {"max": 3.0}})"), "E0801");
  is_refused(with_json(R"({"investment": 1, "investment": 1})"), "E0830");
  is_refused(with_json(R"({"investment": {"min": 1, "min": 2}})"), "E0830");
  is_refused(with_json(R"({"investment": {}})"), "E0830");
  is_refused(with_json(R"({"investment": {"least": 1}})"), "E0830");
  is_refused(with_json(R"({"investment": [1, 2]})"), "E0830");
  is_refused(with_json(R"([1])"), "E0830");
  is_refused(with_json("{\"investment\": "), "E0830");
  is_refused(with_json("{\"investment\": \"\xff\"}"), "E0802");  // no UTF-8, so it is CP932: no amount all the same
  is_refused(with_json("{\"investment\": 1} x"), "E0830");
  is_refused(with_json("{\"a\": " + std::string(100'000, '[')), "E0830");
  is_refused(with_json("{\"investment\": " + std::string(41, '9') + "}"), "E0809");
  is_refused(with_json("{\"a\": \"" + std::string(std::size_t{2} << 20, 'x') + "\"}"), "E0831");
}

TEST_CASE("costs in CSV are read as tables are, and what is broken is refused with its line") {
  const ran plain = with_csv("name,amount,to\n工事,120万円,town/lights\n");
  CHECK(plain.status == 0);
  CHECK(has(plain.out, "\"工事\""));
  CHECK(with_csv("\xef\xbb\xbfto,name,amount\r\n,,\r\n\r\ntown/lights,\"工事\",120万円").out == plain.out);
  CHECK(with_csv("name,amount,to\n\x8d\x48\x8e\x96,120\x96\x9c\x89\x7e,town/lights\n").out == plain.out);  // in CP932
  is_refused(with_csv("name,amount,to\n\n工事,\"120万円,town/lights\n配線,1円,town/lights\n"), "E0830", "3行目");
  is_refused(with_csv("name,amount,to\n工事,\"120\"万円,town/lights\n"), "E0830", "2行目");
  is_refused(with_csv("name,amount,to\n工事,120万円\n"), "E0830");
  is_refused(with_csv("name,to\n工事,town/lights\n"), "E0830", "amount");
}

TEST_CASE("files beside the answer are written whole or refused with the reason") {
  const std::string pieces = (fs::temp_directory_path() / ("santei_pieces_" + std::to_string(::getpid()))).string();
  const std::vector<std::string> curve{"curve", measure, "--over", "investment", "company_size=sme", "--csv"};
  const auto with = [&](const std::string& path) {
    std::vector<std::string> all = curve;
    all.push_back(path);
    return run(all);
  };
  std::ofstream(pieces) << "the one before";
  CHECK(with(pieces).status == 0);
  CHECK(content_of(pieces).starts_with("line,from,to,"));
  CHECK_FALSE(fs::exists(pieces + ".partial"));
  fs::remove(pieces);
  is_refused(with("no/such/folder/pieces.csv"), "E0831", "no/such/folder");
  for (const ran& full : {with("/dev/full"), run({"estimate", measure, "investment=30億円", "company_size=sme", "--certificate", "/dev/full"})}) {
    CHECK(full.status == 3);  // the machine's, not the input's
    CHECK(full.out.empty());
    CHECK(has(full.err, "E0831"));
    CHECK(has(full.err, "「/dev/full」に書けません: 空き容量がありません"));
  }
}

TEST_CASE("an output that takes nothing is told, a reader that has gone is not") {
  CHECK(run({"list"}, ">/dev/full").status == 3);
  CHECK(run({"list"}, "| true").status == 0);
}

TEST_CASE("colour is written only when asked or on a terminal") {
  CHECK_FALSE(has(run({"estimate", measure, "investment=30億円"}).out, "\x1b["));
  CHECK(has(run({"estimate", measure, "investment=30億円", "--colour", "always"}).out, "\x1b["));
}
