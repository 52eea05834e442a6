// santei match key=value …: every measure for one applicant: certain, possible, impossible, pays nobody.
#include "commands.hpp"
#include "facts_input.hpp"

#include <santei/report/match.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct applicant {
  std::string file, on;
  std::vector<std::string> facts;
};

void answer(session& s, const applicant& asked) {
  source_set texts;
  const auto given = read_facts(asked.facts, asked.file, texts);
  if (!given) return s.refuse(given.problems(), texts);
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  const auto found = catalogue::match(*rules, *given, *day);
  if (!found) return s.refuse(found.problems(), rules->sources());
  s.print(s.json ? report::match_json(*found) : report::match_text(*found, s.text_style()));
}

}  // namespace

void add_match(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("match", s.say("一人の応募者を全ての枠に当てる: 対象になる、なり得る、ならない、応募者に払わない", "every measure for one applicant: certain, possible, impossible, pays nobody"));
  const auto asked = std::make_shared<applicant>();
  command->add_option("facts", asked->facts, s.say("事実 key=value（例 company_size=sme prefecture=ishikawa）", "facts key=value (company_size=sme prefecture=ishikawa)"));
  command->add_option("--facts", asked->file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  command->add_option("--on", asked->on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
  command->callback([&s, asked] { answer(s, *asked); });
}

}  // namespace santei::cli
