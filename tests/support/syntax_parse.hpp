// Short ways to a parsed clause, and to the codes of what is wrong with a text.
#pragma once

#include "syntax_tree.hpp"

#include <santei/syntax/parse.hpp>
#include <santei/syntax/print.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test {

inline std::vector<std::string> codes_of(std::string_view text, const santei::syntax::limits& within = {}) {
  std::vector<std::string> codes;
  for (const auto& each : santei::syntax::parse_what_stands(text, 0, within).problems) codes.push_back(each.code);
  return codes;
}

/// The text that the first label of the first problem points at.
inline std::string place_of_problem(std::string_view text) {
  const auto read = santei::syntax::parse_what_stands(text);
  if (read.problems.empty()) return "no problem";
  const auto where = read.problems.front().labels.front().where;
  return std::string(text.substr(where.begin, where.end - where.begin));
}

inline std::string help_of_problem(std::string_view text) {
  const auto read = santei::syntax::parse_what_stands(text);
  return read.problems.empty() || !read.problems.front().advice() ? "no help" : read.problems.front().advice()->ja;
}

/// A clause inside 事業 and 枠, with the tree it stands in.
struct one_clause {
  santei::syntax::file tree;
  santei::syntax::clause what;

  template <class Says>
  const Says& as() const {
    return std::get<Says>(what.says);
  }
  std::string expression(santei::syntax::expression_id id) const { return santei::syntax::print_expression(tree, id); }
  std::string condition(santei::syntax::condition_id id) const { return santei::syntax::print_condition(tree, id); }
  std::string printed() const { return santei::syntax::print(tree, what); }
};

inline std::string in_measure(std::string_view clause) { return "事業 制度 [programme]\n枠 枠 [measure]\n" + std::string(clause) + "\n"; }

/// The only clause of a text of one clause; throws with the problems when there are any.
inline one_clause parse_clause(std::string_view clause) {
  santei::syntax::file tree = santei::syntax::parse(in_measure(clause)).value();
  santei::syntax::clause what = tree.blocks.at(2).clauses.at(0);
  return {std::move(tree), std::move(what)};
}

inline std::vector<std::string> codes_of_clause(std::string_view clause) { return codes_of(in_measure(clause)); }

/// Whether printing and reading again gives the same tree, and printing that the same text.
inline bool survives_printing(const santei::syntax::file& tree) {
  const std::string text = santei::syntax::print(tree);
  const auto again = santei::syntax::parse_what_stands(text);
  return again.problems.empty() && without_places(again.tree) == without_places(tree) && santei::syntax::print(again.tree) == text;
}

}  // namespace test
