// The files that an author names, with the vocabulary they use.
#include "author.hpp"

#include "files.hpp"
#include "named_measure.hpp"

#include <santei/check/check.hpp>
#include <santei/check/checked.hpp>
#include <santei/syntax/grant_call.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <unistd.h>

namespace santei::cli {

namespace {

/// The rule files of the programmes that a word means, as an ID, a name or a page; none where it means nothing.
std::vector<catalogue::rule_file> files_called(std::vector<catalogue::rule_file> all, const std::string& word) {
  const catalogue::catalogue rules(all);
  std::vector<catalogue::measure> measures;
  if (const auto known = rules.find(word)) measures = *known;
  else if (const auto entries = rules.list())
    for (const catalogue::entry& one : meant_by(*entries, word))
      if (const auto found = rules.find(one.id())) measures.insert(measures.end(), found->begin(), found->end());
  std::erase_if(all, [&](const catalogue::rule_file& file) {
    return std::none_of(measures.begin(), measures.end(),
                        [&](const auto& one) { return one.sources()[one.written().where.source].name() == file.path; });
  });
  return all;
}

outcome<std::vector<catalogue::rule_file>> files_of(const session& s, const std::vector<std::string>& paths);

/// Each path as it stands, and in the place of a file that there is not the files of the programmes so called.
outcome<std::vector<catalogue::rule_file>> files_named(const session& s, const std::vector<std::string>& paths) {
  std::vector<std::string> there;
  std::vector<catalogue::rule_file> made;
  for (const std::string& path : paths) {
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) {
      there.push_back(path);
      continue;
    }
    auto all = files_of(s, {});
    if (!all) return all;
    const auto called = files_called(*std::move(all), path);
    if (called.empty()) there.push_back(path);  // refused there
    made.insert(made.end(), called.begin(), called.end());
  }
  if (there.empty()) return made;
  auto read = read_rules(there);
  if (!read) return read;
  made.insert(made.end(), read->begin(), read->end());
  return made;
}

outcome<std::vector<catalogue::rule_file>> files_of(const session& s, const std::vector<std::string>& paths) {
  if (!paths.empty()) return files_named(s, paths);
  if (!s.rules.empty()) return read_rules({s.rules});
  return catalogue::embedded_rules();
}

/// The vocabulary of --rules, or the one that stands beside the files, else the embedded one.
outcome<std::vector<catalogue::rule_file>> vocabulary_of(const session& s, const std::vector<catalogue::rule_file>& files) {
  const auto is_words = [](const catalogue::rule_file& file) { return catalogue::is_vocabulary(file.path); };
  if (s.rules.empty() || std::any_of(files.begin(), files.end(), is_words)) return read_vocabulary_of(files);
  auto words = read_rules({s.rules});
  if (!words) return words;
  if (std::none_of(words->begin(), words->end(), is_words)) return read_vocabulary_of(*words);
  std::erase_if(*words, [&](const catalogue::rule_file& file) { return !is_words(file); });
  return catalogue::with_vocabulary(*std::move(words));
}

bool has_error(const report::findings& found) {
  return std::any_of(found.problems.begin(), found.problems.end(),
                     [](const diagnostic& problem) { return problem.level == severity::error; });
}

}  // namespace

std::optional<named_files> open_named(session& s, const std::vector<std::string>& paths) {
  auto named = files_of(s, paths);
  const bool embedded = paths.empty() && s.rules.empty();  // all of them, the vocabulary too
  const auto words = !named ? outcome<std::vector<catalogue::rule_file>>(named.problems())
                     : embedded ? outcome(std::vector<catalogue::rule_file>())
                                : vocabulary_of(s, *named);
  if (!words) return s.refuse(words.problems()), std::nullopt;
  const auto within = limits_of(s);
  if (!within) return std::nullopt;
  std::vector<catalogue::rule_file> all = *words;
  for (const auto& file : *named)
    if (std::none_of(all.begin(), all.end(), [&](const auto& known) { return known.path == file.path; })) all.push_back(file);
  if (std::any_of(named->begin(), named->end(), [](const auto& file) { return syntax::may_take_grants(file.text); })) {
    auto at_hand = rules_at_hand(s);
    if (!at_hand) return s.refuse(at_hand.problems()), std::nullopt;
    for (auto& file : catalogue::others_at_hand(*named, *std::move(at_hand))) all.push_back(std::move(file));
  }
  return named_files{*std::move(named), catalogue::catalogue(std::move(all), *within)};
}

void examine_files(session& s, const std::vector<std::string>& paths, bool warnings,
                   const std::function<void(const check::checked&, const catalogue::catalogue&, report::findings&)>& look,
                   const std::function<std::string(const report::findings&)>& summary) {
  auto opened = open_named(s, paths);
  if (!opened) return;
  auto& [named, rules] = *opened;
  // after the files that use it
  std::stable_partition(named.begin(), named.end(), [](const auto& file) { return !catalogue::is_vocabulary(file.path); });
  std::vector<report::findings> found;
  for (const auto& file : named) {
    const check::report report = rules.examine(file.path);
    report::findings one{file.path, report.problems, 0, 0, 0, {}, {}, {}};
    if (!warnings) std::erase_if(one.problems, [](const diagnostic& problem) { return problem.level == severity::warning; });
    if (report.file) one.measures = report.file->measures.size();
    if (report.file && !has_error(one)) look(*report.file, rules, one);
    found.push_back(std::move(one));
  }
  s.status = std::any_of(found.begin(), found.end(), has_error) ? 1 : 0;
  if (s.json) return s.print(report::findings_json(found, rules.sources(), s.lang));
  std::set<std::string> told;  // a file says again what is wrong with one that it names
  for (report::findings& one : found) {
    const bool wrong = has_error(one);
    std::set<std::string> here;
    std::erase_if(one.problems, [&](const diagnostic& problem) {
      const span at = problem.labels.empty() ? span{} : problem.labels.front().where;
      const std::string words = problem.code + problem.text.ja + std::to_string(at.source) + ":" + std::to_string(at.begin);
      here.insert(words);
      return told.contains(words);
    });
    told.merge(here);
    if (!one.problems.empty()) s.print(render(one.problems, rules.sources(), s.problem_style(STDOUT_FILENO)));
    const bool told_above = wrong && !has_error(one);
    s.print(std::string(wrong ? "× " : "○ ") + one.path + "  " + (told_above ? std::string(s.say("上に示した誤りのため", "for what is told above")) : summary(one)) + "\n");
  }
}

}  // namespace santei::cli
