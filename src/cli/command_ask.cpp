// santei ask [ID] key=value …: the next question, by the yen it decides; on a terminal an interview.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/catalogue/match.hpp>
#include <santei/report/interview.hpp>

#include <iostream>
#include <memory>
#include <utility>
#include <unistd.h>

namespace santei::cli {

namespace {

/// The measures asked about: those of the ID, or every one that pays an applicant.
outcome<std::vector<catalogue::measure>> measures_of(const catalogue::catalogue& rules, const std::string& id, const facts& given,
                                                     std::optional<std::int64_t> day) {
  if (!id.empty()) return rules.find_for(id, given, day);
  auto all = rules.all(given, day);
  if (!all) return all;
  std::vector<catalogue::measure> paying = *std::move(all);
  std::erase_if(paying, [](const catalogue::measure& one) { return !catalogue::pays_applicants(one.kind()); });
  return paying;
}

/// Question and answer until nothing is left to ask, the applicant ends it, or input ends.
void hold(session& s, report::interview talk) {
  write_all(STDERR_FILENO, std::exchange(s.notes, {}));
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

/// What answers the same without an interview, but for the facts.
std::string command_again(const session& s, const std::string& id, const asked_case& asked) {
  std::string command = id.empty() ? "santei match" : "santei estimate " + report::shell_word(id);
  for (const auto& [option, value] : {std::pair{" --rules ", s.rules}, {" --on ", asked.on}})
    if (!value.empty()) command += option + report::shell_word(value);
  for (const auto& [option, values] : {std::pair{" --add-rules ", &s.more_rules}, {" --limit ", &s.limits}})
    for (const std::string& value : *values) command += option + report::shell_word(value);
  return command;
}

/// The first of the words may be an ID.
void ask(session& s, asked_case asked) {
  std::vector<std::string>& words = asked.words;
  std::string id;
  if (!words.empty() && !is_fact(words.front())) {
    id = words.front();
    words.erase(words.begin());
  }
  const auto about = read_case(s, asked);
  if (!about) return;
  if (!id.empty()) {
    const auto meant = id_meant(s, about->rules, id);
    if (!meant) return s.refuse(meant.problems(), about->rules.sources());
    id = *meant;
  }
  auto measures = measures_of(about->rules, id, about->given, about->day);
  if (!measures) return s.refuse(measures.problems(), about->rules.sources());
  auto open = report::questionnaire::begin(*std::move(measures), about->given);
  if (!open) return s.refuse(open.problems(), about->rules.sources());
  if (!s.json && isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0)
    return hold(s, report::interview(*std::move(open), s.text_style(), command_again(s, id, asked)));
  s.print(s.json ? report::questions_json(*open, s.lang) : report::questions_text(*open, s.text_style()));
}

}  // namespace

void add_ask(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("ask", s.say("次に聞くべきことを、それで決まる幅の順に。端末では聞き取りになる",
                                                  "the next question, by the yen it decides; on a terminal an interview"));
  const auto asked = std::make_shared<asked_case>();
  add_case_options(*command, s, *asked,
                   s.say("ID、名前、ページのどれか（なければ応募者に払う全ての枠）と事実 key=value",
                         "an ID, a name or a page (without one every measure that pays an applicant) and facts key=value"));
  command->callback([&s, asked] { ask(s, *asked); });
}

}  // namespace santei::cli
