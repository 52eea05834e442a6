// santei test FILE…: runs every 例.
#include "author.hpp"
#include "commands.hpp"

#include <santei/analyse/examples.hpp>

#include <memory>

namespace santei::cli {

void add_test(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("test", s.say("規則ファイルの 例 を全て試す", "runs every 例 of rule files"));
  const auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths,
                      s.say("規則ファイルかフォルダ（制度の ID、名前、ページでもよい）。なければ --rules か組込みの全て",
                            "rule files or folders (or an ID, a name or a page of a programme); without one those of --rules, or all embedded ones"));
  command->callback([&s, paths] {
    const auto within = limits_of(s);
    if (!within) return;
    const auto run = [&](const check::checked& file, const catalogue::catalogue&, report::findings& into) {
      for (const analyse::example_result& one : analyse::run_examples(file, within->analyse, within->plan)) {
        ++into.examples;
        into.passed += one.passed() ? 1 : 0;
        into.problems.insert(into.problems.end(), one.problems.begin(), one.problems.end());
      }
    };
    examine_files(s, *paths, false, run, [&s](const report::findings& one) {
      const std::string passed = std::to_string(one.passed), all = std::to_string(one.examples);
      return s.lang == language::japanese ? "例 " + all + "件のうち " + passed + "件が成り立つ" : passed + " of " + all + " examples hold";
    });
  });
}

}  // namespace santei::cli
