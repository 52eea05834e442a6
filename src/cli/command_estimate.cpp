// santei estimate ID key=value …: eligibility and amount, every step with its basis.
#include "commands.hpp"
#include "facts_input.hpp"

#include <santei/report/json.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct question {
  std::string id, file, on;
  std::vector<std::string> facts;
};

void answer(session& s, const question& asked) {
  source_set texts;
  const auto given = read_facts(asked.facts, asked.file, texts);
  if (!given) return s.refuse(given.problems(), texts);
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  const auto measures = rules->find_for(asked.id, *given, *day);
  if (!measures) return s.refuse(measures.problems(), rules->sources());
  std::vector<std::pair<catalogue::measure, evaluate::result>> answers;
  diagnostics problems;
  for (const catalogue::measure& measure : *measures) {
    auto result = measure.estimate(*given);
    if (result) answers.emplace_back(measure, *std::move(result));
    else problems.insert(problems.end(), result.problems().begin(), result.problems().end());
  }
  if (!problems.empty()) return s.refuse(std::move(problems), rules->sources());
  if (s.json) return s.print(report::estimate_json(answers));
  bool first = true;
  for (const auto& [measure, result] : answers) {
    s.print((first ? "" : "\n") + report::estimate_text(measure, result, s.text_style()));
    first = false;
  }
}

}  // namespace

void add_estimate(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("estimate", s.say("対象かどうかと金額を、根拠と計算の順に答える", "eligibility and amount, every step with its basis"));
  const auto asked = std::make_shared<question>();
  command->add_option("ID", asked->id, "programme[/measure[/frame]][@edition]")->required();
  command->add_option("facts", asked->facts, s.say("事実 key=value（例 investment=30億円 company_size=sme）", "facts key=value (investment=30億円 company_size=sme)"));
  command->add_option("--facts", asked->file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  command->add_option("--on", asked->on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
  command->callback([&s, asked] { answer(s, *asked); });
}

}  // namespace santei::cli
