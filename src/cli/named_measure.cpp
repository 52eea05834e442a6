// A page goes before a name, a whole name before a part of one; among several none is guessed.
#include "named_measure.hpp"

#include <santei/check/checked.hpp>
#include <santei/value/declaration.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

namespace santei::cli {

namespace {

using entries = std::vector<catalogue::entry>;

template <class Is>
entries those(const entries& all, Is is) {
  entries found;
  std::copy_if(all.begin(), all.end(), std::back_inserter(found), is);
  return found;
}

/// Where one measure takes the name of its programme both are the same words.
std::string name_of(const catalogue::entry& one) {
  return one.title == one.programme_title ? one.title : one.programme_title + "  " + one.title;
}

diagnostic refuse_several(const std::string& word, const entries& found) {
  constexpr std::size_t told = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(told, found.size()); ++i) list += "\n" + found[i].id() + "  " + name_of(found[i]);
  const std::string count = std::to_string(found.size()), more = std::to_string(found.size() - std::min(told, found.size()));
  message help{"あるもの:" + list, "there are:" + list};
  if (found.size() > told) {
    help.ja += "\nほか" + more + "件は santei list " + word + " で見られます";
    help.en += "\nand " + more + " more: santei list " + word;
  }
  return problem_of("E0822",
                    {"「" + word + "」に当てはまる枠が" + count + "件あります。ID で一つを選んでください",
                     "'" + word + "' fits " + count + " measures: choose one by its ID"},
                    std::move(help));
}

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

}  // namespace

std::string id_help(const session& s) {
  return s.say("programme[/measure[/frame]][@edition]、または名前（その一部）、ページ",
               "programme[/measure[/frame]][@edition], or a name (a part of it) or a page");
}

std::string words_help(const session& s) {
  return s.say("名前、所管、ID の一部かページ。いくつも書けば全てに当てはまるもの",
               "a part of a name, department or ID, or a page; of several words all must fit");
}

outcome<std::vector<catalogue::entry>> entries_that_fit(const catalogue::catalogue& rules, const std::vector<std::string>& words) {
  auto found = rules.list();
  if (!found || words.empty()) return found;
  const auto departments = departments_of(rules);
  if (!departments) return departments.problems();
  const entries all = *found;
  for (const std::string& word : words) {
    const bool is_page = std::any_of(all.begin(), all.end(), [&](const auto& one) { return is_on_page(one, word); });
    std::erase_if(*found, [&](const catalogue::entry& one) {
      if (is_page) return !is_on_page(one, word);
      const std::string id = one.id(), part = name_folded(word);
      const auto department = departments->find(id);
      return !is_called(one, word) && id.find(part) == std::string::npos &&
             (department == departments->end() || department->second.find(part) == std::string::npos);
    });
  }
  return found;
}

bool is_fact(std::string_view word) { return word.find('=') != std::string_view::npos || word.find("＝") != std::string_view::npos; }

bool is_on_page(const catalogue::entry& one, std::string_view word) {
  std::string page = name_folded(word);
  if (constexpr std::string_view unit = "ページ"; page.ends_with(unit)) page.erase(page.size() - unit.size());
  if (page.empty() || one.page.empty()) return false;
  if (page == one.page) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(page.begin(), page.end(), is_digit) && one.page.starts_with(page) && !is_digit(one.page[page.size()]);
}

bool is_called(const catalogue::entry& one, std::string_view word) {
  const std::string part = name_folded(word);
  return !part.empty() && (name_folded(one.title).find(part) != std::string::npos ||
                           name_folded(one.programme_title).find(part) != std::string::npos);
}

std::vector<catalogue::entry> meant_by(const std::vector<catalogue::entry>& all, std::string_view word) {
  if (auto found = those(all, [&](const auto& one) { return is_on_page(one, word); }); !found.empty()) return found;
  const auto is_whole_name = [&](const auto& one) { return name_folded(one.title) == name_folded(word); };
  if (auto found = those(all, is_whole_name); !found.empty()) return found;
  return those(all, [&](const auto& one) { return is_called(one, word); });
}

outcome<std::string> id_meant(session& s, const catalogue::catalogue& rules, const std::string& word) {
  if (is_fact(word))
    return problem_of("E0832",
                      {"どの制度かがありません。「" + word.substr(0, 80) + "」は事実です",
                       "no measure is named: '" + word.substr(0, 80) + "' is a fact"},
                      message{"事実の前に ID、名前（その一部）、ページのどれかを書きます。一覧は santei list で見られます",
                              "write an ID, a name (or a part of it) or a page before the facts; santei list shows them all"});
  if (const auto known = rules.find(word); known || known.problems().front().code != "E0820") return word;
  const auto all = rules.list();
  if (!all) return all.problems();
  const std::size_t name_end = std::min(word.find('@'), word.size());
  const std::string name = word.substr(0, name_end);
  entries found = meant_by(*all, name);
  if (found.size() > 1 && name_end < word.size()) {  // the edition may tell which is meant
    const std::string edition = word.substr(name_end + 1);
    entries with = those(found, [&](const auto& one) {
      return std::any_of(one.editions.begin(), one.editions.end(), [&](const auto& known) { return known.key == edition; });
    });
    if (!with.empty()) found = std::move(with);
  }
  if (found.empty()) return word;
  if (found.size() > 1) return refuse_several(name, found);
  std::string id = found.front().id() + word.substr(name_end);
  const std::string name_in_full = name_of(found.front());
  s.note({"「" + word + "」は " + id + "（" + name_in_full + "）です", "'" + word + "' is " + id + " (" + name_in_full + ")"});
  return id;
}

}  // namespace santei::cli
