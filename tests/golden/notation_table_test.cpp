// The list of words in rules/README.md is what the notation says of them: SANTEI_UPDATE_GOLDEN=1 writes it anew, for review as a diff.
#include "golden/agreed.hpp"
#include "catch.hpp"
#include "support/rules.hpp"

#include <santei/syntax/notation.hpp>

#include <string>
#include <string_view>

namespace {

using santei::syntax::notation_word;
using santei::syntax::word_class;

constexpr std::string_view begin_mark = "<!-- 語 始: 記法の語の表から作られる。SANTEI_UPDATE_GOLDEN=1 で試験が書き直す -->\n";
constexpr std::string_view end_mark = "<!-- 語 終 -->\n";

const char* title_of(word_class is) {
  switch (is) {
    case word_class::header: return "見出し";
    case word_class::clause: return "条文";
    case word_class::type: return "型";
    case word_class::function: return "関数";
    case word_class::condition: return "条件の語";
    case word_class::figure: return "額と率の語";
  }
  return "";
}

/// Code within a cell of a table, a line each.
std::string code_of(std::string_view example) {
  std::string out = "`";
  for (const char c : example) {
    if (c == '\n') out += "`<br>`";
    else if (c == '|') out += "\\|";
    else out += c;
  }
  return out + "`";
}

std::string table() {
  std::string out = "| | 語 | すること | 例 |\n|---|---|---|---|\n";
  for (const notation_word& one : santei::syntax::notation_words())
    out += "| " + std::string(title_of(one.is)) + " | `" + std::string(one.text) + "` | " + std::string(one.ja) + " | " + code_of(one.example) + " |\n";
  return out;
}

}  // namespace

TEST_CASE("the list of words in the rules' README is the table of the notation") {
  santei_test::check_agreed_between(santei_test::rules_folder() / "README.md", begin_mark, end_mark, table());
}
