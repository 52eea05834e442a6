// Answers random rules by every surface in one process, for run.py: a rule and its cases in, one line each out.
//
//   |LINE                 a line of the rule file; the lines together are the file
//   vocabulary            the shipped vocabulary stands beside it
//   measure ID[@EDITION]  what is asked
//   case KEY=VALUE\t…     a case; "contracts#0.volume=1kWh" is a cell of row 0 of the 明細 contracts, "contracts#=" its having no rows
//   surfaces WORD …       of prepared, batch, certificate, curve, prove, format: which others are asked too; idle: whether `check`
//                         warns of clauses that change no answer
//   go                    answers: "check ok W0211 …" or "check E0401 text"; "answer …" or "refused E0813 text" a case; "proof …" a claim;
//                         "asked SURFACE\tN"; "difference …"; then "done"
#include "ask.hpp"

#include <iostream>

int main() {
  std::ios::sync_with_stdio(false);
  random_rules::question asked;
  for (std::string line; std::getline(std::cin, line);) {
    if (line != "go") {
      asked.read(line);
      continue;
    }
    asked.answer(std::cout);
    std::cout << "done" << std::endl;
    asked = {};
  }
}
