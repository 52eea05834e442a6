// santei show ID: one rule with its citations, the facts it asks for, what the page leaves open.
#include "asked_case.hpp"
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/report/json.hpp>

#include <memory>

namespace santei::cli {

void add_show(CLI::App& app, session& s) {
  struct given {
    std::string id, on;
  };
  auto* command = app.add_subcommand("show", s.say("一つの枠の規則と出典、問われる事実、資料が決めていない点",
                                                   "one rule with its citations, the facts it asks for, what the page leaves open"));
  const auto with = std::make_shared<given>();
  command->add_option("ID", with->id, id_help(s))->required();
  add_day_option(*command, s, with->on);
  command->callback([&s, with] {
    const auto day = read_day(with->on);
    if (!day) return s.refuse(day.problems());
    const auto rules = open_catalogue(s);
    if (!rules) return;
    const auto id = id_meant(s, *rules, with->id);
    if (!id) return s.refuse(id.problems(), rules->sources());
    const auto found = rules->find_one(*id, *day);
    if (!found) return s.refuse(found.problems(), rules->sources());
    s.print(s.json ? report::show_json(*found) : report::show_text(*found, s.text_style()));
  });
}

}  // namespace santei::cli
