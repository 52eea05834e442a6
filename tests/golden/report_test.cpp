// Reports for clients as a person reads them: golden/report/<name>.args holds an argument a line, <name>.expected the text of the page, a
// line a block, with drawings and styles left out.
#include "catch.hpp"
#include "golden/agreed.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path reports = fs::path(SANTEI_SOURCE_DIR) / "tests/golden/report";

std::string in_quotes(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

struct written_report {
  int status = -1;
  std::string out, err;
};

/// `santei report` of these words on a day of its own; what it writes to standard output unless an output is named.
written_report report_of(std::vector<std::string> words) {
  const char* program = std::getenv("SANTEI_CLI");
  REQUIRE(program != nullptr);
  if (std::find(words.begin(), words.end(), "--output") == words.end()) words.insert(words.end(), {"--output", "-"});
  if (std::find(words.begin(), words.end(), "--date") == words.end()) words.insert(words.end(), {"--date", "2026-11-30"});
  const fs::path at = fs::temp_directory_path() / ("santei_report_" + std::to_string(::getpid()));
  fs::create_directories(at);
  std::string command = "cd " + in_quotes(reports.string()) + " && " + in_quotes(program) + " report";
  for (const std::string& word : words) command += " " + in_quotes(word);
  const int status = std::system((command + " </dev/null >" + in_quotes((at / "out").string()) + " 2>" + in_quotes((at / "err").string())).c_str());
  written_report made{WIFEXITED(status) ? WEXITSTATUS(status) : -1, santei_test::content_of(at / "out"), santei_test::content_of(at / "err")};
  fs::remove_all(at);
  return made;
}

void erase_between(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t begin = text.find(from); begin != std::string::npos; begin = text.find(from, begin)) {
    const std::size_t end = text.find(to, begin);
    REQUIRE(end != std::string::npos);
    text.erase(begin, end + to.size() - begin);
  }
}

/// The words of a page: a line a row or paragraph, cells apart by " | ", boxes to tick as □.
std::string words_of(std::string page) {
  erase_between(page, "<style>", "</style>");
  erase_between(page, "<svg", "</svg>");
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    if (page[at] != '<') {
      if (page[at] != '\n') out += page[at];
      ++at;
      continue;
    }
    const std::size_t end = page.find('>', at);
    REQUIRE(end != std::string::npos);
    const std::string tag = page.substr(at, end + 1 - at);
    at = end + 1;
    if (tag == "<span class=\"box\">") out += "□";
    for (const char* block : {"</h1>", "</h2>", "</h3>", "</p>", "</tr>", "</title>", "<br>"})
      if (tag == block) out += '\n';
    if (tag == "</td>" || tag == "</th>" || tag == "</span>" || tag == "</b>") out += " | ";
  }
  return out;
}

}  // namespace

TEST_CASE("each report says what was agreed") {
  const auto cases = santei_test::files_in(reports, ".args");
  REQUIRE(cases.size() >= 4);
  for (const fs::path& one : cases) {
    std::vector<std::string> words;
    std::ifstream in(one);
    for (std::string line; std::getline(in, line);) words.push_back(line);
    const written_report got = report_of(words);
    CHECK(got.status == 0);
    santei_test::check_agreed(one, words_of(got.out) + "--- standard error\n" + got.err);
  }
}

TEST_CASE("a report is one file: nothing is loaded or run, tags are closed, each measure has a page and a foot of its own") {
  const std::string page = report_of({"大規模成長投資補助金", "60", "規模=中小企業", "投資額=12億円", "--client", "見本 & 商店"}).out;
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("://") == std::string::npos);
  CHECK(page.find("url(") == page.find("url(#hatch)"));
  for (const char* tag : {"table", "tr", "td", "div", "section", "svg", "p", "span", "figure", "html"}) {
    INFO(tag);
    std::size_t opened = 0, closed = 0;
    const std::string open = std::string("<") + tag, close = std::string("</") + tag + ">";
    for (std::size_t at = page.find(open); at != std::string::npos; at = page.find(open, at + 1))
      opened += page[at + open.size()] == '>' || page[at + open.size()] == ' ';
    for (std::size_t at = page.find(close); at != std::string::npos; at = page.find(close, at + 1)) ++closed;
    CHECK(opened == closed);
    CHECK(opened > 0);
  }
  CHECK(page.find("見本 &amp; 商店") != std::string::npos);
  CHECK(page.find("@page m1 {") != std::string::npos);
  CHECK(page.find("counter(page)") != std::string::npos);
  const std::string caveat = "約束するものではありません";
  REQUIRE(page.find(caveat) != std::string::npos);
  CHECK(page.find(caveat, page.find(caveat) + 1) == std::string::npos);
}

TEST_CASE("nothing that a client or a fact is called becomes markup or turns the writing") {
  const written_report got = report_of({"大規模成長投資補助金", "規模=中小企業", "投資額=12億円", "--client", "<script>alert(1)</script>\"'&\x01\xe2\x80\xae商店\xff</style>"});
  CHECK(got.status == 0);
  CHECK(got.out.find("<script") == std::string::npos);
  CHECK(got.out.find("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;␁�商店") != std::string::npos);
  CHECK(got.out.find("\xe2\x80\xae") == std::string::npos);
  CHECK(got.out.find('\x01') == std::string::npos);
  CHECK(got.out.find("</style>") == got.out.rfind("</style>"));
  const written_report refused = report_of({"大規模成長投資補助金", "規模=<b>大</b>"});
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
}

TEST_CASE("a report that cannot be is refused, and nothing that is read is written over") {
  const auto is_refused = [](const std::vector<std::string>& words, const std::string& code) {
    const written_report got = report_of(words);
    INFO(got.err);
    CHECK(got.status == 2);
    CHECK(got.out.empty());
    CHECK(got.err.find(code) != std::string::npos);
  };
  is_refused({"月旅行", "規模=中小企業"}, "E0820");
  is_refused({"規模=中小企業"}, "E0832");
  is_refused({"補助", "規模=中小企業"}, "E0822");
  is_refused({"大規模成長投資補助金", "--date", "明日"}, "--date");
  is_refused({"大規模成長投資補助金", "--client", std::string(1000, 'a')}, "--client");
  is_refused({"大規模成長投資補助金", "--output", "no/such/folder/a.html"}, "E0831");
  const fs::path facts = fs::temp_directory_path() / ("santei_report_facts_" + std::to_string(::getpid()));
  std::ofstream(facts) << "{\"company_size\": \"sme\"}";
  is_refused({"大規模成長投資補助金", "--facts", facts.string(), "--output", facts.string()}, "E0831");
  CHECK(santei_test::content_of(facts) == "{\"company_size\": \"sme\"}");
  // a report of before is written over, as every other output is
  const fs::path page = fs::path(facts).replace_extension(".html");
  std::ofstream(page) << "the one before";
  const written_report got = report_of({"大規模成長投資補助金", "--facts", facts.string(), "--output", page.string()});
  CHECK(got.status == 0);
  CHECK(got.out.find("1件") != std::string::npos);
  CHECK(santei_test::content_of(page).starts_with("<!DOCTYPE html>"));
  fs::remove(facts);
  fs::remove(page);
}
