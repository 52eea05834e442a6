// One question of ask.cpp: a rule, its cases, and by which surfaces.
#pragma once

#include <santei/analyse/idle.hpp>
#include <santei/analyse/prove.hpp>
#include <santei/catalogue/catalogue.hpp>
#include <santei/check/check.hpp>
#include <santei/syntax/format.hpp>
#include <santei/syntax/parse.hpp>
#include <santei/syntax/print.hpp>

#include "curves.hpp"
#include "support/rules.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

namespace random_rules {

using santei::catalogue::catalogue;
using santei::catalogue::measure;

inline std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

/// "contracts#0.volume=1kWh": into row 0 of the 明細.
inline void add_cell(std::map<std::string, santei::fact_input::rows>& tables, const std::string& name, const std::string& value) {
  const std::size_t hash = name.find('#'), dot = name.find('.', hash);
  auto& rows = tables[name.substr(0, hash)];
  if (dot == std::string::npos) return;  // no rows
  const std::size_t row = std::stoul(name.substr(hash + 1, dot - hash - 1));
  if (rows.items.size() <= row) rows.items.resize(row + 1);
  rows.items[row].emplace_back(name.substr(dot + 1), santei::fact_input{value});
}

inline santei::facts read_facts(const std::string& line) {
  santei::facts made;
  std::map<std::string, santei::fact_input::rows> tables;
  std::istringstream words(line);
  for (std::string word; std::getline(words, word, '\t');) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) continue;
    const std::string name = word.substr(0, equals), value = word.substr(equals + 1);
    if (name.find('#') == std::string::npos) made.set(name, value);
    else add_cell(tables, name, value);
  }
  for (auto& [name, rows] : tables) made.add({name, {std::move(rows)}, {}});
  return made;
}

class question {
 public:
  void read(const std::string& line) {
    if (line.starts_with("|")) text_ += line.substr(1) + "\n";
    else if (line == "vocabulary") vocabulary_ = true;
    else if (line.starts_with("measure ")) id_ = line.substr(8);
    else if (line.starts_with("surfaces ")) surfaces_ = line.substr(9) + " ";
    else if (line.starts_with("case")) cases_.push_back(line.substr(std::min<std::size_t>(5, line.size())));
  }

  void answer(std::ostream& out) const {
    const catalogue rules(files(text_));
    if (!checks(rules, out)) return;
    const auto of = rules.find_one(id_);
    if (!of) {
      out << "check " << of.problems().front().code << " " << one_line(of.problems().front().text.ja) << "\n";
      return;
    }
    findings found;
    const std::vector<asked_case> asked = estimate(*of, out);
    ask_others(*of, asked, found);
    if (wants("format")) ask_printed(*of, asked, found);
    if (wants("prove")) say_proofs(of->plan(), out);
    for (const auto& [surface, times] : found.asked) out << "asked " << surface << "\t" << times << "\n";
    for (const std::string& one : found.differences) out << "difference " << one_line(one) << "\n";
  }

 private:
  [[nodiscard]] bool wants(const std::string& surface) const { return (" " + surfaces_).find(" " + surface + " ") != std::string::npos; }

  [[nodiscard]] std::vector<santei::catalogue::rule_file> files(const std::string& text) const {
    static const std::string words = santei_test::read_file(santei_test::rules_folder() / "vocabulary" / "common.santei");
    std::vector<santei::catalogue::rule_file> made{{"rule.santei", text}};
    if (vocabulary_) made.push_back({"vocabulary/common.santei", words});
    return made;
  }

  bool checks(const catalogue& rules, std::ostream& out) const {
    auto report = rules.examine("rule.santei");
    if (wants("idle") && report.file) {
      const auto idle = santei::analyse::idle_clauses(*report.file);
      report.problems.insert(report.problems.end(), idle.begin(), idle.end());
    }
    std::string warned;
    for (const auto& problem : report.problems) {
      if (problem.code.starts_with("E")) {
        out << "check " << problem.code << " " << one_line(problem.text.ja);
        for (const auto& label : problem.labels) out << " / " << one_line(label.text.ja);
        out << "\n";
        return false;
      }
      warned += " " + problem.code + ":" + std::to_string(line_of(rules, problem));
    }
    out << "check ok" << warned << "\n";
    return true;
  }
  static std::size_t line_of(const catalogue& rules, const santei::diagnostic& problem) {
    if (problem.labels.empty()) return 0;
    const santei::span where = problem.labels.front().where;
    return rules.sources()[where.source].line_of(where.begin);
  }

  [[nodiscard]] std::vector<asked_case> estimate(const measure& of, std::ostream& out) const {
    std::vector<asked_case> made;
    for (const std::string& line : cases_) {
      const auto bound = of.bind(read_facts(line));
      if (!bound) {
        out << "refused " << bound.problems().front().code << " " << one_line(bound.problems().front().text.ja) << "\n";
        continue;
      }
      made.push_back({*bound, evaluate::estimate(of.plan(), *bound)});
      out << "answer " << result_text(made.back().answer) << "\n";
    }
    return made;
  }

  void ask_others(const measure& of, const std::vector<asked_case>& cases, findings& found) const {
    const shared_plan plan(std::make_shared<measure>(of), &of.plan());
    if (wants("prepared")) ask_prepared_and_machine(plan, cases, found);
    if (wants("batch")) ask_batches(plan, cases, found);
    if (wants("certificate")) ask_certificates(of, {{"rule.santei", text_}}, cases, found);
    if (wants("curve")) ask_curves(of.plan(), cases, 2, found);
    if (text_.find("補助額( t/") != std::string::npos) ask_from_other_file(cases, found);
  }

  /// The same measure in a file and a programme of its own, which takes 補助額 of the first file's, says the same of the same facts.
  void ask_from_other_file(const std::vector<asked_case>& cases, findings& found) const {
    static const std::string programme = "事業 見本の事業 [t]";
    std::string text = text_;
    text.replace(text.find(programme), programme.size(), "事業 見本の事業 [u]");
    std::vector<santei::catalogue::rule_file> both = files(text_);
    both.push_back({"other.santei", text});
    const catalogue rules(both);
    const auto of = rules.find_one("u" + id_.substr(1));
    found.compare("other file", 0, of ? "" : of.problems().front().code + " " + of.problems().front().text.ja, "");
    std::vector<asked_case> asked;
    for (const std::string& line : cases_) {
      const auto bound = of ? of->bind(read_facts(line)) : santei::outcome<evaluate::bound_case>(of.problems());
      if (!bound || asked.size() >= cases.size()) continue;
      asked.push_back({*bound, evaluate::estimate(of->plan(), *bound)});
      found.compare("other file", asked.size() - 1, result_text(asked.back().answer), result_text(cases[asked.size() - 1].answer));
    }
    std::vector<santei::verify::rule_text> texts;
    for (const auto& one : both) texts.push_back({one.path, one.text});
    if (of && wants("certificate")) ask_certificates(*of, texts, asked, found);
  }

  /// The rule laid out, and printed from its tree, means the same.
  void ask_printed(const measure& of, const std::vector<asked_case>& cases, findings& found) const {
    const auto laid_out = santei::syntax::format(text_);
    const auto tree = santei::syntax::parse(text_);
    found.compare("format", 0, laid_out && tree ? "" : "refused", "");
    if (!laid_out || !tree) return;
    found.compare("format again", 0, santei::syntax::format(*laid_out).value(), *laid_out);
    ask_written_anew(of, *laid_out, "format", cases, found);
    ask_written_anew(of, santei::syntax::print(*tree), "print", cases, found);
  }
  void ask_written_anew(const measure&, const std::string& text, const std::string& how, const std::vector<asked_case>& cases,
                        findings& found) const {
    const catalogue rules(files(text));
    const auto of = rules.find_one(id_);
    found.compare(how, 0, of ? "" : of.problems().front().code + " " + of.problems().front().text.ja, "");
    for (std::size_t at = 0; of && at < cases.size(); ++at)
      found.compare(how, at, result_text(evaluate::estimate(of->plan(), cases[at].bound)), result_text(cases[at].answer));
  }

  static void say_proofs(const santei::plan::measure_plan& plan, std::ostream& out) {
    for (const auto& one : santei::analyse::prove(plan)) {
      out << "proof " << name_of(one.claim) << " " << name_of(one.is);
      const auto say = [&](const std::vector<std::string>& facts) {
        out << "\t|";
        for (const std::string& fact : facts) out << "\t" << fact;
      };
      if (one.against) say(one.against->facts), say(one.against->second);
      out << "\n";
    }
  }

  std::string text_, id_, surfaces_;
  bool vocabulary_ = false;
  std::vector<std::string> cases_;
};

}  // namespace random_rules
