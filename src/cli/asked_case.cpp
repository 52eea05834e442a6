// Facts first, then the day, then the rules: what is wrong is told in the order of the command line.
#include "asked_case.hpp"

#include "bare_amount.hpp"
#include "facts_input.hpp"

#include <santei/value/calendar.hpp>

#include <algorithm>

namespace santei::cli {

outcome<catalogue::measure> case_read::find_one(const std::string& id) const {
  const auto found = rules.find_for(id, given, day);
  if (!found) return found.problems();
  return found->size() == 1 ? outcome<catalogue::measure>(found->front()) : rules.find_one(id, day);
}

void add_case_options(CLI::App& command, const session& s, asked_case& asked, const char* about) {
  command.add_option("facts", asked.words, about);
  command.add_option("--facts", asked.file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  add_day_option(command, s, asked.on);
}

void add_day_option(CLI::App& command, const session& s, std::string& on) {
  command.add_option("--on", on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
}

std::optional<case_read> read_case(session& s, const asked_case& asked) {
  source_set texts;
  auto given = read_facts(asked.words, asked.file, texts);
  if (!given) return s.refuse(given.problems(), texts), std::nullopt;
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems()), std::nullopt;
  auto rules = open_catalogue(s);
  if (!rules) return std::nullopt;
  facts named = rules->with_keys(*std::move(given));
  note_bare_amounts(s, *rules, named);
  const auto says_day = [](const given_fact& fact) { return fact.key == "application_date"; };
  if (*day && std::none_of(named.items().begin(), named.items().end(), says_day))
    named.set("application_date", date_text(**day));  // a clause on 申請日 is asked of that day too
  return case_read{std::move(named), *day, *std::move(rules)};
}

}  // namespace santei::cli
