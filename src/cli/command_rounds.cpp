// santei rounds [WORD…] [--on DATE]: the rounds of guidelines that are open on a day, to come, and closed.
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/report/rounds.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct rounds_options {
  std::vector<std::string> words;
  std::string on;
};

void rounds(session& s, const rounds_options& asked) {
  const auto day = read_day(asked.on);
  if (!day) return s.refuse(day.problems());
  const auto rules = open_catalogue(s);
  if (!rules) return;
  const auto entries = entries_that_fit(*rules, asked.words);
  if (!entries) return s.refuse(entries.problems(), rules->sources());
  const std::int64_t as_of = day->value_or(today());
  s.print(s.json ? report::rounds_json(*entries, as_of) : report::rounds_text(*entries, as_of, s.text_style()));
}

}  // namespace

void add_rounds(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("rounds", s.say("公募の回を日付で並べる（受付中、これから、終わった回）", "rounds by their dates: open, to come, closed"));
  const auto asked = std::make_shared<rounds_options>();
  command->add_option("WORD", asked->words, words_help(s));
  command->add_option("--on", asked->on, s.say("その日の時点で（なければ今日）", "as of that day (else today)"))->type_name("DATE");
  command->callback([&s, asked] { rounds(s, *asked); });
}

}  // namespace santei::cli
