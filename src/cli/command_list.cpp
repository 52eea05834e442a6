// santei list [WORD…]: programmes and measures, kind, what is computable; with words those that all of them fit.
#include "commands.hpp"
#include "named_measure.hpp"
#include "spoken_name.hpp"

#include <santei/report/json.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct list_options {
  std::vector<std::string> words;
  bool budget = false;
};

void list(session& s, const list_options& asked) {
  const auto rules = open_catalogue(s);
  if (!rules) return;
  auto entries = entries_that_fit(*rules, asked.words);
  if (!entries) return s.refuse(entries.problems(), rules->sources());
  if (asked.budget) std::erase_if(*entries, [](const catalogue::entry& one) { return !one.is_on_budget_page(); });
  if (s.json) return s.print(report::list_json(*entries));
  if (!entries->empty()) return s.print(report::list_text(*entries, s.text_style()));
  s.print(s.say("当てはまる枠はありません。\n", "No measure fits.\n"));
  const auto all = rules->list();
  if (!all || asked.words.size() != 1) return;
  const std::vector<catalogue::entry> near = nearly_called(*all, asked.words.front());
  if (!near.empty()) s.print(s.say("もしかして:\n\n", "Did you mean:\n\n") + report::list_text(near, s.text_style()));
}

}  // namespace

void add_list(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("list", s.say("制度と枠の一覧（種別、算定できるか、版）", "programmes and measures, kind, what is computable"));
  const auto asked = std::make_shared<list_options>();
  command->add_option("WORD", asked->words, words_help(s));
  command->add_flag("--budget", asked->budget, s.say("補正予算の資料にある枠だけ", "only the measures of the budget's pages"));
  command->callback([&s, asked] { list(s, *asked); });
}

}  // namespace santei::cli
