// santei list: programmes and measures, kind, what is computable.
#include "commands.hpp"

#include <santei/report/json.hpp>

namespace santei::cli {

void add_list(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("list", s.say("制度と枠の一覧（種別、算定できるか、版）", "programmes and measures, kind, what is computable"));
  command->callback([&s] {
    const auto rules = open_catalogue(s);
    if (!rules) return;
    const auto entries = rules->list();
    if (!entries) return s.refuse(entries.problems(), rules->sources());
    s.print(s.json ? report::list_json(*entries) : report::list_text(*entries, s.text_style()));
  });
}

}  // namespace santei::cli
