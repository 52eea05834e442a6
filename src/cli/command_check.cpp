// santei check FILE…: everything that can be said against a rule file before it is computed.
#include "author.hpp"
#include "commands.hpp"

#include <memory>

namespace santei::cli {

void add_check(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("check", s.say("規則ファイルを検査する（文法、名前、型と単位、漏れと重なり）",
                                                    "checks rule files: grammar, names, types and units, gaps and overlaps"));
  const auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths,
                      s.say("規則ファイルかフォルダ。なければ --rules か組込みの全て",
                            "rule files or folders; without one those of --rules, or all embedded ones"));
  command->callback([&s, paths] {
    examine_files(
        s, *paths, true, [](const check::checked&, report::findings&) {},
        [&s](const report::findings& one) {
          const std::string count = std::to_string(one.measures);
          return s.lang == language::japanese ? "枠 " + count + "件" : count + " measures";
        });
  });
}

}  // namespace santei::cli
