// santei ask [ID] key=value …: the next question, by the yen it decides; on a terminal an interview.
#include "commands.hpp"
#include "facts_input.hpp"

#include <santei/catalogue/match.hpp>
#include <santei/report/interview.hpp>

#include <iostream>
#include <memory>
#include <unistd.h>

namespace santei::cli {

namespace {

struct request {
  std::string file, on;
  std::vector<std::string> words;  // the ID, if any, then facts
};

/// The measures asked about: those of the ID, or every one that pays an applicant.
outcome<std::vector<catalogue::measure>> measures_of(const catalogue::catalogue& rules, const std::string& id, const facts& given, std::optional<std::int64_t> day) {
  if (!id.empty()) return rules.find_for(id, given, day);
  auto all = rules.all(given, day);
  if (!all) return all;
  std::vector<catalogue::measure> paying = *std::move(all);
  std::erase_if(paying, [](const catalogue::measure& one) { return !catalogue::pays_applicants(one.kind()); });
  return paying;
}

/// Question and answer until nothing is left to ask, the applicant ends it, or input ends.
void hold(const session& s, report::interview talk) {
  write_all(STDOUT_FILENO, talk.standing());
  for (std::string line; !talk.over();) {
    write_all(STDOUT_FILENO, "\n" + talk.prompt());
    if (!std::getline(std::cin, line)) break;
    constexpr std::size_t longest = 10'000;
    if (line.size() > longest) write_all(STDOUT_FILENO, s.say("長すぎます。\n", "That is too long.\n"));
    else write_all(STDOUT_FILENO, talk.reply(line));
  }
  write_all(STDOUT_FILENO, talk.closing());
}

void ask(session& s, const request& asked) {
  std::vector<std::string> words = asked.words;
  std::string id;
  if (!words.empty() && words.front().find('=') == std::string::npos) {
    id = words.front();
    words.erase(words.begin());
  }
  source_set texts;
  const auto given = read_facts(words, asked.file, texts);
  if (!given) return s.refuse(given.problems(), texts);
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  auto measures = measures_of(*rules, id, *given, *day);
  if (!measures) return s.refuse(measures.problems(), rules->sources());
  auto about = report::questionnaire::begin(*std::move(measures), *given);
  if (!about) return s.refuse(about.problems(), rules->sources());
  if (!s.json && isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) return hold(s, report::interview(*std::move(about), s.text_style()));
  s.print(s.json ? report::questions_json(*about, s.lang) : report::questions_text(*about, s.text_style()));
}

}  // namespace

void add_ask(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("ask", s.say("次に聞くべきことを、それで決まる幅の順に。端末では聞き取りになる", "the next question, by the yen it decides; on a terminal an interview"));
  const auto asked = std::make_shared<request>();
  command->add_option("facts", asked->words, s.say("ID（なければ応募者に払う全ての枠）と事実 key=value", "an ID (without one every measure that pays an applicant) and facts key=value"));
  command->add_option("--facts", asked->file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  command->add_option("--on", asked->on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
  command->callback([&s, asked] { ask(s, *asked); });
}

}  // namespace santei::cli
