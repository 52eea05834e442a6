// santei compare ID ID: two rules or editions: where the amount rises or falls, who becomes eligible.
#include "commands.hpp"
#include "facts_input.hpp"

#include <santei/report/comparison.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct wanted {
  std::string first, second, over, file, on;
  std::vector<std::string> facts;
};

/// The one measure of an ID, in the edition that the facts or the day pick.
outcome<catalogue::measure> find(const catalogue::catalogue& rules, const std::string& id, const facts& given, std::optional<std::int64_t> day) {
  const auto found = rules.find_for(id, given, day);
  if (!found) return found.problems();
  return found->size() == 1 ? outcome<catalogue::measure>(found->front()) : rules.find_one(id, day);
}

void compare(session& s, const wanted& asked) {
  source_set texts;
  const auto given = read_facts(asked.facts, asked.file, texts);
  if (!given) return s.refuse(given.problems(), texts);
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  const auto first = find(*rules, asked.first, *given, *day), second = find(*rules, asked.second, *given, *day);
  for (const auto* one : {&first, &second})
    if (!*one) return s.refuse(one->problems(), rules->sources());
  const auto found = report::compare(*first, *second, *given, asked.over);
  if (!found) return s.refuse(found.problems(), rules->sources());
  s.print(s.json ? report::comparison_json(*found) : report::comparison_text(*found, s.text_style()));
}

}  // namespace

void add_compare(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("compare", s.say("二つの枠や版を比べる: どの費用で額が増えるか減るか、誰が対象になるか", "two rules or editions: where the amount rises or falls, who becomes eligible"));
  const auto asked = std::make_shared<wanted>();
  command->add_option("ID", asked->first, "programme/measure[/frame][@edition]")->required();
  command->add_option("OTHER", asked->second, "programme/measure[/frame][@edition]")->required();
  command->add_option("facts", asked->facts, s.say("両方に当てはめる事実 key=value", "facts that hold for both, key=value"));
  command->add_option("--over", asked->over, s.say("比べる事実（なければ投資額か対象経費）", "the fact to compare over (else investment or eligible_cost)"))->type_name("KEY");
  command->add_option("--facts", asked->file, s.say("事実の JSON ファイル", "a JSON file of facts"))->type_name("FILE.json");
  command->add_option("--on", asked->on, s.say("この日に施行されている版", "the edition in force on this day"))->type_name("DATE");
  command->callback([&s, asked] { compare(s, *asked); });
}

}  // namespace santei::cli
