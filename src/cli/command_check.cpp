// santei check FILE…: everything that can be said against a rule file before it is computed.
#include "author.hpp"
#include "commands.hpp"

#include <santei/analyse/idle.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>

namespace santei::cli {

namespace fs = std::filesystem;

void add_check(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("check", s.say("規則ファイルを検査する（文法、名前、型と単位、漏れと重なり）",
                                                    "checks rule files: grammar, names, types and units, gaps and overlaps"));
  const auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  command->callback([&s, paths] {
    const auto within = limits_of(s);
    if (!within) return;
    examine_files(
        s, *paths, true,
        [paths, &within](const check::checked& file, report::findings& into) {
          // case by case only for a few files that are named: of a folder it would take longer than all else
          const bool named = !paths->empty() && paths->size() <= 4 &&
                             std::all_of(paths->begin(), paths->end(), [](const std::string& one) { return fs::is_regular_file(one); });
          diagnostics idle = analyse::idle_clauses(file, named, within->analyse);
          into.problems.insert(into.problems.end(), std::make_move_iterator(idle.begin()), std::make_move_iterator(idle.end()));
        },
        [&s](const report::findings& one) {
          const std::string count = std::to_string(one.measures);
          return s.lang == language::japanese ? "枠 " + count + "件" : count + " measures";
        });
  });
}

}  // namespace santei::cli
