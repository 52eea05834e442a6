// santei list [WORD…]: programmes and measures, kind, what is computable; with words those that all of them fit.
#include "commands.hpp"
#include "named_measure.hpp"

#include <santei/check/checked.hpp>
#include <santei/report/json.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace santei::cli {

namespace {

/// The departments in charge of each measure, by "programme/measure", folded for look-up.
outcome<std::map<std::string, std::string>> departments_of(const catalogue::catalogue& rules) {
  const auto all = rules.all({});
  if (!all) return all.problems();
  std::map<std::string, std::string> found;
  for (const catalogue::measure& one : *all)
    for (const check::clause_place place : one.written().clauses)
      if (const syntax::clause& clause = one.rule().at(place); clause.is == syntax::clause_kind::department)
        for (const syntax::word& word : std::get<syntax::words_clause>(clause.says).words)
          found[one.id().programme + "/" + one.id().measure] += name_folded(word.text);
  return found;
}

/// Keeps what every word fits: the page where there is one of that number, else a part of the ID, a name or the department in charge.
diagnostics keep_those_that_fit(const catalogue::catalogue& rules, const std::vector<std::string>& words,
                                std::vector<catalogue::entry>& entries) {
  const auto departments = departments_of(rules);
  if (!departments) return departments.problems();
  const std::vector<catalogue::entry> all = entries;
  for (const std::string& word : words) {
    const bool is_page = std::any_of(all.begin(), all.end(), [&](const auto& one) { return is_on_page(one, word); });
    std::erase_if(entries, [&](const catalogue::entry& one) {
      if (is_page) return !is_on_page(one, word);
      const std::string id = one.id(), part = name_folded(word);
      const auto department = departments->find(id);
      return !is_called(one, word) && id.find(part) == std::string::npos &&
             (department == departments->end() || department->second.find(part) == std::string::npos);
    });
  }
  return {};
}

void list(session& s, const std::vector<std::string>& words) {
  const auto rules = open_catalogue(s);
  if (!rules) return;
  auto entries = rules->list();
  if (!entries) return s.refuse(entries.problems(), rules->sources());
  if (!words.empty())
    if (auto problems = keep_those_that_fit(*rules, words, *entries); !problems.empty())
      return s.refuse(std::move(problems), rules->sources());
  if (s.json) return s.print(report::list_json(*entries));
  s.print(entries->empty() ? s.say("当てはまる枠はありません。\n", "No measure fits.\n") : report::list_text(*entries, s.text_style()));
}

}  // namespace

void add_list(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("list", s.say("制度と枠の一覧（種別、算定できるか、版）", "programmes and measures, kind, what is computable"));
  const auto words = std::make_shared<std::vector<std::string>>();
  command->add_option("WORD", *words,
                      s.say("名前、所管、ID の一部かページ。いくつも書けば全てに当てはまるもの",
                            "a part of a name, department or ID, or a page; of several words all must fit"));
  command->callback([&s, words] { list(s, *words); });
}

}  // namespace santei::cli
