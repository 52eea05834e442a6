// santei format FILE…: lays rule files out anew, in place; with --check it says which would change.
#include "commands.hpp"
#include "files.hpp"
#include "output_file.hpp"

#include <santei/syntax/format.hpp>

#include <memory>

namespace santei::cli {

namespace {

struct format_options {
  std::vector<std::string> paths;
  bool check = false;
};

void run_format(session& s, const format_options& with) {
  const auto files = read_rules(with.paths);
  if (!files) return s.refuse(files.problems());
  source_set sources;
  std::vector<std::string> laid_out;
  diagnostics problems;
  for (const catalogue::rule_file& file : *files) {
    auto made = syntax::format(file.text, sources.add(file.path, file.text));
    if (made) laid_out.push_back(*std::move(made));
    else problems.insert(problems.end(), made.problems().begin(), made.problems().end());
  }
  if (!problems.empty()) return s.refuse(std::move(problems), sources);  // nothing is written where one file cannot be read
  for (std::size_t i = 0; i < files->size(); ++i) {
    const catalogue::rule_file& file = (*files)[i];
    if (laid_out[i] == file.text) continue;
    if (with.check) s.status = 1;
    else if (const auto problem = write_whole(file.path, laid_out[i])) return s.refuse({*problem});
    s.print(file.path + "\n");
  }
}

}  // namespace

void add_format(CLI::App& app, session& s) {
  auto* command = app.add_subcommand("format", s.say("規則ファイルの空白と桁をそろえる（言葉・行・注釈は変えない）",
                                                     "lays rule files out: columns and white space, never words, lines or comments"));
  const auto with = std::make_shared<format_options>();
  command->add_option("FILE", with->paths, s.say("規則ファイルかフォルダ", "rule files or folders"))->required();
  command->add_flag("--check", with->check,
                    s.say("書き換えず、変わるファイルを挙げる（あれば 1 で終わる）",
                          "writes nothing, lists the files that would change (exit status 1 if any)"));
  command->callback([&s, with] { run_format(s, *with); });
}

}  // namespace santei::cli
