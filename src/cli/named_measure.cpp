// A page goes before a name, a whole name before a part of one; among several none is guessed.
#include "named_measure.hpp"

#include "spoken_name.hpp"

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

/// The key of the edition that a word names by key or title, "20" or "20次".
std::optional<std::string> edition_key(const catalogue::entry& one, std::string_view word) {
  for (const catalogue::edition& known : one.editions)
    if (spoken(known.key) == spoken(word) || (!known.title.empty() && spoken(known.title) == spoken(word))) return known.key;
  return std::nullopt;
}

/// A name and its edition: behind @, or behind the last blank where some measure has an edition of that name.
std::pair<std::string, std::string> parted(const entries& all, const std::string& word) {
  if (const std::size_t at = word.find('@'); at != std::string::npos) return {word.substr(0, at), word.substr(at + 1)};
  for (const std::string_view blank : {" ", "　"}) {
    const std::size_t at = word.rfind(blank);
    if (at == std::string::npos || at == 0) continue;
    const std::string last = word.substr(at + blank.size());
    if (std::any_of(all.begin(), all.end(), [&](const auto& one) { return edition_key(one, last).has_value(); })) return {word.substr(0, at), last};
  }
  return {word, ""};
}

diagnostic refuse_unknown(const entries& all, const std::string& word) {
  const std::string shown = word.substr(0, 80);
  message help{"一覧は santei list で、名前の一部からは santei list 能登 のように見られます", "santei list shows them all, santei list WORD those of a name"};
  if (const entries near = nearly_called(all, word); !near.empty()) {
    help = {"もしかして:", "did you mean:"};
    for (const catalogue::entry& one : near)
      for (std::string* to : {&help.ja, &help.en}) *to += "\n" + one.id() + "  " + name_of(one);
  }
  return problem_of("E0820", {"「" + shown + "」という制度はありません", "no measure is called '" + shown + "'"}, std::move(help));
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
  for (const std::string_view unit : {"ページ", "頁", "p"})
    if (page.ends_with(unit)) page.erase(page.size() - unit.size());
  for (const std::string_view before : {"p.", "p"})
    if (page.starts_with(before)) page.erase(0, before.size());
  if (page.empty() || one.page.empty()) return false;
  if (page == one.page) return true;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::all_of(page.begin(), page.end(), is_digit) && one.page.starts_with(page) && !is_digit(one.page[page.size()]);
}

bool is_called(const catalogue::entry& one, std::string_view word) {
  const std::u32string part = spoken(word);
  return !part.empty() && (spoken(one.title).find(part) != std::u32string::npos || spoken(one.programme_title).find(part) != std::u32string::npos);
}

std::vector<catalogue::entry> meant_by(const std::vector<catalogue::entry>& all, std::string_view word) {
  if (auto found = those(all, [&](const auto& one) { return is_on_page(one, word); }); !found.empty()) return found;
  const auto is_whole_name = [&](const auto& one) { return spoken(one.title) == spoken(word); };
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
  if (word.ends_with(".santei"))
    return problem_of("E0832", {"「" + word.substr(0, 80) + "」は規則のファイルで、制度の ID ではありません", "'" + word.substr(0, 80) + "' is a file of rules, not the ID of a measure"},
                      message{"ファイルは --rules で渡し、ID は santei list で見ます → santei list --rules " + word + "、santei estimate ID 事実 … --rules " + word,
                              "give the file by --rules; santei list shows its IDs → santei list --rules " + word + ", santei estimate ID facts … --rules " + word});
  if (const auto known = rules.find(word); known || known.problems().front().code != "E0820") return word;
  const auto all = rules.list();
  if (!all) return all.problems();
  const auto [name, edition] = parted(*all, word);
  const bool is_id = name.find('/') != std::string::npos;
  entries found = is_id ? those(*all, [&, &name = name](const auto& one) { return (name + "/").starts_with(one.id() + "/"); }) : meant_by(*all, name);
  if (found.size() > 1 && !edition.empty())  // the edition may tell which is meant
    if (entries with = those(found, [&, &edition = edition](const auto& one) { return edition_key(one, edition).has_value(); }); !with.empty()) found = std::move(with);
  const bool is_ascii = std::all_of(word.begin(), word.end(), [](char c) { return (c & 0x80) == 0; });
  if (found.empty()) return is_ascii ? outcome<std::string>(word) : outcome<std::string>(refuse_unknown(*all, word));
  if (found.size() > 1) return refuse_several(name, found);
  std::string id = (is_id ? name : found.front().id()) + (edition.empty() ? "" : "@" + edition_key(found.front(), edition).value_or(edition));
  const std::string name_in_full = name_of(found.front());
  s.note({"「" + word + "」は " + id + "（" + name_in_full + "）です", "'" + word + "' is " + id + " (" + name_in_full + ")"});
  return id;
}

}  // namespace santei::cli
