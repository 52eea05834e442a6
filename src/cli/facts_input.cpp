// key=value arguments behind the members of a file.
#include "facts_input.hpp"

#include "files.hpp"
#include "session.hpp"

#include <santei/value/json_facts.hpp>

#include <algorithm>

namespace santei::cli {

outcome<facts> read_facts(const std::vector<std::string>& arguments, const std::string& file, source_set& sources) {
  facts given;
  diagnostics problems;
  if (!file.empty()) {
    constexpr std::size_t most = std::size_t{1} << 20;
    const auto text = read_file(file, most);
    if (!text) return text.problems();
    auto read = facts_from_json(file, *text, sources);
    if (read) given = *std::move(read);
    else problems = read.problems();
  }
  for (const std::string& argument : arguments) {
    constexpr std::string_view wide = "＝";
    const std::size_t narrow = argument.find('='), equals = std::min(narrow, argument.find(wide));
    if (equals != std::string::npos && equals != 0) {
      given.set(argument.substr(0, equals), argument.substr(equals + (equals == narrow ? 1 : wide.size())));
      continue;
    }
    problems.push_back(problem_of(
        "E0832",
        {"「" + argument.substr(0, 80) + "」は 事実=値 の形ではありません", "'" + argument.substr(0, 80) + "' has not the form key=value"},
        message{"investment=30億円 のように、キーと値を = でつなぎます", "join key and value with =, as in investment=30億円"}));
  }
  if (!problems.empty()) return problems;
  return given;
}

}  // namespace santei::cli
