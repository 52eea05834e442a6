// santei check FILE…: everything that can be said against a rule file before it is computed.
#include "author.hpp"
#include "commands.hpp"
#include "watched_files.hpp"

#include <santei/analyse/idle.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <unistd.h>

namespace santei::cli {

namespace fs = std::filesystem;

namespace {

struct check_options {
  std::vector<std::string> paths;
  bool watch = false;
};

void check_once(session& s, const std::vector<std::string>& paths) {
  const auto within = limits_of(s);
  if (!within) return;
  examine_files(
      s, paths, true,
      [&](const check::checked& file, const catalogue::catalogue& rules, report::findings& into) {
        // case by case only for a few files that are named: of a folder it would take longer than all else
        const bool named = !paths.empty() && paths.size() <= 4 &&
                           std::all_of(paths.begin(), paths.end(), [](const std::string& one) { return fs::is_regular_file(one); });
        diagnostics idle = analyse::idle_clauses(file, rules.plans(into.path), named, within->analyse);
        into.problems.insert(into.problems.end(), std::make_move_iterator(idle.begin()), std::make_move_iterator(idle.end()));
      },
      [&s](const report::findings& one) {
        const std::string count = std::to_string(one.measures);
        return s.lang == language::japanese ? "枠 " + count + "件" : count + " measures";
      });
}

/// Checks, says so at once, and again after every change, until it is interrupted.
void keep_checking(session& s, const std::vector<std::string>& paths) {
  if (paths.empty() && s.rules.empty())
    return s.refuse({problem_of("E0832", {"--watch には FILE が要ります", "--watch needs a FILE"})});
  watched_files files(paths.empty() ? std::vector{s.rules} : paths);
  do {
    s.status = 0;
    check_once(s, paths);
    if (!write_all(STDERR_FILENO, s.notes + s.err) || !write_all(STDOUT_FILENO, s.out + "\n")) return;
    s.notes.clear(), s.err.clear(), s.out.clear();
  } while (files.wait());
}

}  // namespace

void add_check(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("check", s.say("規則ファイルを検査する（文法、名前、型と単位、漏れと重なり）",
                                                    "checks rule files: grammar, names, types and units, gaps and overlaps"));
  const auto with = std::make_shared<check_options>();
  command->add_option("FILE", with->paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  command->add_flag("--watch", with->watch, s.say("ファイルが書き換わるたびに検査し直す（Ctrl-C で終わる）", "checks again whenever a file is written (ends with Ctrl-C)"));
  command->callback([&s, with] { with->watch ? keep_checking(s, with->paths) : check_once(s, with->paths); });
}

}  // namespace santei::cli
